package article

import (
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	for text, want := range map[string]Day{
		"2020-11-17": {2020, time.November, 17},
		"2020-02-29": {2020, time.February, 29},
		"2021-02-29": {}, "2020-11-31": {}, "2020-13-01": {}, "2020-00-01": {}, "0000-01-01": {},
		"2020-11-7": {}, "2020/11/17": {}, "2020-11-1x": {}, "": {}, "+020-11-17": {},
	} {
		got, ok := ParseDay(text)
		if got != want || ok != want.Known() {
			t.Errorf("%q is %v, %v", text, got, ok)
		}
		if ok && got.String() != text {
			t.Errorf("%q prints as %q", text, got)
		}
	}
}

func TestDay(t *testing.T) {
	day := Day{2020, time.November, 17}
	if got := day.Weekday(); got != time.Tuesday {
		t.Errorf("weekday %v", got)
	}
	if got := day.Add(14); got != (Day{2020, time.December, 1}) {
		t.Errorf("in a fortnight %v", got)
	}
	if got := day.Sub(Day{2020, time.February, 28}); got != 263 {
		t.Errorf("%d days", got)
	}
	if !day.Before(day.Add(1)) || day.Before(day) || (Day{}).String() != "" {
		t.Error("days are out of order")
	}
	if s := StampOf(time.Date(2020, 11, 17, 23, 0, 0, 0, time.FixedZone("", -5*3600))); s.Day != day {
		t.Errorf("the day in the instant's own zone is %v", s.Day)
	}
	if DaysIn(2020, time.February) != 29 || DaysIn(1900, time.February) != 28 || DaysIn(2020, time.December) != 31 {
		t.Error("months have the wrong lengths")
	}
}
