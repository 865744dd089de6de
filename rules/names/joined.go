package names

import (
	"fmt"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

// joinedForms finds a name with a hyphen and without it: Smith-Jones, Smith
// Jones. Names with hyphens are few, so each looks for its other form.
func joinedForms(p *linter.Pass) {
	n, words := p.Names(), p.Words()
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if !hyphened(words, m) || !ownCopy(p, m.Span) || formerly(p, n, i) {
			continue
		}
		var other *reading.Mention
		with, without := 0, 0
		for k := range n.Mentions {
			o := &n.Mentions[k]
			if o.Key != m.Key || o.Words[1]-o.Words[0] != m.Words[1]-m.Words[0] || !ownCopy(p, o.Span) {
				continue
			}
			if hyphened(words, o) {
				with++
				continue
			}
			without++
			if other == nil {
				other = o
			}
		}
		if other == nil || p.SentenceAt(other.Span.Start) == p.SentenceAt(m.Span.Start) {
			continue
		}
		minor, major := other, m
		if without > with {
			minor, major = m, other
			with, without = without, with
		}
		form, right := p.Text(minor.Span), p.Text(major.Span)
		p.Report(linter.Finding{
			Span:    minor.Span,
			Message: fmt.Sprintf("“%s” and “%s”: two forms of one name are used, %s and %s.", form, right, times(without, false), times(with, false)),
			Related: []linter.Related{{Span: major.Span, Message: "“" + right + "” here."}},
			Fixes:   []linter.Fix{linter.Replace(minor.Span, right, linter.Ask)},
		})
	}
}

// hyphened reports whether a hyphen joins two words of a mention, one of which
// is a name and no number or point of the compass.
func hyphened(words []article.Word, m *reading.Mention) bool {
	found := false
	for k := m.Words[0]; k < m.Words[1]; k++ {
		w := &words[k]
		if w.Case != article.Title || w.Kind != article.Letters || reading.Entry(w).Is(lexicon.Number|lexicon.Ordinal) {
			return false
		}
		if k > m.Words[0] && w.Has(article.Bound) && (!plainWord(reading.Entry(w)) || !plainWord(reading.Entry(&words[k-1]))) {
			found = true
		}
	}
	return found
}

// formerly reports whether the same hyphened name stands before a mention.
func formerly(p *linter.Pass, n *reading.Names, i int) bool {
	for k := range i {
		if o := &n.Mentions[k]; o.Key == n.Mentions[i].Key && hyphened(p.Words(), o) && ownCopy(p, o.Span) {
			return true
		}
	}
	return false
}
