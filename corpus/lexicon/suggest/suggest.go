// Package suggest finds the words that a misspelling may stand for. It is
// apart from package lexicon because everything imports that one, and only
// what is reported needs suggestions.
//
// The words are an automaton (FST) in an embedded file that is read in place;
// it is opened at first use. A search walks it with the costs of the slips
// that people make: fingers (neighbouring keys, crossed letters, a letter
// twice), ears (ph for f, a vowel for another), and the spaces between words.
// What it finds is put in order by what the slips cost and how common the
// word is.
package suggest

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/vellum"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

//go:generate go run generate.go

// words maps a folded word, or two words with a space between, to its level;
// see Compile.
//
//go:embed words.fst
var words []byte

// Most is how many candidates are ever of use to a reader.
const Most = 5

// Candidate is a word that a misspelling may stand for.
type Candidate struct {
	Text string // as written in the middle of a sentence
	// Cost is how much parts the misspelling from it: 100 for one whole slip,
	// less for a likely one.
	Cost int
	// Level is how common it is, 0 to 63; nine steps are a factor of ten.
	Level int
	// Score orders candidates, the least first: the cost, and what rarity, a
	// foreign region and a capital add to it. A hundred are one whole slip.
	Score int
}

// Options are what is known of the place where the misspelling stands.
type Options struct {
	Region lexicon.Region // the article's English; 0 for any
	Max    int            // how many candidates; 0 for Most
	// Budget is the greatest cost of a candidate; 0 for what the length of the
	// word allows. A small one is quick.
	Budget int
	// Near reports whether the article has the word with this folded hash
	// elsewhere; nil when that is not known.
	Near func(hash uint64) bool
}

// Words returns what a word that is no word may stand for, the likeliest
// first. Names come with their capital, everything else in small letters. It is
// safe for concurrent use.
func Words(word string, o Options) []string {
	var out []string
	for _, c := range Candidates(word, o) {
		out = append(out, c.Text)
	}
	return out
}

// Candidates is [Words] with what the order rests on.
func Candidates(word string, o Options) []Candidate {
	fst := open()
	folded := article.Fold(word)
	if fst == nil || len(folded) < 2 || len(folded) > maxTyped || !plain(folded) {
		return nil
	}
	s := searches.Get().(*search)
	defer searches.Put(s)
	s.begin(folded)
	capital := word[0] >= 'A' && word[0] <= 'Z'
	var found []Candidate
	tries := budgets(len(folded))
	if o.Budget > 0 {
		tries = []int{o.Budget}
	}
	for _, budget := range tries {
		from := len(found)
		found = s.find(fst, budget, found)
		for i := from; i < len(found); i++ {
			found[i].rank(s, capital, &o)
		}
		slices.SortFunc(found, order)
		found = slices.CompactFunc(found, func(a, b Candidate) bool { return a.Text == b.Text })
		if len(found) > 0 && found[0].Cost <= budget-roomAbove {
			break
		}
	}
	most := o.Max
	if most <= 0 {
		most = Most
	}
	return slices.Clone(found[:min(most, len(found))])
}

// roomAbove is how much more than the best candidate's cost a search must have
// been ready to pay before its order is trusted: a word a little farther off
// but far commoner may come before it.
const roomAbove = 60

// budgets are the costs up to which a word of n letters is searched for, one
// after the other until something is found.
func budgets(n int) []int {
	switch {
	case n <= 3:
		return []int{150}
	case n <= 5:
		return []int{155, 210}
	case n <= 8:
		return []int{155, 250}
	}
	return []int{155, 230, 340}
}

// What the order adds to the cost.
const (
	perLevels   = 7  // for each two levels below the commonest
	otherRegion = 40 // a spelling of another region
	nameCost    = 45 // a name for a word in small letters
	wordCost    = 15 // a word for one with a capital
	nearBonus   = 35 // taken off what the article has elsewhere
	soundBonus  = 15
	splitCost   = 30 // two words for one
	splitSlip   = 60 // and a slip in one of them
)

func (c *Candidate) rank(s *search, capital bool, o *Options) {
	c.Score = c.Cost + (maxLevel-c.Level)*perLevels/2
	if strings.IndexByte(c.Text, ' ') >= 0 {
		c.Score += splitCost
		if c.Cost > spaceLost {
			c.Score += splitSlip
		}
		return
	}
	hash := article.Hash(c.Text)
	if o.Region != 0 && lexicon.Lookup(hash).Regions()&o.Region == 0 {
		c.Score += otherRegion
	}
	switch name := c.Text[0] < 'a'; {
	case name && !capital:
		c.Score += nameCost
	case !name && capital:
		c.Score += wordCost
	}
	if o.Near != nil && o.Near(hash) {
		c.Score -= nearBonus
	}
	if s.sound == sound(article.Fold(c.Text)) {
		c.Score -= soundBonus
	}
}

func order(a, b Candidate) int {
	if a.Score != b.Score {
		return a.Score - b.Score
	}
	return strings.Compare(a.Text, b.Text)
}

// open reads the automaton's header; the rest is read where it lies.
var open = sync.OnceValue(func() *vellum.FST {
	fst, err := vellum.Load(words)
	if err != nil {
		return nil // no suggestions are better than no findings
	}
	return fst
})

var searches = sync.Pool{New: func() any { return new(search) }}

func plain(folded string) bool {
	for i := 0; i < len(folded); i++ {
		if c := folded[i]; (c < 'a' || c > 'z') && c != '\'' {
			return false
		}
	}
	return true
}
