package format

import (
	"bytes"
	"sort"
)

// The Markdown reader is given a copy of the text, of the same length, in which
// what is no Markdown stands as filler: template tags, and marks so many or so
// deeply nested that reading them would take time out of proportion. Tags are
// cut from the prose; an excess mark is only hidden from the reader and stays
// in the text as the character it is.

// filler is a character without meaning in Markdown, neither space nor
// punctuation.
const filler = 0x01

// cut is a piece of text that is not prose. One that stands for something a
// reader would see (the value of an expression) leaves a sign of it.
type cut struct {
	start, end int
	value      bool
}

// masked is what the Markdown reader sees of a text.
type masked struct {
	parse []byte
	cuts  []cut
}

// The limits of Markdown that a person writes.
const (
	maxNesting  = 32  // block quotes and lists on one line, open brackets in one paragraph
	maxEmphasis = 300 // marks of emphasis in one paragraph
	maxTicks    = 300 // and of code
	maxAngles   = 300 // and of inline HTML
	maxTargets  = 100 // definitions of link targets, line upon line
)

func mask(text []byte, body int, jsx bool) masked {
	m := masked{parse: bytes.Clone(text)}
	if jsx {
		m.maskJSX(text, body)
	}
	if bytes.IndexByte(text[body:], '{') >= 0 && !jsx {
		m.maskTemplates(text, body)
	}
	m.fill()
	m.limit(body)
	return m
}

// closer finds a closing mark and remembers it, so that many openings without one
// cost no more than one.
type closer struct {
	mark string
	at   int // of the first mark at or after the last asked offset; len(text) for none
}

func (c *closer) find(text []byte, from int) (int, bool) {
	if c.at < from {
		c.at = len(text)
		if n := bytes.Index(text[from:], []byte(c.mark)); n >= 0 {
			c.at = from + n
		}
	}
	return c.at, c.at < len(text)
}

// maxTag is how far apart the two ends of a template tag may be.
const maxTag = 4096

// maskTemplates finds the tags of Liquid ({% %}, {{ }}), Hugo ({{< >}},
// {{% %}}) and Kramdown ({: }), and all that stands in their code and comments.
func (m *masked) maskTemplates(text []byte, body int) {
	closers := map[string]*closer{}
	find := func(mark string, from int) (int, bool) {
		c := closers[mark]
		if c == nil {
			c = &closer{mark: mark, at: -1}
			closers[mark] = c
		}
		return c.find(text, from)
	}
	for at := body; at < len(text); {
		n := bytes.IndexByte(text[at:], '{')
		if n < 0 || at+n+1 >= len(text) {
			return
		}
		at += n
		mark, value := "", false
		switch {
		case bytes.HasPrefix(text[at:], []byte("{{<")):
			mark = ">}}"
		case bytes.HasPrefix(text[at:], []byte("{{%")):
			mark = "%}}"
		case text[at+1] == '{':
			mark, value = "}}", true
		case text[at+1] == '%':
			mark = "%}"
		case text[at+1] == ':':
			mark = "}"
		}
		if mark == "" {
			at++
			continue
		}
		end, ok := find(mark, at+2)
		if !ok || end-at > maxTag {
			at += 2
			continue
		}
		end += len(mark)
		if name := tagName(text[at:end]); hidesBody[name] {
			for _, closing := range []string{"{% end" + name, "{%- end" + name, "{{< /" + name, "{{% /" + name} {
				if stop, ok := find(closing, end); ok {
					if tail, ok := find(mark, stop); ok {
						end = tail + len(mark)
						break
					}
				}
			}
		}
		m.cuts = append(m.cuts, cut{at, end, value})
		at = end
	}
}

// hidesBody are the tags whose body is no prose.
var hidesBody = map[string]bool{"highlight": true, "comment": true, "code": true, "script": true, "style": true,
	"javascript": true, "stylesheet": true, "schema": true, "mermaid": true}

