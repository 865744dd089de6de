package record

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"galleyproof/corpus/article"
)

// File is one file of the record.
type File struct {
	Path string
	Data []byte
}

// Problem is something wrong with an entry of the record. A warning leaves the
// record usable.
type Problem struct {
	File    string
	Line    int // from 1
	Message string
	Warning bool
	// Hint marks a warning that only says what would make an entry better.
	Hint bool
}

func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

// Load reads the record's files, in order, and makes it searchable. Problems
// that are no warnings are entries left out; an error is a file that cannot be
// read at all.
func Load(files []File) (*Record, []Problem, error) {
	l := loader{record: &Record{}, ids: map[string]Place{}}
	for _, f := range files {
		if err := l.file(f); err != nil {
			return nil, l.problems, err
		}
	}
	l.record.index = newIndex(l.record.Statements)
	return l.record, l.problems, nil
}

// LoadCompiled reads the record's files as Load does, but takes the names from a
// compiled record. The files are its sources in their order; the data of those
// that hold names only is not read and may be nil.
func LoadCompiled(files []File, c *Compiled) (*Record, []Problem, error) {
	if len(files) != len(c.sources) {
		return nil, nil, fmt.Errorf("the compiled record is of %d files, not %d", len(c.sources), len(files))
	}
	of := *c
	of.paths = make([]string, len(files))
	l := loader{record: &Record{}, ids: map[string]Place{}, nameless: true}
	for i, f := range files {
		of.paths[i] = cleaned(f.Path)
		if c.sources[i].NamesOnly {
			continue
		}
		if err := l.file(f); err != nil {
			return nil, l.problems, err
		}
	}
	l.record.names.compiled = &of
	l.record.index = newIndex(l.record.Statements)
	return l.record, l.problems, nil
}

type loader struct {
	record   *Record
	problems []Problem
	ids      map[string]Place
	each     bool // report each unknown key with its line
	draft    bool // a statement may lack its speaker
	nameless bool // the names are known from elsewhere
	// onlyNames says that the last file holds no statements and no events.
	onlyNames bool
}

// origin is where an entry stands, and the lines of its keys.
type origin struct {
	Place
	keys map[string]int
}

// key returns the place of a key, or of the entry when it has no such key.
func (o origin) key(name string) Place {
	if line := o.keys[name]; line > 0 {
		return Place{o.File, line}
	}
	return o.Place
}

// The tables as they stand in a file. Dates are read as any, since a hand-kept
// record writes them as strings and as TOML's own dates.
type fileTables struct {
	Statement []statementTable `toml:"statement"`
	Event     []eventTable     `toml:"event"`
	Name      []nameTable      `toml:"name"`
}

type statementTable struct {
	ID             string   `toml:"id"`
	Speaker        string   `toml:"speaker"`
	Handle         string   `toml:"handle"`
	Title          string   `toml:"title"`
	Medium         string   `toml:"medium"`
	Date           any      `toml:"date"`
	UTCOffset      string   `toml:"utc_offset"`
	UTCDate        any      `toml:"utc_date"`
	Text           string   `toml:"text"`
	Paragraphs     []string `toml:"paragraphs"`
	URL            string   `toml:"url"`
	Thread         string   `toml:"thread"`
	ThreadPosition int      `toml:"thread_position"`
	PublishedBy    string   `toml:"published_by"`
	NotSpeaker     []string `toml:"not_speaker"`
	Language       string   `toml:"language"`
	TranslationOf  string   `toml:"translation_of"`
	Official       bool     `toml:"official"`
	Excerpt        bool     `toml:"excerpt"`
	Complete       bool     `toml:"complete"`
	Embargo        any      `toml:"embargo"`
	Confidence     string   `toml:"confidence"`
	// Read by people, not by the program.
	Source any    `toml:"source"`
	Note   string `toml:"note"`
}

type eventTable struct {
	ID         string   `toml:"id"`
	Name       string   `toml:"name"`
	Aliases    []string `toml:"aliases"`
	Date       any      `toml:"date"`
	UTCDate    any      `toml:"utc_date"`
	After      string   `toml:"after"`
	Confidence string   `toml:"confidence"`
	Source     any      `toml:"source"`
	Note       string   `toml:"note"`
}

