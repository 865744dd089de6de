package report

import (
	"encoding/json"
	"io"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// JSONL reports each finding as one JSON object on a line of its own. The
// format is stable and documented in docs/jsonl.md.
type JSONL struct {
	encode *json.Encoder
}

// NewJSONL returns the reporter that writes to w.
func NewJSONL(w io.Writer) *JSONL {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &JSONL{e}
}

type jsonFinding struct {
	Path        string        `json:"path"`
	Rule        string        `json:"rule"`
	Severity    string        `json:"severity"`
	Message     string        `json:"message"`
	Text        string        `json:"text"`
	Range       Range         `json:"range"`
	Related     []jsonRelated `json:"related,omitempty"`
	Evidence    *jsonEvidence `json:"evidence,omitempty"`
	Fixes       []jsonFix     `json:"fixes,omitempty"`
	Fingerprint string        `json:"fingerprint"`
}

type jsonRelated struct {
	Path    string `json:"path"`
	Range   Range  `json:"range"`
	Message string `json:"message,omitempty"`
	Text    string `json:"text"`
}

type jsonEvidence struct {
	Statement string `json:"statement,omitempty"`
	Speaker   string `json:"speaker,omitempty"`
	Medium    string `json:"medium,omitempty"`
	Date      string `json:"date,omitempty"`
	URL       string `json:"url,omitempty"`
	Canonical string `json:"canonical"`
}

type jsonFix struct {
	Title  string     `json:"title"`
	Safety string     `json:"safety"`
	Edits  []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// Article writes the findings of one article.
func (j *JSONL) Article(doc *article.Document, findings []linter.Finding) error {
	for i := range findings {
		if err := j.encode.Encode(jsonOf(doc, &findings[i])); err != nil {
			return err
		}
	}
	return nil
}

// End writes nothing.
func (j *JSONL) End(*Totals) error { return nil }

func jsonOf(doc *article.Document, f *linter.Finding) jsonFinding {
	path := doc.Source.Path
	out := jsonFinding{
		Path: path, Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message,
		Text: textOf(doc, f), Range: rangeOf(doc.Source, f.Range(doc)), Fingerprint: f.Fingerprint,
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, jsonRelated{path, RangeOf(doc, r.Span), r.Message, doc.Slice(r.Span)})
	}
	if e := f.Evidence; e != nil {
		out.Evidence = &jsonEvidence{e.Statement, e.Speaker, e.Medium, e.Date, e.URL, e.Canonical}
	}
	for i := range f.Fixes {
		out.Fixes = append(out.Fixes, jsonFixOf(doc, &f.Fixes[i]))
	}
	return out
}

// textOf returns the words at fault; of a finding on a note, the note's.
func textOf(doc *article.Document, f *linter.Finding) string {
	if f.Note != nil {
		return f.Note.Text
	}
	return doc.Slice(f.Span)
}

// jsonFixOf gives a fix as bytes of the file. One whose edits the source cannot
// take, because they cross markup or its charset lacks a letter, has none and
// is only shown.
func jsonFixOf(doc *article.Document, f *linter.Fix) jsonFix {
	out := jsonFix{Title: f.Title, Safety: f.Safety.String(), Edits: []jsonEdit{}}
	for _, e := range f.Edits {
		edit, ok := doc.Edit(e.Span, e.New)
		if !ok {
			return jsonFix{Title: f.Title, Safety: linter.Show.String(), Edits: []jsonEdit{}}
		}
		out.Edits = append(out.Edits, jsonEdit{edit.Range.Start, edit.Range.End, edit.New})
	}
	return out
}
