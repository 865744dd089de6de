package report

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

func TestUnknownFormat(t *testing.T) {
	if r, err := New("xml", io.Discard, Options{}); r != nil || err == nil {
		t.Errorf("%v %v", r, err)
	}
}

// hostile is an article that tries to leave the format it is reported in.
func hostile(t testing.TB) []checked {
	const text = "A \"quoted\" <b>head</b> & ]]> --> ::error::x %0A,:; \x01\x1b[31m \u202Eturned\u202C\n\n" +
		"An inforamtion </mark></p><script>alert(1)</script> very very ::warning file=a::x\n"
	name := "a,b:c%d <&\"'> é.txt"
	out := checkSample(t, map[string]string{name: text}, name)
	for i := range out[0].findings {
		out[0].findings[i].Message += "\r\n::error::<script>]]>\x01\u202E\xff%"
		out[0].findings[i].Evidence = &linter.Evidence{Speaker: "</dl>", URL: "javascript:alert(1)", Canonical: "<b>]]>\n::error::", Quoted: "--> very"}
	}
	return out
}

// TestGitHubCommands reads the commands back as the runner does.
func TestGitHubCommands(t *testing.T) {
	out := write(t, "github", Options{}, hostile(t), 0)
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines:\n%s", len(lines), out)
	}
	for i, level := range []string{"error", "notice"} {
		command, data, ok := strings.Cut(strings.TrimPrefix(lines[i], "::"), "::")
		name, properties, _ := strings.Cut(command, " ")
		values := map[string]string{}
		for _, p := range strings.Split(properties, ",") {
			k, v, _ := strings.Cut(p, "=")
			values[k] = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace(v)
		}
		if !ok || name != level || values["file"] != "news/a,b:c%d <&\"'> é.txt" || values["line"] != "3" || !strings.Contains(data, "%0Afix: ") {
			t.Errorf("%s: %q %q", name, values, data)
		}
		if strings.ContainsAny(lines[i], "\r\x01\x1b\u202E") {
			t.Errorf("%q", lines[i])
		}
	}
	if strings.Contains(lines[2], "::") || lines[2] != "2 findings in 1 of 1 article: 1 error, 1 suggestion." {
		t.Error(lines[2])
	}
}

func TestGitHubShowsTenOfALevel(t *testing.T) {
	var articles []checked
	for i := range 13 {
		name := fmt.Sprintf("%02d.txt", i)
		articles = append(articles, checkSample(t, map[string]string{name: "The note was very very long, and the inforamtion wrong.\n"}, name)...)
	}
	lines := strings.Split(write(t, "github", Options{}, articles, 1), "\n")
	for i := range 20 {
		want := "::error file=news/"
		if i >= 10 {
			want = "::notice file=news/"
		}
		if !strings.HasPrefix(lines[i], fmt.Sprintf("%s%02d.txt,", want, i%10)) {
			t.Errorf("%d: %s", i, lines[i])
		}
	}
	if want := "26 findings in 13 of 13 articles: 13 errors, 13 suggestions. Not annotated: 6. 1 file could not be read."; lines[20] != want {
		t.Errorf("%s\nwant\n%s", lines[20], want)
	}
}

// TestRDJSONL holds each line against what reviewdog.proto says of a Diagnostic,
// and applies the suggestions by bytes of a line.
func TestRDJSONL(t *testing.T) {
	articles := append(newsroom(t), hostile(t)...)
	sources := map[string]*article.Source{}
	for _, a := range articles {
		sources[a.doc.Source.Path] = a.doc.Source
	}
	suggested := 0
	for line := range strings.Lines(write(t, "rdjsonl", Options{}, articles, 0)) {
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		var got struct {
			Message  string
			Severity string
			Source   struct{ Name, URL string }
			Code     struct{ Value, URL string }
			Location struct {
				Path  string
				Range struct{ Start, End struct{ Line, Column int } }
			}
			Suggestions []struct {
				Range struct{ Start, End struct{ Line, Column int } }
				Text  string
			}
		}
		if err := d.Decode(&got); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if !slices.Contains([]string{"ERROR", "WARNING", "INFO"}, got.Severity) || got.Message == "" || got.Code.Value == "" {
			t.Errorf("%s", line)
		}
		src := sources[got.Location.Path]
		for _, s := range got.Suggestions {
			suggested++
			whole := src.LineAt(s.Range.Start.Line)
			text := string(src.Bytes[whole.Start:whole.End])
			text = text[:s.Range.Start.Column-1] + s.Text + text[s.Range.End.Column-1:]
			if s.Range.Start.Line != s.Range.End.Line || !strings.Contains(text, "infor<b>mation") && !strings.Contains(text, "information") && !strings.Contains(text, "sound, but") {
				t.Errorf("%s: %s", got.Location.Path, text)
			}
		}
	}
	if suggested != 3 {
		t.Errorf("%d suggestions", suggested)
	}
}

