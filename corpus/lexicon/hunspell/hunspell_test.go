package hunspell

import (
	"fmt"
	"strings"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

func covers(w *lexicon.Words, text string) bool {
	words := article.AppendWords(nil, text, article.Span{Start: 0, End: int32(len(text))})
	for i := range words {
		if !w.Covers(words, i) {
			return false
		}
	}
	return len(words) > 0
}

const english = `# rules of a small dictionary
SET UTF-8
TRY esianrt
ICONV 1
ICONV ’ '
COMPOUNDRULE 1
COMPOUNDRULE n*t

PFX U Y 1
PFX U 0 un .      # a comment

SFX D Y 4
SFX D 0 d e
SFX D y ied [^aeiou]y
SFX D 0 ed [^ey]
SFX D 0 ed [aeiou]y

SFX N N 1
SFX N 0 ness .
`

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name, aff, dic string
		yes, no        string
	}{
		{"suffixes and prefixes", english, "5\nfrizzle/D\nquarry/D\nploy/DU\nkind/UN\nHarrow/D\nvice versa\nab\\/cd\n# comment\nzest\tpo:noun\nbrusque po:adj\n",
			"frizzle frizzled quarry quarried ploy ployed unploy unployed kind unkind kindness Harrow Harrowed zest brusque", "unkindness quarryed frizzleed harrow comment versa noun adj"},
		{"phrases", english, "1\nvice versa/U\nmid-off/D\n", "", "versa offed"},
		{"no flags, no rules", "", "Cestrian\nsnicket\n", "Cestrian snicket snicket's", "cestrian snickets"},
		{"long flags", "FLAG long\nSFX AB Y 1\nSFX AB 0 s/CDEF .\nSFX CD N 1\nSFX CD 0 ly .\nPFX EF N 1\nPFX EF 0 be .", "1\nfroll/AB\n",
			"froll frolls frollsly befrolls", "frollly befroll befrollsly"},
		{"numbers", "FLAG num\nSFX 999 Y 1\nSFX 999 0 s .\nFORBIDDENWORD 1\nNEEDAFFIX 2", "3\nfroll/999,2\ngrice/999\ngrices/1\n", "frolls grice", "froll grices"},
		{"aliases", "AF 2\nAF AB\nAF B\nSFX A N 1\nSFX A 0 s .\nSFX B N 1\nSFX B 0 ed .", "2\nfroll/1\ngrice/2\n", "frolls frolled griceed", "grices"},
		{"UTF-8 flags", "SET UTF-8\nFLAG UTF-8\nSFX é Y 1\nSFX é e ée [aé]te", "1\npâte/é\npété/é\nrate/é", "pâte rate ratée", "pâtée"},
		{"Latin-1", "SET ISO8859-1\nSFX A Y 1\nSFX A \xe9 \xe9e \xe9\n", "1\nfrapp\xe9/A\n", "frappé frappée", "frapp"},
		{"Latin-2", "SET ISO8859-2\n", "\xb9koda\n", "škoda", "koda"},
		{"Windows-1251", "SET microsoft-cp1251\n", "\xe4\xe0\n", "да", "a"},
		{"bytes as flags", "SET UTF-8\nSFX \xe9 N 1\nSFX \xe9 0 s .\n", "froll/\xe9\n", "froll frolls", ""},
		{"only in compounds", "ONLYINCOMPOUND c\nSFX A Y 1\nSFX A 0 s/c .", "froll/c\ngrice/A", "grice", "froll grices"},
		{"both ends", "CIRCUMFIX X\nPFX A Y 1\nPFX A 0 ge/X .\nSFX B Y 1\nSFX B 0 t/X .", "1\nroll/AB", "roll gerollt", "geroll rollt"},
		{"forbidden", "FORBIDDENWORD !\n", "froll/!\nFroll\nfroll\n", "Froll", "froll"},
		{"a mark", "\uFEFFSET UTF-8\n", "\uFEFF2\nfröll\n", "fröll", "fr"},
		{"two heads", "SFX A Y 1\nSFX A 0 s .\nSFX A Y 1\nSFX A 0 ed .", "froll/A", "frolls frolled", ""},
	} {
		var w lexicon.Words
		aff := File{Path: "a.aff"}
		if tt.aff != "" {
			aff.Data = []byte(tt.aff)
		}
		if err := Read(File{"a.dic", []byte(tt.dic)}, aff, &w); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		for _, word := range strings.Fields(tt.yes) {
			if !covers(&w, word) {
				t.Errorf("%s: %q is missing", tt.name, word)
			}
		}
		for _, word := range strings.Fields(tt.no) {
			if covers(&w, word) {
				t.Errorf("%s: %q is a word", tt.name, word)
			}
		}
	}
	var w lexicon.Words
	if err := Read(File{"a.dic", []byte("1\nvice versa/U\nmid-off/D\n")}, File{"a.aff", []byte(english)}, &w); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"vice versa": true, "unvice versa": true, "versa vice": false, "mid-off": true, "mid-offed": true} {
		if covers(&w, text) != want {
			t.Errorf("%q: %t", text, !want)
		}
	}
}

