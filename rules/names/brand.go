package names

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed brand.md
var brandPage string

// Brand finds names of companies, products and bodies that are not written as
// their owners write them: Youtube, Apple podcasts, Rolls Royce.
var Brand = linter.Rule{
	ID:       "names.brand",
	Doc:      brandPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	// Lines that ask to subscribe are full of brands.
	Blocks: linter.Prose | article.Kinds(article.Boilerplate),
	New: func(*linter.Setup) (linter.Check, error) {
		return brand, nil
	},
}

func brand(p *linter.Pass) {
	hits := p.Hits("names.brand")
	for i := range hits {
		h := &hits[i]
		text := p.Text(h.Span)
		right := curly(text, h.Right())
		if writtenSo(text, right) || !meant(p, h, text, right) {
			continue
		}
		if strings.ToUpper(text) == text {
			right = strings.ToUpper(right)
		}
		p.Report(linter.Finding{
			Span:    h.Span,
			Message: "“" + text + "” is written “" + right + "”.",
			Fixes:   []linter.Fix{linter.Replace(h.Span, right, linter.Ask)},
		})
	}
}

// curly gives a form the apostrophe of the text it is to replace; without one
// there the form keeps a curly one.
func curly(text, right string) string {
	if strings.Contains(text, "'") {
		return right
	}
	return strings.ReplaceAll(right, "'", "’")
}

// writtenSo reports whether a text is the right form, with any white space
// between the words; a hyphen for a space (Al-Jazeera) is a house's own affair.
func writtenSo(text, right string) bool {
	for {
		a, n := utf8.DecodeRuneInString(text)
		b, m := utf8.DecodeRuneInString(right)
		switch {
		case n == 0 || m == 0:
			return n == m
		case a == b:
		case a == '-' && b == ' ':
		case unicode.IsSpace(a) && b == ' ':
			for n < len(text) && (text[n] == ' ' || text[n] == '\n' || text[n] == '\r' || text[n] == '\t') {
				n++
			}
		default:
			return false
		}
		text, right = text[n:], right[m:]
	}
}

// meant reports whether the words at a hit are plainly the name, in a form that
// nobody writes on purpose.
func meant(p *linter.Pass, h *phrases.Hit, text, right string) bool {
	words := p.Words()
	first := &words[h.Words[0]]
	for i := h.Words[0]; i < h.Words[1]; i++ {
		if w := &words[i]; w.Kind != article.Letters && w.Kind != article.Mixed && w.Kind != article.Number || p.Own(int(i)) && len(text) == w.Span.Len() {
			return false
		}
	}
	if partOfCode(p.Doc.Text, h.Span) || first.Has(article.Bound) && first.Case == article.Lower {
		return false
	}
	sameLetters := strings.EqualFold(text, right)
	if sameLetters && text == strings.ToUpper(text) {
		return false
	}
	opens := opensSentence(p, h.Words[0])
	if h.Words[1]-h.Words[0] == 1 {
		switch first.Case {
		case article.Lower:
			// A verb, or a word of its own: airdrop, photoshop. Where the name
			// has two capitals or more it can be nothing else.
			small, _ := utf8.DecodeRuneInString(right)
			return sameLetters && hasInnerCapital(right) && (unicode.IsLower(small) || !reading.Entry(first).Lower()) && cased(p, h.Words[0])
		case article.Upper:
			return !sameLetters
		}
		// Some houses open a sentence with EBay.
		return !(opens && sameLetters && strings.EqualFold(text[:1], right[:1]) && text[1:] == right[1:])
	}
	if first.Case <= article.Lower && first.Kind == article.Letters || opens && reading.Entry(first).Lower() && words[h.Words[0]+1].Case == article.Lower {
		return false
	}
	if sameLetters {
		return true
	}
	for i := h.Words[0] + 1; i < h.Words[1]; i++ {
		if words[i].Case == article.Lower && !function(words, i) && !strings.Contains(right, "-") {
			return false
		}
	}
	at := p.Doc.BlockAt(h.Span.Start)
	return at < 0 || p.Doc.Blocks[at].Kind != article.Headline || !reading.Entry(first).Lower()
}

func function(words []article.Word, i int32) bool {
	switch words[i].Span.Len() {
	case 1, 2, 3:
		return true
	}
	return words[i].Hash == without
}

var without = article.Hash("without")

func hasInnerCapital(name string) bool {
	for i, c := range name {
		if i > 0 && unicode.IsUpper(c) {
			return true
		}
	}
	return false
}

// partOfCode reports whether what touches a place says that it is a path, an
// address or code.
func partOfCode(text string, s article.Span) bool {
	const marks = "/\\@#_=<>"
	if s.Start > 0 && (strings.IndexByte(marks, text[s.Start-1]) >= 0 || text[s.Start-1] == '.') {
		return true
	}
	rest := text[s.End:]
	return rest != "" && strings.IndexByte(marks, rest[0]) >= 0 || len(rest) > 1 && rest[0] == '.' && rest[1] > ' ' && rest[1] < utf8.RuneSelf && rest[1] != '"' && rest[1] != ')'
}

// opensSentence reports whether a word is the first of its sentence, or of a
// quotation, a list item or what follows a colon.
func opensSentence(p *linter.Pass, word int32) bool {
	at := p.Words()[word].Span.Start
	s := p.SentenceAt(at)
	if s == nil || s.Words[0] == word {
		return true
	}
	before := strings.TrimRight(p.Doc.Text[p.Words()[word-1].Span.End:at], " \u00a0")
	return strings.ContainsAny(before, "\"“‘:.!?•*—–\n")
}

// cased reports whether the sentence of a word begins with a capital: a post or
// a list of keywords may have none at all.
func cased(p *linter.Pass, word int32) bool {
	words := p.Words()
	s := p.SentenceAt(words[word].Span.Start)
	return s != nil && s.Words[0] != word && (words[s.Words[0]].Case > article.Lower || words[s.Words[0]].Kind != article.Letters)
}
