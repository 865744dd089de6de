package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("aaa bbb ", 20)
	for _, tt := range []struct {
		name, text, flagged string
		columns             int
		want                string // the line, then the marks
	}{
		{"short", "One two three.", "two", 40, "One two three.\n    ^^^"},
		{"tab", "a\tb two", "two", 40, "a   b two\n      ^^^"},
		{"wide", "世界 two", "two", 40, "世界 two\n     ^^^"},
		{"wide itself", "a 世界 b", "世界", 40, "a 世界 b\n  ^^^^"},
		{"combining", "cafe\u0301 two", "two", 40, "cafe\u0301 two\n     ^^^"},
		{"joined emoji", "👩\u200d🚒 two", "two", 40, "👩\u200d🚒 two\n   ^^^"},
		{"no-break space", "a\u00a0b", "b", 40, "a\u00a0b\n  ^"},
		{"escape", "a \x1b[31m two", "two", 40, "a �[31m two\n        ^^^"},
		{"turned", "a \u202etwo", "two", 40, "a �two\n   ^^^"},
		{"second line", "one\ntwo two\nthree", "two two", 40, "two two\n^^^^^^^"},
		{"over two lines", "one two\nthree four", "two\nthree", 40, "one two\n    ^^^"},
		{"crlf", "one\r\ntwo\r\n", "two", 40, "two\n^^^"},
		{"cropped right", "two " + long, "two", 30, "two aaa bbb aaa bbb aaa bbb…\n^^^"},
		{"cropped left", long + "two", "two", 30, "…aaa bbb aaa bbb aaa bbb two\n                         ^^^"},
		{"cropped both", long + "two " + long, "two", 30, "…bbb aaa bbb two aaa bbb aaa…\n             ^^^"},
		{"longer than the line", "x " + strings.Repeat("y", 50) + " z", strings.Repeat("y", 50), 30,
			"…" + strings.Repeat("y", 28) + "…\n " + strings.Repeat("^", 28)},
		{"one long word", strings.Repeat("y", 50) + "Q" + strings.Repeat("z", 50), "Q", 20,
			"…yyyyyyyyQzzzzzzzzz…\n         ^"},
		{"empty", "one two", "", 40, "one two\n^"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at := strings.Index(tt.text, tt.flagged)
			for name, src := range sources(tt.text) {
				from := len(tt.text[:at])
				r := article.Range{Start: from, End: from + len(tt.flagged)}
				if src.Charset == article.UTF16LE {
					r = article.Range{Start: 2 * units(tt.text[:at]), End: 2 * units(tt.text[:at+len(tt.flagged)])}
				}
				e := excerptOf(src, r, tt.columns)
				got := e.text + "\n" + strings.Repeat(" ", e.caret) + strings.Repeat("^", e.caretWidth)
				if got != tt.want {
					t.Errorf("%s:\n%s\nwant\n%s", name, got, tt.want)
				}
			}
		})
	}
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

// sources spells a text in two charsets.
func sources(text string) map[string]*article.Source {
	wide := &article.Source{Charset: article.UTF16LE}
	for _, u := range utf16.Encode([]rune(text)) {
		wide.Bytes = append(wide.Bytes, byte(u), byte(u>>8))
	}
	return map[string]*article.Source{"UTF-8": {Bytes: []byte(text)}, "UTF-16": wide}
}

func TestExcerptOfOtherBytes(t *testing.T) {
	latin := &article.Source{Bytes: []byte("\x93caf\xe9\x94 two"), Charset: article.Windows1252}
	if e := excerptOf(latin, article.Range{Start: 7, End: 10}, 40); e.text != "“café” two" || e.caret != 7 || e.caretWidth != 3 {
		t.Errorf("%+v", e)
	}
	marked := &article.Source{Bytes: []byte("\uFEFFone two")}
	if e := excerptOf(marked, article.Range{Start: 7, End: 10}, 40); e.text != "one two" || e.caret != 4 {
		t.Errorf("%+v", e)
	}
}

