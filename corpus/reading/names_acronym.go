package reading

import (
	"strings"

	"galleyproof/corpus/article"
)

// Acronyms are found with their expansions as A. S. Schwartz and M. A. Hearst
// describe in "A simple algorithm for identifying abbreviation definitions in
// biomedical text" (Pacific Symposium on Biocomputing, 2003): the letters of
// the short form are looked for from right to left in the words before the
// bracket, and the first of them must begin a word.

// expansion returns the long form of the acronym at i, whose letters end at
// end, and the words it is made of: "Long Form (LF)" or "LF (Long Form)". The
// span is empty where the article gives none.
func (s *names) expansion(i, last int, end int32) (article.Span, [2]int32) {
	w := &s.words[i]
	short := s.text[w.Span.Start:end]
	if i > 0 && w.Span.Start > 0 && opensMark[s.text[w.Span.Start-1]] && opensBracket(s.text[s.words[i-1].Span.End:w.Span.Start]) && closesBracket(s.text[w.Span.End:]) {
		return s.longBefore(i, short)
	}
	if w.Case == article.Upper && i+2 < last && s.words[i+1].Span.Start-w.Span.End == 2 && s.text[w.Span.End:s.words[i+1].Span.Start] == " (" && s.words[i+1].Case == article.Title {
		return s.longAfter(i, last, short)
	}
	return article.Span{}, [2]int32{}
}

// spelled reports whether the capitals of a range of words begin with the
// letters of the word at i, but for one at most: a Title word in brackets is
// an acronym only where that is plain.
func (s *names) spelled(i int, words [2]int32) bool {
	if words[0] == words[1] {
		return false
	}
	short := s.text[s.words[i].Span.Start:s.words[i].Span.End]
	found, at := 0, 0
	for j := words[0]; j < words[1]; j++ {
		if s.words[j].Case == article.Lower {
			continue
		}
		c := lowerByte(s.text[s.words[j].Span.Start])
		for k := at; k < len(short) && k < at+2; k++ {
			if lowerByte(short[k]) == c {
				found, at = found+1, k+1
				break
			}
		}
	}
	return found >= 3 && found >= len(short)-1
}

// longAfter looks for the long form in the bracket that follows word i.
func (s *names) longAfter(i, last int, short string) (article.Span, [2]int32) {
	to := i + 1
	for to < last && to-i <= 2*len(short)+5 {
		to++
		if to >= last || strings.ContainsAny(s.text[s.words[to-1].Span.End:s.words[to].Span.Start], "().;:,\"“”\n") {
			break
		}
	}
	if to-i < 3 || !strings.HasPrefix(s.text[s.words[to-1].Span.End:], ")") {
		return article.Span{}, [2]int32{}
	}
	start, end := s.words[i+1].Span.Start, s.words[to-1].Span.End
	if longForm(short, s.text[start:end]) != 0 {
		return article.Span{}, [2]int32{}
	}
	return s.long(i+1, to, start, short)
}

// opensMark are the bytes that a bracket and the marks within it end with.
var opensMark = [256]bool{'(': true, '"': true, 0x9c: true, 0x98: true}

func opensBracket(gap string) bool {
	gap = strings.TrimLeft(gap, " \u00a0\n’'”\",")
	return gap == "(" || gap == "(“" || gap == "(\"" || gap == "(‘"
}

func closesBracket(rest string) bool {
	for _, mark := range []string{"”", "\"", "’"} {
		rest = strings.TrimPrefix(rest, mark)
	}
	return strings.HasPrefix(rest, ")")
}

// longBefore looks for the long form in the words before the bracket at word i.
func (s *names) longBefore(i int, short string) (article.Span, [2]int32) {
	letters := 0
	for _, c := range []byte(short) {
		if alphanumeric(c) {
			letters++
		}
	}
	limit := min(letters+5, letters*2)
	from := i
	for from > 0 && i-from < limit {
		gap := s.text[s.words[from-1].Span.End:s.words[from].Span.Start]
		if from < i && strings.ContainsAny(gap, ".!?;:()[]“”\"\n") {
			break
		}
		from--
	}
	if from == i {
		return article.Span{}, [2]int32{}
	}
	start, end := s.words[from].Span.Start, s.words[i-1].Span.End
	at := longForm(short, s.text[start:end])
	if at < 0 {
		return article.Span{}, [2]int32{}
	}
	return s.long(from, i, start+int32(at), short)
}

// long checks a long form that begins at a place within words[from:to].
func (s *names) long(from, to int, at int32, short string) (article.Span, [2]int32) {
	for from < to && s.words[from].Span.End <= at {
		from++
	}
	span := article.Span{Start: s.words[from].Span.Start, End: s.words[to-1].Span.End}
	if to-from < 2 || span.Len() <= len(short) {
		return article.Span{}, [2]int32{}
	}
	for j := from; j < to; j++ {
		if s.text[s.words[j].Span.Start:s.words[j].Span.End] == short {
			return article.Span{}, [2]int32{}
		}
	}
	return span, [2]int32{int32(from), int32(to)}
}

// longForm returns where in long the shortest suffix begins that has the
// letters of short in order, the first of them opening a word; -1 without one.
// Only ASCII letters are matched without regard to case.
func longForm(short, long string) int {
	l := len(long) - 1
	for k := len(short) - 1; k >= 0; k-- {
		c := lowerByte(short[k])
		if !alphanumeric(c) {
			continue
		}
		for l >= 0 && (lowerByte(long[l]) != c || k == 0 && l > 0 && alphanumeric(long[l-1])) {
			l--
		}
		if l < 0 {
			return -1
		}
		l--
	}
	return strings.LastIndexByte(long[:l+1], ' ') + 1
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

func alphanumeric(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}
