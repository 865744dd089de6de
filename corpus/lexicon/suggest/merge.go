//go:build ignore

// Merge writes frequency.txt.gz from two files of SymSpell, lists of words and
// of pairs of words with counts from Google Books:
//
//	go run merge.go frequency_dictionary_en_82_765.txt frequency_bigramdictionary_en_243_342.txt
//
// Of the words those stay that the lexicon has in small letters or as a name;
// of the pairs the commonest, of ordinary words that stand side by side often
// enough to be run together by a slip, unless run together they are a word.
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"galleyproof/corpus/lexicon"
)

const (
	leastPair  = 60_000_000
	rarestHalf = 3 // tier of the words of a pair
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: merge words pairs")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "merge:", err)
		os.Exit(1)
	}
}

func run(words, pairs string) error {
	counts := map[string]float64{}
	if err := read(words, func(f []string, n float64) {
		if e := lexicon.LookupString(f[0]); e.Lower() || e.Name() {
			counts[f[0]] = n
		}
	}); err != nil {
		return err
	}
	if err := read(pairs, func(f []string, n float64) {
		if n >= leastPair && half(f[0]) && half(f[1]) && !oneWord(f[0]+f[1]) {
			counts[f[0]+"_"+f[1]] = n
		}
	}); err != nil {
		return err
	}
	var text bytes.Buffer
	text.WriteString("# Counts of words and of pairs of words, from SymSpell's English dictionaries:\n# the decimal logarithm in hundredths. merge.go says how it is made.\n")
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&text, "%s %d\n", word, int(math.Round(math.Log10(counts[word])*100)))
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(text.Bytes()); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile("frequency.txt.gz", packed.Bytes(), 0o644)
}

// half reports whether a word may be one of two that were run together.
func half(w string) bool {
	e := lexicon.LookupString(w)
	return e.Lower() && e.WordTier() <= rarestHalf && (len(w) > 1 || w == "a" || w == "i")
}

// oneWord reports whether two words run together are a word that people use.
func oneWord(w string) bool {
	tier := lexicon.LookupString(w).WordTier()
	return tier > 0 && tier <= 6
}

func read(path string, row func(words []string, count float64)) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		f := strings.Fields(line)
		if len(f) < 2 {
			continue
		}
		n, err := strconv.ParseFloat(f[len(f)-1], 64)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		row(f[:len(f)-1], n)
	}
	return nil
}
