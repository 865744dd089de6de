package known

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/config"
)

// Entry lets one finding stand: a [[stet]] table of a stet file.
type Entry struct {
	Rule        string
	Path        string // of the article, from the configuration's folder, with '/'
	Text        string // the words at fault, for a reader; may be ""
	Fingerprint string // the finding's
	Reason      string
	Until       article.Day // the last day on which it holds; unknown: for good
	Line        int         // of the table in the file, from 1
}

// Stets are the entries of a stet file, in order.
type Stets struct {
	File    string // as given to ParseStets
	Entries []Entry

	byPath map[string][]int
}

var entryKeys = []string{"rule", "path", "text", "fingerprint", "reason", "until"}

// ParseStets reads a stet file. When there are problems the Stets are nil.
func ParseStets(file string, data []byte, rules []config.Rule) (*Stets, []config.Problem) {
	text := strings.TrimPrefix(string(data), "\uFEFF")
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		problem := config.Problem{File: file, Message: err.Error()}
		var syntax toml.ParseError
		if errors.As(err, &syntax) {
			problem.Line = syntax.Position.Line
			if problem.Message = syntax.Message; problem.Message == "" {
				problem.Message = strings.TrimPrefix(err.Error(), "toml: ")
			}
		}
		return nil, []config.Problem{problem}
	}
	r := entryReader{stets: &Stets{File: file, byPath: map[string][]int{}}, line: config.Lines(text), rules: rules}
	for _, key := range sortedKeys(tree) {
		if key != "stet" {
			r.errorf(key, "unknown key “%s”; a stet file holds [[stet]] tables", key)
		}
	}
	for i, v := range tables(tree["stet"]) {
		r.entry(fmt.Sprintf("stet[%d]", i), v)
	}
	if v, ok := tree["stet"]; ok && tables(v) == nil {
		r.errorf("stet", "“stet” must be a list of tables, written [[stet]]")
	}
	if r.problems != nil {
		slices.SortStableFunc(r.problems, func(a, b config.Problem) int { return a.Line - b.Line })
		return nil, r.problems
	}
	return r.stets, nil
}

func tables(v any) []map[string]any {
	list, _ := v.([]map[string]any)
	return list
}

