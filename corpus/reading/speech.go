package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/record"
)

// The media that a cue may claim.
const (
	MediumPost      = "post"      // on a social network
	MediumStatement = "statement" // any other writing
	MediumSpoken    = "spoken"    // to a person, a hall, a microphone
)

var mediumWords = hashes(map[string]string{
	MediumPost: "tweet tweets tweeted tweeting twitter retweeted posted facebook instagram mastodon bluesky threads " +
		"hashtag tiktok",
	MediumStatement: "statement letter memo release communique email e-mail document filing wrote op-ed column report memoir book",
	MediumSpoken: "told interview interviewed reporters conference briefing speech rally hearing testified testimony " +
		"court interviewer phone telephone radio podcast broadcast debate address audience crowd speaking asked",
})

func hashes(groups map[string]string) map[uint64]string {
	m := map[uint64]string{}
	for group, list := range groups {
		for _, w := range strings.Fields(list) {
			m[article.Hash(w)] = group
		}
	}
	return m
}

// isCue reports whether a word hands over to a quotation.
func (a *Article) isCue(i int) bool {
	w := &a.Words()[i]
	return Entry(w).Is(lexicon.CueVerb) && w.Case != article.Upper
}

// window is a run of the article's own words beside a quotation.
type window struct {
	from, to int  // words
	after    bool // stands after the quotation
}

// attributeAll finds the cue and speaker of each quotation. What stands beside
// one ends where the next begins.
func (a *Article) attributeAll() {
	end, next := int32(0), 0
	for i := range a.quotes {
		q := &a.quotes[i]
		if q.Nested {
			continue
		}
		for next = max(next, i+1); next < len(a.quotes) && a.quotes[next].Nested; next++ {
		}
		limit := int32(len(a.Doc.Text))
		if next < len(a.quotes) {
			limit = a.quotes[next].Parts[0].Outer.Start
		}
		a.attribute(q, article.Span{Start: end, End: limit})
		end = q.Parts[len(q.Parts)-1].Outer.End
	}
}

// attribute finds the cue and speaker of a quotation in the text about it that
// belongs to no other.
func (a *Article) attribute(q *Quote, about article.Span) {
	switch q.Kind {
	case EmbedQuote:
		if _, name, ok := a.Signature(q.Parts[0].Outer); ok {
			q.Speaker, q.SpeakerAt, q.Medium = a.Doc.Slice(name), name, MediumPost
		}
		return
	case BlockQuote:
		if q.Speaker == "" {
			a.attributeLead(q, q.Parts[0].Block)
		}
		return
	}
	for _, w := range a.windows(q, about) {
		if cue := a.cueIn(w); cue >= 0 {
			a.setCue(q, w, cue)
			return
		}
	}
	if first := q.Parts[0]; strings.TrimSpace(a.Doc.Text[a.Doc.Blocks[first.Block].Span.Start:first.Outer.Start]) == "" {
		a.attributeLead(q, first.Block)
	}
}

// widest is how many words beside a quotation may be its attribution's.
const widest = 80

// windows returns the runs of words beside a quotation in which its
// attribution may stand, likeliest first; they last until the next call. About
// is the text between the quotations before and after it.
func (a *Article) windows(q *Quote, about article.Span) []window {
	words := a.Words()
	out := a.beside[:0]
	for i := 1; i < len(q.Parts); i++ {
		if q.Parts[i].Block == q.Parts[i-1].Block {
			from, to := a.In(article.Span{Start: q.Parts[i-1].Outer.End, End: q.Parts[i].Outer.Start})
			out = append(out, window{from, to, true})
		}
	}
	last := q.Parts[len(q.Parts)-1]
	from, most := a.In(article.Span{Start: last.Outer.End, End: min(about.End, a.Doc.Blocks[last.Block].Span.End)})
	to := from
	for end := last.Outer.End; to < min(most, from+widest); to++ {
		gap := a.Doc.Text[min(end, words[to].Span.Start):words[to].Span.Start]
		if strings.ContainsAny(gap, ".!?") || to == from && strings.Contains(gap, ";") {
			break
		}
		end = words[to].Span.End
	}
	after := window{from, to, true}

	first := q.Parts[0]
	least, end := a.In(article.Span{Start: max(about.Start, a.Doc.Blocks[first.Block].Span.Start), End: first.Outer.Start})
	start, next := end, first.Outer.Start
	for ; start > max(least, end-widest); start-- {
		if gap := a.Doc.Text[min(words[start-1].Span.End, next):next]; strings.ContainsAny(gap, ".!?") {
			break
		}
		next = words[start-1].Span.Start
	}
	before := window{start, end, false}

	// “…,” she said: what closes with a comma is spoken by what follows.
	tail := a.Doc.Text[max(last.Inner.Start, last.Inner.End-3):min(int32(len(a.Doc.Text)), last.Outer.End+1)]
	if strings.ContainsAny(tail, ",!?—") {
		a.beside = append(out, after, before)
	} else {
		a.beside = append(out, before, after)
	}
	return a.beside
}

