// Package phrases finds the phrases of all rules' lists in one walk over an
// article's words.
//
// The lists are compiled by `go generate` into one table that is read in
// place: a trie over folded word hashes, laid out as an open-addressed table
// of edges keyed by node and word. Three bitmaps turn most words away before
// the trie: one of the phrases of a single word that the lexicon knows, which
// is small, one of those that it does not know, which are misspellings, and one
// of the first two words of all longer phrases.
package phrases

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"

	"galleyproof/corpus/article"
)

// Table is a compiled set of lists; it is read-only.
type Table struct {
	names   []string
	known   filter // phrases of one word of the lexicon
	unknown filter // phrases of one word that is not in it
	pairs   filter // the first two words of longer ones
	roots   edges  // from the root, at words of the lexicon: few, and often asked
	others  edges
	entries string
	blob    string
}

// edges is an open-addressed table of the trie's edges.
type edges struct {
	slots string
	count uint64
}

func (e *edges) find(node uint32, hash uint64) (child, entry uint32, ok bool) {
	key := edgeKey(node, hash)
	for slot := firstSlot(key, e.count); ; slot = nextSlot(slot, e.count) {
		at := int(slot) * edgeSize
		switch u64(e.slots, at) {
		case key:
			return u32(e.slots, at+8), u32(e.slots, at+12), true
		case 0:
			return 0, 0, false
		}
	}
}

// filter is a bitmap of hashes: has is false only for those that are not in it.
type filter struct {
	bits  string
	shift uint
}

func (f *filter) has(hash uint64) bool {
	bit := hash >> f.shift
	return f.bits[bit>>3]>>(bit&7)&1 != 0
}

// pair is the hash of two words in order.
func pair(first, second uint64) uint64 { return (first<<1 ^ second) * 0x9e3779b97f4a7c15 }

const (
	magic      = "GPPHRAS3"
	headerSize = 8 + 8*4
	edgeSize   = 16 // key uint64, child uint32, entry uint32 (from 1)
	entrySize  = 32
	possessive = 0x5bd1e9955bd1e995 // marks a word with its 's
)

// The fields of an entry: offsets into the blob, and lengths.
const (
	fieldList  = 0  // uint16
	fieldFlags = 2  // uint16
	fieldRight = 4  // uint32 offset
	fieldWhy   = 8  // uint32 offset
	fieldConds = 12 // uint32 offset of the conditions, 0 for none
	fieldNext  = 16 // uint32: another entry of the same phrase, from 1
	fieldWords = 20 // uint16: how many words the phrase has
	fieldRLen  = 22 // uint16
	fieldWLen  = 24 // uint16
)

const flagLikely = 1

// Open reads a compiled table in place.
func Open(data string) (*Table, error) {
	bad := errors.New("the phrase table is damaged: run go generate")
	if len(data) < headerSize || data[:8] != magic {
		return nil, bad
	}
	n := func(i int) int { return int(u32(data, 8+4*i)) }
	t := &Table{}
	at := headerSize
	take := func(size int) string {
		if size < 0 || at+size > len(data) {
			at = len(data) + 1
			return ""
		}
		s := data[at : at+size]
		at += size
		return s
	}
	for i, f := range []*filter{&t.known, &t.unknown, &t.pairs} {
		if n(i) < 3 || n(i) > 30 {
			return nil, bad
		}
		*f = filter{take(1 << n(i) / 8), uint(64 - n(i))}
	}
	for i, e := range []*edges{&t.roots, &t.others} {
		if n(3+i) <= 0 {
			return nil, bad
		}
		*e = edges{take(n(3+i) * edgeSize), uint64(n(3 + i))}
	}
	t.entries = take(n(5) * entrySize)
	names := take(n(6))
	t.blob = take(n(7))
	if at != len(data) {
		return nil, bad
	}
	t.names = strings.Split(names, "\n")
	return t, nil
}

