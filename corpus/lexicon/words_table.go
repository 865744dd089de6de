package lexicon

import (
	"encoding/binary"

	"galleyproof/corpus/article"
)

// WordTable is the single words of a [Words] as bytes that are read in place,
// so that they can be kept in a file: the slots of its table, little-endian. It
// need not be whole: what no Words has written finds something or nothing, and
// does no harm. The nil table is empty.
type WordTable []byte

// AppendTable appends the single words; phrases are no part of it.
func (w *Words) AppendTable(to []byte) []byte {
	for _, slot := range w.words.slots {
		to = binary.LittleEndian.AppendUint64(to, slot)
	}
	return to
}

// Has reports whether a word is right by itself in the letters it is written in.
func (t WordTable) Has(word *article.Word) bool {
	n := uint64(len(t) / 8)
	if n&(n-1) != 0 {
		return false // a table has a power of two of slots
	}
	for at, left := word.Hash>>10&(n-1), n; left > 0; at, left = (at+1)&(n-1), left-1 {
		switch slot := binary.LittleEndian.Uint64(t[at*8:]); {
		case slot == 0:
			return false
		case (slot^word.Hash)&^formBits == 0:
			return rightIn(slot&formBits, word.Case)
		}
	}
	return false
}
