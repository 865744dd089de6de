package format

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"galleyproof/corpus/article"
)

// checkLaws holds a document to what every one must keep: blocks in order
// within the text, a way back that never goes back, and for every character
// source bytes that, where they spell it as it is, are it.
func checkLaws(t *testing.T, d *article.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Fatalf("text is not UTF-8: %q", d.Text)
	}
	at := int32(0)
	for i, b := range d.Blocks {
		if b.Span.Start < at || b.Span.Start >= b.Span.End || int(b.Span.End) > len(d.Text) {
			t.Fatalf("block %d: span %v after %d in %d bytes", i, b.Span, at, len(d.Text))
		}
		at = b.Span.End
	}
	last := article.Range{}
	for i, r := range d.Text {
		n := utf8.RuneLen(r)
		got := d.Range(article.Span{Start: int32(i), End: int32(i + n)})
		if got.Start < last.Start || got.End < last.End || got.Start > got.End || got.End > len(d.Source.Bytes) {
			t.Fatalf("%q at %d: range %v after %v", r, i, got, last)
		}
		last = got
		raw := decodeRaw(d.Source.Charset, d.Source.Bytes[got.Start:got.End])
		if raw != string(r) && !strings.ContainsAny(raw, "&\\") && !made(r, raw) {
			t.Fatalf("%q at %d: source has %q", r, i, raw)
		}
	}
	for _, spans := range [][]article.Span{d.Emphasis, d.Foreign} {
		at := int32(0)
		for _, s := range spans {
			if s.Start < at || s.Start >= s.End || int(s.End) > len(d.Text) || strings.TrimSpace(d.Slice(s)) == "" ||
				!utf8.RuneStart(d.Text[s.Start]) {
				t.Fatalf("run %v after %d in %d bytes", s, at, len(d.Text))
			}
			at = s.End
		}
	}
	for _, n := range d.Notes {
		if b := d.NoteBlock(n); b < -1 || b >= len(d.Blocks) || int(n.At) > len(d.Text) || n.Range.End > len(d.Source.Bytes) {
			t.Fatalf("note %+v of block %d", n, b)
		}
	}
}

// made reports whether the Builder made the character without source bytes.
func made(r rune, raw string) bool {
	return raw == "" && strings.ContainsRune("\n \uFFFC“”‘’", r) || r == utf8.RuneError
}

func decodeRaw(c article.Charset, raw []byte) string {
	switch c {
	case article.Windows1252:
		s, _ := charmap.Windows1252.NewDecoder().Bytes(raw)
		return string(s)
	case article.UTF16LE, article.UTF16BE:
		var units []uint16
		for i := 0; i+2 <= len(raw); i += 2 {
			u := uint16(raw[i]) | uint16(raw[i+1])<<8
			if c == article.UTF16BE {
				u = uint16(raw[i+1]) | uint16(raw[i])<<8
			}
			units = append(units, u)
		}
		return string(utf16.Decode(units))
	}
	return string(raw)
}

// outline writes a document's blocks, one a line: kind, container, and the
// source from the block's first byte to its last.
func outline(d *article.Document) string {
	var out strings.Builder
	for _, b := range d.Blocks {
		fmt.Fprint(&out, b.Kind)
		if b.In != article.Paragraph {
			fmt.Fprintf(&out, " in %s", b.In)
		}
		r := d.Range(b.Span)
		fmt.Fprintf(&out, " %d-%d %q\n", r.Start, r.End, d.Slice(b.Span))
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&out, "note %d %q\n", d.NoteBlock(n), n.Text)
	}
	return out.String()
}

func parse(t *testing.T, path, source string) *article.Document {
	t.Helper()
	d, err := Parse(path, []byte(source), Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkLaws(t, d)
	return d
}

func compare(t *testing.T, got, want string) {
	t.Helper()
	if want = strings.TrimLeft(want, "\n"); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}
