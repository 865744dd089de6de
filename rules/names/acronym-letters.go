package names

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed acronym-letters.md
var acronymLettersPage string

// AcronymLetters finds an acronym whose letters are not those of the words it is
// given for: Federal Transport Board (FTSB).
var AcronymLetters = linter.Rule{
	ID:       "names.acronym-letters",
	Doc:      acronymLettersPage,
	Severity: linter.Warning,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			n := p.Names()
			for i := range n.Mentions {
				if m := &n.Mentions[i]; m.Acronym && ownCopy(p, m.Span) {
					acronymLetters(p, m)
				}
			}
		}, nil
	},
}

// The letters of an acronym that can be judged.
const (
	fewestLetters = 3
	mostLetters   = 7
)

func acronymLetters(p *linter.Pass, m *reading.Mention) {
	words, text := p.Words(), p.Doc.Text
	w := &words[m.Words[0]]
	short := text[w.Span.Start : w.Span.Start+int32(letters(p, w.Span))]
	if n := len(short); n < fewestLetters || n > mostLetters || strings.ToUpper(short) != short || w.Span.Start == 0 ||
		text[w.Span.Start-1] != '(' || int(w.Span.End) >= len(text) || text[w.Span.End] != ')' {
		return
	}
	from := expansionFrom(p, m.Words[0])
	// The letters may be those of any words that end before the bracket.
	for start := from; start < m.Words[0]; start++ {
		if words[start].Case > article.Lower && fits(p, short, start, m.Words[0], 0) {
			return
		}
	}
	for start := from; start < m.Words[0]; start++ {
		if words[start].Case <= article.Lower || initial(p, start) != short[0] {
			continue
		}
		if what := slip(p, short, start, m.Words[0]); what != "" {
			long := article.Span{Start: words[start].Span.Start, End: words[m.Words[0]-1].Stem(text).End}
			p.Report(linter.Finding{
				Span:    article.Span{Start: w.Span.Start, End: w.Span.Start + int32(len(short))},
				Message: "“" + short + "” does not have the letters of “" + p.Text(long) + "”: " + what + ".",
				Related: []linter.Related{{Span: long, Message: "The words it stands for."}},
			})
			return
		}
	}
}

// expansionFrom returns where the run of capitalised words, and small words
// between them, begins that ends before a bracket.
func expansionFrom(p *linter.Pass, bracket int32) int32 {
	words, text := p.Words(), p.Doc.Text
	from := bracket
	for k := bracket - 1; k >= 0 && bracket-k <= 2*mostLetters; k-- {
		w := &words[k]
		end := words[k+1].Span.Start
		if k == bracket-1 {
			end-- // the bracket
		}
		switch gap := text[w.Span.End:end]; gap {
		case " ", "-", " & ", "\u00a0", ", ":
			if gap == ", " && k == bracket-1 {
				return from
			}
		default:
			return from
		}
		switch {
		case w.Kind != article.Letters || w.Has(article.Foreign|article.Pointed):
			return from
		case w.Case > article.Lower:
			from = k
		case !reading.Entry(w).Is(lexicon.Function) || k == bracket-1:
			return from
		}
		if w.Has(article.Possessive) && k < bracket-1 && words[k+1].Case <= article.Lower {
			return from
		}
	}
	return from
}

// initial returns the first letter of a word as a capital.
func initial(p *linter.Pass, word int32) byte {
	return p.Doc.Text[p.Words()[word].Span.Start] &^ 0x20
}

// fits reports whether letters are those of words[from:to] in order, in a way in
// which acronyms are made: initials, further letters from the head of a word or
// from where its second part begins, with words left out.
func fits(p *linter.Pass, short string, from, to int32, depth int) bool {
	if short == "" {
		return true
	}
	if depth > 2*mostLetters {
		return true // in doubt
	}
	text := p.Doc.Text
	for k := from; k < to; k++ {
		span := p.Words()[k].Span
		if initial(p, k) != short[0] {
			if depth == 0 {
				return false
			}
			// The X of exploration.
			if span.Len() < 2 || text[span.Start+1]&^0x20 != short[0] {
				continue
			}
		}
		if fits(p, short[1:], k+1, to, depth+1) || further(p, short[1:], k, 1, to, depth+1) {
			return true
		}
	}
	return false
}

