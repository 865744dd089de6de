package reading

import (
	"time"

	"galleyproof/corpus/article"
)

// What is said from the article's day, or from the date just named; and lengths
// of time, what repeats, and times of day.

// fromUnit reads what a unit heads: last week, two days ago, the past five
// years, three months, every year, the third quarter, the 19th century.
func (r *dateReader) fromUnit(i int, t *dateWord) int {
	unit := dateUnit(t.value)
	plural := t.mark&markPlural != 0
	if r.words[i].Case != article.Lower && !(unit >= unitWeek && r.is(i-1, kindPoint)) {
		return i
	}
	// Ages are no spans of time: 36 years old, a three-year-old.
	if next := r.hash(i + 1); r.gap(i+1)&(gapSpace|gapHyphen) != 0 && (next == hashOld || next == hashOlds) {
		return i + 2
	}
	g := r.gap(i)
	if g&(gapSpace|gapHyphen) == 0 || i-1 < r.free || r.gap(i+1) == gapHyphen && !r.is(i+1, kindAgo) {
		return i
	}
	p := r.at(i - 1)
	if unit == unitQuarter || unit == unitCentury {
		if n := r.ordinal(i - 1); n > 0 {
			return r.numbered(i, unit, n)
		}
	}
	if n, from, ok := r.count(i - 1); ok {
		return r.counted(i, unit, n, from, plural)
	}
	switch p.kind {
	case kindPoint:
		if g == gapSpace && !plural {
			return r.pointed(i, unit, p.value)
		}
	case kindLength:
		if g == gapSpace && unit >= unitDay && !plural && r.is(i-2, kindThe) {
			return r.duration(i-2, i+1, unit, 2)
		}
	case kindEvery:
		if g == gapSpace {
			return r.repeats(i-1, i+1, unit, 2)
		}
	case kindArticle:
		return r.articled(i, unit)
	case kindIn:
		if plural && g == gapSpace && unit >= unitHour && r.hash(i-1) == hashFor && r.at(i+1).kind != kindPoint {
			return r.duration(i, i+1, unit, manyUnits)
		}
	case kindThe:
		if unit == unitWeekend && p.value == 1 {
			return r.weekend(i-1, i+1, r.tense(i))
		}
	}
	if plural && r.is(i+1, kindAgo) && r.gap(i+1) == gapSpace {
		return r.ago(i, i, unit, manyUnits)
	}
	return i
}

var (
	hashOld    = article.Hash("old")
	hashOlds   = article.Hash("olds")
	hashFor    = article.Hash("for")
	hashTimes  = article.Hash("times")
	hashOnce   = article.Hash("once")
	hashTwice  = article.Hash("twice")
	hashFrom   = article.Hash("from")
	hashNow    = article.Hash("now")
	hashBefore = article.Hash("before")
	hashAfter  = article.Hash("after")
	hashMore   = article.Hash("more")
	hashLess   = article.Hash("less")
	hashAt     = article.Hash("at")
	hashThan   = article.Hash("than")
	hashLeast  = article.Hash("least")
	hashHalf   = article.Hash("half")
	hashThat   = article.Hash("that")
)

func (r *dateReader) hash(i int) uint64 {
	if i < r.lo || i >= r.hi {
		return 0
	}
	return r.words[i].Hash
}

// ordinal reads a rank at i: third, 19th.
func (r *dateReader) ordinal(i int) int {
	if f, ok := r.figure(i); ok && f.form == figureOrdinal {
		return f.n
	}
	switch t := r.at(i); {
	case t.kind == kindOrdinal:
		return int(t.value)
	case t.kind == kindUnit && dateUnit(t.value) == unitSecond && t.mark == 0:
		return 2
	}
	return 0
}

