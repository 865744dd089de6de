package quotes

import (
	_ "embed"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed elision.md
var elisionPage string

// Elision reports words left out of a quotation with nothing to show it, and
// such as change its sense with or without a mark.
var Elision = linter.Rule{
	ID:       "quotes.elision",
	Doc:      elisionPage,
	Severity: linter.Warning,
	Quotes:   linter.OnlyQuotes,
	New: func(*linter.Setup) (linter.Check, error) {
		within, err := differs(leftOut, record.ElidedUnmarked, record.ElidedMarked)(nil)
		return func(p *linter.Pass) {
			within(p)
			across(p)
		}, err
	},
}

func leftOut(printed, said, source string) string {
	return "At " + printed + " the quotation leaves out " + said + " of " + source + "."
}

// across looks at quotations that follow each other in one statement: a
// paragraph quoted to the middle of a sentence, and the next that goes on
// further down in the middle of another.
func across(p *linter.Pass) {
	quotes := p.Quotes()
	last := -1
	for i := range quotes {
		q := &quotes[i]
		if q.Nested || q.Kind != reading.InlineQuote || q.Headline {
			continue
		}
		if last >= 0 {
			follow(p, &quotes[last], q)
		}
		last = i
	}
}

func follow(p *linter.Pass, q, next *reading.Quote) {
	if q.Match == nil || next.Match == nil || q.Own != next.Own || q.Match.Words < 8 || next.Match.Words < 8 ||
		!sure(p, q) || !sure(p, next) || !opensBlock(p, next) {
		return
	}
	between, lost, ok := q.Match.Rest(next.Match)
	if !ok || between == "" || !q.Match.Cut() || next.Match.OpensSentence() {
		return
	}
	end, open := q.Parts[len(q.Parts)-1].Inner, next.Parts[0].Inner
	if dotsAtEnd(p.Text(end)) || dotsAtStart(p.Text(open)) && !next.Match.OpensWithDots() {
		return // the article shows that something is left out
	}
	statements := q.Match.Statements()
	said := statements[len(statements)-1]
	d := record.Difference{Grade: record.ElidedUnmarked, Span: tail(p, end), Said: between, Lost: lost}
	s := severity(p.Setup.House.Quotes, &d, said)
	if s == 0 {
		return
	}
	p.Report(linter.Finding{Severity: s, Span: d.Span, Evidence: evidence(p, q, said),
		Message: "Between " + quoted(p.Text(d.Span)) + " and the quotation that goes on from it, " + quoted(between) +
			" of " + source(q, said) + " is left out with no mark.",
		Related: []linter.Related{{Span: next.Parts[0].Outer, Message: "It goes on here."}}})
}

func opensBlock(p *linter.Pass, q *reading.Quote) bool {
	part := q.Parts[0]
	return part.Outer.Start == p.Doc.Blocks[part.Block].Span.Start
}

func dotsAtEnd(s string) bool {
	s = strings.TrimRight(s, " \u00a0")
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...")
}

func dotsAtStart(s string) bool {
	s = strings.TrimLeft(s, " \u00a0[(")
	return strings.HasPrefix(s, "…") || strings.HasPrefix(s, "...")
}

// tail is the last two words of a quotation with the mark that follows them.
func tail(p *linter.Pass, inner article.Span) article.Span {
	from, to := p.In(inner)
	words := p.Words()
	return article.Span{Start: words[max(from, to-2)].Span.Start, End: inner.End}
}
