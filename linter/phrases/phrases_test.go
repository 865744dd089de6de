package phrases

import (
	"strings"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

var lists = []List{
	{Name: "spelling.typo", Phrases: []Phrase{{Words: "goverment", Right: "government"}}},
	{Name: "spelling.eggcorn", Phrases: []Phrase{
		{Words: "sure up", Right: "shore up", OnlyAfter: []string{"to", "and"}, NotBefore: []string{"to"}},
		{Words: "one in the same", Right: "one and the same", Why: "the phrase doubles"},
		{Words: "one in the same boat", Right: "?"},
		{Words: "it's own", Right: "its own", Likely: true},
		{Words: "form", Right: "from", OnlyBefore: []string{"<determiner>", "<capital>", "<number>"}, NotAfter: []string{"<determiner>", "<adjective>", "to", ""}},
		{Words: "advise", Right: "advice", OnlyAfter: []string{"<mostly verb>"}, OnlyBefore2: []string{"<mostly noun>"}, NotAfter2: []string{"<pronoun>", "nobody"}},
	}},
}

func TestAppend(t *testing.T) {
	data, err := Build(lists)
	if err != nil {
		t.Fatal(err)
	}
	table, err := Open(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ text, want string }{
		{"the Goverment’s plan", "Goverment>government"},
		{"to sure up support", "sure up>shore up"},
		{"to sure-up support", "sure-up>shore up"},
		{"make sure up to ten", ""},
		{"and sure up to", ""},
		{"one in\nthe same.", "one in\nthe same>one and the same"},
		{"one in the same boat", "one in the same boat>?"},
		{"one, in the same", ""},
		{"it’s own and it own", "it’s own>its own"},
		{"its own", ""},
		{"he came form the sea", "form>from"},
		{"they came form Leeds", "form>from"},
		{"it went form 3 to 4", "form>from"},
		{"to form the line", ""},
		{"the form the clerk sent", ""},
		{"Form the line", ""},
		{"clerks give advise on housing", "advise>advice"},
		{"clerks give advise on", ""},
		{"clerks give advise, on housing", ""},
		{"they give advise on housing", ""},
		{"nobody gave advise on housing", ""},
	} {
		words := article.AppendWords(nil, tt.text, article.Span{End: int32(len(tt.text))})
		for i := range words {
			words[i].Info = uint32(lexicon.Lookup(words[i].Hash))
		}
		var got []string
		for _, h := range table.Append(nil, tt.text, words, []bool{true, true}) {
			got = append(got, tt.text[h.Span.Start:h.Span.End]+">"+h.Right())
		}
		if s := strings.Join(got, ";"); s != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, s, tt.want)
		}
	}
	if hits := table.Append(nil, "goverment", article.AppendWords(nil, "goverment", article.Span{End: 9}), []bool{false, true}); len(hits) > 0 {
		t.Error("a list that is off was searched")
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	data, _ := Build(lists)
	for n := range len(data) {
		if _, err := Open(string(data[:n])); err == nil {
			t.Fatalf("opened with %d of %d bytes", n, len(data))
		}
	}
}

func TestBuildRefusesUnknownClasses(t *testing.T) {
	for _, class := range []string{"<nouns>", "<noun", "<mostly capital>", "<>"} {
		list := []List{{Name: "a.b", Phrases: []Phrase{{Words: "form", Right: "from", OnlyBefore: []string{class}}}}}
		if _, err := Build(list); err == nil || !strings.Contains(err.Error(), class) {
			t.Errorf("%s: %v", class, err)
		}
	}
}

func TestMatchCase(t *testing.T) {
	for _, tt := range [][3]string{{"Sure up", "shore up", "Shore up"}, {"SURE UP", "shore up", "SHORE UP"}, {"sure up", "shore up", "shore up"}, {"", "x", "x"}, {"Untied Nations", "united nations", "United Nations"},
		{"Could of", "could've", "Could've"}, {"i think", "I think", "I think"}} {
		if got := MatchCase(tt[0], tt[1]); got != tt[2] {
			t.Errorf("MatchCase(%q, %q) = %q", tt[0], tt[1], got)
		}
	}
}

func TestReadPairs(t *testing.T) {
	const good = "[[pair]]\nfirst = [\"the\", \"a\"]\nsecond = [\"of\", \"in a\"]\nwhy = \"w\"\nbad = [\"b\"]\ngood = [\"g\"]\nnot_before = [\"it\"]\n"
	list, examples, err := ReadTOML([]byte(good))
	if err != nil || len(list) != 4 || len(examples) != 2 || list[3].Words != "a in a" || list[0].NotBefore[0] != "it" {
		t.Errorf("%v %v %v", list, examples, err)
	}
	for _, bad := range []string{"", "[[pair]]", "x = 1", "[", strings.Replace(good, "why = \"w\"", "", 1), strings.Replace(good, "bad", "good2", 1)} {
		if _, _, err := ReadTOML([]byte(bad)); err == nil {
			t.Errorf("read %q", bad)
		}
	}
}
