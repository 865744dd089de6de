package article

import (
	"strings"
	"testing"
)

func TestPosition(t *testing.T) {
	for _, test := range []struct {
		name    string
		charset Charset
		source  string
		offset  int
		want    Position
	}{
		{"start", UTF8, "ab", 0, Position{0, 1, 1}},
		{"before the start", UTF8, "ab", -1, Position{0, 1, 1}},
		{"after the end", UTF8, "ab\n", 9, Position{3, 2, 1}},
		{"code points", UTF8, "é😀x", 6, Position{6, 1, 3}},
		{"CRLF", UTF8, "a\r\nb", 3, Position{3, 2, 1}},
		{"a lone CR", UTF8, "a\rb", 2, Position{2, 2, 1}},
		{"byte order mark", UTF8, "\uFEFFab", 4, Position{4, 1, 2}},
		{"UTF-16", UTF16LE, "\xff\xfea\x00\n\x00\x3d\xd8\x00\xdeb\x00", 10, Position{10, 2, 2}},
		{"UTF-16 byte order mark", UTF16BE, "\xfe\xff\x00a\x00b", 4, Position{4, 1, 2}},
		{"Windows-1252", Windows1252, "caf\xe9\nb\xe9c", 7, Position{7, 2, 3}},
		{"empty", UTF8, "", 0, Position{0, 1, 1}},
	} {
		src := &Source{Bytes: []byte(test.source), Charset: test.charset}
		if got := src.Position(test.offset); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

// Columns are counted from marks within the file; those must agree with a plain
// count wherever they fall, in the middle of a character too.
func TestPositionOnLongLine(t *testing.T) {
	src := &Source{Bytes: []byte("\uFEFFx\n" + strings.Repeat("é😀a", 3000))}
	start := len("\uFEFFx\n")
	column := 1
	for i := range string(src.Bytes[start:]) {
		if got := src.Position(start + i); got.Line != 2 || got.Column != column {
			t.Fatalf("offset %d: %+v, want column %d", start+i, got, column)
		}
		column++
	}
}

func TestLineAt(t *testing.T) {
	src := &Source{Bytes: []byte("a\r\n\nbc")}
	for line, want := range map[int]Range{0: {}, 1: {0, 1}, 2: {3, 3}, 3: {4, 6}, 4: {}} {
		if got := src.LineAt(line); got != want {
			t.Errorf("line %d: %v, want %v", line, got, want)
		}
	}
	wide := &Source{Bytes: []byte("\xff\xfea\x00\r\x00\n\x00b\x00"), Charset: UTF16LE}
	if got := wide.LineAt(1); got != (Range{0, 4}) {
		t.Errorf("line 1: %v", got)
	}
	if got := wide.LineAt(2); got != (Range{8, 10}) {
		t.Errorf("line 2: %v", got)
	}
}
