package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/corpus/record"
	"galleyproof/corpus/record/importer"
	"galleyproof/linter/config"
)

// largestPaste is how many bytes one statement may have.
const largestPaste = 16 << 20

func (p *process) recordAdd(c *cli.Context) error {
	rooms, err := p.newsrooms(c.String("config"), config.Flags{})
	if err != nil {
		return err
	}
	// Another entry's fault does not keep a new one out.
	rooms.problem = func(problem record.Problem) {
		if !problem.Warning {
			p.warn(problem.String())
		}
	}
	if c.IsSet("from") {
		return p.recordFrom(c, rooms)
	}
	switch {
	case c.NArg() > 1:
		return usageError("record add takes one file, not “%s” as well", c.Args().Get(1))
	case c.Bool("yes"):
		return usageError("--yes goes with --from")
	}
	room := rooms.of(absolute("."))
	if room == nil {
		return status(exitFailed)
	}
	shelf, err := room.shelf()
	if err != nil {
		return err
	}
	name := "-"
	if c.NArg() == 1 {
		name = c.Args().First()
	}
	data, err := p.readPaste(name)
	if err != nil {
		return err
	}
	d, err := importer.Read(printed(name), data)
	if err != nil {
		return err
	}
	if err := complete(c, d); err != nil {
		return err
	}
	if !c.IsSet("speaker") {
		d.Resolve(room.record)
	}
	if !c.IsSet("date") || d.Date.At.IsZero() { // an instant stays as it was written
		d.Localize(room.zone)
	}
	if missing := d.Missing(); missing != nil {
		return usageError("%s: the statement needs --%s", printed(name), strings.Join(missing, " and --"))
	}
	if held := shelf.holds(&d.Statement); held != "" {
		fmt.Fprint(p.err, "galleyproof: "+held)
		return status(exitFindings)
	}
	path, err := shelf.add(&d.Statement)
	if err != nil {
		return err
	}
	if d.Printed {
		p.warn("the day is the one that the embed prints, which may be of another zone; --date says it better")
	}
	_, err = fmt.Fprintf(p.out, "%s: added %s\n", short(path), describedStatement(&d.Statement))
	return err
}

func (p *process) readPaste(name string) ([]byte, error) {
	if name != "-" {
		info, err := os.Stat(name)
		if err == nil && info.Size() > largestPaste {
			return nil, fmt.Errorf("%s: larger than a statement may be, %d MiB", printed(name), largestPaste>>20)
		}
		data, err := readFile(name)
		if err != nil {
			return nil, pathError(printed(name), err)
		}
		return data, nil
	}
	data, err := io.ReadAll(io.LimitReader(p.in, largestPaste+1))
	if err != nil {
		return nil, pathError(name, err)
	}
	if len(data) > largestPaste {
		return nil, fmt.Errorf("-: larger than a statement may be, %d MiB", largestPaste>>20)
	}
	return data, nil
}

// complete puts what the flags say into a draft; they win over what was read.
func complete(c *cli.Context, d *importer.Draft) error {
	for flag, to := range map[string]*string{"speaker": &d.Speaker, "medium": &d.Medium, "url": &d.URL, "handle": &d.Handle,
		"title": &d.Title, "thread": &d.Thread, "id": &d.ID} {
		if c.IsSet(flag) {
			*to = strings.TrimSpace(c.String(flag))
		}
	}
	d.Medium = strings.ToLower(d.Medium)
	if d.Medium == "" {
		d.Medium = "statement"
	}
	if c.IsSet("date") {
		at, err := record.ParseStamp(c.String("date"))
		if err != nil {
			return usageError("--date %w", err)
		}
		d.Date, d.UTCOffset, d.Printed = at, "", false
	}
	if c.IsSet("thread-position") {
		n, err := strconv.Atoi(c.String("thread-position"))
		if err != nil || n < 1 {
			return usageError("--thread-position is a number from 1, not “%s”", c.String("thread-position"))
		}
		d.ThreadPosition = n
	}
	switch {
	case d.Thread == "" && d.ThreadPosition != 0:
		return usageError("--thread-position needs --thread")
	case d.Thread != "" && d.ThreadPosition == 0:
		return usageError("--thread needs --thread-position")
	case d.ID != "" && !importer.GoodID(d.ID):
		return usageError("“%s” cannot be an id: it is made of ASCII letters, figures and “-”, “_”, “.” and names a file", d.ID)
	}
	return nil
}

