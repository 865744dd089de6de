package names

import (
	_ "embed"
	"slices"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
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
		if partOfName(p, h) || glossed(p, h, right) {
			continue
		}
		p.Report(linter.Finding{
			Span:    h.Span,
			Message: "“" + text + "” is “" + right + "” in the house style.",
			Fixes:   []linter.Fix{linter.Replace(withArticle(p, h), right, linter.Ask)},
		})
	}
}

// partOfName reports whether a place stands within a longer name: Bombay Dreams.
func partOfName(p *linter.Pass, h *phrases.Hit) bool {
	n := p.Names()
	for i := range n.Mentions {
		if m := &n.Mentions[i]; m.Words[0] <= h.Words[0] && h.Words[1] <= m.Words[1] {
			return m.Words[1]-m.Words[0] > h.Words[1]-h.Words[0]
		}
	}
	return false
}

// glossed reports whether a place stands in brackets after its other name:
// Mumbai (Bombay).
func glossed(p *linter.Pass, h *phrases.Hit, right string) bool {
	before, ok := strings.CutSuffix(p.Doc.Text[:h.Span.Start], " (")
	return ok && (strings.HasSuffix(before, right) || strings.HasSuffix(before, "formerly"))
}

// withArticle returns the place of a name with the article that its other name
// does without: the Czech Republic.
func withArticle(p *linter.Pass, h *phrases.Hit) article.Span {
	s := h.Span
	if k := h.Words[0]; h.Words[1]-k > 1 && k > 0 && strings.EqualFold(p.Doc.Text[p.Words()[k-1].Span.Start:s.Start], "the ") {
		s.Start = p.Words()[k-1].Span.Start
	}
	return s
}

// writtenIn reports whether a list has a form, in any case.
func writtenIn(list []string, form string) bool {
	key := article.Fold(form)
	return slices.ContainsFunc(list, func(s string) bool { return article.Fold(s) == key })
}
