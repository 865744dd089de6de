package record

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// Check reads the record's files, as Load does, and says all that is wrong with
// them and between them, in order of file and line. A record that loads without
// a word may still have a thread out of order or one speaker spelt two ways.
func Check(files []File) (*Record, []Problem, error) {
	l := loader{record: &Record{}, ids: map[string]Place{}, each: true}
	for _, f := range files {
		if err := l.file(f); err != nil {
			return nil, l.problems, err
		}
	}
	r := l.record
	r.index = newIndex(r.Statements)
	l.threads()
	l.statements()
	l.speakers()
	l.events()
	l.roles()
	slices.SortStableFunc(l.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return r, l.problems, nil
}

func (l *loader) hint(p Place, format string, args ...any) {
	l.warn(p, format, args...)
	l.problems[len(l.problems)-1].Hint = true
}

// threads holds the positions of each thread against its days.
func (l *loader) threads() {
	var order []string
	threads := map[string][]*Statement{}
	for i := range l.record.Statements {
		s := &l.record.Statements[i]
		switch {
		case s.Thread == "" && s.ThreadPosition != 0:
			l.warn(s.Place, "the statement “%s” has a thread_position but no thread", s.ID)
		case s.Thread != "":
			if threads[s.Thread] == nil {
				order = append(order, s.Thread)
			}
			threads[s.Thread] = append(threads[s.Thread], s)
		}
	}
	for _, name := range order {
		l.thread(name, threads[name])
	}
}

func (l *loader) thread(name string, posts []*Statement) {
	slices.SortStableFunc(posts, func(a, b *Statement) int { return cmp.Compare(a.ThreadPosition, b.ThreadPosition) })
	var first, last *Statement
	for _, s := range posts {
		switch {
		case s.ThreadPosition < 1:
			l.fail(s.Place, "the statement “%s” has no thread_position from 1 in the thread “%s”", s.ID, name)
			continue
		case last == nil && s.ThreadPosition > 1:
			l.warn(s.Place, "the thread “%s” begins with position %d, so what comes before is missing", name, s.ThreadPosition)
		case last == nil:
		case s.ThreadPosition == last.ThreadPosition:
			l.fail(s.Place, "the statements “%s” and “%s” both have position %d of the thread “%s”", s.ID, last.ID, s.ThreadPosition, name)
		case s.ThreadPosition > last.ThreadPosition+1:
			l.warn(s.Place, "the thread “%s” goes from position %d to %d, so what is between is missing", name, last.ThreadPosition, s.ThreadPosition)
		}
		if last != nil && earlier(s.Date, last.Date) {
			l.fail(s.Place, "position %d of the thread “%s” has the date %s, which is before that of position %d, %s",
				s.ThreadPosition, name, dateOf(s.Date, last.Date), last.ThreadPosition, dateOf(last.Date, s.Date))
		}
		if first == nil {
			first = s
		}
		if !strings.EqualFold(first.Speaker, s.Speaker) {
			l.warn(s.Place, "the thread “%s” is by “%s” here and by “%s” at %s:%d", name, s.Speaker, first.Speaker, first.Place.File, first.Place.Line)
		}
		last = s
	}
}

// earlier reports whether a is known to be before b.
func earlier(a, b article.Stamp) bool {
	if !a.At.IsZero() && !b.At.IsZero() {
		return a.At.Before(b.At)
	}
	return a.Day.Known() && b.Day.Known() && a.Day.Before(b.Day)
}

// dateOf writes a date as finely as it is compared.
func dateOf(s, with article.Stamp) string {
	if s.At.IsZero() || with.At.IsZero() {
		return s.Day.String()
	}
	return s.At.Format("2006-01-02T15:04:05Z07:00")
}

// statements looks at each statement by itself and for a second copy of it.
func (l *loader) statements() {
	first := map[string]*Statement{}
	for i := range l.record.Statements {
		s := &l.record.Statements[i]
		if !s.Date.Day.Known() {
			l.hint(s.Place, "the statement “%s” has no date, so no date in an article is held against it", s.ID)
		}
		if s.URL == "" && len(s.Sources) == 0 {
			l.hint(s.Place, "the statement “%s” has neither url nor source, so nobody can look it up", s.ID)
		}
		if s.Medium == "" {
			l.hint(s.Place, "the statement “%s” has no medium, so it is held to no policy of its own", s.ID)
		}
		if s.URL != "" && !strings.Contains(s.URL, "://") {
			l.warn(s.Place, "the url of the statement “%s” is “%s”, which is no link", s.ID, s.URL)
		}
		if s.TranslationOf != "" {
			if _, ok := l.ids["statement "+s.TranslationOf]; !ok {
				l.warn(s.Place, "the statement “%s” is a translation of “%s”, which the record does not have", s.ID, s.TranslationOf)
			}
		}
		key := strings.Join(strings.Fields(article.Fold(s.Text)), " ") + "\x00" + article.Fold(s.Speaker)
		if old := first[key]; old != nil && (!old.Date.Day.Known() || !s.Date.Day.Known() || old.Date.Day == s.Date.Day) {
			l.warn(s.Place, "the statement “%s” says the same as “%s” at %s:%d", s.ID, old.ID, old.Place.File, old.Place.Line)
		} else if old == nil {
			first[key] = s
		}
	}
}

func (l *loader) events() {
	byID := map[string]*Event{}
	for i := range l.record.Events {
		byID[l.record.Events[i].ID] = &l.record.Events[i]
	}
	for i := range l.record.Events {
		e := &l.record.Events[i]
		if e.After == "" {
			continue
		}
		before := byID[e.After]
		switch {
		case before == nil:
			l.warn(e.Place, "the event “%s” is after “%s”, which the record does not have", e.ID, e.After)
		case earlier(e.Date, before.Date):
			l.fail(e.Place, "the event “%s” of %s is after “%s”, which is of %s", e.ID, dateOf(e.Date, before.Date), before.ID, dateOf(before.Date, e.Date))
		}
	}
}

func (l *loader) roles() {
	for i := range l.record.names.list {
		n := &l.record.names.list[i]
		for _, r := range n.Roles {
			if r.From.Known() && r.To.Known() && r.To.Before(r.From) {
				l.fail(n.Place, "“%s” is “%s” from %s to %s, which ends before it begins", n.Canonical, r.Title, r.From, r.To)
			}
		}
		for _, wrong := range n.Wrong {
			if wrong == n.Canonical || slices.Contains(n.Allowed, wrong) {
				l.fail(n.Place, "“%s” is both a right and a wrong form of “%s”", wrong, n.Canonical)
			}
		}
	}
}

// speakers finds speakers under two names: a form that the record's names do
// not have as the canonical one, two spellings that differ in a letter, or one
// handle with two names.
func (l *loader) speakers() {
	known := map[string]*Name{} // by canonical form
	forms := map[string]*Name{} // by any other
	wrong := map[string]*Name{}
	for i := range l.record.names.list {
		n := &l.record.names.list[i]
		known[n.Canonical] = n
		for _, f := range n.Wrong {
			wrong[f] = n
		}
		for _, f := range append(slices.Clip(n.Allowed), n.Acronym) {
			if f != "" && strings.Contains(f, " ") {
				forms[f] = n
			}
		}
	}
	var spelt []speaker // each spelling once, canonical names first
	for i := range l.record.names.list {
		spelt = append(spelt, speaker{name: l.record.names.list[i].Canonical, known: true, place: l.record.names.list[i].Place})
	}
	count := map[string]int{}
	for i := range l.record.Statements {
		count[l.record.Statements[i].Speaker]++
	}
	handles := map[string]*Statement{}
	seen := map[string]bool{}
	for i := range l.record.Statements {
		s := &l.record.Statements[i]
		if h := strings.ToLower(s.Handle); h != "" {
			if old := handles[h]; old == nil {
				handles[h] = s
			} else if old.Speaker != s.Speaker && !seen[h+"\x00"+s.Speaker] {
				seen[h+"\x00"+s.Speaker] = true
				l.warn(s.Place, "the handle “%s” is that of “%s” here and of “%s” at %s:%d", s.Handle, s.Speaker, old.Speaker, old.Place.File, old.Place.Line)
			}
		}
		if seen[s.Speaker] || known[s.Speaker] != nil {
			continue
		}
		seen[s.Speaker] = true
		if n := wrong[s.Speaker]; n != nil {
			l.fail(s.Place, "the speaker “%s” is a wrong form of “%s”", s.Speaker, n.Canonical)
			continue
		}
		if n := forms[s.Speaker]; n != nil {
			l.warn(s.Place, "the speaker “%s” is “%s” among the names", s.Speaker, n.Canonical)
			continue
		}
		spelt = append(spelt, speaker{s.Speaker, false, count[s.Speaker], s.Place})
	}
	l.spellings(spelt)
}

type speaker struct {
	name  string
	known bool // a name of the record
	count int
	place Place
}

// spellings warns of the rarer of two spellings that are nearly the same.
func (l *loader) spellings(all []speaker) {
	// Two names a letter apart agree in their first or in their second half,
	// so only those that share one are compared.
	halves := map[string][]int{}
	told := map[int]bool{}
	for i, s := range all {
		folded := foldName(s.name)
		half := len(folded) / 2
		var near []int
		for _, key := range []string{"<" + folded[:min(len(folded), 4)], ">" + folded[max(0, len(folded)-min(4, half)):]} {
			if !s.known { // names come first, and are not held against each other
				near = append(near, halves[key]...)
			}
			halves[key] = append(halves[key], i)
		}
		slices.Sort(near)
		for _, j := range slices.Compact(near) {
			a, b := all[j], s
			if told[i] || !sameName(foldName(a.name), folded) {
				continue
			}
			at, rare := i, b
			if !a.known && (b.known || b.count > a.count) {
				at, rare, a = j, a, b
			}
			if !told[at] {
				told[at] = true
				l.warn(rare.place, "the speaker “%s” is nearly “%s” at %s:%d; one of the two may be misspelt", rare.name, a.name, a.place.File, a.place.Line)
			}
		}
	}
}

// foldName is a name without what two spellings of it may differ in rightly:
// case, points, hyphens, spaces.
func foldName(s string) string {
	return strings.NewReplacer(".", "", ",", "", "-", "", "’", "", "'", "", " ", "", "\u00a0", "").Replace(article.Fold(s))
}

// sameName reports whether two folded names are the same or one letter apart,
// and long enough for that to mean something.
func sameName(a, b string) bool {
	if a == b {
		return true
	}
	if min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) < 8 || strings.ContainsAny(a+b, "0123456789") {
		return false
	}
	for a != "" && b != "" && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for a != "" && b != "" && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return utf8.RuneCountInString(a) <= 2 && utf8.RuneCountInString(b) <= 2 && distance(a, b) <= 1
}

// Title says how much a problem matters: error, warning or suggestion.
func (p Problem) Title() string {
	switch {
	case p.Hint:
		return "suggestion"
	case p.Warning:
		return "warning"
	}
	return "error"
}

// Describe returns the problem as one line with its weight.
func (p Problem) Describe() string {
	return fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, p.Title(), p.Message)
}
