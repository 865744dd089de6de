//go:build ignore

// Typo_gen writes typo.csv: a misspelling and its likely right words, the
// likeliest first. Three sources are joined, and the first that has a
// misspelling decides: typo_own.csv, kept by hand; the main list of
// golangci/misspell; slips of the keyboard in the commonest words. All are
// sifted by the lexicon: a misspelling must be no word at all, not even a rare
// one, a name or an abbreviation, and what it should have been must be a
// known one. typo_not.txt holds words of other languages and terms that look
// like misspellings and are none.
//
// The list is in small letters. A right word with a capital (Wednesday) says
// that the misspelling is one of a name.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/golangci/misspell"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

const lexiconFolder = "../../corpus/lexicon/"

// Tiers that bound what is taken in.
const (
	rarestRight     = 6 // of a right word
	rarestPlace     = 5 // of a right name
	commonNeighbour = 3 // a word this common, one slip away, is an alternative
	slipTier        = 1 // words whose transposed letters are listed
	doubledTier     = 2 // words whose lost and added double letters are listed
	slipLength      = 6 // letters of the shortest word that slips are made of
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "typo_gen:", err)
		os.Exit(1)
	}
}

func run() error {
	l, err := readLanguage()
	if err != nil {
		return err
	}
	rows := map[string][]string{}
	own, err := l.own()
	if err != nil {
		return err
	}
	maps.Copy(rows, own)
	fromList := l.misspell()
	for wrong, right := range fromList {
		if rows[wrong] == nil {
			rows[wrong] = right
		}
	}
	slips := l.slips()
	for wrong, right := range slips {
		if rows[wrong] == nil {
			rows[wrong] = right
		}
	}
	var b strings.Builder
	for _, wrong := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(&b, "%s,%s\n", wrong, strings.Join(rows[wrong], ","))
	}
	fmt.Printf("%d rows: %d own, %d from the list, %d slips\n", len(rows), len(own), len(fromList), len(slips))
	return os.WriteFile("typo.csv", []byte(b.String()), 0o644)
}

// language is the lexicon with the forms of its words, which the table lacks.
type language struct {
	lower  []string          // ordinary words of the slips' tiers, sorted
	proper map[string]string // folded to written, of names
	not    map[string]bool
}

func readLanguage() (*language, error) {
	var sources lexicon.Sources
	for name, to := range map[string]*[]byte{
		"words.txt.gz": &sources.Words, "supplement.txt": &sources.Supplement, "classes.txt": &sources.Classes,
	} {
		data, err := os.ReadFile(lexiconFolder + name)
		if err != nil {
			return nil, err
		}
		*to = data
	}
	words, err := sources.All()
	if err != nil {
		return nil, err
	}
	l := &language{proper: map[string]string{}, not: map[string]bool{}}
	for word := range words {
		folded := article.Fold(word)
		e := lexicon.LookupString(word)
		if folded != word && e.Name() && l.proper[folded] == "" {
			l.proper[folded] = word
		}
		if folded == word && plain(word) && e.WordTier() > 0 && e.WordTier() <= max(slipTier, doubledTier) && len(word) >= slipLength && !e.Is(lexicon.Variant) {
			l.lower = append(l.lower, word)
		}
	}
	slices.Sort(l.lower)
	l.lower = slices.Compact(l.lower)
	data, err := os.ReadFile("typo_not.txt")
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			for _, word := range strings.Fields(line) {
				l.not[word] = true
			}
		}
	}
	return l, nil
}

func plain(word string) bool {
	return word != "" && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == ""
}

// wrong reports whether the string can be listed as a misspelling.
func (l *language) wrong(s string) bool {
	return plain(s) && len(s) >= 3 && !lexicon.LookupString(s).Known() && !l.not[s] && !formed(s)
}

