package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// Text reports findings to a reader at a terminal: each with the line it
// stands in, the words marked below it, what they disagree with, and what to
// write instead; at the end, one line a rule.
type Text struct {
	w       *bufio.Writer
	color   bool
	columns int
}

// TextOptions say how Text writes.
type TextOptions struct {
	Color   bool
	Columns int // of an excerpt; 0 means 100
}

// NewText returns the reporter that writes to w.
func NewText(w io.Writer, opt TextOptions) *Text {
	columns := opt.Columns
	if columns <= 0 {
		columns = 100
	}
	return &Text{bufio.NewWriter(w), opt.Color, max(20, columns)}
}

// The styles of a terminal.
const (
	bold   = "1"
	dim    = "2"
	red    = "1;31"
	yellow = "1;33"
	cyan   = "1;36"
	green  = "32"
)

var severityStyle = [...]string{linter.Suggestion: cyan, linter.Warning: yellow, linter.Error: red}

func (t *Text) style(code, text string) string {
	if !t.color || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// Article writes the findings of one article.
func (t *Text) Article(doc *article.Document, findings []linter.Finding) error {
	for i := range findings {
		t.finding(doc, &findings[i])
	}
	return t.w.Flush()
}

func (t *Text) finding(doc *article.Document, f *linter.Finding) {
	r := f.Range(doc)
	at := doc.Source.Position(r.Start)
	style := severityStyle[f.Severity]
	fmt.Fprintf(t.w, "%s %s %s %s\n",
		t.style(bold, fmt.Sprintf("%s:%d:%d:", plain(doc.Source.Path), at.Line, at.Column)),
		t.style(style, f.Severity.String()+":"), plain(f.Message), t.style(dim, "["+f.Rule+"]"))

	e := excerptOf(doc.Source, r, t.columns)
	number := fmt.Sprintf("%5d", e.line)
	margin := strings.Repeat(" ", len(number))
	fmt.Fprintf(t.w, "%s %s %s\n", t.style(dim, number), t.style(dim, "|"), e.text)
	fmt.Fprintf(t.w, "%s %s %s%s\n", margin, t.style(dim, "|"), strings.Repeat(" ", e.caret),
		t.style(style, strings.Repeat("^", e.caretWidth)))

	for _, note := range t.notes(doc, f) {
		fmt.Fprintf(t.w, "%s %s %s\n", margin, t.style(dim, "="), note)
	}
	t.w.WriteByte('\n')
}

// longest is how many characters of a text other than the excerpt are shown.
const longest = 400

// notes are the lines below the excerpt.
func (t *Text) notes(doc *article.Document, f *linter.Finding) []string {
	var out []string
	if e := f.Evidence; e != nil {
		printed, canonical := around(e.Quoted, e.Canonical)
		if printed != "" {
			out = append(out, "printed: “"+plain(crop(printed, longest))+"”")
		}
		out = append(out, source(e)+": “"+plain(crop(canonical, longest))+"”")
		if e.URL != "" {
			out = append(out, "see:     "+plain(e.URL))
		}
	}
	for _, r := range f.Related {
		p := doc.Source.Position(doc.Range(r.Span).Start)
		note := fmt.Sprintf("also at %d:%d: “%s”", p.Line, p.Column, plain(crop(doc.Slice(r.Span), 80)))
		if r.Message != "" {
			note += " – " + plain(r.Message)
		}
		out = append(out, note)
	}
	for i := range f.Fixes {
		fix := &f.Fixes[i]
		out = append(out, t.style(green, "fix:")+" "+plain(fix.Title)+t.style(dim, " ("+fix.Safety.String()+")"))
	}
	return out
}

// context is how many words that two texts share are shown on either side of
// those they do not.
const context = 7

// around cuts two texts to what differs between them and the words about it.
func around(printed, canonical string) (string, string) {
	// The mark that ends a quotation is its sentence's: it is no difference.
	ends := ".,;:!?\"'”’"
	a, b := strings.Fields(strings.TrimRight(printed, ends)), strings.Fields(strings.TrimRight(canonical, ends))
	if len(a) == 0 {
		return printed, canonical
	}
	head := 0
	for head < len(a) && head < len(b) && bare(a[head]) == bare(b[head]) {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && bare(a[len(a)-1-tail]) == bare(b[len(b)-1-tail]) {
		tail++
	}
	if head == len(a) || head == len(b) {
		head = 0 // they do not differ: show them from the start
	}
	from, less := max(0, head-context), max(0, tail-context)
	cut := func(words []string) string {
		text := strings.Join(words[from:len(words)-less], " ")
		if from > 0 {
			text = "… " + text
		}
		if less > 0 {
			text += " …"
		}
		return text
	}
	return cut(a), cut(b)
}

// bare is a word without the marks about it: their shape is no difference.
func bare(word string) string { return strings.Trim(word, "\"'“”‘’") }

// source says whose words the canonical text is.
func source(e *linter.Evidence) string {
	label := "record: "
	if e.Statement == "" {
		label = "article:"
	}
	var parts []string
	for _, s := range []string{e.Speaker, e.Medium, e.Date} {
		if s != "" {
			parts = append(parts, plain(s))
		}
	}
	if len(parts) == 0 {
		return strings.TrimSuffix(strings.TrimSpace(label), ":")
	}
	return label + " " + strings.Join(parts, ", ")
}

// End writes the summary.
func (t *Text) End(totals *Totals) error {
	counts := totals.ByRule()
	wide := 0
	for _, c := range counts {
		wide = max(wide, len(c.Rule))
	}
	for _, c := range counts {
		fmt.Fprintf(t.w, "%-*s  %s\n", wide, c.Rule, t.bySeverity(c.Severity))
	}
	articles := plural(totals.Articles, "article")
	if n := totals.Findings(); n == 0 {
		fmt.Fprintf(t.w, "No findings in %s.\n", articles)
	} else {
		fmt.Fprintf(t.w, "%s in %d of %s: %s.\n", plural(n, "finding"), totals.Flagged, articles, t.bySeverity(totals.Severity))
	}
	if totals.Failed > 0 {
		fmt.Fprintf(t.w, "%s could not be read.\n", plural(totals.Failed, "file"))
	}
	return t.w.Flush()
}

func (t *Text) bySeverity(counts [linter.Error + 1]int) string {
	var parts []string
	for s := linter.Error; s >= linter.Suggestion; s-- {
		if counts[s] > 0 {
			parts = append(parts, t.style(severityStyle[s], plural(counts[s], s.String())))
		}
	}
	return strings.Join(parts, ", ")
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// Statistics writes a table of how often each rule speaks.
func Statistics(w io.Writer, totals *Totals) error {
	b := bufio.NewWriter(w)
	counts := totals.ByRule()
	wide := len("rule")
	for _, c := range counts {
		wide = max(wide, len(c.Rule))
	}
	fmt.Fprintf(b, "%-*s  %8s  %8s  %12s\n", wide, "rule", "findings", "articles", "per 100")
	row := func(name string, findings, articles int) {
		per := float64(findings) * 100 / float64(max(1, totals.Articles))
		fmt.Fprintf(b, "%-*s  %8d  %8d  %12.2f\n", wide, name, findings, articles, per)
	}
	for _, c := range counts {
		row(c.Rule, c.Findings, c.Articles)
	}
	row("all", totals.Findings(), totals.Flagged)
	fmt.Fprintf(b, "%s read\n", plural(totals.Articles, "article"))
	return b.Flush()
}
