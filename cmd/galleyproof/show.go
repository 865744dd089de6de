package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter/config"
	"galleyproof/linter/report"
)

// readings are what show can show, in the order of its help.
var readings = []string{"blocks", "words", "sentences", "quotes", "dates", "names"}

func (p *process) showCommand() *cli.Command {
	return &cli.Command{
		Name:        "show",
		Usage:       "print what was read in articles, as JSON lines",
		ArgsUsage:   strings.Join(readings, "|") + " PATH|-…",
		Description: "One object a reading; docs/jsonl.md has the fields.\nExit status: 0, or 2 when something could not be read.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "config", Usage: "use this `FILE` for all articles instead of the nearest " + configName},
			&cli.StringFlag{Name: "date", Usage: "take this `DAY`, YYYY-MM-DD, for the articles' own date"},
			&cli.StringFlag{Name: "stdin-path", Usage: "`NAME` that standard input goes by; it decides format and configuration"},
		},
		Action: func(c *cli.Context) error { return p.show(c) },
	}
}

func (p *process) show(c *cli.Context) error {
	what := c.Args().First()
	shows := map[string]func(*window) []shown{"blocks": (*window).blocks, "words": (*window).words, "sentences": (*window).sentences,
		"quotes": (*window).quotes, "dates": (*window).dates, "names": (*window).names}
	switch {
	case what == "":
		return usageError("show needs what to show: %s", strings.Join(readings, ", "))
	case shows[what] == nil:
		return config.OneOf("what show prints", what, readings...)
	case c.NArg() < 2 && !c.IsSet("stdin-path"):
		return usageError("show %s needs a file", what)
	}
	date, err := dateFlag(c)
	if err != nil {
		return err
	}
	rooms, err := p.newsrooms(c.String("config"), config.Flags{})
	if err != nil {
		return err
	}
	paths := c.Args().Tail()
	if len(paths) == 0 {
		paths = []string{"-"}
	}
	out := bufio.NewWriter(p.out)
	encode := json.NewEncoder(out)
	encode.SetEscapeHTML(false)
	for _, s := range p.gather(paths, c.String("stdin-path"), rooms) {
		rows, err := s.rows(shows[what], p.in, date)
		if err != nil {
			p.problem(err)
			continue
		}
		for _, row := range rows {
			if err := encode.Encode(row); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// rows reads one article. A panic on the way is that article's error.
func (s *source) rows(show func(*window) []shown, stdin io.Reader, date article.Day) (rows []shown, err error) {
	defer func() {
		if p := recover(); p != nil {
			rows, err = nil, fmt.Errorf("%s: internal error: %v", s.path, p)
		}
	}()
	doc, err := s.open(stdin, date)
	if err != nil {
		return nil, err
	}
	w := &window{doc, reading.New(s.room.record)}
	w.article.Read(doc)
	return show(w), nil
}

// shown is one reading, for a person or a program to look at.
type shown struct {
	Path  string       `json:"path"`
	Kind  string       `json:"kind"`
	Range report.Range `json:"range"`
	Text  string       `json:"text"`

	In     string `json:"in,omitempty"`     // of a block: the container it stands in
	Layout string `json:"layout,omitempty"` // of a block of plain text: lines or wrapped

	WordKind string `json:"word_kind,omitempty"`

	Type    string `json:"type,omitempty"` // of a date, as in TIMEX3
	Value   string `json:"value,omitempty"`
	From    string `json:"from,omitempty"`
	To      string `json:"to,omitempty"`
	Weekday string `json:"weekday,omitempty"`
	Why     string `json:"why,omitempty"`

	Entity     string `json:"entity,omitempty"`
	EntityKind string `json:"entity_kind,omitempty"`

	Spans     []shownSpan `json:"spans,omitempty"` // the words of a quotation, run by run
	QuoteKind string      `json:"quote_kind,omitempty"`
	Speaker   string      `json:"speaker,omitempty"`
	Cue       string      `json:"cue,omitempty"`
	Date      string      `json:"date,omitempty"`
	Statement string      `json:"statement,omitempty"`
}

type shownSpan struct {
	report.Range
	Text string `json:"text"`
}

// window shows the readings of one article.
type window struct {
	doc     *article.Document
	article *reading.Article
}

func (w *window) row(kind string, span article.Span) shown {
	return shown{Path: w.doc.Source.Path, Kind: kind, Range: report.RangeOf(w.doc, span), Text: w.doc.Slice(span)}
}

func (w *window) blocks() []shown {
	var out []shown
	for _, b := range w.doc.Blocks {
		row := w.row(b.Kind.String(), b.Span)
		row.Layout = w.doc.Layout
		if b.In != b.Kind && b.In != article.Paragraph {
			row.In = b.In.String()
		}
		out = append(out, row)
	}
	return out
}

// words shows a hyphenated compound as the one word it is to a reader.
func (w *window) words() []shown {
	words := w.article.Words()
	var out []shown
	for i := 0; i < len(words); {
		first := words[i]
		span := first.Span
		for i++; i < len(words) && words[i].Has(article.Bound); i++ {
			span.End = words[i].Span.End
		}
		row := w.row("word", span)
		row.WordKind = first.Kind.String()
		out = append(out, row)
	}
	return out
}

func (w *window) sentences() []shown {
	var out []shown
	for _, s := range w.article.Sentences() {
		out = append(out, w.row("sentence", s.Span))
	}
	return out
}

func (w *window) dates() []shown {
	var out []shown
	dates := w.article.Dates()
	for i := range dates {
		d := &dates[i]
		row := w.row("date", d.Span)
		row.Type, row.Value, row.Why = d.Type.String(), d.Value(), d.Why()
		row.From, row.To = d.From.String(), d.To.String()
		if d.HasWeekday {
			row.Weekday = d.Weekday.String()
		}
		if d.Bad != "" {
			row.Why = d.Bad
		}
		out = append(out, row)
	}
	return out
}

func (w *window) names() []shown {
	var out []shown
	names := w.article.Names()
	for _, m := range names.Mentions {
		row := w.row("name", m.Span)
		row.Why = m.Why.String()
		if m.Entity >= 0 && m.Entity < len(names.Entities) {
			e := &names.Entities[m.Entity]
			row.Entity, row.EntityKind = e.Name, e.Kind.String()
		}
		out = append(out, row)
	}
	return out
}

func (w *window) quotes() []shown {
	var out []shown
	quotes := w.article.Quotes()
	for i := range quotes {
		q := &quotes[i]
		row := w.row("quote", q.Span())
		row.QuoteKind, row.Speaker, row.Cue = q.Kind.String(), q.Speaker, w.doc.Slice(q.Cue)
		for _, part := range q.Parts {
			row.Spans = append(row.Spans, shownSpan{report.RangeOf(w.doc, part.Inner), w.doc.Slice(part.Inner)})
		}
		if q.Date >= 0 && q.Date < len(w.article.Dates()) {
			row.Date = w.article.Dates()[q.Date].Value()
		}
		if q.Match != nil && q.Match.Statement != nil {
			row.Statement = q.Match.Statement.ID
		}
		out = append(out, row)
	}
	return out
}
