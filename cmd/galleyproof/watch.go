package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/urfave/cli/v2"

	"galleyproof/linter/config"
)

func (p *process) watchCommand() *cli.Command {
	return &cli.Command{
		Name:      "watch",
		Usage:     "check articles as they are saved",
		ArgsUsage: "[PATH]…",
		Description: "Watches files and the articles in folders (default: this one), new ones too, and reports on each when it is\n" +
			"saved. After a change of the configuration, the record or a word list the last report is made again.\n" +
			"An interrupt (Ctrl-C) ends it, with exit status 0.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "config", Usage: "use this `FILE` for all articles instead of the nearest " + configName},
			&cli.StringSliceFlag{Name: "enable", Usage: "turn on these `RULES` or families, too"},
			&cli.StringSliceFlag{Name: "disable", Usage: "turn off these `RULES` or families"},
			&cli.StringSliceFlag{Name: "only", Usage: "run just these `RULES` or families"},
			&cli.StringFlag{Name: "date", Usage: "take `YYYY-MM-DD` for the articles' own date"},
			jobsFlag(),
			&cli.StringFlag{Name: "color", Value: "auto", Usage: "auto, always or never"},
		},
		Action: func(c *cli.Context) error { return p.watch(c) },
	}
}

func (p *process) watch(c *cli.Context) error {
	o := checkOptions{format: "text", failOn: "never", paths: c.Args().Slice()}
	if err := config.OneOf("--color", c.String("color"), "auto", "always", "never"); err != nil {
		return err
	}
	o.color = colourful(c.String("color"), p.out, true)
	if slices.Contains(o.paths, "-") {
		return usageError("“-” cannot be watched: standard input is never saved")
	}
	if len(o.paths) == 0 {
		o.paths = []string{"."}
	}
	var err error
	if o.jobs, err = jobs(c); err != nil {
		return err
	}
	if o.date, err = dateFlag(c); err != nil {
		return err
	}
	w := &watcher{process: p, options: o, override: c.String("config"),
		flags: config.Flags{Enable: c.StringSlice("enable"), Disable: c.StringSlice("disable"), Only: c.StringSlice("only")}}
	if w.notify, err = fsnotify.NewWatcher(); err != nil {
		return fmt.Errorf("the system cannot watch files: %w", err)
	}
	ctx, stop := interruptible(c.Context)
	defer stop()
	err = w.run(ctx)
	if e := w.notify.Close(); err == nil {
		err = e
	}
	return err
}

// watcher checks articles as they are saved. It watches folders, not files: an
// editor may save by giving a new file the old one's name. Which articles there
// are is found anew at each save, by the same walk as check's, so that new
// files, ignore files and configurations count at once.
type watcher struct {
	process  *process
	options  checkOptions
	override string
	flags    config.Flags
	notify   *fsnotify.Watcher

	saved map[string]bool // absolute paths of which something was heard
	all   bool            // more happened than the system could tell
	fresh map[string]bool // folders watched only since the last look
	last  map[string]bool // the articles of the last report
}

// What is saved together is reported together: after a quiet moment, but not
// kept waiting for long by a program that never rests.
const (
	quiet   = 100 * time.Millisecond
	longest = time.Second
)

func (w *watcher) run(ctx context.Context) error {
	for _, path := range w.options.paths {
		if _, err := os.Stat(path); err != nil {
			return pathError(printed(path), err)
		}
	}
	rooms, err := w.process.newsrooms(w.override, w.flags)
	if err != nil {
		return err
	}
	if w.override != "" && rooms.of("") == nil {
		return status(exitFailed)
	}
	sources := w.look(rooms)
	if len(w.notify.WatchList()) == 0 {
		return status(exitFailed)
	}
	w.process.failed = false // what is wrong may be mended while we watch
	fmt.Fprintf(w.process.err, "watching %s in %s; Ctrl-C ends it\n",
		count(len(sources), "article"), count(len(w.notify.WatchList()), "folder"))

	for w.hear(ctx) {
		if err := w.report(ctx); err != nil || ctx.Err() != nil {
			return err
		}
	}
	return nil
}

