package article

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The folded hash is the one identity of a word: lower case, NFC, curly
// apostrophes as straight ones, no soft hyphens. Every embedded table is keyed by it, so a
// change here means `go generate ./...`.
const (
	hashSeed = 0x9e3779b97f4a7c15
	hashMul  = 0xd6e8feb86659fd93
)

// softHyphen is where a word may be broken; no reader sees it.
const softHyphen = '\u00ad'

// Hash returns the 64-bit folded hash of a word. Words that differ only in
// case, in the shape of an apostrophe or in Unicode composition share it.
func Hash(word string) uint64 {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return hashASCII(Fold(word))
		}
	}
	return hashASCII(word)
}

// Fold returns the form that Hash hashes.
func Fold(word string) string {
	word = strings.Map(func(r rune) rune {
		switch r {
		case '’', 'ʼ', '‘':
			return '\''
		case softHyphen:
			return -1
		}
		return unicode.ToLower(r)
	}, word)
	return norm.NFC.String(word)
}

// hashASCII hashes eight bytes at a time, lowering the letters A to Z on the
// way; bytes of folded words beyond ASCII pass unchanged.
func hashASCII[T string | []byte](s T) uint64 {
	h := uint64(hashSeed) ^ uint64(len(s))
	for len(s) >= 8 {
		h = mix(h, lower8(load8(s)))
		s = s[8:]
	}
	if len(s) > 0 {
		var v uint64
		for i := len(s) - 1; i >= 0; i-- {
			v = v<<8 | uint64(s[i])
		}
		h = mix(h, lower8(v))
	}
	return h ^ h>>29
}

// hashWithin is hashASCII of text[i:j]. It may look past j for whole loads of
// eight bytes, which is what makes short words cheap.
func hashWithin(text string, i, j int) uint64 {
	if j+8 > len(text) {
		return hashASCII(text[i:j])
	}
	h := uint64(hashSeed) ^ uint64(j-i)
	for ; j-i >= 8; i += 8 {
		h = mix(h, lower8(load8(text[i:])))
	}
	if i < j {
		h = mix(h, lower8(load8(text[i:])&(1<<(8*(j-i))-1)))
	}
	return h ^ h>>29
}

// load8 is spelled so that the compiler makes one load of it.
func load8[T string | []byte](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func mix(h, v uint64) uint64 {
	hi, lo := bits.Mul64(h^v, hashMul)
	return hi ^ lo ^ h<<7
}

// lower8 lowers the ASCII capitals among eight bytes at once: a byte of 'A'
// to 'Z' carries into its high bit in one sum and not in the other.
func lower8(v uint64) uint64 {
	const ones = 0x0101010101010101
	low := v &^ (0x80 * ones)
	atLeastA := low + (0x80-'A')*ones
	aboveZ := low + (0x80-'Z'-1)*ones
	capital := (atLeastA &^ aboveZ) &^ v & (0x80 * ones)
	return v | capital>>2
}
