package grammar

import (
	_ "embed"
	"strings"

	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed possessive.md
var possessivePage string

// Possessive finds a stretch of time that lacks its apostrophe: "two weeks
// notice".
var Possessive = linter.Rule{
	ID:       "grammar.possessive",
	Doc:      possessivePage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	Quotes:   linter.CheckQuotes,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.possessive")
			for i := range hits {
				h := &hits[i]
				if !running(p, h, "") || compound(p, h) || h.Likely() && asks(p, h) {
					continue
				}
				text := p.Text(h.Span)
				right := phrases.MatchCase(text, h.Right())
				f := linter.Finding{Span: h.Span, Message: "“" + text + "” stands for “" + right + "”: " + h.Why() + ".",
					Fixes: []linter.Fix{linter.Replace(h.Span, right, linter.Ask)}}
				if h.Likely() {
					f.Severity = linter.Suggestion
				}
				p.Report(f)
			}
		}, nil
	},
}

// asks reports whether a question ends with a hit, whose second word may then be
// its verb: would an hour or two minutes work?
func asks(p *linter.Pass, h *phrases.Hit) bool {
	return strings.HasPrefix(p.Doc.Text[h.Span.End:], "?")
}
