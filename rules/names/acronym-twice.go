package names

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed acronym-twice.md
var acronymTwicePage string

// AcronymTwice finds acronyms that are explained more than once.
var AcronymTwice = linter.Rule{
	ID:       "names.acronym-twice",
	Doc:      acronymTwicePage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	Off:      true,
	New: func(*linter.Setup) (linter.Check, error) {
		return acronymTwice, nil
	},
}

func acronymTwice(p *linter.Pass) {
	n := p.Names()
	all := definitions(p, n)
	for at, i := range all {
		m := &n.Mentions[i]
		var first *reading.Mention
		for _, k := range all[:at] {
			if d := &n.Mentions[k]; d.Key == m.Key {
				first = d
				break
			}
		}
		if first == nil {
			continue
		}
		f := linter.Finding{Span: m.Span, Related: []linter.Related{{Span: first.Span, Message: "Explained here first."}}}
		cut, mark, after := bracketOf(p.Doc.Text, m)
		if after {
			f.Span = mark
		}
		if here, there := expansionOf(p, m), expansionOf(p, first); strings.EqualFold(here, there) {
			f.Message = fmt.Sprintf("“%s” is explained a second time.", p.Text(m.Span))
			if after && p.Quoted(cut) == nil {
				f.Fixes = []linter.Fix{{Title: "Delete “" + p.Text(mark) + "”", Safety: linter.Ask, Edits: []linter.Edit{{Span: cut}}}}
			}
		} else {
			f.Message = fmt.Sprintf("“%s” is explained as “%s” here and as “%s” above.", p.Text(m.Span), here, there)
		}
		p.Report(f)
	}
}
