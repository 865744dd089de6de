package typography

import (
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// letterBefore reports whether a letter ends at a place, and letterAt whether
// one begins there.
func letterBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsLetter(r)
}

func letterAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLetter(r)
}

// wordBefore and wordAfter return where the word that ends or begins at a place
// has its other end: letters, digits and the apostrophes between them.
func wordBefore(text string, at, limit int) int {
	for at > limit {
		r, n := utf8.DecodeLastRuneInString(text[limit:at])
		if !wordRune(r) || mark(r) && !letterBefore(text[limit:], at-n-limit) {
			break
		}
		at -= n
	}
	return at
}

func wordAfter(text string, at, limit int) int {
	for at < limit {
		r, n := utf8.DecodeRuneInString(text[at:limit])
		if !wordRune(r) || mark(r) && !letterAt(text[:limit], at+n) {
			break
		}
		at += n
	}
	return at
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || mark(r)
}

func mark(r rune) bool { return r == '\'' || r == '’' }

func span(start, end int) article.Span { return article.Span{Start: int32(start), End: int32(end)} }

// copyBlocks are the blocks whose typography is ours.
var copyBlocks = article.Kinds(article.Paragraph, article.Headline, article.Standfirst, article.Heading,
	article.Caption, article.ListItem, article.Footnote, article.BlockQuote)
