package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/known"
)

func (p *process) stetCommand() *cli.Command {
	return &cli.Command{
		Name:      "stet",
		Usage:     "let a finding stand",
		ArgsUsage: "FILE:LINE[:COLUMN] | --prune [FOLDER]",
		Description: "Adds an entry to the stet file: " + stetName + " beside the configuration, or what [stet] file names.\n" +
			"With --prune, lists the entries that nothing needs any more, and takes them out.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "rule", Usage: "the finding's `RULE`, where several stand in that place"},
			&cli.StringFlag{Name: "reason", Usage: "`WHY` it stands"},
			&cli.StringFlag{Name: "until", Usage: "the last day on which it stands, `YYYY-MM-DD`, by the article's own date"},
			&cli.StringFlag{Name: "date", Usage: "take `YYYY-MM-DD` for the articles' own date"},
			&cli.StringFlag{Name: "config", Usage: "use this `FILE` instead of the nearest " + configName},
			&cli.StringFlag{Name: "stdin-path", Usage: "`NAME` that standard input goes by; FILE is then -"},
			&cli.BoolFlag{Name: "prune", Usage: "take out entries that are unused, expired or without a file"},
			&cli.BoolFlag{Name: "dry-run", Usage: "with --prune, only list them"},
		},
		Action: func(c *cli.Context) error {
			if c.Bool("prune") {
				return p.pruneStets(c)
			}
			return p.stet(c)
		},
	}
}

// place is a place in a file as reports print it.
type place struct {
	file         string
	line, column int // from 1; column 0 is the whole line
}

func (at place) String() string {
	s := at.file + ":" + strconv.Itoa(at.line)
	if at.column > 0 {
		s += ":" + strconv.Itoa(at.column)
	}
	return s
}

var placeForm = regexp.MustCompile(`^(.+?):([1-9][0-9]{0,8})(?::([1-9][0-9]{0,8}))?:?$`)

func parsePlace(s string) (place, error) {
	m := placeForm.FindStringSubmatch(s)
	if m == nil {
		return place{}, usageError("stet needs a place, FILE:LINE or FILE:LINE:COLUMN, not “%s”", s)
	}
	at := place{file: m[1]}
	// The form allows nothing that is no number.
	at.line, _ = strconv.Atoi(m[2])
	at.column, _ = strconv.Atoi(m[3])
	return at, nil
}

// stetOptions are stet's flags, read and found good.
type stetOptions struct {
	at          place
	rule        string
	reason      string
	until, date article.Day
}

func stetFlags(c *cli.Context) (stetOptions, error) {
	o := stetOptions{rule: c.String("rule"), reason: strings.TrimSpace(c.String("reason"))}
	if c.NArg() != 1 {
		return o, usageError("stet needs one place, FILE:LINE or FILE:LINE:COLUMN")
	}
	if c.IsSet("dry-run") {
		return o, usageError("--dry-run goes with --prune")
	}
	var err error
	if o.at, err = parsePlace(c.Args().First()); err != nil {
		return o, err
	}
	if !strings.ContainsFunc(o.reason, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return o, usageError("stet needs a reason; write --reason \"as posted\", or what it is")
	}
	if c.IsSet("until") {
		day, ok := article.ParseDay(c.String("until"))
		if !ok {
			return o, usageError("--until is a day written YYYY-MM-DD, not “%s”", c.String("until"))
		}
		o.until = day
	}
	o.date, err = dateFlag(c)
	return o, err
}

func (p *process) stet(c *cli.Context) error {
	o, err := stetFlags(c)
	if err != nil {
		return err
	}
	var flags config.Flags
	if o.rule != "" {
		flags.Enable = []string{o.rule} // whoever names a rule has seen it speak
	}
	rooms, err := p.newsrooms(c.String("config"), flags)
	if err != nil {
		return err
	}
	sources := p.gather([]string{o.at.file}, c.String("stdin-path"), rooms)
	if len(sources) != 1 {
		if !p.failed {
			return usageError("%s is a folder; stet needs a file", o.at.file)
		}
		return status(exitFailed)
	}
	s := &sources[0]
	o.at.file = s.path
	doc, err := s.open(p.in, o.date)
	if err != nil {
		return err
	}
	findings, err := s.room.linter.Check(doc)
	if err != nil {
		return err
	}
	if err := o.checkUntil(p, doc); err != nil {
		return err
	}
	count, quiet := s.room.sift(doc, findings)
	chosen, err := o.choose(doc, count)
	if err != nil {
		if at, _ := o.choose(doc, quiet); at != nil {
			_, err = fmt.Fprintf(p.out, "%s stands already.\n", o.at)
		}
		return err
	}
	return p.addStets(s.room, doc, chosen, o)
}

