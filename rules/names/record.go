package names

import (
	_ "embed"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed record.md
var recordPage string

// Record finds names that are not written as the record has them.
var Record = linter.Rule{
	ID:       "names.record",
	Doc:      recordPage,
	Severity: linter.Error,
	Fixable:  linter.Ask,
	New: func(s *linter.Setup) (linter.Check, error) {
		if s.Record.NameCount() == 0 {
			return nil, nil
		}
		return func(p *linter.Pass) {
			n := p.Names()
			for i := range n.Mentions {
				m := &n.Mentions[i]
				if kindAt(p, m.Span) == article.Caption {
					continue
				}
				if !listedWrong(p, s, m) {
					nearRecorded(p, s, m)
				}
			}
		}, nil
	},
}

// longestForm is how many words of a mention are looked up together.
const longestForm = 10

// listedWrong reports the longest part of a mention that the record lists as
// wrong, with a title before it or without.
func listedWrong(p *linter.Pass, s *linter.Setup, m *reading.Mention) bool {
	words := p.Words()
	first, last := m.Words[0], m.Words[1]
	if m.Title[1] > m.Title[0] {
		first = m.Title[0]
	}
	last = min(last, first+longestForm)
	for size := last - first; size > 0; size-- {
		for from := first; from+size <= last; from++ {
			// A word of a name by itself is somebody's surname or given name.
			if size == 1 && (from != m.Words[0] || m.Words[1]-m.Words[0] > 1 || fullName(p, words[from].Hash)) {
				continue
			}
			span := spanOf(p, from, from+size)
			if wrong, ok := wrongForm(formsOf(p.Setup.Record, words[from:from+size]), p.Text(span)); ok {
				right := rightForm(s.Record.Name(wrong.Name), wrong.Text)
				p.Report(linter.Finding{
					Span:    span,
					Message: "“" + p.Text(span) + "” is “" + right + "” in the record, which lists the form as wrong.",
					Fixes:   []linter.Fix{linter.Replace(span, right, linter.Ask)},
				})
				return true
			}
		}
	}
	return false
}

// spanOf is the place of words without a final possessive 's.
func spanOf(p *linter.Pass, from, to int32) article.Span {
	words := p.Words()
	return article.Span{Start: words[from].Span.Start, End: words[to-1].Stem(p.Doc.Text).End}
}

// wrongForm returns the wrong one of the forms that have the words of a text.
// Where a right form has the same letters, the wrong one must have the text's
// capitals.
func wrongForm(forms []record.Form, text string) (record.Form, bool) {
	var wrong *record.Form
	for i := range forms {
		f := &forms[i]
		switch {
		case f.Kind != record.WrongForm && (f.Text == text || strings.ToUpper(text) == text):
			return record.Form{}, false
		case f.Kind != record.WrongForm:
			if wrong != nil && wrong.Text != text {
				wrong = nil
			}
		case f.Text == text:
			wrong = f
		case wrong == nil && !hasRight(forms):
			wrong = f
		}
	}
	if wrong == nil {
		return record.Form{}, false
	}
	return *wrong, true
}

func hasRight(forms []record.Form) bool {
	for i := range forms {
		if forms[i].Kind != record.WrongForm {
			return true
		}
	}
	return false
}

// rightForm returns the form of a name that comes next to a wrong one: of as
// many words, and with the fewest letters changed.
func rightForm(n record.Name, wrong string) string {
	best, least := n.Canonical, distance(n.Canonical, wrong)
	for _, f := range n.Allowed {
		if d := distance(f, wrong); d < least {
			best, least = f, d
		}
	}
	return best
}

// distance is how many letters must be added, dropped or changed to make one
// text of another, and ten more for each word too many or too few.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		before := row[0]
		row[0] = i + 1
		for j := range y {
			cost := before
			if x[i] != y[j] {
				cost++
			}
			before = row[j+1]
			row[j+1] = min(cost, row[j]+1, before+1)
		}
	}
	words := strings.Count(a, " ") - strings.Count(b, " ")
	return row[len(y)] + 10*max(words, -words)
}

// shortestRecorded is the length in bytes from which a name of the record can be
// missed by a letter.
const shortestRecorded = 5

// nearRecorded reports a mention that one slip parts from a form of the record,
// and that nobody knows as a name or a word.
func nearRecorded(p *linter.Pass, s *linter.Setup, m *reading.Mention) {
	words := p.Words()
	first, last := m.Words[0], m.Words[1]
	text := p.Text(m.Span)
	if m.Acronym || len(text) < shortestRecorded || last-first > longestForm || len(formsOf(p.Setup.Record, words[first:last])) > 0 || strings.ToUpper(text) == text {
		return
	}
	strange := int32(-1)
	for i := first; i < last; i++ {
		if w := &words[i]; !reading.Entry(w).Known() && !p.Own(int(i)) {
			if strange >= 0 {
				return
			}
			strange = i
		}
	}
	if strange < 0 || words[strange].Span.Len() < shortestRecorded-1 || last-first == 1 && fullName(p, words[first].Hash) {
		return
	}
	near, ok := nearForm(s.Record, text)
	if !ok || inflected(text, near.Text) {
		return
	}
	p.Report(linter.Finding{
		Severity: linter.Warning,
		Span:     m.Span,
		Message:  "“" + text + "” may be “" + near.Text + "”, which the record has.",
		Fixes:    []linter.Fix{linter.Replace(m.Span, near.Text, linter.Ask)},
	})
}

// inflected reports whether one form is the other's plural or people: the
// Okparas, a Norleyan.
func inflected(text, form string) bool {
	ending, ok := strings.CutPrefix(text, form)
	return ok && (ending == "s" || ending == "n" || ending == "i")
}

// fullName reports whether a word is the last of somebody's full name in the
// article, and that name no slip for one of the record's.
func fullName(p *linter.Pass, surname uint64) bool {
	words, n := p.Words(), p.Names()
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Words[1]-m.Words[0] < 2 || words[m.Words[1]-1].Hash != surname {
			continue
		}
		if _, wrong := wrongForm(formsOf(p.Setup.Record, words[m.Words[0]:m.Words[1]]), p.Text(m.Span)); wrong {
			continue
		}
		if _, near := nearForm(p.Setup.Record, p.Text(m.Span)); !near {
			return true
		}
	}
	return false
}
