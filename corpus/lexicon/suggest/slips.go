package suggest

import "sync"

// What slips cost. A whole slip is one that nothing makes likely; the others
// are measured by it. The figures say what is commoner than what, from common
// knowledge of how people misspell, and are round.
const (
	whole        = 100
	atFirst      = 60 // more, for the first letter: hardly anybody gets it wrong
	doubleLost   = 30 // accomodate
	doubleMade   = 40 // untill
	vowelLost    = 75
	silentLost   = 50 // rythm
	letterLost   = 90
	markLost     = 15 // dont
	spaceLost    = 40 // alot
	vowelAdded   = 80
	letterAdded  = 95
	keyAdded     = 75 // with the next key: thjat
	vowelChanged = 60 // seperate
	otherVowel   = 75
	liquidLost   = 75 // goverment
	soundChanged = 65 // absense
	keyChanged   = 75
	pairCrossed  = 55
	vowelCrossed = 25 // recieve
	firstCrossed = 25 // more, for the first two letters
	vowelDoubled = 55 // loose
	markAdded    = 45
	twiceLost    = 60 // rember
	atLast       = 15 // more, for a letter added at the end
)

// slip is a way to write several letters for others that sound the same.
type slip struct {
	typed, word string
	cost        int32
	place       place
}

// place is where in the misspelling and in the word a slip is made.
type place uint8

const (
	anywhere place = iota
	begins
	ends
)

