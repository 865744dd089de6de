package dates

import (
	_ "embed"
	"fmt"
	"strings"
	"time"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed impossible.md
var impossiblePage string

// Impossible finds days that no calendar has and times that no clock shows.
var Impossible = linter.Rule{
	ID:       "dates.impossible",
	Doc:      impossiblePage,
	Severity: linter.Error,
	Fixable:  linter.Show,
	Quotes:   linter.SkipQuotes,
	New:      func(*linter.Setup) (linter.Check, error) { return impossible, nil },
}

func impossible(p *linter.Pass) {
	dates := p.Dates()
	for i := range dates {
		d := &dates[i]
		switch {
		case d.Bad == "":
		case d.Type == reading.DateTime && d.Day == 0:
			p.Report(linter.Finding{Span: d.Span, Message: fmt.Sprintf("“%s”: there is %s.", p.Text(d.Span), d.Bad)})
		case d.Month == time.February && d.Day == 29:
			leapDay(p, d)
		case d.Month > 0:
			p.Report(linter.Finding{Span: d.DaySpan, Message: fmt.Sprintf("“%s”: %s has %s.",
				p.Text(d.DaySpan), d.Month, longest(d.Month))})
		}
	}
}

func longest(m time.Month) string {
	if m == time.February {
		return "28 days, or 29"
	}
	return fmt.Sprintf("%d days", article.DaysIn(2000, m))
}

// leapDay judges a 29 February. Copy about leap years and the people born on
// the day names it without meaning one of its own year.
func leapDay(p *linter.Pass, d *reading.Date) {
	severity := linter.Error
	year := d.Year
	if year == 0 {
		if strings.Contains(p.Doc.Text, "leap") || strings.Contains(p.Doc.Text, "Leap") || picture(p, d) {
			return
		}
		severity = linter.Warning
		year = d.NearYear()
	}
	p.Report(linter.Finding{Severity: severity, Span: d.DaySpan,
		Message: fmt.Sprintf("“%s”: February %d had 28 days.", p.Text(d.DaySpan), year)})
}