type nameTable struct {
	Canonical      string      `toml:"canonical"`
	Kind           string      `toml:"kind"`
	Acronym        string      `toml:"acronym"`
	Allowed        []string    `toml:"allowed"`
	AllowedByHouse []string    `toml:"allowed_by_house_style"`
	Wrong          []string    `toml:"wrong"`
	OneForm        bool        `toml:"one_form_per_article"`
	Handles        []string    `toml:"handles"`
	Roles          []roleTable `toml:"roles"`
	Note           string      `toml:"note"`
}

type roleTable struct {
	Title string `toml:"title"`
	From  any    `toml:"from"`
	To    any    `toml:"to"`
}

// cleaned is a file's path as entries name it.
func cleaned(file string) string { return path.Clean(strings.ReplaceAll(file, "\\", "/")) }

func (l *loader) file(f File) error {
	name := cleaned(f.Path)
	l.onlyNames = false
	if IsMarkdown(name) {
		l.markdown(name, f.Data)
		return nil
	}
	var t fileTables
	meta, err := toml.Decode(string(f.Data), &t)
	if err != nil {
		var at toml.ParseError
		if errors.As(err, &at) {
			return fmt.Errorf("%s:%d: %s", name, at.Position.Line, at.Message)
		}
		return fmt.Errorf("%s: %w", name, err)
	}
	l.onlyNames = len(t.Statement) == 0 && len(t.Event) == 0
	lines := scanTOML(string(f.Data))
	place := func(kind string, i int) origin {
		if rows := lines.tables[kind]; i < len(rows) {
			return origin{Place{name, rows[i].line}, rows[i].keys}
		}
		return origin{Place: Place{name, 1}}
	}
	for i, s := range t.Statement {
		l.statement(s, place("statement", i))
	}
	for i, e := range t.Event {
		l.event(e, place("event", i))
	}
	for i, n := range t.Name {
		l.name(n, place("name", i))
	}
	l.unknown(name, unknownKeys(meta.Undecoded(), lines))
	return nil
}

// unknownKey is a key that means nothing here.
type unknownKey struct {
	path string
	line int
}

// unknownKeys finds the lines of the keys that no field took: all lines of a
// key, and none of what is within a table that is itself unknown.
func unknownKeys(keys []toml.Key, lines tomlLines) []unknownKey {
	var out []unknownKey
	seen := map[string]bool{}
	for _, k := range keys {
		within := false
		for i := 1; i < len(k); i++ {
			within = within || seen[k[:i].String()]
		}
		path := k.String()
		if within || seen[path] {
			continue
		}
		seen[path] = true
		at := lines.keys[strings.Join(k, ".")]
		for i := len(k) - 1; len(at) == 0 && i > 0; i-- {
			at = lines.keys[strings.Join(k[:i], ".")]
			at = at[:min(1, len(at))]
		}
		if len(at) == 0 {
			at = []int{1}
		}
		for _, line := range at {
			out = append(out, unknownKey{path, line})
		}
	}
	slices.SortStableFunc(out, func(a, b unknownKey) int { return a.line - b.line })
	return out
}

// unknown reports the unknown keys of a file: each name once, in one warning,
// unless each is wanted.
func (l *loader) unknown(name string, keys []unknownKey) {
	if l.each {
		for _, k := range keys {
			l.warn(Place{name, k.line}, "the key “%s” is not known and not used", k.path)
		}
		return
	}
	var names []string
	for _, k := range keys {
		if quoted := "“" + k.path + "”"; !slices.Contains(names, quoted) {
			names = append(names, quoted)
		}
	}
	if len(names) > 0 {
		l.warn(Place{name, keys[0].line}, "not known and not used: %s", strings.Join(names, ", "))
	}
}

func (l *loader) warn(p Place, format string, args ...any) {
	l.problems = append(l.problems, Problem{File: p.File, Line: p.Line, Message: fmt.Sprintf(format, args...), Warning: true})
}

