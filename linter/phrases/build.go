package phrases

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// List is one rule's phrases.
type List struct {
	Name    string // the rule's id
	Phrases []Phrase
}

// Phrase is a run of words and what should stand in its place. The conditions
// look at the words just before and just after, and at the next ones (2), where
// only white space or a hyphen is between; a word is matched without its 's. An
// element is a word, "" for no neighbour, or a class such as <noun> or
// <mostly verb>.
type Phrase struct {
	Words  string
	Right  string
	Why    string
	Likely bool // not certain

	NotBefore, NotAfter   []string // the next, the previous word may not be one of these
	OnlyBefore, OnlyAfter []string // the next, the previous word must be one of these

	NotBefore2, NotAfter2   []string // the same of the words beyond those
	OnlyBefore2, OnlyAfter2 []string
}

// Build compiles lists into a table for Open. The same lists give the same bytes.
func Build(lists []List) ([]byte, error) {
	b := builder{nodes: 1, index: map[[2]uint64]int{}, blob: []byte{0}, strings: map[string]uint32{"": 0}}
	var names []string
	for i, list := range lists {
		names = append(names, list.Name)
		for _, p := range list.Phrases {
			if err := b.add(i, p); err != nil {
				return nil, fmt.Errorf("%s: %w", list.Name, err)
			}
		}
	}
	return b.bytes(strings.Join(names, "\n")), nil
}

type builder struct {
	nodes   uint32
	index   map[[2]uint64]int // node and word key to edge
	edges   []edge
	entries []byte
	blob    []byte
	strings map[string]uint32
	known   []uint64 // hashes for the filters
	unknown []uint64
	pairs   []uint64
}

type edge struct {
	node  uint32
	word  uint64
	child uint32
	entry uint32
	root  bool // at a word of the lexicon that begins a phrase
}

func (b *builder) add(list int, p Phrase) error {
	words := article.AppendWords(nil, p.Words, article.Span{End: int32(len(p.Words))})
	if len(words) == 0 {
		return fmt.Errorf("%q has no word", p.Words)
	}
	if len(p.Right) > 1<<16-1 || len(p.Why) > 1<<16-1 {
		return fmt.Errorf("%q: the text is too long", p.Words)
	}
	switch {
	case len(words) > 1:
		b.pairs = append(b.pairs, pair(words[0].Hash, words[1].Hash))
	case lexicon.Lookup(words[0].Hash).Known():
		b.known = append(b.known, words[0].Hash)
	default:
		b.unknown = append(b.unknown, words[0].Hash)
	}
	node, at := uint32(0), 0
	for i, w := range words {
		key := w.Hash
		if w.Has(article.Possessive) {
			key ^= possessive
		}
		var ok bool
		if at, ok = b.index[[2]uint64{uint64(node), key}]; !ok {
			at = len(b.edges)
			b.index[[2]uint64{uint64(node), key}] = at
			b.edges = append(b.edges, edge{node: node, word: key, root: i == 0 && lexicon.Lookup(w.Hash).Known()})
		}
		if i < len(words)-1 {
			if b.edges[at].child == 0 {
				b.edges[at].child = b.nodes
				b.nodes++
			}
			node = b.edges[at].child
		}
	}
	conditions, err := b.conditions(p)
	if err != nil {
		return err
	}
	e := make([]byte, entrySize)
	putU16(e, fieldList, uint16(list))
	if p.Likely {
		putU16(e, fieldFlags, flagLikely)
	}
	putU32(e, fieldRight, b.text(p.Right))
	putU16(e, fieldRLen, uint16(len(p.Right)))
	putU32(e, fieldWhy, b.text(p.Why))
	putU16(e, fieldWLen, uint16(len(p.Why)))
	putU32(e, fieldConds, conditions)
	putU32(e, fieldNext, b.edges[at].entry)
	putU16(e, fieldWords, uint16(len(words)))
	b.entries = append(b.entries, e...)
	b.edges[at].entry = uint32(len(b.entries) / entrySize)
	return nil
}

func (b *builder) text(s string) uint32 {
	if at, ok := b.strings[s]; ok {
		return at
	}
	at := uint32(len(b.blob))
	b.strings[s] = at
	b.blob = append(b.blob, s...)
	return at
}

func (b *builder) conditions(p Phrase) (uint32, error) {
	var out []byte
	n := 0
	for kind, list := range [condKinds][]string{
		condNotBefore: p.NotBefore, condNotAfter: p.NotAfter, condOnlyBefore: p.OnlyBefore, condOnlyAfter: p.OnlyAfter,
		condNotBefore2: p.NotBefore2, condNotAfter2: p.NotAfter2, condOnlyBefore2: p.OnlyBefore2, condOnlyAfter2: p.OnlyAfter2,
	} {
		if len(list) == 0 {
			continue
		}
		n++
		var err error
		if out, err = appendCondition(out, kind, list); err != nil {
			return 0, fmt.Errorf("%q: %w", p.Words, err)
		}
	}
	if n == 0 {
		return 0, nil
	}
	return b.text(string(append([]byte{byte(n)}, out...))), nil
}

func (b *builder) bytes(names string) []byte {
	known, knownBits := bitmap(b.known)
	unknown, unknownBits := bitmap(b.unknown)
	pairs, pairBits := bitmap(b.pairs)
	roots, rootSlots := b.table(true)
	others, otherSlots := b.table(false)
	out := []byte(magic)
	for _, n := range []int{knownBits, unknownBits, pairBits, rootSlots, otherSlots, len(b.entries) / entrySize, len(names), len(b.blob)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	for _, part := range [][]byte{known, unknown, pairs, roots, others, b.entries, []byte(names), b.blob} {
		out = append(out, part...)
	}
	return out
}

// bitmap makes a filter with sixteen bits or more for each hash.
func bitmap(hashes []uint64) (bitmap []byte, size int) {
	size = max(10, bits.Len(uint(len(hashes)*16)))
	bitmap = make([]byte, 1<<size/8)
	for _, hash := range hashes {
		bit := hash >> (64 - size)
		bitmap[bit>>3] |= 1 << (bit & 7)
	}
	return bitmap, size
}

// table lays out the edges from the root at words of the lexicon, or all others.
func (b *builder) table(root bool) (table []byte, slots int) {
	for i := range b.edges {
		if b.edges[i].root == root {
			slots++
		}
	}
	slots = 16 + slots*3/2
	table = make([]byte, slots*edgeSize)
	for _, e := range b.edges {
		if e.root != root {
			continue
		}
		key := edgeKey(e.node, e.word)
		slot := firstSlot(key, uint64(slots))
		for binary.LittleEndian.Uint64(table[slot*edgeSize:]) != 0 {
			slot = nextSlot(slot, uint64(slots))
		}
		at := int(slot) * edgeSize
		binary.LittleEndian.PutUint64(table[at:], key)
		putU32(table, at+8, e.child)
		putU32(table, at+12, e.entry)
	}
	return table, slots
}