var slips = [...]slip{
	{"f", "ph", 45, anywhere}, {"ph", "f", 45, anywhere}, {"f", "gh", 70, anywhere}, {"ff", "gh", 70, anywhere},

	{"k", "ch", 60, anywhere}, {"ck", "ch", 70, anywhere}, {"c", "ch", 70, anywhere}, {"k", "ck", 50, anywhere},
	{"ck", "c", 55, anywhere},

	{"c", "ck", 45, anywhere}, {"ck", "k", 55, anywhere}, {"k", "cc", 55, anywhere}, {"kw", "qu", 45, anywhere},

	{"qu", "cqu", 40, anywhere}, {"q", "cqu", 90, anywhere}, {"kn", "n", 60, begins},

	{"n", "kn", 20, begins}, {"r", "wr", 20, begins}, {"n", "gn", 20, begins},

	{"s", "ps", 20, begins}, {"n", "pn", 20, begins}, {"h", "wh", 30, begins}, {"w", "wh", 30, begins},

	{"k", "c", 20, begins}, {"c", "k", 20, begins}, {"s", "c", 20, begins}, {"c", "s", 30, begins},

	{"j", "g", 20, begins}, {"g", "j", 20, begins},

	{"z", "x", 20, begins}, {"r", "rh", 20, begins}, {"s", "sc", 40, anywhere}, {"sc", "s", 60, anywhere},

	{"c", "sc", 50, anywhere}, {"s", "sch", 80, anywhere}, {"sh", "sch", 60, anywhere}, {"sk", "sch", 50, anywhere},

	{"s", "st", 70, anywhere}, {"ss", "st", 60, anywhere}, {"sc", "ss", 60, anywhere}, {"ss", "sc", 55, anywhere},
	{"s", "ss", 35, anywhere}, {"c", "ss", 70, anywhere}, {"ss", "c", 70, anywhere},

	{"x", "cc", 60, anywhere}, {"x", "xc", 40, anywhere}, {"xs", "xc", 50, anywhere}, {"ex", "ecs", 70, anywhere},
	{"cs", "x", 60, anywhere}, {"ks", "x", 50, anywhere}, {"cks", "x", 60, anywhere}, {"x", "cks", 70, anywhere},
	{"x", "cts", 60, anywhere}, {"ks", "cs", 50, anywhere},

	{"ction", "xion", 60, anywhere}, {"xion", "ction", 60, anywhere},

	{"sh", "ti", 60, anywhere}, {"shun", "tion", 60, anywhere}, {"shun", "sion", 60, anywhere},
	{"sh", "ci", 60, anywhere}, {"shus", "cious", 80, anywhere}, {"shus", "tious", 80, anywhere},
	{"sh", "ch", 70, anywhere}, {"sh", "ssi", 70, anywhere},

	{"tion", "sion", 45, anywhere}, {"sion", "tion", 45, anywhere}, {"tion", "ssion", 55, anywhere},
	{"sion", "ssion", 35, anywhere}, {"ssion", "tion", 60, anywhere}, {"cion", "tion", 45, anywhere},
	{"cian", "tion", 70, anywhere}, {"tian", "cian", 50, anywhere}, {"tion", "cian", 65, anywhere},
	{"sion", "cion", 50, anywhere}, {"tiom", "tion", 50, anywhere},

	{"cial", "tial", 45, anywhere}, {"tial", "cial", 45, anywhere}, {"shal", "cial", 55, anywhere},
	{"shal", "tial", 55, anywhere}, {"cious", "tious", 45, anywhere}, {"tious", "cious", 45, anywhere},
	{"sious", "cious", 45, anywhere}, {"cient", "tient", 45, anywhere},

	{"ous", "eous", 50, anywhere}, {"ous", "ious", 50, anywhere}, {"ious", "eous", 40, anywhere},
	{"eous", "ious", 40, anywhere}, {"us", "ous", 50, anywhere}, {"ious", "ous", 60, anywhere},
	{"ius", "ious", 50, anywhere},

	{"able", "ible", 40, ends}, {"ible", "able", 40, ends}, {"eable", "able", 50, ends}, {"able", "eable", 45, ends},
	{"abel", "able", 45, ends}, {"abl", "able", 50, ends},

	{"ance", "ence", 40, anywhere}, {"ence", "ance", 40, anywhere}, {"ense", "ence", 40, anywhere},
	{"ence", "ense", 40, anywhere}, {"anse", "ance", 45, anywhere}, {"ince", "ence", 50, anywhere},
	{"ense", "ance", 65, anywhere}, {"ents", "ence", 65, anywhere}, {"ants", "ance", 65, anywhere},
	{"ance", "ants", 70, anywhere}, {"ant", "ent", 40, anywhere}, {"ent", "ant", 40, anywhere},
	{"int", "ent", 60, anywhere},

	{"ency", "ancy", 40, anywhere}, {"ancy", "ency", 40, anywhere}, {"er", "or", 45, anywhere},
	{"or", "er", 45, anywhere}, {"ar", "er", 50, anywhere}, {"er", "ar", 45, anywhere}, {"or", "ar", 50, anywhere},
	{"ar", "or", 50, anywhere}, {"er", "re", 45, ends}, {"re", "er", 50, ends}, {"er", "our", 60, anywhere},
	{"or", "our", 45, anywhere},

	{"ary", "ery", 40, ends}, {"ery", "ary", 40, ends}, {"ory", "ary", 45, ends}, {"ary", "ory", 45, ends},
	{"ry", "ary", 50, ends}, {"ry", "ery", 55, ends},

	{"le", "el", 45, ends}, {"el", "le", 45, ends}, {"al", "le", 55, ends}, {"al", "el", 55, ends},
	{"le", "al", 60, ends}, {"il", "le", 60, ends}, {"ley", "ly", 50, ends}, {"ly", "lly", 20, ends},
	{"ly", "ally", 50, ends}, {"ally", "ly", 55, ends}, {"aly", "ally", 20, ends}, {"ely", "ly", 55, ends},
	{"ly", "ely", 45, ends}, {"atly", "itely", 60, ends}, {"atly", "ately", 50, ends},

	{"ys", "ies", 60, ends}, {"ies", "ys", 60, ends}, {"yed", "ied", 50, ends}, {"ied", "yed", 60, ends},
	{"ed", "ied", 70, ends}, {"t", "ed", 70, ends}, {"eing", "ing", 45, ends}, {"ing", "ying", 55, ends},
	{"in", "ing", 70, ends}, {"iing", "ying", 45, ends},

	{"iest", "yest", 60, anywhere}, {"yness", "iness", 40, anywhere}, {"yly", "ily", 40, anywhere},
	{"ful", "full", 40, ends}, {"full", "ful", 35, ends},

	{"se", "ce", 45, ends}, {"ce", "se", 45, ends}, {"sh", "s", 45, begins}, {"eek", "ique", 55, ends},
	{"yes", "ies", 50, ends}, {"ith", "ifth", 60, ends}, {"lth", "lfth", 55, anywhere}, {"sed", "ced", 55, anywhere},
	{"cede", "ceed", 45, anywhere}, {"ceed", "cede", 45, anywhere}, {"sede", "cede", 45, anywhere},
	{"seed", "cede", 60, anywhere}, {"cede", "sede", 45, anywhere}, {"seed", "ceed", 45, anywhere},

	{"dg", "dj", 45, anywhere}, {"j", "dj", 50, anywhere}, {"j", "dg", 55, anywhere}, {"g", "dg", 50, anywhere},
	{"dge", "ge", 45, anywhere}, {"ge", "dge", 45, anywhere}, {"ige", "age", 50, anywhere},
	{"ege", "age", 50, anywhere}, {"age", "ege", 50, anywhere}, {"idge", "age", 70, anywhere},
	{"ledge", "lege", 45, anywhere}, {"lege", "ledge", 45, anywhere},

	{"tch", "ch", 45, anywhere}, {"ch", "tch", 45, anywhere}, {"t", "th", 75, anywhere}, {"th", "t", 80, anywhere},
	{"tu", "chu", 60, anywhere}, {"ch", "t", 75, anywhere}, {"cher", "ture", 65, anywhere},
	{"chur", "ture", 65, anywhere}, {"ter", "ture", 75, anywhere},

	{"t", "ght", 75, anywhere}, {"te", "ght", 85, anywhere}, {"ite", "ight", 70, anywhere}, {"ght", "t", 80, anywhere},
	{"aut", "aught", 75, anywhere}, {"ought", "aught", 50, anywhere}, {"aught", "ought", 50, anywhere},
	{"ort", "ought", 85, anywhere}, {"off", "ough", 70, anywhere}, {"uff", "ough", 70, anywhere},
	{"o", "ough", 90, anywhere}, {"ow", "ough", 80, anywhere}, {"ruff", "rough", 60, anywhere},
	{"igth", "ight", 45, anywhere}, {"gth", "ght", 45, anywhere}, {"hgt", "ght", 45, anywhere},

	{"m", "mn", 50, anywhere}, {"m", "mb", 50, ends}, {"mm", "mb", 60, anywhere}, {"s", "is", 90, anywhere}, {"in", "ign", 75, anywhere},
	{"ine", "ign", 80, anywhere}, {"ane", "aign", 75, anywhere}, {"ain", "aign", 55, anywhere},
	{"em", "egm", 60, anywhere},

	{"ai", "ei", 50, anywhere}, {"a", "ai", 60, anywhere}, {"e", "ea", 55, anywhere}, {"ee", "ea", 50, anywhere},
	{"ea", "ee", 50, anywhere}, {"ee", "ie", 50, anywhere}, {"e", "ie", 65, anywhere}, {"ee", "ei", 50, anywhere},
	{"e", "ei", 70, anywhere}, {"ei", "ea", 60, anywhere}, {"ea", "ei", 60, anywhere}, {"ea", "ie", 60, anywhere},
	{"ay", "ai", 50, anywhere}, {"ai", "ay", 55, anywhere}, {"ey", "ei", 50, anywhere}, {"a", "ei", 80, anywhere},
	{"ay", "eigh", 70, anywhere}, {"ai", "eigh", 75, anywhere}, {"eigh", "ei", 70, anywhere},

	{"y", "ie", 65, anywhere}, {"ie", "y", 65, anywhere}, {"ey", "y", 55, anywhere}, {"y", "ey", 50, anywhere},
	{"i", "igh", 75, anywhere}, {"ie", "igh", 75, anywhere}, {"y", "igh", 80, anywhere}, {"ee", "y", 75, anywhere},
	{"i", "ey", 80, anywhere}, {"oo", "ou", 50, anywhere}, {"u", "ou", 55, anywhere}, {"ou", "oo", 55, anywhere},
	{"ou", "u", 70, anywhere}, {"ew", "ue", 55, anywhere}, {"ue", "ew", 60, anywhere}, {"oo", "u", 60, anywhere},
	{"u", "oo", 65, anywhere}, {"ew", "u", 65, anywhere}, {"u", "eu", 65, anywhere}, {"ue", "eu", 45, anywhere},
	{"oo", "eu", 75, anywhere}, {"ew", "eu", 55, anywhere}, {"eua", "eau", 40, anywhere}, {"u", "eau", 75, anywhere},
	{"o", "eau", 80, anywhere}, {"ui", "u", 65, anywhere}, {"u", "ui", 65, anywhere}, {"ow", "ou", 55, anywhere},
	{"ou", "ow", 55, anywhere}, {"oa", "o", 65, anywhere}, {"o", "oa", 60, anywhere}, {"o", "ow", 65, anywhere},
	{"oe", "ow", 75, anywhere}, {"aw", "au", 50, anywhere}, {"or", "au", 75, anywhere}, {"or", "aw", 75, anywhere},
	{"or", "oar", 60, anywhere}, {"o", "au", 60, anywhere}, {"oy", "oi", 50, anywhere}, {"oi", "oy", 50, anywhere},
	{"ere", "eir", 60, anywhere}, {"air", "are", 65, anywhere}, {"are", "air", 65, anywhere},
	{"ere", "ear", 65, anywhere}, {"eer", "ere", 55, anywhere}, {"eer", "ier", 55, anywhere},
	{"eer", "ear", 55, anywhere}, {"ir", "er", 60, anywhere}, {"ur", "er", 60, anywhere}, {"er", "ir", 60, anywhere},
	{"er", "ur", 60, anywhere}, {"ir", "ur", 60, anywhere}, {"ur", "ir", 60, anywhere}, {"er", "ear", 65, anywhere},
	{"ur", "our", 60, anywhere}, {"er", "eur", 60, anywhere}, {"uer", "eur", 45, anywhere},
	{"ure", "eur", 55, anywhere}, {"or", "eur", 75, anywhere},

	{"ae", "ea", 45, anywhere}, {"eo", "oe", 45, anywhere}, {"oo", "o", 50, anywhere}, {"o", "oo", 45, anywhere},
	{"uo", "ou", 40, anywhere}, {"eu", "ue", 40, anywhere}, {"gue", "g", 60, anywhere}, {"g", "gue", 60, ends},
	{"k", "que", 70, ends}, {"c", "que", 80, ends}, {"ke", "que", 60, ends}, {"que", "c", 70, ends},
	{"ck", "que", 70, ends}, {"et", "ette", 60, ends}, {"g", "gu", 60, anywhere}, {"ga", "gua", 50, anywhere},
	{"gau", "gua", 35, anywhere}, {"gaur", "guar", 35, anywhere},

	{"mant", "ment", 40, anywhere}, {"mint", "ment", 50, anywhere}, {"mnt", "ment", 50, anywhere},
	{"emt", "ent", 50, anywhere}, {"dis", "des", 45, begins}, {"des", "dis", 45, begins}, {"per", "pre", 45, begins},
	{"pre", "per", 45, begins}, {"per", "pur", 50, begins}, {"pur", "per", 50, begins}, {"pro", "per", 70, begins},
	{"en", "in", 10, begins}, {"in", "en", 10, begins}, {"em", "im", 10, begins}, {"im", "em", 10, begins},
	{"a", "e", 20, begins}, {"e", "a", 20, begins}, {"i", "e", 25, begins}, {"un", "in", 50, begins},
	{"in", "un", 60, begins}, {"ant", "anti", 70, begins},

	{"n", "nd", 75, anywhere}, {"ng", "nk", 75, anywhere}, {"verm", "vernm", 55, anywhere},
	{"nviro", "nviron", 60, anywhere}, {"br", "bru", 70, anywhere}, {"lib", "libr", 65, anywhere},
	{"pri", "peri", 70, anywhere},

	{"dnt", "dn't", 10, ends}, {"snt", "sn't", 10, ends}, {"nt", "n't", 12, ends}, {"n'", "n't", 40, ends},
}