func TestExcerptOfAnEndlessLine(t *testing.T) {
	text := strings.Repeat("é", 1<<20) + " two " + strings.Repeat("世", 1<<20)
	at := strings.Index(text, "two")
	e := excerptOf(&article.Source{Bytes: []byte(text)}, article.Range{Start: at, End: at + 3}, 40)
	if len([]rune(e.text)) > 40 || !strings.Contains(e.text, " two") || !utf8.ValidString(e.text) {
		t.Errorf("%+v", e)
	}
}

func FuzzExcerpt(f *testing.F) {
	f.Add([]byte("a\tb\u202e two\r\nthree"), 3, 7, 20, byte(0))
	f.Add([]byte("\xff\xfea\x00b\x00"), 2, 4, 20, byte(1))
	f.Fuzz(func(t *testing.T, data []byte, start, end, columns int, charset byte) {
		src := &article.Source{Bytes: data, Charset: article.Charset(charset % 4)}
		if start < 0 || start > end || end > len(data) {
			return
		}
		columns = 20 + min(max(columns, 0), 200)
		e := excerptOf(src, article.Range{Start: start, End: end}, columns)
		if e.caret < 0 || e.caretWidth < 1 || strings.ContainsAny(e.text, "\n\r\x1b") || !utf8.ValidString(e.text) {
			t.Fatalf("%+v", e)
		}
	})
}

// sample is an article as an HTML format would lay it: an entity, and markup
// within a word.
func sample() *article.Document {
	src := &article.Source{Path: "a.html", Bytes: []byte("<p>Caf&eacute; infor<b>amtion</b> &amp; co</p>")}
	b := article.NewBuilder(src)
	b.Escape(func(s string) (string, bool) { return strings.ReplaceAll(s, "&", "&amp;"), true })
	b.Block(article.Paragraph, article.Paragraph)
	b.Copy(article.Range{Start: 3, End: 6})
	b.Decode(article.Range{Start: 6, End: 14}, "é")
	b.Copy(article.Range{Start: 14, End: 20})
	b.Copy(article.Range{Start: 23, End: 29})
	b.Copy(article.Range{Start: 33, End: 34})
	b.Decode(article.Range{Start: 34, End: 39}, "&")
	b.Copy(article.Range{Start: 39, End: 42})
	return b.Document()
}

func sampleFindings(doc *article.Document) []linter.Finding {
	span := func(s string) article.Span {
		at := strings.Index(doc.Text, s)
		return article.Span{Start: int32(at), End: int32(at + len(s))}
	}
	return []linter.Finding{
		{Rule: "spelling.typo", Severity: linter.Error, Span: span("inforamtion"), Message: "“inforamtion” is no word.",
			Fixes:       []linter.Fix{linter.Replace(span("inforamtion"), "information", linter.Safe), linter.Replace(span("inforamtion"), "inf", linter.Safe)},
			Fingerprint: "f1"},
		{Rule: "quotes.words", Severity: linter.Warning, Span: span("& co"), Message: "A & B.",
			Related:  []linter.Related{{Span: span("Café"), Message: "here"}, {Span: span("co")}},
			Evidence: &linter.Evidence{Statement: "s1", Speaker: "Jo Field", Medium: "post", Date: "2020-11-17", URL: "https://example.org/1", Canonical: "and company", Quoted: "& co"},
			Fixes:    []linter.Fix{linter.Replace(span("& co"), "& company", linter.Show)}},
	}
}

