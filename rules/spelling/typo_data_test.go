package spelling_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/golangci/misspell"

	"galleyproof/corpus/lexicon"
)

//go:generate go run typo_gen.go

func typoRows(t *testing.T, name string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	last := ""
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), ",")
		if len(f) < 2 || len(f) > 4 || slices.Contains(f, "") {
			t.Fatalf("%s: %q is not a misspelling and one to three words", name, line)
		}
		if f[0] <= last {
			t.Errorf("%s: %q comes after %q", name, f[0], last)
		}
		last = f[0]
		rows[f[0]] = f[1:]
	}
	return rows
}

func TestTypoRows(t *testing.T) {
	for _, name := range []string{"typo.csv", "typo_own.csv"} {
		for wrong, right := range typoRows(t, name) {
			if wrong != strings.ToLower(wrong) {
				t.Errorf("%s: %q has capitals", name, wrong)
			}
			if lexicon.LookupString(wrong).Known() {
				t.Errorf("%s: %q is a word", name, wrong)
			}
			for _, words := range right {
				for word := range strings.FieldsSeq(words) {
					stem := strings.TrimSuffix(word, "'s")
					if !lexicon.LookupString(word).Known() && !lexicon.LookupString(stem).Known() {
						t.Errorf("%s: %q should be %q, which is no word", name, wrong, word)
					}
					if word != strings.ToLower(word) && !lexicon.LookupString(word).Name() {
						t.Errorf("%s: %q should be %q, which is no name", name, wrong, word)
					}
				}
			}
		}
	}
	if n := len(typoRows(t, "typo.csv")); n < 40_000 || n > 60_000 {
		t.Errorf("typo.csv has %d rows", n)
	}
}

func TestTypoSentinels(t *testing.T) {
	rows := typoRows(t, "typo.csv")
	for wrong, right := range map[string]string{
		"inforamtion": "information",
		"goverment":   "government",
		"definatly":   "definitely",
		"thier":       "their",
		"alot":        "a lot",
		"wensday":     "Wednesday",
		"doesnt":      "doesn't",
		"occured":     "occurred",
	} {
		if got := rows[wrong]; len(got) == 0 || got[0] != right {
			t.Errorf("%q gives %q, want %q", wrong, got, right)
		}
	}
	for _, word := range []string{
		"gobierno", "gouvernement", "republik", "presidente", // foreign cognates
		"judgement", "gaol", "catalogue", "programme", "practise", "focussed", "adaptor", // right somewhere
		"payed", "lightening", "calender", "withing", // words, if rare
		"cisa", "krebs", "kyiv", "nato", "jan", // names
		"rebuild", "unclog", "gobsmacked", "dunno",
	} {
		if got := rows[word]; got != nil {
			t.Errorf("%q is listed as a misspelling of %q", word, got)
		}
	}
}

// Where a row comes from the public list, that list's correction stays among
// those given, unless the list kept by hand overrules it.
func TestTypoKeepsTheListsCorrection(t *testing.T) {
	rows, own := typoRows(t, "typo.csv"), typoRows(t, "typo_own.csv")
	taken, other := 0, 0
	for i := 0; i+1 < len(misspell.DictMain); i += 2 {
		wrong, right := misspell.DictMain[i], misspell.DictMain[i+1]
		got := rows[wrong]
		if got == nil || own[wrong] != nil {
			continue
		}
		taken++
		if !slices.ContainsFunc(got, func(s string) bool { return strings.EqualFold(s, right) }) {
			other++ // a plain slip of another word, which the sifting refused and the slips found
		}
	}
	if taken < 20_000 || other > 20 {
		t.Errorf("%d rows are the public list's, %d of them with another correction", taken, other)
	}
}
