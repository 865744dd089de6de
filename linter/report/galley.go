package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// A galley is an article as the page lays it out: block below block, with the
// findings of each beside it.
type galley struct {
	doc     *article.Document
	entries []numbered
	pieces  [][]piece // by block, in no order
	beside  [][]int   // by block: indexes of entries
	loose   []int     // of entries in an article without blocks
}

// numbered is an entry with its number in the page.
type numbered struct {
	entry
	number int
	onNote bool
	placed bool // the text has its number
}

// A piece is a part of a block that is marked: the words of a finding, or
// another place that has to do with it.
type piece struct {
	span   article.Span
	of     int  // index of the entry
	place  int  // of a related place, from 1; 0 for the finding's own words
	anchor bool // what a link leads to
}

func galleyOf(h *hypertext, doc *article.Document, findings []linter.Finding) *galley {
	g := &galley{doc: doc, pieces: make([][]piece, len(doc.Blocks)), beside: make([][]int, len(doc.Blocks))}
	for i := range findings {
		f := &findings[i]
		h.count++
		g.entries = append(g.entries, numbered{h.entry(doc, f), h.count, f.Note != nil, len(doc.Blocks) > 0 && !h.NoExcerpt})
		at := g.block(f.Span.Start)
		if at < 0 {
			g.loose = append(g.loose, i)
			continue
		}
		g.beside[at] = append(g.beside[at], i)
		g.mark(at, f.Span, i, 0)
		for j, r := range f.Related {
			if at := g.block(r.Span.Start); at >= 0 {
				g.mark(at, r.Span, i, j+1)
			}
		}
	}
	return g
}

// block returns the index of the block that a place is in, or else after; -1
// in an article without blocks.
func (g *galley) block(at int32) int {
	blocks := g.doc.Blocks
	i, _ := slices.BinarySearchFunc(blocks, at, func(b article.Block, at int32) int { return cmp.Compare(b.Span.End, at) })
	switch {
	case len(blocks) == 0:
		return -1
	case i < len(blocks) && blocks[i].Span.End == at && i+1 < len(blocks) && blocks[i+1].Span.Start == at:
		return i + 1
	case i < len(blocks) && blocks[i].Span.Start <= at:
		return i
	}
	return max(0, i-1)
}

// mark lays a piece over the blocks it runs through.
func (g *galley) mark(block int, span article.Span, of, place int) {
	for i := block; i < len(g.doc.Blocks); i++ {
		b := g.doc.Blocks[i].Span
		if i > block && b.Start >= span.End {
			return
		}
		part := article.Span{Start: min(max(span.Start, b.Start), b.End), End: min(max(span.End, b.Start), b.End)}
		g.pieces[i] = append(g.pieces[i], piece{part, of, place, i == block})
	}
}

// foldLeast is how many blocks in a row without marks are folded away, those
// beside a marked one not counted.
const foldLeast = 3

func (h *hypertext) galley(g *galley) {
	for i := 0; i < len(g.doc.Blocks); {
		end := i
		for end < len(g.doc.Blocks) && g.foldable(end) {
			end++
		}
		if end-i >= foldLeast {
			h.put("<details class=\"fold\"><summary>%s without findings</summary>\n", plural(end-i, "paragraph"))
			for ; i < end; i++ {
				h.row(g, i)
			}
			h.put("</details>\n")
			continue
		}
		for end = max(end, i+1); i < end; i++ {
			h.row(g, i)
		}
	}
	h.notes(g.pick(g.loose))
}

// foldable reports whether a block has no marks and stands beside none.
func (g *galley) foldable(i int) bool {
	if g.doc.Blocks[i].Kind == article.Headline {
		return false
	}
	for j := max(0, i-1); j <= min(i+1, len(g.pieces)-1); j++ {
		if len(g.pieces[j]) > 0 {
			return false
		}
	}
	return true
}

func (g *galley) pick(which []int) []numbered {
	out := make([]numbered, len(which))
	for i, at := range which {
		out[i] = g.entries[at]
	}
	return out
}

// row writes a block and the findings beside it.
func (h *hypertext) row(g *galley, i int) {
	b := &g.doc.Blocks[i]
	element := "p"
	switch {
	case b.Kind == article.BlockQuote || b.Kind == article.Embed || b.In == article.BlockQuote || b.In == article.Embed:
		element = "blockquote"
	case b.Kind == article.Code || b.Kind == article.Table:
		element = "pre"
	}
	h.put("<div class=\"row\">\n<div class=\"copy\"><%s class=\"%s\" dir=\"auto\"", element, b.Kind.String())
	if lang := g.doc.Meta.Language; lang != "" {
		h.put(" lang=\"%s\"", lang)
	}
	h.put(">")
	h.marked(g, b.Span, g.pieces[i])
	h.put("</%s></div>\n", element)
	h.notes(g.pick(g.beside[i]))
	h.put("</div>\n")
}

// marked writes the text of a block with its pieces marked. Pieces may overlap,
// so the text is cut wherever one begins or ends; a cut has the mark of the
// worst finding that covers it.
func (h *hypertext) marked(g *galley, block article.Span, pieces []piece) {
	opens := slices.Clone(pieces)
	slices.SortStableFunc(opens, func(a, b piece) int { return cmp.Compare(a.span.Start, b.span.Start) })
	closes := slices.Clone(pieces)
	// An empty piece comes after those that end where it stands.
	slices.SortStableFunc(closes, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.span.End, b.span.End), cmp.Compare(a.span.Start, b.span.Start))
	})

	var on []piece
	for at := block.Start; ; {
		for len(closes) > 0 && closes[0].span.End <= at && closes[0].span.Start < at {
			h.close(g, closes[0])
			on = slices.DeleteFunc(on, func(p piece) bool { return p == closes[0] })
			closes = closes[1:]
		}
		for len(opens) > 0 && opens[0].span.Start <= at {
			p := opens[0]
			opens = opens[1:]
			if p.anchor && p.place > 0 && p.place <= relatedMost {
				h.put("<span id=\"r%d-%d\"></span>", g.entries[p.of].number, p.place)
			}
			if p.span.Len() > 0 {
				on = append(on, p)
				continue
			}
			h.close(g, p)
			closes = slices.DeleteFunc(closes, func(c piece) bool { return c == p })
		}
		if at >= block.End {
			return
		}
		next := block.End
		if len(opens) > 0 {
			next = min(next, opens[0].span.Start)
		}
		if len(closes) > 0 {
			next = min(next, closes[0].span.End)
		}
		h.segment(g, article.Span{Start: at, End: next}, on)
		at = next
	}
}

func (h *hypertext) segment(g *galley, s article.Span, on []piece) {
	text := g.doc.Slice(s)
	if len(on) == 0 || text == "" {
		h.put("%s", text)
		return
	}
	class, worst := "related", linter.Severity(0)
	var of strings.Builder
	for _, p := range on {
		e := &g.entries[p.of]
		if p.place == 0 && e.severity > worst {
			class, worst = e.Severity, e.severity
		}
		of.WriteString(" " + strconv.Itoa(e.number))
	}
	h.put("<mark class=\"%s\" data-of=\"%s\">%s</mark>", class, strings.TrimSpace(of.String()), text)
}

// close ends a piece: after the words of a finding stands its number.
func (h *hypertext) close(g *galley, p piece) {
	if e := &g.entries[p.of]; p.place == 0 && p.anchor {
		h.put("<a class=\"ref %s\" id=\"m%d\" href=\"#f%d\" aria-label=\"finding %d, %s\">%d</a>",
			e.Severity, e.number, e.number, e.number, e.Severity, e.number)
	}
}
