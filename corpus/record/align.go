package record

import (
	"slices"
	"sort"
	"strings"

	"galleyproof/corpus/article"
)

// How a quotation is laid beside what was said.
//
// The passage (the quotation's words) is aligned as a whole with any stretch
// of the utterance: a word-level edit distance with free ends on the side of
// the utterance and affine gaps (Gotoh 1982), so that one clause left out is
// one difference and not ten. Leaving words out is free where the article
// shows it or may do it unshown: at an ellipsis of ours, and between two parts
// of a quotation. Words in brackets are the article's and cost next to nothing.
//
// The trace gives pairs of equal words, replaced runs, words added and words
// left out. Between two pairs of neighbours the marks are compared as well,
// folded to what a reader hears: nothing, comma, stop, dash, ellipsis. What
// editors do without a word is then taken off: the last stop that became a
// comma, the capital of a quotation that begins in mid-sentence, marks at the
// joint of a thread. What remains are differences, each with its grade.

// Passage is a quotation's words as an article prints them.
type Passage struct {
	Text   string         // the article's text
	Words  []article.Word // in order; spans in Text
	Breaks []int          // indexes of words at which a new part begins
	// Loose says that the passage is a headline's or a label's: case and
	// spelling are the desk's.
	Loose bool
}

// Costs of the alignment. A replaced word costs less than one left out and one
// added, and a gap more to open than to widen.
const (
	costSpelled  = 1 // the same word, spelt, pointed or written otherwise
	costReplace  = 6
	costAdd      = 5
	costBracket  = 1
	costOpen     = 5
	costWiden    = 1
	costFreeGap  = 1
	unreachable  = 1 << 29
	maxCells     = 1 << 20 // of one alignment; longer passages are laid in stretches
	stretch      = 200     // words of a stretch, at least
	windowMargin = 60
)

// The moves of a trace.
const (
	moveStop = iota
	movePair // a word of each
	moveAdd  // a word of the passage alone
	moveGap  // a word of the utterance alone, within a gap
	moveFree // the same where a gap is free
)

// aligner is scratch for alignments.
type aligner struct {
	best, prev []int32 // the cheapest reading that ends here, by column, of this row and the last
	moves      []byte  // by row and column
	wide       []byte  // whether a gap here was widened rather than opened
}

// step is one pair of a trace; -1 is no word on that side.
type step struct{ passage, said int32 }

// lay aligns a passage with said[from:to]: as a whole, or where that would cost
// too much in stretches between anchors.
func (a *aligner) lay(p *Passage, traits []trait, u *utterance, from, to int) ([]step, int) {
	if len(p.Words)*(to-from+1) <= maxCells {
		return a.align(p.Text, p.Words, traits, u, from, to)
	}
	var out []step
	total, i, j := 0, 0, from
	for _, cut := range append(anchors(p.Words, u.words[from:to]), anchor{len(p.Words), to - from}) {
		next, end := cut.passage, from+cut.said
		if next-i < stretch && next < len(p.Words) {
			continue
		}
		begin := j
		if i == 0 {
			begin = max(from, end-(next-i)-windowMargin) // nothing is known of what precedes
		}
		if next == len(p.Words) {
			end = min(to, begin+(next-i)+2*windowMargin)
		}
		steps, cost := a.align(p.Text, p.Words[i:next], traits[i:next], u, begin, end)
		if steps == nil {
			return nil, unreachable
		}
		total += cost
		for _, s := range steps {
			if s.said >= 0 {
				if len(out) > 0 {
					for ; j < int(s.said); j++ {
						out = append(out, step{-1, int32(j)})
					}
				}
				j = int(s.said) + 1
			}
			if s.passage >= 0 {
				s.passage += int32(i)
			}
			out = append(out, s)
		}
		i = next
		if next < len(p.Words) && j > end {
			j = end
		}
	}
	return out, total
}

// anchor is a pair of neighbouring words that a passage and an utterance hold
// once each.
type anchor struct{ passage, said int }

