package report

import (
	"encoding/json"
	"io"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// rdjsonl reports in the Reviewdog Diagnostic Format, an object a line.
type rdjsonl struct {
	*Options
	encode *json.Encoder
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Source      rdName         `json:"source"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
}

type rdName struct {
	Name string `json:"name"`
}

type rdCode struct {
	Value string `json:"value"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

// rdPosition has a column in bytes of UTF-8, from 1.
type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

var rdSeverity = [...]string{linter.Suggestion: "INFO", linter.Warning: "WARNING", linter.Error: "ERROR"}

func newRDJSONL(w io.Writer, opt *Options) Reporter { return &rdjsonl{opt, encoder(w)} }

func (r *rdjsonl) Article(doc *article.Document, findings []linter.Finding) error {
	for i := range findings {
		e := r.entry(doc, &findings[i])
		out := rdDiagnostic{
			Message:  e.details(),
			Location: rdLocation{e.Path, rdRangeOf(doc.Source, e.Range)},
			Severity: rdSeverity[e.severity],
			Source:   rdName{"galleyproof"},
			Code:     rdCode{e.Rule},
		}
		for i := range e.Fixes {
			if s, ok := rdSuggestionOf(doc.Source, e.Range, &e.Fixes[i]); ok {
				out.Suggestions = append(out.Suggestions, s)
			}
		}
		if err := r.encode.Encode(out); err != nil {
			return err
		}
	}
	return nil
}

func (r *rdjsonl) End(*Totals) error { return nil }

// rdSuggestionOf gives a fix as a suggestion, which is one edit, in the lines
// of the finding, of a file in UTF-8.
func rdSuggestionOf(src *article.Source, finding Range, f *fix) (rdSuggestion, bool) {
	if !f.offered() || len(f.Edits) != 1 || src.Charset != article.UTF8 {
		return rdSuggestion{}, false
	}
	e := f.Edits[0]
	at := rangeOf(src, article.Range{Start: e.Start, End: e.End})
	if at.Start.Line < finding.Start.Line || at.End.Line > finding.End.Line {
		return rdSuggestion{}, false
	}
	return rdSuggestion{rdRangeOf(src, at), e.New}, true
}

func rdRangeOf(src *article.Source, r Range) rdRange {
	return rdRange{rdPositionOf(src, r.Start), rdPositionOf(src, r.End)}
}

func rdPositionOf(src *article.Source, p Position) rdPosition {
	start := src.LineAt(p.Line).Start
	column := 1 + p.Offset - start
	if src.Charset != article.UTF8 {
		column = 1
		for at := start; at < p.Offset; {
			c, n := decode(src, at, p.Offset)
			column += len(string(c))
			at += n
		}
	}
	return rdPosition{p.Line, column}
}