func TestRDJSONLColumnsAreBytesOfUTF8(t *testing.T) {
	for _, tt := range []struct {
		charset article.Charset
		bytes   string
		offset  int
	}{
		{article.UTF8, "x\na𐐀b", 7},
		{article.UTF16LE, "x\x00\n\x00a\x00\x01\xd8\x00\xdcb\x00", 10},
		{article.UTF16BE, "\x00x\x00\n\x00a\xd8\x01\xdc\x00\x00b", 10},
	} {
		src := &article.Source{Bytes: []byte(tt.bytes), Charset: tt.charset}
		if got := rdPositionOf(src, position(src, tt.offset)); got != (rdPosition{2, 6}) {
			t.Errorf("%v: %v", tt.charset, got)
		}
	}
}

// TestCheckstyle reads the report back, and holds it against what readers of
// the format ask for: a file has a name; an error a line, severity, message
// and source.
func TestCheckstyle(t *testing.T) {
	type issue struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
	var got struct {
		XMLName xml.Name `xml:"checkstyle"`
		Version string   `xml:"version,attr"`
		Files   []struct {
			Name   string  `xml:"name,attr"`
			Errors []issue `xml:"error"`
		} `xml:"file"`
	}
	out := write(t, "checkstyle", Options{}, append(newsroom(t), hostile(t)...), 0)
	if err := xml.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	count := 0
	for _, f := range got.Files {
		for _, e := range f.Errors {
			count++
			if e.Line < 1 || e.Column < 1 || e.Message == "" || !strings.HasPrefix(e.Source, "galleyproof.") ||
				!slices.Contains([]string{"error", "warning", "info"}, e.Severity) {
				t.Errorf("%s: %+v", f.Name, e)
			}
		}
	}
	if got.Version == "" || len(got.Files) != 4 || count != 9 || got.Files[3].Name != "news/a,b:c%d <&\"'> é.txt" {
		t.Errorf("%d files, %d errors", len(got.Files), count)
	}
	elements(t, out, map[string][]string{"checkstyle": {"version"}, "file": {"name"}, "error": {"line", "column", "severity", "message", "source"}},
		map[string][]string{"": {"checkstyle"}, "checkstyle": {"file"}, "file": {"error"}})
}

// elements walks XML and holds each element's attributes and parent against
// what is allowed.
func elements(t *testing.T, text string, attributes, children map[string][]string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	open := []string{""}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if parent := open[len(open)-1]; !slices.Contains(children[parent], e.Name.Local) {
				t.Errorf("<%s> in <%s>", e.Name.Local, parent)
			}
			var names []string
			for _, a := range e.Attr {
				names = append(names, a.Name.Local)
			}
			if want := attributes[e.Name.Local]; !slices.Equal(names, want) {
				t.Errorf("<%s> has %v, want %v", e.Name.Local, names, want)
			}
			open = append(open, e.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if at := open[len(open)-1]; strings.TrimSpace(string(e)) != "" && at != "failure" && at != "system-out" {
				t.Errorf("text in <%s>: %q", at, e)
			}
		}
	}
}

