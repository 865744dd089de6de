// Package company weighs which of two words keeps the company it is in: after
// "clear" and before "these" stands "from", not "form".
//
// A [Table] holds, for the words that are mistaken for one another, how often
// each stands before and after other words, and how often before and after
// each part of speech. Of two words the likelier is the one that has met its
// neighbours, or their like, more often for its own frequency; how much
// likelier is a weight in sixteenths of a power of two. That is naive Bayes on
// two neighbours, with the part of speech to fall back on where a pair of words
// was never counted.
//
// The table is read in place; nothing is built at start, and what it answers
// is the same on every machine.
package company

import (
	"errors"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// Table is a compiled set of pairs of words with their company; it is read-only.
type Table struct {
	filter  string
	members string
	rights  string
	classes string
	sums    string
	words   string
	pairs   string
	texts   string
}

// alone is what is taken from a weight that rests on one neighbour.
const alone = 3 * Bit

// agreed is what the neighbour that says less must say for the word that was
// meant, with what that word's own frequency says: one neighbour that says all
// and another that says nothing is how a rare phrase that is right looks.
const agreed = 66

// Bit is the weight of being twice as likely.
const Bit = 16

// A member is a word that may be mistaken or meant.
const (
	memberHash   = 0  // uint64 folded hash
	memberLevel  = 8  // byte: how frequent the word is
	memberLength = 9  // byte: length of its text
	memberRights = 10 // uint16: how many words it may stand for
	memberFirst  = 12 // uint32: the first of them
	memberText   = 16 // uint32: offset of its text
	memberNumber = 20 // uint32: its row of the classes
	memberSize   = 24

	rightMember = 0 // uint16: the slot of the member that was meant
	rightLeast  = 2 // uint16: the weight that it must have at least
	rightSize   = 4

	countSize = 3 // of words and pairs: uint16 part of the hash, byte level

	filterBits = 13
	magic      = "GPcompy1"
	parts      = 8
	headerSize = len(magic) + 4*parts
)

// Levels of frequency: sixteenths of a power of two above 2^levelZero.
const (
	levelZero   = 18
	levelCap    = (22 - levelZero) * Bit // a pair that was never counted is rarer than 2^22
	levelCommon = 9 * Bit                // a pair that is at home
	levelRare   = (20 - levelZero) * Bit // a word that was never counted
	levelScale  = 5 * Bit                // pairs were counted in so many more texts than words
)

// Open reads a compiled table in place.
func Open(data string) (*Table, error) {
	bad := errors.New("the table of company is damaged: run go generate")
	if len(data) < headerSize || data[:len(magic)] != magic {
		return nil, bad
	}
	t := &Table{}
	at := headerSize
	for i, part := range []*string{&t.filter, &t.members, &t.rights, &t.classes, &t.sums, &t.words, &t.pairs, &t.texts} {
		size := int(load32(data[len(magic)+4*i:]))
		if size > len(data)-at {
			return nil, bad
		}
		*part = data[at : at+size]
		at += size
	}
	if at != len(data) || len(t.filter) != 1<<filterBits/8 || len(t.members) < memberSize || len(t.sums) != 2*Classes ||
		len(t.words) < countSize || len(t.pairs) < countSize {
		return nil, bad
	}
	return t, nil
}

// May reports whether the word with this folded hash may be one of the words
// that are mistaken for others. It is quick, and now and then true of another.
func (t *Table) May(hash uint64) bool {
	bit := hash >> (64 - filterBits)
	return t.filter[bit>>3]>>(bit&7)&1 != 0
}

// A Verdict is the word that was rather meant.
type Verdict struct {
	Right string
	// Weight is by how much the word is likelier, in sixteenths of a power of
	// two; Least is what its pair asks for.
	Weight, Least int
}

// Judge returns the word that is likelier than the one at hand between its
// neighbours. A neighbour is nil where punctuation or the edge of the sentence
// stands, or a word that says nothing, as a name does. ok is false where the
// word at hand is likely enough.
func (t *Table) Judge(before, word, after *article.Word) (v Verdict, ok bool) {
	member, found := t.member(word.Hash)
	if !found {
		return v, false
	}
	count := int(load16(t.members[member+memberRights:]))
	if count == 0 {
		return v, false
	}
	sides := [2]side{t.side(before, word.Hash, true)}
	if sides[0].common() {
		return v, false
	}
	sides[1] = t.side(after, word.Hash, false)
	if sides[1].common() || sides[0].counted && sides[1].counted || !sides[0].known && !sides[1].known {
		return v, false
	}
	t.own(member, &sides)
	first := int(load32(t.members[member+memberFirst:]))
	for i := range count {
		at := (first + i) * rightSize
		right := int(load16(t.rights[at+rightMember:])) * memberSize
		least := int(load16(t.rights[at+rightLeast:]))
		if weight, agree := t.weigh(member, right, &sides); agree && weight >= least && (!ok || weight-least > v.Weight-v.Least) {
			v, ok = Verdict{Right: t.text(right), Weight: weight, Least: least}, true
		}
	}
	return v, ok
}

// side is what is known of one neighbour.
type side struct {
	hash    uint64
	before  bool // it stands before the word
	known   bool
	counted bool // with the word at hand
	level   int  // of its frequency with the word at hand
	class   int
	share   int // its share of the words of its class, below nothing
}

// common reports whether the word at hand is so often met with the neighbour that
// nothing else need be asked.
func (s *side) common() bool { return s.counted && s.level >= levelCommon }

func (t *Table) side(neighbour *article.Word, word uint64, before bool) side {
	if neighbour == nil {
		return side{}
	}
	s := side{hash: neighbour.Hash, before: before, known: true}
	if neighbour.Has(article.Possessive) {
		if !lexicon.Entry(neighbour.Info).Is(lexicon.Pronoun) {
			return side{}
		}
		s.hash = hashIs // it's, that's, who's
	}
	s.level, s.counted = t.count(t.pairs, s.key(word))
	return s
}

var hashIs = article.Hash("is")

func (s *side) key(word uint64) uint64 {
	if s.before {
		return pairKey(s.hash, word)
	}
	return pairKey(word, s.hash)
}

// own fills in how frequent the word at hand is with neighbours it was never
// counted with.
func (t *Table) own(member int, sides *[2]side) {
	for i := range sides {
		s := &sides[i]
		if !s.known {
			continue
		}
		level, ok := t.count(t.words, s.hash)
		if !ok {
			level = levelRare
		}
		s.class = ClassOf(s.hash)
		s.share = level - int(load16(t.sums[2*s.class:]))
		if !s.counted {
			s.level = t.guess(member, s)
		}
	}
}

// guess is the level of a word with a neighbour that it was not counted with:
// what the neighbour's class makes of it.
func (t *Table) guess(member int, s *side) int {
	row := int(load32(t.members[member+memberNumber:]))
	row *= 2
	if !s.before {
		row++
	}
	share := int(t.classes[row*Classes+s.class])
	return max(0, min(levelCap, int(t.members[member+memberLevel])+levelScale-share+s.share))
}

// weigh returns by how much the other word is likelier, and whether both
// neighbours say so.
func (t *Table) weigh(member, right int, sides *[2]side) (weight int, agree bool) {
	mine, theirs := int(t.members[member+memberLevel]), int(t.members[right+memberLevel])
	weight = theirs - mine
	least := agreed - max(0, weight)
	agree = true
	hash := load64(t.members[right+memberHash:])
	for i := range sides {
		s := &sides[i]
		if !s.known {
			weight -= alone
			continue
		}
		level, ok := t.count(t.pairs, s.key(hash))
		if !ok {
			level = t.guess(right, s)
		}
		says := level - theirs - (s.level - mine)
		agree = agree && says >= least
		weight += says
	}
	return weight, agree
}

func (t *Table) member(hash uint64) (at int, ok bool) {
	slots := uint64(len(t.members) / memberSize)
	for slot := home(hash, slots); ; slot = next(slot, slots) {
		at := int(slot) * memberSize
		switch load64(t.members[at:]) {
		case hash:
			return at, true
		case 0:
			return 0, false
		}
	}
}

func (t *Table) text(member int) string {
	at := int(load32(t.members[member+memberText:]))
	return t.texts[at : at+int(t.members[member+memberLength])]
}

// count returns the level of a word or pair. Two share one in some thousands.
func (t *Table) count(counts string, key uint64) (level int, ok bool) {
	slots := uint64(len(counts) / countSize)
	part := uint16(key) | 1
	for slot := home(key, slots); ; slot = next(slot, slots) {
		at := int(slot) * countSize
		switch load16(counts[at:]) {
		case part:
			return int(counts[at+2]), true
		case 0:
			return 0, false
		}
	}
}

func pairKey(first, second uint64) uint64 {
	key := (first ^ second*0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93
	return key ^ key>>32
}

func home(key, slots uint64) uint64 { return (key >> 32) * slots >> 32 }

func next(slot, slots uint64) uint64 {
	if slot++; slot == slots {
		return 0
	}
	return slot
}

func load16(s string) uint16 {
	_ = s[1]
	return uint16(s[0]) | uint16(s[1])<<8
}

func load32(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func load64(s string) uint64 { return uint64(load32(s)) | uint64(load32(s[4:]))<<32 }
