package reading

import (
	"strings"
	"time"

	"galleyproof/corpus/article"
)

// tense is where the verb beside an expression looks.
type tense uint8

const (
	tenseUnknown tense = iota
	tensePast
	tenseFuture
)

// tenseReach is how many words either side a verb is looked for.
const tenseReach = 12

// tense looks back from an expression at word i for the nearest verb of its
// sentence that says where it looks, and then on.
func (r *dateReader) tense(i int) tense {
	if r.hash(i-1) == hashUntil || r.hash(i-1) == hashNext {
		return tenseFuture
	}
	for j := i - 1; j >= r.lo && j >= i-tenseReach; j-- {
		if t := r.verb(j); t != tenseUnknown {
			return t
		}
		if r.endsSentence(j) {
			break
		}
	}
	for j := i + 1; j < r.hi && j <= i+tenseReach; j++ {
		if r.endsSentence(j) {
			break
		}
		if t := r.verb(j); t != tenseUnknown {
			return t
		}
	}
	return tenseUnknown
}

var (
	hashUntil = article.Hash("until")
	hashNext  = article.Hash("next")
	hashTo    = article.Hash("to")
	hashBe    = article.Hash("be")
)

// endsSentence reports whether a sentence ends before word i, near enough.
func (r *dateReader) endsSentence(i int) bool {
	if i <= r.lo {
		return true
	}
	for _, c := range []byte(r.text[r.words[i-1].Span.End:r.words[i].Span.Start]) {
		if c == '.' || c == '?' || c == '!' || c == ';' {
			return true
		}
	}
	return false
}

func (r *dateReader) verb(i int) tense {
	switch t := r.at(i); t.kind {
	case kindWill:
		if t.mark&markUnsure == 0 || r.hash(i+1) == hashTo {
			return tenseFuture
		}
		return tenseUnknown
	case kindWas:
		return tensePast
	}
	if r.hash(i-1) == hashBe {
		return tenseUnknown // will be tried, to be held: the verb before it says when
	}
	w := &r.words[i]
	if n := w.Span.Len(); w.Case == article.Lower && n > 4 && strings.HasSuffix(r.word(i), "ed") {
		return tensePast
	}
	return tenseUnknown
}

// bareWeekday returns the day that a weekday alone means: the last such day,
// the article's own included, unless the verb looks ahead.
func (r *dateReader) bareWeekday(i int, day time.Weekday) (article.Day, dateReason) {
	if !r.ref.Known() {
		return article.Day{}, whyNothing
	}
	back := (int(r.ref.Weekday()) - int(day) + 7) % 7
	if r.tense(i) == tenseFuture {
		return r.ref.Add((7 - back) % 7), whyFuture
	}
	return r.ref.Add(-back), whyPast
}

// pointedWeekday returns the day of "last Tuesday", "this Tuesday", "next Tuesday".
func (r *dateReader) pointedWeekday(day time.Weekday, point uint8) article.Day {
	if !r.ref.Known() {
		return article.Day{}
	}
	back := (int(r.ref.Weekday()) - int(day) + 7) % 7
	switch {
	case point == pointLast && back == 0:
		return r.ref.Add(-7)
	case point == pointLast:
		return r.ref.Add(-back)
	case point == pointNext && back == 0:
		return r.ref.Add(7)
	case point == pointNext:
		return r.ref.Add(7 - back)
	}
	return r.inWeek(day, 0)
}

// inWeek returns the weekday of the week that lies n weeks from the article's.
func (r *dateReader) inWeek(day time.Weekday, n int) article.Day {
	if !r.ref.Known() {
		return article.Day{}
	}
	return monday(r.ref).Add(7*n + (int(day)+6)%7)
}

// plainlyFar is how many days a date may lie on the wrong side of the
// article's for the tense to turn it to the other.
const plainlyFar = 30

// nearestYear returns the year that brings a day nearest to the article's
// date, or the one that the verb plainly asks for; 0 without a date.
func (r *dateReader) nearestYear(month time.Month, day, i int) (int, dateReason) {
	if !r.ref.Known() {
		return 0, whyNothing
	}
	best, distance := 0, 1<<30
	for y := int(r.ref.Year) - 1; y <= int(r.ref.Year)+1; y++ {
		at, ok := article.MakeDay(y, month, min(day, article.DaysIn(y, month)))
		if !ok {
			continue
		}
		if n := at.Sub(r.ref); max(n, -n) < max(distance, -distance) {
			best, distance = y, n
		}
	}
	switch {
	case distance > plainlyFar && r.tense(i) == tensePast:
		return best - 1, whyPast
	case distance < -plainlyFar && r.tense(i) == tenseFuture:
		return best + 1, whyFuture
	}
	return best, whyNearest
}

