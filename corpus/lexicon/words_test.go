package lexicon

import (
	"fmt"
	"testing"

	"galleyproof/corpus/article"
)

func wordsOf(text string) []article.Word {
	return article.AppendWords(nil, text, article.Span{Start: 0, End: int32(len(text))})
}

func TestWords(t *testing.T) {
	var w Words
	for _, entry := range []string{"Harrowmouth", "snickets", "GMEX", "eGate", "lorry-ette", "Médecins Sans Frontières", "per stirpes",
		"glitzy", "Brodsky", "C#", "a b c d e f g h quizzle", "", "--", "café’s", "box-set", "https://example.org"} {
		w.Add(entry)
	}
	w.AddForm("thole")
	w.AddEach("Ottoline van Dresk")
	w.AddForm("Frobly")
	w.AddForm("frobly")
	w.Forbid("frobly")
	w.Forbid("never said")
	for _, tt := range []struct {
		text string
		at   int
		want bool
	}{
		{"Harrowmouth", 0, true}, {"HARROWMOUTH", 0, true}, {"Harrowmouth’s", 0, true}, {"Harrowmouths", 0, true}, {"harrowmouth", 0, false},
		{"HarrowMouth", 0, false}, {"snickets", 0, true}, {"Snickets", 0, true}, {"snicketses", 0, true}, {"snicket", 0, false},
		{"GMEX", 0, true}, {"GMEXes", 0, false}, {"Gmex", 0, false}, {"eGate", 0, true}, {"eGates", 0, true}, {"EGATE", 0, true}, {"egate", 0, false},
		{"glitzies", 0, true}, {"Brodskys", 0, true}, {"Brodskies", 0, true}, {"café", 0, true}, {"CAFÉS", 0, true},
		{"a lorry-ette", 2, true}, {"an ette of", 1, false}, {"the Médecins Sans Frontières team", 2, true}, {"MÉDECINS SANS FRONTIÈRES", 2, true},
		{"médecins sans frontières", 1, false}, {"Sans Frontières", 1, false}, {"Frontières Sans Médecins", 0, false},
		{"went per stirpes today", 2, true}, {"Per Stirpes", 1, true}, {"stirpes", 0, false}, {"quizzle", 0, true}, {"box set", 1, true},
		{"thole", 0, true}, {"tholes", 0, false}, {"Dresk", 0, true}, {"dresk", 0, false}, {"van", 0, true}, {"Ottoline", 0, true},
		{"Frobly", 0, true}, {"frobly", 0, false}, {"", -1, false},
	} {
		words := wordsOf(tt.text)
		if got := tt.at >= 0 && w.Covers(words, tt.at); got != tt.want {
			t.Errorf("%q, word %d: %t", tt.text, tt.at, got)
		}
	}
	if phrase := wordsOf("per stirpes"); w.Has(&phrase[1]) {
		t.Error("a word of a phrase is right by itself")
	}
	var none *Words
	if none.Len() != 0 || none.Covers(wordsOf("a"), 0) || (&Words{}).Covers(wordsOf("a"), 0) {
		t.Error("an empty set has a word")
	}
}

func TestManyWords(t *testing.T) {
	var w Words
	const n = 20000
	for i := range n {
		w.AddForm(fmt.Sprintf("w%dord", i))
	}
	if w.Len() != n {
		t.Errorf("%d words", w.Len())
	}
	for i := range 2 * n {
		words := wordsOf(fmt.Sprintf("w%dord", i))
		if w.Has(&words[0]) != (i < n) {
			t.Fatalf("word %d: %t", i, i >= n)
		}
	}
}
