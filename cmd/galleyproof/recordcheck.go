package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/corpus/record"
	"galleyproof/linter/config"
)

func (p *process) recordCheck(c *cli.Context) error {
	if c.IsSet("fail-on") {
		if err := config.OneOf("--fail-on", c.String("fail-on"), "error", "warning", "suggestion", "never"); err != nil {
			return err
		}
	}
	rooms, err := p.newsrooms(c.String("config"), config.Flags{})
	if err != nil {
		return err
	}
	rooms.problem = func(record.Problem) {} // the check says it all, and more
	rooms.stale = func(string) {}
	if rooms.override != "" && rooms.of("") == nil {
		return status(exitFailed)
	}
	paths := c.Args().Slice()
	if len(paths) == 0 {
		paths = []string{"."}
	}
	only, articles := p.partRecord(paths, rooms)
	sources := p.gather(articles, "", rooms)

	r := recordReport{process: p, failOn: c.String("fail-on"), only: only, printed: map[string]bool{}}
	for _, file := range slices.Sorted(maps.Keys(rooms.byFile)) {
		if room := rooms.byFile[file]; room != nil && len(room.config.Record) > 0 {
			if err := r.room(room, sources); err != nil {
				return err
			}
		}
	}
	switch {
	case p.failed:
		return status(exitFailed)
	case r.records == 0:
		return usageError("no configuration here names a record; write [corpus] record = [\"record\"]")
	}
	if _, err := fmt.Fprintln(p.out, r.summary()); err != nil {
		return err
	}
	if r.fails {
		return status(exitFindings)
	}
	return nil
}

// partRecord parts the paths that are files of the record from the others. Only
// is nil when there are none: then all is reported.
func (p *process) partRecord(paths []string, rooms *newsrooms) (only map[string]bool, others []string) {
	for _, path := range paths {
		abs := absolute(path)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			if room := rooms.of(filepath.Dir(abs)); room != nil && room.own(abs) {
				if only == nil {
					only = map[string]bool{}
				}
				only[short(abs)] = true
				continue
			}
		}
		others = append(others, path)
	}
	if len(others) > 0 {
		only = nil
	}
	return only, others
}

// recordReport prints problems and counts them.
type recordReport struct {
	process                   *process
	failOn                    string
	only                      map[string]bool // files, as shown; nil for all
	printed                   map[string]bool
	records                   int
	statements, events, names int
	counts                    [3]int // errors, warnings, suggestions
	fails                     bool
}

func (r *recordReport) room(room *newsroom, sources []source) error {
	files, errs := room.recordFiles()
	for _, err := range errs {
		r.process.problem(err)
	}
	rec, problems, err := record.Check(files)
	if err != nil {
		r.process.problem(err)
		return nil
	}
	r.records++
	problems = append(problems, room.compiledProblems()...)
	r.statements += len(rec.Statements)
	r.events += len(rec.Events)
	r.names += rec.NameCount()
	problems = slices.DeleteFunc(problems, func(p record.Problem) bool { return r.only != nil && !r.only[p.File] })
	problems = append(problems, r.embargoes(room, rec, sources)...)
	failOn := cmp.Or(r.failOn, room.config.FailOn, "error")
	for _, problem := range problems {
		line := problem.Describe()
		if r.printed[line] {
			continue
		}
		r.printed[line] = true
		weight := slices.Index([]string{"error", "warning", "suggestion"}, problem.Title())
		r.counts[weight]++
		r.fails = r.fails || weight <= slices.Index([]string{"error", "warning", "suggestion"}, failOn)
		if _, err := fmt.Fprintln(r.process.out, line); err != nil {
			return err
		}
	}
	return nil
}

func (r *recordReport) summary() string {
	in := fmt.Sprintf("%s, %s and %s", counted(r.statements, "statement", "statements"), counted(r.events, "event", "events"),
		counted(r.names, "name", "names"))
	if r.counts == [3]int{} {
		return "No problems in " + in + "."
	}
	return fmt.Sprintf("%s, %s and %s in %s.", counted(r.counts[0], "error", "errors"), counted(r.counts[1], "warning", "warnings"),
		counted(r.counts[2], "suggestion", "suggestions"), in)
}

// embargoes finds articles that quote a statement before its embargo ends.
// Articles are read only when a statement has one.
func (r *recordReport) embargoes(room *newsroom, rec *record.Record, sources []source) []record.Problem {
	var closed []record.Statement
	for _, s := range rec.Statements {
		if s.Embargo.Day.Known() {
			closed = append(closed, s)
		}
	}
	if closed == nil {
		return nil
	}
	held := record.New(closed)
	var out []record.Problem
	a := reading.New(held)
	for i := range sources {
		s := &sources[i]
		if s.room != room {
			continue
		}
		doc, err := s.open(r.process.in, article.Day{})
		if err != nil {
			r.process.problem(err)
			continue
		}
		published := doc.Meta.Published
		if !published.Day.Known() {
			continue
		}
		a.Read(doc)
		for _, q := range a.Quotes() {
			for _, part := range q.Parts {
				p, m := held.Holding(&record.Statement{Text: doc.Slice(part.Inner)})
				if m == nil || len(p.Words) < leastEmbargoed || !earlier(published, m.Statement.Embargo) {
					continue
				}
				st := m.Statement
				out = append(out, record.Problem{File: s.path, Line: doc.Source.Position(doc.Range(part.Inner).Start).Line,
					Message: fmt.Sprintf("“%s” is under embargo until %s (“%s” at %s:%d), and the article is of %s",
						strings.TrimRight(begins(p.Text), ",."), stampText(st.Embargo), st.ID, st.Place.File, st.Place.Line, stampText(published))})
			}
		}
	}
	return out
}

// leastEmbargoed is how many words show that a statement is quoted.
const leastEmbargoed = 4

// earlier reports whether a is known to be earlier than b.
func earlier(a, b article.Stamp) bool {
	if !a.At.IsZero() && !b.At.IsZero() {
		return a.At.Before(b.At)
	}
	return a.Day.Before(b.Day)
}

func stampText(s article.Stamp) string {
	if s.At.IsZero() {
		return s.Day.String()
	}
	return s.At.Format("2006-01-02T15:04Z07:00")
}
