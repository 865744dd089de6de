// Package lexicon is the language: some 290,000 words of English with their
// rarity, their regions and the classes that readings ask about.
//
// A word is asked for by its folded hash ([article.Hash]), so that case, the
// shape of an apostrophe and Unicode composition make no difference; what the
// forms of a word are like (ordinary word, name, acronym) is in its [Entry].
// The answer comes straight from an embedded table: nothing is read, parsed or
// built at start.
//
// Possessives are not kept: take off a final 's or ’s before asking. Only the
// contractions (it's, let's, who's) are there with theirs. Abbreviations are
// kept without their stops (nov, us for U.S.) and compounds by their parts, as
// the words of an article are hashed.
package lexicon

import (
	_ "embed"
	"math/bits"

	"galleyproof/corpus/article"
)

//go:generate go run generate.go

// table is a header of headerSize bytes and slots of slotSize bytes, little
// endian: the low half of a word's hash, then its Entry. A slot of zeros is
// empty. The home of a hash is its high part scaled to the number of slots;
// from there on the slots are read one after the other.
//
//go:embed table.bin
var table string

const (
	headerSize = 16
	slotSize   = 8
)

// Lookup returns what is known of the word with this folded hash, zero when
// nothing is. Two different words may share an answer once in some 500 million.
func Lookup(hash uint64) Entry {
	_, e := find(hash)
	return e
}

// find returns the number of the word's slot, and what it holds.
func find(hash uint64) (at uint64, e Entry) {
	if len(table) < headerSize+slotSize {
		return 0, 0
	}
	slots := uint64(len(table)-headerSize) / slotSize
	at, _ = bits.Mul64(hash, slots)
	for range slots {
		slot := load64(table[headerSize+at*slotSize:])
		if slot == 0 {
			return 0, 0
		}
		if uint32(slot) == uint32(hash) {
			return at, Entry(slot >> 32)
		}
		if at++; at == slots {
			at = 0
		}
	}
	return 0, 0
}

// LookupString is [Lookup] for a word at hand as text.
func LookupString(word string) Entry { return Lookup(article.Hash(word)) }

func load64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
