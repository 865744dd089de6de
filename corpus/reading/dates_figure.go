package reading

import "galleyproof/corpus/article"

// What begins with a figure: days, clock times, decades, years that stand alone.

// fromFigure reads what begins with a digit: 17 November, 2020-11-18, 9 p.m.,
// the 1990s, 2018.
func (r *dateReader) fromFigure(i int) int {
	f, _ := r.figure(i)
	if f.form == figureOther {
		if r.words[i].Span.Len() < 8 || r.word(i)[min(4, r.words[i].Span.Len()-1)] != '-' {
			return i
		}
	}
	if c, ok := r.numeric(i); ok {
		r.emit(c, i, c.to)
		return c.to
	}
	if f.digits <= 2 && (f.form == figurePlain || f.form == figureOrdinal) {
		from := i
		if f.form == figureOrdinal && r.before(i-1, kindThe) && r.gap(i) == gapSpace {
			from = i - 1
		}
		if c, ok := r.dayFirst(from, false); ok {
			return r.fromCore(c)
		}
	}
	switch f.form {
	case figureDecade:
		return r.fromDecade(i, f)
	case figureClock:
		return r.fromClock(i, f)
	case figurePointed:
		if r.is(i+1, kindHalfDay) && r.gap(i+1) == gapSpace {
			return r.fromClock(i, f)
		}
	case figurePlain:
		if f.digits <= 2 && r.gap(i+1) == gapSpace && r.is(i+1, kindHalfDay) && r.halfDay(i+1) {
			f.hour = f.n
			return r.fromClock(i, f)
		}
		if f.digits == 4 {
			if f.n <= 2400 && f.n%100 < 60 && r.gap(i+1) == gapSpace && r.is(i+1, kindZone) && r.words[i+1].Case == article.Upper {
				f.hour, f.minute = f.n/100, f.n%100
				return r.fromClock(i, f)
			}
			return r.fromYear(i, f)
		}
	}
	return i
}

// halfDay tells "9 am" from "I am": a verb is not what follows a number, but
// "Unit 9 am" is not news.
func (r *dateReader) halfDay(i int) bool { return r.words[i].Case != article.Title }

// fromDecade reads "the 1990s", "the '90s".
func (r *dateReader) fromDecade(i int, f figure) int {
	from := r.stage(i)
	p := r.at(from - 1)
	the := from-1 >= r.free && p.kind == kindThe && p.value == 1
	d := Date{why: whyStated}
	switch {
	case f.digits == 4 && f.n >= 1000 && f.n < 2200:
		if f.n%100 == 0 && !the && from == i {
			return i
		}
		d.decade(f.n / 10)
	case f.digits == 2 && the && f.n >= 20 && !r.is(i-2, kindIn) || f.digits == 2 && f.n >= 20 && i > r.lo && r.quoteBefore(i) && the:
		d.decade(190 + f.n/10)
	default:
		return i
	}
	if the {
		from--
	}
	d.Span = r.span(from, i+1)
	r.out = append(r.out, d)
	return i + 1
}

func (r *dateReader) quoteBefore(i int) bool {
	s := r.text[:r.words[i].Span.Start]
	return len(s) > 0 && (s[len(s)-1] == '\'' || len(s) > 2 && (s[len(s)-3:] == "’" || s[len(s)-3:] == "‘"))
}

// fromClock reads a clock time with "p.m." and a zone.
func (r *dateReader) fromClock(i int, f figure) int {
	to := i + 1
	half := f.half
	sure := half != 0
	if half == 0 && r.gap(to) == gapSpace {
		if t := r.at(to); t.kind == kindHalfDay {
			half, to, sure = int8(t.value)+1, to+1, true
		}
	}
	if t := r.at(to); t.kind == kindZone && r.gap(to) == gapSpace && r.words[to].Case == article.Upper {
		to, sure = to+1, true
	}
	bad := ""
	switch {
	case f.minute > 59:
		bad = "no such minute"
	case f.hour > 24 || f.hour == 24 && f.minute > 0:
		bad = "no such hour"
	case half != 0 && f.hour > 12:
		// 13:30 pm is said twice, not wrong.
	case half == halfPM && f.hour < 12:
		f.hour += 12
	case half == halfAM && f.hour == 12:
		f.hour = 0
	}
	if !sure {
		// 9:07 alone is a clock time after "at", a score or a verse elsewhere.
		if bad != "" || !r.is(i-1, kindAt) || r.gap(i) != gapSpace || f.form != figureClock {
			return i
		}
	}
	v := dateValue{form: valueDay, part: partClock, hour: int8(f.hour), minute: int8(f.minute)}
	return r.clock(i, to, v, bad)
}

