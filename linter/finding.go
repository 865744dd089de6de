package linter

import (
	"galleyproof/corpus/article"
	"galleyproof/linter/config"
)

// Severity is how much a finding matters; see config.Severity.
type Severity = config.Severity

// The severities.
const (
	Suggestion = config.Suggestion
	Warning    = config.Warning
	Error      = config.Error
)

// Finding is one fault in an article.
type Finding struct {
	Rule     string   // filled in by the engine
	Severity Severity // zero: the rule's own
	Span     article.Span
	Message  string // one sentence; says what differs from what
	Related  []Related
	Evidence *Evidence
	Fixes    []Fix

	Joined      []Finding     // filled in by Join: this finding and those joined to it, each by itself; nil where it stands alone
	Fingerprint string        // filled in by the engine
	Note        *article.Note // of a finding on a note, which is no text: the note; Span is then empty
}

// Range returns where the finding stands in the source.
func (f *Finding) Range(doc *article.Document) article.Range {
	if f.Note != nil {
		return f.Note.Range
	}
	return doc.Range(f.Span)
}

// Related is another place that has to do with a finding.
type Related struct {
	Span    article.Span
	Message string
}

// Evidence is the canonical text that a finding rests on.
type Evidence struct {
	Statement string // the entry's id in the record, "" for a passage of the same article
	Speaker   string
	Medium    string
	Date      string // YYYY-MM-DD
	URL       string
	Canonical string // the words of the statement that answer the quotation
	Quoted    string // the words as the article has them
}

// Safety is how far a fix may be trusted.
type Safety uint8

// The safeties: a person decides, a person is asked, a machine may.
const (
	Show Safety = iota
	Ask
	Safe
)

var safetyNames = [...]string{"show", "ask", "safe"}

func (s Safety) String() string { return safetyNames[s] }

// Fix is one way out of a fault.
type Fix struct {
	Title  string
	Safety Safety
	Edits  []Edit
	// Record says that the new text is the record's own bytes for the place:
	// only then may a fix within a quotation be more than shown.
	Record bool
}

// Edit replaces a span of the text.
type Edit struct {
	Span article.Span
	New  string
}

// Replace returns the fix that writes new over a span.
func Replace(span article.Span, new string, safety Safety) Fix {
	return Fix{Title: "Replace with “" + new + "”", Safety: safety, Edits: []Edit{{span, new}}}
}
