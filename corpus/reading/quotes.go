package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
)

// Quotations are read in three steps.
//
// Marks. Each block is walked once for quotation marks. Double marks, curly or
// straight, and guillemets are what they look like. A single mark is a
// quotation mark only where it cannot be an apostrophe: an opening one stands
// after a space or an opening mark and before a letter, and a closing one
// after something that ends a word; where a plural's apostrophe and a closing
// mark look alike (the states’ rights), it is an apostrophe if the sentence
// goes on and another closing mark follows. A block that ends within a
// quotation goes on in the next if that opens again, by the old convention.
//
// Speech. Two parts with only an attribution between them (“…,” he said, “…”)
// are one quotation. So is a run of paragraphs that each open and only the last
// of which closes. The words around give the cue, the speaker as printed, and
// what medium the article claims; only what is plainly said is taken.
//
// The record. Each quotation of two words or more is looked up in the record,
// and in the article's own embedded posts and block quotations. Unmarked text
// after "Trump wrote:" is a quotation of one paragraph, and of the paragraphs
// after it for as long as they go on in the same statement.

// QuoteKind says how a quotation is set.
type QuoteKind uint8

// The kinds of quotation.
const (
	InlineQuote QuoteKind = iota // within marks
	BlockQuote                   // a block of its own, without marks
	EmbedQuote                   // an embedded post, in markup or pasted
	LeadQuote                    // unmarked paragraphs after "Trump wrote:"
)

var quoteKindNames = [...]string{"inline", "block", "embed", "lead"}

func (k QuoteKind) String() string { return quoteKindNames[k] }

// QuotePart is one unbroken run of a quotation.
type QuotePart struct {
	Inner article.Span // the words, without the marks about them
	Outer article.Span // with the marks
	Block int          // index of the block
}

// Quote is a quotation: one run, or several of one speech that the attribution
// or a new paragraph parts.
type Quote struct {
	Kind      QuoteKind
	Parts     []QuotePart
	Open      bool          // no closing mark was found
	Nested    bool          // stands within another quotation
	Headline  bool          // stands in a headline, standfirst or heading
	Single    bool          // single marks
	Speaker   string        // as printed: "Trump", "the president"; "" when not plainly stated
	SpeakerAt article.Span  // where
	Cue       article.Span  // the words that attribute: "said on Twitter"
	Medium    string        // what the cue claims: post, statement, spoken; "" when it does not say
	Date      int           // index in Dates of the attribution's date, or -1
	Match     *record.Match // what it quotes, or nil
	Own       bool          // the match is with the article's own embed or block quotation
}

// Span returns the place from the first mark to the last.
func (q *Quote) Span() article.Span {
	return q.Parts[0].Outer.Join(q.Parts[len(q.Parts)-1].Outer)
}

// Quotes returns the quotations of the article, in order of their first part.
func (a *Article) Quotes() []Quote {
	if a.once(haveQuotes) {
		a.quotes, a.parts = a.quotes[:0], a.parts[:0]
		a.findQuotes()
		a.attributeAll()
		a.leadQuotes()
		a.matchQuotes()
	}
	return a.quotes
}

// newQuote appends a quotation and returns it. Its first part, which is mostly
// the only one, stands in the article's scratch; a second moves them out.
func (a *Article) newQuote(kind QuoteKind, part QuotePart) *Quote {
	n := len(a.parts)
	a.parts = append(a.parts, part)
	a.quotes = append(a.quotes, Quote{Kind: kind, Parts: a.parts[n : n+1 : n+1], Date: -1})
	return &a.quotes[len(a.quotes)-1]
}

// findQuotes walks the blocks for marks.
func (a *Article) findQuotes() {
	open := -1 // a quotation that the last block left open
	for i, b := range a.Doc.Blocks {
		switch b.Kind {
		case article.Code, article.Metadata, article.Byline, article.Boilerplate:
			continue
		case article.Embed:
			a.newQuote(EmbedQuote, QuotePart{Inner: a.embedWords(b.Span), Outer: b.Span, Block: i})
			open = -1
			continue
		case article.BlockQuote:
			if !hasQuoteMark(a.Doc.Slice(b.Span)) {
				a.setBlock(i)
				open = -1
				continue
			}
		}
		open = a.blockQuotes(i, open)
	}
}

