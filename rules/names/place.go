package names

import (
	_ "embed"
	"slices"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed place.md
var placePage string

// placeOptions say which names of places a house writes.
type placeOptions struct {
	Prefer string   `toml:"prefer" oneof:"current|former"`
	Keep   []string `toml:"keep"` // forms to write whatever the other says
}

// Place finds places under a name that the house does not write: Kiev, Kyiv.
var Place = linter.Rule{
	ID:       "names.place",
	Doc:      placePage,
	Severity: linter.Warning,
	Off:      true,
	Fixable:  linter.Ask,
	Options:  func() any { return &placeOptions{Prefer: "current"} },
	New: func(s *linter.Setup) (linter.Check, error) {
		options := s.Options.(*placeOptions)
		return func(p *linter.Pass) { place(p, options) }, nil
	},
}

func place(p *linter.Pass, options *placeOptions) {
	hits := p.Hits("names.place")
	words := p.Words()
	for i := range hits {
		h := &hits[i]
		first := &words[h.Words[0]]
		text := p.Text(h.Span)
		right := curly(text, h.Right())
		switch {
		case writtenIn(options.Keep, text):
			continue
		case writtenIn(options.Keep, h.Right()):
		case h.Why() == options.Prefer:
			continue
		}
		// A bird may open a sentence.
		if first.Case <= article.Lower || reading.Entry(first).Lower() && opensSentence(p, h.Words[0]) || partOfCode(p.Doc.Text, h.Span) {
			continue
		}
		if first.Case == article.Upper && first.Span.Len() > 1 {
			continue
		}
		p.Report(linter.Finding{
			Span:    h.Span,
			Message: "“" + text + "” is “" + right + "” in the house style.",
			Fixes:   []linter.Fix{linter.Replace(h.Span, right, linter.Ask)},
		})
	}
}

// writtenIn reports whether a list has a form, in any case.
func writtenIn(list []string, form string) bool {
	key := article.Fold(form)
	return slices.ContainsFunc(list, func(s string) bool { return article.Fold(s) == key })
}