// checkUntil refuses a last day that is over.
func (o *stetOptions) checkUntil(p *process, doc *article.Document) error {
	if !o.until.Known() {
		return nil
	}
	day := known.Day(doc)
	if !day.Known() {
		p.warn(doc.Source.Path + " has no date of its own; the entry ends only under check --date")
	} else if o.until.Before(day) {
		return usageError("--until %s is before the article's date, %s", o.until, day)
	}
	return nil
}

// choose returns the one finding in the place, or all that a rule has on the
// very same words. Its error lists what there is to choose from.
func (o *stetOptions) choose(doc *article.Document, findings []linter.Finding) ([]linter.Finding, error) {
	all := linter.Part(findings)
	all = slices.DeleteFunc(all, func(f linter.Finding) bool {
		return !known.Silenceable(f.Rule) || o.rule != "" && f.Rule != o.rule && linter.Family(f.Rule) != o.rule
	})
	var here, exact []linter.Finding
	for _, f := range all {
		from, to := ends(doc, &f)
		if from.Line > o.at.line || to.Line < o.at.line {
			continue
		}
		starts := from.Line == o.at.line && from.Column == o.at.column
		if o.at.column > 0 && !starts && (before(o.at, from) || !before(o.at, to)) {
			continue
		}
		here = append(here, f)
		if starts {
			exact = append(exact, f)
		}
	}
	if exact != nil {
		here = exact
	}
	for _, f := range here {
		if f.Rule != here[0].Rule || f.Span != here[0].Span {
			return nil, o.ambiguous(doc, here)
		}
	}
	if here == nil {
		return nil, o.nothing(doc, all)
	}
	return here, nil
}

func ends(doc *article.Document, f *linter.Finding) (from, to article.Position) {
	r := f.Range(doc)
	return doc.Source.Position(r.Start), doc.Source.Position(r.End)
}

func before(at place, p article.Position) bool {
	return cmp.Or(cmp.Compare(at.line, p.Line), cmp.Compare(at.column, p.Column)) < 0
}