// setBlock makes a block quotation without marks a quotation, or goes on with
// the one of the block before. A line that opens with a dash signs it, and a
// name with a colon before it labels it; neither is quoted.
func (a *Article) setBlock(i int) {
	span := a.Doc.Blocks[i].Span
	var before *Quote
	if n := len(a.quotes); n > 0 && a.quotes[n-1].Kind == BlockQuote && a.quotes[n-1].lastBlock() == i-1 {
		before = &a.quotes[n-1]
	}
	if before != nil && span.Len() < longestSignature {
		text := a.Doc.Slice(span)
		name := strings.TrimLeft(text, "—–―- ")
		if name != text && name != "" {
			before.SpeakerAt = article.Span{Start: span.End - int32(len(name)), End: span.End}
			if k := strings.IndexAny(name, ",("); k > 0 {
				before.SpeakerAt.End = before.SpeakerAt.Start + int32(k)
			}
			before.Speaker = a.Doc.Slice(before.SpeakerAt)
			return
		}
	}
	part := QuotePart{span, span, i}
	label := a.label(span)
	part.Inner.Start = max(part.Inner.Start, label.End)
	if before != nil && label.Len() == 0 {
		before.Parts = append(before.Parts, part)
		return
	}
	q := a.newQuote(BlockQuote, part)
	if label.Len() > 0 {
		q.SpeakerAt = article.Span{Start: label.Start, End: label.End - 1}
		q.Speaker = a.Doc.Slice(q.SpeakerAt)
	}
}

// longestSignature is how many bytes a line may have that signs a block
// quotation.
const longestSignature = 120

// label returns the span of a full name and its colon that open a block, empty
// when none do.
func (a *Article) label(block article.Span) article.Span {
	text := a.Doc.Slice(block)
	colon := strings.IndexByte(text[:min(len(text), 60)], ':')
	if colon < 0 {
		return article.Span{}
	}
	from, to := a.In(article.Span{Start: block.Start, End: block.Start + int32(colon)})
	if to-from < 2 || to-from > 5 {
		return article.Span{}
	}
	for i := from; i < to; i++ {
		if !isName(&a.Words()[i]) {
			return article.Span{}
		}
	}
	return article.Span{Start: block.Start, End: block.Start + int32(colon) + 1}
}

func (q *Quote) lastBlock() int { return q.Parts[len(q.Parts)-1].Block }

func hasQuoteMark(text string) bool {
	return strings.ContainsAny(text, "\"“”«»") || strings.Contains(text, "‘")
}

// blockQuotes makes quotations of the marked runs of one block; open is the
// quotation that the block before left open, or -1. It returns the one that this
// block leaves open.
func (a *Article) blockQuotes(i, open int) int {
	block := a.Doc.Blocks[i]
	if !mayHoldMarks(a.Doc.Slice(block.Span)) {
		return -1
	}
	headline := block.Kind == article.Headline || block.Kind == article.Standfirst || block.Kind == article.Heading
	last := -1 // the last quotation of the block that stands within no other
	a.marks = readMarks(a.marks[:0], a.Doc.Text, block.Span)
	for _, m := range a.marks {
		part := QuotePart{m.inner, m.outer, i}
		switch {
		case m.nested:
			a.newQuote(InlineQuote, part).Nested = true
			a.quotes[len(a.quotes)-1].Single = !isDouble(m.mark)
			continue
		case m.unclosed && !isDouble(m.mark) && !a.goesOn(i, m.mark):
			continue // a lone single mark is an apostrophe after all
		case last < 0 && open >= 0 && strings.TrimSpace(a.Doc.Text[block.Span.Start:m.outer.Start]) == "":
			a.quotes[open].Parts = append(a.quotes[open].Parts, part)
			last = open
		case last >= 0 && !a.quotes[last].Open && a.interrupted(&a.quotes[last], part):
			a.quotes[last].Parts = append(a.quotes[last].Parts, part)
		default:
			q := a.newQuote(InlineQuote, part)
			q.Headline, q.Single = headline, !isDouble(m.mark)
			last = len(a.quotes) - 1
		}
		if m.unclosed {
			if m.outer.End == block.Span.End && a.goesOn(i, m.mark) {
				return last
			}
			a.quotes[last].Open = true
		}
	}
	return -1
}

