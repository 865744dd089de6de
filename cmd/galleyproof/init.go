package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/report"
	"galleyproof/linter/survey"
)

// recordName is the record's folder beside a new configuration.
const recordName = "record"

func (p *process) initCommand() *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     "look at a folder's articles and write a configuration for them",
		ArgsUsage: "[FOLDER]",
		Description: "Writes " + configName + " and the folder " + recordName + " with an example, and checks the articles by them.\n" +
			"Nothing that exists is overwritten.",
		Flags: []cli.Flag{
			jobsFlag(),
		},
		Action: func(c *cli.Context) error { return p.init(c) },
	}
}

func (p *process) init(c *cli.Context) error {
	folder := "."
	switch {
	case c.NArg() == 1:
		folder = c.Args().First()
	case c.NArg() > 1:
		return usageError("init needs one folder at most")
	}
	workers, err := jobs(c)
	if err != nil {
		return err
	}
	if info, err := os.Stat(folder); err != nil {
		return pathError(printed(folder), err)
	} else if !info.IsDir() {
		return usageError("%s is no folder", printed(folder))
	}
	file := filepath.Join(folder, configName)
	if _, err := os.Lstat(file); err == nil {
		return fmt.Errorf("%s exists and is left as it is; init overwrites nothing", printed(file))
	}
	if err := p.outer(folder); err != nil {
		return err
	}
	t := tree{process: p, root: absolute(folder), others: map[string][]string{}, excluded: map[string]bool{}}
	ctx, stop := interruptible(c.Context)
	defer stop()
	if err := t.read(ctx, folder, workers); err != nil {
		return err
	}
	if t.survey.Articles == 0 {
		return fmt.Errorf("%s: no article that galleyproof can read is in this folder", printed(folder))
	}
	wrote, err := t.write(folder, file)
	for _, name := range wrote {
		fmt.Fprintf(p.out, "Wrote %s.\n", printed(name))
	}
	if err != nil {
		return err
	}
	return p.first(ctx, folder, workers)
}

// outer says which configuration held in the folder until now.
func (p *process) outer(folder string) error {
	rooms, err := p.newsrooms("", config.Flags{})
	if err != nil {
		return err
	}
	if file := rooms.find(absolute(folder)); file != "" {
		p.warn(fmt.Sprintf("%s holds no more in %s: configurations are not merged", short(file), printed(folder)))
	}
	return nil
}

// tree is a folder whose articles are looked at.
type tree struct {
	process  *process
	root     string // from the root of the file system
	survey   survey.Survey
	others   map[string][]string // files of other kinds, by extension; at most a sample of each
	excluded map[string]bool     // globs
}

// sample is how many files of an unknown kind are looked into.
const sample = 20

// furniture are files of known formats that are no articles, in repositories
// that hold articles.
var furniture = []string{"readme*", "changelog*", "license*", "contributing*", "code_of_conduct*", "security*", "authors.*",
	"robots.txt", "humans.txt", "ads.txt", "security.txt", "requirements*.txt", "cmakelists.txt", "404.html", "google*.html"}

// workshops are folders of what makes a site, not of what stands in it.
var workshops = []string{"node_modules", "vendor", "themes", "layouts", "_layouts", "_includes", "templates", "archetypes", "partials"}

// read looks at all articles of the folder.
func (t *tree) read(ctx context.Context, folder string, jobs int) error {
	rooms, err := t.process.newsrooms("", config.Flags{})
	if err != nil {
		return err
	}
	rooms.none, rooms.rules = true, linter.Own()
	var sources []source
	w := walker{process: t.process, rooms: rooms, other: t.other, add: func(s source) {
		name := t.relative(s.absolute)
		if glob := exclusion(name); glob != "" {
			t.excluded[glob] = true
			return
		}
		if s.room = rooms.of(filepath.Dir(s.absolute)); s.room != nil {
			sources = append(sources, s)
		}
	}}
	w.root(folder)
	inputs := make([]linter.Input, len(sources))
	for i := range sources {
		s := &sources[i]
		inputs[i] = linter.Input{Path: s.path, Linter: s.room.linter,
			Open: func() (*article.Document, error) { return s.open(t.process.in, article.Day{}) }}
	}
	progress := newProgress(t.process.err, len(inputs), false)
	at := 0
	err = linter.CheckAll(ctx, inputs, jobs, func(res linter.Result) error {
		s := &sources[at]
		at++
		progress.step()
		if res.Err == nil {
			t.survey.Add(t.relative(s.absolute), res.Doc)
		} // what cannot be read is reported when the articles are checked
		return nil
	})
	progress.clear()
	if errors.Is(err, context.Canceled) {
		return errors.New("interrupted; nothing was written")
	}
	return err
}

func (t *tree) relative(abs string) string {
	rel, err := filepath.Rel(t.root, abs)
	if err != nil {
		rel = abs
	}
	return filepath.ToSlash(rel)
}