func TestJSONL(t *testing.T) {
	doc := sample()
	var b bytes.Buffer
	j := newJSONL(&b, &Options{})
	if err := j.Article(doc, sampleFindings(doc)); err != nil {
		t.Fatal(err)
	}
	if err := j.End(&Totals{}); err != nil {
		t.Fatal(err)
	}
	const want = `{"path":"a.html","rule":"spelling.typo","severity":"error","message":"“inforamtion” is no word.","text":"inforamtion",` +
		`"range":{"start":{"offset":15,"line":1,"column":16},"end":{"offset":29,"line":1,"column":30}},` +
		`"fixes":[{"title":"Replace with “information”","safety":"safe","edits":[{"start":23,"end":25,"new":"ma"}]},` +
		`{"title":"Replace with “inf”","safety":"show","edits":[]}],"fingerprint":"f1"}
{"path":"a.html","rule":"quotes.words","severity":"warning","message":"A & B.","text":"& co",` +
		`"range":{"start":{"offset":34,"line":1,"column":35},"end":{"offset":42,"line":1,"column":43}},` +
		`"related":[{"path":"a.html","range":{"start":{"offset":3,"line":1,"column":4},"end":{"offset":14,"line":1,"column":15}},"message":"here","text":"Café"},` +
		`{"path":"a.html","range":{"start":{"offset":40,"line":1,"column":41},"end":{"offset":42,"line":1,"column":43}},"text":"co"}],` +
		`"evidence":{"statement":"s1","speaker":"Jo Field","medium":"post","date":"2020-11-17","url":"https://example.org/1","canonical":"and company"},` +
		`"fixes":[{"title":"Replace with “& company”","safety":"show","edits":[{"start":42,"end":42,"new":"mpany"}]}],"fingerprint":""}
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
	for line := range strings.Lines(b.String()) {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}

func TestText(t *testing.T) {
	doc := sample()
	var b bytes.Buffer
	r := newText(&b, &Options{})
	findings := sampleFindings(doc)
	totals := &Totals{Failed: 1}
	totals.Add(findings)
	totals.Add(nil)
	if err := r.Article(doc, findings[1:]); err != nil {
		t.Fatal(err)
	}
	if err := r.End(totals); err != nil {
		t.Fatal(err)
	}
	const want = `a.html:1:35: warning: A & B. [quotes.words]
    1 | <p>Caf&eacute; infor<b>amtion</b> &amp; co</p>
      |                                   ^^^^^^^^
      = printed: “& co”
      = record:  Jo Field, post, 2020-11-17: “and company”
      = see:     https://example.org/1
      = also at 1:4: “Café” – here
      = also at 1:41: “co”
      = fix: Replace with “& company” (show)

quotes.words   1 warning
spelling.typo  1 error
2 findings in 1 of 2 articles: 1 error, 1 warning.
1 file could not be read.
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestStatistics(t *testing.T) {
	doc := sample()
	totals := &Totals{}
	totals.Add(sampleFindings(doc))
	totals.Add(sampleFindings(doc)[:1])
	totals.Add(nil)
	var b bytes.Buffer
	if err := Statistics(&b, totals); err != nil {
		t.Fatal(err)
	}
	const want = `rule           findings  articles       per 100
quotes.words          1         1         33.33
spelling.typo         2         2         66.67
all                   3         2        100.00
3 articles read
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestFindingOnANote(t *testing.T) {
	src := &article.Source{Path: "a.txt", Bytes: []byte("Before.\n\n<!-- stet -->\n\nAfter.")}
	b := article.NewBuilder(src)
	b.Block(article.Paragraph, article.Paragraph)
	b.Copy(article.Range{Start: 0, End: 9})
	b.Note(article.Range{Start: 9, End: 22}, " stet ")
	b.Block(article.Paragraph, article.Paragraph)
	b.Copy(article.Range{Start: 24, End: 30})
	doc := b.Document()
	out := (&Options{}).entry(doc, &linter.Finding{Rule: "stet.note", Severity: linter.Warning, Note: &doc.Notes[0]})
	if out.Text != "stet" || out.Range.Start.Offset != 9 || out.Range.End.Offset != 22 || out.Range.Start.Line != 3 {
		t.Errorf("%+v", out)
	}
}