// anchors returns the longest chain of anchors in which both sides go forward.
func anchors(words, said []article.Word) []anchor {
	type places struct{ count, at int }
	inSaid := map[uint64]places{}
	for j := 1; j < len(said); j++ {
		key := pairKey(said[j-1].Hash, said[j].Hash)
		inSaid[key] = places{inSaid[key].count + 1, j - 1}
	}
	inWords := map[uint64]int{}
	for i := 1; i < len(words); i++ {
		inWords[pairKey(words[i-1].Hash, words[i].Hash)]++
	}
	var all []anchor
	for i := 1; i < len(words); i++ {
		key := pairKey(words[i-1].Hash, words[i].Hash)
		if p := inSaid[key]; p.count == 1 && inWords[key] == 1 {
			all = append(all, anchor{i - 1, p.at})
		}
	}
	return increasing(all)
}

// increasing returns the longest run of anchors, in order of the passage, whose
// places in the utterance increase (patience sorting).
func increasing(all []anchor) []anchor {
	var tops []int // of each pile, the index of its top
	before := make([]int, len(all))
	for i, x := range all {
		at := sort.Search(len(tops), func(k int) bool { return all[tops[k]].said >= x.said })
		before[i] = -1
		if at > 0 {
			before[i] = tops[at-1]
		}
		if at == len(tops) {
			tops = append(tops, i)
		} else {
			tops[at] = i
		}
	}
	out := make([]anchor, len(tops))
	for k, i := len(tops)-1, 0; k >= 0; k-- {
		if k == len(tops)-1 {
			i = tops[k]
		}
		out[k] = all[i]
		i = before[i]
	}
	return out
}

// align lays words beside said and returns the trace and its cost.
func (a *aligner) align(text string, words []article.Word, traits []trait, u *utterance, from, to int) ([]step, int) {
	said := u.words[from:to]
	n, m := len(words), len(said)
	if n == 0 || m == 0 || n*(m+1) > maxCells {
		return nil, unreachable
	}
	width := m + 1
	a.best = slices.Grow(a.best[:0], width)[:width]
	a.prev = slices.Grow(a.prev[:0], width)[:width]
	a.moves = slices.Grow(a.moves[:0], (n+1)*width)[:(n+1)*width]
	a.wide = slices.Grow(a.wide[:0], (n+1)*width)[:(n+1)*width]
	for j := range a.prev {
		a.prev[j] = 0 // a passage may begin anywhere
		a.moves[j] = moveStop
	}
	for i := 1; i <= n; i++ {
		w, tr := &words[i-1], traits[i-1]
		add, replace := int32(costAdd), int32(costReplace)
		if tr&bracketed != 0 {
			add, replace = costBracket, costBracket+1
		}
		// Words of the utterance may be left out before this one. The rows
		// hold the best way to have read i-1 words; with a free gap the best
		// of all earlier columns is as good as this one.
		gap, free := int32(unreachable), int32(unreachable)
		row := a.moves[i*width : (i+1)*width]
		wide := a.wide[i*width : (i+1)*width]
		a.best[0] = a.prev[0] + add
		row[0], wide[0] = moveAdd, 0
		for j := 1; j <= m; j++ {
			// a.prev[j-1] is i-1 words read with said[j-1] next.
			pair := a.prev[j-1] + pairCost(text, w, u, &said[j-1], replace)
			best, move := pair, byte(movePair)
			if c := a.prev[j] + add; c < best {
				best, move = c, moveAdd
			}
			// A gap ends just before said[j-1]: its words are said[k:j-1].
			opened := byte(0)
			if i > 1 {
				cost, kind := gap, byte(moveGap)
				if tr&afterBreak != 0 {
					cost, kind = free, moveFree
				}
				if c := cost + pairCost(text, w, u, &said[j-1], replace); c < best {
					best, move = c, kind
				}
				// Widen or open the gap to hold said[j-1] too.
				gap += costWiden
				if c := a.prev[j-1] + costOpen + costWiden; c <= gap {
					gap, opened = c, 1
				}
				if c := a.prev[j-1] + costFreeGap; c < free {
					free, opened = c, opened|2
				}
			}
			a.best[j], row[j], wide[j] = best, move, opened
		}
		a.best, a.prev = a.prev, a.best
	}
	end := 0
	for j := range a.prev {
		if a.prev[j] < a.prev[end] {
			end = j
		}
	}
	return a.trace(n, end, width, from), int(a.prev[end])
}

