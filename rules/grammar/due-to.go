package grammar

import (
	_ "embed"

	"galleyproof/linter"
)

//go:embed due-to.md
var dueToPage string

// DueTo reports “due to” after a verb, for the houses that keep it for nouns.
var DueTo = linter.Rule{
	ID:       "grammar.due-to",
	Doc:      dueToPage,
	Severity: linter.Suggestion,
	Off:      true,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.due-to")
			for i := range hits {
				words := p.Words()[hits[i].Words[1]-2 : hits[i].Words[1]]
				span := words[0].Span.Join(words[1].Span)
				p.Report(linter.Finding{
					Span:    span,
					Message: "“" + p.Text(span) + "” stands after a verb, where “because of” does.",
					Fixes:   []linter.Fix{linter.Replace(span, "because of", linter.Ask)},
				})
			}
		}, nil
	},
}
