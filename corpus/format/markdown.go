package format

import (
	"bytes"
	"sort"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"galleyproof/corpus/article"
)

// Markdown is parsed by goldmark for its tree alone; the text is taken from the
// view by the offsets that the tree's leaves carry. The tree is not quite in
// the source's order (footnotes are moved to its end), so its blocks are
// collected first and written in the order in which they stand. Entities and
// backslash escapes are raw in the tree and are decoded here. Tables are read
// here too: to fill every row up to the header's width, as a renderer must, can
// take memory out of proportion.

// leaf is a block that holds text.
type leaf struct {
	node ast.Node
	at   int
	kind article.BlockKind
	in   article.BlockKind
}

type markdownReader struct {
	*writer
	masked
	leaves []leaf

	leaf     *leaf
	open     bool // the leaf's block has been opened
	signs    bool // a sign is due before the next text
	table    *table
	first    bool            // a headline has been seen
	elements []inlineElement // inline elements that are open and say something of their text
	depth    int             // of emphasis
}

var markdownParser = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Footnote)).Parser()
})

func parseMarkdown(v *view, jsx bool) (*article.Document, error) {
	r := &markdownReader{writer: &writer{Builder: article.NewBuilder(v.src), view: v}}
	m, ok := cutFrontMatter(v.text)
	if ok {
		f, err := m.read(v.src.Path, v.text)
		if err != nil {
			return nil, err
		}
		f.describe(r.Meta(), "front matter")
	}
	r.Escape(escapeMarkdown(jsx))
	r.masked = mask(v.text, m.body, jsx)
	// What stands before the body is hidden line by line, so that the tree's
	// offsets are the view's.
	for i := range r.parse[:m.body] {
		if r.parse[i] != '\n' {
			r.parse[i] = ' '
		}
	}
	r.skip(m.body)
	r.collect(markdownParser().Parse(text.NewReader(r.parse)), article.Paragraph, article.Paragraph)
	sort.SliceStable(r.leaves, func(i, j int) bool { return r.leaves[i].at < r.leaves[j].at })
	for i := range r.leaves {
		r.write(&r.leaves[i])
	}
	return r.Document(), nil
}

// collect gathers the leaves below a node.
func (r *markdownReader) collect(n ast.Node, kind, in article.BlockKind) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Blockquote:
			r.collect(c, article.BlockQuote, article.BlockQuote)
		case *ast.ListItem:
			r.collect(c, article.ListItem, in)
		case *extast.Footnote:
			r.collect(c, article.Footnote, in)
		case *ast.Heading:
			k := article.Heading
			if c.Level == 1 {
				k = article.Headline
			}
			r.add(c, k, in)
		case *ast.Paragraph, *ast.TextBlock, *ast.HTMLBlock:
			r.add(c, kind, in)
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.ThematicBreak:
		default:
			if c.Type() == ast.TypeBlock {
				r.collect(c, kind, in)
			}
		}
	}
}

func (r *markdownReader) add(n ast.Node, kind, in article.BlockKind) {
	if lines := n.Lines(); lines.Len() > 0 {
		r.leaves = append(r.leaves, leaf{n, lines.At(0).Start, kind, in})
	}
}

func (r *markdownReader) write(l *leaf) {
	if l.at < r.at {
		return
	}
	if h, ok := l.node.(*ast.HTMLBlock); ok {
		r.html(h, l.kind, l.in)
		return
	}
	r.skip(l.at)
	if l.kind == article.Headline {
		if r.first {
			l.kind = article.Heading
		}
		r.first = true
	}
	r.leaf, r.open, r.signs, r.table = l, false, false, nil
	if _, ok := l.node.(*ast.Paragraph); ok {
		r.table = findTable(r.parse, l.node.Lines())
	}
	r.inline(l.node)
	for len(r.elements) > 0 {
		r.close(len(r.elements) - 1)
	}
	r.End()
}

// inline writes the text below a node.
func (r *markdownReader) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			r.piece(c.Segment.Start, c.Segment.Stop, c.IsRaw())
		case *ast.AutoLink:
			if label := c.Label(r.parse); len(label) > 0 {
				// The label is a slice of what was parsed.
				start := cap(r.parse) - cap(label)
				r.piece(start, start+len(label), true)
			}
		case *ast.CodeSpan:
			if last, ok := c.LastChild().(*ast.Text); ok {
				r.sign(last.Segment.Stop)
			}
		case *ast.RawHTML:
			r.tag(c)
		case *ast.Emphasis:
			r.emphasis(c)
		case *extast.Strikethrough: // is no copy any more
		case *ast.Image:
			r.signs = r.open
		case *ast.String:
		default:
			r.inline(c)
		}
	}
}

