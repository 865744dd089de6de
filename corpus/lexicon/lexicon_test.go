package lexicon

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/golangci/misspell"

	"galleyproof/corpus/article"
)

func sources(t testing.TB) Sources {
	t.Helper()
	read := func(name string) []byte {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	return Sources{Words: read("words.txt.gz"), Supplement: read("supplement.txt"), Classes: read("classes.txt"), Tags: read("tags.txt.gz"), Grammar: read("grammar.txt"),
		Regions: read("regions.txt"), Respellings: slices.Concat(misspell.DictAmerican, misspell.DictBritish)}
}

func TestTableIsCurrent(t *testing.T) {
	got, err := Compile(sources(t))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, []byte(table)) {
		t.Error("table.bin is not what its sources give: go generate ./corpus/lexicon")
	}
	if const4MB := 4_500_000; len(got) > const4MB {
		t.Errorf("the table has %d bytes, more than %d", len(got), const4MB)
	}
}

func TestEveryWordIsFound(t *testing.T) {
	words, err := sources(t).All()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for word := range words {
		n++
		for _, form := range []string{word, strings.ToUpper(word), strings.ReplaceAll(word, "'", "’")} {
			if !LookupString(form).Known() && article.Fold(form) == article.Fold(word) {
				t.Fatalf("%q is not in the table", form)
			}
		}
	}
	if n < 290_000 {
		t.Errorf("%d words, want some 295,000", n)
	}
}

func TestUnknownWordsStayUnknown(t *testing.T) {
	words, err := sources(t).All()
	if err != nil {
		t.Fatal(err)
	}
	real := map[string]bool{}
	for word := range words {
		real[article.Fold(word)] = true
	}
	state := uint64(2463534242)
	buf := make([]byte, 0, 16)
	for range 100_000 {
		buf = buf[:0]
		for range 5 + state%8 {
			state ^= state << 13
			state ^= state >> 7
			state ^= state << 17
			buf = append(buf, 'a'+byte(state%26))
		}
		if e := LookupString(string(buf)); e.Known() && !real[string(buf)] {
			t.Errorf("%q is known as %v", buf, e)
		}
	}
	for _, hash := range []uint64{0, 1, 1 << 32, 1<<64 - 1} {
		if e := Lookup(hash); e != 0 {
			t.Errorf("the hash %x is known as %v", hash, e)
		}
	}
}

func TestSentinels(t *testing.T) {
	const all = AllRegions
	for _, tt := range []struct {
		word     string
		wordTier int
		nameTier int
		regions  Region
		is       []Class
		not      []Class
	}{
		{"the", 1, 0, all, []Class{Word, Function}, []Class{Pronoun, Variant}},
		{"colour", 1, 0, British | Canadian | Australian, []Class{Word}, []Class{Variant, NearAmerican}},
		{"color", 1, 0, American, []Class{Word}, []Class{Variant, NearBritish}},
		{"finalise", 2, 0, BritishIse | Australian, []Class{Word}, []Class{NearAmerican}},
		{"finalising", 2, 0, BritishIse | Australian, []Class{Word}, nil},
		{"finalize", 2, 0, American | BritishIze | Canadian, []Class{Word}, nil},
		{"catalogue", 1, 0, all &^ American, []Class{Word, NearAmerican}, []Class{Variant}},
		{"gaol", 2, 0, British | Australian, []Class{Word, Variant}, nil},
		{"Krebs", 0, 5, all, []Class{Proper}, []Class{Word, GivenName}},
		{"Christopher", 0, 5, all, []Class{Proper, GivenName}, []Class{Word}},
		{"Kyiv", 0, 4, all, []Class{Proper}, []Class{Word}},
		{"NATO", 0, 4, all, []Class{Upper, Abbreviation, Proper}, []Class{Word}}, // Nato too,
		{"COVID", 0, 4, all, []Class{Upper, Proper}, []Class{Word}},
		{"may", 1, 3, all, []Class{Word, Proper, Month, Function}, []Class{Weekday}},
		{"march", 1, 3, all, []Class{Word, Proper, Month}, nil},
		{"Second", 1, 0, all, []Class{Word, Ordinal}, []Class{Proper, Number}},
		{"Nov", 0, 4, all, []Class{Abbreviation, Month}, []Class{Word}},
		{"tuesday", 0, 3, all, []Class{Weekday}, []Class{Word, Month}},
		{"Mrs", 0, 1, all, []Class{Honorific, Abbreviation}, nil},
		{"senator", 3, 4, all, []Class{Honorific, Word}, nil},
		{"tweeted", 3, 0, all, []Class{CueVerb, Word}, nil},
		{"don’t", 1, 0, all, []Class{Contraction, Function, Word}, nil},
		{"It's", 1, 0, all, []Class{Contraction, Pronoun}, nil},
		{"niece", 3, 0, all, []Class{Kinship}, nil},
		{"ninety", 3, 0, all, []Class{Number}, []Class{Ordinal}},
		{"yesterday", 1, 0, all, []Class{Relative}, nil},
		{"café", 2, 0, all, []Class{Word}, nil},
		{"eggcorns", 5, 0, all, []Class{Word}, nil},
		{"us", 1, 4, all, []Class{Pronoun, Abbreviation}, nil},
	} {
		e := LookupString(tt.word)
		if e.WordTier() != tt.wordTier || e.NameTier() != tt.nameTier || e.Regions() != tt.regions {
			t.Errorf("%s: tiers %d and %d, regions %05b; want %d and %d, %05b",
				tt.word, e.WordTier(), e.NameTier(), e.Regions(), tt.wordTier, tt.nameTier, tt.regions)
		}
		for _, c := range tt.is {
			if !e.Is(c) {
				t.Errorf("%s lacks the class %b", tt.word, c)
			}
		}
		for _, c := range tt.not {
			if e.Is(c) {
				t.Errorf("%s has the class %b", tt.word, c)
			}
		}
	}
	for _, word := range []string{"", "inforamtion", "goverment", "recieve", "teh", "Cisa", "table's", "zzyzxq"} {
		if e := LookupString(word); e != 0 {
			t.Errorf("%q is known as %b", word, e)
		}
	}
}

