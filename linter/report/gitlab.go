package report

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// gitLab reports as GitLab's code quality reports are: one JSON array.
type gitLab struct {
	*Options
	w     *bufio.Writer
	array array
}

type gitLabIssue struct {
	Description string         `json:"description"`
	Check       string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitLabLocation `json:"location"`
}

type gitLabLocation struct {
	Path  string `json:"path"`
	Lines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	} `json:"lines"`
}

func newGitLab(w io.Writer, opt *Options) Reporter {
	b := bufio.NewWriter(w)
	return &gitLab{opt, b, array{w: b}}
}

var gitLabSeverity = [...]string{linter.Suggestion: "info", linter.Warning: "minor", linter.Error: "major"}

func (g *gitLab) Article(doc *article.Document, findings []linter.Finding) error {
	for i := range findings {
		e := g.entry(doc, &findings[i])
		issue := gitLabIssue{Description: e.Message, Check: e.Rule, Severity: gitLabSeverity[e.severity]}
		// Two articles may have one slip in common, and GitLab takes issues
		// with one fingerprint for one.
		sum := sha256.Sum256([]byte(e.Path + "\x00" + e.Fingerprint))
		issue.Fingerprint = hex.EncodeToString(sum[:16])
		issue.Location.Path = e.Path
		issue.Location.Lines.Begin, issue.Location.Lines.End = e.Range.Start.Line, e.Range.End.Line
		if err := g.array.add(issue); err != nil {
			return err
		}
	}
	return g.w.Flush()
}

func (g *gitLab) End(*Totals) error {
	g.array.end()
	g.w.WriteByte('\n')
	return g.w.Flush()
}
