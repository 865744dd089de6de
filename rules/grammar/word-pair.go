package grammar

import (
	_ "embed"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed word-pair.md
var wordPairPage string

// WordPair finds two small words side by side that no sentence has so.
var WordPair = linter.Rule{
	ID:       "grammar.word-pair",
	Doc:      wordPairPage,
	Severity: linter.Warning,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.word-pair")
			for i := range hits {
				if h := &hits[i]; running(p, h, "") && !letter(p, h) {
					p.Report(linter.Finding{Span: h.Span, Message: "“" + p.Text(h.Span) + "”: " + h.Why() + "."})
				}
			}
		}, nil
	},
}

// letter reports whether the first word is the letter A, and no article: it is
// named (point a), asked about (if a is), a capital, or b stands in the text too.
func letter(p *linter.Pass, h *phrases.Hit) bool {
	words := p.Words()
	first := &words[h.Words[0]]
	if first.Span.Len() != 1 {
		return false
	}
	if first.Case != article.Lower {
		return true
	}
	if i := h.Words[0] - 1; i >= 0 {
		switch strings.ToLower(p.Text(words[i].Span)) {
		case "if", "whether", "where", "when", "that", "and", "letter", "point", "plan", "part", "section", "type", "group", "class", "category",
			"level", "grade", "team", "figure", "value", "item", "option", "vitamin", "hepatitis", "influenza":
			return true
		}
	}
	b := article.Hash("b")
	for i := range words {
		if w := &words[i]; w.Span.Len() == 1 && w.Hash == b {
			return true
		}
	}
	return false
}

// running reports whether the words of a hit stand in running text: in small
// letters but for the first and those that right has with a capital, in one
// block, with no hyphen, stroke or apostrophe that binds them to others or to
// each other.
func running(p *linter.Pass, h *phrases.Hit, right string) bool {
	words, text := p.Words(), p.Doc.Text
	first, last := &words[h.Words[0]], &words[h.Words[1]-1]
	if first.Has(article.Bound) || first.Case != article.Lower && !opens(p, first) ||
		p.Doc.BlockAt(first.Span.Start) != p.Doc.BlockAt(last.Span.Start) {
		return false
	}
	for i := h.Words[0] + 1; i < h.Words[1]; i++ {
		w := &words[i]
		if w.Case != article.Lower && !strings.Contains(right, p.Text(w.Span)) || w.Has(article.Bound) || !blank(text[words[i-1].Span.End:w.Span.Start]) {
			return false
		}
	}
	return !bound(text, h.Span.End) && !last.Has(article.Possessive) && (first.Span.Start == 0 || text[first.Span.Start-1] != '/')
}

// opens reports whether a word that has its first letter alone as a capital
// opens a sentence.
func opens(p *linter.Pass, w *article.Word) bool {
	if w.Case != article.Title && (w.Case != article.Upper || w.Span.Len() != 1) {
		return false
	}
	s := p.SentenceAt(w.Span.Start)
	return s != nil && p.Words()[s.Words[0]].Span == w.Span
}

// blank reports whether nothing but white space is between two words.
func blank(gap string) bool {
	for _, c := range gap {
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\u00a0' {
			return false
		}
	}
	return gap != ""
}
