package company

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// Neighbours returns the words beside the one with index i that say something
// of it: ordinary words in small letters with nothing but a blank between, or
// with the capital that opens a sentence. The others are nil.
// A word that a hyphen binds is judged with the other part of its compound, which
// nobody has counted: ok is false.
func Neighbours(text string, words []article.Word, i int) (before, after *article.Word, ok bool) {
	if words[i].Has(article.Bound) || i+1 < len(words) && words[i+1].Has(article.Bound) {
		return nil, nil, false
	}
	if i > 0 && adjoin(text, &words[i-1], &words[i]) {
		before = &words[i-1]
		opens := i == 1 || !adjoin(text, &words[i-2], before)
		if !tells(before, opens) {
			before = nil
		}
	}
	if i+1 < len(words) && adjoin(text, &words[i], &words[i+1]) {
		if after = &words[i+1]; !tells(after, false) {
			after = nil
		}
	}
	return before, after, true
}

var hashI = article.Hash("i")

func tells(w *article.Word, opens bool) bool {
	switch {
	case w.Kind != article.Letters || w.Has(article.Pointed|article.Bound|article.Foreign):
		return false
	case w.Case == article.Lower || w.Hash == hashI:
	case w.Case != article.Title || !opens:
		return false
	}
	e := lexicon.Entry(w.Info)
	return e.Lower() || e.Is(lexicon.Contraction) || w.Hash == hashI
}

// adjoin reports whether white space alone parts two words.
func adjoin(text string, first, second *article.Word) bool {
	if first.Span.End > second.Span.Start {
		return false
	}
	gap := text[first.Span.End:second.Span.Start]
	if gap == " " {
		return true
	}
	lines := 0
	for _, r := range gap {
		switch r {
		case ' ', '\t', '\r', '\u00a0':
		case '\n':
			lines++
		default:
			return false
		}
	}
	return gap != "" && lines < 2
}
