package linter_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
)

// word reports each place of a word: the plainest rule there is.
func word(id, text string, change func(*linter.Rule)) linter.Rule {
	r := linter.Rule{ID: id, Doc: "# A word\n\n## Evidence\n\nNone.\n", Severity: linter.Warning,
		New: func(*linter.Setup) (linter.Check, error) {
			return func(p *linter.Pass) {
				for at := 0; ; {
					i := strings.Index(p.Doc.Text[at:], text)
					if i < 0 {
						return
					}
					s := article.Span{Start: int32(at + i), End: int32(at + i + len(text))}
					p.Report(linter.Finding{Span: s, Message: "“" + text + "” stands here.", Fixes: []linter.Fix{linter.Replace(s, "WORD", linter.Safe)}})
					at += i + len(text)
				}
			}, nil
		}}
	if change != nil {
		change(&r)
	}
	return r
}

func newLinter(t *testing.T, configuration string, rules ...linter.Rule) *linter.Linter {
	t.Helper()
	rules = append(rules, linter.Own()...)
	cfg, problems, err := config.Parse("test.toml", []byte(configuration), linter.ConfigRules(rules), config.Flags{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	l, err := linter.New(rules, nil, cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func check(t *testing.T, l *linter.Linter, path, text string) (*article.Document, []linter.Finding) {
	t.Helper()
	doc, err := format.Parse(path, []byte(text), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := l.Check(doc)
	if err != nil {
		t.Fatal(err)
	}
	return doc, findings
}

// sum writes findings as rule:text, with +n for related places.
func sum(doc *article.Document, findings []linter.Finding) string {
	var out []string
	for _, f := range findings {
		s := f.Rule + ":" + doc.Slice(f.Span)
		if n := len(f.Related); n > 0 {
			s += fmt.Sprintf("+%d", n)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

const body = "A headline here\n\nThe first herring came. “A herring,” he said.\n\nThe second came, too, a herring.\n"

func TestWhereARuleSpeaks(t *testing.T) {
	for _, tt := range []struct {
		name, path, text, want string
		change                 func(*linter.Rule)
	}{
		{"outside quotations", "a.txt", body, "test.word:herring+1", nil},
		{"inside too", "a.txt", body, "test.word:herring+2", func(r *linter.Rule) { r.Quotes = linter.CheckQuotes }},
		{"corrections", "a.txt", "A headline here\n\nCorrection: an earlier version of this article had a herring.\n", "", nil},
		{"corrections when asked", "a.txt", "A headline here\n\nCorrection: an earlier version of this article had a herring.\n", "test.word:herring",
			func(r *linter.Rule) { r.Corrections = true }},
		{"block quotations", "a.md", "Text first.\n\n> A herring.\n", "", nil},
		{"code", "a.md", "Text `herring` first.\n\n```\nherring\n```\n", "", nil},
		{"only headlines", "a.txt", "A herring came\n\nThe herring went home.\n", "test.word:herring",
			func(r *linter.Rule) { r.Blocks = article.Kinds(article.Headline) }},
		{"sic elsewhere", "a.txt", "A headline here\n\nA herring [sic] came.\n", "test.word:herring", nil},
		{"sic for spelling", "a.txt", "A headline here\n\nA herring [sic] came.\n", "", func(r *linter.Rule) { r.ID = "spelling.word" }},
	} {
		doc, findings := check(t, newLinter(t, "", word("test.word", "herring", tt.change)), tt.path, tt.text)
		if got := sum(doc, findings); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFixesInQuotations(t *testing.T) {
	l := newLinter(t, "", word("test.word", "herring", func(r *linter.Rule) { r.Quotes = linter.CheckQuotes }))
	_, findings := check(t, l, "a.txt", "A headline here\n\n“A herring,” he said.\n")
	if len(findings) != 1 || findings[0].Fixes[0].Safety != linter.Show {
		t.Errorf("a fix inside a quotation may be applied: %+v", findings)
	}
	l = newLinter(t, "", word("test.word", "herring", func(r *linter.Rule) {
		inner := r.New
		r.Quotes = linter.OnlyQuotes
		r.New = func(s *linter.Setup) (linter.Check, error) {
			check, err := inner(s)
			return func(p *linter.Pass) {
				check(p)
				s := article.Span{Start: 20, End: 27}
				p.Report(linter.Finding{Span: s, Message: "The record's own.", Fixes: []linter.Fix{{Title: "x", Safety: linter.Safe, Record: true, Edits: []linter.Edit{{Span: s, New: "haddock"}}}}})
			}, err
		}
	}))
	_, findings = check(t, l, "a.txt", "A headline here\n\n“A herring,” he said.\n")
	for _, f := range findings {
		want := linter.Show
		if f.Fixes[0].Record {
			want = linter.Ask
		}
		if f.Fixes[0].Safety != want {
			t.Errorf("%s: safety %v, want %v", f.Message, f.Fixes[0].Safety, want)
		}
	}
}

func TestStet(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"covers its block", "A headline here\n\nA herring.\n<!-- stet test.word: a proper fish -->\n\nA herring again.\n", "test.word:herring"},
		{"first line covers the file", "<!-- stet test.word: a fish paper -->\nA headline here\n\nA herring.\n\nA herring again.\n", ""},
		{"quotes the words", "A headline here\n\nA herring.\n<!-- stet test.word \"herring\": a fish -->\n", ""},
		{"quotes other words", "A headline here\n\nA herring.\n<!-- stet test.word \"haddock\": a fish -->\n", "test.word:herring stet.unused:"},
		{"no reason", "A headline here\n\nA herring.\n<!-- stet test.word -->\n", "test.word:herring stet.note:"},
		{"no rule", "A headline here\n\nA herring.\n<!-- stet: so it is -->\n", "test.word:herring stet.note:"},
		{"unknown rule", "A headline here\n\nA herring.\n<!-- stet test.fish: so it is -->\n", "test.word:herring stet.note:"},
		{"unused", "A headline here\n\nA haddock.\n<!-- stet test.word: so it is -->\n", "stet.unused:"},
		{"unused of a rule that is off", "A headline here\n\nA haddock.\n<!-- stet test.off: so it is -->\n", ""},
		{"two rules", "A headline here\n\nA herring.\n<!-- stet test.word, test.off: so it is -->\n", ""},
		{"the engine's own", "A headline here\n\nA herring.\n<!-- stet engine.failure: so it is -->\n", "test.word:herring stet.note:"},
		{"another comment", "A headline here\n\nA herring.\n<!-- stetson hats -->\n", "test.word:herring"},
	} {
		l := newLinter(t, "", word("test.word", "herring", nil), word("test.off", "haddock", func(r *linter.Rule) { r.Off = true }))
		doc, findings := check(t, l, "a.txt", tt.text)
		if got := sum(doc, findings); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		for _, f := range findings {
			if r := f.Range(doc); f.Note != nil && !strings.HasPrefix(tt.text[r.Start:r.End], "<!-- stet") {
				t.Errorf("%s: a finding on a note stands at %v", tt.name, r)
			}
		}
	}
}

func TestPanicSparesTheRest(t *testing.T) {
	broken := word("test.broken", "x", func(r *linter.Rule) {
		r.New = func(*linter.Setup) (linter.Check, error) {
			return func(p *linter.Pass) { panic("no such herring") }, nil
		}
	})
	doc, findings := check(t, newLinter(t, "", broken, word("test.word", "herring", nil)), "a.txt", "A headline here\n\nA herring.\n")
	if got := sum(doc, findings); got != "engine.failure: test.word:herring" {
		t.Fatal(got)
	}
	if m := findings[0].Message; !strings.Contains(m, "test.broken") || !strings.Contains(m, "no such herring") {
		t.Error(m)
	}
}

func TestSeverity(t *testing.T) {
	rule := word("test.word", "herring", nil)
	for _, tt := range []struct {
		configuration string
		want          linter.Severity
	}{
		{"", linter.Warning},
		{"[rules.test.word]\nseverity = \"error\"", linter.Error},
		{"[rules.test.word]\nseverity = \"suggestion\"", linter.Suggestion},
	} {
		_, findings := check(t, newLinter(t, tt.configuration, rule), "a.txt", "A headline here\n\nA herring.\n")
		if len(findings) != 1 || findings[0].Severity != tt.want {
			t.Errorf("%q: %+v", tt.configuration, findings)
		}
	}
}

// TestFingerprint: a fingerprint survives moved lines and a renamed file, tells
// two places apart, and changes with the words about it.
func TestFingerprint(t *testing.T) {
	l := newLinter(t, "", word("test.word", "herring", nil))
	print := func(path, text string) []string {
		_, findings := check(t, l, path, text)
		var out []string
		for _, f := range findings {
			out = append(out, f.Fingerprint)
		}
		return out
	}
	a := print("a.txt", "A headline here\n\nThe fresh herring came home.\n")
	b := print("b.txt", "Another headline\n\nMore text stands here.\n\nThe fresh herring came home.\n")
	c := print("a.txt", "A headline here\n\nThe stale herring came home.\n")
	if len(a) != 1 || !slices.Equal(a, b) || slices.Equal(a, c) {
		t.Error(a, b, c)
	}
	// The first and the last words of a paragraph do not depend on its neighbours.
	d := print("a.txt", "A headline here\n\nherring\n\nThe rest of it.\n")
	e := print("a.txt", "A headline here\n\nOther words came.\n\nherring\n\nAnother rest.\n")
	if len(d) != 1 || !slices.Equal(d, e) {
		t.Error(d, e)
	}
}

// TestPart: joined findings can be parted, and joined again without some.
func TestPart(t *testing.T) {
	l := newLinter(t, "", word("test.word", "herring", nil))
	doc, findings := check(t, l, "a.txt", body)
	parts := linter.Part(findings)
	if len(findings) != 1 || len(parts) != len(findings[0].Related)+1 {
		t.Fatal(sum(doc, findings), sum(doc, parts))
	}
	for i, f := range parts {
		if len(f.Fixes[0].Edits) != 1 || f.Fixes[0].Edits[0].Span != f.Span || f.Joined != nil || i > 0 && f.Fingerprint == parts[i-1].Fingerprint {
			t.Errorf("%+v", f)
		}
	}
	again := linter.Join(doc, linter.Part(findings))
	if sum(doc, again) != sum(doc, findings) || len(again[0].Fixes[0].Edits) != len(parts) || again[0].Fingerprint != findings[0].Fingerprint {
		t.Error(sum(doc, again))
	}
	rest := linter.Join(doc, linter.Part(findings)[1:])
	if rest[0].Span != parts[1].Span || len(rest[0].Fixes[0].Edits) != len(parts)-1 || rest[0].Fingerprint != parts[1].Fingerprint {
		t.Errorf("%+v", rest)
	}
}

func TestCheckAll(t *testing.T) {
	l := newLinter(t, "", word("test.word", "herring", nil))
	bad := errors.New("cannot be read")
	var inputs []linter.Input
	for i := range 200 {
		path := fmt.Sprintf("%03d.txt", i)
		inputs = append(inputs, linter.Input{Path: path, Linter: l, Open: func() (*article.Document, error) {
			if i%50 == 7 {
				return nil, bad
			}
			return format.Parse(path, []byte(fmt.Sprintf("A headline here\n\nThe herring %d.\n", i)), format.Options{})
		}})
	}
	for _, jobs := range []int{0, 1, 4, 500} {
		var paths []string
		failed := 0
		err := linter.CheckAll(context.Background(), inputs, jobs, func(r linter.Result) error {
			paths = append(paths, r.Path)
			if r.Err != nil {
				failed++
			} else if len(r.Findings) != 1 {
				t.Errorf("%s: %d findings", r.Path, len(r.Findings))
			}
			return nil
		})
		if err != nil || len(paths) != len(inputs) || !slices.IsSorted(paths) || failed != 4 {
			t.Errorf("%d jobs: %d results, %d failed, %v", jobs, len(paths), failed, err)
		}
		stop := errors.New("enough")
		n := 0
		if err := linter.CheckAll(context.Background(), inputs, jobs, func(linter.Result) error {
			if n++; n == 10 {
				return stop
			}
			return nil
		}); !errors.Is(err, stop) || n != 10 {
			t.Errorf("%d jobs: stopped with %v after %d", jobs, err, n)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := linter.CheckAll(ctx, inputs, jobs, func(linter.Result) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("%d jobs: cancelled with %v", jobs, err)
		}
	}
}

// FuzzStet: no note makes the engine fail, and a note that silences something
// names a rule and a reason.
func FuzzStet(f *testing.F) {
	f.Add("stet test.word: a reason")
	f.Add("stet test.word \"herring\": a reason")
	f.Add("stet “”::,")
	rules := append([]linter.Rule{word("test.word", "herring", nil)}, linter.Own()...)
	cfg, _, err := config.Parse("", nil, linter.ConfigRules(rules), config.Flags{})
	if err != nil {
		f.Fatal(err)
	}
	l, err := linter.New(rules, nil, cfg, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, note string) {
		doc, err := format.Parse("a.txt", []byte("A headline here\n\nA herring.\n<!-- "+note+" -->\n"), format.Options{})
		if err != nil {
			return
		}
		findings, err := l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		quiet := true
		for _, x := range findings {
			quiet = quiet && x.Rule != "test.word"
			if x.Rule == "engine.failure" {
				t.Fatal(x.Message)
			}
		}
		if quiet && (!strings.Contains(note, "test.word") || !strings.Contains(note, ":")) {
			t.Errorf("%q silences the rule", note)
		}
	})
}
