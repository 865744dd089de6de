package config

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
)

type weekdayOptions struct {
	Window int      `toml:"window"`
	Skip   []string `toml:"skip"`
	Form   string   `toml:"form" oneof:"long|short"`
	Ratio  float64  `toml:"ratio"`
	Deep   struct {
		On bool `toml:"on"`
	} `toml:"deep"`
}

func testRules() []Rule {
	return []Rule{
		{ID: "dates.weekday", On: true, Severity: Error, Options: func() any {
			return &weekdayOptions{Window: 7, Skip: []string{"a"}, Form: "long"}
		}},
		{ID: "dates.order", Severity: Warning},
		{ID: "style.repetition", On: true, Severity: Suggestion},
		{ID: "spelling.typo", On: true, Severity: Error},
	}
}

func mustParse(t *testing.T, text string, flags Flags) *Config {
	t.Helper()
	c, problems, err := Parse("test.toml", []byte(text), testRules(), flags)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error(p)
	}
	if t.Failed() {
		t.FailNow()
	}
	return c
}

func settingsOf(t *testing.T, c *Config, path string, meta *article.Meta) *Settings {
	t.Helper()
	s, err := c.Settings(c.Key(path, meta))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// on names the rules that are on.
func on(s *Settings) string {
	var out []string
	for i, r := range testRules() {
		if s.Rules[i].On {
			out = append(out, r.ID)
		}
	}
	return strings.Join(out, " ")
}

func TestWhichRulesRun(t *testing.T) {
	const none = ""
	for _, tt := range []struct {
		name, config string
		flags        Flags
		want         string
	}{
		{"default", none, Flags{}, "dates.weekday style.repetition spelling.typo"},
		{"enable adds", `rules.enable = ["dates.order"]`, Flags{}, "dates.weekday dates.order style.repetition spelling.typo"},
		{"enable a family", `rules.enable = ["dates"]`, Flags{}, "dates.weekday dates.order style.repetition spelling.typo"},
		{"disable removes", `rules.disable = ["dates", "style"]`, Flags{}, "spelling.typo"},
		{"disable wins", "[rules]\nenable = [\"dates.order\"]\ndisable = [\"dates\"]", Flags{}, "style.repetition spelling.typo"},
		{"path over rules", "rules.disable = [\"dates\"]\n[[path]]\nmatch = \"*.txt\"\nrules.enable = [\"dates.order\"]", Flags{},
			"dates.order style.repetition spelling.typo"},
		{"path of another file", "[[path]]\nmatch = \"*.md\"\nrules.disable = [\"dates\"]", Flags{}, "dates.weekday style.repetition spelling.typo"},
		{"later tables win", "[[when]]\nsource = \"own\"\nrules.disable = [\"dates\"]\n[[path]]\nmatch = \"news\"\nrules.enable = [\"dates.weekday\"]\n", Flags{},
			"dates.weekday style.repetition spelling.typo"},
		{"file order, not kind", "[[path]]\nmatch = \"news\"\nrules.enable = [\"dates.weekday\"]\n[[when]]\nsource = \"own\"\nrules.disable = [\"dates\"]\n", Flags{},
			"style.repetition spelling.typo"},
		{"flags over all", "rules.disable = [\"dates\"]\n[[path]]\nmatch = \"*\"\nrules.disable = [\"dates\"]", Flags{Enable: []string{"dates.weekday"}, Disable: []string{"style"}},
			"dates.weekday spelling.typo"},
		{"only a family", `rules.disable = ["dates"]`, Flags{Only: []string{"dates"}}, "dates.weekday dates.order"},
		{"only, less one", none, Flags{Only: []string{"dates"}, Disable: []string{"dates.order"}}, "dates.weekday"},
		{"only what there is not", none, Flags{Only: []string{"nothing"}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := mustParse(t, tt.config, tt.flags)
			if got := on(settingsOf(t, c, "news/a.txt", &article.Meta{})); got != tt.want {
				t.Errorf("on:  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestPrecedenceOfValues(t *testing.T) {
	c := mustParse(t, `
style = "ap"
[house]
dash = "em"
[house.quotes]
case = "off"
"case.post" = "error"
[rules.dates.weekday]
severity = "warning"
window = 3
deep = { on = true }
[[path]]
match = "us/**"
[path.house]
acronyms = "title"
[path.house.quotes]
words = "warning"
[path.rules."dates.weekday"]
severity = "suggestion"
skip = []
`, Flags{})
	here := settingsOf(t, c, "uk/a.txt", nil)
	there := settingsOf(t, c, "us/a.txt", nil)
	if here.House.Acronyms != "upper" || here.House.Dash != "em" || here.House.Language != "en-US" || here.House.Style != "ap" {
		t.Errorf("house: %+v", here.House)
	}
	if there.House.Acronyms != "title" || there.House.Dash != "em" {
		t.Errorf("house of us/: %+v", there.House)
	}
	if here.House.Quotes["hashtag"] != "off" || here.House.Quotes["words"] != "" || there.House.Quotes["words"] != "warning" || there.House.Quotes["case.post"] != "error" {
		t.Errorf("quotes: %v and %v", here.House.Quotes, there.House.Quotes)
	}
	want := &weekdayOptions{Window: 3, Skip: []string{"a"}, Form: "long"}
	want.Deep.On = true
	if diff := cmp.Diff(want, here.Rules[0].Options); diff != "" {
		t.Error(diff)
	}
	want.Skip = []string{}
	if diff := cmp.Diff(want, there.Rules[0].Options); diff != "" {
		t.Error(diff)
	}
	if here.Rules[0].Severity != Warning || there.Rules[0].Severity != Suggestion {
		t.Errorf("severities %v, %v", here.Rules[0].Severity, there.Rules[0].Severity)
	}
}

func TestWhen(t *testing.T) {
	for _, tt := range []struct {
		condition string
		meta      article.Meta
		want      bool
	}{
		{`section = "Sport"`, article.Meta{Section: "sport"}, true},
		{`section = "Sport"`, article.Meta{}, false},
		{`section = ["News", "Sport"]`, article.Meta{Section: "Sport"}, true},
		{`kind = "live"`, article.Meta{Kind: "live"}, true},
		{`source = "wire"`, article.Meta{Agency: "Reuters"}, true},
		{`source = "wire"`, article.Meta{}, false},
		{`source = "own"`, article.Meta{}, true},
		{`source = "reuters"`, article.Meta{Agency: "Reuters"}, true},
		{`source = "AP"`, article.Meta{Agency: "Reuters"}, false},
		{`byline = "jo field"`, article.Meta{Byline: "By Jo Field in Leeds"}, true},
		{`byline = ""`, article.Meta{Byline: "By Jo Field"}, false},
		{`language = "en"`, article.Meta{Language: "en-GB"}, true},
		{`language = "en-GB"`, article.Meta{Language: "en"}, false},
		{`language = "en"`, article.Meta{Language: "enx"}, false},
		{"kind = \"live\"\nsection = \"News\"", article.Meta{Kind: "live", Section: "Sport"}, false},
	} {
		c := mustParse(t, "[[when]]\n"+tt.condition+"\nrules.disable = [\"dates\"]", Flags{})
		got := !settingsOf(t, c, "a.txt", &tt.meta).Rules[0].On
		if got != tt.want {
			t.Errorf("%s with %+v: %t", tt.condition, tt.meta, got)
		}
	}
}

func TestBuiltin(t *testing.T) {
	c := mustParse(t, "[house]\ndash = \"em\"", Flags{})
	for _, tt := range []struct {
		meta  article.Meta
		style bool
		show  bool
		dash  string
	}{
		{article.Meta{}, true, false, "em"},
		{article.Meta{Agency: "Reuters"}, false, true, ""},
		{article.Meta{Kind: "letter"}, false, false, ""},
		{article.Meta{Kind: "opinion"}, false, false, ""},
		{article.Meta{Kind: "live"}, false, false, "em"},
	} {
		s := settingsOf(t, c, "a.txt", &tt.meta)
		if s.Rules[2].On != tt.style || s.FixesShow != tt.show || s.House.Dash != tt.dash {
			t.Errorf("%+v: style %t, show %t, dash %q", tt.meta, s.Rules[2].On, s.FixesShow, s.House.Dash)
		}
		if !s.Rules[0].On {
			t.Errorf("%+v: dates.weekday is off", tt.meta)
		}
	}
	// The house has the last word on its own wire copy.
	c = mustParse(t, "[[when]]\nsource = \"wire\"\nfixes = \"default\"\nrules.enable = [\"style\"]", Flags{})
	if s := settingsOf(t, c, "a.txt", &article.Meta{Agency: "AP"}); s.FixesShow || !s.Rules[2].On {
		t.Error("the built-in table won over the house's own")
	}
}

func TestProblems(t *testing.T) {
	for _, tt := range []struct{ config, want string }{
		{"language = 5", "test.toml:1: “language” must be a string, not a whole number"},
		{"\nlanguage = \"English!\"", "test.toml:2: “English!” is no language tag; write “en-GB” or “en-US”"},
		{"stile = \"ap\"", "test.toml:1: unknown key “stile”; did you mean “style”?"},
		{"style = \"gaurdian\"", "test.toml:1: unknown style “gaurdian”; did you mean “guardian”?"},
		{"fail-on = \"eror\"", "test.toml:1: “fail-on” is “error”, “warning”, “suggestion” or “never”, not “eror”; did you mean “error”?"},
		{"[files]\nexcludes = []", "test.toml:2: unknown key “excludes” in [files]; did you mean “exclude”?"},
		{"[files]\ninclude = [\n\"a\",\n\"[\",\n]", "test.toml:4: “[” is no glob"},
		{"[files]\ninclude = \"a\"", "test.toml:2: “files.include” must be a list of strings, not a string"},
		{"[files]\ntext = \"folded\"", "test.toml:2: “files.text” is “lines” or “wrapped”, not “folded”"},
		{"[files]\nmax-size = \"lots\"", "test.toml:2: “files.max-size” must be a number of bytes up to 1 GiB, or a string such as “512 MiB”"},
		{"[files]\nmax-size = -1", "test.toml:2: “files.max-size” must be a number of bytes up to 1 GiB, or a string such as “512 MiB”"},
		{"files = 1", "test.toml:1: “files” must be a table, not a whole number"},
		{"[stet]\nfile = 1", "test.toml:2: “stet.file” must be a string, not a whole number"},
		{"[stet]\nfile = \"\"", "test.toml:2: “stet.file” must name a file"},
		{"[stet]\nfiles = \"x\"", "test.toml:2: unknown key “files” in [stet]; did you mean “file”?"},
		{"[corpus]\nrecord = [1]", "test.toml:2: “corpus.record[0]” must be a string, not a whole number"},
		{"[corpus]\nrecords = []", "test.toml:2: unknown key “records” in [corpus]; did you mean “record”?"},
		{"[corpus]\nzone = \"Mars/Olympus\"", "test.toml:2: “Mars/Olympus” is no time zone; write a name such as “Europe/London”"},
		{"[spelling]\nword = []", "test.toml:2: unknown key “word” in [spelling]; did you mean “words”?"},
		{"[rules]\nenabel = [\"dates\"]", "test.toml:2: unknown key “enabel” in [rules]; did you mean “enable”?"},
		{"[rules]\nenable = [\"dates.wekday\"]", "test.toml:2: unknown rule “dates.wekday”; did you mean “dates.weekday”?"},
		{"[rules]\n\n[rules.date.weekday]\nseverity = \"error\"", "test.toml:3: unknown key “date” in [rules]; did you mean “dates”?"},
		{"[rules.dates.wekday]\nseverity = \"error\"", "test.toml:1: unknown rule “dates.wekday”; did you mean “dates.weekday”?"},
		{"[rules.dates.weekday]\nseverity = \"fatal\"", "test.toml:2: “rules.dates.weekday.severity” is “error”, “warning” or “suggestion”, not “fatal”"},
		{"[rules.dates.weekday]\nwindo = 3", "test.toml:2: unknown key “windo” in [rules.dates.weekday]; did you mean “window”?"},
		{"[rules.dates.weekday]\nwindow = \"3\"", "test.toml:2: “rules.dates.weekday.window” must be a whole number, not a string"},
		{"[rules.dates.weekday]\nform = \"tall\"", "test.toml:2: “rules.dates.weekday.form” is “long” or “short”, not “tall”"},
		{"[rules.dates.weekday.deep]\nof = true", "test.toml:2: unknown key “of” in [rules.dates.weekday.deep]; did you mean “on”?"},
		{"[rules.dates.order]\nwindow = 3", "test.toml:2: unknown key “window” in [rules.dates.order]"},
		{"[house]\nacronym = \"upper\"", "test.toml:2: unknown key “acronym” in [house]; did you mean “acronyms”?"},
		{"[house]\nacronyms = \"uper\"", "test.toml:2: “house.acronyms” is “upper”, “title” or “”, not “uper”; did you mean “upper”?"},
		{"[house]\nlanguage = \"en\"", "test.toml:2: unknown key “language” in [house]"},
		{"[house.quotes]\nwords = \"on\"", "test.toml:2: “house.quotes.words” is “error”, “warning”, “suggestion” or “off”, not “on”"},
		{"[house.quotes]\ncases = \"off\"", "test.toml:2: unknown key “cases” in [house.quotes]; did you mean “case”?"},
		{"[house.quotes]\n\"case.pots\" = \"off\"", "test.toml:2: unknown kind of source “pots”; did you mean “post”?"},
		{"[[path]]\nrules.disable = [\"dates\"]", "test.toml:1: a [[path]] table needs at least one of “match”"},
		{"[[when]]\nsections = \"a\"\nkind = \"live\"", "test.toml:2: unknown key “sections” in [when[0]]; did you mean “section”?"},
		{"[[when]]\nkind = \"live\"\n[[when]]\nkind = 3", "test.toml:4: “when[1].kind” must be a string or a list of strings, not a whole number"},
		{"[when]\nkind = \"live\"", "test.toml:1: “when” must be a list of tables, written [[when]], not a table"},
		{"[[when]]\nkind = \"live\"\nfixes = \"hide\"", "test.toml:3: “when[0].fixes” is “show” or “default”, not “hide”"},
		{"[[when]]\nkind = \"live\"\n\n[when.rules.dates.weekday]\n\nwindow = true", "test.toml:6: “when[0].rules.dates.weekday.window” must be a whole number, not true or false"},
		{"a = 1\nb = [", "test.toml:2: "},
	} {
		_, problems, err := Parse("test.toml", []byte(tt.config), testRules(), Flags{})
		if err != nil || len(problems) == 0 {
			t.Errorf("%q: no problem (%v)", tt.config, err)
			continue
		}
		if got := problems[0].String(); got != tt.want && !(strings.HasSuffix(tt.want, ": ") && strings.HasPrefix(got, tt.want)) {
			t.Errorf("%q:\n got %s\nwant %s", tt.config, got, tt.want)
		}
	}
}

func TestProblemsComeInOrderOfLine(t *testing.T) {
	_, problems, _ := Parse("f", []byte("zzzz = 1\naaaa = 2\n[files]\nyyyy = 3"), testRules(), Flags{})
	var lines []int
	for _, p := range problems {
		lines = append(lines, p.Line)
	}
	if !slices.Equal(lines, []int{1, 2, 4}) {
		t.Errorf("lines %v", lines)
	}
}

func TestTop(t *testing.T) {
	c := mustParse(t, `language = "en-US"
fail-on = "warning"
[files]
include = ["*.copy"]
exclude = ["archive/", "drafts/**/old.txt"]
text = "wrapped"
max-size = "2 MiB"
[corpus]
record = [
  "a.toml",
  "b",
]
zone = "Europe/London"
[spelling]
words = ["Cestrian", "Aunt Mabel", "words.txt", "house.dic"]
`, Flags{})
	if c.FailOn != "warning" || c.Files.Text != "wrapped" || c.Files.MaxSize != 2<<20 || c.Zone != "Europe/London" {
		t.Errorf("%+v", c)
	}
	if want := []Entry{{"a.toml", 10}, {"b", 11}}; !slices.Equal(c.Record, want) {
		t.Errorf("record %v", c.Record)
	}
	if want := []Entry{{"words.txt", 15}}; !slices.Equal(c.WordLists, want) {
		t.Errorf("word lists %v", c.WordLists)
	}
	if want := []Entry{{"house.dic", 15}}; !slices.Equal(c.Dictionaries, want) {
		t.Errorf("dictionaries %v", c.Dictionaries)
	}
	house := settingsOf(t, c, "x", nil).House
	for text, want := range map[string]bool{"Cestrian": true, "CESTRIANS": true, "cestrian": false, "Mabel": false} {
		word := article.AppendWords(nil, text, article.Span{End: int32(len(text))})
		if house.Has(&word[0]) != want {
			t.Errorf("%s is a word of the house: %t", text, !want)
		}
	}
	aunt := article.AppendWords(nil, "Aunt Mabel", article.Span{End: 10})
	if !house.Words.Covers(aunt, 0) || !house.Words.Covers(aunt, 1) {
		t.Error("Aunt Mabel is not the house's own")
	}
	for path, want := range map[string]bool{"archive/x/a.txt": true, "sport/archive/a.txt": true, "archive": false,
		"drafts/a/b/old.txt": true, "drafts/new.txt": false} {
		if c.Excludes(path) != want {
			t.Errorf("Excludes(%s) is not %t", path, want)
		}
	}
	if !c.Includes("deep/down/a.copy") || c.Includes("a.txt") {
		t.Error("Includes")
	}
}

func TestSettingsAreSharedAndFresh(t *testing.T) {
	c := mustParse(t, "[[when]]\nkind = \"live\"\n[when.rules.dates.weekday]\nskip = [\"b\"]", Flags{})
	var wg sync.WaitGroup
	got := make([]*Settings, 8)
	for i := range got {
		wg.Go(func() {
			meta := &article.Meta{}
			if i%2 == 1 {
				meta.Kind = "live"
			}
			got[i], _ = c.Settings(c.Key("a", meta))
		})
	}
	wg.Wait()
	for i := range got {
		if got[i] != got[i%2] {
			t.Error("settings of one key differ")
		}
	}
	a, b := got[0].Rules[0].Options.(*weekdayOptions), got[1].Rules[0].Options.(*weekdayOptions)
	if a == b || !slices.Equal(a.Skip, []string{"a"}) || !slices.Equal(b.Skip, []string{"b"}) {
		t.Errorf("options %v and %v", a, b)
	}
}

func TestPresets(t *testing.T) {
	for _, name := range Presets() {
		c := mustParse(t, fmt.Sprintf("style = %q", name), Flags{})
		if s := settingsOf(t, c, "a", nil); s.House.Acronyms == "" || s.House.Language == "" {
			t.Errorf("%s: %+v", name, s.House)
		}
	}
	c := mustParse(t, "style = \"guardian\"\nlanguage = \"en-AU\"", Flags{})
	if s := settingsOf(t, c, "a", nil); s.House.Language != "en-AU" {
		t.Errorf("language %s", s.House.Language)
	}
}

func TestTooManyTables(t *testing.T) {
	_, problems, _ := Parse("f", []byte(strings.Repeat("[[when]]\nkind = \"live\"\n", 65)), testRules(), Flags{})
	if len(problems) != 1 || problems[0].Line < 100 || problems[0].Line%2 == 0 {
		t.Errorf("%v", problems)
	}
}

func TestSeveritySet(t *testing.T) {
	c := mustParse(t, `
[rules.dates.weekday]
severity = "error"
[[path]]
match = "us/**"
rules.dates.order.severity = "suggestion"
`, Flags{})
	for path, want := range map[string][]bool{"uk/a.txt": {true, false, false, false}, "us/a.txt": {true, true, false, false}} {
		for i, r := range settingsOf(t, c, path, nil).Rules {
			if r.SeveritySet != want[i] {
				t.Errorf("%s: %s: set is %t", path, testRules()[i].ID, r.SeveritySet)
			}
		}
	}
}

func TestOneOf(t *testing.T) {
	for _, tt := range []struct {
		value string
		names []string
		want  string
	}{
		{"text", []string{"text", "json"}, ""},
		{"txt", []string{"text", "json"}, "it is “text” or “json”, not “txt”; did you mean “text”?"},
		{"", []string{"show", "ask", "off"}, "it is “show”, “ask” or “off”, not “”"},
		{"banana", []string{"text"}, "it is “text”, not “banana”"},
	} {
		got := ""
		if err := OneOf("it", tt.value, tt.names...); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%q: %q, not %q", tt.value, got, tt.want)
		}
	}
}

func TestGradesAreTheRecords(t *testing.T) {
	for i, want := range Grades {
		if got := record.Grade(i).String(); got != want {
			t.Errorf("grade %d is %q in the record, %q here", i, got, want)
		}
	}
	if last := record.Hashtag; int(last) != len(Grades)-1 {
		t.Errorf("the record has %d grades, the configuration knows %d", last+1, len(Grades))
	}
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		glob, path string
		want       bool
	}{
		{"*.md", "a/b.md", true}, {"letters", "x/letters/a.txt", true}, {"letters", "letters", true}, {"letters/", "letters", false},
		{"letters/", "letters/a", true}, {"/a.txt", "a.txt", true}, {"a/*.txt", "b/a/c.txt", false}, {"a/*.txt", "a/c.txt", true},
		{"**/c.txt", "c.txt", true}, {"a/**", "a/b/c", true}, {"{a,b}/x", "b/x", true}, {"a", "ab", false},
	} {
		if Match(tt.glob, tt.path) != tt.want {
			t.Errorf("Match(%s, %s) is not %t", tt.glob, tt.path, tt.want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"check", "explain", "rules", "show", "version"}
	for word, want := range map[string]string{"chek": "check", "hceck": "check", "shwo": "show", "rule": "rules", "banana": "", "": ""} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) is %q, not %q", word, got, want)
		}
	}
}

func TestKeyFinder(t *testing.T) {
	const text = `# a comment with key = "x"
a = 1 # b = 2
"b c".'d.e' = '''
f = 3
'''
g = [ "[x]", # h = 1
  2,
  { i = 1,
    j = [3] },
]
[k.l]
m = """
\"""" # n
[[o]]
p = 1
[[o.q]]
r = 1
[[o]]
[o.s]
t = 1
[[o.q]]
u = "\\"
`
	lines := findKeys(text)
	for path, want := range map[string]int{"a": 2, "b": 0, "b c.d.e": 3, "f": 0, "g": 6, "g[1]": 7, "g[2].i": 8, "g[2].j[0]": 9, "g[2].zzz": 8,
		"k.l": 11, "k.l.m": 12, "n": 0, "o[0]": 14, "o[0].p": 15, "o[0].q[0].r": 17, "o[1]": 18, "o[1].s.t": 20, "o[1].q[0].u": 22} {
		if got := lines.of(path); got != want {
			t.Errorf("%s is on line %d, not %d", path, want, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("style = \"ap\"\n[[when]]\nkind = [\"live\"]\n[when.rules.dates.weekday]\nskip = [\"a\", '''b''']\n")
	f.Add("a = { b = [1, {c = \"\"\"x\"\"\"}] }")
	f.Add("[[path]]\nmatch = \"{a,b}/**\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		findKeys(text) // must end, whatever it is given
		c, problems, err := Parse("f", []byte(text), testRules(), Flags{})
		if err != nil {
			t.Fatal(err)
		}
		if (c == nil) == (problems == nil) {
			t.Fatalf("config %v, problems %v", c, problems)
		}
		if c != nil {
			if _, err := c.Settings(c.Key("a/b.txt", &article.Meta{Kind: "live"})); err != nil {
				t.Fatal(err)
			}
		}
		for _, p := range problems {
			if p.Line < 0 || p.Line > strings.Count(text, "\n")+1 {
				t.Fatalf("line %d", p.Line)
			}
		}
	})
}
