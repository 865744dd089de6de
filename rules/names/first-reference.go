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
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if n.Entities[m.Entity].Kind != reading.Person || !bySurname(p, m) || !inBody(p, m.Span) || mentioned(p, n, i) {
			continue
		}
		for k := i + 1; k < len(n.Mentions); k++ {
			full := &n.Mentions[k]
			if full.Entity != m.Entity || !inFull(full) || !inBody(p, full.Span) {
				continue
			}
			if given(p, full) && surname(p, m) == surname(p, full) && !shared(p, n, m.Entity, surname(p, m)) &&
				!allowed(p, &n.Entities[m.Entity], p.Text(m.Span)) {
				p.Report(linter.Finding{
					Span:    m.Span,
					Message: fmt.Sprintf("“%s” is named in full only later, as “%s”.", p.Text(m.Span), p.Text(full.Span)),
					Related: []linter.Related{{Span: full.Span, Message: "In full here."}},
				})
			}
			break
		}
	}
}

// mentioned reports whether the body names the person of a mention before it.
func mentioned(p *linter.Pass, n *reading.Names, i int) bool {
	for k := range n.Mentions[:i] {
		if n.Mentions[k].Entity == n.Mentions[i].Entity && inBody(p, n.Mentions[k].Span) {
			return true
		}
	}
	return false
}

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
