package report

import (
	"bufio"
	"fmt"
	"io"
	"net/url"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// sarif reports in the Static Analysis Results Interchange Format 2.1.0, of
// which it writes one run: first what there is to know of the rules, then a
// result a finding as they come, last whether all files could be read.
type sarif struct {
	*Options
	w     *bufio.Writer
	index map[string]int // of rules
	array array
}

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifDriver struct {
	Name     string      `json:"name"`
	Version  string      `json:"version,omitempty"`
	Language string      `json:"language"`
	Rules    []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID       string     `json:"id"`
	Short    sarifText  `json:"shortDescription"`
	Full     *sarifText `json:"fullDescription,omitempty"`
	Help     sarifText  `json:"help"`
	Defaults struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	} `json:"defaultConfiguration"`
	Properties struct {
		Tags    []string `json:"tags"`
		Fixable string   `json:"fixable"`
	} `json:"properties"`
}

type sarifResult struct {
	Rule         string            `json:"ruleId"`
	Index        *int              `json:"ruleIndex,omitempty"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
	Properties   *sarifBag         `json:"properties,omitempty"`
}

// sarifBag holds what the format has no place for.
type sarifBag struct {
	Evidence *evidence `json:"evidence,omitempty"`
	Shown    []string  `json:"shownFixes,omitempty"`
	Safety   string    `json:"safety,omitempty"`
}

type sarifLocation struct {
	ID       *int          `json:"id,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifText    `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   sarifRegion   `json:"region"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn"`
	EndLine     int        `json:"endLine"`
	EndColumn   int        `json:"endColumn"`
	ByteOffset  int        `json:"byteOffset"`
	ByteLength  int        `json:"byteLength"`
	Snippet     *sarifText `json:"snippet,omitempty"`
}

type sarifFix struct {
	Description sarifText     `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
	Properties  sarifBag      `json:"properties"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion `json:"deletedRegion"`
	Inserted *sarifText  `json:"insertedContent,omitempty"`
}

func newSARIF(w io.Writer, opt *Options) Reporter {
	s := &sarif{Options: opt, w: bufio.NewWriter(w), index: map[string]int{}}
	for i := range opt.Rules {
		s.index[opt.Rules[i].ID] = i
	}
	return s
}

// begin writes what comes before the first result, once.
func (s *sarif) begin() error {
	if s.array.w != nil {
		return nil
	}
	driver := sarifDriver{Name: "galleyproof", Version: s.Version, Language: "en", Rules: []sarifRule{}}
	for i := range s.Rules {
		driver.Rules = append(driver.Rules, sarifRuleOf(&s.Rules[i]))
	}
	tool, err := compact(map[string]sarifDriver{"driver": driver})
	if err != nil {
		return err
	}
	// A lone carriage return ends a line too.
	fmt.Fprint(s.w, `{"$schema":"`+sarifSchema+`","version":"2.1.0","runs":[{"tool":`+tool+
		`,"language":"en","columnKind":"unicodeCodePoints","newlineSequences":["\r\n","\n","\r"],"results":`)
	s.array.w = s.w
	return nil
}

func sarifRuleOf(r *linter.Rule) sarifRule {
	page := strings.TrimSpace(r.Doc)
	out := sarifRule{ID: r.ID, Short: sarifText{Text: r.Title()}, Help: sarifText{Text: page, Markdown: page}}
	out.Defaults.Enabled, out.Defaults.Level = !r.Off, sarifLevel(r.Severity)
	out.Properties.Tags, out.Properties.Fixable = []string{linter.Family(r.ID)}, r.Fixable.String()
	if page == "" {
		out.Help.Text = r.ID
	}
	_, rest, _ := strings.Cut(page, "\n")
	if full, _, _ := strings.Cut(strings.TrimSpace(rest), "\n\n"); full != "" {
		out.Full = &sarifText{Text: strings.Join(strings.Fields(full), " ")}
	}
	return out
}

func sarifLevel(s linter.Severity) string {
	switch s {
	case linter.Error:
		return "error"
	case linter.Warning:
		return "warning"
	}
	return "note"
}

func (s *sarif) Article(doc *article.Document, findings []linter.Finding) error {
	if err := s.begin(); err != nil {
		return err
	}
	for i := range findings {
		e := s.entry(doc, &findings[i])
		if err := s.array.add(s.result(doc, &e)); err != nil {
			return err
		}
	}
	return s.w.Flush()
}

func (s *sarif) result(doc *article.Document, e *entry) sarifResult {
	file := sarifArtifact{uri(e.Path)}
	out := sarifResult{
		Rule: e.Rule, Level: sarifLevel(e.severity), Message: sarifText{Text: e.Message},
		Locations: []sarifLocation{{Physical: sarifPhysical{file, sarifRegionOf(e.Range, e.Text)}}},
	}
	if at, ok := s.index[e.Rule]; ok {
		out.Index = &at
	}
	if e.Fingerprint != "" {
		out.Fingerprints = map[string]string{"galleyproof/v1": e.Fingerprint}
	}
	if v := e.Evidence; v != nil {
		// What shows a result shows its message and little else.
		for _, n := range (&entry{Evidence: v}).notes() {
			out.Message.Text += "\n" + n.String()
		}
		out.Properties = &sarifBag{Evidence: v}
	}
	for i, r := range e.Related {
		id := i + 1
		at := sarifLocation{ID: &id, Physical: sarifPhysical{file, sarifRegionOf(r.Range, r.Text)}}
		if r.Message != "" {
			at.Message = &sarifText{Text: r.Message}
		}
		out.Related = append(out.Related, at)
	}
	for i := range e.Fixes {
		f := &e.Fixes[i]
		if f.offered() {
			out.Fixes = append(out.Fixes, sarifFixOf(doc.Source, file, f))
			continue
		}
		// What reads the report may apply any fix it holds.
		if out.Properties == nil {
			out.Properties = &sarifBag{}
		}
		out.Properties.Shown = append(out.Properties.Shown, f.Title)
	}
	return out
}

func sarifRegionOf(r Range, snippet string) sarifRegion {
	out := sarifRegion{StartLine: r.Start.Line, StartColumn: r.Start.Column, EndLine: r.End.Line, EndColumn: r.End.Column,
		ByteOffset: r.Start.Offset, ByteLength: r.End.Offset - r.Start.Offset}
	if snippet != "" {
		out.Snippet = &sarifText{Text: snippet}
	}
	return out
}

func sarifFixOf(src *article.Source, file sarifArtifact, f *fix) sarifFix {
	change := sarifChange{Artifact: file}
	for _, e := range f.Edits {
		r := sarifReplacement{Deleted: sarifRegionOf(rangeOf(src, article.Range{Start: e.Start, End: e.End}), "")}
		if e.New != "" {
			r.Inserted = &sarifText{Text: e.New}
		}
		change.Replacements = append(change.Replacements, r)
	}
	return sarifFix{Description: sarifText{Text: f.Title}, Changes: []sarifChange{change}, Properties: sarifBag{Safety: f.Safety}}
}

func (s *sarif) End(totals *Totals) error {
	if err := s.begin(); err != nil {
		return err
	}
	s.array.end()
	whole, err := compact(totals.Failed == 0)
	if err != nil {
		return err
	}
	fmt.Fprint(s.w, `,"invocations":[{"executionSuccessful":`+whole+"}]}]}\n")
	return s.w.Flush()
}

// uri spells a path as a URI reference.
func uri(path string) string {
	switch {
	case strings.HasPrefix(path, "/"):
		return (&url.URL{Scheme: "file", Path: path}).String()
	case len(path) > 2 && path[1] == ':' && path[2] == '/': // a drive
		return (&url.URL{Scheme: "file", Path: "/" + path}).String()
	}
	return (&url.URL{Path: path}).String()
}

// compact writes a value as JSON without a line end.
func compact(v any) (string, error) {
	var b strings.Builder
	err := encoder(&b).Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// array writes a JSON array, an element a line, as its elements come.
type array struct {
	w *bufio.Writer
	n int
}

func (a *array) add(v any) error {
	text, err := compact(v)
	if err != nil {
		return err
	}
	opener := ",\n"
	if a.n == 0 {
		opener = "[\n"
	}
	a.n++
	fmt.Fprint(a.w, opener+text)
	return nil
}

func (a *array) end() {
	if a.n == 0 {
		fmt.Fprint(a.w, "[]")
		return
	}
	fmt.Fprint(a.w, "\n]")
}