// recordFrom proposes what an article quotes at length, and with --yes adds it.
func (p *process) recordFrom(c *cli.Context, rooms *newsrooms) error {
	for _, flag := range []string{"speaker", "medium", "date", "url", "handle", "title", "thread", "thread-position", "id"} {
		if c.IsSet(flag) {
			return usageError("--%s does not go with --from, which reads it in the article", flag)
		}
	}
	if c.NArg() > 0 {
		return usageError("record add takes either --from or a file, not “%s” as well", c.Args().First())
	}
	shelves := map[*newsroom]*shelf{}
	n := proposals{yes: c.Bool("yes")}
	for _, s := range p.gather([]string{c.String("from")}, "", rooms) {
		if shelves[s.room] == nil {
			shelf, err := s.room.shelf()
			if err != nil {
				return err
			}
			shelves[s.room] = shelf
		}
		if err := n.propose(p, &s, shelves[s.room]); err != nil {
			return err
		}
	}
	if p.failed {
		return status(exitFailed)
	}
	_, err := fmt.Fprintln(p.out, n.summary())
	return err
}

// proposals counts what became of an article's quotations.
type proposals struct {
	yes                     bool
	added, incomplete, held int
}

func (n *proposals) summary() string {
	if n.added+n.incomplete+n.held == 0 {
		return "No embedded posts and no block quotations."
	}
	done := "to add with --yes"
	if n.yes {
		done = "added"
	}
	return fmt.Sprintf("%d %s, %d incomplete, %d held already.", n.added, done, n.incomplete, n.held)
}

func (n *proposals) propose(p *process, s *source, shelf *shelf) error {
	doc, err := s.open(p.in, article.Day{})
	if err != nil {
		return err
	}
	for _, d := range importer.Article(doc, attributions(doc, s.room.record)) {
		d.Resolve(s.room.record)
		d.Localize(s.room.zone)
		if d.URL == "" {
			d.Sources = []string{s.room.relative(s.absolute)}
		}
		place := fmt.Sprintf("%s:%d", s.path, doc.Source.Position(d.At.Start).Line)
		what := describedStatement(&d.Statement)
		if held := shelf.holds(&d.Statement); held != "" {
			n.held++
			fmt.Fprintf(p.out, "%s: %s: %s", place, what, held)
			continue
		}
		if missing := d.Missing(); missing != nil {
			n.incomplete++
			fmt.Fprintf(p.out, "%s: %s: not added, since it has no %s\n    %s\n", place, what, strings.Join(missing, " and no "), begins(d.Text))
			continue
		}
		n.added++
		if !n.yes {
			id := shelf.id(&d.Statement)
			shelf.taken[strings.ToLower(id)] = true
			d.ID, d.Place = id, record.Place{File: s.path, Line: doc.Source.Position(d.At.Start).Line}
			shelf.added = append(shelf.added, d.Statement)
			fmt.Fprintf(p.out, "%s: %s: would be “%s”\n    %s\n", place, what, id, begins(d.Text))
			continue
		}
		path, err := shelf.add(&d.Statement)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.out, "%s: %s: added as %s\n    %s\n", place, what, short(path), begins(d.Text))
	}
	return nil
}