// interrupted reports whether only an attribution stands between a quotation
// and the next part: “…,” he said, “…”.
func (a *Article) interrupted(q *Quote, part QuotePart) bool {
	last := q.Parts[len(q.Parts)-1]
	between := article.Span{Start: last.Outer.End, End: part.Outer.Start}
	text := a.Doc.Slice(between)
	if len(text) > 160 || !strings.ContainsAny(a.Doc.Text[last.Inner.End-1:last.Outer.End+1], ",.!?—–…") {
		return false
	}
	trimmed := strings.TrimRight(text, " \u00a0\n\r")
	if k := strings.IndexAny(trimmed, ".!?;"); k >= 0 && k < len(trimmed)-1 && !a.pointedAt(between.Start+int32(k)) {
		return false // a sentence of the article's own stands between
	}
	if strings.HasSuffix(trimmed, ":") {
		return false
	}
	from, to := a.In(between)
	for i := from; i < to; i++ {
		if a.isCue(i) {
			return true
		}
	}
	return false
}

// pointedAt reports whether the point at a place belongs to a word.
func (a *Article) pointedAt(at int32) bool {
	words := a.Words()
	from, _ := a.In(article.Span{Start: at, End: at + 1})
	return from > 0 && words[from-1].Span.End > at
}

// goesOn reports whether the block after opens with the same mark, as the next
// paragraph of a quotation does.
func (a *Article) goesOn(i int, mark rune) bool {
	for i++; i < len(a.Doc.Blocks); i++ {
		b := a.Doc.Blocks[i]
		if b.Kind == article.Boilerplate || b.Kind == article.Caption {
			continue
		}
		r, _ := utf8.DecodeRuneInString(a.Doc.Text[b.Span.Start:])
		return r == mark && (b.Kind == article.Paragraph || b.Kind == article.BlockQuote || b.Kind == article.ListItem)
	}
	return false
}

// embedWords is the part of an embed that its author wrote: without the
// signature "— Name (@handle) Month D, YYYY".
func (a *Article) embedWords(block article.Span) article.Span {
	s, _, ok := a.Signature(block)
	if !ok {
		return block
	}
	text := strings.TrimRightFunc(a.Doc.Text[block.Start:s.Start], unicode.IsSpace)
	return article.Span{Start: block.Start, End: block.Start + int32(len(text))}
}

// Signature returns the signature of an embedded post, from its dash to the end
// of the block, and the span of the name that it gives.
func (a *Article) Signature(block article.Span) (signature, name article.Span, ok bool) {
	text := a.Doc.Slice(block)
	at := strings.LastIndex(text, "(@")
	if at < 0 {
		return signature, name, false
	}
	dashAt, width := -1, 0
	for _, mark := range []string{"—", "–", "&mdash;", "--", "- "} {
		if k := strings.LastIndex(text[:at], mark); k > dashAt {
			dashAt, width = k, len(mark)
		}
	}
	if dashAt < 0 || at-dashAt > 120 {
		return signature, name, false
	}
	start := block.Start + int32(dashAt+width)
	for start < block.Start+int32(at) && a.Doc.Text[start] == ' ' {
		start++
	}
	end := block.Start + int32(at)
	for end > start && a.Doc.Text[end-1] == ' ' {
		end--
	}
	return article.Span{Start: block.Start + int32(dashAt), End: block.End}, article.Span{Start: start, End: end}, true
}
