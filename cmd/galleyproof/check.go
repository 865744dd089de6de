package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/report"
)

func (p *process) checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "find what is wrong in articles",
		UsageText: "galleyproof check [flags] [PATH|-]…",
		Description: "Reads files, the articles in folders (default: this one), and standard input as “-”.\n" +
			"Flags may stand before and after paths; “--” ends them.\n" +
			exitHelp,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "config", Usage: "use this `FILE` for all articles instead of the nearest " + configName},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of the report: text, or jsonl for programs"},
			&cli.StringFlag{Name: "fail-on", DefaultText: "the configuration's, or error",
				Usage: "least `SEVERITY` that gives exit status 1: error, warning, suggestion or never"},
			&cli.StringSliceFlag{Name: "enable", Usage: "turn on these `RULES` or families, too; commas part them"},
			&cli.StringSliceFlag{Name: "disable", Usage: "turn off these `RULES` or families"},
			&cli.StringSliceFlag{Name: "only", Usage: "run just these `RULES` or families"},
			&cli.StringFlag{Name: "date", Usage: "take this `DAY`, YYYY-MM-DD, for the articles' own date"},
			&cli.StringFlag{Name: "jobs", DefaultText: "one a processor", Usage: "`NUMBER` of articles read at once"},
			&cli.StringFlag{Name: "color", Value: "auto", Usage: "`WHEN` to colour: always, never, or auto, on a terminal"},
			&cli.StringFlag{Name: "output", Usage: "write the report to `FILE`, whole or not at all"},
			&cli.BoolFlag{Name: "statistics", DisableDefaultText: true, Usage: "end with a table of how often each rule speaks"},
			&cli.StringFlag{Name: "stdin-path", Usage: "`NAME` that standard input goes by; it decides format and configuration"},
		},
		Action: func(c *cli.Context) error { return p.check(c) },
	}
}

// checkOptions are check's flags, read and found good.
type checkOptions struct {
	format     string
	failOn     string // "" leaves it to the configuration
	date       article.Day
	jobs       int
	color      bool
	output     string
	statistics bool
	paths      []string
	stdinPath  string
}

func (p *process) checkOptions(c *cli.Context) (checkOptions, error) {
	o := checkOptions{format: c.String("format"), failOn: c.String("fail-on"), output: c.String("output"),
		statistics: c.Bool("statistics"), paths: c.Args().Slice(), stdinPath: c.String("stdin-path")}
	if err := config.OneOf("--format", o.format, "text", "jsonl"); err != nil {
		return o, err
	}
	if c.IsSet("fail-on") {
		if err := config.OneOf("--fail-on", o.failOn, "error", "warning", "suggestion", "never"); err != nil {
			return o, err
		}
	}
	if err := config.OneOf("--color", c.String("color"), "auto", "always", "never"); err != nil {
		return o, err
	}
	var err error
	if c.IsSet("jobs") {
		if o.jobs, err = strconv.Atoi(c.String("jobs")); err != nil || o.jobs < 1 {
			return o, usageError("--jobs is a number from 1, not “%s”", c.String("jobs"))
		}
	}
	if o.date, err = dateFlag(c); err != nil {
		return o, err
	}
	o.color = colourful(c.String("color"), p.out, o.output == "")
	if len(o.paths) == 0 {
		o.paths = []string{"."}
		if o.stdinPath != "" {
			o.paths = []string{"-"}
		}
	}
	return o, nil
}

// dateFlag reads --date; the unknown day when it is not given.
func dateFlag(c *cli.Context) (article.Day, error) {
	if !c.IsSet("date") {
		return article.Day{}, nil
	}
	day, ok := article.ParseDay(c.String("date"))
	if !ok {
		return day, usageError("--date is a day written YYYY-MM-DD, not “%s”", c.String("date"))
	}
	return day, nil
}

