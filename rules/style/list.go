package style

import (
	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

// list makes the check of a rule that reports the phrases of its list. The
// message is made from the words as they stand, what may take their place (""
// where nothing may) and the entry's reason.
//
// A phrase within one that is reported is not reported again.
func list(id string, message func(text, right, why string) string) func(*linter.Setup) (linter.Check, error) {
	return func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits(id)
			end := int32(-1)
			for i := range hits {
				h := &hits[i]
				if h.Span.Start < end || named(p, h) {
					continue
				}
				end = h.Span.End
				text := p.Text(h.Span)
				f := linter.Finding{Span: h.Span}
				rights := h.Rights()
				for j, right := range rights {
					rights[j] = phrases.MatchCase(text, right)
					if right == "" {
						continue
					}
					safety := linter.Ask
					if h.Likely() || len(rights) > 1 {
						safety = linter.Show
					}
					f.Fixes = append(f.Fixes, linter.Replace(h.Span, rights[j], safety))
				}
				f.Message = message(text, rights[0], h.Why())
				p.Report(f)
			}
		}, nil
	}
}

// named reports whether a phrase stands as a name: each of its longer words has
// a capital, as those of a film or a song do, and there are two or more.
func named(p *linter.Pass, h *phrases.Hit) bool {
	capitals := 0
	for _, w := range p.Words()[h.Words[0]:h.Words[1]] {
		switch {
		case w.Case != article.Lower:
			capitals++
		case w.Span.Len() > 3:
			return false
		}
	}
	return capitals > 1
}
