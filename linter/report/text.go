package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// text reports findings to a reader at a terminal: each with the line it
// stands in, the words marked below it, what they disagree with, and what to
// write instead; at the end, one line a rule.
type text struct {
	*Options
	w *bufio.Writer
}

func newText(w io.Writer, opt *Options) Reporter {
	if opt.Columns <= 0 {
		opt.Columns = 100
	}
	opt.Columns = max(20, opt.Columns)
	return &text{opt, bufio.NewWriter(w)}
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

func (t *text) style(code, words string) string {
	if !t.Color || words == "" {
		return words
	}
	return "\x1b[" + code + "m" + words + "\x1b[0m"
}

func (t *text) Article(doc *article.Document, findings []linter.Finding) error {
	for i := range findings {
		t.finding(doc, &findings[i])
	}
	return t.w.Flush()
}

func (t *text) finding(doc *article.Document, f *linter.Finding) {
	e := t.entry(doc, f)
	style := severityStyle[f.Severity]
	fmt.Fprintf(t.w, "%s %s %s %s\n",
		t.style(bold, fmt.Sprintf("%s:%d:%d:", plain(e.Path), e.Range.Start.Line, e.Range.Start.Column)),
		t.style(style, e.Severity+":"), plain(e.Message), t.style(dim, "["+e.Rule+"]"))

	margin := "     "
	if !t.NoExcerpt {
		x := excerptOf(doc.Source, f.Range(doc), t.Columns)
		fmt.Fprintf(t.w, "%s %s %s\n", t.style(dim, fmt.Sprintf("%5d", x.line)), t.style(dim, "|"), x.text)
		fmt.Fprintf(t.w, "%s %s %s%s\n", margin, t.style(dim, "|"), strings.Repeat(" ", x.caret),
			t.style(style, strings.Repeat("^", x.caretWidth)))
	}
	for _, n := range e.notes() {
		line := n.String()
		if n.safety != "" {
			line = t.style(green, n.label) + " " + n.text + t.style(dim, " ("+n.safety+")")
		} else if n.text != "" {
			line = n.label + " " + n.text
		}
		fmt.Fprintf(t.w, "%s %s %s\n", margin, t.style(dim, "="), line)
	}
	if t.Notes != nil {
		for _, line := range t.Notes(doc, f) {
			fmt.Fprintf(t.w, "%s %s %s\n", margin, t.style(dim, "="), plain(line))
		}
	}
	if !t.NoExcerpt {
		t.w.WriteByte('\n')
	}
}

func (t *text) End(totals *Totals) error {
	counts := totals.ByRule()
	if t.NoExcerpt && len(counts) > 0 {
		t.w.WriteByte('\n') // the findings stand without a line between them
	}
	wide := 0
	for _, c := range counts {
		wide = max(wide, len(c.Rule))
	}
	for _, c := range counts {
		fmt.Fprintf(t.w, "%-*s  %s\n", wide, c.Rule, t.bySeverity(c.Severity))
	}
	fmt.Fprintln(t.w, totals.sentence(t.bySeverity))
	if totals.Failed > 0 {
		fmt.Fprintf(t.w, "%s could not be read.\n", plural(totals.Failed, "file"))
	}
	return t.w.Flush()
}

func (t *text) bySeverity(counts [linter.Error + 1]int) string { return severities(counts, t.style) }

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