// TestJUnit holds the report against what the schema of the Jenkins xUnit
// plugin says: elements and where they may stand, attributes, and counts that
// are those of the cases.
func TestJUnit(t *testing.T) {
	type message struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	type suites struct {
		XMLName xml.Name `xml:"testsuites"`
		Suites  []struct {
			Name     string `xml:"name,attr"`
			Tests    int    `xml:"tests,attr"`
			Failures int    `xml:"failures,attr"`
			Errors   int    `xml:"errors,attr"`
			Cases    []struct {
				Name      string    `xml:"name,attr"`
				Class     string    `xml:"classname,attr"`
				Failures  []message `xml:"failure"`
				Errors    []message `xml:"error"`
				SystemOut []string  `xml:"system-out"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	articles := append(newsroom(t), hostile(t)...)
	for _, tt := range []struct {
		failOn   linter.Severity
		failures int
	}{{0, 4}, {linter.Error, 4}, {linter.Warning, 6}, {linter.Suggestion, 9}, {linter.Error + 1, 0}} {
		out := write(t, "junit", Options{FailOn: tt.failOn}, articles, 1)
		var got suites
		if err := xml.Unmarshal([]byte(out), &got); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		failures := 0
		for _, s := range got.Suites {
			failed, broken := 0, 0
			for _, c := range s.Cases {
				failed += len(c.Failures)
				broken += len(c.Errors)
				if c.Name == "" || c.Class == "" || len(c.Failures)+len(c.Errors)+len(c.SystemOut) > 1 {
					t.Errorf("%s: %+v", s.Name, c)
				}
			}
			if s.Name == "" || s.Tests != len(s.Cases) || s.Failures != failed || s.Errors != broken {
				t.Errorf("%s: %d tests, %d failures, %d errors", s.Name, s.Tests, s.Failures, s.Errors)
			}
			failures += failed
		}
		if failures != tt.failures || len(got.Suites) != len(articles)+1 {
			t.Errorf("failing on %d: %d failures in %d suites", tt.failOn, failures, len(got.Suites))
		}
		// The element error of a case has what the failure of one has.
		elements(t, out, map[string][]string{"testsuites": {"name"}, "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
			"testcase": {"name", "classname", "time"}, "failure": {"message", "type"}, "error": {"message", "type"}},
			map[string][]string{"": {"testsuites"}, "testsuites": {"testsuite"}, "testsuite": {"testcase"}, "testcase": {"failure", "error", "system-out"}})
	}
}

// TestGitLab holds the report against the table of fields in GitLab's manual.
func TestGitLab(t *testing.T) {
	type issue struct {
		Description string `json:"description"`
		Check       string `json:"check_name"`
		Fingerprint string `json:"fingerprint"`
		Severity    string `json:"severity"`
		Location    struct {
			Path  string `json:"path"`
			Lines struct {
				Begin int `json:"begin"`
				End   int `json:"end"`
			} `json:"lines"`
		} `json:"location"`
	}
	// The same words in two articles are two issues.
	text := "The note was very very long, and the inforamtion wrong.\n"
	articles := append(newsroom(t), checkSample(t, map[string]string{"1.txt": text, "2.txt": text}, "1.txt", "2.txt")...)
	d := json.NewDecoder(strings.NewReader(write(t, "gitlab", Options{}, articles, 0)))
	d.DisallowUnknownFields()
	var issues []issue
	if err := d.Decode(&issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range issues {
		if seen[i.Fingerprint] || len(i.Fingerprint) != 32 {
			t.Errorf("fingerprint %s", i.Fingerprint)
		}
		seen[i.Fingerprint] = true
		if i.Description == "" || i.Check == "" || i.Location.Path == "" || i.Location.Lines.Begin < 1 || i.Location.Lines.End < i.Location.Lines.Begin ||
			!slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, i.Severity) {
			t.Errorf("%+v", i)
		}
	}
	if len(issues) != 11 {
		t.Errorf("%d issues", len(issues))
	}
	if got := write(t, "gitlab", Options{}, nil, 0); got != "[]\n" {
		t.Errorf("of nothing: %q", got)
	}
}

// TestNoExcerpt looks in each format for any word of the articles, of the
// record and of the messages that quote them.
func TestNoExcerpt(t *testing.T) {
	articles := newsroom(t)
	secret := map[string]bool{}
	for _, a := range articles {
		addWords(secret, a.doc.Text, a.doc.Meta.Headline)
		for _, n := range a.doc.Notes {
			addWords(secret, n.Text)
		}
		for _, f := range a.findings {
			if e := f.Evidence; e != nil {
				addWords(secret, e.Statement, e.Speaker, e.URL, e.Canonical, e.Quoted)
			}
		}
	}
	// Words that the format and the paths have by themselves, and the pages of
	// rules, are no secret.
	empty := checkSample(t, map[string]string{"council.html": "", "fair.txt": "", "harbour.md": "inforamtion"}, "council.html", "fair.txt", "harbour.md")
	for _, name := range Formats() {
		t.Run(name, func(t *testing.T) {
			own, bare, full := map[string]bool{}, map[string]bool{}, map[string]bool{}
			for _, r := range sampleRules() {
				addWords(own, r.Doc, r.ID)
			}
			addWords(own, write(t, name, Options{NoExcerpt: true}, empty, 0), "also at news/council.html and news/fair.txt")
			addWords(bare, write(t, name, Options{NoExcerpt: true}, articles, 0))
			addWords(full, write(t, name, Options{}, articles, 0))
			shown := 0
			for w := range secret {
				if full[w] && !own[w] {
					shown++
				}
				if bare[w] && !own[w] {
					t.Errorf("shows “%s”", w)
				}
			}
			if shown < 2 || own["inforamtion"] {
				t.Errorf("the test looks for nothing: %d words", shown)
			}
			if !bare["harbour"] || !bare["spelling"] {
				t.Error("says neither rule nor place")
			}
		})
	}
}

// addWords adds the words of texts to a set.
func addWords(set map[string]bool, texts ...string) {
	for _, text := range texts {
		for _, w := range strings.FieldsFunc(text, func(c rune) bool { return c != '\'' && !unicode.IsLetter(c) }) {
			set[strings.ToLower(w)] = true
		}
	}
}

// TestHeldMemory gives each reporter many articles of which few have findings:
// what it holds must not grow with them.
func TestHeldMemory(t *testing.T) {
	text := strings.Repeat("The ferry left at nine and came back at noon with what it had left with.\n\n", 400)
	flagged := checkSample(t, map[string]string{"a.txt": text + "The inforamtion was very very late.\n"}, "a.txt")[0]
	quiet := checkSample(t, map[string]string{"b.txt": text}, "b.txt")[0]
	for _, name := range Formats() {
		r, err := New(name, io.Discard, Options{Rules: sampleRules()})
		if err != nil {
			t.Fatal(err)
		}
		feed := func(n int) {
			for i := range n {
				a := quiet
				if i%10 == 0 {
					a = flagged
				}
				if err := r.Article(a.doc, a.findings); err != nil {
					t.Fatal(err)
				}
			}
		}
		feed(20)
		before := heap()
		feed(300)
		if grown := heap() - before; grown > 1<<18 {
			t.Errorf("%s holds %d bytes more after 300 articles of %d bytes", name, grown, len(text))
		}
		runtime.KeepAlive(r)
	}
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func TestWordDiff(t *testing.T) {
	show := func(runs []run) string {
		var parts []string
		for _, r := range runs {
			if r.differs {
				r.words = "[" + r.words + "]"
			}
			parts = append(parts, r.words)
		}
		return strings.Join(parts, " ")
	}
	for _, tt := range []struct{ a, b, inA, inB string }{
		{"one two three", "one two three", "one two three", "one two three"},
		{"one two three", "one 2 three", "one [two] three", "one [2] three"},
		{"one three", "one two three", "one three", "one [two] three"},
		{"", "one two", "", "[one two]"},
		{"it’s “so”", "it's 'so'", "it’s “so”", "it's 'so'"},
		{"a b c d e", "a x c y e", "a [b] c [d] e", "a [x] c [y] e"},
		{"We Will", "We will", "We [Will]", "We [will]"},
		{"a b a b", "b a b a", "[a] b a b", "b a b [a]"},
	} {
		a, b := wordDiff(tt.a, tt.b)
		if show(a) != tt.inA || show(b) != tt.inB {
			t.Errorf("%q and %q: %q and %q", tt.a, tt.b, show(a), show(b))
		}
	}
	long := strings.Repeat("x ", 3000)
	if a, _ := wordDiff("y "+long+"z", "z "+strings.Repeat("w ", 3000)+"y"); len(a) != 1 || !a[0].differs {
		t.Errorf("%d runs", len(a))
	}
}
