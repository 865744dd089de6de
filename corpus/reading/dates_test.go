package reading

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"galleyproof/corpus/article"
)

type label struct{ text, value string }

// unlabel takes the labels, [text](value), out of a sentence; "-" labels nothing.
func unlabel(line string) (string, []label) {
	var text strings.Builder
	var labels []label
	for {
		open := strings.IndexByte(line, '[')
		mid := strings.Index(line, "](")
		if open < 0 || mid < open {
			text.WriteString(line)
			return text.String(), labels
		}
		end := mid + strings.IndexByte(line[mid:], ')')
		text.WriteString(line[:open])
		text.WriteString(line[open+1 : mid])
		if value := line[mid+2 : end]; value != "-" {
			labels = append(labels, label{line[open+1 : mid], value})
		}
		line = line[end+1:]
	}
}

// TestDateValues scores the reading of hand-labelled sentences: an expression
// is right when a reading overlaps it and has its value, and a reading without
// a label is wrong.
func TestDateValues(t *testing.T) {
	data, err := os.ReadFile("testdata/dates.txt")
	if err != nil {
		t.Fatal(err)
	}
	a := New(nil)
	date := ""
	total, right, extra, exact := 0, 0, 0, 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if d, ok := strings.CutPrefix(line, "date "); ok {
			date = d
			continue
		}
		text, labels := unlabel(line)
		a.Read(document(text, date))
		dates := a.Dates()
		used := make([]bool, len(dates))
		at := 0
		for _, l := range labels {
			total++
			at += strings.Index(text[at:], l.text)
			span := article.Span{Start: int32(at), End: int32(at + len(l.text))}
			at += len(l.text)
			found := ""
			for i := range dates {
				if !used[i] && dates[i].Span.Overlaps(span) {
					used[i] = true
					found = dates[i].Value()
					if dates[i].Span == span {
						exact++
					}
					break
				}
			}
			if found == l.value {
				right++
			} else {
				t.Logf("%s: %q is read as %q, not %q", text, l.text, found, l.value)
			}
		}
		for i := range dates {
			if !used[i] && dates[i].Value() != "" {
				extra++
				t.Logf("%s: %q is read as %q", text, a.Doc.Slice(dates[i].Span), dates[i].Value())
			}
		}
	}
	t.Logf("%d of %d values right, %d extents exact, %d readings of what is no date", right, total, exact, extra)
	if total < 150 || right*100 < total*97 || extra*100 > total*3 {
		t.Errorf("%d of %d values right, %d readings of what is no date", right, total, extra)
	}
}

// dateForms are the forms of a day in full.
var dateForms = []func(d article.Day) string{
	func(d article.Day) string { return fmt.Sprintf("%s %d, %d", d.Month, d.Day, d.Year) },
	func(d article.Day) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) },
	func(d article.Day) string { return fmt.Sprintf("%s. %d, %d", d.Month.String()[:3], d.Day, d.Year) },
	func(d article.Day) string { return fmt.Sprintf("%s %s %d", ordinal(int(d.Day)), d.Month, d.Year) },
	func(d article.Day) string {
		return fmt.Sprintf("the %s of %s %d", ordinal(int(d.Day)), d.Month, d.Year)
	},
	func(d article.Day) string { return fmt.Sprintf("%s, %s %d, %d", d.Weekday(), d.Month, d.Day, d.Year) },
	func(d article.Day) string { return fmt.Sprintf("%s %d %s %d", d.Weekday(), d.Day, d.Month, d.Year) },
	func(d article.Day) string {
		return fmt.Sprintf("%s., %s. %d, %d", d.Weekday().String()[:3], d.Month.String()[:3], d.Day, d.Year)
	},
	func(d article.Day) string { return d.String() },
}

func ordinal(n int) string {
	suffix := "th"
	if n/10 != 1 && n%10 >= 1 && n%10 <= 3 {
		suffix = [...]string{"st", "nd", "rd"}[n%10-1]
	}
	return fmt.Sprint(n, suffix)
}

// TestEveryDay reads every day from 1900 to 2100 in every full form.
func TestEveryDay(t *testing.T) {
	a := New(nil)
	bad := 0
	for day := (article.Day{Year: 1900, Month: 1, Day: 1}); day.Year <= 2100; {
		var b strings.Builder
		start := day
		for n := 0; n < 28; n++ {
			for _, form := range dateForms {
				fmt.Fprintf(&b, "It was on %s that it rained.\n", form(day))
			}
			day = day.Add(1)
		}
		a.Read(document(b.String(), "2020-11-18"))
		dates := a.Dates()
		if len(dates) != 28*len(dateForms) {
			t.Fatalf("from %s: %d dates, not %d", start, len(dates), 28*len(dateForms))
		}
		for i := range dates {
			d := &dates[i]
			want := start.Add(i / len(dateForms))
			if d.From != want || d.To != want || d.Value() != want.String() || d.Relative || d.Bad != "" ||
				d.HasWeekday && d.Weekday != want.Weekday() {
				t.Errorf("%q: %s to %s, value %s, weekday %v", a.Doc.Slice(d.Span), d.From, d.To, d.Value(), d.Weekday)
				if bad++; bad > 10 {
					t.FailNow()
				}
			}
		}
	}
}

// TestDatesCostNothing: copy without a date costs no memory.
func TestDatesCostNothing(t *testing.T) {
	a := New(nil)
	a.Read(document("The harbour board may march to the second pier, and the sun sat on 340 boats.", "2020-11-18"))
	a.Words()
	if n := testing.AllocsPerRun(100, func() { a.have &^= haveDates; a.Dates() }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestDateOrderAndOverlap(t *testing.T) {
	a := New(nil)
	a.Read(document(benchText, "2020-11-18"))
	last := int32(0)
	for _, d := range a.Dates() {
		if d.Span.Start < last || d.Span.End <= d.Span.Start {
			t.Fatalf("%q at %v overlaps what is before it", a.Doc.Slice(d.Span), d.Span)
		}
		last = d.Span.End
	}
}

func TestDateParts(t *testing.T) {
	a := New(nil)
	text := "On Wednesday night, November 17th, 2020, it rained."
	a.Read(document(text, ""))
	dates := a.Dates()
	if len(dates) != 1 {
		t.Fatalf("%d dates", len(dates))
	}
	d := dates[0]
	if got := a.Doc.Slice(d.WeekdaySpan); got != "Wednesday" {
		t.Errorf("weekday %q", got)
	}
	if got := a.Doc.Slice(d.DaySpan); got != "November 17th, 2020" {
		t.Errorf("day %q", got)
	}
	if !d.HasWeekday || d.Weekday != time.Wednesday || d.Year != 2020 || d.Month != time.November || d.Day != 17 || d.Type != DateTime {
		t.Errorf("%+v", d)
	}
}

func FuzzDates(f *testing.F) {
	data, err := os.ReadFile("testdata/dates.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, _ := unlabel(strings.TrimSpace(line))
		f.Add(text)
	}
	f.Add("2020-11-1")
	f.Add("9-9-9 Nov. 0 99 May")
	f.Fuzz(func(t *testing.T, text string) {
		a := New(nil)
		for _, date := range []string{"", "2020-02-29"} {
			a.Read(document(strings.ToValidUTF8(text, "?"), date))
			last := int32(0)
			for _, d := range a.Dates() {
				if d.Span.Start < last || d.Span.End <= d.Span.Start {
					t.Fatalf("%q overlaps what is before it", a.Doc.Slice(d.Span))
				}
				last = d.Span.End
				_, _ = d.Value(), d.Why()
			}
		}
	})
}
