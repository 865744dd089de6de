package names

import (
	"fmt"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

// farthestForm is how many mentions back the other form of a full name is looked
// for.
const farthestForm = 256

// givenForms suggests one form where a person has two that both are right: Chris
// and Christopher before one surname.
func givenForms(p *linter.Pass) {
	n, words := p.Names(), p.Words()
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if !fullPerson(p, n, m) {
			continue
		}
		for k := i - 1; k >= 0 && k >= i-farthestForm; k-- {
			o := &n.Mentions[k]
			if o.Entity != m.Entity || o.Words[1]-o.Words[0] != m.Words[1]-m.Words[0] || words[o.Words[1]-1].Hash != words[m.Words[1]-1].Hash || !fullPerson(p, n, o) {
				continue
			}
			if words[o.Words[0]].Hash == words[m.Words[0]].Hash || p.SentenceAt(o.Span.Start) == p.SentenceAt(m.Span.Start) {
				break // said where that one stands, or both on purpose
			}
			if words[o.Words[0]].Has(article.Foreign) != words[m.Words[0]].Has(article.Foreign) {
				break // names.diacritics says so
			}
			first, second := givenSpan(p, o), givenSpan(p, m)
			p.Report(linter.Finding{
				Severity: linter.Suggestion,
				Span:     second,
				Message:  fmt.Sprintf("“%s” is “%s” elsewhere in the article.", p.Text(m.Span), p.Text(o.Span)),
				Related:  []linter.Related{{Span: first, Message: "“" + p.Text(first) + "” here."}},
				Fixes:    []linter.Fix{linter.Replace(second, p.Text(first), linter.Ask)},
			})
			break
		}
	}
}

// givenSpan is the place of a full name's given name.
func givenSpan(p *linter.Pass, m *reading.Mention) article.Span { return p.Words()[m.Words[0]].Span }

// fullPerson reports whether a mention is a person's given name and surname in
// the article's own copy, and no initial.
func fullPerson(p *linter.Pass, n *reading.Names, m *reading.Mention) bool {
	if m.Words[1]-m.Words[0] < 2 || n.Entities[m.Entity].Kind != reading.Person {
		return false
	}
	w := &p.Words()[m.Words[0]]
	if p.Words()[m.Words[0]+1].Has(article.Bound) {
		return false // a surname of two parts
	}
	// The record may list a name with a title: President Trump.
	e := reading.Entry(w)
	return w.Case == article.Title && w.Span.Len() > 2 && !w.Has(article.Pointed) && e.Is(lexicon.GivenName) && !e.Is(lexicon.Honorific) && ownCopy(p, w.Span)
}
