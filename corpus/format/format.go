// Package format turns the bytes of an article into its Document: what a
// reader reads, in blocks, and the way back from every character to the bytes.
//
// A position is carried, never searched for. Each reader walks the source from
// its start to its end and hands the Builder pieces of it: this piece stands as
// it is, that one reads as another text, the rest is markup. So a word that an
// entity, an escape or a charset spells otherwise still knows its bytes, and a
// fix can be written back.
//
// Charsets come first (charset.go): every reader sees UTF-8, in a view that
// knows where each of its bytes comes from. Then one of three readers: plain
// text (text.go), Markdown (markdown.go), HTML (html.go). Last, one place looks
// at the blocks of all of them and says what they are to a newsroom: a
// correction, a byline, a subscription box (classify.go).
package format

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"galleyproof/corpus/article"
)

// Options say how to read what the source leaves open.
type Options struct {
	// Layout of plain text: "lines" (each line is a paragraph), "wrapped"
	// (blank lines part paragraphs), or "" to tell from the text.
	Layout string
	// Published, where known, is the article's day whatever the source says.
	Published article.Day
}

// maxSize keeps the offsets of any text, which may grow by half when decoded,
// within 32 bits.
const maxSize = 1 << 30

type syntax uint8

const (
	unknown syntax = iota
	plain
	markdown
	mdx
	hypertext
)

func syntaxOf(name string) syntax {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".text":
		return plain
	case ".md", ".markdown":
		return markdown
	case ".mdx":
		return mdx
	case ".html", ".htm", ".xhtml":
		return hypertext
	}
	return unknown
}

// Known reports whether the file name's extension is one that Parse reads.
func Known(path string) bool { return syntaxOf(path) != unknown }

// Parse reads an article. The format follows from the path's extension or, when
// that says nothing, from the bytes. The data must not be changed afterwards.
// An error is one sentence that begins with the path, and with the line where
// there is one.
func Parse(path string, data []byte, opt Options) (*article.Document, error) {
	path = strings.ReplaceAll(path, `\`, "/")
	v, err := newView(path, data)
	if err != nil {
		return nil, err
	}
	s := syntaxOf(path)
	if s == unknown {
		s = sniff(v.text)
	}
	var doc *article.Document
	switch s {
	case hypertext:
		doc, err = parseHTML(v)
	case markdown, mdx:
		doc, err = parseMarkdown(v, s == mdx)
	default:
		doc = parseText(v, opt.Layout)
	}
	if err != nil {
		return nil, err
	}
	finish(doc, opt)
	return doc, nil
}

// Sniff guesses what a file without a known extension holds from its first
// bytes: "html", "markdown", "text", or "" when it is not text at all.
func Sniff(data []byte) string {
	data = wholeRunes(data)
	v, err := newView("", data)
	if err != nil {
		return ""
	}
	for _, c := range v.text {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			return ""
		}
	}
	switch sniff(v.text) {
	case hypertext:
		return "html"
	case markdown:
		return "markdown"
	}
	return "text"
}

// wholeRunes drops the beginning of a UTF-8 character cut off at the end.
func wholeRunes(data []byte) []byte {
	for n := 1; n <= 3 && n <= len(data); n++ {
		c := data[len(data)-n]
		switch {
		case c >= 0xC0 && (n < 2 || c >= 0xE0 && n < 3 || c >= 0xF0):
			return data[:len(data)-n]
		case c < 0x80 || c >= 0xC0:
			return data
		}
	}
	return data
}

var hypertextOpeners = []string{"!doctype html", "html", "head", "body", "article", "main", "div", "section", "header",
	"meta", "title", "h1", "p"}

func sniff(text []byte) syntax {
	text = text[:min(len(text), 1<<14)]
	head := bytes.TrimSpace(text)
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?xml")) {
		end := bytes.IndexByte(head, '>')
		if head[1] == '!' {
			if end = bytes.Index(head, []byte("-->")); end >= 0 {
				end += 2
			}
		}
		if end < 0 {
			return plain
		}
		head = bytes.TrimSpace(head[end+1:])
	}
	if len(head) > 0 && head[0] == '<' {
		opener := strings.ToLower(string(head[1:min(len(head), 20)]))
		for _, name := range hypertextOpeners {
			if rest, ok := strings.CutPrefix(opener, name); ok && (rest == "" || strings.ContainsAny(rest[:1], " \t\r\n>/")) {
				return hypertext
			}
		}
	}
	if m, _ := cutFrontMatter(text); m.body > 0 {
		return markdown
	}
	signs := 0
	if bytes.Contains(text, []byte("](http")) || bytes.Contains(text, []byte("](/")) {
		signs++
	}
	if bytes.Contains(text, []byte("\n```")) {
		signs++
	}
	for line := range bytes.Lines(text) {
		if t := bytes.TrimLeft(line, "#"); len(t) < len(line) && len(line)-len(t) <= 6 && t[0] == ' ' {
			signs++
			break
		}
	}
	if signs >= 2 {
		return markdown
	}
	return plain
}

// naming opens an error with the file's name.
func naming(path, sentence string) error {
	if path == "" {
		path = "the input"
	}
	return fmt.Errorf("%s %s", path, sentence)
}
