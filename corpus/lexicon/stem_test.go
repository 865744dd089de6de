package lexicon_test

import (
	"testing"

	"galleyproof/corpus/lexicon"
)

func stem(word string) string { return string(lexicon.Stem(nil, word)) }

func TestStemSame(t *testing.T) {
	for _, words := range [][]string{
		{"tweet", "tweets", "Tweeted", "TWEETING"},
		{"fire", "fires", "fired", "firing"},
		{"plan", "plans", "planned", "planning"},
		{"resign", "resigned", "resignation", "resignations"},
		{"donate", "donated", "donation"},
		{"insubordinate", "insubordination"},
		{"invest", "investing", "investment", "investments"},
		{"study", "studies", "studied", "studying"},
		{"organise", "organised", "organisation"},
		{"agency", "agencies"},
		{"church", "churches"},
		{"call", "called", "calling"},
	} {
		for _, w := range words[1:] {
			if stem(w) != stem(words[0]) {
				t.Errorf("%s has the stem %s, %s %s", words[0], stem(words[0]), w, stem(w))
			}
		}
	}
}

func TestStemOther(t *testing.T) {
	for _, pair := range [][2]string{
		{"station", "state"}, {"depart", "department"}, {"corn", "corner"}, {"nation", "nate"}, {"sacred", "sacr"}, {"bus", "bu"},
		{"king", "k"}, {"news", "newsy"}, {"portion", "port"}, {"basis", "basi"}, {"need", "ne"}, {"feed", "fe"}, {"café", "caf"},
	} {
		if stem(pair[0]) == stem(pair[1]) {
			t.Errorf("%s and %s share the stem %s", pair[0], pair[1], stem(pair[0]))
		}
	}
}
