package lexicon

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

func TestDerived(t *testing.T) {
	for word, want := range map[string]bool{
		"cyberoffensive": true, "ultracheap": true, "microbrewery": true, "pseudohistory": true, "nonpartisan": true, "unretouched": false,
		"citywide": true, "birdlike": true, "bombproof": true, "stadiumwide": true, "sailmaker": true,
		"that'd": true, "who've": true, "it'd've": true, "xqz'd": false, "does'nt": false, "have't": false,
		"unecessary": false, "reccommend": false, "relevent": false, "overal": false, "interupt": false, "dissapear": false,
		"happyness": false, "truely": false, "powerfull": false, "pennyless": false, "comission": false, "techology": false,
		"refussed": false, "overrated": false, "nonpasserine": false, "rebbuilding": false,
		"cyber": false, "like": false, "": false, "micro": false, "ultraxqzzy": false,
	} {
		if Derived(word) != want {
			t.Errorf("%q: %t", word, !want)
		}
	}
}

// TestDerivedLeavesMisspellings holds that hardly any listed misspelling looks
// like a word that somebody made.
func TestDerivedLeavesMisspellings(t *testing.T) {
	f, err := os.Open("../../rules/spelling/typo.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	total, derived := 0, []string{}
	for s := bufio.NewScanner(f); s.Scan(); total++ {
		wrong, _, _ := strings.Cut(s.Text(), ",")
		if Derived(wrong) {
			derived = append(derived, wrong)
		}
	}
	if len(derived)*1000 > total {
		t.Errorf("%d of %d misspellings are taken for words: %v", len(derived), total, derived)
	}
}

func TestPlainForms(t *testing.T) {
	for word, want := range map[string]bool{
		"cafe": true, "protege": true, "debutante": true, "entree": true, "resume": true, "agrement": false,
		"greenwashing": true, "misgendered": true, "superspreaders": true, "petrostate": true, "Zaporizhzhia": true, "Ivorians": true,
	} {
		if LookupString(word).Known() != want {
			t.Errorf("%q: %t", word, !want)
		}
	}
}
