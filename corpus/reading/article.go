// Package reading is what a reader sees in an article: quotations with their
// speakers, dates and the days they mean, names and whom they name. Each is
// found once, at first use, and shared by every rule.
package reading

import (
	"cmp"
	"slices"
	"sort"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/record"
)

// Article is one document as read. It is a worker's scratch: Read begins the
// next document and reuses the memory of the last, so nothing that a reading
// returned may be kept.
type Article struct {
	Doc    *article.Document
	Record *record.Record

	words      []article.Word
	sentences  []Sentence
	quotes     []Quote
	quoted     []quotedSpan
	parts      []QuotePart // of quotes
	marks      []marked    // of the block at hand
	beside     []window    // of the quotation at hand
	dates      []Date
	names      Names
	uses       uses
	forms      []Form
	references []Reference
	have       reading
}

// Sentence is a sentence of the article.
type Sentence = article.Sentence

type reading uint16

const (
	haveWords reading = 1 << iota
	haveSentences
	haveQuotes
	haveDates
	haveNames
	haveQuoted
	haveUses
	haveForms
	haveReferences
)

// New returns the scratch to read articles against a record, nil for none.
func New(rec *record.Record) *Article {
	if rec == nil {
		rec = &record.Record{}
	}
	return &Article{Record: rec}
}

// Read begins the next document.
func (a *Article) Read(doc *article.Document) {
	a.Doc = doc
	a.have = 0
}

// once reports whether a reading is still to be made, and marks it made.
func (a *Article) once(r reading) bool {
	if a.have&r != 0 {
		return false
	}
	a.have |= r
	return true
}

// Words returns the words of all blocks, in order, each with its entry in the
// lexicon in Info.
func (a *Article) Words() []article.Word {
	if a.once(haveWords) {
		a.words = a.words[:0]
		for _, b := range a.Doc.Blocks {
			a.words = article.AppendWords(a.words, a.Doc.Text, b.Span)
		}
		for i := range a.words {
			a.words[i].Info = uint32(lexicon.Lookup(a.words[i].Hash))
		}
	}
	return a.words
}

// Entry returns the lexicon's entry of a word.
func Entry(w *article.Word) lexicon.Entry { return lexicon.Entry(w.Info) }

// In returns the half-open range of indexes of the words that lie within a span.
func (a *Article) In(s article.Span) (from, to int) {
	words := a.Words()
	from = sort.Search(len(words), func(i int) bool { return words[i].Span.Start >= s.Start })
	to = from + sort.Search(len(words)-from, func(i int) bool { return words[from+i].Span.End > s.End })
	return from, to
}

// Sentences returns the sentences of all blocks, in order.
func (a *Article) Sentences() []Sentence {
	if a.once(haveSentences) {
		words := a.Words()
		a.sentences = a.sentences[:0]
		last := 0
		for _, b := range a.Doc.Blocks {
			first := last
			for last < len(words) && words[last].Span.Start < b.Span.End {
				last++
			}
			a.sentences = article.AppendSentences(a.sentences, a.Doc.Text, b.Span, words, first, last)
		}
	}
	return a.sentences
}

// SentenceAt returns the sentence that holds a place, or nil.
func (a *Article) SentenceAt(at int32) *Sentence {
	all := a.Sentences()
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.End > at })
	if i < len(all) && all[i].Span.Start <= at {
		return &all[i]
	}
	return nil
}

// Quoted returns the outermost quotation that overlaps a span, or nil. An empty
// span is taken for the byte after it.
func (a *Article) Quoted(s article.Span) *Quote {
	quotes := a.Quotes()
	if a.once(haveQuoted) {
		a.quoted = outermost(a.quoted[:0], quotes)
	}
	s.End = max(s.End, s.Start+1)
	i := sort.Search(len(a.quoted), func(i int) bool { return a.quoted[i].span.End > s.Start })
	if i < len(a.quoted) && a.quoted[i].span.Start < s.End {
		return &quotes[a.quoted[i].quote]
	}
	return nil
}

// quotedSpan is a part of a quotation that stands within no other.
type quotedSpan struct {
	span  article.Span
	quote int
}

// outermost appends the parts of quotations in order of place, without those
// within another.
func outermost(dst []quotedSpan, quotes []Quote) []quotedSpan {
	for i := range quotes {
		for _, part := range quotes[i].Parts {
			dst = append(dst, quotedSpan{part.Outer, i})
		}
	}
	slices.SortFunc(dst, func(a, b quotedSpan) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	n := 0
	for _, q := range dst {
		if n == 0 || q.span.Start >= dst[n-1].span.End {
			dst[n] = q
			n++
		}
	}
	return dst[:n]
}
