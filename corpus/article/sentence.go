package article

import (
	"strings"
	"unicode/utf8"
)

// A sentence ends at a stop followed by white space and something that can
// open a sentence. What makes news copy hard is the full stop that belongs to
// a word: a title's never ends a sentence (Sen. Smith), a month's does not
// before a day (Nov. 3), and that of a place or a clock (U.S., p.m., Inc.) does
// only before a word that opens sentences far more often than it carries a
// capital for its own sake (the, he, it, but). Closing quotation marks and
// brackets belong to the sentence they close.

// Sentence is one sentence: a span of text, and its words by index.
type Sentence struct {
	Span  Span
	Words [2]int32 // half-open range of indexes of the words it was found in
}

// AppendSentences appends the sentences of one block. Words are those of the
// whole text, in order; the block's own are words[first:last].
func AppendSentences(dst []Sentence, text string, block Span, words []Word, first, last int) []Sentence {
	start := block.Start
	from := first
	for i := first; i < last; i++ {
		limit := block.End
		if i+1 < last {
			limit = words[i+1].Span.Start
		}
		end, ok := sentenceEnd(text, words, i, last, limit)
		if !ok {
			continue
		}
		dst = append(dst, Sentence{Span{start, end}, [2]int32{int32(from), int32(i + 1)}})
		start, from = skipSpace(text, end, block.End), i+1
	}
	if from < last {
		end := block.End
		dst = append(dst, Sentence{Span{start, end}, [2]int32{int32(from), int32(last)}})
	}
	return dst
}

func skipSpace(text string, at, end int32) int32 {
	for at < end {
		r, n := utf8.DecodeRuneInString(text[at:end])
		if r != ' ' && r != '\n' && r != '\t' && r != '\r' && r != '\u00a0' {
			break
		}
		at += int32(n)
	}
	return at
}

// sentenceEnd looks at what stands between words[i] and the next.
func sentenceEnd(text string, words []Word, i, last int, limit int32) (int32, bool) {
	w := &words[i]
	gap := text[w.Span.End:limit]
	stop := -1
	if gap != " " && gap != ", " {
		stop = strings.IndexAny(gap, ".!?…")
	}
	if stop < 0 {
		if !w.Has(Pointed) || text[w.Span.End-1] != '.' {
			return 0, false
		}
		stop = 0 // the stop is the word's own
	}
	if i+1 == last {
		return 0, false // the block ends here anyway
	}
	// What follows the stop: more stops, closing marks, then white space.
	at := stop
	for at < len(gap) {
		r, n := utf8.DecodeRuneInString(gap[at:])
		if strings.ContainsRune(".!?…", r) || strings.ContainsRune("\"'”’)]»", r) {
			at += n
			continue
		}
		break
	}
	end := w.Span.End + int32(at)
	space := false
	opened := false
	for _, r := range gap[at:] {
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u00a0':
			space = true
		case strings.ContainsRune("\"'“‘([«…•*—–-", r):
			opened = true
		case strings.ContainsRune(",;:", r):
			return 0, false
		}
	}
	if !space && !opened {
		return 0, false
	}
	next := &words[i+1]
	ellipsis := strings.HasPrefix(gap[stop:], "...") || strings.HasPrefix(gap[stop:], "…")
	switch {
	case next.Case == Lower && next.Kind == Letters:
		return 0, false
	case ellipsis && !space:
		return 0, false
	case strings.ContainsAny(gap[stop:at], "!?") && !strings.ContainsAny(gap[at:], "\n"):
		// "Yahoo! reported" was dropped above; a capital ends it.
		return end, true
	}
	if gap == "" || stop == 0 {
		switch abbreviationOf(w, text) {
		case neverEnds:
			return 0, false
		case endsUnlessNumber:
			if next.Kind == Number {
				return 0, false
			}
			return end, opensSentence(next)
		case mayEnd:
			return end, opensSentence(next) && !next.Has(Bound)
		case isInitial:
			return end, opensSentence(next)
		}
	}
	return end, true
}
