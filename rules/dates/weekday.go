package dates

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"time"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed weekday.md
var weekdayPage string

// Weekday finds a weekday that is not that of the date beside it.
var Weekday = linter.Rule{
	ID:       "dates.weekday",
	Doc:      weekdayPage,
	Severity: linter.Error,
	Fixable:  linter.Show,
	Quotes:   linter.SkipQuotes,
	New:      func(*linter.Setup) (linter.Check, error) { return weekday, nil },
}

const (
	// farDays is how far from the article's date a date without a year may
	// lie and its year still be sure.
	farDays = 90
	// firstYear is the first whole year of the Gregorian calendar in Britain
	// and America; earlier dates may be old style.
	firstYear = 1753
)

func weekday(p *linter.Pass) {
	dates := p.Dates()
	for i := range dates {
		d := &dates[i]
		if !d.HasWeekday || d.Month == 0 || d.Bad != "" || !d.From.Known() || d.From.Year < firstYear ||
			d.From.Weekday() == d.Weekday || d.Type == reading.DateSet {
			continue
		}
		severity := linter.Error
		if !d.YearNamed() {
			if d.Relative && updatedFits(p, d) || picture(p, d) {
				continue
			}
			if far(p, d.From) {
				severity = linter.Warning
			}
		}
		span := d.WeekdaySpan.Join(d.DaySpan)
		was := "was"
		if ref := dated(p); ref.Known() && ref.Before(d.From) {
			was = "is"
		}
		p.Report(linter.Finding{
			Severity: severity,
			Span:     span,
			Message:  fmt.Sprintf("“%s”: %s %s a %s.", p.Text(span), long(d.From), was, d.From.Weekday()),
			Fixes:    weekdayFixes(p, d),
		})
	}
}

// dated is the article's date, unknown for undated copy.
func dated(p *linter.Pass) article.Day {
	if day := p.Doc.Meta.Published.Day; day.Known() {
		return day
	}
	return p.Doc.Meta.Modified.Day
}

func far(p *linter.Pass, day article.Day) bool {
	near := func(ref article.Day) bool {
		n := day.Sub(ref)
		return max(n, -n) <= farDays
	}
	modified := p.Doc.Meta.Modified.Day
	return !near(dated(p)) && !(modified.Known() && near(modified))
}

// updatedFits reports whether the weekday is right for the year nearest to
// when the article was last changed.
func updatedFits(p *linter.Pass, d *reading.Date) bool {
	ref := p.Doc.Meta.Modified.Day
	if !ref.Known() {
		return false
	}
	for year := int(ref.Year) - 1; year <= int(ref.Year)+1; year++ {
		day, ok := article.MakeDay(year, d.Month, d.Day)
		if ok && day.Weekday() == d.Weekday && max(day.Sub(ref), ref.Sub(day)) <= farDays {
			return true
		}
	}
	return false
}

// picture reports whether a date stands in a caption, set as one or run into
// the copy: without a year it may be that of an old photograph.
func picture(p *linter.Pass, d *reading.Date) bool {
	i := p.Doc.BlockAt(d.Span.Start)
	if i < 0 {
		return false
	}
	block := p.Doc.Blocks[i]
	if block.Kind == article.Caption {
		return true
	}
	text := p.Text(block.Span)
	for _, mark := range [...]string{"Photos:", "Hide Caption", "FILE - ", "FILE – ", "file photo", "File photo"} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return false
}

// long is a day in words: 17 November 2020.
func long(d article.Day) string {
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// weekdayFixes are the two ways out: the date's own weekday, or the nearest
// day of the same month that has the weekday.
func weekdayFixes(p *linter.Pass, d *reading.Date) []linter.Fix {
	name := sameStyle(p.Text(d.WeekdaySpan), d.From.Weekday())
	fixes := []linter.Fix{linter.Replace(d.WeekdaySpan, name, linter.Show)}
	shift := (int(d.Weekday) - int(d.From.Weekday()) + 7) % 7
	if shift > 3 {
		shift -= 7
	}
	day := d.From.Add(shift)
	if at, ok := dayNumber(p, d); ok && day.Month == d.From.Month {
		text := p.Text(at)
		number := strconv.Itoa(int(day.Day))
		if suffix := strings.TrimLeft(text, "0123456789"); suffix != "" {
			number += ordinalSuffix(int(day.Day))
		}
		fixes = append(fixes, linter.Replace(at, number, linter.Show))
	}
	return fixes
}

// sameStyle writes a weekday as long or short, and in the case, of another.
func sameStyle(like string, day time.Weekday) string {
	name := day.String()
	plain := strings.TrimSuffix(like, ".")
	if len(plain) < len("Monday") {
		name = shortWeekdays[day]
		if len(plain) == 3 {
			name = name[:3]
		}
		if plain != like {
			name += "."
		}
	}
	if strings.ToUpper(like) == like {
		name = strings.ToUpper(name)
	}
	if _, ok := strings.CutSuffix(like, "'s"); ok {
		return day.String() + "'s"
	}
	if _, ok := strings.CutSuffix(like, "’s"); ok {
		return day.String() + "’s"
	}
	return name
}

var shortWeekdays = [...]string{"Sun", "Mon", "Tues", "Wed", "Thurs", "Fri", "Sat"}

// dayNumber finds the figure of the day, with its suffix, among the words of
// the date.
func dayNumber(p *linter.Pass, d *reading.Date) (article.Span, bool) {
	from, to := p.In(d.DaySpan)
	words := p.Words()
	for i := from; i < to; i++ {
		text := p.Text(words[i].Span)
		digits := strings.TrimRight(text, "stndrhSTNDRH")
		if n, err := strconv.Atoi(digits); err == nil && n == d.Day && len(digits) <= 2 {
			return words[i].Span, true
		}
	}
	return article.Span{}, false
}

func ordinalSuffix(n int) string {
	if n/10 != 1 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}
