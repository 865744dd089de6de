package article

import (
	"fmt"
	"time"
)

// Day is a day of the Gregorian calendar without a zone; the zero Day is unknown.
type Day struct {
	Year  int16
	Month time.Month
	Day   int8
}

// MakeDay returns a day, and false when the calendar has no such day.
func MakeDay(year int, month time.Month, day int) (Day, bool) {
	if year < 1 || year > 9999 || month < time.January || month > time.December || day < 1 || day > DaysIn(year, month) {
		return Day{}, false
	}
	return Day{int16(year), month, int8(day)}, true
}

// ParseDay reads YYYY-MM-DD.
func ParseDay(s string) (Day, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Day{}, false
	}
	n := [3]int{}
	for i, part := range []string{s[:4], s[5:7], s[8:]} {
		for _, c := range []byte(part) {
			if c < '0' || c > '9' {
				return Day{}, false
			}
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	return MakeDay(n[0], time.Month(n[1]), n[2])
}

// DayOf returns the day of an instant in its own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{int16(y), m, int8(d)}
}

// DaysIn returns how many days a month has.
func DaysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func (d Day) time() time.Time {
	return time.Date(int(d.Year), d.Month, int(d.Day), 0, 0, 0, 0, time.UTC)
}

// Known reports whether the day is one.
func (d Day) Known() bool { return d != Day{} }

// Weekday returns the day of the week; the day must be known.
func (d Day) Weekday() time.Weekday { return d.time().Weekday() }

// Add returns the day n days later.
func (d Day) Add(n int) Day { return DayOf(d.time().AddDate(0, 0, n)) }

// Sub returns the days from e to d: positive when d is later.
func (d Day) Sub(e Day) int { return int(d.time().Sub(e.time()) / (24 * time.Hour)) }

// Before reports whether d is earlier than e.
func (d Day) Before(e Day) bool { return d.time().Before(e.time()) }

// String returns YYYY-MM-DD, or "" for the unknown day.
func (d Day) String() string {
	if !d.Known() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Stamp is when something was published or said: a day, and the instant where
// the source gives one.
type Stamp struct {
	Day Day
	At  time.Time // zero when only the day is known
}

// StampOf returns the stamp of an instant.
func StampOf(t time.Time) Stamp { return Stamp{Day: DayOf(t), At: t} }