// costs are what single letters cost, for all pairs of letters; the place adds
// to it. Letters are numbered by number.
type costs struct {
	changed [letters][letters]int32 // by the misspelling's, then the word's
	lost    [letters][letters]int32 // by the word's letter before, then the lost one
	crossed [letters][letters]int32
	beside  [letters][letters]bool
}

const (
	letters = 29
	mark    = 26 // an apostrophe
	space   = 27
	none    = 28 // before the first letter
)

func number(c byte) int {
	switch {
	case 'a' <= c && c <= 'z':
		return int(c - 'a')
	case c == ' ':
		return space
	}
	return mark
}

var table = sync.OnceValue(func() *costs {
	var t costs
	for i := range letters {
		for k := range letters {
			a, b := letterOf(i), letterOf(k)
			t.changed[i][k] = changed(a, b)
			t.lost[i][k] = lost(a, b)
			t.beside[i][k] = beside(a, b)
			t.crossed[i][k] = pairCrossed
			if vowel(a) && vowel(b) {
				t.crossed[i][k] = vowelCrossed
			}
		}
	}
	return &t
})

func letterOf(i int) byte { return "abcdefghijklmnopqrstuvwxyz' ^"[i] }

// changed is the cost of the letter t where the word has w.
func changed(t, w byte) int32 {
	switch {
	case t == w:
		return 0
	case w == ' ' || w == '\'' || t == '\'':
		return whole + 40
	case vowel(t) && vowel(w) && confused(t, w):
		return vowelChanged
	case alike(t, w):
		return soundChanged
	case beside(t, w):
		return keyChanged
	case vowel(t) && vowel(w):
		return otherVowel
	}
	return whole
}

