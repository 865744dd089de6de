package suggest

import (
	"github.com/blevesearch/vellum"
)

// A search fills in the table of weighted distances that everybody knows, a row
// for each letter of the word, but for all words at once: the automaton's
// iterator goes down a common beginning once, and a row is filled when a letter
// is met. The iterator goes depth first, so a row may be written over as soon
// as another letter is met at its depth. What no ending can bring back under the
// budget is left.
//
// Besides single letters added, lost, changed or crossed there are slips of
// several letters (tables in slips.go), which look one to three rows back.

const (
	maxTyped = 40 // bytes of the longest misspelling that is looked at
	maxDepth = 45 // of the longest word
	far      = 10_000
	band     = 4 // how far the lengths of a beginning and its misspelling part
)

// search implements vellum.Automaton. Its states are depths, one added; 0 is
// where nothing can match any more.
type search struct {
	costs  *costs
	typed  [maxTyped + 2]int // letters by number, from 1 on
	added  [maxTyped + 2]int32
	n      int
	sound  [8]byte
	budget int32
	early  int32
	path   [maxDepth + 2]int // the letters of the word, from 1 on
	rows   [maxDepth + 1][maxTyped + 2]int32
	low    [maxDepth + 1]int32 // the least of each row
	slips  [letters][]slipAt   // by the last letter of the word's part
	within [letters][]innerAt  // by the other letters of such parts
	it     *vellum.FSTIterator
}

// slipAt is a slip of several letters that the misspelling may show at a place.
type slipAt struct {
	*slip
	at int // where its letters end
}

// innerAt is a letter of a slip's part of the word that is not its last.
type innerAt struct {
	slip  *slip
	place int // of the letter in the part
	from  int // letters of the misspelling before the slip
}

func (s *search) begin(typed string) {
	s.costs = table()
	s.n = len(typed)
	s.sound = sound(typed)
	s.path[0], s.typed[0] = none, none
	for i := range s.n {
		s.typed[i+1] = number(typed[i])
	}
	for j := 1; j <= s.n; j++ {
		s.added[j] = s.extra(j)
	}
	for i := range s.slips {
		s.slips[i] = s.slips[i][:0]
		s.within[i] = s.within[i][:0]
	}
	for i := range slips {
		p := &slips[i]
		for at := len(p.typed); at <= s.n; at++ {
			if typed[at-len(p.typed):at] != p.typed || p.place == begins && at != len(p.typed) || p.place == ends && at != s.n {
				continue
			}
			last := len(p.word) - 1
			for k := range last {
				w := number(p.word[k])
				s.within[w] = append(s.within[w], innerAt{p, k, at - len(p.typed)})
			}
			k := number(p.word[last])
			s.slips[k] = append(s.slips[k], slipAt{p, at})
		}
	}
	s.rows[0][0] = 0
	for j := 1; j <= s.n; j++ {
		s.rows[0][j] = far
		if j <= band {
			s.rows[0][j] = s.rows[0][j-1] + s.added[j]
		}
	}
	s.rows[0][1] = s.added[1] + atFirst
	s.low[0] = 0
}

// extra is the cost of the letter at j of the misspelling being none of the
// word's.
func (s *search) extra(j int) int32 {
	t := s.typed[j]
	next := none
	if j < s.n {
		next = s.typed[j+1]
	}
	cost := int32(letterAdded)
	switch {
	case t == mark:
		return markAdded
	case j > 1 && t == s.typed[j-1]:
		if vowel(letterOf(t)) {
			return vowelDoubled
		}
		return doubleMade
	case s.costs.beside[t][s.typed[j-1]] || s.costs.beside[t][next]:
		cost = keyAdded
	case vowel(letterOf(t)):
		cost = vowelAdded
	}
	if j == s.n {
		cost += atLast
	}
	return cost
}

// find appends all words within the budget: any of them while it is small, then
// those whose first letter is the misspelling's or sounds like it.
func (s *search) find(fst *vellum.FST, budget int, dst []Candidate) []Candidate {
	s.budget = int32(budget)
	s.early = far
	if budget <= anyFirst {
		return s.walk(fst, nil, nil, dst)
	}
	s.early = early
	first := letterOf(s.typed[1])
	dst = s.walk(fst, []byte{first}, []byte{first + 1}, dst)
	for _, c := range []byte(firsts(first)) {
		dst = s.walk(fst, []byte{c}, []byte{c + 1}, dst)
	}
	return dst
}

// anyFirst is the greatest budget with which words with any first letter are
// looked at.
const anyFirst = 155

// Beyond it, so much may be spent on the beginning of a word, and so much more
// with each letter: few who misspell a word get its first letters wrong twice.
const (
	early    = 55
	perDepth = 27
)

