package dates

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
)

func newLinter(t *testing.T) *linter.Linter {
	t.Helper()
	rules := []linter.Rule{Weekday, Impossible}
	cfg, _, err := config.Parse("test.toml", nil, linter.ConfigRules(rules), config.Flags{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := linter.New(rules, nil, cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func findings(t *testing.T, l *linter.Linter, text string) []linter.Finding {
	t.Helper()
	doc, err := format.Parse("test.txt", []byte(text), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := l.Check(doc)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// sentences set a day of no stated year beside a weekday.
var sentences = []func(d article.Day, w time.Weekday) string{
	func(d article.Day, w time.Weekday) string {
		return fmt.Sprintf("The board dismissed its head on %s, %s %d, and named nobody.", w, d.Month, d.Day)
	},
	func(d article.Day, w time.Weekday) string {
		return fmt.Sprintf("The meeting of %s %d %s is the last in the old hall.", w, d.Day, d.Month)
	},
	func(d article.Day, w time.Weekday) string {
		return fmt.Sprintf("It rained %s., %s %d.", w.String()[:3], short(d.Month), d.Day)
	},
	func(d article.Day, w time.Weekday) string {
		return fmt.Sprintf("The quay was full on %s evening, the %d%s of %s, when she spoke.", w, d.Day, ordinalSuffix(int(d.Day)), d.Month)
	},
	func(d article.Day, w time.Weekday) string {
		return fmt.Sprintf("The doors open on %s (%s %d) at noon.", w, d.Month.String()[:3], d.Day)
	},
}

func short(m time.Month) string {
	if s := m.String(); len(s) > 5 {
		return s[:3] + "."
	}
	return m.String()
}

// TestPlantedSlips plants a slip of one day, without a year, on every day of
// four years, two of them leap years, in articles dated before and after it.
func TestPlantedSlips(t *testing.T) {
	l := newLinter(t)
	planted, found, alarms := 0, 0, 0
	for _, year := range []int{2016, 2018, 2020, 2021} {
		first, _ := article.MakeDay(year, 1, 1)
		for n := 0; ; n++ {
			day := first.Add(n)
			if int(day.Year) != year {
				break
			}
			ref := day.Add([]int{-21, -3, 0, 1, 6, 40}[n%6])
			for i, sentence := range sentences {
				right := day.Weekday()
				wrong := (right + 1) % 7
				if (n+i)%2 == 0 {
					wrong = (right + 6) % 7
				}
				head := " date " + ref.String() + " The harbour board\n\n"
				if got := findings(t, l, head+sentence(day, right)+"\n"); len(got) > 0 {
					alarms++
					t.Errorf("%s: %s: %s", ref, sentence(day, right), got[0].Message)
				}
				planted++
				got := findings(t, l, head+sentence(day, wrong)+"\n")
				if len(got) == 1 && got[0].Rule == "dates.weekday" && strings.Contains(got[0].Message, long(day)) {
					found++
				} else if planted-found < 10 {
					t.Logf("missed on %s: %s", ref, sentence(day, wrong))
				}
			}
		}
	}
	t.Logf("%d of %d slips found, %d false alarms", found, planted, alarms)
	if found*100 < planted*99 {
		t.Errorf("%d of %d slips found", found, planted)
	}
}

func TestWeekdayFixes(t *testing.T) {
	l := newLinter(t)
	for _, tt := range []struct{ text, weekday, day string }{
		{"It was on Wednesday, Nov. 17, 2020.", "Tuesday", "18"},
		{"It was on Wed., Nov. 17, 2020.", "Tue", "18"},
		{"It was on Mon., Nov. 17, 2020.", "Tue", "16"},
		{"It was on Thurs., Nov. 17, 2020.", "Tues.", "19"},
		{"It was on Sunday the 17th of November 2020, they say. It was on Sunday, the 17th of November 2020.", "Tuesday", "15th"},
		{"It was on Monday, November 1st, 2020.", "Sunday", "2nd"},
		{"It was on Saturday, November 1, 2020.", "Sunday", ""},
	} {
		got := findings(t, l, tt.text+"\n")
		if len(got) == 0 {
			t.Errorf("%s: nothing found", tt.text)
			continue
		}
		fixes := got[len(got)-1].Fixes
		if fixes[0].Edits[0].New != tt.weekday || fixes[0].Safety != linter.Show {
			t.Errorf("%s: weekday fix %q", tt.text, fixes[0].Edits[0].New)
		}
		day := ""
		if len(fixes) > 1 {
			day = fixes[1].Edits[0].New
		}
		if day != tt.day {
			t.Errorf("%s: day fix %q, want %q", tt.text, day, tt.day)
		}
	}
}

// TestSeverity: a date without a year is an error near the article's date only.
func TestSeverity(t *testing.T) {
	l := newLinter(t)
	for _, tt := range []struct {
		date, text string
		want       linter.Severity
	}{
		{"2020-11-18", "It was on Wednesday, Nov. 17.", linter.Error},
		{"2020-11-18", "It was on Wednesday, June 9.", linter.Warning},
		{"2020-11-18", "It was on Wednesday, June 9, 2020.", linter.Error},
		{"2020-11-18", "It rained in 2010. It was on Wednesday, Nov. 17.", 0},
		{"2020-11-18", "It rained in 2019. It was on Wednesday, Nov. 17.", linter.Error},
		{"2020-11-18", "In 2021 it was on Wednesday, June 9.", 0},
		{"2020-11-18", "On Wednesday, June 9 next year, it ends.", 0},
		{"2020-11-18", "On Monday, June 9 next year, it ends.", linter.Error},
	} {
		got := findings(t, l, " date "+tt.date+" The harbour board\n\n"+tt.text+"\n")
		var severity linter.Severity
		if len(got) > 0 {
			severity = got[0].Severity
		}
		if severity != tt.want {
			t.Errorf("%s: %v, want %v", tt.text, severity, tt.want)
		}
	}
}