// lost is the cost of leaving out the word's letter w after another.
func lost(before, w byte) int32 {
	switch {
	case w == '\'':
		return markLost
	case w == ' ':
		return spaceLost
	case w == before:
		return doubleLost
	case w == 'e':
		return silentLost + 10
	case vowel(w):
		return vowelLost
	}
	switch string([]byte{before, w}) {
	case "ch", "gh", "rh", "wh", "th", "xh", "sc", "xc", "mn", "mb", "st", "ad", "ac":
		return silentLost + 10
	case "ar", "er", "or", "ur", "ir", "al", "ul", "ol", "an", "en", "on", "in":
		return liquidLost
	}
	return letterLost
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// confused reports whether two vowels are often written for each other.
func confused(a, b byte) bool {
	switch string([]byte{min(a, b), max(a, b)}) {
	case "ae", "ei", "iy", "ou", "ao", "ai", "eo", "eu", "io", "ey":
		return true
	}
	return false
}

// alike reports whether two consonants may sound the same.
func alike(a, b byte) bool {
	if a > b {
		a, b = b, a
	}
	switch [2]byte{a, b} {
	case [2]byte{'c', 's'}, [2]byte{'c', 'k'}, [2]byte{'s', 'z'}, [2]byte{'g', 'j'}, [2]byte{'f', 'v'}, [2]byte{'d', 't'}, [2]byte{'b', 'p'},
		[2]byte{'m', 'n'}, [2]byte{'k', 'q'}, [2]byte{'c', 'q'}, [2]byte{'x', 'z'}, [2]byte{'s', 'x'}, [2]byte{'v', 'w'}, [2]byte{'c', 'x'}, [2]byte{'c', 'z'}:
		return true
	}
	return false
}

// keys are the letters beside each letter, a to z, on the usual keyboard.
var keys = [26]string{"qwsz", "vghn", "xdfv", "serfcx", "wsdr", "drtgvc", "ftyhbv", "gyujnb", "ujko", "huikmn", "jiolm", "kop", "njk",
	"bhjm", "iklp", "ol", "wa", "edft", "awedxz", "rfgy", "yhji", "cfgb", "qase", "zsdc", "tghu", "asx"}

// beside reports whether two letters are neighbours on the keyboard.
func beside(a, b byte) bool {
	if a < 'a' || a > 'z' {
		return false
	}
	k := keys[a-'a']
	for i := 0; i < len(k); i++ {
		if k[i] == b {
			return true
		}
	}
	return false
}

// firsts are the letters with which a word may begin that sounds as if it began
// with another.
func firsts(c byte) string {
	switch c {
	case 'a':
		return "eouh"
	case 'e':
		return "aih"
	case 'i':
		return "eh"
	case 'o':
		return "ahu"
	case 'u':
		return "eoi"
	case 'c':
		return "ks"
	case 'k':
		return "cq"
	case 's':
		return "cp"
	case 'f':
		return "p"
	case 'g':
		return "j"
	case 'j':
		return "g"
	case 'n':
		return "kgpm"
	case 'r':
		return "w"
	case 'w':
		return "r"
	case 'h':
		return "w"
	case 'q':
		return "ck"
	case 'z':
		return "xs"
	case 't':
		return "p"
	case 'y':
		return "u"
	}
	return ""
}

// sound writes a word as it roughly sounds: consonants by their kind, no
// vowels but the first letter's place, nothing twice. Only equality of two
// results means anything.
func sound(word string) (out [8]byte) {
	n := 0
	put := func(c byte) {
		if n < len(out) && (n == 0 || out[n-1] != c) {
			out[n] = c
			n++
		}
	}
	at := func(i int) byte {
		if i < len(word) {
			return word[i]
		}
		return 0
	}
	for i := 0; i < len(word); i++ {
		switch c, next := word[i], at(i+1); c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			if i == 0 {
				put('a')
			}
		case 'p':
			if next == 'h' {
				put('f')
				i++
			} else if !(i == 0 && (next == 's' || next == 'n')) {
				put('p')
			}
		case 'k':
			if !(i == 0 && next == 'n') {
				put('k')
			}
		case 'c':
			switch {
			case next == 'h' && at(i+2) != 'r' && at(i+2) != 'n' && at(i+2) != 'l':
				put('x')
				i++
			case next == 'i' && (at(i+2) == 'a' || at(i+2) == 'o'), next == 'e' && at(i+2) == 'a':
				put('x')
			case next == 'e' || next == 'i' || next == 'y':
				put('s')
			default:
				put('k')
			}
		case 'q':
			put('k')
		case 'g':
			switch {
			case next == 'h', next == 'n' && i == 0:
			case next == 'e' || next == 'i' || next == 'y':
				put('j')
			default:
				put('g')
			}
		case 'd':
			if next == 'g' && at(i+2) == 'e' {
				put('j')
				i++
			} else {
				put('d')
			}
		case 's':
			switch {
			case next == 'h':
				put('x')
				i++
			case next == 'i' && (at(i+2) == 'o' || at(i+2) == 'a'):
				put('x')
			default:
				put('s')
			}
		case 't':
			switch {
			case next == 'i' && (at(i+2) == 'o' || at(i+2) == 'a'):
				put('x')
			case next == 'c' && at(i+2) == 'h':
			default:
				put('t')
			}
		case 'x':
			if i == 0 {
				put('s')
			} else {
				put('k')
				put('s')
			}
		case 'z':
			put('s')
		case 'v':
			put('f')
		case 'w':
			if vowel(next) || next == 'h' {
				put('w')
			}
		case 'h':
			if i == 0 && vowel(next) {
				put('h')
			}
		default:
			if c != '\'' {
				put(c)
			}
		}
	}
	return out
}
