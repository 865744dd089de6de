package article

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Span is a half-open place in a Document's Text, in bytes. Rules know no
// other coordinates.
type Span struct{ Start, End int32 }

// Len returns the span's length in bytes.
func (s Span) Len() int { return int(s.End - s.Start) }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Join returns the smallest span that holds both.
func (s Span) Join(t Span) Span { return Span{min(s.Start, t.Start), max(s.End, t.End)} }

// BlockKind says what part of an article a block is.
type BlockKind uint8

// The kinds of block. Prose is what a reader reads as the article's own copy.
const (
	Paragraph BlockKind = iota
	Headline
	Standfirst
	Heading // a subheading (crosshead) in the body
	Byline
	BlockQuote
	Embed // an embedded post, in markup or pasted as text with its signature
	Caption
	ListItem
	Correction // corrections, clarifications, editor's notes
	Boilerplate
	Code
	Metadata // a date line or the like, leaked into the copy
	Table
	Footnote
)

var kindNames = [...]string{"paragraph", "headline", "standfirst", "heading", "byline", "blockquote", "embed",
	"caption", "list-item", "correction", "boilerplate", "code", "metadata", "table", "footnote"}

func (k BlockKind) String() string { return kindNames[k] }

// KindSet is a set of block kinds.
type KindSet uint32