// hear waits until something was saved and a quiet moment follows. It is false
// when the watch is to end.
func (w *watcher) hear(ctx context.Context) bool {
	w.saved, w.all = map[string]bool{}, false
	var rest, patience <-chan time.Time // nil until there is something to report
	for {
		select {
		case <-ctx.Done():
			return false
		case <-rest:
			return true
		case <-patience:
			return true
		case event := <-w.notify.Events:
			if event.Op == fsnotify.Chmod || temporary(filepath.Base(event.Name)) {
				continue
			}
			w.saved[event.Name] = true
		case err := <-w.notify.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.process.warn(err.Error())
				continue
			}
			w.all = true
		}
		rest = time.After(quiet)
		if patience == nil {
			patience = time.After(longest)
		}
	}
}

// report checks what was saved.
func (w *watcher) report(ctx context.Context) error {
	p := w.process
	p.seen = map[string]bool{} // what is still wrong is said again
	defer func() { p.failed = false }()
	rooms, err := p.newsrooms(w.override, w.flags)
	if err != nil {
		return err
	}
	sources := w.look(rooms)
	if len(w.notify.WatchList()) == 0 {
		return errors.New("nothing is left to watch")
	}
	again := w.all || w.rules(rooms)
	due := slices.DeleteFunc(sources, func(s source) bool {
		return !w.all && !w.saved[s.absolute] && !w.fresh[filepath.Dir(s.absolute)] && (!again || !w.last[s.absolute])
	})
	if len(due) == 0 {
		return nil
	}
	w.last = map[string]bool{}
	var names []string
	for i := range due {
		w.last[due[i].absolute] = true
		names = append(names, due[i].path)
	}
	const few = 3
	saved := strings.Join(names, ", ")
	if len(names) > few {
		saved = count(len(names), "article")
	}
	if _, err := fmt.Fprintf(p.out, "– %s\n", saved); err != nil {
		return fmt.Errorf("the report could not be written: %w", err)
	}
	o := w.options
	o.noExcerpt = slices.ContainsFunc(due, func(s source) bool { return s.room.config.NoExcerpt })
	o.notes = rooms.stetNotes(false, o.noExcerpt, "")
	var code status
	if err := p.report(ctx, o, due, p.out); err != nil && !errors.As(err, &code) && ctx.Err() == nil {
		return err
	}
	return nil
}

// rules reports whether something was saved that articles are judged by.
func (w *watcher) rules(rooms *newsrooms) bool {
	for path := range w.saved {
		if filepath.Base(path) == configName || w.override != "" && path == absolute(w.override) {
			return true
		}
		for _, room := range rooms.byFile {
			if room != nil && room.own(path) {
				return true
			}
		}
	}
	return false
}

// look finds the articles, and watches every folder on the way before it is
// read: nothing that is saved meanwhile is missed.
func (w *watcher) look(rooms *newsrooms) []source {
	p := w.process
	watched := map[string]bool{}
	for _, folder := range w.notify.WatchList() {
		watched[folder] = true
	}
	w.fresh = map[string]bool{}
	visit := func(folder string) {
		if watched[folder] {
			return
		}
		watched[folder] = true
		if err := w.notify.Add(folder); err != nil {
			p.problem(fmt.Errorf("%s: it cannot be watched: %w", short(folder), err))
			return
		}
		w.fresh[folder] = w.saved != nil // at the start, nothing was saved
	}
	var all []source
	add := func(s source) {
		if s.room = rooms.of(filepath.Dir(s.absolute)); s.room != nil {
			all = append(all, s)
		}
	}
	for _, arg := range w.options.paths {
		info, err := os.Stat(arg)
		switch {
		case err != nil: // gone, or about to come back under the same name
		case info.IsDir():
			folders := walker{process: p, rooms: rooms, add: add, visit: visit}
			folders.root(arg)
		default:
			visit(filepath.Dir(absolute(arg)))
			w.fresh[filepath.Dir(absolute(arg))] = false
			add(source{path: printed(arg), absolute: absolute(arg)})
		}
	}
	return inOrder(all)
}
