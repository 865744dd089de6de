package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/fix"
)

func (p *process) fixCommand() *cli.Command {
	return &cli.Command{
		Name:      "fix",
		Usage:     "mend what a machine may mend",
		ArgsUsage: "[PATH|-]…",
		Description: "Writes the fixes that are safe into the files; with --ask also those that want a look.\n" +
			"What stands in a quotation is left alone. Standard input, as “-”, is written fixed to standard output.\n" +
			"Exit status: 0 nothing left at or above --fail-on, 1 findings are left, 2 the work could not be done.",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "ask", Usage: "apply also the fixes marked ask"},
			&cli.BoolFlag{Name: "diff", Usage: "print what would change as a unified diff; write nothing"},
			&cli.StringFlag{Name: "config", Usage: "use this `FILE` for all articles instead of the nearest " + configName},
			&cli.StringFlag{Name: "fail-on", Usage: "least severity of what is left that gives exit status 1: error, warning, suggestion or never (default: error)"},
			&cli.StringSliceFlag{Name: "enable", Usage: "turn on these `RULES` or families, too"},
			&cli.StringSliceFlag{Name: "disable", Usage: "turn off these `RULES` or families"},
			&cli.StringSliceFlag{Name: "only", Usage: "run just these `RULES` or families"},
			&cli.StringFlag{Name: "date", Usage: "take `YYYY-MM-DD` for the articles' own date"},
			jobsFlag(),
			&cli.StringFlag{Name: "baseline", Usage: "leave alone the findings that `FILE` holds; see baseline write"},
			&cli.StringFlag{Name: "stdin-path", Usage: "`NAME` that standard input goes by"},
		},
		Action: func(c *cli.Context) error { return p.fix(c) },
	}
}

// fixOptions are fix's flags, read and found good.
type fixOptions struct {
	least     linter.Safety
	diff      bool
	failOn    string // "" leaves it to the configuration
	date      article.Day
	jobs      int
	paths     []string
	stdinPath string
}

func fixFlags(c *cli.Context) (fixOptions, error) {
	o := fixOptions{least: linter.Safe, diff: c.Bool("diff"), failOn: c.String("fail-on"),
		paths: c.Args().Slice(), stdinPath: c.String("stdin-path")}
	if c.Bool("ask") {
		o.least = linter.Ask
	}
	if c.IsSet("fail-on") {
		if err := config.OneOf("--fail-on", o.failOn, "error", "warning", "suggestion", "never"); err != nil {
			return o, err
		}
	}
	if len(o.paths) == 0 {
		o.paths = []string{"."}
		if o.stdinPath != "" {
			o.paths = []string{"-"}
		}
	}
	if len(o.paths) > 1 && slices.Contains(o.paths, "-") {
		return o, usageError("“-” is fixed alone: its text goes to standard output")
	}
	var err error
	if o.jobs, err = jobs(c); err != nil {
		return o, err
	}
	o.date, err = dateFlag(c)
	return o, err
}

func (p *process) fix(c *cli.Context) error {
	o, err := fixFlags(c)
	if err != nil {
		return err
	}
	rooms, err := p.newsrooms(c.String("config"),
		config.Flags{Enable: c.StringSlice("enable"), Disable: c.StringSlice("disable"), Only: c.StringSlice("only")})
	if err != nil {
		return err
	}
	if err := rooms.useBaseline(c.String("baseline")); err != nil {
		return err
	}
	if rooms.override != "" && rooms.of("") == nil {
		return status(exitFailed)
	}
	sources := onceEach(p.gather(o.paths, o.stdinPath, rooms))
	if p.failed && len(sources) == 0 {
		return status(exitFailed)
	}
	out := bufio.NewWriter(p.out)
	f := &fixer{process: p, options: o, out: out, summary: out}
	if o.diff || o.paths[0] == "-" {
		f.summary = p.err
	}
	ctx, stop := interruptible(c.Context)
	defer stop()
	err = f.run(ctx, sources)
	if e := out.Flush(); err == nil && e != nil {
		err = fmt.Errorf("the report could not be written: %w", e)
	}
	switch {
	case err != nil:
		return err
	case p.failed:
		return status(exitFailed)
	case f.found:
		return status(exitFindings)
	}
	return nil
}

// onceEach leaves out links to a file that is there already: it would be
// written twice.
func onceEach(sources []source) []source {
	seen := map[string]bool{}
	return slices.DeleteFunc(sources, func(s source) bool {
		real, err := filepath.EvalSymlinks(s.absolute)
		if err != nil || s.stdin {
			return false // whoever reads it says what is wrong
		}
		twice := seen[real]
		seen[real] = true
		return twice
	})
}

// fixer mends articles, one after the other as they come from the workers.
type fixer struct {
	process *process
	options fixOptions
	out     *bufio.Writer // files' text and diffs
	summary io.Writer
	replace replacer

	at       int // the source at hand
	articles int
	changed  int // articles
	fixed    int // places
	left     [linter.Error + 1]int
	askable  int // of those left, how many --ask would mend
	found    bool
}

// mending is the work on one article.
type mending struct {
	source *source
	was    fs.FileInfo
	before *article.Source
	result *fix.Result
}

