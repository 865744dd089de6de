package reading

import (
	"strconv"
	"time"

	"galleyproof/corpus/article"
)

// valueForm is the shape of a TIMEX3 value.
type valueForm uint8

const (
	valueNone     valueForm = iota
	valueDay                // 2020-11-17, with a part of day or a clock time
	valueWeekday            // XXXX-WXX-2
	valueWeek               // 2020-W46
	valueWeekend            // 2020-W46-WE
	valueMonth              // 2020-11
	valueQuarter            // 2020-Q3
	valueHalf               // 2020-H1
	valueSeason             // 2020-SU
	valueYear               // 2020
	valueDecade             // 199
	valueCentury            // 19
	valuePresent            // PRESENT_REF
	valuePast               // PAST_REF
	valueFuture             // FUTURE_REF
	valueDuration           // P3D
)

// dateUnit is a unit of time.
type dateUnit uint8

const (
	unitSecond dateUnit = iota
	unitMinute
	unitHour
	unitDay
	unitWeek
	unitFortnight
	unitWeekend
	unitMonth
	unitQuarter
	unitYear
	unitDecade
	unitCentury
)

// dayPart is a part of the day.
type dayPart uint8

const (
	noPart dayPart = iota
	partMorning
	partAfternoon
	partEvening
	partNight
	partNoon
	partMidnight
	partClock // hour and minute are given
)

var dayParts = [...]string{"", "TMO", "TAF", "TEV", "TNI", "T12:00", "T24:00", ""}

var seasons = [...]string{"SP", "SU", "FA", "WI"}

// manyUnits is the count of an uncertain number of units: "several days".
const manyUnits = -1

// dateValue is a TIMEX3 value before it is spelled. A year of 0 is unknown.
type dateValue struct {
	form         valueForm
	part         dayPart
	hour, minute int8
	unit         dateUnit
	year         int16
	month        time.Month
	day          int8
	n            int16 // week, quarter, half, season, decade, century or weekday
	count        int32 // of units, in halves; manyUnits for an uncertain number
}

func dayValue(d article.Day) dateValue {
	return dateValue{form: valueDay, year: d.Year, month: d.Month, day: d.Day}
}

func weekValue(form valueForm, d article.Day) dateValue {
	year, week := time.Date(int(d.Year), d.Month, int(d.Day), 0, 0, 0, 0, time.UTC).ISOWeek()
	return dateValue{form: form, year: int16(year), n: int16(week)}
}

func (v dateValue) String() string {
	var buf [24]byte
	b := buf[:0]
	switch v.form {
	case valueNone:
		return ""
	case valuePresent:
		return "PRESENT_REF"
	case valuePast:
		return "PAST_REF"
	case valueFuture:
		return "FUTURE_REF"
	case valueDuration:
		return v.duration()
	case valueDecade:
		return strconv.Itoa(int(v.n))
	case valueCentury:
		return string(digits(b, int(v.n), 2))
	case valueWeekday:
		b = append(b, "XXXX-WXX-"...)
		b = append(b, byte('0'+(v.n+6)%7+1))
		return string(v.clock(b))
	}
	if v.year == 0 {
		b = append(b, "XXXX"...)
	} else {
		b = digits(b, int(v.year), 4)
	}
	switch v.form {
	case valueDay:
		if v.month == 0 {
			return string(v.clock(append(b, "-XX-XX"...)))
		}
		b = digits(append(b, '-'), int(v.month), 2)
		b = v.clock(digits(append(b, '-'), int(v.day), 2))
	case valueMonth:
		b = digits(append(b, '-'), int(v.month), 2)
	case valueWeek, valueWeekend:
		b = append(b, "-W"...)
		if v.n == 0 {
			b = append(b, "XX"...)
		} else {
			b = digits(b, int(v.n), 2)
		}
		if v.form == valueWeekend {
			b = append(b, "-WE"...)
		}
	case valueQuarter:
		b = append(b, '-', 'Q')
		if v.n == 0 {
			b = append(b, 'X')
		} else {
			b = append(b, byte('0'+v.n))
		}
	case valueHalf:
		b = append(b, '-', 'H', byte('0'+v.n))
	case valueSeason:
		b = append(append(b, '-'), seasons[v.n]...)
	}
	return string(b)
}

func (v dateValue) clock(b []byte) []byte {
	if v.part != partClock {
		return append(b, dayParts[v.part]...)
	}
	b = digits(append(b, 'T'), int(v.hour), 2)
	return digits(append(b, ':'), int(v.minute), 2)
}

// unitLetters spell a count of units; the number multiplies it.
var unitLetters = [...]struct {
	letter byte
	times  int32
}{
	unitSecond: {'S', 1}, unitMinute: {'M', 1}, unitHour: {'H', 1}, unitDay: {'D', 1}, unitWeek: {'W', 1},
	unitFortnight: {'W', 2}, unitWeekend: {0, 1}, unitMonth: {'M', 1}, unitQuarter: {'Q', 1},
	unitYear: {'Y', 1}, unitDecade: {'Y', 10}, unitCentury: {'Y', 100},
}

func (v dateValue) duration() string {
	var buf [16]byte
	b := append(buf[:0], 'P')
	if v.unit <= unitHour {
		b = append(b, 'T')
	}
	u := unitLetters[v.unit]
	if v.count == manyUnits {
		b = append(b, 'X')
		switch v.unit {
		case unitDecade:
			return string(append(b, "DE"...))
		case unitCentury:
			return string(append(b, "CE"...))
		}
	} else {
		n := v.count * u.times
		b = strconv.AppendInt(b, int64(n/2), 10)
		if n%2 == 1 {
			b = append(b, ".5"...)
		}
	}
	if v.unit == unitWeekend {
		return string(append(b, "WE"...))
	}
	return string(append(b, u.letter))
}

// digits appends n with at least width digits.
func digits(b []byte, n, width int) []byte {
	for limit := 1; width > 1; width-- {
		if limit *= 10; n < limit {
			b = append(b, zeros[:width-1]...)
			break
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}

const zeros = "000"
