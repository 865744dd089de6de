// Package report writes findings for people and for machines. It alone turns
// places in a text into lines and columns of a file.
package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// Reporter is one form of report. Its methods are called from one goroutine:
// Article for each article in order, then End once.
type Reporter interface {
	Article(doc *article.Document, findings []linter.Finding) error
	End(totals *Totals) error
}

// Options say how a report is written. A format reads those that concern it.
type Options struct {
	Rules   []linter.Rule // every rule that may have found something
	Version string        // the program's, "" when unknown
	// FailOn is the least severity that makes a run fail; zero is Error, and
	// above Error nothing does.
	FailOn linter.Severity
	// NoExcerpt leaves out all text of articles and of the record: a message
	// becomes the title of its rule, and evidence and fixes are dropped.
	NoExcerpt bool

	Color   bool // text only
	Columns int  // text only: of an excerpt; 0 means 100
	// Notes, where set, returns further lines to write below a finding. Text only.
	Notes func(*article.Document, *linter.Finding) []string
}

// The formats, in the order in which they are listed.
var formats = []struct {
	name string
	make func(io.Writer, *Options) Reporter
}{
	{"text", newText},
	{"jsonl", newJSONL},
	{"sarif", newSARIF},
	{"github", newGitHub},
	{"rdjsonl", newRDJSONL},
	{"checkstyle", newCheckstyle},
	{"junit", newJUnit},
	{"gitlab", newGitLab},
	{"html", newHTML},
}

// Formats returns the names that New takes.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// New returns the reporter of a format, which writes to w. All of them write an
// article's findings before they are given the next.
func New(format string, w io.Writer, opt Options) (Reporter, error) {
	for _, f := range formats {
		if f.name == format {
			return f.make(w, &opt), nil
		}
	}
	return nil, fmt.Errorf("unknown format “%s”", format)
}

// Position is a place in a file.
type Position struct {
	Offset int `json:"offset"` // bytes from the start of the file, from 0
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // in Unicode code points, from 1
}

// Range is a half-open place in a file.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// RangeOf returns the place of a span in the article's file.
func RangeOf(doc *article.Document, span article.Span) Range {
	return rangeOf(doc.Source, doc.Range(span))
}

func rangeOf(src *article.Source, r article.Range) Range {
	return Range{position(src, r.Start), position(src, r.End)}
}

func position(src *article.Source, offset int) Position {
	p := src.Position(offset)
	return Position{p.Offset, p.Line, p.Column}
}

// Totals count the findings of a run.
type Totals struct {
	Articles int // read
	Failed   int // that could not be read
	Flagged  int // with at least one finding
	Severity [linter.Error + 1]int
	Rules    map[string]*Count
}

// Count is what one rule found.
type Count struct {
	Rule     string
	Findings int
	Articles int // in which it found something
	Severity [linter.Error + 1]int
}

// Add counts the findings of one article.
func (t *Totals) Add(findings []linter.Finding) {
	t.Articles++
	if len(findings) > 0 {
		t.Flagged++
	}
	if t.Rules == nil {
		t.Rules = map[string]*Count{}
	}
	seen := map[string]bool{}
	for i := range findings {
		f := &findings[i]
		c := t.Rules[f.Rule]
		if c == nil {
			c = &Count{Rule: f.Rule}
			t.Rules[f.Rule] = c
		}
		c.Findings++
		c.Severity[f.Severity]++
		t.Severity[f.Severity]++
		if !seen[f.Rule] {
			seen[f.Rule] = true
			c.Articles++
		}
	}
}

// Findings returns the number of all findings.
func (t *Totals) Findings() int {
	n := 0
	for _, c := range t.Severity {
		n += c
	}
	return n
}

// ByRule returns the counts in order of rule.
func (t *Totals) ByRule() []*Count {
	counts := make([]*Count, 0, len(t.Rules))
	for _, c := range t.Rules {
		counts = append(counts, c)
	}
	slices.SortFunc(counts, func(a, b *Count) int { return cmp.Compare(a.Rule, b.Rule) })
	return counts
}
