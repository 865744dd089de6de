package reading

import (
	"time"

	"galleyproof/corpus/article"
)

// A date in news copy is rarely whole. "Tuesday", "Nov. 17" and "last week"
// mean a day only from where the reader stands, which is the day the article
// is dated: never the clock. So each expression is read for what it prints,
// and resolved afterwards; what it prints and what it is taken to mean are kept
// apart, because a rule about faults must know which of the two it doubts.
//
// The grammar is our own and goes over words already found. A word that may
// open or hold a time expression is told by one look in a small table
// (dates_words.go); only there is the grammar asked (dates_grammar.go,
// dates_relative.go). No text is made until somebody asks for it.

// DateType is the type of a time expression, as in TIMEX3.
type DateType uint8

// The types of time expression.
const (
	DateDate DateType = iota
	DateTime
	DateDuration
	DateSet
)

var dateTypeNames = [...]string{"DATE", "TIME", "DURATION", "SET"}

func (t DateType) String() string { return dateTypeNames[t] }

// Date is a time expression and the days it means.
type Date struct {
	Span     article.Span
	Type     DateType
	From, To article.Day // the calendar days meant, both included; unknown when it cannot be resolved

	Weekday     time.Weekday // as claimed by the text
	HasWeekday  bool         // a weekday stands with the date, or is the date
	WeekdaySpan article.Span // of the weekday's name
	DaySpan     article.Span // of month, day and year without the weekday; empty where there are none

	// What the text itself prints; zero where it does not.
	Year, Day int
	Month     time.Month
	Relative  bool   // resolved against the article's own date
	Bad       string // why no calendar or clock has such a day or time, "" when one has

	value dateValue
	why   dateReason
}

// Value returns the TIMEX3 value: 2020-11-17, 2020-W46, 2020-11, 2018, P3D…;
// "XXXX-11-17" where the year is unknown, "" where nothing is.
func (d *Date) Value() string { return d.value.String() }

// Why says how the expression was resolved, in a few words.
func (d *Date) Why() string { return dateReasons[d.why] }

// YearNamed reports whether the text itself says which year: in figures, or as
// "last year".
func (d *Date) YearNamed() bool { return d.Year > 0 || d.why == whyLastYear }

// NearYear returns the year that a day was taken to be of, also where that
// year has no such day; 0 when no year is known.
func (d *Date) NearYear() int { return int(d.value.year) }

// Dates returns the time expressions of the article, in order; they do not
// overlap. Code and metadata have none.
func (a *Article) Dates() []Date {
	if !a.once(haveDates) {
		return a.dates
	}
	r := dateReader{
		text:  a.Doc.Text,
		words: a.Words(),
		table: dateWords(),
		ref:   a.Doc.Meta.Published.Day,
		mdy:   a.Doc.Meta.Language == "en-US",
		dmy:   a.Doc.Meta.Language == "en-GB",
		out:   a.dates[:0],
	}
	if !r.ref.Known() {
		r.ref = a.Doc.Meta.Modified.Day
	}
	for _, b := range a.Doc.Blocks {
		r.lo = r.hi
		for r.hi < len(r.words) && r.words[r.hi].Span.Start < b.Span.End {
			r.hi++
		}
		if b.Kind != article.Code && b.Kind != article.Metadata {
			r.block()
		}
	}
	r.settle()
	a.dates = r.out
	return a.dates
}

type dateReason uint8

const (
	whyNothing dateReason = iota
	whyStated
	whyNearest
	whyPast
	whyFuture
	whyContext
	whySentence
	whyLastYear
	whyRelative
	whyAnchored
	whyLength
	whyRepeats
)

var dateReasons = [...]string{
	whyNothing:  "",
	whyStated:   "as printed",
	whyNearest:  "the nearest to the article's date",
	whyPast:     "the last by the article's date, as the verb says",
	whyFuture:   "the next after the article's date, as the verb says",
	whyContext:  "the year named close by, which the weekday fits",
	whySentence: "the day named beside it",
	whyLastYear: "the year named with it",
	whyRelative: "counted from the article's date",
	whyAnchored: "counted from the date before it",
	whyLength:   "a length of time",
	whyRepeats:  "repeats",
}