// own reads the list kept by hand. A row that says nothing new or that the
// lexicon contradicts is an error.
func (l *language) own() (map[string][]string, error) {
	data, err := os.ReadFile("typo_own.csv")
	if err != nil {
		return nil, err
	}
	rows := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), ",")
		if len(f) < 2 || rows[f[0]] != nil {
			return nil, fmt.Errorf("typo_own.csv: %q is no row, or comes twice", f)
		}
		if lexicon.LookupString(f[0]).Known() || l.not[f[0]] {
			return nil, fmt.Errorf("typo_own.csv: %q is a word", f[0])
		}
		for _, right := range f[1:] {
			if _, ok := l.right(right); !ok {
				return nil, fmt.Errorf("typo_own.csv: %q is no known word", right)
			}
		}
		rows[f[0]] = f[1:]
	}
	return rows, nil
}

// right returns the written form of what is proposed, one word or several,
// false when the lexicon does not vouch for it.
func (l *language) right(s string) (string, bool) {
	parts := strings.Split(s, " ")
	for i, part := range parts {
		e := lexicon.LookupString(part)
		if !e.Known() {
			stem, possessive := strings.CutSuffix(part, "'s")
			if !possessive {
				return "", false
			}
			e = lexicon.LookupString(stem)
		}
		switch {
		case e.Lower() && e.WordTier() <= rarestRight:
		case e.Name() && !e.Lower() && e.NameTier() <= rarestPlace && l.proper[article.Fold(part)] != "":
			parts[i] = l.proper[article.Fold(part)]
		default:
			return "", false
		}
	}
	return strings.Join(parts, " "), true
}

// misspell sifts the list of golangci/misspell, which was made for source
// code and comments of the web.
func (l *language) misspell() map[string][]string {
	rows := map[string][]string{}
	for i := 0; i+1 < len(misspell.DictMain); i += 2 {
		wrong, proposed := misspell.DictMain[i], misspell.DictMain[i+1]
		right, ok := l.right(proposed)
		if !ok || !l.wrong(wrong) || distance(wrong, proposed) > max(2, len(wrong)/4) {
			continue
		}
		if foreign(wrong) && !swapped(wrong, proposed) || compound(wrong) && distance(wrong, proposed) > 1 {
			continue
		}
		if name := right != proposed; name && !(len(wrong) >= slipLength && distance(wrong, proposed) == 1 && swapped(wrong, proposed)) {
			// A name one letter off is a name of another language, or another
			// family's; only crossed letters betray the slip.
			continue
		}
		rows[wrong] = l.with(right, wrong)
	}
	return rows
}

// with gives the right word, and after it those that the writer may have
// meant as well: about as common, one slip away, with the same first letter;
// the nearest is put first. A plain slip (letters crossed, one of a double lost or added) leaves no doubt.
func (l *language) with(right, wrong string) []string {
	words := []string{right}
	if swapped(wrong, right) || single(wrong) == single(right) {
		return words
	}
	tier := lexicon.LookupString(right).WordTier()
	for _, other := range neighbours(wrong, min(tier+1, commonNeighbour)) {
		if other != right && other[0] == wrong[0] && len(words) < 3 {
			words = append(words, other)
		}
	}
	slices.SortStableFunc(words, func(a, b string) int {
		return cmp.Compare(distance(wrong, a), distance(wrong, b))
	})
	return words
}

// single leaves one of each run of equal letters.
func single(s string) string {
	return string(slices.Compact([]byte(s)))
}