func sortedKeys(table map[string]any) []string {
	keys := make([]string, 0, len(table))
	for k := range table {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

type entryReader struct {
	stets    *Stets
	line     func(path string) int
	rules    []config.Rule
	problems []config.Problem
}

func (r *entryReader) errorf(path, format string, args ...any) {
	r.problems = append(r.problems, config.Problem{File: r.stets.File, Line: r.line(path), Message: fmt.Sprintf(format, args...)})
}

func (r *entryReader) entry(path string, table map[string]any) {
	e := Entry{Line: r.line(path)}
	before := len(r.problems)
	fields := map[string]*string{"rule": &e.Rule, "path": &e.Path, "text": &e.Text, "fingerprint": &e.Fingerprint, "reason": &e.Reason}
	for _, key := range sortedKeys(table) {
		at := path + "." + key
		field := fields[key]
		switch {
		case key == "until":
			e.Until = r.day(at, table[key])
		case field == nil:
			message := fmt.Sprintf("unknown key “%s” in [[stet]]", key)
			if near := config.Nearest(key, entryKeys); near != "" {
				message += "; did you mean “" + near + "”?"
			}
			r.errorf(at, "%s", message)
		default:
			text, ok := table[key].(string)
			if !ok {
				r.errorf(at, "“%s” must be a string", key)
			}
			*field = text
		}
	}
	if len(r.problems) == before {
		for _, key := range []string{"rule", "path", "fingerprint", "reason"} {
			if strings.TrimSpace(*fields[key]) == "" {
				r.errorf(path, "the entry has no %s", key)
			}
		}
	}
	if e.Rule != "" {
		r.known(path+".rule", e.Rule)
	}
	e.Path = strings.TrimPrefix(e.Path, "./")
	r.stets.byPath[e.Path] = append(r.stets.byPath[e.Path], len(r.stets.Entries))
	r.stets.Entries = append(r.stets.Entries, e)
}

// known reports an entry's rule that does not exist, or may not be silenced.
func (r *entryReader) known(path, id string) {
	if !slices.ContainsFunc(r.rules, func(rule config.Rule) bool { return rule.ID == id }) {
		var ids []string
		for _, rule := range r.rules {
			ids = append(ids, rule.ID)
		}
		message := fmt.Sprintf("unknown rule “%s”", id)
		if near := config.Nearest(id, ids); near != "" {
			message += "; did you mean “" + near + "”?"
		}
		r.errorf(path, "%s", message)
	} else if !Silenceable(id) {
		r.errorf(path, "findings of “%s” are about galleyproof itself and cannot be let stand", id)
	}
}

// Silenceable reports whether an entry may let findings of a rule stand: not
// those of the engine, which say that something was not checked or not needed.
func Silenceable(rule string) bool {
	return !slices.Contains([]string{linter.FailureID, linter.NoteID, linter.UnusedID}, rule)
}

// day reads a day, written as a string or as TOML's own date.
func (r *entryReader) day(path string, v any) article.Day {
	var text string
	switch v := v.(type) {
	case string:
		text = v
	case time.Time:
		text = v.Format(time.DateOnly)
	}
	day, ok := article.ParseDay(text)
	if !ok {
		r.errorf(path, "“until” is a day written YYYY-MM-DD")
	}
	return day
}

// State is what an entry does for its article.
type State uint8

// The states.
const (
	Used    State = iota // a finding needs it
	Unused               // its rule ran in full and found nothing that it covers
	Expired              // its last day is over
	Untold               // its rule did not run, or not in full
)

// Use is an entry and what it does.
type Use struct {
	Entry *Entry
	State State
}

// Uses tells what each entry for an article does, in the order of the file.
func (s *Stets) Uses(a Article, findings []linter.Finding) []Use {
	_, _, uses := s.sift(a, linter.Part(findings))
	return uses
}

// Until returns the entry that once let a finding stand and whose last day is
// over, or nil.
func (s *Stets) Until(a Article, f *linter.Finding) *Entry {
	for _, i := range s.byPath[a.StetPath] {
		if e := &s.Entries[i]; e.covers(f) && e.expired(Day(a.Doc)) {
			return e
		}
	}
	return nil
}

// TextOf returns the words at fault as an entry quotes them: on one line, and
// cut where they are many.
func TextOf(doc *article.Document, f *linter.Finding) string {
	text := []rune(strings.Join(strings.Fields(doc.Slice(f.Span)), " "))
	const most = 120
	if len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(text)
}

func (e *Entry) covers(f *linter.Finding) bool {
	return e.Rule == f.Rule && e.Fingerprint == f.Fingerprint
}

func (e *Entry) expired(day article.Day) bool {
	return e.Until.Known() && day.Known() && e.Until.Before(day)
}

// what names what an entry lets stand.
func (e *Entry) what() string {
	if e.Text == "" {
		return "a finding of " + e.Rule
	}
	return "“" + e.Text + "” (" + e.Rule + ")"
}

// byText finds again what stands although the words about it were mended: an
// entry that no fingerprint answers covers the one finding of its rule that has
// its very words, if there is one such entry and one such finding.
func byText(doc *article.Document, uses []Use, count, stands []linter.Finding) ([]linter.Finding, []linter.Finding) {
	for i := range uses {
		e := uses[i].Entry
		idle := func(u Use) bool { return u.State == Unused && u.Entry.Rule == e.Rule && u.Entry.Text == e.Text }
		if e.Text == "" || !idle(uses[i]) || slices.ContainsFunc(uses[i+1:], idle) || slices.ContainsFunc(uses[:i], idle) {
			continue
		}
		same := func(f linter.Finding) bool { return f.Rule == e.Rule && TextOf(doc, &f) == e.Text }
		at := slices.IndexFunc(count, same)
		if at < 0 || slices.ContainsFunc(count[at+1:], same) {
			continue
		}
		uses[i].State = Used
		stands = append(stands, count[at])
		count = slices.Delete(count, at, at+1)
	}
	return count, stands
}

// sift parts findings that stand alone.
func (s *Stets) sift(a Article, findings []linter.Finding) (count, stands []linter.Finding, uses []Use) {
	entries := s.byPath[a.StetPath]
	if entries == nil {
		return findings, nil, nil
	}
	day := Day(a.Doc)
	for _, i := range entries {
		e, state := &s.Entries[i], Unused
		if e.expired(day) {
			state = Expired
		}
		uses = append(uses, Use{e, state})
	}
	failed := false
	for i := range findings {
		f := &findings[i]
		failed = failed || f.Rule == linter.FailureID
		at := slices.IndexFunc(uses, func(u Use) bool { return u.State != Expired && u.Entry.covers(f) })
		if at < 0 {
			count = append(count, *f)
		} else {
			uses[at].State = Used
			stands = append(stands, *f)
		}
	}
	count, stands = byText(a.Doc, uses, count, stands)
	for i := range uses {
		if _, on := a.Selected(uses[i].Entry.Rule); uses[i].State == Unused && (failed || !on) {
			uses[i].State = Untold
		}
	}
	return count, stands, uses
}