func (p *process) check(c *cli.Context) error {
	o, err := p.checkOptions(c)
	if err != nil {
		return err
	}
	rooms, err := p.newsrooms(c.String("config"),
		config.Flags{Enable: c.StringSlice("enable"), Disable: c.StringSlice("disable"), Only: c.StringSlice("only")})
	if err != nil {
		return err
	}
	// A configuration named on the command line must be good, whether or not
	// there is an article to check.
	if rooms.override != "" && rooms.of("") == nil {
		return status(exitFailed)
	}
	sources := p.gather(o.paths, o.stdinPath, rooms)
	if p.failed && len(sources) == 0 {
		return status(exitFailed) // nothing was read, so there is nothing to report
	}
	// Signals are caught from here on, where an end must be tidy. The second
	// one is the system's again, whatever this one has to wait for.
	ctx, stop := signal.NotifyContext(c.Context, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	if o.output == "" {
		return p.report(ctx, o, sources, p.out)
	}
	if rooms.reads(o.output, sources) {
		return usageError("%s: the report would replace a file that this run reads; write it elsewhere", printed(o.output))
	}
	file, err := createAtomic(o.output)
	if err != nil {
		return pathError(printed(o.output), err)
	}
	err = p.report(ctx, o, sources, file)
	var code status
	if err != nil && !errors.As(err, &code) {
		file.abandon()
		return err
	}
	if e := file.commit(); e != nil {
		return pathError(printed(o.output), e)
	}
	return err
}

// report checks the articles and writes the report. A run that found
// something, or failed in part, gives a status; any other error means that the
// report is not whole.
func (p *process) report(ctx context.Context, o checkOptions, sources []source, to io.Writer) error {
	out := bufio.NewWriter(to)
	var reporter report.Reporter
	if o.format == "jsonl" {
		reporter = report.NewJSONL(out)
	} else {
		reporter = report.NewText(out, report.TextOptions{Color: o.color, Columns: columns(p.out, o.output == "")})
	}
	inputs := make([]linter.Input, len(sources))
	for i := range sources {
		s := &sources[i]
		inputs[i] = linter.Input{Path: s.path, Linter: s.room.linter,
			Open: func() (*article.Document, error) { return s.open(p.in, o.date) }}
	}
	totals := &report.Totals{}
	progress := &progress{all: len(inputs)}
	if wantsProgress(isTerminal(p.err), o.output == "" && isTerminal(p.out)) {
		progress.begin(p.err, time.Now)
	}
	at, found := 0, false
	err := linter.CheckAll(ctx, inputs, o.jobs, func(res linter.Result) error {
		failOn := o.failOn
		if failOn == "" {
			failOn = sources[at].room.config.FailOn
		}
		at++
		progress.step()
		if res.Err != nil {
			progress.clear()
			totals.Failed++
			p.problem(res.Err)
			return nil
		}
		totals.Add(res.Findings)
		found = found || fails(res.Findings, failOn)
		return reporter.Article(res.Doc, res.Findings)
	})
	progress.clear()
	if err == nil {
		err = p.summary(o, reporter, totals, out)
	}
	if errors.Is(err, context.Canceled) {
		_ = out.Flush() // what was found so far, to the end of its line
		return errors.New("interrupted")
	}
	if err != nil {
		return fmt.Errorf("the report could not be written: %w", err)
	}
	switch {
	case p.failed:
		return status(exitFailed)
	case found:
		return status(exitFindings)
	}
	return nil
}

func (p *process) summary(o checkOptions, reporter report.Reporter, totals *report.Totals, out *bufio.Writer) error {
	if err := reporter.End(totals); err != nil {
		return err
	}
	if o.statistics {
		// A table would spoil a machine's report.
		to := io.Writer(out)
		if o.format != "text" {
			to = p.err
		}
		if err := report.Statistics(to, totals); err != nil {
			return err
		}
	}
	return out.Flush()
}

// fails reports whether a finding is at or above the severity of that name.
func fails(findings []linter.Finding, failOn string) bool {
	least := linter.Error
	if s, ok := config.ParseSeverity(failOn); ok {
		least = s
	}
	return failOn != "never" && slices.ContainsFunc(findings, func(f linter.Finding) bool { return f.Severity >= least })
}