// walk appends the words within the budget from a key up to another; nil is
// either end.
func (s *search) walk(fst *vellum.FST, from, to []byte, dst []Candidate) []Candidate {
	var err error
	if s.it == nil {
		s.it, err = fst.Search(s, from, to)
	} else {
		err = s.it.Reset(fst, from, to, s)
	}
	for ; err == nil; err = s.it.Next() {
		key, value := s.it.Current()
		if len(key) == 0 {
			continue
		}
		c := Candidate{Text: string(key), Cost: int(s.rows[len(key)][s.n]), Level: int(value >> 1)}
		if value&1 != 0 {
			c.Text = string(key[0]-0x20) + string(key[1:])
		}
		dst = append(dst, c)
	}
	return dst
}

// Start implements vellum.Automaton.
func (s *search) Start() int { return 1 }

// IsMatch implements vellum.Automaton.
func (s *search) IsMatch(state int) bool {
	depth := state - 1
	return depth >= s.n-band && depth <= s.n+band && depth >= 0 && s.rows[depth][s.n] <= s.budget
}

// CanMatch implements vellum.Automaton.
func (s *search) CanMatch(state int) bool { return state > 0 }

// WillAlwaysMatch implements vellum.Automaton.
func (s *search) WillAlwaysMatch(int) bool { return false }

// Accept implements vellum.Automaton.
func (s *search) Accept(state int, c byte) int {

	d := state
	from, to := max(0, d-band), min(s.n, d+band)
	if d == 0 || d > maxDepth || from > s.n {
		return 0
	}
	letter := number(c)
	s.path[d] = letter
	row, above := &s.rows[d], &s.rows[d-1]
	before := s.path[d-1]
	lost := s.costs.lost[before][letter]
	place := int32(0)
	if d == 1 {
		place = atFirst
		lost += atFirst
	}
	low := int32(far)
	if from == 0 {
		row[0] = above[0] + lost
		low = row[0]
	} else {
		row[from-1] = far
	}
	if d+band <= s.n {
		above[d+band] = far // the row above ends one sooner
	}
	for j := max(from, 1); j <= to; j++ {
		t := s.typed[j]
		cost := above[j-1]
		if t != letter {
			cost += s.costs.changed[t][letter] + place
			if j == 1 && d != 1 {
				cost += atFirst
			}
		}
		cost = min(cost, above[j]+lost, row[j-1]+s.added[j])
		if t == before && s.typed[j-1] == letter && t != letter && d > 1 {
			c := s.rows[d-2][j-2] + s.costs.crossed[t][letter]
			if d == 2 {
				c += firstCrossed
			}
			cost = min(cost, c)
		}
		row[j] = cost
		low = min(low, cost)
	}
	// A syllable that comes twice is written once: rember, probaly.
	if d > 3 && letter == s.path[d-2] && before == s.path[d-3] && letter != before {
		two := &s.rows[d-2]
		for j := from; j <= min(to, d-2+band); j++ {
			if c := two[j] + twiceLost; c < row[j] {
				row[j] = c
				low = min(low, c)
			}
		}
	}
	for i := range s.slips[letter] {
		p := &s.slips[letter][i]
		d0, j0 := d-len(p.word), p.at-len(p.typed)
		if d0 < 0 || p.place == begins && d0 > 0 || p.at < from || p.at > to || j0 < d0-band || j0 > d0+band || !s.ends(d0, p.word) {
			continue
		}
		if c := s.rows[d0][j0] + p.cost; c < row[p.at] {
			row[p.at] = c
			low = min(low, c)
			for j := p.at + 1; j <= to; j++ { // what follows in the row may be nearer now
				row[j] = min(row[j], row[j-1]+s.added[j])
			}
		}
	}
	s.low[d] = low
	if low <= min(s.budget, s.early+perDepth*int32(d)) || s.hopeful(d, letter) {
		return d + 1
	}
	return 0
}

// ends reports whether the path after d0 is a part of a word.
func (s *search) ends(d0 int, part string) bool {
	for i := range len(part) {
		if s.path[d0+1+i] != number(part[i]) {
			return false
		}
	}
	return true
}

// hopeful reports whether a row beyond the budget may be skipped by what looks
// further back: letters crossed, slips of several letters.
func (s *search) hopeful(d, letter int) bool {
	for i := range s.within[letter] {
		p := &s.within[letter][i]
		d0 := d - 1 - p.place
		if d0 < 0 || p.slip.place == begins && d0 > 0 || p.from < d0-band || p.from > d0+band ||
			s.rows[d0][p.from]+p.slip.cost > s.budget || !s.ends(d0, p.slip.word[:p.place]) {
			continue
		}
		return true
	}
	if s.low[d-1]+vowelCrossed > s.budget {
		return false
	}
	above := &s.rows[d-1]
	for j := max(2, d-band); j <= min(s.n, d+band); j++ {
		if s.typed[j] == letter && j-2 >= d-1-band && above[j-2]+vowelCrossed <= s.budget {
			return true
		}
	}
	return false
}
