package spelling

import (
	"strings"

	"galleyproof/corpus/lexicon"
)

// Words are coined every day from parts that everybody knows, and no table has
// them all. What is regularly made is no misspelling, whatever it is near.

var (
	prefixes = [...]string{
		"anti", "auto", "bio", "co", "counter", "cyber", "de", "dis", "eco", "electro", "extra", "fore", "geo", "half", "hydro", "hyper", "infra", "inter",
		"intra", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano", "neo", "neuro", "non", "out", "over", "photo", "poly",
		"post", "pre", "proto", "pseudo", "psycho", "quasi", "re", "self", "semi", "socio", "sub", "super", "techno", "tele", "thermo", "trans", "ultra",
		"un", "under", "up", "vice",
	}
	suffixes = [...]string{
		"able", "aholic", "athon", "cide", "core", "craft", "dom", "down", "ee", "eer", "esque", "ess", "ette", "fest", "fold", "free", "ful", "gate", "genic",
		"gram", "hood", "ian", "iness", "isation", "ise", "ised", "ising", "ish", "ism", "ist", "ists", "ization", "ize", "ized", "izing", "less", "let", "lets",
		"like", "ling", "man", "men", "most", "naut", "ness", "nik", "nomics", "oid", "ologist", "ology", "phile", "phobe", "phobia", "phobic", "proof", "ship",
		"some", "sphere", "ster", "sters", "tastic", "thon", "ville", "ward", "wards", "ware", "wear", "wise", "woman", "women", "worthy",
	}
	inflections = [...]string{"s", "es", "ies", "d", "ed", "ied", "ing", "ings", "er", "ers", "ier", "est", "iest", "ly", "ily", "y"}
)

const (
	leastStem     = 3 // letters of a word that others are formed from
	leastUndone   = 6 // letters of one that has dis- before it: few are made today
	rarestStem    = 5 // its tier
	rarestHalf    = 5 // the tier of the halves of a compound
	longestFormed = 64
)

// formation is how surely a word is made from others.
type formation uint8

const (
	single    formation = iota // not at all
	inflected                  // a known word with an ending that its spelling allows
	affixed                    // with a prefix or suffix of its own meaning
	joined                     // two words in one: shopfloor, goalmouth
)

// formedOf says how a folded word is made.
func formedOf(word string) formation {
	switch {
	case len(word) > longestFormed:
		return single
	case hasInflection(word, anyTier):
		return inflected
	case twice(word):
		return single
	case hasAffix(word):
		return affixed
	}
	for i := leastStem; i+leastStem <= len(word); i++ {
		if half(word[:i]) && half(word[i:]) {
			return joined
		}
	}
	return single
}

const anyTier = 8

func hasAffix(word string) bool {
	if hasSuffix(word) {
		return true
	}
	for _, p := range prefixes {
		rest, ok := strings.CutPrefix(word, p)
		rest = strings.TrimPrefix(rest, "-")
		if p == "dis" && len(rest) < leastUndone {
			continue // disenter
		}
		if ok && len(rest) > leastStem && (stem(rest, rarestStem) || hasInflection(rest, rarestStem) || hasSuffix(rest)) {
			return true
		}
	}
	return false
}

func hasSuffix(word string) bool {
	for _, s := range suffixes {
		rest, ok := strings.CutSuffix(word, s)
		if !ok || len(rest) < leastStem {
			continue
		}
		vowelNext := vowel(s[0])
		switch last := len(rest) - 1; {
		case stem(rest, rarestStem), rest[last] == 'i' && stem(rest[:last]+"y", rarestStem),
			vowelNext && len(rest) > leastStem && (stem(rest+"e", rarestStem) || stem(rest+"y", rarestStem)),
			vowelNext && rest[last] == rest[last-1] && stem(rest[:last], rarestStem),
			rest[last] == 's' && stem(rest[:last], rarestStem): // statesmanlike
			return true
		}
	}
	return false
}

func hasInflection(word string, tier int) bool {
	for _, s := range inflections {
		rest, ok := strings.CutSuffix(word, s)
		if !ok || len(rest) < leastStem {
			continue
		}
		last := len(rest) - 1
		switch {
		case s == "d" || s == "y" && rest[last] == 'e':
			if rest[last] == 'e' && stem(rest, tier) {
				return true
			}
		case s[0] == 'i' && s != "ing" && s != "ings":
			if stem(rest+"y", tier) {
				return true
			}
		case s == "es" && !hisses(rest): // customes
		case s == "s" || s == "ly":
			if stem(rest, tier) {
				return true
			}
		case doubles(rest): // stoped is no way to write stopped
		case rest[last] == 'e' && !keepsE(rest, s): // rescueed
		case strings.HasPrefix(s, "er") && agentOr(rest): // curaters
		case rest[last] == rest[last-1] && stem(rest[:last], tier) && (doubles(rest[:last]) || rest[last] == 'l'), stem(rest+"e", tier), stem(rest, tier):
			return true
		}
	}
	return false
}

// doubles reports whether a word doubles its last letter before -ed and -ing.
func doubles(word string) bool {
	n := len(word)
	if n < 3 || vowel(word[n-1]) || !vowel(word[n-2]) || vowel(word[n-3]) || strings.IndexByte("wxy", word[n-1]) >= 0 {
		return false
	}
	return lexicon.LookupString(word+word[n-1:]+"ed").Lower() || lexicon.LookupString(word+word[n-1:]+"ing").Lower()
}

// sharesHalf reports whether a word and the right one are each two words in one,
// of which the second is the same.
func sharesHalf(word, right string) bool {
	for n := leastStem + 1; n < len(word)-leastStem && n < len(right)-leastStem; n++ {
		tail := word[len(word)-n:]
		if strings.HasSuffix(right, tail) && half(tail) && half(word[:len(word)-n]) && half(right[:len(right)-n]) {
			return true
		}
	}
	return false
}

// keepsE reports whether a word in -e has it before an ending: seeing, dyeing,
// singeing, and no other.
func keepsE(word, ending string) bool {
	before := word[len(word)-2]
	return strings.HasPrefix(ending, "ing") && strings.IndexByte("eoyg", before) >= 0
}

// hisses reports whether a word takes -es for -s.
func hisses(word string) bool {
	return strings.IndexByte("sxzoh", word[len(word)-1]) >= 0
}

// agentOr reports whether who does it ends in -or: curator, not curater.
func agentOr(stem string) bool { return lexicon.LookupString(stem + "or").Lower() }

// twice reports whether a word is a known one but for a letter that stands
// twice: refussed is refused, not what was fussed again.
func twice(word string) bool {
	for i := 1; i < len(word); i++ {
		if word[i] == word[i-1] {
			if t := lexicon.LookupString(word[:i] + word[i+1:]).WordTier(); t > 0 && t <= rarestStem {
				return true
			}
		}
	}
	return false
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

func stem(word string, tier int) bool {
	if len(word) < leastStem {
		return false
	}
	e := lexicon.LookupString(word)
	t := e.WordTier()
	return t > 0 && t <= tier || e.Name() && e.NameTier() <= 5 && len(word) > leastStem
}

func half(word string) bool {
	t := lexicon.LookupString(word).WordTier()
	if len(word) == leastStem {
		return t > 0 && t <= 2
	}
	return t > 0 && t <= rarestHalf
}
