package article

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Builder is the only maker of Documents. A format calls it in source order:
// what is neither copied, decoded nor noted is markup. Text and the way back
// to the bytes are made together and cannot disagree.
type Builder struct {
	doc  Document
	text strings.Builder
	open bool // a block is open
	last int  // source offset reached
}

// NewBuilder begins a Document of a source.
func NewBuilder(src *Source) *Builder {
	b := &Builder{doc: Document{Source: src}}
	if len(src.Bytes) < 1<<26 {
		b.text.Grow(len(src.Bytes))
	}
	return b
}

// Meta returns the metadata to fill in.
func (b *Builder) Meta() *Meta { return &b.doc.Meta }

// Layout records how plain text was read: "lines" or "wrapped".
func (b *Builder) Layout(layout string) { b.doc.Layout = layout }

// Escape sets how the format writes text into its source (HTML entities,
// Markdown backslashes). It returns false for text that cannot be written.
func (b *Builder) Escape(f func(string) (string, bool)) { b.doc.escape = f }

// Block closes the open block, if any, and opens one of a kind. A blank line is
// made between the two where the source gave no line end as text; after
// Metadata, which shares its line with the copy it leaked into, there is none.
func (b *Builder) Block(kind, in BlockKind) {
	b.End()
	text := b.text.String()
	if n := len(text); n > 0 && text[n-1] != '\n' && text[n-1] != '\r' && !b.afterMetadata() {
		b.gap("\n\n")
	}
	at := int32(b.text.Len())
	b.doc.Blocks = append(b.doc.Blocks, Block{Span: Span{at, at}, Kind: kind, In: in})
	b.open = true
}

// afterMetadata reports whether the text so far ends with a block of Metadata.
func (b *Builder) afterMetadata() bool {
	n := len(b.doc.Blocks)
	return n > 0 && b.doc.Blocks[n-1].Kind == Metadata && int(b.doc.Blocks[n-1].Span.End) == b.text.Len()
}

// End closes the open block; white space at its ends falls outside it, and a
// block without text is dropped. Metadata keeps its white space: all of it has
// to go.
func (b *Builder) End() {
	if !b.open {
		return
	}
	b.open = false
	i := len(b.doc.Blocks) - 1
	s := &b.doc.Blocks[i].Span
	s.End = int32(b.text.Len())
	if b.doc.Blocks[i].Kind == Metadata && s.Start < s.End {
		return
	}
	text := b.text.String()[s.Start:s.End]
	left := strings.TrimLeft(text, white)
	s.Start += int32(len(text) - len(left))
	s.End = s.Start + int32(len(strings.TrimRight(left, white)))
	if s.Start >= s.End {
		b.doc.Blocks = b.doc.Blocks[:i]
	}
}

// Kind changes the kind of the open block, or of the last one closed.
func (b *Builder) Kind(kind BlockKind) {
	if n := len(b.doc.Blocks); n > 0 {
		b.doc.Blocks[n-1].Kind = kind
	}
}

// Len returns how much text there is so far, in bytes.
func (b *Builder) Len() int { return b.text.Len() }

// Copy takes source bytes as they stand. They must be valid UTF-8; in another
// charset they must spell ASCII characters, which take two bytes each in
// UTF-16 and one in Windows-1252.
func (b *Builder) Copy(r Range) {
	if r.Start >= r.End {
		return
	}
	at := int32(b.text.Len())
	if b.doc.Source.unit() == 2 {
		for i := r.Start; i+2 <= r.End; i += 2 {
			b.text.WriteByte(byte(b.doc.Source.codeUnit(i)))
		}
	} else {
		b.text.Write(b.doc.Source.Bytes[r.Start:r.End])
	}
	b.add(segment{text: at, textEnd: int32(b.text.Len()), src: r.Start, srcEnd: r.End})
}

// Decode takes source bytes that are read as another text: `&amp;` as "&".
func (b *Builder) Decode(r Range, text string) {
	if text == "" {
		return
	}
	at := int32(b.text.Len())
	b.text.WriteString(text)
	b.add(segment{text: at, textEnd: int32(b.text.Len()), src: r.Start, srcEnd: r.End, decoded: true})
}

// Skip passes over markup up to a source offset. What Space makes next stands
// there.
func (b *Builder) Skip(to int) { b.last = max(b.last, to) }

// Space makes a space (or other text) for which the source has only markup.
func (b *Builder) Space(text string) { b.gap(text) }

// Note records a comment; its bytes are not text.
func (b *Builder) Note(r Range, text string) {
	b.doc.Notes = append(b.doc.Notes, Note{Text: strings.TrimSpace(text), Range: r, At: int32(b.text.Len())})
}

// Emphasis marks the text made since it was from bytes long as emphasised. What
// is marked within it may have been marked before; see Document.Emphasis.
func (b *Builder) Emphasis(from int) { b.doc.Emphasis = b.mark(b.doc.Emphasis, from) }

// Foreign marks the text made since it was from bytes long as of another
// language, in the same way.
func (b *Builder) Foreign(from int) { b.doc.Foreign = b.mark(b.doc.Foreign, from) }

// mark appends the text from an offset on to spans, in place of those within it.
func (b *Builder) mark(spans []Span, from int) []Span {
	text := b.text.String()
	text = text[min(from, len(text)):]
	start := from + len(text) - len(strings.TrimLeft(text, white))
	end := from + len(strings.TrimRight(text, white))
	if start >= end {
		return spans
	}
	s := Span{int32(start), int32(end)}
	for n := len(spans); n > 0 && spans[n-1].End > s.Start; n-- {
		s = s.Join(spans[n-1])
		spans = spans[:n-1]
	}
	return append(spans, s)
}

// white is what is no text at the ends of a block.
const white = " \t\r\n\f\v"

func (b *Builder) gap(text string) {
	at := int32(b.text.Len())
	b.text.WriteString(text)
	b.add(segment{text: at, textEnd: int32(b.text.Len()), src: b.last, srcEnd: b.last, gap: true})
}

func (b *Builder) add(g segment) {
	if g.src < b.last {
		panic("article: builder called out of source order")
	}
	b.last = g.srcEnd
	if n := len(b.doc.segments); n > 0 {
		p := &b.doc.segments[n-1]
		if !p.decoded && !p.gap && !g.decoded && !g.gap && p.srcEnd == g.src {
			p.textEnd, p.srcEnd = g.textEnd, g.srcEnd
			return
		}
	}
	b.doc.segments = append(b.doc.segments, g)
}

// Document closes the last block and returns the article. The Builder must not
// be used again.
func (b *Builder) Document() *Document {
	b.End()
	d := &b.doc
	d.Text = b.text.String()
	if len(d.segments) == 1 {
		if g := d.segments[0]; !g.decoded && !g.gap && g.src == 0 && g.text == 0 && d.Source.Charset == UTF8 {
			d.segments = nil
		}
	}
	return d
}

// encode spells UTF-8 text in a charset; false when it has no such character.
func encode(c Charset, text string) ([]byte, bool) {
	switch c {
	case UTF16LE, UTF16BE:
		if !utf8.ValidString(text) {
			return nil, false
		}
		var out []byte
		for _, u := range utf16.Encode([]rune(text)) {
			if c == UTF16LE {
				out = binary.LittleEndian.AppendUint16(out, u)
			} else {
				out = binary.BigEndian.AppendUint16(out, u)
			}
		}
		return out, true
	case Windows1252:
		out, err := charmap.Windows1252.NewEncoder().String(text)
		return []byte(out), err == nil
	}
	return []byte(text), true
}
