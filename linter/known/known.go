// Package known holds what a newsroom has said of single findings: let this
// stand (a stet file), and we have seen these (a baseline). Its filter stands
// between the linter, which knows nothing of either, and the report or the
// fixes. It takes bytes and opens nothing.
package known

import (
	"fmt"
	"hash/fnv"
	"io"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// Filter tells the findings that are known from those that count. The zero
// Filter knows none.
type Filter struct {
	Stets    *Stets
	Baseline *Baseline
}

// Article is what the filter must know of an article.
type Article struct {
	Doc          *article.Document
	StetPath     string // as the stet file writes it
	BaselinePath string // as the baseline writes it
	// Selected tells a rule's severity and whether it is on; see
	// linter.Linter.Selected.
	Selected func(rule string) (linter.Severity, bool)
}

// Sift parts the findings that linter.Check made of an article: those that
// count, and those that are known, which nothing may report or fix. An entry
// of the stet file that no finding needs adds a finding of its own. Of a
// finding with several places each is known by itself.
func (f *Filter) Sift(a Article, findings []linter.Finding) (count, quiet []linter.Finding) {
	if f.Stets == nil && f.Baseline == nil {
		return findings, nil
	}
	count = linter.Part(findings)
	if f.Stets != nil {
		var stands []linter.Finding
		var uses []Use
		count, stands, uses = f.Stets.sift(a, count)
		quiet = append(quiet, stands...)
		count = append(count, f.Stets.unused(a, uses)...)
	}
	if f.Baseline != nil {
		rest := count[:0:0]
		for _, one := range count {
			if f.Baseline.Has(RowOf(a.BaselinePath, &one)) {
				quiet = append(quiet, one)
			} else {
				rest = append(rest, one)
			}
		}
		count = rest
	}
	return linter.Join(a.Doc, count), linter.Join(a.Doc, quiet)
}

// Day is the day that an entry's until is held against: the one the command
// was given, otherwise that on which the article was last put before readers.
func Day(doc *article.Document) article.Day {
	day := doc.Meta.Published.Day
	if later := doc.Meta.Modified.Day; doc.Meta.DateFrom != "flag" && later.Known() && (!day.Known() || day.Before(later)) {
		day = later
	}
	return day
}

// unused makes the findings on entries that nothing needed.
func (s *Stets) unused(a Article, uses []Use) []linter.Finding {
	severity, on := a.Selected(linter.UnusedID)
	if !on {
		return nil
	}
	var at article.Span
	if b := a.Doc.Blocks; len(b) > 0 {
		at = article.Span{Start: b[0].Span.Start, End: b[0].Span.Start}
	}
	var out []linter.Finding
	for _, u := range uses {
		if u.State != Unused {
			continue
		}
		h := fnv.New64a()
		io.WriteString(h, linter.UnusedID+"\x00"+u.Entry.Fingerprint)
		out = append(out, linter.Finding{Rule: linter.UnusedID, Severity: severity, Span: at,
			Message:     fmt.Sprintf("The entry at %s:%d lets %s stand, which is not found here.", s.File, u.Entry.Line, u.Entry.what()),
			Fingerprint: fmt.Sprintf("%016x", h.Sum64())})
	}
	return out
}