// attributions knows who an article says a block quotation is by, and when.
func attributions(doc *article.Document, rec *record.Record) importer.Told {
	a := reading.New(rec)
	a.Read(doc)
	quotes := a.Quotes()
	return func(block int) (string, article.Day) {
		for i := range quotes {
			q := &quotes[i]
			if q.Parts[0].Block != block {
				continue
			}
			speaker := strings.Join(strings.Fields(q.Speaker), " ")
			if r, _ := utf8.DecodeRuneInString(speaker); !unicode.IsUpper(r) {
				speaker = "" // “she”, “the minister”
			}
			var day article.Day
			if q.Date >= 0 && q.Date < len(a.Dates()) {
				if d := a.Dates()[q.Date]; d.From == d.To && d.Bad == "" {
					day = d.From
				}
			}
			return speaker, day
		}
		return "", article.Day{}
	}
}

// shelf is the folder that new statements are written into, and the record that
// they must not repeat.
type shelf struct {
	folder string // absolute
	record *record.Record
	added  []record.Statement
	taken  map[string]bool // ids in small letters
}

// shelf returns the newsroom's first record entry that is a folder.
func (n *newsroom) shelf() (*shelf, error) {
	for _, e := range n.config.Record {
		path := n.path(e.Value)
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			s := &shelf{folder: path, record: n.record, taken: map[string]bool{}}
			for i := range n.record.Statements {
				s.taken[strings.ToLower(n.record.Statements[i].ID)] = true
			}
			return s, nil
		}
	}
	where := n.config.File
	if where == "" {
		where = "no " + configName + " was found"
	}
	return nil, fmt.Errorf("%s: statements are written into a folder, and [corpus] record names none; write record = [\"record\"] and make the folder", where)
}

func (s *shelf) id(st *record.Statement) string {
	return importer.ID(st, func(id string) bool {
		_, err := os.Lstat(s.path(id))
		return s.taken[strings.ToLower(id)] || !errors.Is(err, fs.ErrNotExist)
	})
}

func (s *shelf) path(id string) string { return filepath.Join(s.folder, id+".md") }

// add writes a statement's file and returns its path. It replaces nothing.
func (s *shelf) add(st *record.Statement) (string, error) {
	if st.ID == "" {
		st.ID = s.id(st)
	}
	path := s.path(st.ID)
	if s.taken[strings.ToLower(st.ID)] {
		return "", fmt.Errorf("the record has a statement “%s” already", st.ID)
	}
	if _, err := os.Lstat(path); err == nil {
		return "", fmt.Errorf("%s: exists already, and nothing is overwritten", short(path))
	}
	data, err := st.Markdown()
	if err != nil {
		return "", err
	}
	file, err := createAtomic(path)
	if err != nil {
		return "", pathError(short(path), err)
	}
	if _, err := io.Copy(file, bytes.NewReader(data)); err != nil {
		file.abandon()
		return "", pathError(short(path), err)
	}
	if err := file.commit(); err != nil {
		return "", pathError(short(path), err)
	}
	s.taken[strings.ToLower(st.ID)] = true
	st.Place = record.Place{File: short(path), Line: 1}
	s.added = append(s.added, *st)
	return path, nil
}

// holds says which statement of the record says the same, where it stands and
// in what the two differ; "" when none does.
func (s *shelf) holds(st *record.Statement) string {
	p, m := s.record.Holding(st)
	if m == nil {
		p, m = record.New(s.added).Holding(st)
	}
	if m == nil {
		return ""
	}
	held := m.Statement
	var out strings.Builder
	fmt.Fprintf(&out, "the record has this already: “%s” at %s:%d, %s\n", held.ID, held.Place.File, held.Place.Line, describedStatement(held))
	if len(m.Differences) == 0 {
		fmt.Fprintf(&out, "    word for word: %s\n", begins(st.Text))
		return out.String()
	}
	for _, d := range m.Differences {
		here, there := begins(p.Text[d.Span.Start:d.Span.End]), begins(d.Said)
		if there == "" {
			there = "nothing"
		} else {
			there = "“" + there + "”"
		}
		fmt.Fprintf(&out, "    “%s” here, %s there\n", here, there)
	}
	return out.String()
}
