package report

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/width"

	"galleyproof/corpus/article"
)

// An excerpt is a line of the source as a terminal shows it, with the columns
// of the words at fault. A terminal's columns are neither bytes nor code
// points: a tab is several, a Chinese character two, an accent none. What
// could steer the terminal is replaced.
type excerpt struct {
	line       int    // from 1
	text       string // cropped, without control characters
	caret      int    // column of the first mark, from 0
	caretWidth int    // at least 1
}

// reach is how many bytes of a line are looked at on either side of the words
// at fault: a web page may be one line of a megabyte.
const reach = 2048

const tabStop = 4

// A cell is what one character of the source shows.
type cell struct {
	text  string
	width int
	start int // in the source's bytes
}

// excerptOf returns the line of a place, cropped to a number of columns. Of a
// place that runs over several lines it is the first.
func excerptOf(src *article.Source, r article.Range, columns int) excerpt {
	line := src.Position(r.Start).Line
	whole := src.LineAt(line)
	part := article.Range{Start: max(whole.Start, r.Start-reach), End: min(whole.End, r.End+reach, r.Start+2*reach)}
	part = wholeCharacters(src, part)
	cells := cellsOf(src, part)

	first, last := 0, 0
	for i, c := range cells {
		if c.start < r.Start {
			first = i + 1
		}
		if c.start < r.End {
			last = i + 1
		}
	}
	last = max(first, last)
	from, to := window(cells, first, last, columns)

	e := excerpt{line: line}
	var b strings.Builder
	if from > 0 || part.Start > whole.Start {
		b.WriteString("…")
		e.caret++
	}
	e.caret += columnsOf(cells[from:first])
	e.caretWidth = max(1, columnsOf(cells[first:min(last, to)]))
	for _, c := range cells[from:to] {
		b.WriteString(c.text)
	}
	if to < len(cells) || part.End < whole.End {
		b.WriteString("…")
	}
	e.text = strings.TrimRight(b.String(), " ")
	return e
}

// wholeCharacters widens a part of a line until no character is cut.
func wholeCharacters(src *article.Source, r article.Range) article.Range {
	switch src.Charset {
	case article.UTF8:
		for r.Start > 0 && r.Start < len(src.Bytes) && !utf8.RuneStart(src.Bytes[r.Start]) {
			r.Start--
		}
		for r.End < len(src.Bytes) && !utf8.RuneStart(src.Bytes[r.End]) {
			r.End++
		}
	case article.UTF16LE, article.UTF16BE:
		r.Start -= r.Start % 2
		r.End = min(r.End+r.End%2, len(src.Bytes)&^1)
	}
	r.End = max(r.Start, r.End)
	return r
}

// cellsOf decodes a part of the source.
func cellsOf(src *article.Source, r article.Range) []cell {
	var cells []cell
	column := 0
	joined := false // by a zero-width joiner to the cell before
	for at := r.Start; at < r.End; {
		c, n := decode(src, at, r.End)
		if c == '\uFEFF' && at == 0 {
			at += n
			continue
		}
		text, w := show(c, column)
		if joined {
			w = 0
		}
		joined = c == '\u200d'
		cells = append(cells, cell{text, w, at})
		column += w
		at += n
	}
	return cells
}

// decode reads the character at a byte of the source.
func decode(src *article.Source, at, end int) (rune, int) {
	b := src.Bytes[at:end]
	switch src.Charset {
	case article.Windows1252:
		return charmap.Windows1252.DecodeByte(b[0]), 1
	case article.UTF16LE, article.UTF16BE:
		if len(b) < 2 {
			return utf8.RuneError, len(b)
		}
		c := unit(src.Charset, b)
		if utf16.IsSurrogate(c) && len(b) >= 4 {
			if r := utf16.DecodeRune(c, unit(src.Charset, b[2:])); r != utf8.RuneError {
				return r, 4
			}
		}
		return c, 2
	}
	return utf8.DecodeRune(b)
}

func unit(c article.Charset, b []byte) rune {
	if c == article.UTF16BE {
		return rune(b[0])<<8 | rune(b[1])
	}
	return rune(b[1])<<8 | rune(b[0])
}

// show returns how a terminal is to show a character, and over how many columns.
func show(c rune, column int) (string, int) {
	switch {
	case c == '\t':
		n := tabStop - column%tabStop
		return strings.Repeat(" ", n), n
	case unsafeInTerminal(c):
		return string(utf8.RuneError), 1
	case c == '\u00ad' || unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		return string(c), 0
	}
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return string(c), 2
	}
	return string(c), 1
}

// unsafeInTerminal holds for what a terminal obeys instead of showing: control
// characters, separators of lines, marks that turn the direction of writing.
func unsafeInTerminal(c rune) bool {
	return unicode.IsControl(c) || c == '\u2028' || c == '\u2029' || c == utf8.RuneError ||
		c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069'
}

// plain makes text from outside safe to print on one line.
func plain(text string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t' || c == '\r':
			return ' '
		case unsafeInTerminal(c):
			return utf8.RuneError
		}
		return c
	}, text)
}

func columnsOf(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

// window chooses which cells to show: all if they fit, else the words at fault
// with as much on either side as there is room for, cut between words
// where that leaves something.
func window(cells []cell, first, last, columns int) (from, to int) {
	if columnsOf(cells) <= columns {
		return 0, len(cells)
	}
	room := columns - 2 - columnsOf(cells[first:last])
	if room <= 0 {
		to = first
		for n := 0; to < last && n+cells[to].width <= columns-2; to++ {
			n += cells[to].width
		}
		return first, to
	}
	left := columnsOf(cells[:first])
	right := columnsOf(cells[last:])
	left = min(left, max(room/2, room-right))
	right = min(right, room-left)

	from, to = first, last
	for n := 0; from > 0 && n+cells[from-1].width <= left; from-- {
		n += cells[from-1].width
	}
	for n := 0; to < len(cells) && n+cells[to].width <= right; to++ {
		n += cells[to].width
	}
	if from > 0 && !blank(cells[from-1]) {
		for i := from; i < first-1; i++ {
			if blank(cells[i]) {
				from = i + 1
				break
			}
		}
	}
	if to < len(cells) && !blank(cells[to]) {
		for i := to; i > last+1; i-- {
			if blank(cells[i-1]) {
				to = i - 1
				break
			}
		}
	}
	for from < first && cells[from].width == 0 { // an accent without its letter
		from++
	}
	return from, to
}

func blank(c cell) bool { return strings.TrimSpace(c.text) == "" }

// crop cuts text to a number of characters.
func crop(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	runes := []rune(text)
	cut := string(runes[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
