package known

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
)

// word reports each place of a word: the plainest rule there is.
func word(id, text string) linter.Rule {
	return linter.Rule{ID: id, Doc: "# A word\n\n## Evidence\n\nNone.\n", Severity: linter.Warning,
		New: func(*linter.Setup) (linter.Check, error) {
			return func(p *linter.Pass) {
				for at := 0; ; {
					i := strings.Index(p.Doc.Text[at:], text)
					if i < 0 {
						return
					}
					s := article.Span{Start: int32(at + i), End: int32(at + i + len(text))}
					p.Report(linter.Finding{Span: s, Message: "“" + text + "” stands here.",
						Fixes: []linter.Fix{linter.Replace(s, "WORD", linter.Safe)}})
					at += i + len(text)
				}
			}, nil
		}}
}

type desk struct {
	*testing.T
	rules  []linter.Rule
	linter *linter.Linter
}

func newDesk(t *testing.T, configuration string) *desk {
	t.Helper()
	rules := append([]linter.Rule{word("test.herring", "herring"), word("test.kipper", "kipper"), {
		ID: "test.panic", Doc: "# P\n", Severity: linter.Warning, New: func(*linter.Setup) (linter.Check, error) {
			return func(p *linter.Pass) {
				if strings.Contains(p.Doc.Text, "PANIC") {
					panic("as asked")
				}
			}, nil
		}}}, linter.Own()...)
	cfg, problems, err := config.Parse("test.toml", []byte(configuration), linter.ConfigRules(rules), config.Flags{})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	l, err := linter.New(rules, nil, cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &desk{t, rules, l}
}

func (d *desk) check(text string, day string) (Article, []linter.Finding) {
	d.Helper()
	opt := format.Options{}
	opt.Published, _ = article.ParseDay(day)
	doc, err := format.Parse("a.txt", []byte(text), opt)
	if err != nil {
		d.Fatal(err)
	}
	findings, err := d.linter.Check(doc)
	if err != nil {
		d.Fatal(err)
	}
	return Article{doc, "a.txt", "a.txt", d.linter.Selected(doc)}, findings
}

func (d *desk) stets(text string) *Stets {
	d.Helper()
	s, problems := ParseStets("stet.toml", []byte(text), linter.ConfigRules(d.rules))
	if problems != nil {
		d.Fatal(problems)
	}
	return s
}

func sum(a Article, findings []linter.Finding) string {
	var out []string
	for _, f := range findings {
		s := f.Rule + ":" + a.Doc.Slice(f.Span)
		if n := len(f.Related); n > 0 {
			s += fmt.Sprintf("+%d", n)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

const copyText = "The fresh herring came home.\n\nA second herring lay there, too.\n\nThe old kipper slept.\n"

// TestSift lets single places stand and keeps the rest as they were.
func TestSift(t *testing.T) {
	d := newDesk(t, "")
	a, findings := d.check(copyText, "")
	if got := sum(a, findings); got != "test.herring:herring+1 test.kipper:kipper" {
		t.Fatal(got)
	}
	parts := linter.Part(findings)
	entry := func(i int, extra string) string {
		return fmt.Sprintf("[[stet]]\nrule = %q\npath = \"a.txt\"\nfingerprint = %q\nreason = \"so\"\n%s\n", parts[i].Rule, parts[i].Fingerprint, extra)
	}
	for _, test := range []struct {
		name, stets, text, day, count, quiet string
	}{
		{"none", "", "", "", "test.herring:herring+1 test.kipper:kipper", ""},
		{"the first place", entry(0, ""), "", "", "test.herring:herring test.kipper:kipper", "test.herring:herring"},
		{"the second place", entry(1, ""), "", "", "test.herring:herring test.kipper:kipper", "test.herring:herring"},
		{"both", entry(0, "") + entry(1, ""), "", "", "test.kipper:kipper", "test.herring:herring+1"},
		{"another path", strings.Replace(entry(2, ""), "a.txt", "b.txt", 1), "", "", "test.herring:herring+1 test.kipper:kipper", ""},
		{"moved", entry(2, ""), "The old kipper slept.\n\nNothing else was new.\n", "", "", "test.kipper:kipper"},
		{"changed about it", entry(2, ""), "The new kipper slept.\n", "", "stet.unused: test.kipper:kipper", ""},
		{"changed about it, but the same words", entry(2, "text = \"kipper\""), "The new kipper slept.\n", "", "", "test.kipper:kipper"},
		{"the same words twice", entry(2, "text = \"kipper\""), "The new kipper slept.\n\nAnother kipper did not.\n", "", "stet.unused: test.kipper:kipper+1", ""},
		{"two for the same words", entry(2, "text = \"kipper\"") + entry(2, "text = \"kipper\""), "The new kipper slept.\n", "", "stet.unused: stet.unused: test.kipper:kipper", ""},
		{"the same words, expired", entry(2, "text = \"kipper\"\nuntil = 2020-11-18"), "The new kipper slept.\n", "2020-11-19", "test.kipper:kipper", ""},
		{"one more of the same words", entry(0, "text = \"herring\""), "The fresh herring came home.\n\nThe new herring did not.\n", "", "test.herring:herring", "test.herring:herring"},
		{"mended", entry(2, ""), "The old haddock slept.\n", "", "stet.unused:", ""},
		{"twice", entry(2, "") + entry(2, ""), "The old kipper slept.\n", "", "stet.unused:", "test.kipper:kipper"},
		{"on its last day", entry(2, "until = 2020-11-18"), "The old kipper slept.\n", "2020-11-18", "", "test.kipper:kipper"},
		{"expired", entry(2, "until = \"2020-11-18\""), "The old kipper slept.\n", "2020-11-19", "test.kipper:kipper", ""},
		{"of no known day", entry(2, "until = 2020-11-18"), "The old kipper slept.\n", "", "", "test.kipper:kipper"},
		{"expired, and made anew", entry(2, "until = 2020-11-18") + entry(2, ""), "The old kipper slept.\n", "2020-11-19", "", "test.kipper:kipper"},
		{"not read in full", entry(2, ""), "PANIC in town.\n", "", "engine.failure:", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := test.text
			if text == "" {
				text = copyText
			}
			a, findings := d.check(text, test.day)
			count, quiet := (&Filter{Stets: d.stets(test.stets)}).Sift(a, findings)
			if got := sum(a, count); got != test.count {
				t.Errorf("counts %q, not %q", got, test.count)
			}
			if got := sum(a, quiet); got != test.quiet {
				t.Errorf("quiet are %q, not %q", got, test.quiet)
			}
		})
	}
	// A place that stands takes its own edits with it.
	count, _ := (&Filter{Stets: d.stets(entry(0, ""))}).Sift(a, findings)
	if edits := count[0].Fixes[0].Edits; len(edits) != 1 || edits[0].Span != parts[1].Span || count[0].Fingerprint != parts[1].Fingerprint {
		t.Errorf("%+v", count[0])
	}
	// What is off is neither found nor missed.
	off := newDesk(t, "[rules]\ndisable = [\"test.kipper\"]\n")
	a, findings = off.check("The old haddock slept.\n", "")
	if count, _ := (&Filter{Stets: off.stets(entry(2, ""))}).Sift(a, findings); len(count) != 0 {
		t.Error(sum(a, count))
	}
}

func TestBaseline(t *testing.T) {
	d := newDesk(t, "")
	a, findings := d.check(copyText, "")
	rows := func(a Article, findings []linter.Finding) []Row {
		var out []Row
		for _, f := range linter.Part(findings) {
			out = append(out, RowOf("a.txt", &f))
		}
		return out
	}
	data := FormatRows(rows(a, findings))
	b, err := ParseBaseline("b.jsonl", data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(data), string(FormatRows(b.Rows()))); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]string{
		copyText:                                 "",
		"Words came first.\n\n" + copyText:       "",
		copyText + "\nNobody ate the herring.\n": "test.herring:herring",
		"Nobody ate the herring.\n\n" + copyText: "test.herring:herring",
		"PANIC\n\n" + copyText:                   "engine.failure:",
	} {
		a, findings := d.check(text, "")
		count, _ := (&Filter{Baseline: b}).Sift(a, findings)
		if got := sum(a, count); got != want {
			t.Errorf("%q counts %q, not %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"{":                "b.jsonl:1: not a row of a baseline: unexpected end of JSON input",
		"\n\n{\"path\":1}": "b.jsonl:3: not a row of a baseline: ",
		"{\"path\":\"a\"}": "b.jsonl:1: a row of a baseline has path, rule and fingerprint",
	} {
		if _, err := ParseBaseline("b.jsonl", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestPrune(t *testing.T) {
	row := func(path, print string) Row { return Row{path, "r.r", print} }
	on := func(string) bool { return true }
	off := func(string) bool { return false }
	for _, test := range []struct {
		name                 string
		rows                 []Row
		seen                 map[string]Seen
		gone                 string
		left, removed, moved string
	}{
		{"needed", []Row{row("a", "1")}, map[string]Seen{"a": {[]Row{row("a", "1"), row("a", "2")}, on}}, "", "a1", "", ""},
		{"mended", []Row{row("a", "1")}, map[string]Seen{"a": {nil, on}}, "", "", "a1", ""},
		{"off", []Row{row("a", "1")}, map[string]Seen{"a": {nil, off}}, "", "a1", "", ""},
		{"not seen", []Row{row("a", "1")}, nil, "", "a1", "", ""},
		{"gone", []Row{row("a", "1")}, nil, "a", "", "a1", ""},
		{"renamed", []Row{row("a", "1")}, map[string]Seen{"b": {[]Row{row("b", "1")}, on}}, "a", "b1", "", "b1"},
		{"copied", []Row{row("a", "1")}, map[string]Seen{"b": {[]Row{row("b", "1")}, on}}, "", "a1", "", ""},
		{"renamed to one of two", []Row{row("a", "1")}, map[string]Seen{"b": {[]Row{row("b", "1")}, on}, "c": {[]Row{row("c", "1")}, on}}, "a", "", "a1", ""},
		{"renamed onto a known one", []Row{row("a", "1"), row("b", "1")}, map[string]Seen{"b": {[]Row{row("b", "1")}, on}}, "a", "b1", "a1", ""},
		{"two into one", []Row{row("a", "1"), row("c", "1")}, map[string]Seen{"b": {[]Row{row("b", "1")}, on}}, "ac", "b1", "c1", "b1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b, err := ParseBaseline("b", FormatRows(test.rows))
			if err != nil {
				t.Fatal(err)
			}
			p := b.Prune(test.seen, func(path string) bool { return strings.Contains(test.gone, path) })
			say := func(rows []Row) string {
				var out []string
				for _, r := range rows {
					out = append(out, r.Path+r.Fingerprint)
				}
				return strings.Join(out, " ")
			}
			got := [3]string{say(p.Rows), say(p.Removed), say(p.Moved)}
			if want := [3]string{test.left, test.removed, test.moved}; got != want {
				t.Errorf("%q, not %q", got, want)
			}
		})
	}
}