// clock appends a time of day, with the day right after it: 9 p.m. Tuesday.
func (r *dateReader) clock(i, to int, v dateValue, bad string) int {
	d := Date{Span: r.span(i, to), Type: DateTime, value: v, Bad: bad}
	if g := r.gap(to); g&(gapSpace|gapComma) != 0 {
		if t := r.at(to); t.kind == kindWeekday || t.kind == kindToday || t.kind == kindMonth {
			n := len(r.out)
			r.free = to
			end := r.fromWord(to, t)
			if len(r.out) == n+1 && r.out[n].Type == DateDate && (r.out[n].value.form == valueDay || r.out[n].value.form == valueWeekday) && r.out[n].Span.Start == r.words[to].Span.Start {
				day := &r.out[n]
				day.Span.Start, day.Type = d.Span.Start, DateTime
				day.value.part, day.value.hour, day.value.minute = v.part, v.hour, v.minute
				day.Bad = bad
				return end
			}
			r.out = r.out[:n]
		}
	}
	r.out = append(r.out, d)
	return to
}

// fromYear reads a year that stands alone: in 2018, (2018), the 2016 election.
func (r *dateReader) fromYear(i int, f figure) int {
	if f.n < 1500 || f.n > 2100 || r.gap(i+1)&(gapSlash) != 0 || !r.noPercent(i+1) || r.gap(i) == gapHyphen && !r.is(i-1, kindStage) {
		return i
	}
	from := i
	p := r.at(i - 1)
	bare := r.stops(i+1) || r.gap(i+1) != gapSpace
	next := i + 1
	// What the number counts, if it counts.
	plural := !bare && r.words[next].Case == article.Lower && r.pluralNoun(next)
	ok := false
	switch g := r.gap(i); {
	case g == gapParen, g == gapOther && i > r.lo && r.text[r.words[i].Span.Start-1] == '(':
		ok = bare
	case g == gapComma:
		ok = bare && len(r.out) > 0 && r.lastIsYear(i-1) // 1998, 2002 and 2006
	case g == gapHyphen || g == gapDash:
		ok = f.n >= 1900
	case g != gapSpace:
	case r.table.counted[r.hash(next)] && !bare:
	case p.kind == kindIn || p.kind == kindOn:
		ok = !plural && (f.n >= 1700 || bare)
	case p.kind == kindAnd && r.lastIsYear(i-2):
		ok = true
	case p.kind == kindOf || p.kind == kindAnd || p.kind == kindAbout:
		ok = !plural && (f.n >= 1900 && f.n%100 != 0 || p.kind == kindOf && f.n >= 1900 && f.n < 2050)
	case p.kind == kindStage:
		ok, from = true, i-1
	case p.kind == kindPoint && p.value == pointThis:
	case p.kind == kindThe || p.kind == kindArticle:
		ok = !plural && !bare && f.n >= 1900 && f.n < 2060
	case r.words[i-1].Has(article.Possessive):
		ok = !plural && f.n >= 1900 && f.n < 2060
	}
	if !ok {
		return i
	}
	d := Date{Year: f.n, why: whyStated}
	d.year(f.n)
	// the first half of 2004
	if n := r.ordinal(from - 3); n == 1 || n == 2 {
		if from-3 >= r.free && r.hash(from-2) == hashHalf && p.kind == kindOf && from == i {
			from -= 3
			if r.before(from-1, kindThe) {
				from--
			}
			d.half(f.n, n)
		}
	}
	d.Span = r.span(from, i+1)
	r.out = append(r.out, d)
	return i + 1
}

// lastIsYear reports whether the last expression is a year and ends with word i.
func (r *dateReader) lastIsYear(i int) bool {
	if len(r.out) == 0 || i < r.lo {
		return false
	}
	d := &r.out[len(r.out)-1]
	return d.value.form == valueYear && d.Span.End == r.words[i].Span.End
}

// pluralNoun is a guess: a word in small letters that ends in s, and no verb or
// function word.
func (r *dateReader) pluralNoun(i int) bool {
	w := &r.words[i]
	s := r.word(i)
	return len(s) > 3 && s[len(s)-1] == 's' && s[len(s)-2] != 's' && !w.Has(article.Possessive) && r.at(i).kind == notDate
}
