package spelling

import (
	_ "embed"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed eggcorn.md
var eggcornPage string

// Eggcorn reports real words that stand for others they sound like.
var Eggcorn = linter.Rule{
	ID:       "spelling.eggcorn",
	Doc:      eggcornPage,
	Severity: linter.Error,
	Fixable:  linter.Ask,
	Quotes:   linter.CheckQuotes,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("spelling.eggcorn")
			for i := range hits {
				h := &hits[i]
				if mentioned(p, h.Span) || named(p, h) {
					continue
				}
				text := p.Text(h.Span)
				right := phrases.MatchCase(text, h.Right())
				f := linter.Finding{Span: h.Span, Message: "“" + text + "” stands for “" + right + "”: " + h.Why() + ".",
					Fixes: []linter.Fix{linter.Replace(h.Span, right, linter.Ask)}}
				if h.Likely() {
					f.Severity = linter.Warning
				}
				p.Report(f)
			}
		}, nil
	},
}

// named reports whether all words of a phrase have capitals, and so has the word
// after it: a name that plays on the phrase.
func named(p *linter.Pass, h *phrases.Hit) bool {
	words := p.Words()
	end := int(h.Words[1])
	if end == len(words) || words[end-1].Span.End+1 != words[end].Span.Start {
		return false
	}
	for i := int(h.Words[0]); i <= end; i++ {
		if words[i].Case != article.Title {
			return false
		}
	}
	return true
}
