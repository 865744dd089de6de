package fix

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/corpus/record"
	"galleyproof/linter"
)

// Guard keeps fixes out of what is not ours to write: other people's words, and
// what a machine reads letter by letter. The engine has already made every fix
// in a quotation one to show; the Guard looks again, at the bytes, and never
// forgets: what was a quotation before the first round stays one, whatever the
// fixes make of the marks about it. A nil Guard allows everything.
type Guard struct {
	article *reading.Article
	quotes  []article.Range // quotations and code, in order, apart
	words   []article.Range // addresses, handles and tags, in order, apart
}

func newGuard(rec *record.Record) *Guard {
	return &Guard{article: reading.New(rec)}
}

// read adds what the document has to protect. A document of which nothing is to
// be written is not read.
func (g *Guard) read(doc *article.Document, findings []linter.Finding, least linter.Safety) {
	if !slices.ContainsFunc(findings, func(f linter.Finding) bool {
		return slices.ContainsFunc(f.Fixes, func(x linter.Fix) bool { return x.Safety >= least })
	}) {
		return
	}
	g.article.Read(doc)
	quotes := g.article.Quotes()
	for i := range quotes {
		for _, part := range quotes[i].Parts {
			g.quotes = append(g.quotes, doc.Range(part.Outer))
		}
	}
	for _, b := range doc.Blocks {
		if b.Kind == article.Code {
			g.quotes = append(g.quotes, doc.Range(b.Span))
		}
	}
	for _, w := range g.article.Words() {
		switch w.Kind {
		case article.Address, article.Handle, article.Tag:
			g.words = append(g.words, doc.Range(token(doc.Text, w.Span)))
		}
	}
	g.quotes, g.words = union(g.quotes), union(g.words)
}

// anew returns the Guard of a document without a past.
func (g *Guard) anew(doc *article.Document, findings []linter.Finding, least linter.Safety) *Guard {
	fresh := &Guard{article: g.article}
	fresh.read(doc, findings, least)
	return fresh
}

// token returns the run of characters without a blank that holds a span: an
// address may have an apostrophe, which ends a word.
func token(text string, s article.Span) article.Span {
	blank := func(r rune) bool { return unicode.IsSpace(r) || r == '<' || r == '>' }
	start := strings.LastIndexFunc(text[:s.Start], blank)
	if start >= 0 {
		_, n := utf8.DecodeRuneInString(text[start:])
		start += n
	}
	end := strings.IndexFunc(text[s.End:], blank)
	if end < 0 {
		end = len(text) - int(s.End)
	}
	return article.Span{Start: int32(max(start, 0)), End: s.End + int32(end)}
}

// union returns the ranges in order, those that overlap as one.
func union(ranges []article.Range) []article.Range {
	slices.SortFunc(ranges, func(a, b article.Range) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	out := ranges[:0]
	for _, r := range ranges {
		if n := len(out); n > 0 && r.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, r.End)
		} else {
			out = append(out, r)
		}
	}
	return out
}

// allows reports whether a fix may write at a place. One that is to be asked
// for may put the record's own bytes into a quotation, and may take away an
// address or a handle together with the words about it, but never part of one.
func (g *Guard) allows(at article.Range, fix *linter.Fix) bool {
	if g == nil {
		return true
	}
	if fix.Safety == linter.Ask && fix.Record {
		return true
	}
	if touches(g.quotes, at, func(article.Range) bool { return true }) {
		return false
	}
	return !touches(g.words, at, func(r article.Range) bool {
		return fix.Safety == linter.Safe || r.Start < at.Start || at.End < r.End
	})
}

// touches reports whether a place shares a byte with one of the ranges, or lies
// within one, for which the function is true.
func touches(ranges []article.Range, at article.Range, matters func(article.Range) bool) bool {
	i, _ := slices.BinarySearchFunc(ranges, at.Start, func(r article.Range, start int) int { return cmp.Compare(r.End, start+1) })
	for ; i < len(ranges) && (ranges[i].Start < at.End || ranges[i].Start < at.Start); i++ {
		if matters(ranges[i]) {
			return true
		}
	}
	return false
}

// shift moves what is protected along with the edits of a round.
func (g *Guard) shift(edits []article.Edit) {
	g.quotes, g.words = shifted(g.quotes, edits), shifted(g.words, edits)
}

func shifted(ranges []article.Range, edits []article.Edit) []article.Range {
	out := ranges[:0]
	next, by := 0, 0 // the first edit that does not end before the range, and what those before add
	for _, r := range ranges {
		for next < len(edits) && edits[next].Range.End <= r.Start {
			by += len(edits[next].Raw) - (edits[next].Range.End - edits[next].Range.Start)
			next++
		}
		to := article.Range{Start: r.Start + by, End: r.End + by}
		gone := false
		for i := next; i < len(edits) && edits[i].Range.Start < r.End; i++ {
			gone = gone || edits[i].Range.Start <= r.Start && r.End <= edits[i].Range.End
			to.End += len(edits[i].Raw) - (edits[i].Range.End - edits[i].Range.Start)
		}
		if !gone {
			out = append(out, to)
		}
	}
	return out
}
