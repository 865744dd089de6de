package reading

import (
	"time"

	"galleyproof/corpus/article"
)

// fromWeekday reads what begins with a weekday.
func (r *dateReader) fromWeekday(i int, t *dateWord) int {
	if !r.capital(i) || r.words[i].Has(article.Bound) && !r.is(i-1, kindWeekday) && !r.is(i-1, kindStage) {
		return i
	}
	day := time.Weekday(t.value)
	if t.mark&markPlural != 0 {
		if r.words[i].Case == article.Title && !r.compound(i) {
			d := Date{Span: r.span(i, i+1), Type: DateSet, why: whyRepeats, value: dateValue{form: valueWeekday, n: int16(day)}}
			if r.before(i-1, kindEvery) {
				d.Span = r.span(i-1, i+1)
			}
			r.out = append(r.out, d)
			return i + 1
		}
		return i
	}
	to := i + 1
	part := noPart
	if p := r.at(to); p.kind == kindPart && p.mark == 0 && r.gap(to) == gapSpace && !r.words[i].Has(article.Possessive) {
		part, to = dayPart(p.value), to+1
	}
	if r.gap(to)&(gapSpace|gapComma|gapParen) != 0 || r.gap(to) == gapPoint && t.mark&markShort != 0 {
		if c, ok := r.dayCore(to, true); ok && !(r.compound(i) && part == noPart && c.year == 0) {
			return r.pair(i, c, day, part)
		}
	}
	if r.compound(i) {
		return to
	}
	if t.mark&markShort != 0 && !r.words[i].Has(article.Pointed) {
		return i
	}
	// Friday the 13th; Tuesday 17–Thursday 19 November.
	if r.is(to, kindThe) {
		if f, ok := r.figure(to + 1); ok && f.form == figureOrdinal {
			return to + 2
		}
	}
	from := r.stage(i)
	d := Date{Span: r.span(from, to), HasWeekday: true, Weekday: day, WeekdaySpan: r.words[i].Span,
		value: dateValue{form: valueWeekday, n: int16(day)}}
	if r.before(i-1, kindEvery) && r.gap(i) == gapSpace {
		d.Span, d.Type, d.why = r.span(i-1, to), DateSet, whyRepeats
		d.value.part = part
		r.out = append(r.out, d)
		return to
	}
	at, why := r.bareWeekday(i, day)
	if p := r.at(i - 1); p.kind == kindPoint && p.value <= pointNext && i-1 >= r.free && r.gap(i) == gapSpace {
		d.Span = r.span(i-1, to)
		at, why = r.pointedWeekday(day, p.value), whyRelative
	} else if end := r.weekAfter(to); end > to {
		p := r.at(end - 2)
		d.Span = r.span(from, end)
		to = end
		at, why = r.inWeek(day, int(p.value)-pointThis), whyRelative
	}
	if at.Known() {
		d.From, d.To, d.Relative, d.why = at, at, true, why
		d.value = dayValue(at)
	}
	if part != noPart {
		d.Type = DateTime
	}
	d.value.part = part
	r.out = append(r.out, d)
	return to
}

// weekAfter reads "last week", "of next week" after a weekday.
func (r *dateReader) weekAfter(i int) int {
	if r.is(i, kindOf) && r.gap(i) == gapSpace {
		i++
	}
	t, u := r.at(i), r.at(i+1)
	if t.kind == kindPoint && t.value <= pointNext && r.gap(i) == gapSpace && r.gap(i+1) == gapSpace && u.kind == kindUnit &&
		dateUnit(u.value) == unitWeek && u.mark == 0 {
		return i + 2
	}
	return 0
}

// pair appends a weekday with its date.
func (r *dateReader) pair(i int, c core, day time.Weekday, part dayPart) int {
	n := len(r.out)
	to := r.yearAfter(&c, c.to)
	d := r.emit(c, r.stage(i), to)
	if r.gap(c.from) == gapParen {
		r.closeBracket(d)
	}
	d.WeekdaySpan = r.words[i].Span
	d.Weekday = day
	// Of two weekdays, or two days, nobody can say which goes with which.
	d.HasWeekday = !c.list && !r.severalWeekdays(i) && !r.named(i)
	if part != noPart {
		d.Type, d.value.part = DateTime, part
	}
	return r.after(n, to)
}

// named reports whether a weekday that stands before a date is a name, or one of
// many: Casual Friday, 1 May; Hallam Wednesday, 4 May; on a Friday, 3 May. After
// "in Orland" or "by Mr Okpara" it is the day.
func (r *dateReader) named(i int) bool {
	if r.gap(i) != gapSpace {
		return false
	}
	if r.is(i-1, kindArticle) {
		return true
	}
	if !r.capital(i-1) || r.is(i-1, kindStage) {
		return false
	}
	if r.table.namesBefore[r.words[i-1].Hash] {
		return true
	}
	j := i - 1
	for j > r.lo && r.gap(j) == gapSpace && r.capital(j-1) {
		j--
	}
	if r.opensSentence(j) && j == i-1 {
		return false // On Friday, Last Friday
	}
	if j == r.lo || r.gap(j) != gapSpace {
		return true
	}
	switch r.word(j - 1) {
	case "in", "at", "from", "to", "near", "by", "with", "for", "against", "outside", "of":
		return false
	}
	return true
}

// severalWeekdays reports whether another weekday is joined to the one at i
// without a date of its own.
func (r *dateReader) severalWeekdays(i int) bool {
	j := i - 1
	switch {
	case r.is(j, kindAnd) && j > r.lo:
		j--
	case r.gap(i)&(gapComma|gapHyphen|gapDash|gapSlash) != 0:
	default:
		return false
	}
	if r.is(j, kindPart) {
		j--
	}
	return r.is(j, kindWeekday)
}

// compound reports whether a weekday belongs to a name or a feast: Sheffield
// Wednesday, The Sunday Times, Black Friday, The Mail on Sunday.
func (r *dateReader) compound(i int) bool {
	if g := r.gap(i); g == gapSpace {
		if r.capital(i-1) && r.table.namesBefore[r.words[i-1].Hash] {
			return true
		}
		if r.is(i-1, kindOn) && r.capital(i-2) && r.table.papers[r.words[max(i-2, 0)].Hash] && r.gap(i-1) == gapSpace {
			return true
		}
	}
	return r.gap(i+1) == gapSpace && r.capital(i+1) && r.table.namesAfter[r.words[i+1].Hash] &&
		!r.opensSentence(i+1)
}
