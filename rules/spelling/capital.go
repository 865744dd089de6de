package spelling

import (
	_ "embed"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed capital.md
var capitalPage string

// Capital finds days, months, peoples, languages and places in small letters.
var Capital = linter.Rule{
	ID:       "spelling.capital",
	Doc:      capitalPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("spelling.capital")
			for i := range hits {
				h := &hits[i]
				// A post or a list of keywords may have no capital at all.
				if text := p.Text(h.Span); small(p, h.Words[0], h.Words[1]) && cased(p, h.Words[0]) {
					p.Report(linter.Finding{
						Span:    h.Span,
						Message: "“" + text + "” stands for “" + h.Right() + "”: " + h.Why() + ".",
						Fixes:   []linter.Fix{linter.Replace(h.Span, h.Right(), linter.Ask)},
					})
				}
			}
		}, nil
	},
}

// small reports whether the words are in small letters and nothing binds them
// to the word before.
func small(p *linter.Pass, from, to int32) bool {
	words := p.Words()
	for i := from; i < to; i++ {
		if words[i].Case != article.Lower || words[i].Has(article.Bound|article.Pointed|article.Foreign) && !words[i].Has(article.Possessive) {
			return false
		}
	}
	at := words[from].Span.Start
	return at == 0 || p.Doc.Text[at-1] != '/' && p.Doc.Text[at-1] != '.' && p.Doc.Text[at-1] != '_'
}

// cased reports whether the sentence of a word begins with a capital, and its
// neighbours are words of English.
func cased(p *linter.Pass, i int32) bool {
	words := p.Words()
	s := p.SentenceAt(words[i].Span.Start)
	if s == nil || s.Words[0] == i || words[s.Words[0]].Case <= article.Lower && words[s.Words[0]].Kind == article.Letters {
		return false
	}
	for _, j := range [...]int32{i - 1, i + 1} {
		if j < s.Words[0] || j >= s.Words[1] {
			continue
		}
		if w := &words[j]; w.Kind == article.Letters && w.Case == article.Lower && !reading.Entry(w).Known() {
			return false
		}
	}
	return true
}
