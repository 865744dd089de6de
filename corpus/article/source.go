// Package article is one text: the bytes as they were read, the text a reader
// sees laid over them, and the words and sentences of that text. It knows no
// format and no language beyond what a letter and a full stop are.
package article

import (
	"sort"
	"unicode/utf8"
)

// Charset is how a Source's bytes spell its characters.
type Charset uint8

// The charsets a Source may have. A byte order mark is not part of any text.
const (
	UTF8 Charset = iota
	UTF16LE
	UTF16BE
	Windows1252
)

// Source is a file as it was read; its bytes are never changed.
type Source struct {
	Path    string // as given, with '/'
	Bytes   []byte
	Charset Charset

	// Both are made at the first call of Position or LineAt.
	lines []int // byte offsets of line starts
	marks []int // code points before every markEvery bytes
}

// Range is a half-open place in a Source's bytes. Only reports and fixes see it.
type Range struct{ Start, End int }

// Position is a place as a person reads it.
type Position struct {
	Offset int // bytes from the start of the file, from 0
	Line   int // from 1
	Column int // in Unicode code points, from 1
}

// Position returns the line and column of a byte offset.
func (s *Source) Position(offset int) Position {
	s.index()
	offset = max(0, min(offset, len(s.Bytes)))
	line := sort.SearchInts(s.lines, offset+1)
	start := s.lines[line-1]
	return Position{Offset: offset, Line: line, Column: 1 + s.points(start, offset)}
}

// LineAt returns the bytes of a line (from 1) without its line end.
func (s *Source) LineAt(line int) Range {
	s.index()
	if line < 1 || line > len(s.lines) {
		return Range{}
	}
	start, end := s.lines[line-1], len(s.Bytes)
	if line < len(s.lines) {
		end = s.lines[line]
	}
	width := s.unit()
	for end-width >= start {
		if c := s.codeUnit(end - width); c != '\n' && c != '\r' {
			break
		}
		end -= width
	}
	return Range{start, end}
}

func (s *Source) unit() int {
	if s.Charset == UTF16LE || s.Charset == UTF16BE {
		return 2
	}
	return 1
}

func (s *Source) codeUnit(i int) uint16 {
	switch s.Charset {
	case UTF16LE:
		return uint16(s.Bytes[i]) | uint16(s.Bytes[i+1])<<8
	case UTF16BE:
		return uint16(s.Bytes[i])<<8 | uint16(s.Bytes[i+1])
	}
	return uint16(s.Bytes[i])
}

// lineStarts takes "\n", "\r\n" and a lone "\r" for line ends.
func (s *Source) lineStarts() []int {
	starts, width := []int{0}, s.unit()
	for i := 0; i+width <= len(s.Bytes); i += width {
		switch s.codeUnit(i) {
		case '\n':
			starts = append(starts, i+width)
		case '\r':
			if i+2*width > len(s.Bytes) || s.codeUnit(i+width) != '\n' {
				starts = append(starts, i+width)
			}
		}
	}
	return starts
}

// markEvery is even, so that a mark never cuts a UTF-16 code unit.
const markEvery = 4096

// index makes the tables that keep Position quick in a file of one long line.
func (s *Source) index() {
	if s.lines != nil {
		return
	}
	s.lines = s.lineStarts()
	if s.Charset == Windows1252 {
		return
	}
	n := 0
	for at := 0; at < len(s.Bytes); at += markEvery {
		s.marks = append(s.marks, n)
		n += s.count(at, min(at+markEvery, len(s.Bytes)))
	}
}

// points counts the code points between two offsets; a byte order mark at the
// start of the file is none.
func (s *Source) points(start, end int) int {
	if s.Charset == Windows1252 {
		return end - start
	}
	return s.pointsBefore(end) - s.pointsBefore(start)
}

func (s *Source) pointsBefore(at int) int {
	mark := at / markEvery
	if mark >= len(s.marks) {
		mark = len(s.marks) - 1
	}
	if mark < 0 {
		return 0
	}
	return s.marks[mark] + s.count(mark*markEvery, at)
}

// count counts what begins a code point: neither a byte that goes on one, nor
// the second half of a surrogate pair, nor a byte order mark.
func (s *Source) count(start, end int) int {
	n := 0
	if s.unit() == 2 {
		for i := start; i+2 <= end; i += 2 {
			if u := s.codeUnit(i); (u < 0xDC00 || u >= 0xE000) && (i > 0 || u != 0xFEFF) {
				n++
			}
		}
		return n
	}
	for _, c := range s.Bytes[start:end] {
		if utf8.RuneStart(c) {
			n++
		}
	}
	if start == 0 && end >= 3 && string(s.Bytes[:3]) == "\uFEFF" {
		n--
	}
	return n
}