func TestFaults(t *testing.T) {
	many := "SFX A Y 3000\n" + strings.Repeat("SFX A 0 s/B .\n", 3000) + "SFX B Y 3000\n" + strings.Repeat("SFX B 0 t .\n", 3000)
	for _, tt := range []struct{ name, aff, dic, want string }{
		{"flags without rules", "", "1\nfroll/A\n", "a.dic:2: “froll” has flags, and a.aff, which says what they stand for, is not there"},
		{"charset", "\nSET EBCDIC", "a", "a.aff:2: the charset EBCDIC is not known"},
		{"head", "SFX A 4\n", "a", "a.aff:1: SFX A begins without “Y” or “N” and the number of its rules"},
		{"count", "SFX A Y -1\n", "a", "a.aff:1: “-1” is no number of rules"},
		{"short rule", "SFX A Y 1\nSFX A 0\n", "a", "a.aff:2: a rule has a flag, what to take off and what to put on"},
		{"condition", "SFX A Y 1\nSFX A 0 s [a\n", "a", "a.aff:2: “[a” lacks its “]”"},
		{"two flags", "SFX AB Y 1\n", "a", "a.aff:1: “AB” is not one flag"},
		{"long flag", "FLAG long\n", "a\nb/ABC", "a.dic:2: “ABC” is not made of flags of two characters"},
		{"number", "FLAG num\n", "a/70000", "a.dic:1: “70000” is no flag of FLAG num"},
		{"alias", "AF 1\nAF A\n", "a/2", "a.dic:1: “2” is none of the 1 AF lines"},
		{"long word", "", strings.Repeat("a", 300), "a.dic:1: a word of more than 256 bytes"},
		{"long affix", "SFX A Y 1\nSFX A 0 " + strings.Repeat("a", 300), "a", "a.aff:2: an affix of more than 256 bytes"},
		{"long line", "SFX A Y 1\nSFX A 0 " + strings.Repeat("a", 5000), "a", "a.aff:2: a line of more than 4096 bytes"},
		{"many flags", "SFX A Y 1\nSFX A 0 s .\n", "froll/" + strings.Repeat("A", 2000), "a.dic:1: flags of more than 1536 bytes"},
		{"too many", many, "fro\nfroll/A\nno", "a.dic:2: the rules make too many words of the stems up to here; at most 4194304 forms are taken"},
		{"too much work", "SFX A Y 1000\n" + strings.Repeat("SFX A 0 s z\n", 1000), strings.Repeat("froll/"+strings.Repeat("A", 100)+"\n", 700),
			"a.dic:672: the rules make too many words of the stems up to here; at most 4194304 forms are taken"},
	} {
		aff := File{Path: "a.aff"}
		if tt.aff != "" {
			aff.Data = []byte(tt.aff)
		}
		err := Read(File{"a.dic", []byte(tt.dic)}, aff, &lexicon.Words{})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(english), []byte("2\nquarry/DU\nvice versa/N\tpo:x\n"))
	f.Add([]byte("SET KOI8-R\nFLAG num\nAF 1\nAF 1,2\nSFX 1 Y 1\nSFX 1 0 s/1,2 [^a]\nPFX 2 N 1\nPFX 2 a 0 ."), []byte("ab/1\n\xff/1"))
	f.Add([]byte("CIRCUMFIX X\nPFX A Y 1\nPFX A 0 ge/XB .\nSFX B Y 1\nSFX B 0 t/XB ."), []byte("roll/AB"))
	f.Fuzz(func(t *testing.T, aff, dic []byte) {
		if len(aff)+len(dic) > 1<<12 {
			t.Skip()
		}
		var w lexicon.Words
		if err := Read(File{"a.dic", dic}, File{"a.aff", aff}, &w); err != nil && !strings.HasPrefix(err.Error(), "a.") {
			t.Errorf("%v does not name its file", err)
		}
	})
}

// BenchmarkRead reads a dictionary of 50,000 stems.
func BenchmarkRead(b *testing.B) {
	var dic strings.Builder
	flags := []string{"", "/D", "/DU", "/N", "/UN"}
	for i := range 50000 {
		fmt.Fprintf(&dic, "word%c%c%c%c%s\n", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576, flags[i%5])
	}
	data := []byte(dic.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		var w lexicon.Words
		if err := Read(File{"a.dic", data}, File{"a.aff", []byte(english)}, &w); err != nil {
			b.Fatal(err)
		}
	}
}
