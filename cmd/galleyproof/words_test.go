package main

import (
	"slices"
	"testing"
)

func TestParseWords(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		words      []string
		badLine    int
	}{
		{"empty", "", nil, 0},
		{"words and phrases", "Cestrian\n  Aunt   Mabel \r\n\nlast", []string{"Cestrian", "Aunt Mabel", "last"}, 0},
		{"a mark", "\uFEFFCestrian\n", []string{"Cestrian"}, 0},
		{"comments", "# all of ours\n#too\nCestrian # of Chester\nMabel\t#aunt\n", []string{"Cestrian", "Mabel"}, 0},
		{"no comments", "C#\nF#-major\n", []string{"C#", "F#-major"}, 0},
		{"Latin-1", "one\ntwo\ncaf\xe9\n", nil, 3},
		{"UTF-16 with a mark", "\xff\xfea\x00\n\x00", nil, 1},
		{"UTF-16 without", "a\x00b\x00\n\x00", nil, 1},
	} {
		words, badLine := parseWords(tt.text)
		if !slices.Equal(words, tt.words) || badLine != tt.badLine {
			t.Errorf("%s: %q, %d", tt.name, words, badLine)
		}
	}
}