// count reads the number that ends at word i, in halves, and where it begins.
// An article is none.
func (r *dateReader) count(i int) (n int32, from int, ok bool) {
	if i < r.free {
		return 0, i, false
	}
	if f, ok := r.figure(i); ok {
		g := r.gap(i)
		if f.form == figureClock || f.form == figureOther || f.form == figureOrdinal || f.form == figureDecade || g == gapSlash || f.digits > 4 {
			return 0, i, false
		}
		if f.form == figurePointed {
			if f.minute == 50 {
				return int32(f.hour)*2 + 1, i, true
			}
			return 0, i, false
		}
		return int32(f.n) * 2, i, true
	}
	t := r.at(i)
	switch t.kind {
	case kindNumber:
		n := int32(t.value)
		from := i
		if n < 10 && r.gap(i)&(gapHyphen|gapSpace) != 0 && r.before(i-1, kindNumber) && r.at(i-1).value >= 20 && r.at(i-1).value < 100 {
			n, from = n+int32(r.at(i-1).value), i-1
		}
		if n == 100 && r.gap(i) == gapSpace && i-1 >= r.free {
			switch p := r.at(i - 1); p.kind {
			case kindArticle:
				from = i - 1
			case kindNumber:
				n, from = n*int32(p.value), i-1
			}
		}
		return n * 2, from, true
	case kindFew:
		from := i
		if t.value == 0 && r.before(i-1, kindArticle) {
			from = i - 1
		}
		return manyUnits, from, true
	}
	return 0, i, false
}

// counted reads what a count and a unit mean together.
func (r *dateReader) counted(i int, unit dateUnit, n int32, from int, plural bool) int {
	g := r.gap(i)
	if r.at(i-1).kind == kindFew && r.at(i-1).value == 1 { // recent
		if !plural || r.before(i-2, kindPoint) {
			return i
		}
		return r.ref1(i-1, i+1, valuePast)
	}
	if !plural && n > 2 && g == gapSpace {
		return i // "5 minute"
	}
	// The measure of money, speed and the like is never a date.
	if g == gapSpace && r.gap(from) == gapOther && !r.startsDay(from) {
		return i
	}
	if unit == unitQuarter && n != manyUnits && plural && r.hash(i+1) != 0 && r.is(i+1, kindOf) {
		return i // three quarters of
	}
	if g == gapSpace {
		if to := r.ago(i, from, unit, n); to > i {
			return to
		}
	}
	if r.before(from-1, kindPoint) || r.before(from-1, kindLength) || r.before(from-1, kindOrdinal) {
		if r.gap(from) == gapSpace {
			from--
			if r.before(from-1, kindThe) {
				from--
			}
			return r.duration(from, i+1, unit, n)
		}
	}
	if r.before(from-1, kindEvery) && r.gap(from) == gapSpace {
		return r.repeats(from-1, i+1, unit, n)
	}
	return r.duration(r.about(from), i+1, unit, n)
}

// about steps back over "more than", "at least", "nearly".
func (r *dateReader) about(i int) int {
	if i-1 < r.free || r.gap(i) != gapSpace {
		return i
	}
	h := r.hash(i - 1)
	if i-2 >= r.free && r.gap(i-1) == gapSpace {
		q := r.hash(i - 2)
		if h == hashThan && (q == hashMore || q == hashLess) || h == hashLeast && q == hashAt {
			return i - 2
		}
	}
	if r.is(i-1, kindAbout) && h != hashLeast && h != hashThan {
		return i - 1
	}
	return i
}

// ago reads "two days ago", "a week later", "three months from now" where the
// count begins at word from; i when there is no such word.
func (r *dateReader) ago(i, from int, unit dateUnit, n int32) int {
	side, to := -1, i+2
	g := r.gap(i + 1)
	switch t := r.at(i + 1); {
	case g&(gapSpace|gapHyphen) == 0:
	case t.kind == kindAgo:
		side = int(t.value)
	case g == gapSpace && r.hash(i+1) == hashFrom && r.hash(i+2) == hashNow:
		side, to = sideFromNow, i+3
	case g == gapSpace && r.hash(i+1) == hashBefore && r.stops(i+2):
		side = sideEarlier
	case g == gapSpace && r.hash(i+1) == hashAfter && r.stops(i+2):
		side = sideLater
	}
	if side < 0 {
		return i
	}
	d := Date{Span: r.span(r.about(from), to), why: whyRelative, Relative: true}
	if n == manyUnits && side != sideAgo && unit <= unitHour {
		return r.duration(r.about(from), to, unit, n)
	}
	if n == manyUnits {
		d.value.form = valuePast
		if side == sideFromNow || side == sideLater {
			d.value.form = valueFuture
		}
		r.out = append(r.out, d)
		return to
	}
	base := r.ref
	if side == sideEarlier && unit < unitYear || side == sideLater {
		if at := r.anchor(); at.Known() {
			base, d.why = at, whyAnchored
		}
	}
	if side == sideAgo || side == sideEarlier {
		n = -n
	}
	if !base.Known() {
		d.why = whyNothing
	} else {
		d.shift(base, unit, n)
	}
	r.out = append(r.out, d)
	return to
}