// headLetters is how many letters of a word an acronym may take (JAXA, LORRI).
const headLetters = 4

// further is fits with the next letter taken from within a word, from a place on.
func further(p *linter.Pass, short string, word int32, at int, to int32, depth int) bool {
	if short == "" {
		return true
	}
	text := strings.ToUpper(p.Text(p.Words()[word].Span))
	for j := at; j < len(text); j++ {
		if text[j] != short[0] || j >= headLetters && !secondPart(text, j) {
			continue
		}
		if fits(p, short[1:], word+1, to, depth+1) || further(p, short[1:], word, j+1, to, depth+1) {
			return true
		}
	}
	return false
}

// secondPart reports whether a word is two, and the second begins at a place:
// post-graduate, world-wide. Tele-vision counts, Tran-sport does not.
func secondPart(word string, at int) bool {
	if !utf8.RuneStart(word[at]) || len(word)-at < 4 {
		return false
	}
	first, second := strings.ToLower(word[:at]), strings.ToLower(word[at:])
	return lexicon.LookupString(second).Lower() && (combining[first] || lexicon.LookupString(first).Lower())
}

var combining = map[string]bool{
	"aero": true, "agri": true, "anti": true, "auto": true, "bio": true, "cardio": true, "chemo": true, "counter": true, "electro": true,
	"euro": true, "geo": true, "hydro": true, "immuno": true, "inter": true, "macro": true, "micro": true, "mega": true, "multi": true,
	"neuro": true, "nano": true, "photo": true, "psycho": true, "radio": true, "socio": true, "techno": true, "tele": true, "thermo": true,
	"trans": true, "ultra": true, "video": true,
}

// slip says what is wrong with an acronym that would have the initials of
// words[from:to] but for one slip, and "" where it is not plain.
func slip(p *linter.Pass, short string, from, to int32) string {
	// With the small words and without them: DoD, CIA.
	for _, small := range [...]bool{false, true} {
		initials, ok := initialsOf(p, from, to, small)
		if !ok || len(initials) < fewestLetters {
			continue
		}
		switch n := len(short); {
		case n == len(initials)+1:
			for k := 1; k < n-1; k++ {
				if short[:k]+short[k+1:] == initials {
					return "“" + short[k:k+1] + "” is one too many, or a word is missing"
				}
			}
		case n == len(initials) && n > fewestLetters:
			for k := 1; k < n-1; k++ {
				if short[k] != initials[k] && short[:k]+short[k+1:] == initials[:k]+initials[k+1:] && !soundsLike(short[k], initials[k]) {
					return "“" + short[k:k+1] + "” should be “" + initials[k:k+1] + "”"
				}
			}
			fallthrough
		case n == len(initials):
			if swapped(short, initials) && used(p, initials) {
				return "elsewhere it is “" + initials + "”"
			}
		}
	}
	return ""
}

// initialsOf returns the initials of words as capitals.
func initialsOf(p *linter.Pass, from, to int32, small bool) (string, bool) {
	var b [2 * mostLetters]byte
	n := 0
	for k := from; k < to; k++ {
		if w := &p.Words()[k]; w.Case <= article.Lower && !small {
			continue
		}
		if n == len(b) {
			return "", false
		}
		b[n] = initial(p, k)
		n++
	}
	return string(b[:n]), true
}

// soundsLike reports whether two letters change places between languages.
func soundsLike(a, b byte) bool {
	for _, pair := range [...]string{"CK", "KC", "SZ", "ZS", "FV", "VF", "IJ", "JI", "IY", "YI"} {
		if a == pair[0] && b == pair[1] {
			return true
		}
	}
	return false
}

func swapped(a, b string) bool {
	for k := 1; k < len(a); k++ {
		if a[k-1] != b[k-1] {
			return a[k-1] == b[k] && a[k] == b[k-1] && a[k+1:] == b[k+1:]
		}
	}
	return false
}

// used reports whether an acronym stands somewhere else in the article.
func used(p *linter.Pass, short string) bool {
	key := article.Hash(short)
	n := p.Names()
	for i := range n.Mentions {
		if m := &n.Mentions[i]; m.Acronym && m.Key == key {
			return true
		}
	}
	return false
}
