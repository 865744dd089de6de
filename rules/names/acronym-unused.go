package names

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed acronym-unused.md
var acronymUnusedPage string

// AcronymUnused finds acronyms that are given in brackets and never used.
var AcronymUnused = linter.Rule{
	ID:       "names.acronym-unused",
	Doc:      acronymUnusedPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	Off:      true,
	New: func(*linter.Setup) (linter.Check, error) {
		return acronymUnused, nil
	},
}

func acronymUnused(p *linter.Pass) {
	n := p.Names()
	for _, i := range definitions(p, n) {
		m := &n.Mentions[i]
		cut, mark, ok := bracketOf(p.Doc.Text, m)
		if !ok || goesOnAsName(p, m.Words[0], mark.End) || amongTickers(p, n, m) || standsElsewhere(p, m) {
			continue
		}
		f := linter.Finding{Span: mark, Message: fmt.Sprintf("“%s” is explained here and never used.", p.Text(m.Span))}
		if p.Quoted(cut) == nil {
			f.Fixes = []linter.Fix{{Title: "Delete “" + p.Text(mark) + "”", Safety: linter.Ask, Edits: []linter.Edit{{Span: cut}}}}
		}
		p.Report(f)
	}
}

// goesOnAsName reports whether a name goes on after the bracket: the Makers of Old
// Boats (Moob) Awards.
func goesOnAsName(p *linter.Pass, i, end int32) bool {
	words := p.Words()
	next := int(i) + 1
	return next < len(words) && words[next].Span.Start == end+1 && p.Doc.Text[end] == ' ' && words[next].Case != article.Lower && words[next].Case != article.NoCase
}

// amongTickers reports whether the same sentence has other short forms in brackets
// that it does not spell out: they are marks of the stock exchange or of
// countries, and so may this one be.
func amongTickers(p *linter.Pass, n *reading.Names, m *reading.Mention) bool {
	s := p.SentenceAt(m.Span.Start)
	if s == nil {
		return false
	}
	for i := range n.Mentions {
		o := &n.Mentions[i]
		if o.Span.Start >= s.Span.End {
			break
		}
		if o.Span.Start >= s.Span.Start && o.Acronym && !plainlyDefined(p, o) && o.Span.Start > 0 && p.Doc.Text[o.Span.Start-1] == '(' &&
			int(o.Span.End) < len(p.Doc.Text) && p.Doc.Text[o.Span.End] == ')' {
			return true
		}
	}
	return false
}

// standsElsewhere reports whether an acronym stands in the article in another
// place than where it is explained, in any form but small letters: a headline, a
// caption, what somebody said. It looks at every word where the letters stand twice.
func standsElsewhere(p *linter.Pass, m *reading.Mention) bool {
	words := p.Words()
	plural := article.Hash(strings.TrimSuffix(p.Text(m.Span), "s") + "s")
	once, _ := p.Uses(m.Key)
	if more, _ := p.Uses(plural); once+more < 2 {
		return false
	}
	for k := range words {
		w := &words[k]
		if w.Hash != m.Key && w.Hash != plural || int32(k) == m.Words[0] || w.Case == article.Lower {
			continue
		}
		switch w.Kind {
		case article.Handle, article.Tag, article.Address:
			continue
		}
		at := p.Doc.BlockAt(w.Span.Start)
		if at < 0 || p.Doc.Blocks[at].Kind != article.Boilerplate && p.Doc.Blocks[at].In != article.Boilerplate {
			return true
		}
	}
	return false
}
