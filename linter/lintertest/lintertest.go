// Package lintertest is the kit every rule is tested with: fixtures whose
// notes say what is to be found, pages whose examples are run, and the laws
// that hold for every rule on every article.
package lintertest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/corpus/record"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/fix"
	"galleyproof/linter/phrases"
)

// Kit is what the rules under test need beside themselves.
type Kit struct {
	Phrases *phrases.Table
}

// Run tests rules without phrase lists; see Kit.Run.
func Run(t *testing.T, rules ...linter.Rule) {
	t.Helper()
	Kit{}.Run(t, rules...)
}

// Run tests each rule's page and its fixtures, testdata/NAME*.txt, .md and
// .html. testdata/NAME.toml configures them and testdata/NAME.record.toml, or
// testdata/record.toml for a whole family, is their record, where there are
// such files.
func (k Kit) Run(t *testing.T, rules ...linter.Rule) {
	t.Helper()
	for _, rule := range rules {
		t.Run(rule.ID, func(t *testing.T) {
			_, name, _ := strings.Cut(rule.ID, ".")
			k.page(t, rule)
			k.fixtures(t, rule, name)
		})
	}
}

func (k Kit) linter(t *testing.T, rule linter.Rule, configuration, rec string) *linter.Linter {
	t.Helper()
	rules := append([]linter.Rule{rule}, linter.Own()...)
	flags := config.Flags{Only: []string{rule.ID, "stet.note", "stet.unused", "engine.failure"}}
	cfg, problems, err := config.Parse("test.toml", []byte(configuration), linter.ConfigRules(rules), flags)
	if err != nil || len(problems) > 0 {
		t.Fatalf("configuration: %v %v", err, problems)
	}
	r, found, err := record.Load([]record.File{{Path: "record.toml", Data: []byte(rec)}})
	if err != nil || len(found) > 0 {
		t.Fatalf("record: %v %v", err, found)
	}
	l, err := linter.New(rules, k.Phrases, cfg, r)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// page runs the examples of a rule's page: a block marked wrong gives exactly
// one finding, one marked right none. A block marked record is the record of
// those after it, one marked config their configuration.
func (k Kit) page(t *testing.T, rule linter.Rule) {
	t.Helper()
	if rule.Title() == "" || !strings.HasPrefix(rule.Doc, "# ") {
		t.Errorf("the page of %s has no title", rule.ID)
	}
	if rule.Evidence() == "" {
		t.Errorf("the page of %s has no evidence", rule.ID)
	}
	var rec, configuration string
	count := map[string]int{}
	for _, b := range fences(rule.Doc) {
		switch kind := b.kind; {
		case slices.Contains(b.words, "record"):
			rec = b.text
		case slices.Contains(b.words, "config"):
			configuration = b.text
		case kind == "wrong" || kind == "right":
			count[kind]++
			l := k.linter(t, rule, configuration, rec)
			path := "page.txt"
			if slices.Contains(b.words, "md") {
				path = "page.md"
			} else if slices.Contains(b.words, "html") {
				path = "page.html"
			}
			doc, err := format.Parse(path, []byte(b.text), format.Options{})
			if err != nil {
				t.Errorf("page line %d: %v", b.line, err)
				continue
			}
			findings, err := l.Check(doc)
			if err != nil {
				t.Fatal(err)
			}
			if want := map[string]int{"wrong": 1, "right": 0}[kind]; len(findings) != want {
				t.Errorf("page line %d: a block marked %s gives %d findings: %s\n%s", b.line, kind, len(findings), list(doc, findings), b.text)
			}
		}
	}
	if count["wrong"] == 0 || count["right"] == 0 {
		t.Errorf("the page of %s has %d wrong and %d right examples; it needs both", rule.ID, count["wrong"], count["right"])
	}
}

type fence struct {
	kind  string
	words []string
	text  string
	line  int
}

func fences(page string) []fence {
	var out []fence
	var open *fence
	for i, line := range strings.SplitAfter(page, "\n") {
		mark := strings.TrimSpace(line)
		switch {
		case open == nil && strings.HasPrefix(mark, "```"):
			words := strings.Fields(strings.TrimLeft(mark, "`"))
			open = &fence{words: words, line: i + 1}
			if len(words) > 0 {
				open.kind = words[0]
			}
		case open != nil && mark == "```":
			out = append(out, *open)
			open = nil
		case open != nil:
			open.text += line
		}
	}
	return out
}

func list(doc *article.Document, findings []linter.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "\n\t%s %q: %s", f.Rule, doc.Slice(f.Span), f.Message)
		for _, r := range f.Related {
			fmt.Fprintf(&b, "\n\t\t%q: %s", doc.Slice(r.Span), r.Message)
		}
	}
	return b.String()
}