func (l *loader) fail(p Place, format string, args ...any) {
	l.problems = append(l.problems, Problem{File: p.File, Line: p.Line, Message: fmt.Sprintf(format, args...)})
}

// identity reports whether an entry has an id of its own.
func (l *loader) identity(kind, id string, p Place) bool {
	if id == "" {
		l.fail(p, "the %s has no id", kind)
		return false
	}
	key := kind + " " + id
	if old, ok := l.ids[key]; ok {
		l.fail(p, "the %s “%s” stands at %s:%d already", kind, id, old.File, old.Line)
		return false
	}
	l.ids[key] = p
	return true
}

func (l *loader) statement(t statementTable, o origin) {
	p := o.Place
	if !l.identity("statement", t.ID, o.key("id")) {
		return
	}
	s := Statement{ID: t.ID, Speaker: t.Speaker, Handle: t.Handle, Title: t.Title, Medium: strings.ToLower(t.Medium),
		Text: t.Text, URL: t.URL, Thread: t.Thread, ThreadPosition: t.ThreadPosition, PublishedBy: t.PublishedBy,
		NotSpeaker: t.NotSpeaker, Language: t.Language, TranslationOf: t.TranslationOf, Official: t.Official,
		Excerpt: t.Excerpt, Complete: t.Complete, UTCOffset: t.UTCOffset, Sources: sources(t.Source), Place: p}
	switch {
	case s.Text != "" && len(t.Paragraphs) > 0:
		l.fail(p, "the statement “%s” has both text and paragraphs; keep one", t.ID)
		return
	case len(t.Paragraphs) > 0:
		s.Text = strings.Join(t.Paragraphs, "\n\n")
	}
	if strings.TrimSpace(s.Text) == "" {
		l.fail(p, "the statement “%s” has no text", t.ID)
		return
	}
	if s.Speaker == "" && !l.draft {
		l.fail(p, "the statement “%s” has no speaker", t.ID)
		return
	}
	var err error
	if s.Date, err = stamp(t.Date, t.UTCOffset); err != nil {
		l.fail(o.key("date"), "the date of the statement “%s” %v", t.ID, err)
		return
	}
	if s.Embargo, err = stamp(t.Embargo, t.UTCOffset); err != nil {
		l.fail(o.key("embargo"), "the embargo of the statement “%s” %v", t.ID, err)
		return
	}
	if s.UTC, err = utcDay(t.UTCDate, s.Date, t.UTCOffset); err != nil {
		l.fail(o.key("utc_date"), "the utc_date of the statement “%s” %v", t.ID, err)
		return
	}
	if s.Confidence, err = confidence(t.Confidence); err != nil {
		l.fail(o.key("confidence"), "the statement “%s” %v", t.ID, err)
		return
	}
	if s.URL == "" {
		s.URL = firstURL(s.Sources)
	}
	l.record.Statements = append(l.record.Statements, s)
}

func (l *loader) event(t eventTable, o origin) {
	p := o.Place
	if !l.identity("event", t.ID, o.key("id")) {
		return
	}
	e := Event{ID: t.ID, Name: t.Name, Aliases: t.Aliases, After: t.After, Place: p}
	if text, ok := t.Date.(string); ok && (len(text) == 4 || len(text) == 7) {
		e.Partial = text
	} else {
		var err error
		if e.Date, err = stamp(t.Date, ""); err != nil {
			l.fail(o.key("date"), "the date of the event “%s” %v", t.ID, err)
			return
		}
	}
	var err error
	if e.UTC, err = utcDay(t.UTCDate, e.Date, ""); err != nil {
		l.fail(o.key("utc_date"), "the utc_date of the event “%s” %v", t.ID, err)
		return
	}
	if e.Confidence, err = confidence(t.Confidence); err != nil {
		l.fail(o.key("confidence"), "the event “%s” %v", t.ID, err)
		return
	}
	l.record.Events = append(l.record.Events, e)
}

