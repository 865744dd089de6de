package typography

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter"
)

//go:embed sentence-capital.md
var sentenceCapitalPage string

// SentenceCapital finds a full stop that a small letter follows.
var SentenceCapital = linter.Rule{
	ID:       "typography.sentence-capital",
	Doc:      sentenceCapitalPage,
	Severity: linter.Suggestion,
	Off:      true, // one of seven findings on edited news was wrong
	Blocks:   article.Kinds(article.Paragraph, article.Standfirst, article.Caption, article.Footnote),
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			for _, b := range p.Doc.Blocks {
				each(p.Doc.Text, b.Span, ". ", func(at int) { smallAfter(p, b.Span, at) })
			}
		}, nil
	},
}

func smallAfter(p *linter.Pass, block article.Span, stop int) {
	text := p.Doc.Text
	from, next := wordBefore(text, stop, int(block.Start)), stop+2
	to := wordAfter(text, next, int(block.End))
	if stop-from < 3 || to == next || !small(text[next:to]) || from > 0 && strings.IndexByte(".@#/-&", text[from-1]) >= 0 ||
		to < int(block.End) && strings.IndexByte(".)@:/-", text[to]) >= 0 && (text[to] != '.' || to+1 < int(block.End) && text[to+1] != ' ') {
		return
	}
	before, after := lexicon.LookupString(text[from:stop]), lexicon.LookupString(text[next:to])
	if !small(text[from:stop]) || !before.Lower() || before.WordTier() > 5 || before.Is(lexicon.Abbreviation) || shortened(text[from:stop]) ||
		!after.Lower() || after.WordTier() > 4 {
		return
	}
	p.Report(linter.Finding{Span: span(from, to), Message: fmt.Sprintf("A small letter follows the full stop in “%s”.", text[from:to])})
}

// shortened reports whether a word is often an abbreviation that its stop
// belongs to, though it is also a word.
func shortened(word string) bool {
	switch word {
	case "etc", "vol", "vols", "fig", "figs", "max", "min", "est", "approx", "incl", "ext", "govt", "dept", "avg", "misc", "inc", "corp", "viz",
		"eds", "pop", "temp", "tel", "obs", "circa", "cont", "prof", "gen", "rev", "hon", "col", "sec", "art", "ref", "app", "sing", "plur":
		return true
	}
	return false
}