// anchor is the day of the last date read, unknown when that is no day.
func (r *dateReader) anchor() article.Day {
	for i := len(r.out) - 1; i >= 0; i-- {
		d := &r.out[i]
		if d.From.Known() && (d.value.form == valueDay || d.value.form == valueMonth) {
			return d.From
		}
	}
	return article.Day{}
}

// shift sets the time that lies n half units from a day, as fine as the unit.
func (d *Date) shift(base article.Day, unit dateUnit, n int32) {
	whole := int(n / 2)
	if whole > 9000 || whole < -9000 {
		return
	}
	switch unit {
	case unitSecond, unitMinute, unitHour:
		d.Type = DateDuration
		d.Relative, d.why = false, whyLength
		d.value = dateValue{form: valueDuration, unit: unit, count: max(n, -n)}
	case unitDay:
		d.days(base.Add(whole))
	case unitWeek:
		d.week(base.Add(7 * whole))
	case unitFortnight:
		d.week(base.Add(14 * whole))
	case unitWeekend:
		d.weekend(base.Add(7 * whole))
	case unitMonth:
		d.ofMonth(monthsFrom(base, whole))
	case unitQuarter:
		d.quarter(monthsFrom(base, 3*whole))
	case unitYear:
		d.year(int(base.Year) + whole)
	case unitDecade:
		d.decade(int(base.Year)/10 + whole)
	case unitCentury:
		d.century(int(base.Year)/100 + whole)
	}
}