// open reads an article and mends it, in memory. It returns it as it is then.
func (m *mending) open(p *process, o *fixOptions) (*article.Document, error) {
	s := m.source
	if !s.stdin {
		var err error
		if m.was, err = os.Stat(s.absolute); err != nil {
			return nil, pathError(s.path, err)
		}
		if !m.was.Mode().IsRegular() {
			return nil, fmt.Errorf("%s: not a regular file; it cannot be fixed", s.path)
		}
	}
	doc, err := s.open(p.in, o.date)
	if err != nil {
		return nil, err
	}
	m.before = doc.Source
	m.result, err = fix.Run(doc, fix.Work{Least: o.least, Record: s.room.record, Check: s.room.check,
		Parse: func(data []byte) (*article.Document, error) { return s.parse(data, o.date) }})
	if err != nil {
		return nil, err
	}
	return m.result.Doc, nil
}

func (f *fixer) run(ctx context.Context, sources []source) error {
	inputs := make([]linter.Input, len(sources))
	work := make([]*mending, len(sources))
	for i := range sources {
		m := &mending{source: &sources[i]}
		work[i] = m
		inputs[i] = linter.Input{Path: m.source.path, Linter: m.source.room.linter,
			Open:  func() (*article.Document, error) { return m.open(f.process, &f.options) },
			Check: func(*article.Document) ([]linter.Finding, error) { return m.result.Findings, nil }}
	}
	progress := newProgress(f.process.err, len(inputs), false)
	err := linter.CheckAll(ctx, inputs, f.options.jobs, func(res linter.Result) error {
		m := work[f.at]
		work[f.at] = nil
		f.at++
		progress.step()
		if res.Err == nil && m.result.Unsettled {
			res.Err = fmt.Errorf("%s: its fixes do not come to rest in %d rounds; it is left as it was", m.source.path, fix.MaxRounds)
		}
		err := res.Err
		if err == nil {
			err = f.write(m)
		}
		if err != nil {
			progress.clear()
			f.process.problem(err)
			return nil
		}
		progress.clear()
		return f.count(m)
	})
	progress.clear()
	if errors.Is(err, context.Canceled) {
		return errors.New("interrupted; every file is either fixed or as it was")
	}
	if err != nil {
		return fmt.Errorf("the report could not be written: %w", err)
	}
	return f.total()
}

// write puts the new text where it belongs. An error is one of this article;
// that standard output cannot be written is seen when it is flushed.
func (f *fixer) write(m *mending) error {
	r := m.result
	switch {
	case f.options.diff && len(r.Edits) > 0 && !fix.Diffable(m.before):
		return fmt.Errorf("%s: its text is UTF-16, which has no unified diff", m.source.path)
	case f.options.diff:
		_, _ = f.out.Write(fix.Unified(m.source.path, m.before.Bytes, r.Edits))
	case m.source.stdin:
		_, _ = f.out.Write(r.Doc.Source.Bytes)
	case len(r.Edits) > 0:
		if err := f.replace.file(m.source.absolute, m.was, m.before.Bytes, r.Doc.Source.Bytes); err != nil {
			return pathError(m.source.path, err)
		}
	}
	return nil
}

// count says what was done with an article, and what was not.
func (f *fixer) count(m *mending) error {
	r := m.result
	f.articles++
	f.fixed += r.Fixed
	if len(r.Edits) > 0 {
		f.changed++
	}
	for i := range r.Findings {
		f.left[r.Findings[i].Severity]++
		if f.options.least > linter.Ask && hasFix(&r.Findings[i], linter.Ask) {
			f.askable++
		}
	}
	failOn := f.options.failOn
	if failOn == "" {
		failOn = m.source.room.config.FailOn
	}
	f.found = f.found || fails(r.Findings, failOn)

	var b bytes.Buffer
	for i, l := range r.Left {
		if i > 0 && l.Finding == r.Left[i-1].Finding {
			continue
		}
		at := r.Doc.Source.Position(l.Finding.Range(r.Doc).Start)
		title := l.Fix.Title + ": "
		if m.source.room.config.NoExcerpt {
			title = ""
		}
		fmt.Fprintf(&b, "%s:%d:%d: not fixed: %s%s [%s]\n", m.source.path, at.Line, at.Column, title, l.Reason, l.Finding.Rule)
	}
	if r.Fixed > 0 || b.Len() > 0 {
		done := "fixed"
		if f.options.diff {
			done = "to fix"
		}
		fmt.Fprintf(&b, "%s: %d %s, %d left\n", m.source.path, r.Fixed, done, len(r.Findings))
	}
	_, err := f.summary.Write(b.Bytes())
	return err
}

func hasFix(f *linter.Finding, safety linter.Safety) bool {
	return slices.ContainsFunc(f.Fixes, func(x linter.Fix) bool { return x.Safety == safety && len(x.Edits) > 0 })
}

// total says what was done in all.
func (f *fixer) total() error {
	done := "Fixed"
	if f.options.diff {
		done = "Would fix"
	}
	line := fmt.Sprintf("%s %s in %d of %s", done, count(f.fixed, "place"), f.changed, count(f.articles, "article"))
	var left []string
	for s := linter.Error; s >= linter.Suggestion; s-- {
		if f.left[s] > 0 {
			left = append(left, count(f.left[s], s.String()))
		}
	}
	if left == nil {
		line += "; none is left"
	} else {
		line += "; left: " + strings.Join(left, ", ")
	}
	if f.askable > 0 {
		line += fmt.Sprintf(" (--ask would fix %d)", f.askable)
	}
	_, err := fmt.Fprintf(f.summary, "%s.\n", line)
	return err
}

// count writes a number with the thing it counts.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