// trace walks the moves back. A pair that follows a gap is one move: the gap's
// words are found by walking left to where the gap was opened.
func (a *aligner) trace(i, j, width, from int) []step {
	var out []step
	for i > 0 {
		move := a.moves[i*width+j]
		if j == 0 {
			move = moveAdd
		}
		switch move {
		case moveAdd:
			out = append(out, step{int32(i - 1), -1})
			i--
			continue
		case movePair:
			out = append(out, step{int32(i - 1), int32(from + j - 1)})
			i, j = i-1, j-1
			continue
		}
		out = append(out, step{int32(i - 1), int32(from + j - 1)})
		bit := byte(1)
		if move == moveFree {
			bit = 2
		}
		k := j - 1
		for ; k > 0; k-- {
			out = append(out, step{-1, int32(from + k - 1)})
			if a.wide[i*width+k]&bit != 0 {
				k--
				break
			}
		}
		i, j = i-1, k
	}
	slices.Reverse(out)
	return out
}

// trait says how a word stands in the passage.
type trait uint8

const (
	bracketed  trait = 1 << iota // within [ ] or, where the utterance has none, ( )
	afterBreak                   // opens a new part, or follows an ellipsis
	afterDots                    // follows an ellipsis
	newPart                      // opens a new part
)

// traits classes the words of a passage by the marks between them.
func (p *Passage) traits() []trait {
	out := make([]trait, len(p.Words))
	depth := 0
	for i := range p.Words {
		gap := p.gap(i)
		for _, r := range gap {
			switch r {
			case '[':
				depth++
			case ']':
				depth = max(0, depth-1)
			}
		}
		if depth > 0 {
			out[i] |= bracketed
		}
		if isEllipsis(gap) {
			out[i] |= afterBreak | afterDots
		}
	}
	for _, b := range p.Breaks {
		if b > 0 && b < len(out) {
			out[b] |= afterBreak | newPart
		}
	}
	return out
}

// gap returns the text between a word and the one before it: for the first
// word what stands on its line before it within the quotation's marks.
func (p *Passage) gap(i int) string {
	if i == 0 {
		at := p.Words[0].Span.Start
		start := max(0, at-8)
		gap := p.Text[start:at]
		if k := strings.LastIndexAny(gap, "\"“‘'\n "); k >= 0 {
			gap = gap[k:]
		}
		return gap
	}
	return p.Text[p.Words[i-1].Span.End:p.Words[i].Span.Start]
}

// pairCost is what it costs to let two words answer each other.
func pairCost(text string, w *article.Word, u *utterance, s *article.Word, replace int32) int32 {
	if w.Hash == s.Hash && w.Kind == s.Kind && w.Has(article.Possessive) == s.Has(article.Possessive) {
		return 0
	}
	if w.Kind == article.Letters && s.Kind == article.Letters && w.Hash != 0 {
		a, b := text[w.Span.Start:w.Span.End], u.text[s.Span.Start:s.Span.End]
		if len(a) > 3 && len(b) > 3 && a[0]|0x20 == b[0]|0x20 && near(a, b) {
			return replace / 2
		}
	}
	if w.Hash == s.Hash {
		return costSpelled
	}
	if s.Kind == article.Tag || s.Kind == article.Handle {
		// "Protect 2020" for "#Protect2020"
		if strings.Contains(article.Fold(u.text[s.Span.Start:s.Span.End]), article.Fold(text[w.Span.Start:w.Span.End])) {
			return costSpelled
		}
	}
	return replace
}

// near reports whether two words differ little enough to be one word
// misspelt, respelt or inflected: it only steers the alignment.
func near(a, b string) bool {
	d := len(a) - len(b)
	if d < -3 || d > 3 {
		return false
	}
	k := 0
	for k < len(a) && k < len(b) && a[k]|0x20 == b[k]|0x20 {
		k++
	}
	t := 0
	for t < len(a)-k && t < len(b)-k && a[len(a)-1-t]|0x20 == b[len(b)-1-t]|0x20 {
		t++
	}
	return 4*(k+t) >= 3*max(len(a), len(b))-3
}
