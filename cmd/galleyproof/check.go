package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/report"
	"galleyproof/rules"
)

func (p *process) checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "find what is wrong in articles",
		ArgsUsage: "[PATH|-]…",
		Description: "Reads files, the articles in folders (default: this one), and standard input as “-”.\n" +
			"Flags may stand before and after paths; “--” ends them.\n" +
			exitHelp,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "config", Usage: "use this `FILE` for all articles instead of the nearest " + configName},
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of the report: " + config.OrList(report.Formats())},
			&cli.StringFlag{Name: "fail-on", DefaultText: "the configuration's, or error",
				Usage: "least `SEVERITY` that gives exit status 1: error, warning, suggestion or never"},
			&cli.StringSliceFlag{Name: "enable", Usage: "turn on these `RULES` or families, too; commas part them"},
			&cli.StringSliceFlag{Name: "disable", Usage: "turn off these `RULES` or families"},
			&cli.StringSliceFlag{Name: "only", Usage: "run just these `RULES` or families"},
			&cli.StringFlag{Name: changedFlag, DefaultText: "the upstream, or else origin/HEAD, main or master",
				Usage: "only articles changed since HEAD and the revision `[REV]` parted"},
			&cli.BoolFlag{Name: "staged", DisableDefaultText: true, Usage: "read what is staged for the next commit, not the working tree"},
			&cli.StringFlag{Name: "date", Usage: "take this `DAY`, YYYY-MM-DD, for the articles' own date"},
			jobsFlag(),
			&cli.StringFlag{Name: "color", Value: "auto", Usage: "`WHEN` to colour: always, never, or auto, on a terminal"},
			&cli.StringFlag{Name: "output", Usage: "write the report to `FILE`, whole or not at all"},
			&cli.BoolFlag{Name: "no-excerpt", DisableDefaultText: true, Usage: "leave all text of articles and of the record out of the report"},
			&cli.BoolFlag{Name: "statistics", DisableDefaultText: true, Usage: "end with a table of how often each rule speaks"},
			&cli.StringFlag{Name: "baseline", Usage: "leave out the findings that `FILE` holds; see baseline write"},
			&cli.BoolFlag{Name: "explain-stet", DisableDefaultText: true, Usage: "print below each finding the command that lets it stand"},
			&cli.StringFlag{Name: "stdin-path", Usage: "`NAME` that standard input goes by; it decides format and configuration"},
			&cli.StringFlag{Name: "cache", Usage: "keep findings in the folder `DIR`, and take from it those of articles that have not changed"},
			&cli.IntFlag{Name: "cache-size", Value: defaultCacheSize, Usage: "`MIB` that the cache may have"},
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
	noExcerpt  bool
	paths      []string
	stdinPath  string
	notes      func(*article.Document, *linter.Finding) []string // below a finding
	selection  selection
}

func (p *process) checkOptions(c *cli.Context) (checkOptions, error) {
	o := checkOptions{format: c.String("format"), failOn: c.String("fail-on"), output: c.String("output"),
		statistics: c.Bool("statistics"), noExcerpt: c.Bool("no-excerpt"), paths: c.Args().Slice(), stdinPath: c.String("stdin-path"),
		selection: selection{changed: c.IsSet(changedFlag), revision: c.String(changedFlag), staged: c.Bool("staged")}}
	if err := config.OneOf("--format", o.format, report.Formats()...); err != nil {
		return o, err
	}
	if c.IsSet("fail-on") {
		if err := config.OneOf("--fail-on", o.failOn, "error", "warning", "suggestion", "never"); err != nil {
			return o, err
		}
	}
	if c.Bool("explain-stet") && o.format != "text" {
		return o, usageError("--explain-stet is for --format text")
	}
	if err := config.OneOf("--color", c.String("color"), "auto", "always", "never"); err != nil {
		return o, err
	}
	var err error
	if o.jobs, err = jobs(c); err != nil {
		return o, err
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
	if err := rooms.useBaseline(c.String("baseline")); err != nil {
		return err
	}
	if err := rooms.useCache(c.String("cache"), c.Int("cache-size")); err != nil {
		return err
	}
	defer func() { rooms.cache.end(p) }()
	// A configuration named on the command line must be good, whether or not
	// there is an article to check.
	if rooms.override != "" && rooms.of("") == nil {
		return status(exitFailed)
	}
	sources, err := p.choose(&o, rooms)
	if err != nil {
		return err
	}
	// One report goes to one place, so a newsroom that shows no text decides for all of it.
	o.noExcerpt = o.noExcerpt || slices.ContainsFunc(sources, func(s source) bool { return s.room.config.NoExcerpt })
	o.notes = rooms.stetNotes(c.Bool("explain-stet"), o.noExcerpt, o.stdinPath)
	if p.failed && len(sources) == 0 {
		return status(exitFailed) // nothing was read, so there is nothing to report
	}
	ctx, stop := interruptible(c.Context)
	defer stop()
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
	reporter, err := report.New(o.format, out, report.Options{
		Rules: rules.All(), Version: version(), FailOn: leastFailing(o.failOn, sources), NoExcerpt: o.noExcerpt, Notes: o.notes,
		Color: o.color, Columns: columns(p.out, o.output == ""),
	})
	if err != nil {
		return err
	}
	inputs := make([]linter.Input, len(sources))
	for i := range sources {
		s := &sources[i]
		inputs[i] = linter.Input{Path: s.path, Linter: s.room.linter,
			Open:  func() (*article.Document, error) { return s.open(p.in, o.date) },
			Check: s.room.check}
	}
	totals := &report.Totals{}
	progress := newProgress(p.err, len(inputs), o.output == "" && isTerminal(p.out))
	at, found := 0, false
	err = linter.CheckAll(ctx, inputs, o.jobs, func(res linter.Result) error {
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

// leastFailing returns the least severity of a finding that makes the run fail;
// where newsrooms differ, the lowest of theirs.
func leastFailing(failOn string, sources []source) linter.Severity {
	if failOn != "" || len(sources) == 0 {
		return failing(failOn)
	}
	least := linter.Error + 1
	for i := range sources {
		least = min(least, failing(sources[i].room.config.FailOn))
	}
	return least
}

// failing returns the least severity that fails by a value of --fail-on.
func failing(failOn string) linter.Severity {
	if failOn == "never" {
		return linter.Error + 1
	}
	if s, ok := config.ParseSeverity(failOn); ok {
		return s
	}
	return linter.Error
}

// fails reports whether a finding is at or above the severity of that name.
func fails(findings []linter.Finding, failOn string) bool {
	least := failing(failOn)
	return slices.ContainsFunc(findings, func(f linter.Finding) bool { return f.Severity >= least })
}