func (k Kit) fixtures(t *testing.T, rule linter.Rule, name string) {
	t.Helper()
	read := func(file string) string {
		data, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		return string(data)
	}
	rec, configuration := read(name+".record.toml"), read(name+".toml")
	if rec == "" {
		rec = read("record.toml")
	}
	l := k.linter(t, rule, configuration, rec)
	var paths []string
	for _, pattern := range []string{".txt", ".md", ".html", "-*.txt", "-*.md", "-*.html"} {
		found, err := filepath.Glob(filepath.Join("testdata", name+pattern))
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	if len(paths) == 0 {
		t.Errorf("%s has no fixture testdata/%s.txt, .md or .html", rule.ID, name)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			check(t, l, rule, filepath.ToSlash(path), data)
			Laws(t, l, filepath.ToSlash(path), data)
		})
	}
}

var wantPair = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"(#\d+)?\s*:\s*"((?:[^"\\]|\\.)*)"`)

// check holds the findings of a fixture against its want notes.
func check(t *testing.T, l *linter.Linter, rule linter.Rule, path string, data []byte) {
	t.Helper()
	doc, err := format.Parse(path, data, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := l.Check(doc)
	if err != nil {
		t.Fatal(err)
	}
	type place struct {
		span    article.Span
		message string
		taken   bool
	}
	var places []place
	for _, f := range findings {
		if f.Rule != rule.ID {
			t.Errorf("%s: %s", f.Rule, f.Message)
			continue
		}
		places = append(places, place{span: f.Span, message: f.Message})
		for _, r := range f.Related {
			if r.Message == linter.Again {
				places = append(places, place{span: r.Span, message: f.Message})
			}
		}
	}
	for _, note := range doc.Notes {
		body, ok := strings.CutPrefix(note.Text, "want ")
		if !ok {
			continue
		}
		block := doc.NoteBlock(note)
		if block < 0 {
			t.Errorf("a want note stands before any text: %s", note.Text)
			continue
		}
		pairs := wantPair.FindAllStringSubmatch(body, -1)
		if len(pairs) == 0 {
			t.Errorf("a want note without a pair \"text\": \"message\": %s", note.Text)
		}
		for _, m := range pairs {
			text, err1 := strconv.Unquote(`"` + m[1] + `"`)
			message, err2 := strconv.Unquote(`"` + m[3] + `"`)
			re, err3 := regexp.Compile(message)
			if err1 != nil || err2 != nil || err3 != nil {
				t.Errorf("want note %s: %v %v %v", note.Text, err1, err2, err3)
				continue
			}
			span, ok := nth(doc, doc.Blocks[block].Span, text, m[2])
			if !ok {
				t.Errorf("want %q%s: the text is not in its block, or stands there more than once without #n", text, m[2])
				continue
			}
			at := slices.IndexFunc(places, func(p place) bool { return !p.taken && p.span == span })
			if at < 0 {
				t.Errorf("want %q: nothing was found there", text)
				continue
			}
			places[at].taken = true
			if !re.MatchString(places[at].message) {
				t.Errorf("%q: message %q does not match %q", text, places[at].message, message)
			}
		}
	}
	for _, p := range places {
		if !p.taken {
			t.Errorf("no want for %q: %s", doc.Slice(p.span), p.message)
		}
	}
}

// nth finds the n-th place of a text in a block; without n it must be the only one.
func nth(doc *article.Document, block article.Span, text, n string) (article.Span, bool) {
	which := 1
	if n != "" {
		which, _ = strconv.Atoi(n[1:])
	}
	var found []article.Span
	body := doc.Slice(block)
	for at := 0; at <= len(body); {
		i := strings.Index(body[at:], text)
		if i < 0 || text == "" {
			break
		}
		start := block.Start + int32(at+i)
		found = append(found, article.Span{Start: start, End: start + int32(len(text))})
		at += i + len(text)
	}
	if which < 1 || which > len(found) || n == "" && len(found) > 1 {
		return article.Span{}, false
	}
	return found[which-1], true
}

// Laws checks what holds for every article under any rules: positions give the
// words back and never go back, a safe fix does what it says once, a stet on
// each finding leaves none, and neither company nor workers change a finding.
func Laws(t *testing.T, l *linter.Linter, path string, data []byte) {
	t.Helper()
	doc, err := format.Parse(path, data, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	positions(t, doc)
	findings, err := l.Check(doc)
	if err != nil {
		t.Fatal(err)
	}
	fixes(t, l, path, data, findings)
	silence(t, l, path, data)
	company(t, l, path, data, doc, findings)
	for cut := 0; cut < len(data); cut += 1 + len(data)/40 {
		if doc, err := format.Parse(path, data[:cut], format.Options{}); err == nil {
			if _, err := l.Check(doc); err != nil {
				t.Errorf("cut at byte %d: %v", cut, err)
			}
		}
	}
}

// positions is laws 1 and 2.
func positions(t *testing.T, doc *article.Document) {
	t.Helper()
	last := article.Range{}
	for _, b := range doc.Blocks {
		for _, w := range article.AppendWords(nil, doc.Text, b.Span) {
			r := doc.Range(w.Span)
			if r.Start < last.Start || r.End > len(doc.Source.Bytes) || r.Start >= r.End {
				t.Fatalf("%q stands at %v, after %v", doc.Slice(w.Span), r, last)
			}
			last = r
			source := string(doc.Source.Bytes[r.Start:r.End])
			if doc.Source.Charset == article.UTF8 && source != doc.Slice(w.Span) && !strings.ContainsAny(source, "<&\\*_`[{~") {
				t.Fatalf("the word %q stands at %v, where the source has %q", doc.Slice(w.Span), r, source)
			}
		}
	}
}

// fixes is law 3.
func fixes(t *testing.T, l *linter.Linter, path string, data []byte, findings []linter.Finding) {
	t.Helper()
	mended, n := data, 0
	for range 10 {
		doc, err := format.Parse(path, mended, format.Options{})
		if err != nil {
			t.Fatalf("after a safe fix the text does not parse: %v", err)
		}
		findings, err = l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		if mended, n = fix.Apply(doc, findings, linter.Safe); n == 0 {
			break
		}
	}
	if n > 0 {
		t.Errorf("ten rounds of safe fixes still change the text:%s", list(mustParse(t, path, mended), findings))
	}
	for _, f := range findings {
		if f.Note == nil && slices.ContainsFunc(f.Fixes, func(x linter.Fix) bool { return x.Safety == linter.Safe }) {
			if doc := mustParse(t, path, mended); len(f.Fixes[0].Edits) > 0 {
				if _, ok := doc.Edit(f.Fixes[0].Edits[0].Span, f.Fixes[0].Edits[0].New); ok {
					t.Errorf("a finding outlives its safe fix:%s", list(doc, []linter.Finding{f}))
				}
			}
		}
	}
}

func mustParse(t *testing.T, path string, data []byte) *article.Document {
	t.Helper()
	doc, err := format.Parse(path, data, format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// silence is law 4: a note under each block that has a finding.
func silence(t *testing.T, l *linter.Linter, path string, data []byte) {
	t.Helper()
	doc := mustParse(t, path, data)
	findings, err := l.Check(doc)
	if err != nil {
		t.Fatal(err)
	}
	notes := map[int][]string{} // by the offset of a line's end
	for _, f := range findings {
		places := []article.Span{f.Span}
		for _, r := range f.Related {
			if r.Message == linter.Again {
				places = append(places, r.Span)
			}
		}
		for _, s := range places {
			b := doc.BlockAt(s.Start)
			if f.Note != nil || b < 0 {
				return
			}
			end := doc.Range(doc.Blocks[b].Span).End
			for end < len(data) && data[end] != '\n' {
				end++
			}
			if note := "<!-- stet " + f.Rule + ": law 4 -->"; !slices.Contains(notes[end], note) {
				notes[end] = append(notes[end], note)
			}
		}
	}
	var out []byte
	for i := range len(data) + 1 {
		for _, note := range notes[i] {
			if strings.HasSuffix(path, ".md") {
				out = append(out, "\n"...) // in Markdown a comment under a paragraph is part of it
			}
			out = append(out, "\n"+note...)
		}
		if i < len(data) {
			out = append(out, data[i])
		}
	}
	left, err := l.Check(mustParse(t, path, out))
	if err != nil {
		t.Fatal(err)
	}
	if len(left) > 0 {
		t.Errorf("with a stet on each finding there remain:%s", list(mustParse(t, path, out), left))
	}
}

// company is law 5: the same findings among other files and with several workers.
func company(t *testing.T, l *linter.Linter, path string, data []byte, doc *article.Document, findings []linter.Finding) {
	t.Helper()
	alone := list(doc, findings)
	var inputs []linter.Input
	for i := range 6 {
		body := data
		if i%2 == 1 {
			body = append([]byte("Another article stands here.\n\n"), data[len(data)/2:]...)
		}
		inputs = append(inputs, linter.Input{Path: path, Linter: l, Open: func() (*article.Document, error) {
			return format.Parse(path, body, format.Options{})
		}})
	}
	for _, jobs := range []int{1, 3} {
		i := 0
		err := linter.CheckAll(context.Background(), inputs, jobs, func(r linter.Result) error {
			if r.Err == nil && i%2 == 0 && list(r.Doc, r.Findings) != alone {
				t.Errorf("with %d workers, file %d:%s\nalone:%s", jobs, i, list(r.Doc, r.Findings), alone)
			}
			i++
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
