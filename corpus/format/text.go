package format

import (
	"bytes"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// Plain text says little, so it is read for what it says plainly. A first short
// line without a full stop is the headline, a second one the standfirst. A file
// is *wrapped* if four in five of the lines that are followed by another line of
// their group are 50 to 90 characters long and end without a stop; then blank
// lines part the paragraphs, otherwise every line end does.

// line is a line of text without its end; next is where the following begins.
type line struct {
	start, end, next int
	note             bool // a comment alone on its line
}

// item is a block to be: bytes of the view, line ends within included.
type item struct {
	start, end int
	kind       article.BlockKind
}

func parseText(v *view, layout string) *article.Document {
	w := &writer{Builder: article.NewBuilder(v.src), view: v}
	lines := splitLines(v.text)
	header, body := textHeader(v.text, lines)
	if header.end > 0 {
		w.Meta().Published, w.Meta().DateFrom = article.Stamp{Day: header.day}, "header"
	}
	if layout != "lines" && layout != "wrapped" {
		layout = layoutOf(v.text, lines, body)
	}
	w.Layout(layout)

	items := textItems(v.text, lines, body, layout == "wrapped")
	nameItems(v.text, items)
	next := 0 // the next line that may be a note
	through := func(end int) {
		for ; next < len(lines) && lines[next].start < end; next++ {
			if l := lines[next]; l.note {
				w.copy(w.at, l.start)
				inner := bytes.TrimSpace(v.text[l.start:l.end])
				start := l.start + bytes.Index(v.text[l.start:l.end], inner)
				w.note(start, start+len(inner), inner[4:len(inner)-3])
				w.skip(l.next)
			}
		}
		w.copy(w.at, end)
	}
	if header.end > 0 {
		through(header.start)
		w.Block(article.Metadata, article.Paragraph)
		through(header.end)
		w.End()
	}
	for _, it := range items {
		through(it.start)
		w.Block(it.kind, article.Paragraph)
		through(it.end)
		w.End()
	}
	through(len(v.text))
	return w.Document()
}

func splitLines(text []byte) []line {
	var lines []line
	for at := 0; at < len(text); {
		end, next := len(text), len(text)
		if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		for {
			cr := bytes.IndexByte(text[at:end], '\r')
			if cr < 0 || at+cr+1 == end && next > end {
				if cr >= 0 {
					end--
				}
				break
			}
			lines = append(lines, makeLine(text, at, at+cr, at+cr+1))
			at += cr + 1
		}
		if at < next {
			lines = append(lines, makeLine(text, at, end, next))
		}
		at = next
	}
	return lines
}

func makeLine(text []byte, start, end, next int) line {
	return line{start, end, next, isNote(text[start:end])}
}

// isNote reports whether a line is one comment and nothing else.
func isNote(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) >= 7 && bytes.HasPrefix(line, []byte("<!--")) && bytes.Index(line[4:], []byte("-->")) == len(line)-7
}

func blank(text []byte) bool { return len(bytes.TrimSpace(text)) == 0 }

type dateHeader struct {
	start, end int
	day        article.Day
}

// textHeader finds the date line that some archives leave at the very start of
// the copy, " date 2020-11-18 First words", and where the copy itself begins.
func textHeader(text []byte, lines []line) (dateHeader, int) {
	for _, l := range lines {
		if l.note {
			continue
		}
		at := l.start
		if at < l.end && text[at] == ' ' {
			at++
		}
		rest, ok := bytes.CutPrefix(text[at:l.end], []byte("date "))
		if !ok || len(rest) < 10 {
			break
		}
		day, ok := article.ParseDay(string(rest[:10]))
		if !ok || len(rest) > 10 && rest[10] != ' ' {
			break
		}
		end := at + len("date ") + 10
		for end < l.end && text[end] == ' ' {
			end++
		}
		return dateHeader{l.start, end, day}, end
	}
	return dateHeader{}, 0
}

// layoutOf tells lines from wrapped. A line longer than 90 characters speaks
// against wrapping wherever it stands, and one inner line alone proves nothing.
func layoutOf(text []byte, lines []line, body int) string {
	inner, good := 0, 0
	for i, l := range lines {
		if l.note || l.end <= body {
			continue
		}
		t := bytes.TrimSpace(text[max(l.start, body):l.end])
		if len(t) == 0 {
			continue
		}
		n := points(t)
		followed := false
		for _, after := range lines[i+1:] {
			if !after.note {
				followed = !blank(text[after.start:after.end])
				break
			}
		}
		if !followed && n <= 90 {
			continue
		}
		inner++
		if n >= 50 && n <= 90 && !endsSentence(t) {
			good++
		}
	}
	if inner >= 2 && good*100 >= inner*80 {
		return "wrapped"
	}
	return "lines"
}