// Kinds returns the set of the given kinds.
func Kinds(kinds ...BlockKind) KindSet {
	var s KindSet
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has reports whether the kind is in the set.
func (s KindSet) Has(k BlockKind) bool { return s>>k&1 == 1 }

// Block is a run of text of one kind; blocks do not overlap and stand in order.
type Block struct {
	Span Span
	Kind BlockKind
	// In is the kind of container the block stands in, where that is not its
	// own kind: a list item or paragraph within a block quotation.
	In BlockKind
}

// Note is a comment cut from the text, such as `<!-- stet rule: reason -->`.
type Note struct {
	Text  string // what stands between the comment marks, trimmed
	Range Range  // the whole comment
	At    int32  // where in Text it stood; see NoteBlock for the block it covers
}

// Meta is what is known of an article beside its text.
type Meta struct {
	Headline  string
	Byline    string
	Dateline  string // the place and day that open a story, as printed
	Published Stamp
	Modified  Stamp
	Language  string // BCP 47, "" when the source does not say
	Section   string
	Kind      string // "", letter, opinion, live, sport, listing
	Agency    string // the wire agency of the byline or dateline, "" for own copy
	DateFrom  string // where Published was found: front matter, meta, header, dateline, path, flag
}

// Document is one article: what a reader reads, and the way back to the bytes.
// It belongs to one goroutine.
type Document struct {
	Source *Source
	Meta   Meta
	Text   string
	Blocks []Block
	Notes  []Note
	Layout string // of plain text: "lines" or "wrapped"

	// Emphasis are the runs of text that the source sets in italics or marks as
	// emphasised or a title, and Foreign those it says are of another language.
	// Both are in order, disjoint, not empty and without white space at their
	// ends; plain text has none.
	Emphasis, Foreign []Span

	segments []segment // in order of Text; none when Text is the file
	escape   func(string) (string, bool)
}

// A segment is a piece of Text that came from one piece of the source: copied
// byte for byte (in UTF-16, one byte for each code unit of ASCII), or decoded as
// a whole (an entity, an escape, a charset).
type segment struct {
	text, textEnd int32
	src, srcEnd   int
	decoded       bool
	gap           bool // made by the Builder: stands for no source bytes
}

// Slice returns the text of a span.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// Range returns where a span stands in the source. The ends fall on the first
// and last source byte of the span's own text; markup inside is included.
func (d *Document) Range(s Span) Range {
	if len(d.segments) == 0 {
		return Range{int(s.Start), int(s.End)}
	}
	if s.Start >= s.End {
		at := d.startOf(s.Start)
		return Range{at, at}
	}
	start, end := d.startOf(s.Start), d.endOf(s.End)
	return Range{start, max(start, end)}
}

func (d *Document) startOf(at int32) int {
	i := sort.Search(len(d.segments), func(i int) bool { return d.segments[i].textEnd > at })
	if i == len(d.segments) {
		return d.segments[i-1].srcEnd
	}
	g := d.segments[i]
	if g.decoded || g.gap {
		return g.src
	}
	return g.src + int(at-g.text)*d.Source.unit()
}

func (d *Document) endOf(at int32) int {
	i := sort.Search(len(d.segments), func(i int) bool { return d.segments[i].textEnd >= at })
	if i == len(d.segments) {
		return d.segments[i-1].srcEnd
	}
	g := d.segments[i]
	if g.decoded || g.gap {
		return g.srcEnd
	}
	return g.src + int(at-g.text)*d.Source.unit()
}

// Edit is one change to the source: bytes of the file, and what to write there
// in the file's own charset and escapes.
type Edit struct {
	Range Range
	New   string // UTF-8; for a reader
	Raw   []byte // the bytes to write
}

// Edit spells a replacement of a span as the source would. The lines of the
// source end where they did, as far as the words are as many. What is equal at
// both ends is trimmed first; it is false when what remains crosses markup, or
// cannot be written in the file's charset or format.
func (d *Document) Edit(s Span, text string) (Edit, bool) {
	old := d.Slice(s)
	text = keepLines(old, text)
	head := commonPrefix(old, text)
	tail := commonSuffix(old[head:], text[head:])
	s.Start += int32(head)
	s.End -= int32(tail)
	text = text[head : len(text)-tail]
	r := d.Range(s)
	if s.Start == s.End {
		at, ok := d.insertion(s.Start, head > 0)
		if !ok {
			return Edit{}, false
		}
		r = Range{at, at}
	} else if !d.contiguous(s) {
		return Edit{}, false
	}
	out := text
	if d.escape != nil {
		var ok bool
		if out, ok = d.escape(text); !ok {
			return Edit{}, false
		}
	}
	raw, ok := encode(d.Source.Charset, out)
	if !ok {
		return Edit{}, false
	}
	return Edit{Range: r, New: out, Raw: raw}, true
}

// insertion returns where in the source text is put in at a place in Text:
// right after what stands before it, or right before what follows. It is false
// where that is made by the Builder, or within what was decoded as a whole.
func (d *Document) insertion(at int32, after bool) (int, bool) {
	if len(d.segments) == 0 {
		return int(at), true
	}
	if after {
		i := sort.Search(len(d.segments), func(i int) bool { return d.segments[i].textEnd >= at })
		if i == len(d.segments) || d.segments[i].gap || d.segments[i].decoded && d.segments[i].textEnd != at {
			return 0, false
		}
		return d.endOf(at), true
	}
	i := sort.Search(len(d.segments), func(i int) bool { return d.segments[i].textEnd > at })
	if i == len(d.segments) || d.segments[i].gap || d.segments[i].decoded && d.segments[i].text != at {
		return 0, false
	}
	return d.startOf(at), true
}

// contiguous reports whether the source bytes of a span that is not empty are
// those of its text alone, with no markup between.
func (d *Document) contiguous(s Span) bool {
	if len(d.segments) == 0 {
		return true
	}
	i := sort.Search(len(d.segments), func(i int) bool { return d.segments[i].textEnd > s.Start })
	at := -1
	for ; i < len(d.segments) && d.segments[i].text < s.End; i++ {
		g := d.segments[i]
		if g.gap || at >= 0 && g.src != at {
			return false
		}
		if g.decoded && (g.text < s.Start || g.textEnd > s.End) {
			return false
		}
		at = g.srcEnd
	}
	return true
}

// keepLines returns the words of text with the line ends that stand between those
// of old, if there are as many of them and not all are the same.
func keepLines(old, text string) string {
	if strings.IndexByte(old, '\n') < 0 {
		return text
	}
	words, before := strings.Split(text, " "), strings.Fields(old)
	if len(words) != len(before) || slices.Equal(words, before) {
		return text
	}
	out, rest := words[0], old[strings.Index(old, before[0])+len(before[0]):]
	for i, word := range words[1:] {
		at := strings.Index(rest, before[i+1])
		gap := " "
		if strings.IndexByte(rest[:at], '\n') >= 0 {
			gap = rest[:at]
		}
		out += gap + word
		rest = rest[at+len(before[i+1]):]
	}
	return out
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

func commonSuffix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	for n > 0 && !utf8.RuneStart(a[len(a)-n]) {
		n--
	}
	return n
}

// Emphasised returns the emphasised run that holds a span; see Document.Emphasis.
func (d *Document) Emphasised(s Span) (Span, bool) { return holder(d.Emphasis, s) }

// InForeign reports whether the source says that a span is of another language.
func (d *Document) InForeign(s Span) bool {
	_, ok := holder(d.Foreign, s)
	return ok
}

// holder returns the one of disjoint spans in order that holds s.
func holder(spans []Span, s Span) (Span, bool) {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > s.Start })
	if i < len(spans) && spans[i].Contains(s) {
		return spans[i], true
	}
	return Span{}, false
}

// BlockAt returns the index of the block that holds a place, or -1 between blocks.
func (d *Document) BlockAt(at int32) int {
	i := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Span.End > at })
	if i < len(d.Blocks) && d.Blocks[i].Span.Start <= at {
		return i
	}
	return -1
}

// NoteBlock returns the index of the block a note covers: the one before it,
// whether the note stands right under it or after a blank line, or, within a
// wrapped paragraph, the one about it. It is -1 for a note before any block,
// which covers the whole file.
func (d *Document) NoteBlock(n Note) int {
	return sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].Span.Start >= n.At }) - 1
}

// Line returns the line of Text that holds a place, without its line end.
func (d *Document) Line(at int32) Span {
	start := strings.LastIndexByte(d.Text[:at], '\n') + 1
	end := strings.IndexByte(d.Text[at:], '\n')
	if end < 0 {
		return Span{int32(start), int32(len(d.Text))}
	}
	return Span{int32(start), at + int32(end)}
}