// monthsFrom returns the first day of the month n months later.
func monthsFrom(d article.Day, n int) article.Day {
	return article.DayOf(time.Date(int(d.Year), d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
}

// monday returns the first day of a day's week.
func monday(d article.Day) article.Day { return d.Add(-(int(d.Weekday()) + 6) % 7) }

func (d *Date) days(at article.Day) { d.From, d.To, d.value = at, at, dayValue(at) }

func (d *Date) week(at article.Day) {
	d.From = monday(at)
	d.To = d.From.Add(6)
	d.value = weekValue(valueWeek, at)
}

func (d *Date) weekend(at article.Day) {
	d.From = monday(at).Add(5)
	d.To = d.From.Add(1)
	d.value = weekValue(valueWeekend, at)
}

func (d *Date) ofMonth(at article.Day) {
	d.From, _ = article.MakeDay(int(at.Year), at.Month, 1)
	d.To, _ = article.MakeDay(int(at.Year), at.Month, article.DaysIn(int(at.Year), at.Month))
	d.value = dateValue{form: valueMonth, year: at.Year, month: at.Month}
}

func (d *Date) quarter(at article.Day) {
	q := (int(at.Month)-1)/3 + 1
	d.From, _ = article.MakeDay(int(at.Year), time.Month(3*q-2), 1)
	d.To, _ = article.MakeDay(int(at.Year), time.Month(3*q), article.DaysIn(int(at.Year), time.Month(3*q)))
	d.value = dateValue{form: valueQuarter, year: at.Year, n: int16(q)}
}

func (d *Date) year(y int) {
	d.From, _ = article.MakeDay(y, 1, 1)
	d.To, _ = article.MakeDay(y, 12, 31)
	d.value = dateValue{form: valueYear, year: int16(y)}
}

// half sets the first or second half of a year.
func (d *Date) half(year, n int) {
	if n == 1 {
		d.To, _ = article.MakeDay(year, time.June, 30)
	} else {
		d.From, _ = article.MakeDay(year, time.July, 1)
	}
	d.value = dateValue{form: valueHalf, year: int16(year), n: int16(n)}
}

func (d *Date) decade(n int) {
	d.From, _ = article.MakeDay(10*n, 1, 1)
	d.To, _ = article.MakeDay(10*n+9, 12, 31)
	d.value = dateValue{form: valueDecade, n: int16(n)}
}

func (d *Date) century(n int) {
	d.From, _ = article.MakeDay(100*n, 1, 1)
	d.To, _ = article.MakeDay(100*n+99, 12, 31)
	d.value = dateValue{form: valueCentury, n: int16(n)}
}

// season sets a season by its index in seasons; a winter begins in December.
func (d *Date) season(year, n int) {
	first := []time.Month{3, 6, 9, 12}[n]
	d.From, _ = article.MakeDay(year, first, 1)
	d.To = monthsFrom(d.From, 3).Add(-1)
	d.value = dateValue{form: valueSeason, year: int16(year), n: int16(n)}
}

// pointed reads "last week", "this month", "next year", "the previous day".
func (r *dateReader) pointed(i int, unit dateUnit, point uint8) int {
	from, to := i-1, i+1
	the := r.before(from-1, kindThe)
	d := Date{why: whyRelative, Relative: true}
	if point >= pointPrevious || unit == unitDay && point == pointNext && the {
		if !the || unit < unitDay {
			return i
		}
		base := r.anchor()
		d.why = whyAnchored
		if !base.Known() {
			base = r.ref
			d.why = whyRelative
		}
		n := int32(2)
		if point == pointPrevious {
			n = -2
		}
		d.Span = r.span(from-1, to)
		if base.Known() {
			d.shift(base, unit, n)
		} else {
			d.why = whyNothing
		}
		r.out = append(r.out, d)
		return to
	}
	if unit < unitWeek || the && r.is(to, kindOf) {
		return i
	}
	if the && unit != unitWeekend && unit != unitQuarter && point != pointThis {
		return r.duration(from-1, to, unit, 2) // the last year
	}
	if p := r.at(from - 1); r.before(from-1, kindStage) && p.value != 1 || p.kind == kindAgo && p.value != sideAgo && from-1 >= r.free {
		if r.gap(from) == gapSpace {
			from-- // late last year, earlier this week
		}
	}
	d.Span = r.span(from, to)
	if r.ref.Known() {
		d.shift(r.ref, unit, 2*(int32(point)-pointThis))
	} else {
		d.why = whyNothing
		switch unit {
		case unitWeek:
			d.value.form = valueWeek
		case unitYear:
			d.value.form = valueYear
		}
	}
	r.out = append(r.out, d)
	return to
}

// articled reads "a year", "a week ago", "£5 a month".
func (r *dateReader) articled(i int, unit dateUnit) int {
	if to := r.ago(i, i-1, unit, 2); to > i {
		return to
	}
	if r.gap(i) != gapSpace || unit == unitQuarter || unit == unitSecond || unit == unitMinute || unit == unitWeekend {
		return i
	}
	if i-2 >= r.lo && (r.gap(i-1) == gapSpace || !r.noPercent(i-1)) {
		p := r.at(i - 2)
		h := r.hash(i - 2)
		if r.words[i-2].Kind == article.Number || p.kind == kindNumber || h == hashTimes || h == hashOnce || h == hashTwice ||
			r.table.counted[h] || p.kind == kindUnit && p.mark&markPlural != 0 {
			return r.repeats(i-1, i+1, unit, 2)
		}
	}
	if unit == unitDay || r.is(i+1, kindOf) {
		return i
	}
	return r.duration(r.about(i-1), i+1, unit, 2)
}

// numbered reads "the third quarter of 2019" and "the 19th century".
func (r *dateReader) numbered(i int, unit dateUnit, n int) int {
	from, to := i-1, i+1
	if r.before(from-1, kindThe) && r.gap(from) == gapSpace {
		from--
	}
	d := Date{why: whyStated}
	if unit == unitCentury {
		if n > 21 {
			return i
		}
		d.century(n - 1)
		d.Span = r.span(from, to)
		r.out = append(r.out, d)
		return to
	}
	if n > 4 {
		return i
	}
	year := 0
	j := to
	if r.is(j, kindOf) && r.gap(j) == gapSpace {
		j++
	}
	if y, ok := r.year(j); ok && r.gap(j) == gapSpace {
		year, to = y, j+1
		d.Year = y
	} else if y, end := r.pointedYear(j); y > 0 {
		year, to = y, end
		d.why, d.Relative = whyRelative, true
	} else if r.ref.Known() {
		// The last such quarter that had begun.
		year = int(r.ref.Year)
		if time.Month(3*n-2) > r.ref.Month && r.tense(i) != tenseFuture {
			year--
		}
		d.why, d.Relative = whyNearest, true
	}
	d.Span = r.span(from, to)
	if year > 0 {
		day, _ := article.MakeDay(year, time.Month(3*n), 1)
		d.quarter(day)
	} else {
		d.why = whyNothing
		d.value = dateValue{form: valueQuarter, n: int16(n)}
	}
	r.out = append(r.out, d)
	return to
}

func (r *dateReader) fromQuarterName(i int, t *dateWord) int {
	d := Date{Span: r.span(i, i+1), why: whyNothing, value: dateValue{form: valueQuarter, n: int16(t.value)}}
	to := i + 1
	y, ok := r.year(to)
	if ok && r.gap(to) == gapSpace {
		to++
		d.why, d.Year = whyStated, y
	} else if r.ref.Known() {
		y = int(r.ref.Year)
		if time.Month(3*t.value-2) > r.ref.Month && r.tense(i) != tenseFuture {
			y--
		}
		ok, d.why, d.Relative = true, whyNearest, true
	}
	if ok && y > 0 {
		day, _ := article.MakeDay(y, time.Month(3*t.value), 1)
		d.quarter(day)
	}
	d.Span = r.span(i, to)
	r.out = append(r.out, d)
	return to
}

func (r *dateReader) duration(from, to int, unit dateUnit, n int32) int {
	r.out = append(r.out, Date{Span: r.span(from, to), Type: DateDuration, why: whyLength,
		value: dateValue{form: valueDuration, unit: unit, count: n}})
	return to
}

func (r *dateReader) repeats(from, to int, unit dateUnit, n int32) int {
	r.out = append(r.out, Date{Span: r.span(from, to), Type: DateSet, why: whyRepeats,
		value: dateValue{form: valueDuration, unit: unit, count: n}})
	return to
}

func (r *dateReader) ref1(from, to int, form valueForm) int {
	r.out = append(r.out, Date{Span: r.span(from, to), why: whyRelative, value: dateValue{form: form}})
	return to
}

func (r *dateReader) weekend(from, to int, t tense) int {
	d := Date{Span: r.span(from, to), why: whyNothing, value: dateValue{form: valueWeekend}}
	if r.ref.Known() {
		at := r.ref
		if w := at.Weekday(); t != tenseFuture && w != time.Saturday && w != time.Sunday {
			at = at.Add(-7)
		}
		d.weekend(at)
		d.why, d.Relative = whyRelative, true
	}
	r.out = append(r.out, d)
	return to
}

// fromToday reads yesterday, today and tomorrow, with a part of the day.
func (r *dateReader) fromToday(i int, t *dateWord) int {
	if r.words[i].Case != article.Lower && (r.words[i].Case != article.Title || !r.opensSentence(i)) {
		return i // USA Today
	}
	from, to := i, i+1
	d := Date{why: whyNothing}
	part := noPart
	if p := r.at(to); p.kind == kindPart && p.mark == 0 && r.gap(to) == gapSpace && !r.words[i].Has(article.Possessive) {
		part, to = dayPart(p.value), to+1
		d.Type = DateTime
	}
	if p := r.at(i - 1); i-1 >= r.free && r.gap(i) == gapSpace && (p.kind == kindStage || p.kind == kindAgo && p.value != sideAgo) {
		from--
	}
	if r.ref.Known() {
		d.days(r.ref.Add(int(t.value) - 1))
		d.value.part = part
		d.why, d.Relative = whyRelative, true
	}
	d.Span = r.span(from, to)
	r.out = append(r.out, d)
	return to
}

// fromPart reads "this morning", "last night", "tonight".
func (r *dateReader) fromPart(i int, t *dateWord) int {
	if r.words[i].Case != article.Lower && !r.opensSentence(i) || t.mark != 0 {
		return i
	}
	from, days, part := i, 0, partNight
	if t.kind == kindPart {
		part = dayPart(t.value)
		p := r.at(i - 1)
		if p.kind != kindPoint || i-1 < r.free || r.gap(i) != gapSpace || p.value > pointThis || p.value == pointLast && part != partNight {
			return i
		}
		from--
		days = int(p.value) - pointThis
		if r.before(from-1, kindThe) {
			return i
		}
	}
	if p := r.at(from - 1); from-1 >= r.free && r.gap(from) == gapSpace && (p.kind == kindStage && p.value != 1 || p.kind == kindAgo && p.value != sideAgo) {
		from--
	}
	d := Date{Span: r.span(from, i+1), Type: DateTime, why: whyNothing}
	if r.ref.Known() {
		d.days(r.ref.Add(days))
		d.value.part = part
		d.why, d.Relative = whyRelative, true
	}
	r.out = append(r.out, d)
	return i + 1
}

// fromNoon reads noon and midnight, and the day that follows.
func (r *dateReader) fromNoon(i int, t *dateWord) int {
	if r.words[i].Case != article.Lower && !r.opensSentence(i) {
		return i
	}
	return r.clock(i, i+1, dateValue{form: valueDay, part: dayPart(t.value)}, "")
}

// fromSeason reads "last summer", "summer 2020", "the winter of 1963".
func (r *dateReader) fromSeason(i int, t *dateWord) int {
	n := int(t.value)
	to := i + 1
	j := to
	if r.is(j, kindOf) && r.gap(j) == gapSpace {
		j++
	}
	d := Date{why: whyStated}
	if y, ok := r.year(j); ok && r.gap(j) == gapSpace && !r.counts(j+1) {
		from := r.stage(i)
		if r.before(from-1, kindThe) && j > to {
			from--
		}
		d.season(y, n)
		d.Year = y
		d.Span = r.span(from, j+1)
		r.out = append(r.out, d)
		return j + 1
	}
	if r.words[i].Case != article.Lower {
		return i
	}
	p := r.at(i - 1)
	if p.kind == kindPoint && p.value <= pointNext && i-1 >= r.free && r.gap(i) == gapSpace && !r.is(i-2, kindThe) {
		d.Span, d.why = r.span(i-1, to), whyNothing
		if r.ref.Known() {
			year := int(r.ref.Year)
			began := time.Month(3*n+3) <= r.ref.Month
			switch {
			case p.value == pointLast && !(3*n+5 < int(r.ref.Month)):
				year--
			case p.value == pointNext && began:
				year++
			}
			d.season(year, n)
			d.why, d.Relative = whyRelative, true
		} else {
			d.value = dateValue{form: valueSeason, n: int16(n)}
		}
		r.out = append(r.out, d)
		return to
	}
	return i
}

// fromAdverb reads now, recently; daily, annually.
func (r *dateReader) fromAdverb(i int, t *dateWord) int {
	if r.words[i].Case != article.Lower && !r.opensSentence(i) || r.gap(i) == gapHyphen || r.gap(i+1) == gapHyphen {
		return i
	}
	if t.kind == kindNow {
		if r.hash(i+1) == hashThat {
			return i
		}
		return r.ref1(i, i+1, valueForm(t.value))
	}
	if r.words[i].Case != article.Lower {
		return i
	}
	return r.repeats(i, i+1, dateUnit(t.value), 2)
}

// fromDecadeName reads "the nineties".
func (r *dateReader) fromDecadeName(i int, t *dateWord) int {
	from := r.stage(i)
	p := r.at(from - 1)
	if from-1 < r.free || p.kind != kindThe || p.value != 1 {
		return i
	}
	d := Date{Span: r.span(from-1, i+1), why: whyStated}
	d.decade(190 + int(t.value)/10)
	r.out = append(r.out, d)
	return i + 1
}