// u32 and u64 are written so that the compiler makes one load of each.
func u32(s string, at int) uint32 {
	s = s[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func u64(s string, at int) uint64 {
	s = s[at : at+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Lists returns the names of the lists, in order.
func (t *Table) Lists() []string { return t.names }

// Index returns the index of a list, or -1.
func (t *Table) Index(list string) int { return slices.Index(t.names, list) }

// Hit is a place where a phrase of a list stands.
type Hit struct {
	Span  article.Span
	Words [2]int32 // half-open range of indexes of words
	List  int
	entry uint32
	table *Table
}

// Right returns what should stand there, in small letters; where there are
// several, the likeliest.
func (h *Hit) Right() string {
	right, _, _ := strings.Cut(h.rights(), "|")
	return right
}

// Rights returns all that may have been meant, likeliest first.
func (h *Hit) Rights() []string { return strings.Split(h.rights(), "|") }

func (h *Hit) rights() string { return h.table.str(h.entry, fieldRight, fieldRLen) }

// Why returns a few words on the slip, or "".
func (h *Hit) Why() string { return h.table.str(h.entry, fieldWhy, fieldWLen) }

// Likely reports whether the entry is less than certain.
func (h *Hit) Likely() bool { return h.table.u16(h.entry, fieldFlags)&flagLikely != 0 }

func (t *Table) u16(entry uint32, field int) int {
	at := int(entry)*entrySize + field
	return int(t.entries[at]) | int(t.entries[at+1])<<8
}

func (t *Table) str(entry uint32, field, length int) string {
	at := u32(t.entries, int(entry)*entrySize+field)
	return t.blob[at : int(at)+t.u16(entry, length)]
}

// Append appends the hits of the lists for which on is true. Words must be the
// words of text in order, with what the lexicon knows of them; a phrase never
// crosses a mark other than a hyphen.
func (t *Table) Append(dst []Hit, text string, words []article.Word, on []bool) []Hit {
	if t == nil {
		return dst
	}
	for i := range words {
		w := &words[i]
		singles := &t.known
		if w.Info == 0 {
			singles = &t.unknown
		}
		longer := i+1 < len(words) && t.pairs.has(pair(w.Hash, words[i+1].Hash))
		if longer || singles.has(w.Hash) {
			dst = t.from(dst, text, words, i, longer, on)
		}
	}
	return dst
}

// from appends the longest hit of each list that begins at words[i]; longer says
// that there may be one of several words.
func (t *Table) from(dst []Hit, text string, words []article.Word, i int, longer bool, on []bool) []Hit {
	node, first := uint32(0), len(dst)
	around := &company{text, words}
	for j := i; j < len(words); j++ {
		w := &words[j]
		if w.Hash == 0 || j > i && !joined(text[words[j-1].Span.End:w.Span.Start]) {
			break
		}
		from := &t.others
		if j == i && w.Info != 0 {
			from = &t.roots
		}
		child, entry, ok := from.find(node, w.Hash)
		end := w.Span.End
		if w.Has(article.Possessive) {
			if c, e, has := from.find(node, w.Hash^possessive); has {
				child, entry, ok = c, e, true
			} else {
				child, end = 0, w.Stem(text).End // the phrase may only end here
			}
		}
		if !ok {
			break
		}
		for e := entry; e != 0; e = u32(t.entries, int(e-1)*entrySize+fieldNext) {
			h := Hit{Span: article.Span{Start: words[i].Span.Start, End: end}, Words: [2]int32{int32(i), int32(j + 1)},
				List: t.u16(e-1, fieldList), entry: e - 1, table: t}
			if !on[h.List] || !t.allowed(around, &h) {
				continue
			}
			// A longer phrase of the list takes the place of a shorter one.
			if k := slices.IndexFunc(dst[first:], func(old Hit) bool { return old.List == h.List }); k >= 0 {
				dst[first+k] = h
			} else {
				dst = append(dst, h)
			}
		}
		if child == 0 || !longer {
			break
		}
		node = child
	}
	return dst
}

func edgeKey(node uint32, hash uint64) uint64 {
	key := (hash ^ uint64(node)*0x9e3779b97f4a7c15) * 0xd6e8feb86659fd93
	key ^= key >> 32
	return key | 1 // 0 is an empty slot
}

// firstSlot spreads keys over any number of slots (Lemire's fast range).
func firstSlot(key, slots uint64) uint64 { return (key >> 32) * slots >> 32 }

func nextSlot(slot, slots uint64) uint64 {
	if slot++; slot == slots {
		return 0
	}
	return slot
}

// joined reports whether two words stand side by side: white space or a hyphen.
func joined(gap string) bool {
	if gap == " " || gap == "-" {
		return true
	}
	lines := 0
	for _, r := range gap {
		switch r {
		case ' ', '\t', '\r', '\u00a0':
		case '\n':
			lines++
		default:
			return false
		}
	}
	return gap != "" && lines < 2
}

// MatchCase writes right with the capitals of the words it replaces, word for
// word where both have as many.
func MatchCase(old, right string) string {
	words, rights := strings.Fields(old), strings.Fields(right)
	if len(words) < 2 || len(words) != len(rights) {
		return matchCase(old, right)
	}
	for i := range words {
		rights[i] = matchCase(words[i], rights[i])
	}
	return strings.Join(rights, " ")
}

func matchCase(old, right string) string {
	switch {
	case old == "" || right == "":
		return right
	case strings.ToUpper(old) == old && strings.ToLower(old) != old && len(old) > 1:
		return strings.ToUpper(right)
	}
	if first := []rune(old)[0]; strings.ToLower(string(first)) != string(first) {
		r := []rune(right)
		return strings.ToUpper(string(r[0])) + string(r[1:])
	}
	return right
}

func putU32(b []byte, at int, v uint32) { binary.LittleEndian.PutUint32(b[at:], v) }
func putU16(b []byte, at int, v uint16) { binary.LittleEndian.PutUint16(b[at:], v) }