// slips makes misspellings of the commonest words: two letters crossed, one
// of a double letter lost, a letter doubled. Only those stay that point back
// to one word.
func (l *language) slips() map[string][]string {
	rows := map[string][]string{}
	for _, word := range l.lower {
		tier := lexicon.LookupString(word).WordTier()
		var made []string
		for i := 0; i+1 < len(word); i++ {
			a, b := word[i], word[i+1]
			switch {
			case a == b && tier <= doubledTier:
				made = append(made, word[:i]+word[i+1:])
			case a != b && i > 0 && tier <= slipTier:
				made = append(made, word[:i]+string(b)+string(a)+word[i+2:])
			}
			if tier <= doubledTier && i > 1 && a != b && a != word[i-1] && strings.IndexByte("cflmnprst", a) >= 0 && vowel(word[i-1]) && vowel(b) {
				made = append(made, word[:i]+string(a)+word[i:])
			}
		}
		for _, wrong := range made {
			if near := neighbours(wrong, rarestRight); l.wrong(wrong) && len(near) == 1 && near[0] == word {
				rows[wrong] = near
			}
		}
	}
	return rows
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// neighbours lists the ordinary words up to a tier that one slip parts from
// s, the commonest first.
func neighbours(s string, tier int) []string {
	var words []string
	try := func(word string) {
		e := lexicon.LookupString(word)
		if t := e.WordTier(); t > 0 && t <= tier && !e.Is(lexicon.Variant) && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	for i := range len(s) + 1 {
		for c := 'a'; c <= 'z'; c++ {
			try(s[:i] + string(c) + s[i:])
			if i < len(s) {
				try(s[:i] + string(c) + s[i+1:])
			}
		}
		if i < len(s) {
			try(s[:i] + s[i+1:])
		}
		if i+1 < len(s) {
			try(s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:])
		}
	}
	slices.SortStableFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(lexicon.LookupString(a).WordTier(), lexicon.LookupString(b).WordTier()), cmp.Compare(a, b))
	})
	return words
}

// formed reports whether a string is regularly made from a common word with
// a live prefix or suffix: such words are coined every day, and no list has
// them all.
func formed(s string) bool {
	known := func(w string) bool {
		t := lexicon.LookupString(w).WordTier()
		return len(w) >= 3 && t > 0 && t <= 5
	}
	for _, prefix := range []string{"un", "re", "non", "over", "under", "pre", "post", "anti", "inter", "super", "sub", "co", "out", "multi", "counter", "micro", "mini", "mega", "cyber", "trans", "ultra", "hyper", "semi", "self", "bio", "eco", "tele", "auto"} {
		if rest, ok := strings.CutPrefix(s, prefix); ok && len(rest) >= 4 && known(rest) {
			return true
		}
	}
	for _, suffix := range []string{"like", "less", "ness", "wise", "ship", "hood", "able", "ism", "ist", "ists", "free", "proof", "gate", "esque", "dom", "fest", "thon", "nomics", "friendly", "maker", "makers", "making"} {
		if stem, ok := strings.CutSuffix(s, suffix); ok && len(stem) >= 4 && known(stem) {
			return true
		}
	}
	return false
}

// foreign reports whether a string ends as words of other languages do: the
// cognate of an English word is no misspelling of it.
func foreign(s string) bool {
	for _, ending := range []string{
		"cion", "ciones", "cao", "coes", "dad", "dade", "ismo", "ismos", "ista", "istas", "iste", "istes", "isten", "isch", "ische", "ischen",
		"iert", "ieren", "ung", "ungen", "keit", "lich", "ado", "ados", "ada", "adas", "ando", "endo", "mente", "ique", "iques", "eur", "eurs",
		"euse", "aux", "eux", "ico", "icos", "ica", "icas", "oso", "osa", "osos", "ivo", "iva", "ivos", "ario", "aria", "arios", "orio", "orios",
		"zione", "zioni", "ezza", "ato", "ata", "ati", "nale", "nali", "iaux", "aire", "aires", "eria", "iere", "ismus", "tore", "tori", "encia", "ancia",
		"enza", "anza", "idad", "ito", "itos", "illo", "illa", "eau", "ois", "oise", "etto", "etta", "elle", "elles", "ske", "ska", "ski", "ante", "antes", "ente", "entes",
	} {
		if strings.HasSuffix(s, ending) {
			return true
		}
	}
	return false
}

// compound reports whether a string is two common words run together, as
// names of things are made (hardlinked, fullset).
func compound(s string) bool {
	for i := 3; i+3 <= len(s); i++ {
		first, second := lexicon.LookupString(s[:i]).WordTier(), lexicon.LookupString(s[i:]).WordTier()
		if first > 0 && first <= 3 && second > 0 && second <= 3 {
			return true
		}
	}
	return false
}

// swapped reports whether two strings of one length differ by two crossed
// letters alone.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// distance counts letters added, lost, changed or crossed with the next.
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}
