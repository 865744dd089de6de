package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// marked is a run of text between quotation marks.
type marked struct {
	inner, outer article.Span // without the marks, and with them
	mark         rune         // the one that opened it
	nested       bool         // stands within another of the block
	unclosed     bool         // the block ended, or another opened, before a mark closed it
}

// openMark is a mark that waits for its counterpart.
type openMark struct {
	mark rune
	run  int // index of its run
}

// deepest is how many marks may be open at once. Copy that means no harm needs
// three, and copy that does cannot make the reader slow.
const deepest = 6

// markReader walks one block for marks.
type markReader struct {
	text  string // up to the end of the block
	start int
	stack [deepest]openMark
	depth int
	runs  []marked // in order of their opening marks; an empty outer span is none

	lastClose int // the last place where a single mark may close; -2 before it is looked for
}

// readMarks appends the marked runs of a block, in order of their first marks.
// Empty ones are left out.
func readMarks(dst []marked, text string, block article.Span) []marked {
	r := markReader{text: text[:block.End], start: int(block.Start), runs: dst, lastClose: -2}
	for at := r.start; at < len(r.text); {
		c := r.text[at]
		if c != '"' && c != '\'' && c < 0xC2 {
			at++
			continue
		}
		mark, n := utf8.DecodeRuneInString(r.text[at:])
		switch r.role(mark, at, n) {
		case opens:
			r.open(mark, at, n)
		case closes:
			r.close(mark, at, n)
		}
		at += n
	}
	// A double mark that nothing closed runs to the end of the block; what was
	// open within it was no quotation.
	if r.depth > 0 {
		r.fill(r.stack[0], len(r.text), len(r.text), true)
	}
	return r.finish(len(dst))
}

// mayHoldMarks reports whether a text has a byte that a quotation mark begins
// with; most blocks have none and need no walk.
func mayHoldMarks(text string) bool {
	for _, c := range []byte{'"', '\'', "“"[0], "«"[0]} {
		if strings.IndexByte(text, c) >= 0 {
			return true
		}
	}
	return false
}

func isDouble(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»'
}

func (r *markReader) open(mark rune, at, n int) {
	if r.depth > 0 {
		if top := r.stack[r.depth-1]; isDouble(top.mark) && isDouble(mark) {
			// Another opens where one is open: the first was never closed.
			end := len(strings.TrimRightFunc(r.text[:at], unicode.IsSpace))
			r.fill(top, end, end, true)
			r.depth--
		}
	}
	if r.depth == deepest {
		return
	}
	r.stack[r.depth] = openMark{mark, len(r.runs)}
	r.depth++
	r.runs = append(r.runs, marked{mark: mark, inner: article.Span{Start: int32(at + n)}, outer: article.Span{Start: int32(at)}})
}

func (r *markReader) close(mark rune, at, n int) {
	for k := r.depth - 1; k >= 0; k-- {
		if isDouble(r.stack[k].mark) == isDouble(mark) {
			r.fill(r.stack[k], at, at+n, false)
			r.depth = k // what was open above it was no quotation
			return
		}
	}
}

func (r *markReader) fill(o openMark, inner, outer int, unclosed bool) {
	m := &r.runs[o.run]
	m.inner.End, m.outer.End, m.unclosed = int32(inner), int32(outer), unclosed
}

// finish drops the runs that came to nothing and says which stand in others.
func (r *markReader) finish(from int) []marked {
	n, end := from, int32(0)
	for _, m := range r.runs[from:] {
		if m.inner.Start >= m.inner.End {
			continue
		}
		if m.nested = m.outer.Start < end; !m.nested && (isDouble(m.mark) || !m.unclosed) {
			end = m.outer.End
		}
		r.runs[n] = m
		n++
	}
	return r.runs[:n]
}

// What a mark does at a place.
type markRole uint8

const (
	neither markRole = iota
	opens
	closes
)

