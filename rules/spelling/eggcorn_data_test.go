package spelling_test

import (
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

func wordsOf(text string) []article.Word {
	return article.AppendWords(nil, text, article.Span{End: int32(len(text))})
}

// What the compiler of the lists does not ask: that every phrase is one, that
// each is there once, and that what is proposed are words.
func TestEggcornRows(t *testing.T) {
	var file struct {
		Phrase []struct {
			Wrong []string `toml:"wrong"`
			Right []string `toml:"right"`
		} `toml:"phrase"`
	}
	if _, err := toml.DecodeFile("eggcorn.toml", &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Phrase) < 220 {
		t.Errorf("%d phrases", len(file.Phrase))
	}
	seen := map[string]bool{}
	for _, p := range file.Phrase {
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
				if !lexicon.Lookup(w.Hash).Known() {
					t.Errorf("%q should be %q: %q is no known word", wrong, right, right[w.Span.Start:w.Span.End])
				}
			}
		}
	}
}