func TestTier(t *testing.T) {
	for _, tt := range []struct {
		entry Entry
		want  int
	}{
		{0, 0},
		{Entry(Word) | tiers(8, 0), 8},
		{Entry(Proper) | tiers(0, 5), 5},
		{Entry(Word|Proper) | tiers(7, 3), 3},
		{Entry(Word|Proper) | tiers(1, 3), 1},
	} {
		if got := tt.entry.Tier(); got != tt.want {
			t.Errorf("%b: tier %d, want %d", tt.entry, got, tt.want)
		}
	}
}

func TestJoin(t *testing.T) {
	variant := Entry(Word|Variant) | tiers(8, 0) | Entry(American)<<regionShift
	name := Entry(Proper) | tiers(0, 5) | Entry(AllRegions)<<regionShift
	for _, both := range []Entry{join(variant, name), join(name, variant)} {
		if both.Is(Variant) || both.Regions() != AllRegions || both.WordTier() != 8 || both.NameTier() != 5 || !both.Is(Word) {
			t.Errorf("a variant and a name give %b", both)
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	good := sources(t)
	for name, s := range map[string]Sources{
		"words are not compressed": {Words: []byte("a 1w *\n")},
		"supplement without tier":  {Words: good.Words, Supplement: []byte("\nvape\n")},
		"supplement tier 9":        {Words: good.Words, Supplement: []byte("9: vape\n")},
		"supplement region X":      {Words: good.Words, Supplement: []byte("5X: vape\n")},
		"unknown class":            {Words: good.Words, Classes: []byte("[verb]\ngo\n")},
		"no class":                 {Words: good.Words, Classes: []byte("go\n")},
	} {
		if _, err := Compile(s); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestClassesAreNamed(t *testing.T) {
	for name, c := range classNames {
		found := false
		for _, f := range fields(string(sources(t).Classes)) {
			found = found || f[0] == "["+name+"]"
		}
		if !found {
			t.Errorf("classes.txt has no [%s] (%b)", name, c)
		}
	}
}

// The supplement is for words that the list lacks, or takes for rarer.
func TestSupplementAddsSomething(t *testing.T) {
	s := sources(t)
	text, err := gunzip(s.Words)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := readWords(text)
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]int{}
	for _, r := range rows {
		have[r.word] = r.entry.Tier()
	}
	more, err := readSupplement(string(s.Supplement))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range more {
		if tier, ok := have[r.word]; ok && tier <= r.entry.Tier() {
			t.Errorf("supplement.txt: %q is in the words, no rarer, or twice here", r.word)
		}
		have[r.word] = r.entry.Tier()
	}
}

var sink Entry

func BenchmarkLookup(b *testing.B) {
	words, err := sources(b).All()
	if err != nil {
		b.Fatal(err)
	}
	var common, all []uint64
	for word := range words {
		h := article.Hash(word)
		all = append(all, h)
		if Lookup(h).Tier() == 1 {
			common = append(common, h)
		}
	}
	slices.Sort(all) // in no order of the table's or the alphabet's
	for i := range all {
		j := int(uint(i) * 7919 % uint(len(all)))
		all[i], all[j] = all[j], all[i]
	}
	unknown := make([]uint64, 4096)
	for i := range unknown {
		unknown[i] = article.Hash("q" + string(rune('a'+i%26)) + "xz" + string(rune('a'+i/26%26)) + string(rune('a'+i/676)))
	}
	for _, set := range []struct {
		name   string
		hashes []uint64
	}{{"common", common}, {"any", all}, {"unknown", unknown}} {
		b.Run(set.name, func(b *testing.B) {
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				sink = Lookup(set.hashes[i])
				if i++; i == len(set.hashes) {
					i = 0
				}
			}
		})
	}
}
