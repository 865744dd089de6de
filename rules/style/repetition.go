package style

import (
	_ "embed"
	"strings"
	"sync"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed repetition.md
var repetitionPage string

// Repetition finds a sentence, a phrase or a word that comes again close by.
var Repetition = linter.Rule{
	ID:       "style.repetition",
	Doc:      repetitionPage,
	Severity: linter.Suggestion,
	Off:      true,
	Blocks:   article.Kinds(article.Paragraph, article.Standfirst),
	New: func(*linter.Setup) (linter.Check, error) {
		pool := sync.Pool{New: func() any { return newRepetition() }}
		return func(p *linter.Pass) {
			r := pool.Get().(*repetition)
			defer pool.Put(r)
			r.read(p)
			r.standfirst(p)
			r.passages(p)
			r.coloured(p)
			r.phrases(p)
			r.roots(p)
		}, nil
	},
}

// repetition is one worker's scratch. Each of the three looks walks the
// article's words once and asks a table what it has seen.
type repetition struct {
	words    []token          // one for each word of the article
	stems    map[uint64]int32 // how often a stem stands in the article, quotations and all
	pairs    map[uint64]int32 // where two words last stood together
	shingles map[uint64]run   // runs of words
	headline map[uint64]bool
	stem     []byte
}

// token is what the rule knows of a word.
type token struct {
	stem  uint64 // 0 for a word without content: a small word, a figure, an address
	block int32
	own   bool // in the article's own copy, outside quotations
	name  bool // part of a name or its title
	said  bool // reported already
}

func newRepetition() *repetition {
	return &repetition{stems: map[uint64]int32{}, pairs: map[uint64]int32{}, shingles: map[uint64]run{}, headline: map[uint64]bool{}}
}

// read looks at every word once.
func (r *repetition) read(p *linter.Pass) {
	words := p.Words()
	r.words = r.words[:0]
	clear(r.stems)
	block := int32(0)
	for i := range words {
		w := &words[i]
		for int(block) < len(p.Doc.Blocks)-1 && p.Doc.Blocks[block].Span.End <= w.Span.Start {
			block++
		}
		t := token{block: block, own: ours(&p.Doc.Blocks[block])}
		if content(w) {
			s := w.Stem(p.Doc.Text)
			r.stem = lexicon.Stem(r.stem[:0], p.Text(s))
			t.stem = hash(r.stem)
			r.stems[t.stem]++
		}
		r.words = append(r.words, t)
	}
	names := p.Names()
	for i := range names.Mentions {
		m := &names.Mentions[i]
		for j := m.Words[0]; j < m.Words[1]; j++ {
			r.words[j].name = true
		}
		for j := m.Title[0]; j < m.Title[1]; j++ {
			r.words[j].name = true
		}
	}
	quotes := p.Quotes()
	for i := range quotes {
		for _, part := range quotes[i].Parts {
			for j, to := p.In(part.Outer); j < to; j++ {
				r.words[j].own = false
			}
		}
	}
}

// ours reports whether a block is running copy of the article's own.
func ours(b *article.Block) bool {
	return (b.Kind == article.Paragraph || b.Kind == article.Standfirst) && b.In == article.Paragraph
}

// content reports whether a word carries a subject.
func content(w *article.Word) bool {
	const small = lexicon.Function | lexicon.Pronoun | lexicon.Number | lexicon.Ordinal | lexicon.Month | lexicon.Weekday |
		lexicon.Honorific | lexicon.Contraction
	if w.Kind != article.Letters || w.Has(article.Pointed) || w.Span.Len() < 3 {
		return false
	}
	e := reading.Entry(w)
	return !e.Is(small) || e.Is(lexicon.Honorific) && w.Case == article.Lower
}

// hash is FNV-1a.
func hash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return max(h, 1)
}

// mix joins the keys of two words in order.
func mix(a, b uint64) uint64 {
	h := (a ^ b*0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93
	return h ^ h>>32
}

// stops reports whether the text between two words ends a sentence or a clause
// of its own: in copy without spaces after its stops, too.
func stops(gap string) bool { return strings.ContainsAny(gap, ";:?!\n") || strings.Contains(gap, ". ") }

// report reports n words from at on, unless one of them is reported already; old
// is where they stood before.
func (r *repetition) report(p *linter.Pass, at, n int, old article.Span, message string) {
	for i := at; i < at+n; i++ {
		if r.words[i].said {
			return
		}
	}
	for i := at; i < at+n; i++ {
		r.words[i].said = true
	}
	p.Report(linter.Finding{Span: r.span(p, at, n), Message: message, Related: []linter.Related{{Span: old, Message: "Here before."}}})
}

// span is the place of n words from at on.
func (r *repetition) span(p *linter.Pass, at, n int) article.Span {
	words := p.Words()
	return words[at].Span.Join(words[at+n-1].Span)
}
