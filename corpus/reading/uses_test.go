package reading

import (
	"testing"

	"galleyproof/corpus/article"
)

func TestUses(t *testing.T) {
	a := New(nil)
	for _, tt := range []struct {
		text          string
		word          string
		all, capitals int
	}{
		{"Rain fell. The rain stopped, and RAIN is rain.", "rain", 4, 1},
		{"Rain fell. The rain stopped, and RAIN is rain.", "snow", 0, 0},
		{"Snow fell.", "snow", 1, 1},
		{"Snow fell.", "rain", 0, 0}, // not of the article before
		{"", "rain", 0, 0},
	} {
		a.Read(read(t, "uses.txt", tt.text, nil).Doc)
		all, capitals := a.Uses(article.Hash(tt.word))
		if all != tt.all || capitals != tt.capitals {
			t.Errorf("%q in %q: %d, %d with a capital; want %d, %d", tt.word, tt.text, all, capitals, tt.all, tt.capitals)
		}
	}
}