// monthYear returns the year of a month that stands alone.
func (r *dateReader) monthYear(month time.Month, i int) (int, dateReason) {
	if !r.ref.Known() {
		return 0, whyNothing
	}
	year := int(r.ref.Year)
	switch r.tense(i) {
	case tensePast:
		if month > r.ref.Month {
			year--
		}
		return year, whyPast
	case tenseFuture:
		if month < r.ref.Month {
			year++
		}
		return year, whyFuture
	}
	if month > r.ref.Month+6 {
		year--
	} else if month < r.ref.Month-6 {
		year++
	}
	return year, whyNearest
}

// settle looks at the expressions together: a clock time takes the day that
// stands beside it, and a weekday with a date that does not fit it takes the
// year named close by, if that one does.
func (r *dateReader) settle() {
	for i := range r.out {
		d := &r.out[i]
		switch {
		case d.Type == DateTime && d.value.form == valueDay && d.value.month == 0:
			r.dayOfClock(i)
		case d.HasWeekday && d.Month > 0 && d.Year == 0 && d.why != whyLastYear && d.Bad == "" &&
			(!d.From.Known() || d.From.Weekday() != d.Weekday):
			r.yearNearby(i)
		}
	}
}

// dayOfClock gives a time of day the day of the expression beside it, else the
// article's own.
func (r *dateReader) dayOfClock(i int) {
	d := &r.out[i]
	for _, j := range [...]int{i - 1, i + 1} {
		if j < 0 || j >= len(r.out) {
			continue
		}
		o := &r.out[j]
		a, b := min(d.Span.End, o.Span.End), max(d.Span.Start, o.Span.Start)
		if a > b || !o.From.Known() || o.From != o.To || !beside(r.text[a:b]) {
			continue
		}
		d.From, d.To, d.Relative, d.why = o.From, o.To, o.Relative, whySentence
		d.value.year, d.value.month, d.value.day = o.From.Year, o.From.Month, o.From.Day
		return
	}
	if !r.ref.Known() {
		return
	}
	d.From, d.To, d.Relative, d.why = r.ref, r.ref, true, whyRelative
	d.value.year, d.value.month, d.value.day = r.ref.Year, r.ref.Month, r.ref.Day
}

// beside reports whether no more than a preposition parts two expressions.
func beside(gap string) bool {
	switch strings.Trim(gap, " ,\n") {
	case "", "at", "on", "around", "from", "by", "about", "at around", "at about", "local time on", "local time", "just after", "shortly before":
		return true
	}
	return false
}

// yearNearby tries the year nearest to the article's date, where the verb asked
// for another, then the years named in the same sentence, and those of long ago
// named in the same paragraph or the one before it.
func (r *dateReader) yearNearby(i int) {
	d := &r.out[i]
	if d.why == whyPast || d.why == whyFuture {
		// The verb turned it to another year than the nearest.
		year := int(d.value.year) + 1
		if d.why == whyFuture {
			year -= 2
		}
		if day, ok := article.MakeDay(year, d.Month, d.Day); ok && day.Weekday() == d.Weekday {
			d.resolve(year)
			d.why = whyNearest
			return
		}
	}
	for _, step := range [...]int{-1, 1} {
		for j := i + step; j >= 0 && j < len(r.out); j += step {
			o := &r.out[j]
			gap := r.text[min(d.Span.End, o.Span.End):max(d.Span.Start, o.Span.Start)]
			sentence, near := reach(gap)
			if !near || step > 0 && !sentence {
				break
			}
			year := o.Year
			if year == 0 && (o.value.form == valueYear || o.why == whyLastYear) {
				year = int(o.value.year)
			}
			// A slip of one day nearly always fits a neighbouring year, and
			// the last year is named everywhere: out of the sentence that is
			// no evidence.
			away := year - int(r.ref.Year)
			if year == 0 || !sentence && r.ref.Known() && away >= -1 && away <= 1 {
				continue
			}
			if day, ok := article.MakeDay(year, d.Month, d.Day); ok && day.Weekday() == d.Weekday {
				d.resolve(year)
				d.why, d.Relative = whyContext, false
				return
			}
		}
	}
}

// reach tells of the text between two expressions whether it stays within one
// sentence, near enough, and whether it stays within a paragraph and the next.
func reach(gap string) (sentence, near bool) {
	lines := 0
	sentence = true
	for i := 0; i < len(gap); i++ {
		switch gap[i] {
		case '\n':
			if lines++; i > 0 && gap[i-1] == '\n' {
				sentence = false
			}
		case '.', '?', '!':
			if i+2 < len(gap) && gap[i+1] == ' ' && (gap[i+2] < 'a' || gap[i+2] > 'z') && (gap[i+2] < '0' || gap[i+2] > '9') && i > 3 {
				sentence = false
			}
		}
	}
	return sentence, lines <= 2
}