func tagName(tag []byte) string {
	tag = bytes.TrimLeft(tag, "{%<- ")
	n := 0
	for n < len(tag) && (letter(tag[n]) || tag[n] == '_') {
		n++
	}
	return string(tag[:n])
}

// maskJSX finds what MDX adds to Markdown: import and export, tags of
// components, and expressions in braces.
func (m *masked) maskJSX(text []byte, body int) {
	ends := braces(text)
	for at := body; at < len(text); {
		lineStart := at == body || text[at-1] == '\n'
		rest := text[at:]
		switch {
		case lineStart && (bytes.HasPrefix(rest, []byte("import ")) || bytes.HasPrefix(rest, []byte("export "))):
			end := len(text)
			if n := bytes.Index(rest, []byte("\n\n")); n >= 0 {
				end = at + n
			}
			m.cuts = append(m.cuts, cut{at, end, false})
			at = end
		case rest[0] == '`': // code may hold braces
			ticks := 1
			for ticks < len(rest) && rest[ticks] == '`' {
				ticks++
			}
			at += ticks
			if n := bytes.Index(text[at:min(len(text), at+maxTag)], rest[:ticks]); n >= 0 {
				at += n + ticks
			}
		case rest[0] == '{':
			end := int(ends[at])
			if end == 0 || end-at > maxTag {
				at++
				continue
			}
			m.cuts = append(m.cuts, cut{at, end, true})
			at = end
		case rest[0] == '<' && len(rest) > 1 && (letter(rest[1]) || rest[1] == '/'):
			end, component, ok := jsxTag(text, at, ends)
			if !ok {
				at++
				continue
			}
			if component {
				m.cuts = append(m.cuts, cut{at, end, false})
			}
			at = end
		default:
			n := bytes.IndexAny(rest[1:], "`{<\n")
			if n < 0 {
				return
			}
			at += n + 1
			if text[at] == '\n' {
				at++
			}
		}
	}
}

// braces returns for each opening brace where its closing one ends, 0 for none.
func braces(text []byte) []int32 {
	ends := make([]int32, len(text))
	var open []int32
	for i, c := range text {
		switch {
		case c == '{':
			open = append(open, int32(i))
		case c == '}' && len(open) > 0:
			ends[open[len(open)-1]] = int32(i + 1)
			open = open[:len(open)-1]
		}
	}
	return ends
}

// jsxTag returns the end of a tag, and whether HTML would not take it for one:
// it names a component, or holds an expression.
func jsxTag(text []byte, at int, ends []int32) (end int, component, ok bool) {
	name := bytes.TrimPrefix(text[at+1:], []byte("/"))
	component = len(name) > 0 && name[0] >= 'A' && name[0] <= 'Z'
	for i := at + 1; i < len(text) && i < at+maxTag; i++ {
		switch c := text[i]; c {
		case '{':
			if ends[i] == 0 {
				return 0, false, false
			}
			i = int(ends[i]) - 1
			component = true
		case '"':
			n := bytes.IndexByte(text[i+1:min(len(text), at+maxTag)], c)
			if n < 0 {
				return 0, false, false
			}
			i += n + 1
		case '<':
			return 0, false, false
		case '>':
			return i + 1, component, true
		}
	}
	return 0, false, false
}

