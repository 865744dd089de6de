package spelling_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter/phrases"
)

func wordsOf(text string) []article.Word {
	return article.AppendWords(nil, text, article.Span{End: int32(len(text))})
}

// borrowed are the words of set phrases that the lexicon has in no other company.
const borrowed = " dente d’état faire fete grata grâce knick laissez laude magna Magna mori pocus "

// What the compiler of the lists does not ask: that every phrase is one, that
// each is there once, and that what is proposed are words.
func TestEggcornRows(t *testing.T) {
	var file struct {
		Phrase []struct {
			Wrong []string `toml:"wrong"`
			Right []string `toml:"right"`
			Bad   []string `toml:"bad"`
			Good  []string `toml:"good"`
		} `toml:"phrase"`
	}
	if _, err := toml.DecodeFile("eggcorn.toml", &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Phrase) < 700 {
		t.Errorf("%d phrases", len(file.Phrase))
	}
	seen, told := map[string]bool{}, map[string]bool{}
	for _, p := range file.Phrase {
		if len(p.Bad) == 0 || len(p.Good) == 0 {
			t.Errorf("%q has %d bad and %d good sentences", p.Wrong, len(p.Bad), len(p.Good))
		}
		for _, text := range slices.Concat(p.Bad, p.Good) {
			if told[text] {
				t.Errorf("%q is the example of two entries", text)
			}
			told[text] = true
		}
		for i, wrong := range p.Wrong {
			right := p.Right[i]
			if n := len(wordsOf(wrong)); n < 1 || n > 6 {
				t.Errorf("%q has %d words", wrong, n)
			}
			if seen[wrong] {
				t.Errorf("%q comes twice", wrong)
			}
			seen[wrong] = true
			if strings.Contains(strings.ToLower(" "+right+" "), " "+wrong+" ") {
				t.Errorf("%q is in its own correction %q", wrong, right)
			}
			for _, w := range wordsOf(right) {
				if word := right[w.Span.Start:w.Span.End]; !lexicon.Lookup(w.Hash).Known() && !strings.Contains(borrowed, " "+word+" ") {
					t.Errorf("%q should be %q: %q is no known word", wrong, right, word)
				}
			}
		}
	}
}

// One slip is told of once: no phrase is in two lists, and no eggcorn is in a
// longer one that begins elsewhere, for then both would be found.
func TestPhraseListsApart(t *testing.T) {
	lists, err := filepath.Glob("*.toml")
	if err != nil || len(lists) == 0 {
		t.Fatal(lists, err)
	}
	in := map[string]string{}
	var eggcorns [][]string
	for _, list := range lists {
		data, err := os.ReadFile(list)
		if err != nil {
			t.Fatal(err)
		}
		entries, _, err := phrases.ReadTOML(data)
		if err != nil {
			t.Fatalf("%s: %v", list, err)
		}
		for _, e := range entries {
			words := strings.Fields(strings.ReplaceAll(strings.ToLower(e.Words), "-", " "))
			key := strings.Join(words, " ")
			if other := in[key]; other != "" && other != list {
				t.Errorf("%q is in %s and in %s", key, list, other)
			}
			in[key] = list
			if list == "eggcorn.toml" {
				eggcorns = append(eggcorns, words)
			}
		}
	}
	for _, words := range eggcorns {
		for i := 1; i < len(words); i++ {
			for j := i + 1; j <= len(words); j++ {
				if part := strings.Join(words[i:j], " "); in[part] == "eggcorn.toml" {
					t.Errorf("%q holds %q", strings.Join(words, " "), part)
				}
			}
		}
	}
}
