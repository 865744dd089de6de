package lexicon

import (
	"strings"

	"galleyproof/corpus/article"
)

// Derived reports whether a folded word that the lexicon lacks is one that any
// reader makes out of words it has: a free prefix before a word (cyberoffensive,
// ultracheap), a whole word with an ending that takes any (Bondlike, companywide),
// or a contraction (that'd, who've).
//
// Only what misspellings do not look like counts: "un", "re" and "dis" need a
// long and common word after them, and endings before which a letter changes
// (-ness, -ly, -er) make nothing.
func Derived(word string) bool {
	if base, ending, ok := strings.Cut(word, "'"); ok {
		switch ending {
		case "d", "ll", "ve", "re", "d've", "ll've":
			return LookupString(base).Lower()
		}
		return false
	}
	if twice(word) {
		return false
	}
	for _, p := range freePrefixes {
		if rest, ok := strings.CutPrefix(word, p.text); ok && len(rest) >= p.least && common(rest, p.tier) {
			return true
		}
	}
	for _, ending := range freeEndings {
		if base, ok := strings.CutSuffix(word, ending); ok && len(base) >= 4 && common(base, 5) {
			return true
		}
	}
	return false
}

// twice reports whether a word is a common one but for a letter that stands
// twice: refussed is refused, not what was fussed again.
func twice(word string) bool {
	for i := 1; i < len(word); i++ {
		if word[i] == word[i-1] && common(word[:i]+word[i+1:], 5) {
			return true
		}
	}
	return false
}

func common(word string, tier int) bool {
	e := Lookup(article.Hash(word))
	return e.Lower() && e.WordTier() <= tier && !e.Is(Variant|Contraction)
}

// freePrefixes, each with how long and how common a word after it must be.
var freePrefixes = [...]struct {
	text  string
	least int
	tier  int
}{
	{"aero", 5, 5}, {"agri", 5, 5}, {"anti", 5, 5}, {"astro", 7, 5}, {"audio", 5, 5}, {"auto", 5, 5},
	{"bio", 5, 5}, {"cardio", 5, 5}, {"counter", 5, 5}, {"crypto", 5, 5}, {"cyber", 4, 5}, {"eco", 5, 5},
	{"electro", 5, 5}, {"euro", 5, 5}, {"geo", 5, 5}, {"gyro", 5, 5}, {"hydro", 5, 5}, {"hyper", 5, 5}, {"immuno", 5, 6},
	{"infra", 5, 5}, {"inter", 6, 3}, {"intra", 6, 4}, {"macro", 5, 5}, {"mega", 5, 5}, {"meta", 5, 5}, {"micro", 5, 5}, {"mid", 5, 3},
	{"mini", 5, 5}, {"multi", 5, 5}, {"nano", 5, 5}, {"narco", 5, 5}, {"neo", 5, 5}, {"neuro", 5, 6}, {"non", 5, 4},
	{"out", 6, 3}, {"over", 6, 4}, {"petro", 5, 5}, {"photo", 5, 5}, {"poly", 6, 5}, {"post", 6, 4}, {"pre", 6, 3}, {"proto", 5, 5},
	{"pseudo", 4, 5}, {"psycho", 7, 5}, {"quasi", 4, 5}, {"radio", 5, 5}, {"re", 6, 3}, {"retro", 5, 5}, {"semi", 5, 5}, {"socio", 5, 5},
	{"sub", 6, 4}, {"super", 5, 5}, {"techno", 5, 5}, {"tele", 6, 5}, {"thermo", 6, 5}, {"trans", 6, 4}, {"turbo", 5, 5},
	{"ultra", 4, 5}, {"un", 6, 4}, {"under", 6, 4}, {"video", 5, 5},
}

var freeEndings = [...]string{"like", "wide", "proof", "nomics", "maker", "makers", "making", "phobia", "phobic", "gate"}
