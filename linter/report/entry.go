package report

import (
	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// An entry is all that a report may tell of a finding, as places of the file.
// Whoever has one need not ask whether text may be shown: it holds none when it
// may not. Only the excerpt of the text format and the page of the HTML one
// show more of an article. Its JSON is the jsonl format.
type entry struct {
	Path        string    `json:"path"`
	Rule        string    `json:"rule"`
	Severity    string    `json:"severity"`
	Message     string    `json:"message"`
	Text        string    `json:"text"`
	Range       Range     `json:"range"`
	Related     []related `json:"related,omitempty"`
	Evidence    *evidence `json:"evidence,omitempty"`
	Fixes       []fix     `json:"fixes,omitempty"`
	Fingerprint string    `json:"fingerprint"`

	severity linter.Severity
}

type related struct {
	Path    string `json:"path"`
	Range   Range  `json:"range"`
	Message string `json:"message,omitempty"`
	Text    string `json:"text"`
}

type evidence struct {
	Statement string `json:"statement,omitempty"`
	Speaker   string `json:"speaker,omitempty"`
	Medium    string `json:"medium,omitempty"`
	Date      string `json:"date,omitempty"`
	URL       string `json:"url,omitempty"`
	Canonical string `json:"canonical"`

	quoted string
}

type fix struct {
	Title  string `json:"title"`
	Safety string `json:"safety"`
	Edits  []edit `json:"edits"`
}

type edit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// offered reports whether a program may put the fix before somebody as one to
// take with a click: all but those that a person is to decide and type.
func (f *fix) offered() bool { return f.Safety != linter.Show.String() && len(f.Edits) > 0 }

// entry is the one place that decides what a report may tell.
func (o *Options) entry(doc *article.Document, f *linter.Finding) entry {
	path := doc.Source.Path
	out := entry{
		Path: path, Rule: f.Rule, Severity: f.Severity.String(), severity: f.Severity,
		Range: rangeOf(doc.Source, f.Range(doc)), Fingerprint: f.Fingerprint,
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, related{Path: path, Range: RangeOf(doc, r.Span)})
	}
	if o.NoExcerpt {
		out.Message = o.title(f.Rule) + "."
		return out
	}
	out.Message, out.Text = f.Message, textOf(doc, f)
	for i, r := range f.Related {
		out.Related[i].Message, out.Related[i].Text = r.Message, doc.Slice(r.Span)
	}
	if e := f.Evidence; e != nil {
		out.Evidence = &evidence{e.Statement, e.Speaker, e.Medium, e.Date, e.URL, e.Canonical, e.Quoted}
	}
	for i := range f.Fixes {
		out.Fixes = append(out.Fixes, fixOf(doc, &f.Fixes[i]))
	}
	return out
}

// title returns the title of a rule or, of one that is not known, its id.
func (o *Options) title(id string) string {
	for i := range o.Rules {
		if o.Rules[i].ID == id {
			return o.Rules[i].Title()
		}
	}
	return id
}

// textOf returns the words at fault; of a finding on a note, the note's.
func textOf(doc *article.Document, f *linter.Finding) string {
	if f.Note != nil {
		return f.Note.Text
	}
	return doc.Slice(f.Span)
}

// fixOf gives a fix as bytes of the file. One whose edits the source cannot
// take, because they cross markup or its charset lacks a letter, has none and
// is only shown.
func fixOf(doc *article.Document, f *linter.Fix) fix {
	out := fix{Title: f.Title, Safety: f.Safety.String(), Edits: []edit{}}
	for _, e := range f.Edits {
		spelt, ok := doc.Edit(e.Span, e.New)
		if !ok {
			return fix{Title: f.Title, Safety: linter.Show.String(), Edits: []edit{}}
		}
		out.Edits = append(out.Edits, edit{spelt.Range.Start, spelt.Range.End, spelt.New})
	}
	return out
}
