package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// gitHub reports as workflow commands, which GitHub Actions turns into
// annotations of the lines that a pull request changes. It shows no more than
// ten of a level for a step: those of the first articles are kept, and written
// at the end with the errors first.
type gitHub struct {
	*Options
	w    *bufio.Writer
	kept [linter.Error + 1][]string // by severity
}

const gitHubMost = 10

var gitHubLevel = [...]string{linter.Suggestion: "notice", linter.Warning: "warning", linter.Error: "error"}

func newGitHub(w io.Writer, opt *Options) Reporter {
	return &gitHub{Options: opt, w: bufio.NewWriter(w)}
}

func (g *gitHub) Article(doc *article.Document, findings []linter.Finding) error {
	for i := range findings {
		if s := findings[i].Severity; len(g.kept[s]) < gitHubMost {
			e := g.entry(doc, &findings[i])
			g.kept[s] = append(g.kept[s], gitHubCommand(&e))
		}
	}
	return nil
}

// What would end a command, or one of its properties.
var (
	gitHubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	gitHubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func gitHubCommand(e *entry) string {
	at := fmt.Sprintf("line=%d,endLine=%d", e.Range.Start.Line, e.Range.End.Line)
	if e.Range.Start.Line == e.Range.End.Line { // columns are taken for one line only
		at += fmt.Sprintf(",col=%d,endColumn=%d", e.Range.Start.Column, e.Range.End.Column)
	}
	return fmt.Sprintf("::%s file=%s,%s,title=%s::%s\n", gitHubLevel[e.severity], gitHubProperty.Replace(e.Path), at,
		gitHubProperty.Replace(e.Rule), gitHubData.Replace(e.details()))
}

func (g *gitHub) End(totals *Totals) error {
	hidden := 0
	for s := linter.Error; s >= linter.Suggestion; s-- {
		for _, command := range g.kept[s] {
			fmt.Fprint(g.w, command)
		}
		hidden += totals.Severity[s] - len(g.kept[s])
	}
	summary := totals.sentence(bySeverity)
	if hidden > 0 {
		summary += fmt.Sprintf(" Not annotated: %d.", hidden)
	}
	if totals.Failed > 0 {
		summary += fmt.Sprintf(" %s could not be read.", plural(totals.Failed, "file"))
	}
	fmt.Fprintln(g.w, summary)
	return g.w.Flush()
}
