package quotes

import (
	_ "embed"
	"slices"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed date.md
var datePage string

// Date reports a quotation that the article dates on another day than the
// record.
var Date = linter.Rule{
	ID:       "quotes.date",
	Doc:      datePage,
	Severity: linter.Error,
	Quotes:   linter.SkipQuotes,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			quotes, dates := p.Quotes(), p.Dates()
			for i := range quotes {
				q := &quotes[i]
				if q.Match == nil || q.Date < 0 || q.Kind == reading.EmbedQuote || q.Headline || q.Own {
					continue
				}
				checkDate(p, q, &dates[q.Date])
			}
		}, nil
	},
}

func checkDate(p *linter.Pass, q *reading.Quote, d *reading.Date) {
	// The words must be the statement's: somebody who says much the same on
	// another day is not misdated.
	m := q.Match
	if !sure(p, q) || m.Words < 5 || 10*m.Same < 9*m.Words || slices.ContainsFunc(m.Differences, isWords) {
		return
	}
	if d.Month == 0 || d.Day == 0 || d.From != d.To || !d.From.Known() {
		return
	}
	statements := m.Statements()
	for _, s := range statements {
		if !s.Date.Day.Known() || right(s, d.From) {
			return
		}
	}
	s := statements[0]
	p.Report(linter.Finding{Severity: severity(p.Setup.House.Quotes, &record.Difference{Grade: record.WrongOccasion}, s), Span: d.Span,
		Message:  quoted(p.Text(d.Span)) + " is given as the day of " + source(q, s) + ".",
		Evidence: evidence(p, q, s),
		Related:  []linter.Related{{Span: q.Parts[0].Inner, Message: "The words were said on " + long(s.Date.Day) + "."}}})
}

func isWords(d record.Difference) bool { return d.Grade == record.WordsChanged }

// right reports whether a day may be given for a statement. A post carries the
// day of its own place, of UTC and of whoever reads it; where its hour is not
// known, a day either way is one of them.
func right(s *record.Statement, day article.Day) bool {
	if slices.Contains(s.Days(), day) {
		return true
	}
	if s.Post() && !s.UTC.Known() {
		n := day.Sub(s.Date.Day)
		return n == 1 || n == -1
	}
	return false
}