func (l *loader) name(t nameTable, o origin) {
	p := o.Place
	if t.Canonical == "" {
		l.fail(p, "the name has no canonical form")
		return
	}
	n := Name{Canonical: t.Canonical, Kind: t.Kind, Acronym: t.Acronym, Allowed: t.Allowed, AllowedByHouse: t.AllowedByHouse,
		Wrong: t.Wrong, OneForm: t.OneForm, Handles: t.Handles, Place: p}
	for _, r := range t.Roles {
		from, err1 := stamp(r.From, "")
		to, err2 := stamp(r.To, "")
		if err := errors.Join(err1, err2); err != nil {
			l.fail(o.key("roles"), "a role of “%s”: the day %v", t.Canonical, err)
			return
		}
		n.Roles = append(n.Roles, Role{r.Title, from.Day, to.Day})
	}
	if !l.nameless {
		l.record.names.list = append(l.record.names.list, n)
	}
}

// stamp reads a date: RFC 3339, or a day with the offset of its zone.
func stamp(v any, offset string) (article.Stamp, error) {
	switch v := v.(type) {
	case nil:
		return article.Stamp{}, nil
	case time.Time:
		if v.Location().String() == "date-local" {
			return article.Stamp{Day: article.DayOf(v)}, nil
		}
		return article.StampOf(v), nil
	case string:
		if day, ok := article.ParseDay(v); ok {
			if offset != "" {
				if _, err := time.Parse("-07:00", offset); err != nil {
					return article.Stamp{}, fmt.Errorf("has the utc_offset “%s”, which is not of the form -05:00", offset)
				}
			}
			return article.Stamp{Day: day}, nil
		}
		t, err := time.Parse(time.RFC3339, v)
		if err != nil {
			return article.Stamp{}, fmt.Errorf("is “%s”, neither YYYY-MM-DD nor RFC 3339 (2020-11-17T19:07:44-05:00)", v)
		}
		return article.StampOf(t), nil
	}
	return article.Stamp{}, fmt.Errorf("is %v, not a date", v)
}

// utcDay returns the day in UTC: as given, or that of the instant; where only
// a day and its zone are known, the other day it may have been.
func utcDay(v any, at article.Stamp, offset string) (article.Day, error) {
	given, err := stamp(v, "")
	switch {
	case err != nil || given.Day.Known():
		return given.Day, err
	case !at.At.IsZero():
		return article.DayOf(at.At.UTC()), nil
	case at.Day.Known() && strings.HasPrefix(offset, "-"):
		return at.Day.Add(1), nil
	case at.Day.Known() && strings.HasPrefix(offset, "+") && offset != "+00:00":
		return at.Day.Add(-1), nil
	}
	return article.Day{}, nil
}

func confidence(s string) (Confidence, error) {
	switch s {
	case "", "high":
		return High, nil
	case "medium":
		return Medium, nil
	case "low":
		return Low, nil
	}
	return 0, fmt.Errorf("has the confidence “%s”; it is high, medium or low", s)
}

// sources returns what an entry names as its source: one text or several.
func sources(v any) []string {
	all, ok := v.([]any)
	if !ok {
		all = []any{v}
	}
	var out []string
	for _, v := range all {
		if text, ok := v.(string); ok && text != "" {
			out = append(out, text)
		}
	}
	return out
}

// firstURL takes a link from the sources an entry names.
func firstURL(sources []string) string {
	for _, text := range sources {
		if strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://") {
			url, _, _ := strings.Cut(text, " ")
			return url
		}
	}
	return ""
}

// Days returns the days that are right for a statement: its local day, and for
// a post its day in UTC, which embeds print.
func (s *Statement) Days() []article.Day {
	var days []article.Day
	if s.Date.Day.Known() {
		days = append(days, s.Date.Day)
	}
	if s.Post() && s.UTC.Known() && s.UTC != s.Date.Day {
		days = append(days, s.UTC)
	}
	return days
}

// New returns a record of statements alone.
func New(statements []Statement) *Record {
	r := &Record{Statements: statements}
	r.index = newIndex(r.Statements)
	return r
}
