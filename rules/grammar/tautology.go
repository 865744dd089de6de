package grammar

import (
	_ "embed"

	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed tautology.md
var tautologyPage string

// Tautology reports a word that an abbreviation, a clock time or a borrowed
// word says already.
var Tautology = linter.Rule{
	ID:       "grammar.tautology",
	Doc:      tautologyPage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			end := int32(-1)
			hits := p.Hits("grammar.tautology")
			for i := range hits {
				h := &hits[i]
				if h.Span.Start < end {
					continue
				}
				end = h.Span.End
				text := p.Text(h.Span)
				f := linter.Finding{Span: h.Span, Message: "“" + text + "” says it twice: " + h.Why() + "."}
				if right := h.Right(); right != "" {
					safety := linter.Ask
					if h.Likely() {
						safety = linter.Show
					}
					f.Fixes = []linter.Fix{linter.Replace(h.Span, capital(text, right), safety)}
				}
				p.Report(f)
			}
		}, nil
	},
}

// capital writes right with a capital where the words it replaces open with
// one. An acronym in capitals says nothing of the word after it.
func capital(text, right string) string {
	if first := text[0]; first < 'A' || first > 'Z' {
		return right
	}
	return phrases.MatchCase(text[:1]+"a", right)
}