// objectSign stands within a paragraph for what a reader sees but does not read
// as words: code, an image, the value of an expression. Without it the words on
// its two sides would be neighbours.
const objectSign = "\uFFFC"

// sign passes over such a thing.
func (r *markdownReader) sign(end int) {
	r.signs = r.open
	r.skipTo(end)
}

// skipTo passes over markup, and keeps the line end within it, if any.
func (r *markdownReader) skipTo(end int) {
	if r.open {
		r.lineEnd(end)
	}
	r.skip(end)
}

// piece writes a run of text, without what is cut from it.
func (r *markdownReader) piece(start, end int, raw bool) {
	start = max(start, r.at)
	for i := r.next(start); i < len(r.cuts) && r.cuts[i].start < end; i++ {
		c := r.cuts[i]
		r.decoded(start, c.start, raw)
		if c.value {
			r.sign(c.end)
		} else {
			r.skipTo(c.end)
		}
		start = max(start, c.end)
	}
	r.decoded(start, end, raw)
}

// decoded writes text with its entities and escapes decoded.
func (r *markdownReader) decoded(start, end int, raw bool) {
	p := r.view.text
	if r.table != nil && r.open && r.at >= r.table.start && bytes.IndexByte(r.parse[r.at:max(r.at, start)], '\n') >= 0 {
		r.End() // each row ends its last cell
		r.open = false
	}
	for start < end && r.table != nil {
		stop, next, ended := r.table.cell(p, start, end)
		r.plain(start, stop, raw)
		if ended && r.open {
			r.End()
			r.open = false
		}
		r.skip(min(next, end))
		start = next
	}
	r.plain(start, end, raw)
}

func (r *markdownReader) plain(start, end int, raw bool) {
	if start >= end {
		return
	}
	p := r.view.text
	if !r.open {
		for start < end && (p[start] == ' ' || p[start] == '\t' || p[start] == '\n' || p[start] == '\r') {
			start++
		}
		if start == end {
			return
		}
		kind := r.leaf.kind
		if r.table != nil && start >= r.table.start {
			kind = article.Table
		}
		r.Block(kind, r.leaf.in)
		r.open = true
		r.skip(start)
	}
	r.lineEnd(start)
	if r.signs {
		r.skip(start)
		r.Space(objectSign)
		r.signs = false
	}
	if raw {
		r.copy(start, end)
		return
	}
	for i := start; i < end; i++ {
		switch p[i] {
		case '\\':
			if i+1 < end && punctuation(p[i+1]) {
				r.copy(start, i)
				r.decode(i, i+2, string(p[i+1:i+2]))
				i++
				start = i + 1
			}
		case '&':
			if s, n := entity(p[i:end], true); n > 0 {
				r.copy(start, i)
				r.decode(i, i+n, s)
				i += n - 1
				start = i + 1
			}
		}
	}
	r.copy(start, end)
}

// lineEnd keeps the line end that markup was passed over with.
func (r *markdownReader) lineEnd(to int) {
	if r.at >= to {
		return
	}
	n := bytes.IndexAny(r.view.text[r.at:to], "\r\n")
	if n < 0 {
		return
	}
	start, end := r.at+n, r.at+n+1
	if r.view.text[start] == '\r' && end < to && r.view.text[end] == '\n' {
		end++
	}
	r.copy(start, end)
}

// tag reads an inline tag or comment.
func (r *markdownReader) tag(n *ast.RawHTML) {
	s := n.Segments
	if s.Len() == 0 {
		return
	}
	start, end := s.At(0).Start, s.At(s.Len()-1).Stop
	t := r.view.text[start:end]
	switch {
	case start < r.at:
	case bytes.HasPrefix(t, []byte("<!--")):
		r.note(start, end, commentText(t))
	case len(t) > 3 && strings.EqualFold(string(t[:3]), "<br") && !letter(t[3]) && r.open:
		r.lineEnd(start)
		r.Space("\n")
	default:
		r.element(t)
		return
	}
	r.skipTo(end)
}

// inlineElement is an inline element that says something of its text.
type inlineElement struct {
	tag               atom.Atom
	from              int // how long the text was before it
	emphasis, foreign bool
}

// emphasis writes what stands within stars or underscores; two are bold type,
// which says nothing of the words.
func (r *markdownReader) emphasis(n *ast.Emphasis) {
	from := r.Len()
	if n.Level != 1 || r.depth > 0 {
		r.inline(n)
		return
	}
	r.depth++
	r.inline(n)
	r.depth--
	r.Emphasis(from)
}