// cueIn returns the index of the cue of a window, or -1: the first after a
// quotation, the last before one.
func (a *Article) cueIn(w window) int {
	if w.after {
		for i := w.from; i < min(w.to, w.from+14); i++ {
			if a.isCue(i) {
				return i
			}
		}
		return -1
	}
	for i := w.to - 1; i >= max(w.from, w.to-16); i-- {
		if a.isCue(i) {
			return i
		}
	}
	return -1
}

// setCue fills in what a cue tells.
func (a *Article) setCue(q *Quote, w window, cue int) {
	words := a.Words()
	q.Cue = words[cue].Span
	q.Medium = a.mediumOf(w)
	if s := a.SentenceAt(words[cue].Span.Start); s != nil {
		q.Date = a.dateOf(s.Span, cue, q)
	}
	from, to := a.subject(w, cue)
	if from >= to {
		return
	}
	q.SpeakerAt = words[from].Span.Join(words[to-1].Span)
	q.Speaker = a.Doc.Slice(q.SpeakerAt)
	q.Cue = q.Cue.Join(q.SpeakerAt)
}

// subject returns the words of the cue's subject: before it, or after it where
// the order is turned ("said Mr Lind").
func (a *Article) subject(w window, cue int) (from, to int) {
	words, text := a.Words(), a.Doc.Text
	if w.after && cue == w.from && cue+1 < w.to {
		from, to = cue+1, cue+1
		for to < w.to && to < from+6 && (to == from || a.plainGap(to)) && (isName(&words[to]) || to == from && isDeterminer(&words[to]) ||
			to > from && isDeterminer(&words[from]) && to < from+3 && words[to].Case == article.Lower && !Entry(&words[to]).Is(lexicon.Function)) {
			to++
		}
		return from, to
	}
	to = cue
	for to > w.from && (isAdverb(&words[to-1], text) || isAuxiliary(&words[to-1])) && a.plainGap(to) {
		to--
	}
	if to > w.from && strings.Contains(text[words[to-1].Span.End:words[to].Span.Start], ",") {
		// "Krebs, who …, tweeted": the subject stands before the insertion.
		k := to - 1
		for k > w.from && !strings.Contains(text[words[k-1].Span.End:words[k].Span.Start], ",") {
			k--
		}
		to = k
	}
	from = to
	for from > w.from && to-from < 7 && (from == to || a.plainGap(from)) {
		p := &words[from-1]
		switch {
		case from == to && Entry(p).Is(lexicon.Pronoun) && !isName(p):
			return from - 1, to
		case isName(p), from == to && p.Case == article.Lower && !Entry(p).Is(lexicon.Function),
			to-from < 3 && p.Case == article.Lower && !isName(&words[from]) && !Entry(p).Is(lexicon.Function|lexicon.CueVerb):
			from--
		case isDeterminer(p):
			return from - 1, to
		default:
			return from, to
		}
	}
	return from, to
}

// plainGap reports whether only a space stands before a word.
func (a *Article) plainGap(i int) bool {
	words := a.Words()
	gap := a.Doc.Text[words[i-1].Span.End:words[i].Span.Start]
	return gap == " " || gap == "\u00a0" || gap == "’ " || gap == "' " || gap == "-"
}

func isName(w *article.Word) bool {
	return w.Kind == article.Letters && (w.Case == article.Title || w.Case == article.Upper || w.Case == article.Camel) &&
		!Entry(w).Is(lexicon.Pronoun|lexicon.Function)
}

func isDeterminer(w *article.Word) bool { return determiners[w.Hash] != "" }

var determiners = hashes(map[string]string{"x": "the a an his her its their our this that"})

var auxiliaries = hashes(map[string]string{"x": "has had have also later then was is again once further now would will still often"})

func isAuxiliary(w *article.Word) bool { return auxiliaries[w.Hash] != "" }

func isAdverb(w *article.Word, text string) bool {
	return w.Case == article.Lower && w.Span.Len() > 4 && strings.HasSuffix(text[w.Span.Start:w.Span.End], "ly")
}

// mediumOf returns what medium the words of a window claim, "" when they say
// nothing or two things.
func (a *Article) mediumOf(w window) string {
	words := a.Words()
	written, spoken := "", false
	for i := w.from; i < w.to; i++ {
		switch m := mediumWords[words[i].Hash]; m {
		case MediumSpoken:
			spoken = true
		case MediumPost:
			written = m
		case MediumStatement:
			if written == "" {
				written = m
			}
		}
	}
	if written == "" && spoken {
		return MediumSpoken
	}
	return written
}

