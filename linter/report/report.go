// Package report writes findings for people and for machines. It alone turns
// places in a text into lines and columns of a file.
package report

import (
	"cmp"
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
