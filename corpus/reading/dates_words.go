package reading

import (
	"strings"
	"sync"

	"galleyproof/corpus/article"
)

// wordKind says what a word can be to a time expression. Those from kindMonth
// on are where the grammar is asked; the others only serve it.
type wordKind uint8

const (
	notDate         wordKind = iota
	kindThe                  // the (value 1), its, his
	kindArticle              // a, an
	kindNumber               // two, dozen
	kindFew                  // several, few: an uncertain number; recent (value 1)
	kindOrdinal              // first, third
	kindPoint                // last, next, this…: see pointTo
	kindLength               // past, coming: as last and next, but with a count
	kindOf                   // of
	kindIn                   // prepositions that put a month or a year after them
	kindOn                   // on
	kindAt                   // at
	kindAnd                  // and, to, or: they join two dates
	kindAgo                  // ago, earlier, before…: see agoSide
	kindEvery                // every, each
	kindStage                // early, late, mid
	kindAbout                // about, almost, nearly
	kindHalfDay              // am, pm
	kindZone                 // GMT, ET
	kindWill                 // the verb looks ahead
	kindWas                  // the verb looks back
	kindMonth                // value 1 to 12
	kindWeekday              // value 0 to 6
	kindUnit                 // value a dateUnit
	kindToday                // yesterday, today, tomorrow: value 0, 1, 2
	kindTonight              // tonight
	kindPart                 // morning…: value a dayPart
	kindNoon                 // noon, midnight
	kindSeason               // value an index in seasons
	kindNow                  // value a valueForm
	kindOften                // daily, weekly: value a dateUnit
	kindDecadeName           // nineties: value 90
	kindQuarterName          // Q3
	kindFigure               // begins with a digit: never in the table
)

// Marks of a word in the table.
const (
	markShort  = 1 << iota // an abbreviation that is a word or name too: Sun, Sat, Mar
	markPlural             // Tuesdays, weeks
	markUnsure             // a month that is a word or first name: May, April
)

type dateWord struct {
	hash  uint64
	kind  wordKind
	value uint8
	mark  uint8
}

// dateTable is the words that time expressions are made of, open-addressed (a
// zero kind ends a search), and the few about them that tell false friends.
type dateTable struct {
	words       [1024]dateWord
	openers     [64]uint64      // a bit for each hash where the grammar is asked, by its top bits
	counted     map[uint64]bool // nouns that the number before them counts: May 45 people
	namesBefore map[uint64]bool // Sheffield Wednesday, Black Friday
	namesAfter  map[uint64]bool // Sunday Times
	papers      map[uint64]bool // Mail on Sunday
	places      map[uint64]bool // 17 November Street
}

func (t *dateTable) find(hash uint64) *dateWord {
	const n = uint64(len(t.words))
	for i := hash % n; ; i = (i + 1) % n {
		if t.words[i].hash == hash || t.words[i].kind == notDate {
			return &t.words[i]
		}
	}
}

// mayOpen is false for most words that no expression opens with.
func (t *dateTable) mayOpen(hash uint64) bool { return t.openers[hash>>58]>>(hash>>52&63)&1 != 0 }

func hashSet(words string) map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range strings.Fields(words) {
		m[article.Hash(w)] = true
	}
	return m
}

// Directions of kindPoint and kindLength.
const (
	pointLast = iota
	pointThis
	pointNext
	pointPrevious  // the day before the one just named
	pointFollowing // the day after it
)

// Sides of kindAgo.
const (
	sideAgo     = iota // before the article
	sideFromNow        // after the article
	sideEarlier        // before the date just named, or the article
	sideLater          // after it
)

