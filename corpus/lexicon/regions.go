package lexicon

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"

	"galleyproof/corpus/article"
)

// spellings is a header of headerSize bytes (magic, the number of slots, the
// length of what is behind them), an open-addressed table with the home and the
// step of the word table, and the families. A slot is the low half of a
// spelling's hash and the place of its family, one more than it is so that
// zeros are an empty slot. A family is the spellings of one word, commonest
// first: their number, with boundFamily where which is right hangs on more than
// the region, and for each its regions, with notOwn, its length and its text.
//
//go:embed regions.bin
var spellings string

const (
	regionsMagic = "GPregio1"
	boundFamily  = 1 << 7
	notOwn       = 1 << 7 // a spelling that is nowhere the first
)

// RegionsOf returns the regions whose spellings a language tag (BCP 47, or with
// an underscore as in "en_GB") allows: for en-GB both British ones, for
// en-GB-oxendict that with -ize. It is zero for a tag that names no region
// whose spelling is known, and for other languages.
func RegionsOf(language string) Region {
	tag := strings.Split(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	if tag[0] != "en" || len(tag) == 1 {
		return 0
	}
	switch tag[1] {
	case "us":
		return American
	case "ca":
		return Canadian
	case "au", "nz":
		return Australian | BritishIse
	case "gb", "uk", "ie", "za", "in", "pk", "ke", "ng", "hk", "sg":
		if slices.Contains(tag, "oxendict") {
			return BritishIze
		}
		return British
	}
	return 0
}

// At reports whether the word is at home in one of the regions, or nearly.
func (e Entry) At(in Region) bool {
	return e.Regions()&in != 0 ||
		in&American != 0 && e.Is(NearAmerican) ||
		in&British != 0 && e.Is(NearBritish)
}

// Counterparts returns how a word is spelt in regions where its own spelling
// is not at home: "colour" for "color" in British, both "colourise" and
// "colourize" for "colorize"; the commonest first. It returns nil for a word
// that is at home in one of the regions or that is spelt alike everywhere, and
// where the choice hangs on more than the region (draught and draft).
func Counterparts(word string, in Region) []string {
	folded := article.Fold(word)
	var found []string
	for s := range family(folded, false) {
		at := s.regions&in != 0 && !s.variant
		if at && s.text == folded {
			return nil
		}
		if at {
			found = append(found, s.text)
		}
	}
	return found
}

// Respelled reports whether two folded words are one word in the spellings of
// two regions: finalise and finalize, colour and color, defence and defense,
// cheque and check. Two words that are both at home everywhere never are: four
// is not "for".
func Respelled(a, b string) bool {
	if a == b {
		return false
	}
	for s := range family(a, true) {
		if s.text == b {
			return LookupString(a).Regions() != AllRegions || LookupString(b).Regions() != AllRegions
		}
	}
	return false
}

type spelling struct {
	text    string
	regions Region
	variant bool
}

// family gives the spellings of a folded word, itself among them; nothing for a
// word that has one spelling, or whose family is bound and not asked for.
func family(word string, bound bool) func(yield func(spelling) bool) {
	return func(yield func(spelling) bool) {
		if len(spellings) < headerSize {
			return
		}
		slots := uint64(load32(spellings[8:]))
		families := spellings[headerSize+slots*slotSize:]
		hash := article.Hash(word)
		at, _ := bits.Mul64(hash, slots)
		for range slots {
			slot := load64(spellings[headerSize+at*slotSize:])
			if slot == 0 {
				return
			}
			if uint32(slot) == uint32(hash) {
				if all, isBound := readFamily(families[slot>>32-1:]); slices.ContainsFunc(all, func(s spelling) bool { return s.text == word }) {
					if !isBound || bound {
						slices.Values(all)(yield)
					}
					return
				}
			}
			if at++; at == slots {
				at = 0
			}
		}
	}
}

func readFamily(data string) (all []spelling, bound bool) {
	n, at := int(data[0]&^boundFamily), 1
	all = make([]spelling, 0, 4)
	for range n {
		flags, length := data[at], int(data[at+1])
		at += 2
		all = append(all, spelling{data[at : at+length], Region(flags &^ notOwn), flags&notOwn != 0})
		at += length
	}
	return all, data[0]&boundFamily != 0
}
