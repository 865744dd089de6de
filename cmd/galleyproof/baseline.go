package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/known"
)

func (p *process) baselineCommand() *cli.Command {
	return &cli.Command{
		Name:      "baseline",
		Usage:     "write or prune the list of findings that check --baseline takes for known",
		ArgsUsage: "write|prune FILE [PATH]…",
		Description: "write puts down the findings of today, a row each. prune takes out the rows that match nothing any more,\n" +
			"lets those of a renamed article follow it, and adds none. PATH is as in check.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "config", Usage: "use this `FILE` for all articles instead of the nearest " + configName},
			&cli.StringFlag{Name: "date", Usage: "take `YYYY-MM-DD` for the articles' own date"},
			jobsFlag(),
			&cli.BoolFlag{Name: "force", Usage: "with write, replace a baseline that exists"},
		},
		Action: func(c *cli.Context) error { return p.baseline(c) },
	}
}

func (p *process) baseline(c *cli.Context) error {
	what, file := c.Args().Get(0), c.Args().Get(1)
	run := map[string]func(*cli.Context, *baseline, map[string]known.Seen) error{"write": p.writeBaseline, "prune": p.pruneBaseline}[what]
	switch {
	case run == nil:
		message := "baseline needs write or prune"
		if near := config.Nearest(what, []string{"write", "prune"}); near != "" {
			message = fmt.Sprintf("baseline knows write and prune, not “%s”; did you mean “%s”?", what, near)
		}
		return usageError("%s", message)
	case file == "":
		return usageError("baseline %s needs the baseline's file", what)
	case what == "prune" && c.Bool("force"):
		return usageError("--force goes with baseline write")
	}
	workers, err := jobs(c)
	if err != nil {
		return err
	}
	date, err := dateFlag(c)
	if err != nil {
		return err
	}
	b := &baseline{path: absolute(file)}
	if what == "prune" {
		if b, err = readBaseline(file); err != nil {
			return err
		}
	} else if _, err := os.Lstat(file); err == nil && !c.Bool("force") {
		return fmt.Errorf("%s exists; a baseline only shrinks, by “baseline prune”; --force writes it anew", printed(file))
	}
	rooms, err := p.newsrooms(c.String("config"), config.Flags{})
	if err != nil {
		return err
	}
	rooms.apart = map[string]bool{b.path: true}
	paths := c.Args().Slice()[2:]
	if len(paths) == 0 {
		paths = []string{"."}
	}
	ctx, stop := interruptible(c.Context)
	defer stop()
	seen, err := p.see(ctx, b, p.gather(paths, "", rooms), date, workers)
	if err != nil {
		return err
	}
	if p.failed && len(seen) == 0 {
		return status(exitFailed) // nothing was read
	}
	if err := run(c, b, seen); err != nil {
		return err
	}
	if p.failed {
		return status(exitFailed)
	}
	return nil
}

// see checks articles and returns what was found, by the baseline's paths.
// What the stet file lets stand is no finding.
func (p *process) see(ctx context.Context, b *baseline, sources []source, date article.Day, jobs int) (map[string]known.Seen, error) {
	inputs := make([]linter.Input, len(sources))
	for i := range sources {
		s := &sources[i]
		inputs[i] = linter.Input{Path: s.path, Linter: s.room.linter,
			Open: func() (*article.Document, error) { return s.open(p.in, date) }}
	}
	seen := map[string]known.Seen{}
	progress := newProgress(p.err, len(inputs), false)
	at := 0
	err := linter.CheckAll(ctx, inputs, jobs, func(res linter.Result) error {
		s := &sources[at]
		at++
		progress.step()
		if res.Err != nil {
			progress.clear()
			p.problem(res.Err)
			return nil
		}
		path := b.relative(s.path)
		count, _ := s.room.sift(res.Doc, res.Findings)
		found := known.Seen{Told: told(s.room.article(res.Doc), res.Findings)}
		for _, f := range linter.Part(count) {
			if f.Rule != linter.FailureID {
				found.Rows = append(found.Rows, known.RowOf(path, &f))
			}
		}
		seen[path] = found
		return nil
	})
	progress.clear()
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	return seen, err
}

func (p *process) writeBaseline(c *cli.Context, b *baseline, seen map[string]known.Seen) error {
	var rows []known.Row
	articles := 0
	for _, s := range seen {
		rows = append(rows, s.Rows...)
		if len(s.Rows) > 0 {
			articles++
		}
	}
	if err := replaceFile(b.path, known.FormatRows(rows)); err != nil {
		return err
	}
	_, err := fmt.Fprintf(p.out, "%s: %s in %d of %s.\n", printed(c.Args().Get(1)), numbered(len(rows), "finding", "findings"),
		articles, numbered(len(seen), "article", "articles"))
	return err
}

func (p *process) pruneBaseline(c *cli.Context, b *baseline, seen map[string]known.Seen) error {
	pruned := b.rows.Prune(seen, func(path string) bool {
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(b.path), filepath.FromSlash(path))
		}
		_, err := os.Stat(path)
		return errors.Is(err, fs.ErrNotExist)
	})
	if len(pruned.Removed)+len(pruned.Moved) > 0 {
		if err := replaceFile(b.path, known.FormatRows(pruned.Rows)); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(p.out, "%s: %s taken out, %d moved to renamed articles, %d left.\n", printed(c.Args().Get(1)),
		numbered(len(pruned.Removed), "row", "rows"), len(pruned.Moved), len(pruned.Rows))
	return err
}
