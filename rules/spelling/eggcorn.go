package spelling

import (
	_ "embed"

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
				if mentioned(p, h.Span) {
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