// exclusion returns the glob that leaves out a file which is no article, "" for
// an article.
func exclusion(name string) string {
	parts := strings.Split(name, "/")
	for _, folder := range parts[:len(parts)-1] {
		if slices.Contains(workshops, folder) {
			return folder + "/"
		}
	}
	base := parts[len(parts)-1]
	for _, glob := range furniture {
		if doublestar.MatchUnvalidated(glob, strings.ToLower(base)) {
			return escapeGlob(base)
		}
	}
	return ""
}

func escapeGlob(name string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`, "{", `\{`).Replace(name)
}

// other keeps a file of an unknown kind for a look into it.
func (t *tree) other(abs string) {
	ext := path.Ext(abs)
	if ext == "" || ext == path.Base(abs) || exclusion(t.relative(abs)) != "" || len(t.others[ext]) >= sample {
		return
	}
	t.others[ext] = append(t.others[ext], abs)
}

// include returns the globs of files of unknown kinds most of which are prose.
func (t *tree) include() []string {
	var globs []string
	for ext, files := range t.others {
		prose := 0
		for _, file := range files {
			if readsAsProse(file) {
				prose++
			}
		}
		if 2*prose > len(files) {
			globs = append(globs, "*"+escapeGlob(ext))
		}
	}
	slices.Sort(globs)
	return globs
}

// readsAsProse tells copy from data and code by the head of a file: it has
// sentences, of words that are words.
func readsAsProse(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 16<<10)
	n, _ := f.Read(head)
	head = head[:n]
	if format.Sniff(head) == "" {
		return false
	}
	doc, err := format.Parse(file, head, format.Options{})
	if err != nil {
		return false
	}
	words := article.AppendWords(nil, doc.Text, article.Span{Start: 0, End: int32(len(doc.Text))})
	small, known := 0, 0
	for i := range words {
		if words[i].Kind == article.Letters && words[i].Case == article.Lower {
			small++
			if lexicon.Lookup(words[i].Hash).Known() {
				known++
			}
		}
	}
	stops := strings.Count(doc.Text, ". ") + strings.Count(doc.Text, ".\n") + strings.Count(doc.Text, ".” ")
	return small >= 50 && known*10 >= small*9 && small*10 >= len(words)*6 && stops*60 >= len(words)
}

// write writes the configuration and the record's folder, and returns what it
// has written.
func (t *tree) write(folder, file string) ([]string, error) {
	excluded := make([]string, 0, len(t.excluded))
	for glob := range t.excluded {
		excluded = append(excluded, glob)
	}
	slices.Sort(excluded)
	var wrote []string
	record := filepath.Join(folder, recordName)
	switch info, err := os.Stat(record); {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.Mkdir(record, 0o755); err != nil {
			return nil, pathError(printed(record), err)
		}
		example := filepath.Join(record, "example.toml")
		if err := writeNew(example, survey.ExampleRecord); err != nil {
			return nil, err
		}
		wrote = append(wrote, example)
	case err != nil:
		return nil, pathError(printed(record), err)
	case !info.IsDir():
		return nil, fmt.Errorf("%s is no folder; the record needs one", printed(record))
	}
	text := t.survey.Configuration(survey.Proposal{Include: t.include(), Exclude: excluded, Record: recordName})
	if err := writeNew(file, text); err != nil {
		return wrote, err
	}
	return append(wrote, file), nil
}

// writeNew writes a file that must not exist.
func writeNew(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return pathError(printed(name), err)
	}
	_, err = f.WriteString(text)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		os.Remove(name)
		return pathError(printed(name), err)
	}
	return nil
}

// first checks the articles by their new configuration and prints how often
// each rule speaks.
func (p *process) first(ctx context.Context, folder string, jobs int) error {
	rooms, err := p.newsrooms("", config.Flags{})
	if err != nil {
		return err
	}
	sources := p.gather([]string{folder}, "", rooms)
	inputs := make([]linter.Input, len(sources))
	for i := range sources {
		s := &sources[i]
		inputs[i] = linter.Input{Path: s.path, Linter: s.room.linter, Check: s.room.check,
			Open: func() (*article.Document, error) { return s.open(p.in, article.Day{}) }}
	}
	totals := &report.Totals{}
	progress := newProgress(p.err, len(inputs), false)
	err = linter.CheckAll(ctx, inputs, jobs, func(res linter.Result) error {
		progress.step()
		if res.Err != nil {
			progress.clear()
			totals.Failed++
			p.problem(res.Err)
			return nil
		}
		totals.Add(res.Findings)
		return nil
	})
	progress.clear()
	if errors.Is(err, context.Canceled) {
		return errors.New("interrupted")
	}
	if err == nil {
		fmt.Fprintln(p.out)
		err = report.Statistics(p.out, totals)
	}
	if err == nil && totals.Findings() > 0 {
		_, err = fmt.Fprintf(p.out, "\nTo begin with what is new, put these down as known: galleyproof baseline write %s %s\n",
			shellWord(printed(filepath.Join(folder, "baseline.jsonl"))), shellWord(printed(folder)))
	}
	return err
}