// fill writes filler over the cuts: spaces where they are all there is on their
// lines, so that they part paragraphs as a blank line does.
func (m *masked) fill() {
	kept := m.cuts[:0]
	for _, c := range m.cuts {
		if n := len(kept); n > 0 && c.start < kept[n-1].end {
			continue
		}
		kept = append(kept, c)
	}
	m.cuts = kept
	for _, c := range m.cuts {
		for i := c.start; i < c.end; i++ {
			if b := m.parse[i]; b != '\n' && b != '\r' {
				m.parse[i] = filler
			}
		}
	}
	done := 0
	for _, c := range m.cuts {
		if c.start < done {
			continue
		}
		start := bytes.LastIndexByte(m.parse[:c.start], '\n') + 1
		end := c.end
		if n := bytes.IndexByte(m.parse[end:], '\n'); n >= 0 {
			end += n
		} else {
			end = len(m.parse)
		}
		done = end
		for from := start; from < end; {
			to := end
			if n := bytes.IndexByte(m.parse[from:end], '\n'); n >= 0 {
				to = from + n
			}
			if l := m.parse[from:to]; len(bytes.Trim(l, " \t\r\x01")) == 0 {
				for i := range l {
					if l[i] == filler {
						l[i] = ' '
					}
				}
			}
			from = to + 1
		}
	}
}

// next returns the first cut that ends after a place.
func (m *masked) next(at int) int {
	return sort.Search(len(m.cuts), func(i int) bool { return m.cuts[i].end > at })
}

// limit hides what is beyond the limits, and turns a lone carriage return, which
// the reader does not know, into the line end it is.
func (m *masked) limit(body int) {
	p := m.parse
	depth, emphasis, ticks, angles, targets := 0, 0, 0, 0, 0
	for at := body; at < len(p); {
		end := len(p)
		if n := bytes.IndexAny(p[at:], "\r\n"); n >= 0 {
			end = at + n
			if p[end] == '\r' && (end+1 == len(p) || p[end+1] != '\n') {
				p[end] = '\n'
			}
		}
		from, opens := m.containers(at, end)
		if opens || from == end {
			depth, emphasis, ticks, angles, targets = 0, 0, 0, 0, 0
		}
		if from < end && p[from] == '[' && bytes.Contains(p[from:end], []byte("]:")) {
			if targets++; targets > maxTargets {
				p[from] = filler
			}
		}
		for i := from; i < end; i++ {
			switch p[i] {
			case '\\':
				i++
			case '[':
				if depth++; depth > maxNesting {
					p[i] = filler
				}
			case ']':
				depth = max(0, depth-1)
				if i+1 < end && p[i+1] == '(' && !plainTarget(p[i+2:end]) {
					p[i+1] = filler
				}
			case '*', '_', '~':
				if emphasis++; emphasis > maxEmphasis {
					p[i] = filler
				}
			case '`':
				if ticks++; ticks > maxTicks && p[i-1] != '`' {
					p[i] = filler
				}
			case '<':
				if angles++; angles > maxAngles {
					p[i] = filler
				}
			}
		}
		at = end + 1
	}
}

// containers passes the marks of quotes and lists that open a line. Those
// nested too deeply are hidden. It returns where the line's own text begins,
// and whether a mark was there.
func (m *masked) containers(at, end int) (int, bool) {
	p, start, n := m.parse, at, 0
	for at < end {
		c := p[at]
		switch {
		case c == ' ' || c == '\t':
			at++
			continue
		case c == '>':
		case (c == '-' || c == '+' || c == '*') && at+1 < end && (p[at+1] == ' ' || p[at+1] == '\t'):
		case c >= '0' && c <= '9':
			i := at
			for i < end && i < at+9 && p[i] >= '0' && p[i] <= '9' {
				i++
			}
			if i+1 >= end || p[i] != '.' && p[i] != ')' || p[i+1] != ' ' {
				return at, n > 0
			}
			at = i
		default:
			return at, n > 0
		}
		if n++; n > maxNesting || at-start > 4*maxNesting {
			p[at] = filler
		}
		at++
	}
	return at, n > 0
}

// plainTarget reports whether a link's target may be read: another bracket in
// it, or parentheses without end, are no target that a person wrote.
func plainTarget(p []byte) bool {
	open := 0
	for i, c := range p {
		switch {
		case c == '[' || open > 8 || i > maxTag:
			return false
		case c == '(':
			open++
		case c == ')' || c == ' ':
			return true
		}
	}
	return true
}
