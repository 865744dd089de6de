package names

import (
	_ "embed"
	"fmt"
	"slices"

	"galleyproof/linter"
)

//go:embed acronym-late.md
var acronymLatePage string

// AcronymLate finds acronyms that are used before they are explained.
var AcronymLate = linter.Rule{
	ID:       "names.acronym-late",
	Doc:      acronymLatePage,
	Severity: linter.Suggestion,
	Off:      true,
	New: func(s *linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) { acronymLate(p, s.House.KnownAcronyms) }, nil
	},
}

func acronymLate(p *linter.Pass, known []string) {
	n := p.Names()
	var done []uint64
	for _, i := range definitions(p, n) {
		d := &n.Mentions[i]
		if slices.Contains(done, d.Key) {
			continue
		}
		done = append(done, d.Key)
		letters := capitalsOf(p, d)
		if knownHere(known, letters) {
			continue
		}
		// The words may stand before the bracket or in it.
		first := min(d.Span.Start, d.Defined.Start)
		for k := range n.Mentions[:i] {
			m := &n.Mentions[k]
			if m.Key != d.Key || m.Span.Start >= first || !m.Acronym && p.Text(m.Span) != p.Text(d.Span) || !inBody(p, m.Span) || m.Acronym && !freestanding(p, m) {
				continue
			}
			p.Report(linter.Finding{
				Span:    m.Span,
				Message: fmt.Sprintf("“%s” is used here before it is explained as “%s”.", p.Text(m.Span), expansionOf(p, d)),
				Related: []linter.Related{{Span: d.Span, Message: "Explained here."}},
			})
			break
		}
	}
}
