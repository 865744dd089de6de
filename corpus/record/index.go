package record

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"galleyproof/corpus/article"
)

// An utterance is what was said in one breath: a statement, or the posts of a
// thread joined in order. Quotations are looked up among utterances, so that
// one that runs over two posts is one match.
type utterance struct {
	text   string
	words  []article.Word
	pieces []piece
}

// piece is one statement of an utterance, from the word with index first on.
type piece struct {
	statement *Statement
	first     int
}

// index finds utterances by the pairs of neighbouring words they hold.
type index struct {
	utterances []utterance
	pairs      map[uint64][]posting
}

type posting struct{ utterance, word int32 }

// between parts the statements of a thread.
const between = "\n\n"

// commonPair is how many postings make a pair of words too common to tell
// statements apart; such pairs are asked only when no other answers.
const commonPair = 256

// maxPostings is how many postings of a common pair are looked at.
const maxPostings = 4096

func newIndex(statements []Statement) index {
	x := index{pairs: map[uint64][]posting{}}
	threads := map[string]int{}
	var texts [][]*Statement
	for i := range statements {
		s := &statements[i]
		if s.Thread == "" {
			texts = append(texts, []*Statement{s})
			continue
		}
		at, ok := threads[s.Thread]
		if !ok {
			at = len(texts)
			threads[s.Thread] = at
			texts = append(texts, nil)
		}
		texts[at] = append(texts[at], s)
	}
	for _, parts := range texts {
		slices.SortStableFunc(parts, func(a, b *Statement) int { return cmp.Compare(a.ThreadPosition, b.ThreadPosition) })
		x.add(parts)
	}
	return x
}

func (x *index) add(parts []*Statement) {
	var u utterance
	texts := make([]string, len(parts))
	for i, s := range parts {
		texts[i] = s.Text
	}
	u.text = strings.Join(texts, between)
	start := 0
	for _, s := range parts {
		u.pieces = append(u.pieces, piece{s, len(u.words)})
		u.words = article.AppendWords(u.words, u.text, article.Span{Start: int32(start), End: int32(start + len(s.Text))})
		start += len(s.Text) + len(between)
	}
	id := int32(len(x.utterances))
	for i := 1; i < len(u.words); i++ {
		key := pairKey(u.words[i-1].Hash, u.words[i].Hash)
		x.pairs[key] = append(x.pairs[key], posting{id, int32(i - 1)})
	}
	x.utterances = append(x.utterances, u)
}

func pairKey(a, b uint64) uint64 { return (a^a>>31)*0x9e3779b97f4a7c15 + b }

// candidate is an utterance that may hold a passage, and about where.
type candidate struct {
	utterance int32
	pairs     int   // how many pairs of the passage it holds
	first     int32 // the earliest and last word that one of them stands at
	last      int32
}

// candidates returns the utterances that share pairs of words with a passage,
// most first.
func (x *index) candidates(words []article.Word) []candidate {
	found := map[int32]*candidate{}
	var out []*candidate
	try := func(limit int) {
		for i := 1; i < len(words); i++ {
			list := x.pairs[pairKey(words[i-1].Hash, words[i].Hash)]
			if len(list) > limit {
				if limit < maxPostings {
					continue
				}
				list = list[:maxPostings]
			}
			last := int32(-1)
			for _, p := range list {
				c := found[p.utterance]
				if c == nil {
					c = &candidate{utterance: p.utterance, first: p.word, last: p.word}
					found[p.utterance] = c
					out = append(out, c)
				}
				c.first, c.last = min(c.first, p.word), max(c.last, p.word)
				if p.utterance != last {
					c.pairs++
					last = p.utterance
				}
			}
		}
	}
	if try(commonPair); len(out) == 0 {
		try(maxPostings)
	}
	slices.SortStableFunc(out, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.pairs, a.pairs), cmp.Compare(a.utterance, b.utterance))
	})
	list := make([]candidate, 0, maxCandidates)
	for _, c := range out[:min(len(out), maxCandidates)] {
		if 3*c.pairs < len(words)-1 && c.pairs < 3 {
			break // the rest share less still
		}
		list = append(list, *c)
	}
	return list
}

// maxCandidates is how many utterances are aligned with one passage.
const maxCandidates = 6

// At returns the statement that holds a word of the utterance.
func (u *utterance) at(word int) *Statement {
	i := sort.Search(len(u.pieces), func(i int) bool { return u.pieces[i].first > word })
	return u.pieces[max(0, i-1)].statement
}

// begins reports whether a statement of a thread begins at a word.
func (u *utterance) begins(word int) bool {
	i := sort.Search(len(u.pieces), func(i int) bool { return u.pieces[i].first >= word })
	return word > 0 && i < len(u.pieces) && u.pieces[i].first == word
}

// gap returns the text between a word and the one before it; before the first
// and after the last word, the text up to the utterance's end.
func (u *utterance) gap(word int) string {
	switch {
	case len(u.words) == 0:
		return u.text
	case word <= 0:
		return u.text[:u.words[0].Span.Start]
	case word >= len(u.words):
		return u.text[u.words[len(u.words)-1].Span.End:]
	}
	return u.text[u.words[word-1].Span.End:u.words[word].Span.Start]
}

// opensSentence reports whether a sentence (or the text) begins at a word.
func (u *utterance) opensSentence(word int) bool {
	gap := u.gap(word)
	return word <= 0 || strings.ContainsAny(gap, ".!?\n") && !isEllipsis(gap)
}

func isEllipsis(gap string) bool {
	return strings.Contains(gap, "...") || strings.Contains(gap, "…") || strings.Contains(gap, ". . .")
}
