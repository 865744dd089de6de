package web

import (
	_ "embed"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

//go:embed boilerplate.md
var boilerplatePage string

// Boilerplate finds page furniture left in the copy.
var Boilerplate = linter.Rule{
	ID:       "web.boilerplate",
	Doc:      boilerplatePage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	Quotes:   linter.CheckMarks,
	Blocks:   article.Kinds(article.Boilerplate),
	New:      func(*linter.Setup) (linter.Check, error) { return boilerplate, nil },
}

func boilerplate(p *linter.Pass) {
	for _, b := range p.Doc.Blocks {
		if b.Kind != article.Boilerplate {
			continue
		}
		p.Report(linter.Finding{
			Span:    b.Span,
			Message: "This is the page’s furniture, not the article.",
			Fixes:   []linter.Fix{{Title: "Delete it", Safety: linter.Ask, Edits: []linter.Edit{{Span: b.Span}}}},
		})
	}
}
