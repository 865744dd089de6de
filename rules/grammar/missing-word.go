package grammar

import (
	_ "embed"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed missing-word.md
var missingWordPage string

// MissingWord finds fixed phrases that lack one of their words.
var MissingWord = linter.Rule{
	ID:       "grammar.missing-word",
	Doc:      missingWordPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	// Headlines and crossheads leave words out on purpose.
	Blocks: article.Kinds(article.Paragraph, article.Standfirst, article.ListItem, article.Footnote),
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.missing-word")
			for i := range hits {
				if h := &hits[i]; running(p, h, h.Right()) && !compound(p, h) && !teaser(p, h) {
					p.Report(missing(p, h))
				}
			}
		}, nil
	},
}

// compound reports whether a hyphen binds the word after the hit to another:
// “used make-up”, “the rest the on-call staff”.
func compound(p *linter.Pass, h *phrases.Hit) bool {
	words := p.Words()
	return int(h.Words[1]) < len(words) && bound(p.Doc.Text, words[h.Words[1]].Span.End)
}

// teaser reports whether the sentence of a hit is several headlines run into the
// copy, which a list of links becomes: three of its words in capitals stand in a
// row, or it goes on for longer than sentences do.
func teaser(p *linter.Pass, h *phrases.Hit) bool {
	s := p.SentenceAt(h.Span.Start)
	if s == nil {
		return false
	}
	row := 0
	for _, w := range p.Words()[s.Words[0]:s.Words[1]] {
		if w.Case != article.Upper || w.Span.Len() < 2 {
			row = 0
		} else if row++; row == 3 {
			return true
		}
	}
	return s.Words[1]-s.Words[0] > 90
}

func missing(p *linter.Pass, h *phrases.Hit) linter.Finding {
	text := p.Text(h.Span)
	right := phrases.MatchCase(text, h.Right())
	f := linter.Finding{Span: h.Span, Fixes: []linter.Fix{linter.Replace(h.Span, right, linter.Ask)}}
	// Where the word is missing after the phrase, the next shows the gap.
	if words := p.Words(); strings.HasPrefix(right, text) && int(h.Words[1]) < len(words) {
		next := words[h.Words[1]].Span
		if p.Doc.BlockAt(next.Start) == p.Doc.BlockAt(h.Span.Start) {
			right += " " + p.Text(next)
			f.Span = h.Span.Join(next)
		}
	}
	f.Message = "A word is missing in “" + p.Text(f.Span) + "”, which may be “" + right + "”: " + h.Why() + "."
	if h.Likely() {
		f.Severity = linter.Suggestion
	}
	return f
}