// dateWords is made at the first use: some four hundred hashes.
var dateWords = sync.OnceValue(func() *dateTable {
	t := &dateTable{
		counted:     hashSet("percent per million billion thousand hundred people points goals miles pounds dollars times other others more men women children"),
		namesBefore: hashSet("sheffield black good ash ruby super bloody cyber palm holy maundy shrove fat giving whit freaky blue manic easter throwback casual"),
		namesAfter: hashSet(`times telegraph mirror herald express mail post sport people world night league independent tribune journal
			politics live star sun brunch review school observer magazine`),
		places: hashSet("street st avenue road square lane bridge hall stadium barracks university airport group movement"),
		papers: hashSet("mail scotland independent wales sport racing"),
	}
	// Words parted by spaces count the value up; by "=" they share it.
	add := func(kind wordKind, value, mark uint8, words string) {
		for i, field := range strings.Fields(words) {
			for word := range strings.SplitSeq(field, "=") {
				h := article.Hash(word)
				if w := t.find(h); w.kind == notDate {
					*w = dateWord{h, kind, value + uint8(i), mark}
					if kind >= kindMonth {
						t.openers[h>>58] |= 1 << (h >> 52 & 63)
					}
				}
			}
		}
	}
	same := func(kind wordKind, value, mark uint8, words string) {
		add(kind, value, mark, strings.Join(strings.Fields(words), "="))
	}

	for m, names := range [...]string{"january=jan", "february=feb", "", "", "", "", "july", "",
		"september=sept=sep", "october=oct", "november=nov", "december"} {
		add(kindMonth, uint8(m+1), 0, names)
	}
	for m, names := range [...]string{"", "", "march", "april", "may", "june", "", "august"} {
		add(kindMonth, uint8(m+1), markUnsure, names)
	}
	for m, names := range [...]string{"", "", "mar", "apr", "", "jun", "jul", "aug", "", "", "", "dec"} {
		add(kindMonth, uint8(m+1), markShort, names)
	}
	add(kindWeekday, 0, 0, "sunday monday tuesday wednesday thursday friday saturday")
	add(kindWeekday, 0, markPlural, "sundays mondays tuesdays wednesdays thursdays fridays saturdays")
	add(kindWeekday, 0, markShort, "sun mon tue=tues wed=weds thu=thur=thurs fri sat")

	add(kindUnit, 0, 0, "second minute hour day week fortnight weekend month quarter year decade century")
	add(kindUnit, 0, markPlural, "seconds minutes hours days weeks fortnights weekends months quarters years decades centuries")
	add(kindToday, 0, 0, "yesterday today tomorrow")
	add(kindTonight, 0, 0, "tonight")
	add(kindPart, uint8(partMorning), 0, "morning afternoon evening night")
	add(kindPart, uint8(partMorning), markPlural, "mornings afternoons evenings nights")
	same(kindPart, uint8(partNight), 0, "overnight")
	add(kindNoon, uint8(partNoon), 0, "noon=midday midnight")
	add(kindSeason, 0, 0, "spring summer autumn=fall winter")
	same(kindNow, uint8(valuePresent), 0, "now currently nowadays presently")
	same(kindNow, uint8(valuePast), 0, "recently lately")
	same(kindOften, uint8(unitDay), 0, "daily nightly")
	same(kindOften, uint8(unitWeek), 0, "weekly")
	same(kindOften, uint8(unitMonth), 0, "monthly")
	same(kindOften, uint8(unitQuarter), 0, "quarterly")
	same(kindOften, uint8(unitYear), 0, "annually yearly annual")
	same(kindOften, uint8(unitHour), 0, "hourly")
	for i, names := range [...]string{"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"} {
		add(kindDecadeName, uint8(20+10*i), 0, names)
	}
	add(kindQuarterName, 1, 0, "q1 q2 q3 q4")

	same(kindThe, 1, 0, "the")
	same(kindThe, 0, 0, "its his her their our my")
	same(kindArticle, 1, 0, "a an")
	add(kindNumber, 1, 0, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
	for i, names := range [...]string{"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"} {
		add(kindNumber, uint8(30+10*i), 0, names)
	}
	same(kindFew, 0, 0, "several few many couple some dozens")
	add(kindOrdinal, 1, 0, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
	add(kindPoint, 0, 0, "last this next previous=preceding=prior following=ensuing")
	same(kindPoint, pointThis, 0, "current")
	same(kindPoint, pointNext, 0, "coming upcoming")
	same(kindLength, pointLast, 0, "past")
	same(kindFew, 1, 0, "recent")
	add(kindOf, 0, 0, "of")
	same(kindOn, 0, 0, "on")
	same(kindAt, 0, 0, "at around")
	same(kindAnd, 0, 0, "and or to till through thru")
	same(kindIn, 0, 0, "in since until by from between during throughout before after for around")
	same(kindAgo, sideAgo, 0, "ago")
	same(kindAgo, sideEarlier, 0, "earlier previously beforehand")
	same(kindAgo, sideLater, 0, "later afterwards hence afterward")
	same(kindEvery, 0, 0, "every each")
	add(kindStage, 0, 0, "early mid late")
	same(kindAbout, 0, 0, "about almost nearly roughly approximately around least over than under exactly only just")
	add(kindHalfDay, 0, 0, "am pm")
	same(kindZone, 0, 0, "gmt bst utc et est edt ct cst cdt mt mst mdt pt pst pdt cet cest eet ist aest aedt jst")
	same(kindWill, 0, 0, `will won't would shall should must he'll she'll they'll we'll it'll i'll you'll due scheduled expected
		expects slated upcoming looming postponed forthcoming deadline`)
	// Before "to" only: a set, their plans, in need.
	same(kindWill, 0, markUnsure, `plans plan planned planning hopes hope intends intend likely going set wants want aims aim
		needs need ready prepares prepare preparing is are`)
	same(kindWas, 0, 0, `was were had did didn't wasn't weren't hadn't said says told saw came went took made began won lost beat has
		have been got gave found held left led met ran rose fell sent shot spoke struck thought threw wrote became broke brought
		built caught chose drew drove felt flew hit kept knew laid paid put read sat sold stood taught wore hasn't haven't`)
	return t
})

// figure is a word that begins with a digit.
type figure struct {
	form         figureForm
	n            int // the number
	digits       int8
	hour, minute int
	half         int8 // halfAM or halfPM where it is joined to the number
}

type figureForm uint8

const (
	figureOther   figureForm = iota
	figurePlain              // 17
	figureOrdinal            // 17th
	figureDecade             // 1990s
	figureClock              // 7:07, 7pm, 7.07pm
	figurePointed            // 7.07: a clock time only before "pm"
)

// readFigure takes a number word apart.
func readFigure(s string) figure {
	var f figure
	i := 0
	for i < len(s) && i < 5 && '0' <= s[i] && s[i] <= '9' {
		f.n = f.n*10 + int(s[i]-'0')
		i++
	}
	f.digits = int8(i)
	rest := s[i:]
	switch {
	case rest == "":
		f.form = figurePlain
		return f
	case strings.EqualFold(rest, "st"), strings.EqualFold(rest, "nd"), strings.EqualFold(rest, "rd"), strings.EqualFold(rest, "th"):
		f.form = figureOrdinal
		return f
	case rest == "s", rest == "'s", rest == "’s":
		if f.n%10 == 0 && (i == 4 || i == 2) {
			f.form = figureDecade
		} else if i == 4 && rest != "s" {
			f.form = figurePlain // the possessive of a year
		}
		return f
	}
	if i == 0 || i > 2 {
		return f
	}
	f.hour = f.n
	if len(rest) >= 3 && (rest[0] == ':' || rest[0] == '.') && isDigit(rest[1]) && isDigit(rest[2]) {
		f.minute = int(rest[1]-'0')*10 + int(rest[2]-'0')
		if len(rest) == 3 {
			f.form = figureClock
			if rest[0] == '.' {
				f.form = figurePointed
			}
			return f
		}
		rest = rest[3:]
	}
	switch {
	case strings.EqualFold(rest, "am"):
		f.form, f.half = figureClock, halfAM
	case strings.EqualFold(rest, "pm"):
		f.form, f.half = figureClock, halfPM
	}
	return f
}

// Halves of a day.
const (
	halfAM = 1
	halfPM = 2
)

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
