package fix

import (
	"bytes"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
)

// about is how many lines that stay are shown around those that change.
const about = 3

// Unified returns the edits of a file as a unified diff that patch and git
// apply read; empty without edits. Lines end as the file's do, with "\n".
func Unified(path string, data []byte, edits []Edit) []byte {
	if len(edits) == 0 {
		return nil
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", label("a", path), label("b", path))
	starts := lineStarts(data)
	grown := 0 // how many lines the new text is ahead by
	for i := 0; i < len(edits); {
		h := hunk{data: data, starts: starts}
		h.first = max(0, h.line(edits[i].Range.Start)-about)
		h.to = h.first
		for i < len(edits) && (!h.changed || h.line(edits[i].Range.Start) <= h.to+2*about) {
			i = h.change(edits, i)
		}
		grown += h.write(&out, grown)
	}
	return out.Bytes()
}

// label names a file as git does.
func label(side, path string) string {
	name := side + "/" + strings.TrimPrefix(path, "/")
	if strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7F || r == '"' || r == '\\' }) {
		var b strings.Builder
		b.WriteByte('"')
		for _, c := range []byte(name) {
			switch {
			case c == '"' || c == '\\':
				b.WriteByte('\\')
				b.WriteByte(c)
			case c < ' ' || c == 0x7F:
				fmt.Fprintf(&b, `\%03o`, c)
			default:
				b.WriteByte(c)
			}
		}
		return b.String() + `"`
	}
	if strings.Contains(name, " ") {
		name += "\t" // where the name ends; some programs look for a date after it
	}
	return name
}

// lineStarts returns where the lines begin, and the size last.
func lineStarts(data []byte) []int {
	starts := []int{0}
	for at := 0; ; {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		starts = append(starts, at)
	}
	if starts[len(starts)-1] < len(data) || len(data) == 0 {
		starts = append(starts, len(data))
	}
	return starts
}

// hunk is one run of changed lines with those about it. Lines count from 0.
type hunk struct {
	data      []byte
	starts    []int
	first, to int // the lines written so far, without those that follow the last change
	lines     []byte
	old, new  int
	changed   bool
}

// line returns the line that holds an offset; of the end of the file, the last.
func (h *hunk) line(at int) int {
	low, high := 0, len(h.starts)-1
	for low+1 < high {
		if mid := (low + high) / 2; h.starts[mid] <= at {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// change writes the lines that an edit changes, and those before it that stay,
// and returns the next edit. Edits of one line, or of lines next to each other,
// are written together.
func (h *hunk) change(edits []Edit, i int) int {
	from := h.line(edits[i].Range.Start)
	h.keep(from)
	end := from
	var text []byte
	at := h.starts[from]
	for {
		for ; i < len(edits) && (edits[i].Range.Start < h.starts[end+1] || end+2 == len(h.starts)); i++ {
			text = append(text, h.data[at:edits[i].Range.Start]...)
			text = append(text, edits[i].New...)
			at = edits[i].Range.End
			for end+2 < len(h.starts) && h.starts[end+1] < at {
				end++
			}
		}
		text = append(text, h.data[at:h.starts[end+1]]...)
		at = h.starts[end+1]
		// A line whose end was taken away runs into the next one; one that
		// changes right below is written together with this.
		whole := len(text) == 0 || text[len(text)-1] == '\n'
		below := i < len(edits) && h.line(edits[i].Range.Start) == end+1
		if whole && !below || end+2 == len(h.starts) {
			break
		}
		end++
	}
	h.put('-', h.data[h.starts[from]:h.starts[end+1]])
	h.put('+', text)
	h.to, h.changed = end+1, true
	return i
}

// keep writes the lines up to one as they stay.
func (h *hunk) keep(to int) {
	h.put(' ', h.data[h.starts[h.to]:h.starts[to]])
	h.to = to
}

func (h *hunk) put(mark byte, text []byte) {
	for line := range bytes.Lines(text) {
		h.lines = append(h.lines, mark)
		h.lines = append(h.lines, line...)
		if line[len(line)-1] != '\n' {
			h.lines = append(h.lines, "\n\\ No newline at end of file\n"...)
		}
		if mark != '+' {
			h.old++
		}
		if mark != '-' {
			h.new++
		}
	}
}

// write ends the hunk, and returns how many lines it adds.
func (h *hunk) write(out *bytes.Buffer, grown int) int {
	h.keep(min(len(h.starts)-1, h.to+about))
	fmt.Fprintf(out, "@@ -%s +%s @@\n", extent(h.first, h.old), extent(h.first+grown, h.new))
	out.Write(h.lines)
	return h.new - h.old
}

// extent is a place of n lines as a hunk's head gives it.
func extent(first, n int) string {
	switch n {
	case 0:
		return fmt.Sprintf("%d,0", first)
	case 1:
		return fmt.Sprint(first + 1)
	}
	return fmt.Sprintf("%d,%d", first+1, n)
}

// Diffable reports whether a file's lines are bytes that end with "\n": those
// of UTF-16 are not.
func Diffable(src *article.Source) bool {
	return src.Charset != article.UTF16LE && src.Charset != article.UTF16BE
}