func (o *stetOptions) ambiguous(doc *article.Document, findings []linter.Finding) error {
	way := "a column"
	for _, f := range findings {
		if f.Rule != findings[0].Rule {
			way = "--rule"
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s has several findings; choose one with %s:", o.at, way)
	for i := range findings {
		fmt.Fprintf(&b, "\n  %s", describeFinding(doc, &findings[i]))
	}
	return errors.New(b.String())
}

func describeFinding(doc *article.Document, f *linter.Finding) string {
	from, _ := ends(doc, f)
	return fmt.Sprintf("%s %s “%s”", place{doc.Source.Path, from.Line, from.Column}, f.Rule, known.TextOf(doc, f))
}

// nothing says that no finding stands in the place, and which one is nearest.
func (o *stetOptions) nothing(doc *article.Document, findings []linter.Finding) error {
	of := ""
	if o.rule != "" {
		of = " of " + o.rule
	}
	if len(findings) == 0 {
		return fmt.Errorf("%s: no finding%s in this article", o.at.file, of)
	}
	near := slices.MinFunc(findings, func(a, b linter.Finding) int {
		pa, _ := ends(doc, &a)
		pb, _ := ends(doc, &b)
		return cmp.Or(cmp.Compare(apart(pa.Line, o.at.line), apart(pb.Line, o.at.line)),
			cmp.Compare(apart(pa.Column, o.at.column), apart(pb.Column, o.at.column)))
	})
	return fmt.Errorf("%s: no finding%s here; the nearest is %s", o.at, of, describeFinding(doc, &near))
}

func apart(a, b int) int { return max(a, b) - min(a, b) }

// addStets appends entries to the newsroom's stet file.
func (p *process) addStets(room *newsroom, doc *article.Document, findings []linter.Finding, o stetOptions) error {
	file := room.stetFile()
	data, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return pathError(short(file), err)
	}
	before := 0
	if room.stets != nil {
		before = len(room.stets.Entries)
	}
	for i := range findings {
		f := &findings[i]
		data = known.Append(data, known.Entry{Rule: f.Rule, Path: room.config.Relative(doc.Source.Path),
			Text: known.TextOf(doc, f), Fingerprint: f.Fingerprint, Reason: o.reason, Until: o.until})
	}
	after, problems := known.ParseStets(short(file), data, linter.ConfigRules(room.linter.Rules()))
	if problems != nil || len(after.Entries) != before+len(findings) {
		return fmt.Errorf("%s: no [[stet]] table can be added at the end of this file", short(file))
	}
	if err := replaceFile(file, data); err != nil {
		return err
	}
	for i := range findings {
		if _, err := fmt.Fprintf(p.out, "%s:%d lets stand %s\n", short(file), after.Entries[before+i].Line, describeFinding(doc, &findings[i])); err != nil {
			return err
		}
	}
	return nil
}

// pruneStets lists the entries that do nothing, and takes them out.
func (p *process) pruneStets(c *cli.Context) error {
	for _, flag := range []string{"rule", "reason", "until", "stdin-path"} {
		if c.IsSet(flag) {
			return usageError("--%s does not go with --prune", flag)
		}
	}
	folder := "."
	switch c.NArg() {
	case 0:
	case 1:
		folder = c.Args().First()
	default:
		return usageError("stet --prune needs one folder at most")
	}
	if info, err := os.Stat(folder); err != nil {
		return pathError(printed(folder), err)
	} else if !info.IsDir() {
		return usageError("%s is no folder; stet --prune takes the folder whose configuration names the stet file", printed(folder))
	}
	date, err := dateFlag(c)
	if err != nil {
		return err
	}
	rooms, err := p.newsrooms(c.String("config"), config.Flags{})
	if err != nil {
		return err
	}
	room := rooms.of(absolute(folder))
	if room == nil {
		return status(exitFailed)
	}
	file := room.stetFile()
	if room.stets == nil {
		_, err := fmt.Fprintf(p.out, "There is no %s, so there is nothing to prune.\n", short(file))
		return err
	}
	idle := map[*known.Entry]string{}
	for path, entries := range byPath(room.stets.Entries) {
		for e, why := range p.idle(room, rooms, path, entries, date) {
			idle[e] = why
		}
	}
	return p.removeStets(c, room, idle)
}

func byPath(entries []known.Entry) map[string][]*known.Entry {
	out := map[string][]*known.Entry{}
	for i := range entries {
		out[entries[i].Path] = append(out[entries[i].Path], &entries[i])
	}
	return out
}

// idle returns which of an article's entries do nothing, and why. Where that
// cannot be known, none do.
func (p *process) idle(room *newsroom, rooms *newsrooms, path string, entries []*known.Entry, date article.Day) map[*known.Entry]string {
	abs := room.path(path)
	all := func(why string) map[*known.Entry]string {
		out := map[*known.Entry]string{}
		for _, e := range entries {
			out[e] = why
		}
		return out
	}
	if _, err := os.Stat(abs); errors.Is(err, fs.ErrNotExist) {
		return all("no such file")
	}
	s := source{path: short(abs), absolute: abs, room: rooms.of(filepath.Dir(abs))}
	switch {
	case s.room == nil:
		return nil // its configuration is at fault, which has been said
	case s.room != room:
		return all("another configuration holds there")
	}
	doc, err := s.open(p.in, date)
	if err == nil {
		var findings []linter.Finding
		if findings, err = room.linter.Check(doc); err == nil {
			out := map[*known.Entry]string{}
			for _, use := range room.stets.Uses(room.article(doc), findings) {
				switch use.State {
				case known.Unused:
					out[use.Entry] = "not found any more"
				case known.Expired:
					out[use.Entry] = "expired after " + use.Entry.Until.String()
				}
			}
			return out
		}
	}
	p.problem(err)
	return nil
}

// removeStets lists idle entries in the order of the file and takes them out.
func (p *process) removeStets(c *cli.Context, room *newsroom, idle map[*known.Entry]string) error {
	file, dry := room.stetFile(), c.Bool("dry-run")
	for i := range room.stets.Entries {
		e := &room.stets.Entries[i]
		if why, ok := idle[e]; ok {
			if _, err := fmt.Fprintf(p.out, "%s:%d: %s: %s “%s” in %s (%s)\n", short(file), e.Line, why, e.Rule, e.Text, e.Path, e.Reason); err != nil {
				return err
			}
		}
	}
	n, all, verb := len(idle), len(room.stets.Entries), "taken out"
	if dry {
		verb = "to take out"
	} else if n > 0 {
		data, err := os.ReadFile(file)
		if err != nil {
			return pathError(short(file), err)
		}
		data = room.stets.Remove(data, func(e *known.Entry) bool { _, drop := idle[e]; return drop })
		if err := replaceFile(file, data); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(p.out, "%d of %s %s.\n", n, numbered(all, "entry", "entries"), verb)
	return err
}

func numbered(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
