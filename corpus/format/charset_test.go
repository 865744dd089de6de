package format

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"galleyproof/corpus/article"
)

func utf16Bytes(s string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune("\uFEFF" + s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

func TestCharset(t *testing.T) {
	const source = "The clerk’s café, 😀 shut.\r\nShe\u00a0left.\n"
	tests := []struct {
		name    string
		data    []byte
		charset article.Charset
		text    string
		she     article.Range    // of "She"
		at      article.Position // of its start
	}{
		{"UTF-8", []byte(source), article.UTF8, source, article.Range{Start: 33, End: 36}, article.Position{Offset: 33, Line: 2, Column: 1}},
		{"with a byte order mark", []byte("\uFEFF" + source), article.UTF8, source, article.Range{Start: 36, End: 39}, article.Position{Offset: 36, Line: 2, Column: 1}},
		{"UTF-16LE", utf16Bytes(source, binary.LittleEndian), article.UTF16LE, source, article.Range{Start: 58, End: 64}, article.Position{Offset: 58, Line: 2, Column: 1}},
		{"UTF-16BE", utf16Bytes(source, binary.BigEndian), article.UTF16BE, source, article.Range{Start: 58, End: 64}, article.Position{Offset: 58, Line: 2, Column: 1}},
		{"Windows-1252", []byte("The clerk\x92s caf\xe9 shut.\r\nShe\xa0left.\n"), article.Windows1252, "The clerk’s café shut.\r\nShe\u00a0left.\n",
			article.Range{Start: 24, End: 27}, article.Position{Offset: 24, Line: 2, Column: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := parse(t, "a.txt", string(test.data))
			if d.Source.Charset != test.charset || d.Text != test.text {
				t.Fatalf("charset %d, text %q", d.Source.Charset, d.Text)
			}
			at := int32(strings.Index(d.Text, "She"))
			r := d.Range(article.Span{Start: at, End: at + 3})
			if r != test.she || d.Source.Position(r.Start) != test.at {
				t.Errorf("She stands at %v, %+v", r, d.Source.Position(r.Start))
			}
			e, ok := d.Edit(article.Span{Start: at, End: at + 3}, "Zoë")
			if !ok {
				t.Fatal("edit refused")
			}
			changed := string(test.data[:e.Range.Start]) + string(e.Raw) + string(test.data[e.Range.End:])
			if got := parse(t, "a.txt", changed).Text; got != strings.Replace(test.text, "She", "Zoë", 1) {
				t.Errorf("edited: %q", got)
			}
			// The same words in the other formats, by the same way back.
			for _, path := range []string{"a.md", "a.html"} {
				parse(t, path, string(test.data))
			}
		})
	}
	// What the charset lacks cannot be written in plain text.
	d := parse(t, "a.txt", "caf\xe9")
	if e, ok := d.Edit(article.Span{Start: 0, End: 3}, "Łódź"); ok {
		t.Errorf("%q was written in Windows-1252", e.Raw)
	}
}

func TestCharsetErrors(t *testing.T) {
	for _, test := range []struct{ data, want string }{
		{"a\x00b", "a.txt is not text: it holds NUL bytes"},
		{"caf\xe9 \x81", "a.txt is neither UTF-8 nor Windows-1252; convert it to UTF-8"},
		{"caf\xe9 \x07", "a.txt is neither UTF-8 nor Windows-1252; convert it to UTF-8"},
		{"\xef\xbb\xbfcaf\xe9", "a.txt has the byte order mark of UTF-8 but is not valid UTF-8; convert it to UTF-8"},
		{"\xff\xfea\x00b", "a.txt has the byte order mark of UTF-16 but ends within a character; convert it to UTF-8"},
		{"\xff\xfe\x00\x00", "a.txt is not text: it holds NUL characters"},
	} {
		_, err := Parse("a.txt", []byte(test.data), Options{})
		if err == nil || err.Error() != test.want {
			t.Errorf("%q: %v", test.data, err)
		}
	}
}

func TestSniff(t *testing.T) {
	for _, test := range []struct{ data, want string }{
		{"The clerk left.\n", "text"},
		{"", "text"},
		{"<!-- a -->\n<!DOCTYPE html><p>x", "html"},
		{"\uFEFF  <p>x", "html"},
		{"<?xml version=\"1.0\"?>\n<html>", "html"},
		{"<price is right", "text"},
		{"---\ntitle: x\n---\nProse", "markdown"},
		{"# One\n\nSee [it](http://x.example).\n", "markdown"},
		{"# One of a kind\n", "text"},
		{"\x89PNG\r\n\x1a\n", ""},
		{"a\x00b", ""},
		{"caf\xe9", "text"},
		{"The clerk\xe2\x80", "text"},
		{string(utf16Bytes("<p>x", binary.LittleEndian)), "html"},
	} {
		if got := Sniff([]byte(test.data)); got != test.want {
			t.Errorf("%q: %q, not %q", test.data, got, test.want)
		}
	}
	for path, want := range map[string]bool{"a.txt": true, "a.MD": true, "b/a.mdx": true, "a.xhtml": true, "a.docx": false, "a": false, ".md/a": false} {
		if Known(path) != want {
			t.Errorf("Known(%q) is %v", path, !want)
		}
	}
	if d := parse(t, "article", "<p>Fish &amp; chips"); d.Text != "Fish & chips" {
		t.Errorf("without an extension: %q", d.Text)
	}
}

func TestTextKeepsBytes(t *testing.T) {
	data := bytes.Repeat([]byte("One\u00a0line.\r\n \t\n"), 3)
	if d := parse(t, "a.txt", string(data)); d.Text != string(data) {
		t.Errorf("text is %q", d.Text)
	}
}
