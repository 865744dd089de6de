package names

import (
	_ "embed"
	"fmt"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed first-reference.md
var firstReferencePage string

// FirstReference finds persons whom the body names by the surname before it
// names them in full.
var FirstReference = linter.Rule{
	ID:       "names.first-reference",
	Doc:      firstReferencePage,
	Severity: linter.Suggestion,
	New: func(s *linter.Setup) (linter.Check, error) {
		if s.House.FirstReference != "full" {
			return nil, nil
		}
		return firstReference, nil
	},
}

func firstReference(p *linter.Pass) {
	n := p.Names()
	var people []reference // of each entity
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if n.Entities[m.Entity].Kind != reading.Person || !inBody(p, m.Span) {
			continue
		}
		if people == nil {
			people = make([]reference, len(n.Entities))
		}
		r := &people[m.Entity]
		if r.first == nil {
			r.first = m
		}
		if r.full == nil && inFull(m) {
			r.full = m
		}
	}
	var all owners
	for i := range people {
		m, full := people[i].first, people[i].full
		if m == full || full == nil || !bySurname(p, m) || !given(p, full) || surname(p, m) != surname(p, full) ||
			allowed(p, &n.Entities[i], p.Text(m.Span)) {
			continue
		}
		if all == nil {
			all = ownersOf(p, n)
		}
		if all.shared(surname(p, m)) {
			continue
		}
		p.Report(linter.Finding{
			Span:    m.Span,
			Message: fmt.Sprintf("“%s” is named in full only later, as “%s”.", p.Text(m.Span), p.Text(full.Span)),
			Related: []linter.Related{{Span: full.Span, Message: "In full here."}},
		})
	}
}

// reference is how the body names one person: first, and first in full; nil
// where it does not.
type reference struct{ first, full *reading.Mention }

// bySurname reports whether a mention is plainly a person's surname and no more.
// One after an office (President Ives) may be how the house names its holder;
// one after a noun (the band Ives), or one that is a word in a place where any
// word has a capital, may be no surname.
func bySurname(p *linter.Pass, m *reading.Mention) bool {
	if m.Title[0] < m.Title[1] {
		return courtesy(p, m) != "" && surnameAlone(p, m)
	}
	words := p.Words()
	i := m.Words[0]
	if !surnameAlone(p, m) || titled(p, m) {
		return false
	}
	k := before(p, i)
	if k < 0 {
		return !reading.Entry(&words[i]).Lower()
	}
	g := lexicon.GrammarOf(words[k].Hash)
	return words[k].Case != article.Lower || !g.Mostly(lexicon.Noun) || g.Mostly(lexicon.Preposition|lexicon.Verb|lexicon.Conjunction)
}
