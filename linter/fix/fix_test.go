package fix

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
)

// replacing is a rule that finds a text everywhere and offers fixes for it.
func replacing(id, old string, fixes func(article.Span) []linter.Fix) linter.Rule {
	return linter.Rule{ID: "test." + id, Doc: "# " + id, Severity: linter.Warning, Quotes: linter.CheckQuotes, Blocks: linter.AllBlocks,
		New: func(*linter.Setup) (linter.Check, error) {
			return func(p *linter.Pass) {
				for at := 0; ; at += len(old) {
					i := strings.Index(p.Doc.Text[at:], old)
					if i < 0 {
						return
					}
					at += i
					s := article.Span{Start: int32(at), End: int32(at + len(old))}
					p.Report(linter.Finding{Span: s, Message: id, Fixes: fixes(s)})
				}
			}, nil
		}}
}

func by(new string, safety linter.Safety) func(article.Span) []linter.Fix {
	return func(s article.Span) []linter.Fix { return []linter.Fix{linter.Replace(s, new, safety)} }
}

func newLinter(t *testing.T, rules ...linter.Rule) *linter.Linter {
	t.Helper()
	cfg, problems, err := config.Parse("", nil, linter.ConfigRules(rules), config.Flags{})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	l, err := linter.New(rules, nil, cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func run(t *testing.T, l *linter.Linter, path, text string, least linter.Safety) (*Result, error) {
	t.Helper()
	parse := func(data []byte) (*article.Document, error) { return format.Parse(path, data, format.Options{}) }
	doc, err := parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	res, err := Run(doc, Work{Least: least, Parse: parse, Check: l.Check})
	if err == nil {
		if got := edited([]byte(text), res.Edits); !bytes.Equal(got, res.Doc.Source.Bytes) {
			t.Errorf("the edits give %q, the rounds %q", got, res.Doc.Source.Bytes)
		}
	}
	return res, err
}

func TestRun(t *testing.T) {
	deleting := func(s article.Span) []linter.Fix {
		return []linter.Fix{{Title: "Delete it", Safety: linter.Safe, Edits: []linter.Edit{{Span: s}}}}
	}
	before := func(s article.Span) []linter.Fix {
		return []linter.Fix{{Title: "Put in", Safety: linter.Safe, Edits: []linter.Edit{{Span: article.Span{Start: s.Start, End: s.Start}, New: "an "}}}}
	}
	for _, c := range []struct {
		name, path, text, want string
		least                  linter.Safety
		rules                  []linter.Rule
		fixed                  int
		left                   []Reason
	}{
		{name: "all places", path: "a.txt", text: "Two teh teh.\n", want: "Two the the.\n", fixed: 2,
			rules: []linter.Rule{replacing("a", "teh", by("the", linter.Safe))}},
		{name: "ask is left", path: "a.txt", text: "It is teh one.\n", want: "It is teh one.\n",
			rules: []linter.Rule{replacing("a", "teh", by("the", linter.Ask))}},
		{name: "ask is asked", path: "a.txt", text: "It is teh one.\n", want: "It is the one.\n", least: linter.Ask, fixed: 1,
			rules: []linter.Rule{replacing("a", "teh", by("the", linter.Ask))}},
		{name: "show is never made", path: "a.txt", text: "It is teh one.\n", want: "It is teh one.\n", least: linter.Ask,
			rules: []linter.Rule{replacing("a", "teh", by("the", linter.Show))}},
		{name: "the first place wins, the other waits a round", path: "a.txt", text: "It is abc here.\n", want: "It is xyc here.\n", fixed: 1,
			rules: []linter.Rule{replacing("a", "ab", by("xy", linter.Safe)), replacing("b", "bc", by("zz", linter.Safe))}},
		{name: "one leads to another", path: "a.txt", text: "It is abc here.\n", want: "It is now here.\n", fixed: 2,
			rules: []linter.Rule{replacing("a", "ab", by("b", linter.Safe)), replacing("b", "bc", by("now", linter.Safe))}},
		{name: "putting in where another writes", path: "a.txt", text: "It is abc here.\n", want: "It is xyz here.\n", fixed: 1,
			rules: []linter.Rule{replacing("a", "abc", by("xyz", linter.Safe)), replacing("b", "abc", before)}},
		{name: "in a quotation", path: "a.txt", text: "“It is teh one,” she said of teh one.\n", want: "“It is teh one,” she said of the one.\n",
			least: linter.Ask, fixed: 1, rules: []linter.Rule{replacing("a", "teh", by("the", linter.Safe))}},
		{name: "in an address, a handle, a tag", path: "a.txt",
			text: "See https://example.org/teh or teh@example.org, @teh and #teh, not teh.\n",
			want: "See https://example.org/teh or teh@example.org, @teh and #teh, not the.\n", fixed: 1, left: []Reason{Protected, Protected, Protected, Protected},
			rules: []linter.Rule{replacing("a", "teh", by("the", linter.Safe))}},
		{name: "an address goes with its sentence", path: "a.txt", text: "Call (see @teh now) her.\n", want: "Call her.\n", least: linter.Ask, fixed: 1,
			rules: []linter.Rule{replacing("a", "(see @teh now) ", func(s article.Span) []linter.Fix {
				return []linter.Fix{{Title: "Delete it", Safety: linter.Ask, Edits: []linter.Edit{{Span: s}}}}
			})}},
		{name: "never safely", path: "a.txt", text: "Call (see @teh now) her.\n", want: "Call (see @teh now) her.\n", left: []Reason{Protected},
			rules: []linter.Rule{replacing("a", "(see @teh now) ", deleting)}},
		{name: "only in a quotation and an address", path: "a.txt", text: "“Teh or teh,” she said. See http://a.org/it's-teh now.\n",
			want: "“Teh or teh,” she said. See http://a.org/it's-teh now.\n", left: []Reason{Protected},
			rules: []linter.Rule{replacing("a", "teh", by("the", linter.Safe))}},
		{name: "code", path: "a.md", text: "Type `teh` for teh.\n", want: "Type `teh` for the.\n", fixed: 1,
			rules: []linter.Rule{replacing("a", "teh", by("the", linter.Safe))}},
		{name: "markup between", path: "a.md", text: "It is t*eh* one.\n", want: "It is t*eh* one.\n", left: []Reason{Unspelt},
			rules: []linter.Rule{replacing("a", "teh", by("Xhe", linter.Safe))}},
		{name: "a letter the charset has not", path: "a.txt", text: "It is teh caf\xe9.\n", want: "It is teh caf\xe9.\n", left: []Reason{Unspelt},
			rules: []linter.Rule{replacing("a", "teh", by("thę", linter.Safe))}},
		{name: "the file's charset", path: "a.txt", text: "It is teh caf\xe9.\n", want: "It is th\xe9 caf\xe9.\n", fixed: 1,
			rules: []linter.Rule{replacing("a", "teh", by("thé", linter.Safe))}},
		{name: "an entity", path: "a.html", text: "<p>It is teh one.</p>\n", want: "<p>It is A&amp;B one.</p>\n", fixed: 1,
			rules: []linter.Rule{replacing("a", "teh", by("A&B", linter.Safe))}},
		{name: "several ways", path: "a.txt", text: "It is teh one.\n", want: "It is teh one.\n", left: []Reason{Choice, Choice},
			rules: []linter.Rule{replacing("a", "teh", func(s article.Span) []linter.Fix {
				return []linter.Fix{linter.Replace(s, "the", linter.Safe), linter.Replace(s, "tea", linter.Safe)}
			})}},
		{name: "the safer way", path: "a.txt", text: "It is teh one.\n", want: "It is the one.\n", least: linter.Ask, fixed: 1,
			rules: []linter.Rule{replacing("a", "teh", func(s article.Span) []linter.Fix {
				return []linter.Fix{linter.Replace(s, "the", linter.Safe), linter.Replace(s, "tea", linter.Ask)}
			})}},
		{name: "nothing to change", path: "a.txt", text: "It is teh one.\n", want: "It is teh one.\n", left: []Reason{Unspelt},
			rules: []linter.Rule{replacing("a", "teh", by("teh", linter.Safe))}},
		{name: "a quotation stays one when its mark goes", path: "a.txt",
			text: "She said: “We saw teh dog.”\n", want: "She said: “We saw teh dog.”\n",
			rules: []linter.Rule{replacing("a", "“", deleting), replacing("b", "teh", by("the", linter.Safe))}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.least == linter.Show {
				c.least = linter.Safe
			}
			l := newLinter(t, c.rules...)
			res, err := run(t, l, c.path, c.text, c.least)
			if err != nil {
				t.Fatal(err)
			}
			if got := string(res.Doc.Source.Bytes); got != c.want || res.Unsettled {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if res.Fixed != c.fixed {
				t.Errorf("%d fixed, want %d", res.Fixed, c.fixed)
			}
			var left []Reason
			for _, l := range res.Left {
				left = append(left, l.Reason)
			}
			if len(left) != len(c.left) || len(left) > 0 && left[0] != c.left[0] {
				t.Errorf("left for %v, want %v", left, c.left)
			}
			again, err := run(t, l, c.path, string(res.Doc.Source.Bytes), c.least)
			if err != nil || len(again.Edits) > 0 || again.Fixed > 0 {
				t.Errorf("a second time: %v %v", again, err)
			}
		})
	}
}

func TestRunWithoutRest(t *testing.T) {
	l := newLinter(t, replacing("a", "teh", by("hte", linter.Safe)), replacing("b", "hte", by("teh", linter.Safe)))
	res, err := run(t, l, "a.txt", "It is teh one.\n", linter.Safe)
	if err != nil {
		t.Fatal(err)
	}
	if !res.Unsettled || len(res.Edits) > 0 || res.Fixed > 0 || string(res.Doc.Source.Bytes) != "It is teh one.\n" || len(res.Findings) != 1 {
		t.Errorf("%+v", res)
	}
}

// TestRunOpensNoQuotation has a fix make a subscription box of a paragraph; in
// such a box no quotation is read, and the next run would write there.
func TestRunOpensNoQuotation(t *testing.T) {
	const text = "The council met on the day. It was the first time.\n\nSgin up for our “teh” newsletter\n"
	l := newLinter(t, replacing("a", "Sgin", by("Sign", linter.Safe)), replacing("b", "teh", by("the", linter.Safe)))
	res, err := run(t, l, "a.txt", text, linter.Safe)
	if err != nil {
		t.Fatal(err)
	}
	if !res.Unsettled || string(res.Doc.Source.Bytes) != text {
		t.Errorf("unsettled %v: %q", res.Unsettled, res.Doc.Source.Bytes)
	}
}

func TestRunRoundsEnough(t *testing.T) {
	// Each round takes one letter away: ten are the most that come to rest.
	l := newLinter(t, replacing("a", "xy", by("y", linter.Safe)))
	for n, settles := range map[int]bool{MaxRounds: true, MaxRounds + 1: false} {
		res, err := run(t, l, "a.txt", "It is "+strings.Repeat("x", n)+"y.\n", linter.Safe)
		if err != nil || res.Unsettled == settles {
			t.Errorf("%d rounds: unsettled %v, %v", n, res.Unsettled, err)
		}
	}
}

func TestRunKeepsTheCharset(t *testing.T) {
	// Without its "x" this text in Windows-1252 would be good UTF-8 as well.
	l := newLinter(t, replacing("a", "Ãx", by("Ã", linter.Safe)))
	_, err := run(t, l, "a.txt", "The caf\xc3x\xa9 is here.\n", linter.Safe)
	if err == nil || !strings.HasPrefix(err.Error(), "a.txt: ") || !strings.Contains(err.Error(), "another charset") {
		t.Errorf("error %v", err)
	}
}

func TestRunUTF16(t *testing.T) {
	spell := func(text string) string {
		out := "\xff\xfe"
		for _, u := range utf16.Encode([]rune(text)) {
			out += string([]byte{byte(u), byte(u >> 8)})
		}
		return out
	}
	l := newLinter(t, replacing("a", "teh", by("thé", linter.Safe)))
	res, err := run(t, l, "a.txt", spell("It is teh ‘one’.\r\n"), linter.Safe)
	if err != nil || string(res.Doc.Source.Bytes) != spell("It is thé ‘one’.\r\n") {
		t.Errorf("%q %v", res.Doc.Source.Bytes, err)
	}
}

// TestPieces holds the sum of several rounds against the rounds.
func TestPieces(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 3))
		first := []byte(strings.Repeat("abcdefghij", random.IntN(5)))
		ps, text := pieces{{end: len(first)}}, first
		for range random.IntN(5) {
			var edits []article.Edit
			for at := random.IntN(8); at <= len(text); at += 1 + random.IntN(20) {
				end := min(len(text), at+random.IntN(5))
				edits = append(edits, article.Edit{Range: article.Range{Start: at, End: end}, Raw: []byte(strings.Repeat("X", random.IntN(4)))})
				at = end
			}
			text = (&choice{edits: edits}).apply(text)
			ps = ps.apply(edits)
		}
		es := ps.edits(len(first))
		if got := edited(first, es); !bytes.Equal(got, text) {
			t.Fatalf("seed %d: %q, want %q", seed, got, text)
		}
		for i := 1; i < len(es); i++ {
			if es[i].Range.Start <= es[i-1].Range.End {
				t.Fatalf("seed %d: edits touch: %v", seed, es)
			}
		}
	}
}

func TestShifted(t *testing.T) {
	edits := []article.Edit{
		{Range: article.Range{Start: 2, End: 4}},                       // takes two away
		{Range: article.Range{Start: 10, End: 10}, Raw: []byte("new")}, // puts three in
		{Range: article.Range{Start: 20, End: 30}, Raw: []byte("x")},   // swallows what is there
	}
	got := shifted([]article.Range{{Start: 0, End: 2}, {Start: 4, End: 10}, {Start: 10, End: 12}, {Start: 22, End: 28}, {Start: 30, End: 40}}, edits)
	want := []article.Range{{Start: 0, End: 2}, {Start: 2, End: 8}, {Start: 11, End: 13}, {Start: 22, End: 32}}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got, want)
		}
	}
}
