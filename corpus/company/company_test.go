package company

import (
	"bytes"
	"compress/gzip"
	"os"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

func wordsOf(text string) []article.Word {
	words := article.AppendWords(nil, text, article.Span{End: int32(len(text))})
	for i := range words {
		words[i].Info = uint32(lexicon.Lookup(words[i].Hash))
	}
	return words
}

func build(t *testing.T, pairs ...Pair) []byte {
	t.Helper()
	packed, err := os.ReadFile("counts.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	words, bigrams, err := ReadCounts(packed)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Build(pairs, words, bigrams)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestJudge(t *testing.T) {
	data := build(t, Pair{"form", "from", 96}, Pair{"wit", "with", 96}, Pair{"wit", "wait", 96}, Pair{"than", "then", 96})
	table, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text string
		word int
		want string
	}{
		{"is clear form these figures", 2, "from"},
		{"the form of words", 1, ""},
		{"they form part of it", 1, ""},
		{"she came wit her mother", 2, "with"},
		{"his wit and charm", 1, ""},
		{"a form, these say", 1, ""},
		{"dances, form. Then", 1, ""},
		{"clear from these figures", 1, ""},
		{"more than a hundred", 1, ""},
		{"a long-form these", 2, ""},
	} {
		words := wordsOf(tt.text)
		got := ""
		if before, after, ok := Neighbours(tt.text, words, tt.word); ok && table.May(words[tt.word].Hash) {
			if v, ok := table.Judge(before, &words[tt.word], after); ok {
				got = v.Right
				if v.Weight < v.Least {
					t.Errorf("%q: the weight %d is below %d", tt.text, v.Weight, v.Least)
				}
			}
		}
		if got != tt.want {
			t.Errorf("%q: %q stands for %q, want %q", tt.text, tt.text[words[tt.word].Span.Start:words[tt.word].Span.End], got, tt.want)
		}
	}
}

func TestNeighbours(t *testing.T) {
	for _, tt := range []struct {
		text          string
		word          int
		before, after string
		ok            bool
	}{
		{"The form of words", 1, "The", "of", true},
		{"saw Forms from Paris", 2, "", "", true},
		{"a form, of words", 1, "a", "", true},
		{"“a form” of words", 1, "a", "", true},
		{"when I form a team", 2, "I", "a", true},
		{"to form 20 teams", 1, "to", "", true},
		{"the sign-up form", 2, "", "", false},
		{"the form-filling began", 1, "", "", false},
		{"the\nform\n\nof", 1, "the", "", true},
	} {
		words := wordsOf(tt.text)
		before, after, ok := Neighbours(tt.text, words, tt.word)
		text := func(w *article.Word) string {
			if w == nil {
				return ""
			}
			return tt.text[w.Span.Start:w.Span.End]
		}
		if text(before) != tt.before || text(after) != tt.after || ok != tt.ok {
			t.Errorf("%q: %q, %q, %v, want %q, %q, %v", tt.text, text(before), text(after), ok, tt.before, tt.after, tt.ok)
		}
	}
}

func TestBuildIsTheSameEachTime(t *testing.T) {
	pairs := []Pair{{"form", "from", 96}, {"steel", "steal", 100}, {"steal", "steel", 100}}
	if !bytes.Equal(build(t, pairs...), build(t, pairs...)) {
		t.Error("the same input gives other bytes")
	}
}

func TestBuildRefuses(t *testing.T) {
	for _, pair := range []Pair{{"", "from", 1}, {"two words", "from", 1}, {"form", "from", -1}, {"form", "from", 1 << 16}} {
		if _, err := Build([]Pair{pair}, nil, nil); err == nil {
			t.Errorf("%v is taken", pair)
		}
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	data := build(t, Pair{"form", "from", 96})
	for n := 0; n < len(data); n += 1 + n/50 {
		if _, err := Open(string(data[:n])); err == nil {
			t.Fatalf("opened with %d of %d bytes", n, len(data))
		}
	}
}

func TestReadCounts(t *testing.T) {
	for _, tt := range []struct {
		text string
		ok   bool
	}{
		{"form\t100\n\tof\t90\n\ta\t80\nfrom\t120\n", true},
		{"form\n", false},
		{"form\t1\t2\t3\n", false},
		{"form\tmuch\n", false},
	} {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		w.Write([]byte(tt.text))
		w.Close()
		words, bigrams, err := ReadCounts(packed.Bytes())
		if (err == nil) != tt.ok {
			t.Errorf("%q: %v", tt.text, err)
		}
		if tt.ok && (len(words) != 2 || len(bigrams) != 2 || bigrams[1].Words != [2]string{"form", "a"}) {
			t.Errorf("%q: %v, %v", tt.text, words, bigrams)
		}
	}
	if _, _, err := ReadCounts([]byte("no gzip")); err == nil {
		t.Error("what is no gzip is taken")
	}
}

func BenchmarkJudge(b *testing.B) {
	packed, _ := os.ReadFile("counts.txt.gz")
	words, bigrams, _ := ReadCounts(packed)
	data, _ := Build([]Pair{{"form", "from", 96}}, words, bigrams)
	table, _ := Open(string(data))
	text := "is clear form these figures"
	at := wordsOf(text)
	for b.Loop() {
		before, after, _ := Neighbours(text, at, 2)
		table.Judge(before, &at[2], after)
	}
}
