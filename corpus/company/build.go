package company

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"galleyproof/corpus/article"
)

// A Pair is a word and another that it may stand for. Least is the weight, in
// sixteenths of a power of two, from which it is taken to do so.
type Pair struct {
	Wrong, Right string
	Least        int
}

// A Count is how often a word, or one word before another, was met.
type Count struct {
	Words [2]string // the second is "" for a single word
	Times float64
}

const (
	prior    = 1e7 // so many of its neighbours a word is taken to have like all others
	telling  = 52  // a pair whose count is this near to what its class says is left out
	wordsMax = 12000
)

// Build compiles pairs with the counts of words and of pairs of words for
// Open. The same input gives the same bytes.
func Build(pairs []Pair, words, bigrams []Count) ([]byte, error) {
	b := builder{byText: map[string]int{}, uni: map[string]float64{}}
	for _, c := range words {
		b.uni[c.Words[0]] = c.Times
	}
	for _, p := range pairs {
		if p.Least < 0 || p.Least > math.MaxUint16 {
			return nil, fmt.Errorf("%s, %s: the weight %d is out of range", p.Wrong, p.Right, p.Least)
		}
		for _, text := range []string{p.Wrong, p.Right} {
			if err := b.add(text); err != nil {
				return nil, err
			}
		}
		w := &b.members[b.byText[p.Wrong]]
		w.rights = append(w.rights, p)
	}
	b.count(words, bigrams)
	return b.bytes(words, bigrams), nil
}

type builder struct {
	members []member
	byText  map[string]int
	uni     map[string]float64

	class  [Classes]float64 // how often words of the class were met
	shares [][2][Classes]int
}

type member struct {
	text   string
	hash   uint64
	level  int
	rights []Pair
}

func (b *builder) add(text string) error {
	if _, ok := b.byText[text]; ok {
		return nil
	}
	words := article.AppendWords(nil, text, article.Span{End: int32(len(text))})
	if len(words) != 1 || len(text) > math.MaxUint8 {
		return fmt.Errorf("%q is not one word", text)
	}
	b.byText[text] = len(b.members)
	b.members = append(b.members, member{text: text, hash: words[0].Hash, level: level(b.uni[text])})
	return nil
}

// level is the byte of a count.
func level(times float64) int {
	if times < 1<<20 {
		return levelRare
	}
	return min(math.MaxUint8, int(math.Round((math.Log2(times)-levelZero)*Bit)))
}

// count finds the share of each class among the neighbours of each member.
func (b *builder) count(words, bigrams []Count) {
	total := 0.0
	for _, c := range words {
		b.class[ClassOf(article.Hash(c.Words[0]))] += c.Times
		total += c.Times
	}
	met := make([][2][Classes]float64, len(b.members))
	for _, c := range bigrams {
		if m, ok := b.byText[c.Words[0]]; ok {
			met[m][1][ClassOf(article.Hash(c.Words[1]))] += c.Times
		}
		if m, ok := b.byText[c.Words[1]]; ok {
			met[m][0][ClassOf(article.Hash(c.Words[0]))] += c.Times
		}
	}
	b.shares = make([][2][Classes]int, len(b.members))
	for m := range met {
		for side := range met[m] {
			sum := prior
			for _, n := range met[m][side] {
				sum += n
			}
			for class, n := range met[m][side] {
				share := (n + prior*max(b.class[class], 1)/total) / sum
				b.shares[m][side][class] = min(math.MaxUint8, int(math.Round(-math.Log2(share)*Bit)))
			}
		}
	}
}

// guess is what the table will guess of a bigram that it does not hold.
func (b *builder) guess(m, side int, other string) int {
	class := ClassOf(article.Hash(other))
	return b.members[m].level + levelScale - b.shares[m][side][class] + level(b.uni[other]) - b.classLevel(class)
}

func (b *builder) classLevel(class int) int {
	return int(math.Round((math.Log2(max(b.class[class], 1)) - levelZero) * Bit))
}

func (b *builder) bytes(words, bigrams []Count) []byte {
	slots := len(b.members)*3/2 + 1
	place := make([]int, len(b.members))
	table := make([]byte, slots*memberSize)
	filter := make([]byte, 1<<filterBits/8)
	for i, m := range b.members {
		slot := home(m.hash, uint64(slots))
		for binary.LittleEndian.Uint64(table[slot*memberSize:]) != 0 {
			slot = next(slot, uint64(slots))
		}
		place[i] = int(slot)
		binary.LittleEndian.PutUint64(table[slot*memberSize:], m.hash)
		if len(m.rights) > 0 {
			bit := m.hash >> (64 - filterBits)
			filter[bit>>3] |= 1 << (bit & 7)
		}
	}
	var rights, classes, texts []byte
	for i, m := range b.members {
		row := table[place[i]*memberSize:]
		row[memberLevel], row[memberLength] = byte(m.level), byte(len(m.text))
		binary.LittleEndian.PutUint16(row[memberRights:], uint16(len(m.rights)))
		binary.LittleEndian.PutUint32(row[memberFirst:], uint32(len(rights)/rightSize))
		binary.LittleEndian.PutUint32(row[memberText:], uint32(len(texts)))
		binary.LittleEndian.PutUint32(row[memberNumber:], uint32(i))
		texts = append(texts, m.text...)
		for _, r := range m.rights {
			rights = binary.LittleEndian.AppendUint16(rights, uint16(place[b.byText[r.Right]]))
			rights = binary.LittleEndian.AppendUint16(rights, uint16(r.Least))
		}
		for _, side := range b.shares[i] {
			for _, share := range side {
				classes = append(classes, byte(share))
			}
		}
	}
	var sums []byte
	for class := range Classes {
		sums = binary.LittleEndian.AppendUint16(sums, uint16(b.classLevel(class)))
	}
	all := [][]byte{filter, table, rights, classes, sums, b.words(words), b.pairs(bigrams), texts}
	out := []byte(magic)
	for _, part := range all {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(part)))
	}
	for _, part := range all {
		out = append(out, part...)
	}
	return out
}

// words are the commonest words with their levels.
func (b *builder) words(words []Count) []byte {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(x, y Count) int { return cmp.Compare(y.Times, x.Times) })
	var counts []keyed
	for _, c := range words[:min(len(words), wordsMax)] {
		counts = append(counts, keyed{article.Hash(c.Words[0]), level(c.Times)})
	}
	return hashed(counts)
}

// pairs are the bigrams with a member whose counts say more than the classes do.
func (b *builder) pairs(bigrams []Count) []byte {
	var counts []keyed
	for _, c := range bigrams {
		far := false
		level := level(c.Times)
		for side, text := range []string{c.Words[1], c.Words[0]} {
			m, ok := b.byText[text]
			if !ok {
				continue
			}
			if d := level - max(0, min(levelCap, b.guess(m, side, c.Words[side]))); d > telling || d < -telling {
				far = true
			}
		}
		if far {
			counts = append(counts, keyed{pairKey(article.Hash(c.Words[0]), article.Hash(c.Words[1])), level})
		}
	}
	return hashed(counts)
}

type keyed struct {
	key   uint64
	level int
}

// hashed lays counts out for Table.count.
func hashed(counts []keyed) []byte {
	slots := uint64(len(counts)*5/4 + 1)
	out := make([]byte, slots*countSize)
	for _, c := range counts {
		slot := home(c.key, slots)
		for out[slot*countSize]|out[slot*countSize+1] != 0 {
			slot = next(slot, slots)
		}
		binary.LittleEndian.PutUint16(out[slot*countSize:], uint16(c.key)|1)
		out[slot*countSize+2] = byte(c.level)
	}
	return out
}