// dateOf returns the index of the date that a sentence gives to its cue, or -1:
// the only day named in the sentence outside the quotation, unless it belongs
// to a clause of its own.
func (a *Article) dateOf(sentence article.Span, cue int, q *Quote) int {
	dates, found := a.Dates(), -1
	first, _ := slices.BinarySearchFunc(dates, sentence.Start, func(d Date, at int32) int { return int(d.Span.Start - at) })
	for i := first; i < len(dates) && dates[i].Span.End <= sentence.End; i++ {
		d := &dates[i]
		if d.Type != DateDate && d.Type != DateTime {
			continue
		}
		if slices.ContainsFunc(q.Parts, func(p QuotePart) bool { return p.Outer.Overlaps(d.Span) }) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	if found < 0 || a.inClause(dates[found].Span, a.Words()[cue].Span) {
		return -1
	}
	return found
}

var clauseOpeners = hashes(map[string]string{"x": "who which whose where when after before since until that because while if as " +
	"ahead following despite during"})

// widestClause is how many words apart a cue and its date may stand.
const widestClause = 60

// inClause reports whether a date stands in another clause than the cue: with a
// word that opens clauses on its way to the comma, or between it and the cue.
func (a *Article) inClause(date, cue article.Span) bool {
	words, text := a.Words(), a.Doc.Text
	from, to := a.In(date.Join(cue))
	if to-from > widestClause {
		return true
	}
	for i := from; i < to; i++ {
		if clauseOpeners[words[i].Hash] != "" && !date.Contains(words[i].Span) {
			// "On Nov. 16, Krebs, who …, tweeted": a clause between two
			// commas is an insertion, unless the date is in it.
			if words[i].Span.Start > date.End && i > 0 && strings.Contains(text[words[i-1].Span.End:words[i].Span.Start], ",") {
				continue
			}
			return true
		}
	}
	first, _ := a.In(date)
	for i := first - 1; i >= 0 && i > first-12; i-- {
		gap := text[words[i].Span.End:words[i+1].Span.Start]
		if strings.ContainsAny(gap, ",.;:\n\"“”") {
			return false
		}
		if words[i].Span == cue {
			return false
		}
		if clauseOpeners[words[i].Hash] != "" {
			return true
		}
	}
	return false
}

// leadQuotes makes quotations of the unmarked paragraphs after "Trump wrote:".
func (a *Article) leadQuotes() {
	found := false
	for i := 0; i+1 < len(a.Doc.Blocks); i++ {
		b, next := a.Doc.Blocks[i], a.Doc.Blocks[i+1]
		if b.Kind != article.Paragraph || next.Kind != article.Paragraph || !strings.HasSuffix(a.Doc.Slice(b.Span), ":") {
			continue
		}
		r, _ := utf8.DecodeRuneInString(a.Doc.Text[next.Span.Start:])
		if strings.ContainsRune("\"“‘'«[(-–—•*", r) || next.Span.Len() < 20 {
			continue
		}
		if w, cue := a.leadCue(i); cue >= 0 {
			q := a.newQuote(LeadQuote, QuotePart{next.Span, next.Span, i + 1})
			a.setCue(q, w, cue)
			found = true
		}
	}
	if found {
		slices.SortStableFunc(a.quotes, func(x, y Quote) int { return int(x.Parts[0].Outer.Start - y.Parts[0].Outer.Start) })
	}
}

// leadCue returns the cue of a paragraph that hands over with a colon, and the
// words of its last sentence; -1 when there is none near its end.
func (a *Article) leadCue(block int) (window, int) {
	span := a.Doc.Blocks[block].Span
	_, to := a.In(span)
	s := a.SentenceAt(span.End - 1)
	if s == nil || to == 0 {
		return window{}, -1
	}
	w := window{from: int(s.Words[0]), to: to}
	for i := to - 1; i >= max(w.from, to-9); i-- {
		if a.isCue(i) {
			return w, i
		}
	}
	return w, -1
}

// attributeLead attributes a quotation that opens a block to the words that end
// the block before it with a colon.
func (a *Article) attributeLead(q *Quote, block int) {
	for block--; block >= 0 && a.Doc.Blocks[block].Kind == article.Boilerplate; block-- {
	}
	if block < 0 || !strings.HasSuffix(a.Doc.Slice(a.Doc.Blocks[block].Span), ":") {
		return
	}
	if w, cue := a.leadCue(block); cue >= 0 {
		a.setCue(q, w, cue)
	}
}

// Speakers returns the names in the attribution that may be the speaker's, as
// printed, without possessives.
func (a *Article) Speakers(q *Quote) []string {
	if q.Speaker == "" {
		return nil
	}
	if q.Kind == EmbedQuote {
		return []string{q.Speaker}
	}
	words := a.Words()
	from, to := a.In(q.SpeakerAt)
	var out []string
	for i := from; i < to; {
		if !isName(&words[i]) || Entry(&words[i]).Is(lexicon.Honorific) && i+1 < to {
			i++
			continue
		}
		j := i + 1
		for j < to && isName(&words[j]) && !words[j-1].Has(article.Possessive) && a.plainGap(j) {
			j++
		}
		out = append(out, a.Doc.Text[words[i].Span.Start:words[j-1].Stem(a.Doc.Text).End])
		i = j
	}
	return out
}

// matchQuotes looks up each quotation.
func (a *Article) matchQuotes() {
	own := a.ownRecord()
	if own == nil && len(a.Record.Statements) == 0 {
		return
	}
	for i := range a.quotes {
		q := &a.quotes[i]
		if q.Nested {
			continue
		}
		q.Match = a.Record.Find(a.passage(q), a.hint(q))
		if q.Match == nil && q.Kind == InlineQuote && own != nil {
			if q.Match = own.Find(a.passage(q), a.hint(q)); q.Match != nil {
				q.Own = true
			}
		}
		if q.Kind == LeadQuote && q.Match != nil {
			a.extend(q)
		}
	}
}

// extend takes in the paragraphs that go on in the same statement.
func (a *Article) extend(q *Quote) {
	for range 20 {
		i := q.lastBlock() + 1
		if i >= len(a.Doc.Blocks) || a.Doc.Blocks[i].Kind != article.Paragraph || hasQuoteMark(a.Doc.Slice(a.Doc.Blocks[i].Span)[:1]) {
			return
		}
		part := QuotePart{a.Doc.Blocks[i].Span, a.Doc.Blocks[i].Span, i}
		from, to := a.In(part.Inner)
		longer := *q
		longer.Parts = append(slices.Clone(q.Parts), part)
		m := a.Record.Find(a.passage(&longer), a.hint(q))
		if m == nil || m.Statement != q.Match.Statement || 4*(m.Same-q.Match.Same) < 3*(to-from) {
			return
		}
		q.Parts, q.Match = longer.Parts, m
	}
}

func (a *Article) passage(q *Quote) *record.Passage {
	p := &record.Passage{Text: a.Doc.Text}
	words := a.Words()
	for i, part := range q.Parts {
		if i > 0 {
			p.Breaks = append(p.Breaks, len(p.Words))
		}
		from, to := a.In(part.Inner)
		if len(q.Parts) == 1 {
			p.Words = words[from:to:to]
		} else {
			p.Words = append(p.Words, words[from:to]...)
		}
	}
	p.Loose = q.Headline && len(p.Words) < 5
	return p
}

func (a *Article) hint(q *Quote) record.Hint {
	h := record.Hint{Speakers: a.Speakers(q), Medium: q.Medium}
	if d := a.Doc.Meta.Published.Day; d.Known() {
		h.Latest = d.Add(1) // the zones of the article and the statement may differ
		if m := a.Doc.Meta.Modified.Day; m.Known() && d.Before(m) {
			h.Latest = m.Add(1)
		}
	}
	return h
}

// ownRecord makes a record of the article's own embedded posts and long block
// quotations, for the quotations of them in its prose; nil when it has none.
func (a *Article) ownRecord() *record.Record {
	var all []record.Statement
	for i := range a.quotes {
		q := &a.quotes[i]
		if q.Kind != EmbedQuote && q.Kind != BlockQuote {
			continue
		}
		var text []string
		for _, part := range q.Parts {
			text = append(text, a.Doc.Slice(part.Inner))
		}
		s := record.Statement{Speaker: q.Speaker, Medium: "statement", Text: strings.Join(text, "\n\n"), Excerpt: true, Confidence: record.Medium}
		if q.Kind == EmbedQuote {
			s.Medium = "post"
		}
		if n := len(all); n > 0 && s.Medium == "post" && all[n-1].Speaker == s.Speaker && endsWithDots(all[n-1].Text) && opensWithDots(s.Text) {
			if all[n-1].Thread == "" {
				all[n-1].Thread = all[n-1].Text
			}
			s.Thread, s.ThreadPosition = all[n-1].Thread, all[n-1].ThreadPosition+1
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		return nil
	}
	return record.New(all)
}

func endsWithDots(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "..")
}

func opensWithDots(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "…") || strings.HasPrefix(s, "..")
}
