package suggest_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/lexicon/suggest"
)

func TestWords(t *testing.T) {
	for _, tt := range []struct{ wrong, right string }{
		{"prosecuton", "prosecution"},
		{"reopenning", "reopening"},
		{"geolgists", "geologists"},
		{"lettters", "letters"},
		{"goverment", "government"},
		{"Goverment", "government"},
		{"nationaly", "nationally"},
		{"rember", "remember"},
		{"recieve", "receive"},
		{"sychology", "psychology"},
		{"alot", "a lot"},
		{"infact", "in fact"},
		{"doesnt", "doesn't"},
		{"doesn’", "doesn't"},
		{"wensday", "Wednesday"},
		{"definatly", "definitely"},
		{"responsable", "responsible"},
		{"existance", "existence"},
	} {
		got := suggest.Words(tt.wrong, suggest.Options{})
		if len(got) == 0 || got[0] != tt.right {
			t.Errorf("%s: %q, want %q first", tt.wrong, got, tt.right)
		}
		if len(got) > suggest.Most {
			t.Errorf("%s: %d suggestions", tt.wrong, len(got))
		}
	}
}

func TestNothing(t *testing.T) {
	for _, word := range []string{"", "x", "ß", "кот", "naïvve", "q1w2", "well-knwon", strings.Repeat("ab", 40), "xqzzkwvj", "\xff\xfe"} {
		if got := suggest.Words(word, suggest.Options{}); got != nil {
			t.Errorf("%q: %q", word, got)
		}
	}
}

func TestRegion(t *testing.T) {
	for _, tt := range []struct {
		region lexicon.Region
		want   string
	}{{lexicon.American, "favorite"}, {lexicon.BritishIse, "favourite"}} {
		if got := suggest.Words("favorit", suggest.Options{Region: tt.region}); len(got) == 0 || got[0] != tt.want {
			t.Errorf("%q, want %q first", got, tt.want)
		}
	}
}

func TestNear(t *testing.T) {
	own := article.Hash("stores")
	near := func(hash uint64) bool { return hash == own }
	if got := suggest.Words("storss", suggest.Options{Near: near}); len(got) == 0 || got[0] != "stores" {
		t.Errorf("%q, want the article's own word first", got)
	}
}

func TestMax(t *testing.T) {
	if got := suggest.Words("wether", suggest.Options{Max: 2}); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

func readPairs(tb testing.TB) [][2]string {
	tb.Helper()
	data, err := os.ReadFile("testdata/misspellings.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	var pairs [][2]string
	for line := range strings.Lines(string(data)) {
		if wrong, right, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			pairs = append(pairs, [2]string{wrong, right})
		}
	}
	return pairs
}

// TestMisspellings holds the rates that compare.go prints.
func TestMisspellings(t *testing.T) {
	pairs := readPairs(t)
	first, five := 0, 0
	for _, p := range pairs {
		switch at := slices.Index(suggest.Words(p[0], suggest.Options{}), p[1]); {
		case at == 0:
			first++
			five++
		case at > 0:
			five++
		}
	}
	if len(pairs) < 500 || first*100 < len(pairs)*90 || five*100 < len(pairs)*97 {
		t.Errorf("of %d misspellings %d right words came first, %d among the first five", len(pairs), first, five)
	}
}

func TestConcurrent(t *testing.T) {
	want := suggest.Words("acommodation", suggest.Options{})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if got := suggest.Words("acommodation", suggest.Options{}); !slices.Equal(got, want) {
					t.Errorf("%q and %q", got, want)
				}
				suggest.Words("wether", suggest.Options{})
			}
		})
	}
	group.Wait()
}

func TestCompile(t *testing.T) {
	var sources lexicon.Sources
	var counts, want []byte
	for name, to := range map[string]*[]byte{
		"../words.txt.gz": &sources.Words, "../supplement.txt": &sources.Supplement, "../classes.txt": &sources.Classes,
		"frequency.txt.gz": &counts, "words.fst": &want,
	} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		*to = data
	}
	got, err := suggest.Compile(sources, counts)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("words.fst is not what its sources give; run go generate")
	}
	if _, err := suggest.Compile(sources, []byte("no archive")); err == nil {
		t.Error("no error for counts that are no archive")
	}
}

func FuzzWords(f *testing.F) {
	for _, word := range []string{"teh", "dont", "wensday", "a'", "’’", "ſ", "zzzzzzzzzzzzzzzzzzzz"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		for _, c := range suggest.Candidates(word, suggest.Options{}) {
			if c.Text == "" || c.Cost < 0 || c.Level < 0 || c.Level > 63 {
				t.Errorf("%q: %+v", word, c)
			}
		}
	})
}

// BenchmarkMisspellings times one call, over the project's list.
func BenchmarkMisspellings(b *testing.B) {
	pairs := readPairs(b)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		suggest.Words(pairs[i%len(pairs)][0], suggest.Options{})
		i++
	}
}
