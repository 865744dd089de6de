package suggest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/vellum"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// Rarest words that are suggested.
const (
	rarestWord = 7
	rarestName = 5
	oftenWord  = 4 // of a word that is an abbreviation as well
)

// A level is the decimal logarithm of a count, as found in a body of text of
// about a million million words, nine steps to the power of ten.
const (
	maxLevel  = 63
	levelStep = 9.0
	levelBase = 3.5
)

// usual is the decimal logarithm of the count that words of a tier usually
// have, from 1 on; words that nobody counted are taken for rarer than that.
var usual = [...]float64{0, 7.4, 6.5, 5.5, 5.2, 4.9, 4.5, 4.0, 3.7}

const (
	uncounted = 0.9 // powers of ten by which an uncounted word is rarer
	ownWeight = 0.7 // of a word's own count; the rest is its tier's
)

// Compile builds the automaton: for each folded word, or two words with a
// space, twice its level, and one more where it is written with a capital.
// Counts are those of frequency.txt.gz.
func Compile(sources lexicon.Sources, counts []byte) ([]byte, error) {
	count, err := readCounts(counts)
	if err != nil {
		return nil, err
	}
	all, err := sources.All()
	if err != nil {
		return nil, err
	}
	values := map[string]uint64{}
	for word := range all {
		folded := article.Fold(word)
		e := lexicon.LookupString(folded)
		if !plain(folded) || len(folded) < 2 || len(folded) > maxDepth || e.Is(lexicon.Variant) {
			continue
		}
		switch {
		case e.Lower() && e.WordTier() <= rarestWord && (e.WordTier() <= oftenWord || !e.Is(lexicon.Abbreviation)) && word == folded:
			log := count[folded]
			if strings.Contains(folded, "'") {
				log = usual[e.WordTier()] // the counts have no apostrophes
			}
			values[folded] = uint64(level(log, e.WordTier())) << 1
		case !e.Lower() && e.Name() && e.NameTier() <= rarestName && len(folded) > 2 && word[1:] == folded[1:]:
			values[folded] = uint64(level(count[folded], e.NameTier()))<<1 | 1
		}
	}
	for pair, n := range count {
		if first, second, ok := strings.Cut(pair, " "); ok && values[first+second] == 0 {
			values[pair] = uint64(scale(n)) << 1
		}
	}
	return layOut(values)
}

func layOut(values map[string]uint64) ([]byte, error) {
	var out bytes.Buffer
	b, err := vellum.New(&out, nil)
	if err != nil {
		return nil, err
	}
	for _, word := range slices.Sorted(maps.Keys(values)) {
		if err := b.Insert([]byte(word), values[word]); err != nil {
			return nil, err
		}
	}
	if err := b.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// level joins what a count and a tier say.
func level(log float64, tier int) int {
	expected := usual[min(tier, len(usual)-1)]
	if log == 0 {
		return scale(expected - uncounted)
	}
	return scale(ownWeight*log + (1-ownWeight)*expected)
}

func scale(log float64) int {
	return min(max(int(math.Round((log-levelBase)*levelStep)), 0), maxLevel)
}

// readCounts reads lines of "logarithm word", the logarithm in hundredths; a
// word may be two, joined by "_". Lines that begin with # are comments.
func readCounts(packed []byte) (map[string]float64, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	counts := map[string]float64{}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		word, number, ok := strings.Cut(strings.TrimSpace(line), " ")
		n, err := strconv.Atoi(number)
		if !ok || err != nil {
			return nil, fmt.Errorf("%q is no word with a number", line)
		}
		counts[strings.ReplaceAll(word, "_", " ")] = float64(n) / 100
	}
	return counts, nil
}