// maxElements is how many such elements may be open in a paragraph.
const maxElements = 8

// element opens or closes an element, by its tag.
func (r *markdownReader) element(t []byte) {
	z := html.NewTokenizer(bytes.NewReader(t))
	kind := z.Next()
	name, more := z.TagName()
	e := inlineElement{tag: atom.Lookup(name), from: r.Len()}
	switch {
	case e.tag == 0:
	case kind == html.EndTagToken:
		for i := len(r.elements) - 1; i >= 0; i-- {
			if r.elements[i].tag == e.tag {
				r.close(i)
				return
			}
		}
	case kind == html.StartTagToken && len(r.elements) < maxElements:
		e.emphasis = emphasis(e.tag)
		e.foreign = more && traitsOf(attributesOf(z))&isForeign != 0
		if e.emphasis || e.foreign {
			r.elements = append(r.elements, e)
		}
	}
}

// close closes an element and those within it.
func (r *markdownReader) close(at int) {
	for _, e := range r.elements[at:] {
		if e.emphasis {
			r.Emphasis(e.from)
		}
		if e.foreign {
			r.Foreign(e.from)
		}
	}
	r.elements = r.elements[:at]
}

// html hands a block of HTML to the HTML reader.
func (r *markdownReader) html(n *ast.HTMLBlock, kind, in article.BlockKind) {
	h := &htmlReader{writer: r.writer}
	h.top = context{kind: kind, in: in}
	lines := n.Lines()
	pieces := make([]text.Segment, 0, lines.Len()+1)
	for i := range lines.Len() {
		pieces = append(pieces, lines.At(i))
	}
	if n.HasClosure() {
		pieces = append(pieces, n.ClosureLine)
	}
	for i := 0; i < len(pieces); {
		start, end := pieces[i].Start, pieces[i].Stop
		for i++; i < len(pieces) && pieces[i].Start == end; i++ {
			end = pieces[i].Stop
		}
		h.read(tokenize(r.view.text[start:end], start, nil))
	}
	r.End()
	r.skip(pieces[len(pieces)-1].Stop)
}

func punctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// escapeMarkdown returns a function that spells text so that none of it is
// markup.
func escapeMarkdown(jsx bool) func(string) (string, bool) {
	marks := "\\`*_[]<>&~|"
	if jsx {
		marks += "{}"
	}
	return func(s string) (string, bool) {
		if strings.ContainsAny(s, "\r\n") || strings.Contains(s, "{{") || strings.Contains(s, "{%") {
			return "", false
		}
		var out strings.Builder
		for i := 0; i < len(s); i++ {
			// "- " and the like would open a list where a line begins.
			opens := i == 0 && strings.IndexByte("-+#", s[0]) >= 0 && (len(s) == 1 || s[1] == ' ')
			if opens || strings.IndexByte(marks, s[i]) >= 0 {
				out.WriteByte('\\')
			}
			out.WriteByte(s[i])
		}
		return out.String(), true
	}
}

// table is a pipe table within a paragraph.
type table struct {
	start    int // of the header's line
	rule     int // of the line of dashes under it
	ruleNext int
}

// findTable looks for a line of dashes and pipes under a line with pipes.
func findTable(p []byte, lines *text.Segments) *table {
	for i := 1; i < lines.Len(); i++ {
		above, s := lines.At(i-1), lines.At(i)
		if isTableRule(p[s.Start:s.Stop]) && bytes.IndexByte(p[above.Start:above.Stop], '|') >= 0 {
			return &table{above.Start, s.Start, s.Stop}
		}
	}
	return nil
}

func isTableRule(line []byte) bool {
	dash, pipe := false, false
	for _, c := range bytes.TrimSpace(line) {
		switch c {
		case '-':
			dash = true
		case '|':
			pipe = true
		case ':', ' ', '\t':
		default:
			return false
		}
	}
	return dash && pipe
}

// cell returns where text that starts in a cell stops being of that cell, where
// to go on, and whether the cell ended there.
func (t *table) cell(p []byte, start, end int) (stop, next int, ended bool) {
	switch {
	case start < t.start:
		stop = min(end, t.start)
		return stop, stop, stop == t.start
	case start >= t.rule && start < t.ruleNext:
		return start, min(end, t.ruleNext), true
	}
	for i := start; i < end; i++ {
		switch p[i] {
		case '\\':
			i++
		case '|':
			return i, i + 1, true
		}
	}
	return end, end, false
}