func textItems(text []byte, lines []line, body int, wrapped bool) []item {
	var items []item
	open := false // the last item may go on
	for _, l := range lines {
		if l.note || l.end <= body && body > 0 {
			continue
		}
		start := max(l.start, body)
		t := text[start:l.end]
		switch {
		case blank(t):
			open = false
		case open && wrapped && !opensItem(t):
			items[len(items)-1].end = l.end
		default:
			kind := article.Paragraph
			if opensItem(t) {
				kind = article.ListItem
			}
			items = append(items, item{start, l.end, kind})
			// What follows a leaked date line is a line of its own.
			open = l.start >= body || !headlineLike(bytes.TrimSpace(t))
		}
	}
	return items
}

var bullets = []string{"•", "‣", "◦", "▪", "●", "■", "·", "- ", "* "}

func opensItem(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	for _, b := range bullets {
		if bytes.HasPrefix(line, []byte(b)) && len(line) > len(b) {
			return true
		}
	}
	return false
}

// nameItems finds headline, standfirst and subheadings.
func nameItems(text []byte, items []item) {
	trimmed := func(i int) []byte { return bytes.TrimSpace(text[items[i].start:items[i].end]) }
	first := 0
	if len(items) > 1 && items[0].kind == article.Paragraph {
		if t := trimmed(0); headlineLike(t) && !isByline(string(t)) {
			items[0].kind = article.Headline
			first = 1
		}
	}
	for i := first; first > 0 && i+1 < len(items) && items[i].kind == article.Paragraph; i++ {
		t := trimmed(i)
		if isByline(string(t)) {
			items[i].kind = article.Byline
			continue
		}
		if points(t) <= 250 && !endsSentence(t) && !endsOpen(t) && endsSentence(trimmed(i+1)) {
			items[i].kind = article.Standfirst
		}
		break
	}
	for i := first + 1; i+1 < len(items); i++ {
		if items[i].kind == article.Paragraph && items[i+1].kind == article.Paragraph && headingLike(trimmed(i)) &&
			endsSentence(trimmed(i-1)) && endsSentence(trimmed(i+1)) && len(trimmed(i+1)) > items[i].end-items[i].start {
			items[i].kind = article.Heading
		}
	}
}

// headlineLike reports whether a line is short and ends without a full stop.
func headlineLike(t []byte) bool {
	if len(t) == 0 || points(t) > 120 || endsOpen(t) {
		return false
	}
	if c := t[len(t)-1]; c == '!' || c == '?' {
		return true // a headline may ask
	}
	return !endsSentence(t) || endsWithInitials(t)
}

// headingLike reports whether a line is plainly a subheading: short, opened by a
// capital, without quotation marks, and either a few words or in title case.
func headingLike(t []byte) bool {
	if points(t) > 60 || endsSentence(t) || endsOpen(t) || bytes.ContainsAny(t, "\"“”‘:;,@#|/()") {
		return false
	}
	words, capitals := bytes.Fields(t), 0
	for _, w := range words {
		if c := w[0]; c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			capitals++
		}
	}
	if len(words) == 0 || words[0][0] < 'A' || words[0][0] > 'Z' {
		return false
	}
	return len(words) <= 5 || capitals*10 >= len(words)*6
}

// closing are the marks that may follow a sentence's stop.
const closing = "\"'”’)]» \u00a0"

// endsSentence reports whether text ends with a stop, closing marks aside.
func endsSentence(t []byte) bool {
	t = bytes.TrimRight(t, closing)
	r, _ := utf8.DecodeLastRune(t)
	return r == '.' || r == '!' || r == '?' || r == '…'
}

// endsOpen reports whether text ends with a mark that something must follow.
func endsOpen(t []byte) bool {
	if len(t) == 0 {
		return false
	}
	c := t[len(t)-1]
	return c == ':' || c == ',' || c == ';'
}

// endsWithInitials reports whether the full stop at the end is that of U.S. or p.m.
func endsWithInitials(t []byte) bool {
	n := len(t)
	return n >= 4 && t[n-1] == '.' && t[n-3] == '.' && letter(t[n-2]) && letter(t[n-4]) && (n == 4 || !letter(t[n-5]))
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// points counts the code points of valid UTF-8.
func points(t []byte) int {
	n := 0
	for _, c := range t {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}
