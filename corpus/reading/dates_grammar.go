package reading

import (
	"strings"
	"time"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// dateReader reads the time expressions of one article.
type dateReader struct {
	text     string
	words    []article.Word
	table    *dateTable
	ref      article.Day // the article's date
	mdy, dmy bool        // what the language says of 3/11/2020

	lo, hi int // words of the block in hand
	free   int // the first word that no expression holds
	out    []Date
}

// block reads the words of one block.
func (r *dateReader) block() {
	r.free = r.lo
	for i := r.lo; i < r.hi; {
		next := i
		w := &r.words[i]
		switch w.Kind {
		case article.Number:
			next = r.fromFigure(i)
		case article.Letters, article.Mixed:
			if r.table.mayOpen(w.Hash) {
				if t := r.table.find(w.Hash); t.kind >= kindMonth {
					next = r.fromWord(i, t)
				}
			}
		}
		if next > i {
			i, r.free = next, next
		} else {
			i++
		}
	}
}

// fromWord reads the expression that the word at i opens or heads, appends it,
// and returns where to go on: i when there is none.
func (r *dateReader) fromWord(i int, t *dateWord) int {
	switch t.kind {
	case kindMonth:
		return r.fromMonth(i)
	case kindWeekday:
		return r.fromWeekday(i, t)
	case kindUnit:
		return r.fromUnit(i, t)
	case kindToday:
		return r.fromToday(i, t)
	case kindTonight, kindPart:
		return r.fromPart(i, t)
	case kindNoon:
		return r.fromNoon(i, t)
	case kindSeason:
		return r.fromSeason(i, t)
	case kindNow, kindOften:
		return r.fromAdverb(i, t)
	case kindDecadeName:
		return r.fromDecadeName(i, t)
	case kindQuarterName:
		return r.fromQuarterName(i, t)
	}
	return i
}

var noDateWord dateWord

// at returns what the word at i can be; kindFigure for a number.
func (r *dateReader) at(i int) *dateWord {
	if i < r.lo || i >= r.hi || r.words[i].Kind > article.Mixed || r.words[i].Kind == article.Number {
		return &noDateWord
	}
	return r.table.find(r.words[i].Hash)
}

func (r *dateReader) is(i int, kind wordKind) bool { return r.at(i).kind == kind }

// before is is, for a word that an expression may still take.
func (r *dateReader) before(i int, kind wordKind) bool { return i >= r.free && r.is(i, kind) }

func (r *dateReader) word(i int) string { s := r.words[i].Span; return r.text[s.Start:s.End] }

func (r *dateReader) figure(i int) (figure, bool) {
	if i < r.lo || i >= r.hi || r.words[i].Kind != article.Number {
		return figure{}, false
	}
	return readFigure(r.word(i)), true
}

// span is the place of words[i:j].
func (r *dateReader) span(i, j int) article.Span {
	return article.Span{Start: r.words[i].Span.Start, End: r.words[j-1].Span.End}
}

// gapKind is what stands between two words.
type gapKind uint8

const (
	gapOther  gapKind = 1 << iota
	gapSpace          // white space only
	gapComma          // a comma, also after an abbreviation's point
	gapHyphen         // a hyphen without spaces
	gapDash           // an en dash, or a dash of any kind between spaces
	gapParen          // an opening bracket
	gapSlash
	gapPoint // a full stop and a space
)

// gap tells what stands before the word at i; gapOther at a block's ends.
func (r *dateReader) gap(i int) gapKind {
	if i <= r.lo || i >= r.hi {
		return gapOther
	}
	g := r.text[r.words[i-1].Span.End:r.words[i].Span.Start]
	switch g {
	case " ":
		return gapSpace
	case ", ", ",", "., ":
		return gapComma
	case "-":
		return gapHyphen
	case " (":
		return gapParen
	case ". ":
		return gapPoint
	case "/":
		return gapSlash
	}
	switch strings.TrimFunc(g, isGapSpace) {
	case "":
		if g != "" {
			return gapSpace
		}
	case ",":
		return gapComma
	case "-", "–", "—":
		return gapDash
	case "(":
		return gapParen
	}
	return gapOther
}

func isGapSpace(c rune) bool {
	switch c {
	case ' ', '\n', '\r', '\t', '\u00a0', '\u202f', '\u2009':
		return true
	}
	return false
}

// stops reports whether punctuation, not white space, follows the word before i,
// or the block ends there.
func (r *dateReader) stops(i int) bool {
	if i >= r.hi {
		return true
	}
	s := r.text[r.words[i-1].Span.End:]
	c, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(",.;:)!?]”’\"'", c)
}

// opensSentence reports whether the word at i is the first of a sentence, near enough.
func (r *dateReader) opensSentence(i int) bool {
	if i <= r.lo {
		return true
	}
	g := r.text[r.words[i-1].Span.End:r.words[i].Span.Start]
	return strings.ContainsAny(g, ".!?:“\"\n•") || r.words[i-1].Has(article.Pointed) && r.words[i-1].Case == article.Lower
}

func (r *dateReader) capital(i int) bool {
	return i >= r.lo && i < r.hi && (r.words[i].Case == article.Title || r.words[i].Case == article.Upper || r.words[i].Case == article.Camel)
}

func (r *dateReader) month(i int) (time.Month, bool) {
	t := r.at(i)
	if t.kind != kindMonth || !r.capital(i) {
		return 0, false
	}
	return time.Month(t.value), true
}

// year reads a year printed in full.
func (r *dateReader) year(i int) (int, bool) {
	f, ok := r.figure(i)
	return f.n, ok && f.form == figurePlain && f.digits == 4 && f.n >= 1000 && f.n < 2200
}

// core is a day as printed: month and day, perhaps a year.
type core struct {
	from, to  int // words
	month     time.Month
	day, year int
	list      bool // one of several days, or a range: a weekday before it is not this day's alone
	second    int  // word of the range's second day, 0 for none
	bad       string
}

// longest is how many days a month may have in some year.
var longest = [...]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// dayCore reads the day printed at i in any order; pair says that a weekday
// stands before it.
func (r *dateReader) dayCore(i int, pair bool) (core, bool) {
	if c, ok := r.monthFirst(i, pair); ok {
		return c, true
	}
	if c, ok := r.dayFirst(i, pair); ok {
		return c, true
	}
	return r.numeric(i)
}

// monthFirst reads "Nov. 3", "November 3rd, 2020", "November the 3rd".
func (r *dateReader) monthFirst(i int, pair bool) (core, bool) {
	month, ok := r.month(i)
	if !ok {
		return core{}, false
	}
	j := i + 1
	the := false
	switch g := r.gap(j); {
	case g == gapSpace && r.is(j, kindThe):
		the, j = true, j+1
		if r.gap(j) != gapSpace {
			return core{}, false
		}
	case g != gapSpace && !(g == gapPoint && len(r.word(i)) <= 4):
		return core{}, false
	}
	f, ok := r.figure(j)
	if !ok || f.digits > 2 || f.form != figureOrdinal && (f.form != figurePlain || the) {
		return core{}, false
	}
	c := core{from: i, to: j + 1, month: month, day: f.n}
	if y, ok := r.year(j + 1); ok && r.gap(j+1)&(gapComma|gapSpace) != 0 {
		c.year, c.to = y, j+2
	}
	if c.year == 0 && (!r.endsDay(&c, j+1) || r.place(c.to)) {
		return core{}, false
	}
	if c.year == 0 && c.day > longest[month] && r.countsNext(c.to) {
		return core{}, false
	}
	sure := pair || c.year > 0 || f.form == figureOrdinal || r.words[i].Has(article.Pointed) || r.dated(i-1)
	return c, r.possible(&c, sure)
}

// endsDay looks at what follows a yearless day's number: a score, a decimal,
// a unit or a noun that the number counts makes it none; a second number makes
// it one of several.
func (r *dateReader) endsDay(c *core, i int) bool {
	g := r.gap(i)
	if f, ok := r.figure(i); ok {
		day := f.form == figurePlain || f.form == figureOrdinal
		switch {
		case g&(gapHyphen|gapDash) != 0:
			if !day || f.digits > 2 || f.n <= c.day || f.n > 31 {
				return g == gapDash && strings.HasPrefix(r.text[r.words[i-1].Span.End:], " ")
			}
			c.list, c.second = true, i
		case g == gapComma && day && f.n <= 31 && f.digits <= 2 && r.is(i+1, kindAnd):
			c.list = true
		case g == gapSlash:
			return false
		}
		return true
	}
	t := r.at(i)
	switch {
	case g == gapSpace && t.kind == kindAnd:
		f, ok := r.figure(i + 1)
		if ok && (f.form == figurePlain || f.form == figureOrdinal) && f.n > c.day && f.n <= 31 && !r.is(i+2, kindHalfDay) {
			c.list, c.second = true, i+1
		}
	case g == gapHyphen:
		return t.kind == kindMonth || t.kind == kindWeekday
	case g == gapSpace && (t.kind == kindUnit || r.table.counted[r.words[i].Hash]):
		return false
	}
	return r.noPercent(i)
}

// countsNext reports whether a word at i, a plural, may be what the number before
// it counts: by June 31 ships had docked.
func (r *dateReader) countsNext(i int) bool {
	if i >= r.hi || r.gap(i) != gapSpace || r.words[i].Case != article.Lower || r.words[i].Has(article.Possessive) {
		return false
	}
	e := Entry(&r.words[i])
	return strings.HasSuffix(r.word(i), "s") && !e.Is(lexicon.Function|lexicon.Pronoun|lexicon.CueVerb)
}

// place reports whether the word at i makes the date before it a name: 17
// November Street.
func (r *dateReader) place(i int) bool {
	return r.gap(i) == gapSpace && r.capital(i) && r.table.places[r.words[i].Hash]
}

// noPercent reports whether no sign of measure follows the word before i.
func (r *dateReader) noPercent(i int) bool {
	s := r.text[r.words[i-1].Span.End:]
	return s == "" || s[0] != '%' && !strings.HasPrefix(s, "°")
}

// dayFirst reads "3 November 2020", "3rd Nov", "the 3rd of November".
func (r *dateReader) dayFirst(i int, pair bool) (core, bool) {
	from := i
	the := r.is(i, kindThe)
	if the {
		i++
		if r.gap(i) != gapSpace {
			return core{}, false
		}
	}
	f, ok := r.figure(i)
	t := r.at(i)
	switch {
	case the && t.kind == kindOrdinal:
		f = figure{form: figureOrdinal, n: int(t.value), digits: 1}
	case !ok || f.digits > 2 || f.form != figurePlain && f.form != figureOrdinal || the && f.form == figurePlain:
		return core{}, false
	}
	c := core{from: from, day: f.n}
	j := i + 1
	// 3-5 November, 3 and 5 November: the first of two.
	g := r.gap(j)
	if g == gapSpace && r.is(j, kindAnd) {
		g, j = gapHyphen, j+1
	}
	if s, ok := r.figure(j); ok && g&(gapHyphen|gapDash) != 0 && (s.form == figurePlain || s.form == figureOrdinal) && s.n > f.n && s.n <= 31 && s.digits <= 2 {
		c.second, c.list = j, true
		j++
	} else {
		j = i + 1
	}
	if f.form == figureOrdinal && r.gap(j) == gapSpace && r.is(j, kindOf) {
		j++
	}
	c.month, ok = r.month(j)
	if !ok || r.gap(j) != gapSpace || i > r.lo && r.gap(i) == gapOther && !r.startsDay(i) {
		return core{}, false
	}
	c.to = j + 1
	if y, ok := r.year(j + 1); ok && r.gap(j+1)&(gapSpace|gapComma) != 0 {
		c.year, c.to = y, j+2
	}
	if c.year == 0 {
		// "killing 12 Nov. 3" is the American order.
		if n, ok := r.figure(j + 1); ok && n.digits <= 2 && r.gap(j+1) == gapSpace && (n.form == figurePlain && n.n <= 31 || n.form == figureOrdinal) &&
			!r.is(j+2, kindHalfDay) && f.form == figurePlain {
			return core{}, false
		}
		// "12 April Jones fans", "20 March for Life marchers".
		if r.at(j).mark&markUnsure != 0 && f.form == figurePlain && !pair && !r.dated(i-1) &&
			(r.capital(j+1) && r.gap(j+1) == gapSpace || r.words[j].Case != article.Title) {
			return core{}, false
		}
		if r.words[j].Has(article.Possessive) && f.form == figurePlain && r.at(j).mark&markUnsure != 0 {
			return core{}, false
		}
	}
	if c.year == 0 && r.place(c.to) {
		return core{}, false
	}
	led := r.is(i-1, kindIn) || r.is(i-1, kindOn) || r.is(i-1, kindOf)
	sure := pair || c.year > 0 || the || f.form == figureOrdinal || led
	return c, r.possible(&c, sure)
}

// startsDay reports whether the mark before the number at i may stand before a
// day: a bracket, a quotation mark, a stop, and no currency or sign of number.
func (r *dateReader) startsDay(i int) bool {
	if i == r.lo {
		return true
	}
	c, _ := utf8.DecodeLastRuneInString(r.text[:r.words[i].Span.Start])
	return isGapSpace(c) || strings.ContainsRune("([“\"‘'—–", c)
}

// dated reports whether the word at i leads to a date: on, since, by, dated.
func (r *dateReader) dated(i int) bool {
	switch r.at(i).kind {
	case kindOn, kindWeekday:
		return true
	case kindIn:
		return !strings.EqualFold(r.word(i), "in") && !strings.EqualFold(r.word(i), "for")
	}
	return false
}

// possible checks a day against the calendar. What no calendar has is taken
// for a day only when it is sure to be meant for one.
func (r *dateReader) possible(c *core, sure bool) bool {
	limit := longest[c.month]
	switch {
	case c.day >= 1 && c.day <= limit:
		if c.month == time.February && c.day == 29 && c.year > 0 && article.DaysIn(c.year, c.month) == 28 {
			c.bad = "no leap year"
		}
		return true
	case c.day < 1 || c.day > 39:
		return false
	case c.day > 31:
		sure = sure && c.year > 0
	case !sure:
		sure = r.stops(c.to)
	}
	c.bad = "no such day"
	return sure
}

// numeric reads 2020-11-18, 2020/11/18, and 18/11/2020 where the order is plain
// or the language gives it.
func (r *dateReader) numeric(i int) (core, bool) {
	a, ok := r.figure(i)
	if !ok || i+2 >= r.hi || a.form != figurePlain || r.words[i+1].Kind != article.Number || r.words[i+2].Kind != article.Number {
		return core{}, false
	}
	g := r.gap(i + 1)
	if g != r.gap(i+2) || g&(gapHyphen|gapSlash) == 0 || r.gap(i+3)&(gapHyphen|gapSlash) != 0 && r.words[min(i+3, r.hi-1)].Kind == article.Number {
		return core{}, false
	}
	b, _ := r.figure(i + 1)
	c, _ := r.figure(i + 2)
	if b.form != figurePlain || b.digits > 2 || c.digits > 4 {
		return core{}, false
	}
	out := core{from: i, to: i + 3}
	switch {
	case a.digits == 4 && b.digits == 2 && c.digits == 2 && c.form == figurePlain:
		out.year, out.month, out.day = a.n, time.Month(b.n), c.n
	case a.digits == 4 && b.digits == 2 && c.digits == 2 && (r.word(i + 2)[2]|0x20) == 't':
		// 2020-11-18T09:30:00Z
		out.year, out.month, out.day = a.n, time.Month(b.n), c.n
	case a.digits <= 2 && c.digits == 4 && c.form == figurePlain:
		day, month := a.n, b.n
		if r.mdy && day <= 12 || month > 12 {
			day, month = month, day
		} else if !r.dmy && !r.mdy && day <= 12 && day != month {
			return core{}, false
		}
		out.year, out.month, out.day = c.n, time.Month(month), day
	default:
		return core{}, false
	}
	if out.year < 1000 || out.year > 2199 || out.month < 1 || out.month > 12 || out.day < 1 || out.day > article.DaysIn(out.year, out.month) {
		return core{}, false
	}
	return out, true
}

// emit appends the date of a core whose expression is words[from:to].
func (r *dateReader) emit(c core, from, to int) *Date {
	d := Date{
		Span:    r.span(from, to),
		DaySpan: r.span(c.from, c.to),
		Month:   c.month, Day: c.day, Year: c.year, Bad: c.bad,
		value: dateValue{form: valueDay, year: int16(c.year), month: c.month, day: int8(c.day)},
		why:   whyStated,
	}
	year := c.year
	if year == 0 {
		year, d.why = r.namedYear(&d, to)
		if year == 0 {
			year, d.why = r.nearestYear(c.month, c.day, from)
		}
		d.Relative = year != 0
		if year != 0 && c.month == time.February && c.day == 29 && article.DaysIn(year, c.month) == 28 && r.close(year) {
			d.Bad = "no leap year"
		}
	}
	d.resolve(year)
	r.out = append(r.out, d)
	last := &r.out[len(r.out)-1]
	if c.second > 0 {
		// The other day of the range is an expression of its own.
		if f, _ := r.figure(c.second); f.n <= longest[c.month] {
			other := *last
			other.Day, other.HasWeekday = f.n, false
			other.value.day = int8(f.n)
			other.resolve(year)
			if c.second >= c.to {
				other.Span = r.span(c.second, c.second+1)
				other.DaySpan = other.Span
				r.out = append(r.out, other)
			} else {
				// 3-5 November: the first number alone, then the rest.
				last.Span.End = r.words[c.second-1].Span.End
				if r.is(c.second-1, kindAnd) {
					last.Span.End = r.words[c.second-2].Span.End
				}
				last.DaySpan.End = last.Span.End
				other.Span = r.span(c.second, to)
				other.DaySpan = r.span(c.second, c.to)
				r.out = append(r.out, other)
			}
			return &r.out[len(r.out)-2]
		}
	}
	return last
}

// close reports whether the end of February of a year is within three months of
// the article's date, so that no other year can be meant.
func (r *dateReader) close(year int) bool {
	end, _ := article.MakeDay(year, time.February, 28)
	n := end.Sub(r.ref)
	return max(n, -n) <= 90
}

// resolve sets the days that a printed day means in a year, 0 for unknown.
func (d *Date) resolve(year int) {
	d.value.year = int16(year)
	d.From, d.To = article.Day{}, article.Day{}
	if day, ok := article.MakeDay(year, d.Month, d.Day); ok {
		d.From, d.To = day, day
	}
}

// after returns where to go on after the expressions appended since n.
func (r *dateReader) after(n, to int) int {
	if len(r.out) > n {
		end := r.out[len(r.out)-1].Span.End
		for to < r.hi && r.words[to].Span.Start < end {
			to++
		}
	}
	return to
}

// fromMonth reads what begins with a month, or an ordinal word before it.
func (r *dateReader) fromMonth(i int) int {
	n := len(r.out)
	if c, ok := r.monthFirst(i, false); ok {
		from, to := c.from, c.to
		to = r.yearAfter(&c, to)
		d := r.emit(c, r.stage(from), to)
		to = r.weekdayAfter(d, c, to)
		return r.after(n, to)
	}
	month, ok := r.month(i)
	if !ok {
		return i
	}
	// the third of November
	if r.before(i-1, kindOf) && r.before(i-2, kindOrdinal) && r.before(i-3, kindThe) {
		if c, ok := r.dayFirst(i-3, false); ok {
			c.month = month
			return r.after(n, r.fromCore(c))
		}
	}
	if y, ok := r.year(i + 1); ok && r.gap(i+1)&(gapSpace|gapComma) != 0 && !r.counts(i+2) {
		return r.emitMonth(i, i+2, month, y, whyStated)
	}
	if r.is(i+1, kindOf) && r.gap(i+1) == gapSpace {
		if y, ok := r.year(i + 2); ok {
			return r.emitMonth(i, i+3, month, y, whyStated)
		}
	}
	if !r.bareMonth(i) {
		return i
	}
	if y, to := r.pointedYear(i + 1); y > 0 {
		return r.emitMonth(i, to, month, y, whyLastYear)
	}
	if r.is(i+1, kindOf) && r.gap(i+1) == gapSpace {
		if y, to := r.pointedYear(i + 2); y > 0 {
			return r.emitMonth(i, to, month, y, whyLastYear)
		}
	}
	year, why := 0, whyNothing
	if t := r.at(i - 1); i-1 >= r.free && t.kind == kindPoint && t.value <= pointNext && r.gap(i) == gapSpace {
		if r.ref.Known() {
			year, why = int(r.ref.Year), whyRelative
		}
		switch {
		case year == 0:
		case t.value == pointLast && month >= r.ref.Month:
			year--
		case t.value == pointNext && month <= r.ref.Month:
			year++
		}
		i--
		return r.emitMonthFrom(i, i+2, month, year, why)
	}
	year, why = r.monthYear(month, i)
	return r.emitMonth(i, i+1, month, year, why)
}

// counts reports whether the number before i counts what follows it.
func (r *dateReader) counts(i int) bool {
	return r.gap(i) == gapSpace && i < r.hi && r.table.counted[r.words[i].Hash] || !r.noPercent(i)
}

func (r *dateReader) emitMonth(i, to int, month time.Month, year int, why dateReason) int {
	return r.emitMonthFrom(r.stage(i), to, month, year, why)
}

func (r *dateReader) emitMonthFrom(from, to int, month time.Month, year int, why dateReason) int {
	d := Date{Span: r.span(from, to), Month: month, why: why,
		value: dateValue{form: valueMonth, year: int16(year), month: month}}
	if why == whyStated {
		d.Year = year
	} else {
		d.Relative = year != 0
	}
	if year > 0 {
		d.From, _ = article.MakeDay(year, month, 1)
		d.To, _ = article.MakeDay(year, month, article.DaysIn(year, month))
	}
	r.out = append(r.out, d)
	return to
}

// bareMonth reports whether a month that stands alone is one.
func (r *dateReader) bareMonth(i int) bool {
	t := r.at(i)
	if t.mark&markShort != 0 && !r.words[i].Has(article.Pointed) {
		return false
	}
	if _, ok := r.figure(i + 1); ok && r.gap(i+1) == gapSpace && t.mark&markUnsure != 0 {
		return false
	}
	led := false
	if r.gap(i) == gapSpace {
		switch p := r.at(i - 1); p.kind {
		case kindIn, kindPoint, kindStage, kindUnit:
			led = true
		case kindOf, kindOn, kindAnd:
			led = t.value != uint8(time.May) || p.kind == kindAnd && len(r.out) > 0 && r.out[len(r.out)-1].Month > 0
		}
	} else if r.gap(i) == gapHyphen {
		led = r.is(i-1, kindStage) || r.is(i-1, kindMonth)
	}
	// A name: April Jones, August Wilson, Theresa May.
	name := r.capital(i+1) && r.gap(i+1) == gapSpace
	if t.mark&markUnsure != 0 {
		return led && !name && (r.words[i].Case == article.Title || !r.words[i].Has(article.Possessive))
	}
	if r.capital(i-1) && r.gap(i) == gapSpace && !r.opensSentence(i-1) && r.at(i-1).kind == notDate {
		return false
	}
	return led || !name
}

// fromCore appends a core that opens its expression.
func (r *dateReader) fromCore(c core) int {
	n := len(r.out)
	to := r.yearAfter(&c, c.to)
	d := r.emit(c, r.stage(c.from), to)
	return r.after(n, r.weekdayAfter(d, c, to))
}

// yearAfter takes "last year" after a yearless day into the expression.
func (r *dateReader) yearAfter(c *core, to int) int {
	if c.year == 0 && r.ref.Known() {
		if y, end := r.pointedYear(to); y > 0 {
			return end
		}
		if r.is(to, kindOf) && r.gap(to) == gapSpace {
			if y, end := r.pointedYear(to + 1); y > 0 {
				return end
			}
		}
	}
	return to
}

// pointedYear reads "last year", "this year", "next year" at i.
func (r *dateReader) pointedYear(i int) (year, to int) {
	t, u := r.at(i), r.at(i+1)
	if !r.ref.Known() || t.kind != kindPoint || t.value > pointNext || r.gap(i) != gapSpace || r.gap(i+1) != gapSpace ||
		u.kind != kindUnit || dateUnit(u.value) != unitYear || u.mark != 0 {
		return 0, i
	}
	return int(r.ref.Year) + int(t.value) - pointThis, i + 2
}

// namedYear returns the year that the words of an expression name beside its
// day: "Nov. 3 last year".
func (r *dateReader) namedYear(d *Date, to int) (int, dateReason) {
	if to-2 > r.lo && d.Span.End > d.DaySpan.End {
		if y, end := r.pointedYear(to - 2); y > 0 && end == to {
			return y, whyLastYear
		}
	}
	return 0, whyNothing
}

// stage steps back over "early", "late" and "mid-".
func (r *dateReader) stage(i int) int {
	if r.before(i-1, kindStage) && r.gap(i)&(gapSpace|gapHyphen) != 0 {
		return i - 1
	}
	return i
}

// weekdayAfter reads the weekday in "Nov. 3 (Tuesday)" and "Nov. 3, a Tuesday".
func (r *dateReader) weekdayAfter(d *Date, c core, to int) int {
	if c.list || d.HasWeekday {
		return to
	}
	j := to
	switch r.gap(j) {
	case gapParen:
	case gapComma:
		if !r.is(j, kindArticle) || r.gap(j+1) != gapSpace {
			return to
		}
		j++
	default:
		return to
	}
	t := r.at(j)
	if t.kind != kindWeekday || t.mark&markPlural != 0 || !r.capital(j) || !r.stops(j+1) {
		return to
	}
	d.HasWeekday, d.Weekday = true, time.Weekday(t.value)
	d.WeekdaySpan = r.words[j].Span
	d.Span.End = d.WeekdaySpan.End
	if r.gap(j) == gapParen {
		r.closeBracket(d)
	}
	return j + 1
}

// closeBracket takes the bracket that closes right after an expression into it.
func (r *dateReader) closeBracket(d *Date) {
	if end := d.Span.End; int(end) < len(r.text) && r.text[end] == ')' {
		d.Span.End++
	}
}