// role says what the mark at a place does, given those that are open.
func (r *markReader) role(mark rune, at, n int) markRole {
	before, after := ' ', ' '
	if at > r.start {
		before, _ = utf8.DecodeLastRuneInString(r.text[:at])
	}
	if at+n < len(r.text) {
		after, _ = utf8.DecodeRuneInString(r.text[at+n:])
	}
	switch mark {
	case '“', '«', '„':
		return opens
	case '”', '»':
		if mark == '”' && r.depth == 0 && opensAfter(before) && !unicode.IsSpace(after) {
			return opens // a closing mark set for an opening one
		}
		return closes
	case '"':
		switch {
		case r.inside(true) >= 0:
			return closes
		case !unicode.IsSpace(after) && (opensAfter(before) || !isWordRune(before)):
			return opens
		}
		return neither // an inch mark, or a stray
	case '‘', '\'', '’':
		return r.single(mark, at, n, before, after)
	}
	return neither
}

// inside returns the depth of the innermost open mark that is double, or
// single, and -1 when none is.
func (r *markReader) inside(double bool) int {
	for k := r.depth - 1; k >= 0; k-- {
		if isDouble(r.stack[k].mark) == double {
			return k
		}
	}
	return -1
}

// single tells quotation marks from apostrophes.
func (r *markReader) single(mark rune, at, n int, before, after rune) markRole {
	inside := r.inside(false)
	if mark == '‘' || mark == '\'' && inside < 0 {
		if !clipped(r.text[at+n:]) && opensAfter(before) &&
			(isWordRune(after) || strings.ContainsRune("“\"#@$£[…", after) || mark == '‘' && after == '.') &&
			(mark == '‘' || r.closesAfter(at+n)) {
			return opens
		}
		return neither
	}
	if inside < 0 || inside < r.depth-1 || isWordRune(after) || unicode.IsSpace(before) {
		return neither
	}
	if (before == 's' || before == 'S') && unicode.IsSpace(after) {
		// "the states’ rights": a plural's apostrophe, if the words go on and
		// another mark closes.
		rest := r.text[at+n:]
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0"))
		if unicode.IsLower(next) && closesBeforeOpening(rest, mark) {
			return neither
		}
	}
	return closes
}

// clipped reports whether a mark opens a clipped word: ’90s, rock ’n’ roll.
func clipped(rest string) bool {
	digits := 0
	for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
		digits++
	}
	if digits == 2 && len(rest) > 2 && rest[2] == 's' {
		return true
	}
	for _, mark := range []string{"'", "’", "‘"} {
		if strings.HasPrefix(rest, "n"+mark) || strings.HasPrefix(rest, "N"+mark) {
			return true
		}
	}
	return false
}

func opensAfter(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("([{“\"‘«—–-/:…\u00a0", r)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// mayClose reports whether a mark of n bytes at a place can be one that closes:
// after something that is no space, and not within a word.
func mayClose(text string, at, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+n:])
	return at > 0 && !unicode.IsSpace(before) && !isWordRune(after)
}

// closesAfter reports whether a straight single mark that opens before a place
// has one after it that may close. The last such place of the block is looked
// for once.
func (r *markReader) closesAfter(at int) bool {
	if r.lastClose == -2 {
		r.lastClose = -1
		for i := len(r.text) - 1; i >= r.start; i-- {
			if r.text[i] == '\'' && mayClose(r.text, i, 1) {
				r.lastClose = i
				break
			}
		}
	}
	return r.lastClose >= at
}

// closesBeforeOpening reports whether a closing single mark follows before the
// next opening one, one that no apostrophe looks like.
func closesBeforeOpening(text string, mark rune) bool {
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r == '‘' {
			return false
		}
		if r == mark && mayClose(text, at, n) {
			before, _ := utf8.DecodeLastRuneInString(text[:at])
			after, _ := utf8.DecodeRuneInString(text[at+n:])
			return before != 's' || at+n < len(text) && !unicode.IsSpace(after)
		}
		at += n
	}
	return false
}
