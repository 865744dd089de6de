// Package corpustest makes copy to test and to time against: as much as is
// wanted, always the same, and of nobody's writing but its own.
package corpustest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// News returns news articles in plain text that together have at least size
// bytes; none when size is not positive. What it returns for one size begins
// what it returns for every larger one.
//
// The sentences mean nothing. Their shape is that of news, as far as it costs a
// reader of news anything:
//
//   - An article has 3 to 5 kilobytes: a headline on a line of its own, then
//     paragraphs of 25 to 45 words, each a line, with a blank line between.
//   - Of a hundred words some fifteen are names: a cast of four people, four
//     places, two bodies and two firms for each article, made from syllables. A
//     body is named in full with its acronym in brackets, later by the acronym;
//     a person in full, later by the surname.
//   - A paragraph in three holds a quotation with its attribution before, after
//     or within it, in double curly marks; in one article of five, which is
//     British, in single ones.
//   - Dates are American (Tuesday, November 17) or British (Tuesday 17 November),
//     and every weekday is right. One article in four opens with its own date
//     in a header (" date 2020-11-18 "), as copy from an archive does; such an
//     article leaves the year out.
//   - Figures, sums of money, percentages, years. Two words in a hundred are
//     small-letter words that no lexicon holds.
//   - One article in ten has a misspelling or an eggcorn. Nothing else is wrong
//     in it on purpose.
func News(size int) []string {
	var out []string
	for total := 0; total < size; {
		text := newsArticle(uint64(len(out)))
		out = append(out, text)
		total += len(text)
	}
	return out
}

// Article3KB returns one article of News of some three kilobytes, without a
// date header or a slip: what a check on saving a file reads.
func Article3KB() string { return newsArticle(1) }

// writer writes one article.
type writer struct {
	chance  chance
	day     article.Day
	british bool
	dated   bool // the header gives the article's date

	people    []person
	places    []string
	bodies    []body
	companies []string
	coined    []string
	last      struct{ person, place, thing int } // named last, and not again at once
}

type person struct {
	given, surname string
	named          bool // already named in full
}

type body struct {
	name, acronym string
	named         bool
}

func newsArticle(number uint64) string {
	w := &writer{chance: chance(number)}
	start, _ := article.MakeDay(2015, time.January, 5)
	w.day = start.Add(w.chance.below(2500))
	w.british = number%5 == 3
	w.dated = number%4 == 2
	w.cast()

	var b strings.Builder
	if w.dated {
		fmt.Fprintf(&b, " date %s ", w.day)
	}
	b.WriteString(w.headline())
	length := 2900 + w.chance.below(1800)
	if number == 1 {
		length = 2900
	}
	slip := -1
	if number%10 == 4 {
		slip = 1 + w.chance.below(6)
	}
	for n := 0; b.Len() < length; n++ {
		b.WriteString("\n\n")
		b.WriteString(w.paragraph(n%3 == 1, n == slip))
	}
	b.WriteByte('\n')
	return b.String()
}

// cast makes the names of the article, each unlike the others.
func (w *writer) cast() {
	seen := map[string]bool{}
	fresh := func(make func() string) string {
		for {
			if s := make(); !seen[s] {
				seen[s] = true
				return s
			}
		}
	}
	surname := func() string { return upperFirst(w.syllable() + w.syllable()) }
	for range 4 {
		w.people = append(w.people, person{given: fresh(func() string { return pick(w, givenNames[:]) }), surname: fresh(surname)})
		w.places = append(w.places, fresh(func() string { return upperFirst(w.syllable() + pick(w, towns[:])) }))
	}
	for i := range 2 {
		for {
			name := w.places[i] + " " + pick(w, bodyKinds[:]) + " " + pick(w, bodyForms[:])
			acronym := initials(name)
			if !seen[acronym] {
				seen[acronym] = true
				w.bodies = append(w.bodies, body{name: name, acronym: acronym})
				break
			}
		}
		w.companies = append(w.companies, fresh(surname)+" "+pick(w, firmForms[:]))
	}
	for range 2 {
		w.coined = append(w.coined, fresh(func() string { return w.syllable() + w.syllable() + pick(w, endings[:]) }))
	}
}

func (w *writer) syllable() string {
	return pick(w, onsets[:]) + pick(w, vowels[:]) + pick(w, codas[:])
}

func initials(name string) string {
	var out []byte
	for word := range strings.FieldsSeq(name) {
		out = append(out, word[0])
	}
	return string(out)
}

// headline returns the line at the head; it names bodies and people as if the
// reader knew them, for the copy below has to name them in full.
func (w *writer) headline() string {
	people, bodies := w.people, w.bodies
	w.people, w.bodies = append([]person(nil), people...), append([]body(nil), bodies...)
	for i := range w.bodies {
		w.bodies[i].named = true
	}
	line := w.fill(pick(w, headlines[:]))
	w.people, w.bodies = people, bodies
	return line
}

// paragraph returns a paragraph of 25 words or more: it ends with the sentence
// that reaches them.
func (w *writer) paragraph(quoted, slip bool) string {
	var out []string
	for words := 0; words < 25; {
		var s string
		switch {
		case slip:
			s, slip = w.fill(pick(w, slips[:])), false
		case quoted:
			s, quoted = w.quotation(), false
		default:
			s = w.fill(pick(w, narrative[:]))
		}
		words += len(strings.Fields(s))
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// quotation returns a sentence that quotes somebody.
func (w *writer) quotation() string {
	open, shut := "“", "”"
	if w.british {
		open, shut = "‘", "’"
	}
	speech := upperFirst(w.fill(pick(w, speeches[:])))
	speaker := w.fill("{mr}")
	switch w.chance.below(4) {
	case 0:
		return upperFirst(speaker) + " said: " + open + speech + "." + shut
	case 1:
		if first, rest, ok := strings.Cut(speech, ", "); ok {
			return open + first + "," + shut + " said " + speaker + ", " + open + rest + "." + shut
		}
	case 2:
		return open + speech + "," + shut + " " + speaker + " told reporters on " + w.fill("{weekday}") + "."
	}
	return open + speech + "," + shut + " " + speaker + " said."
}

// fill puts words in the slots of a template. It writes “an” for “a” before a
// word that begins with a vowel; no word of the lists sounds as it does not look.
func (w *writer) fill(template string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(template, "{")
		if !ok {
			b.WriteString(before)
			return b.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		word := w.slot(strings.ToLower(slot))
		if slot[0] <= 'Z' {
			word = upperFirst(word)
		}
		if strings.HasSuffix(before, " a ") && strings.Contains("aeiou", word[:1]) {
			before = before[:len(before)-1] + "n "
		}
		b.WriteString(before)
		b.WriteString(word)
		template = after
	}
}

func (w *writer) slot(name string) string {
	switch name {
	case "thing":
		return things[w.other(&w.last.thing, len(things))]
	case "things":
		return pick(w, plurals[:])
	case "quality":
		if w.chance.below(4) > 0 {
			return pick(w, w.coined) // of that stuff
		}
		return pick(w, qualities[:])
	case "did", "done":
		return pick(w, verbs[:])
	case "role":
		return pick(w, roles[:])
	case "season":
		return pick(w, seasons[:])
	case "coined":
		return pick(w, w.coined)
	case "place":
		return w.places[w.other(&w.last.place, len(w.places))]
	case "company":
		return pick(w, w.companies)
	case "paper":
		return "the " + w.places[3] + " Courier"
	case "person":
		p := &w.people[w.other(&w.last.person, len(w.people))]
		p.named = true
		return p.given + " " + p.surname
	case "mr":
		return w.mr()
	case "body":
		return w.body()
	case "small":
		return pick(w, smalls[:])
	}
	return w.figure(name)
}

// mr names a person as copy does: in full the first time, then by the surname.
func (w *writer) mr() string {
	p := &w.people[w.other(&w.last.person, len(w.people))]
	if p.named {
		return p.surname
	}
	p.named = true
	return p.given + " " + p.surname
}

func (w *writer) body() string {
	b := &w.bodies[w.chance.below(len(w.bodies))]
	if b.named {
		return "the " + b.acronym
	}
	b.named = true
	return "the " + b.name + " (" + b.acronym + ")"
}

// figure fills the slots of figures and of time.
func (w *writer) figure(name string) string {
	switch name {
	case "number":
		return grouped(10 + w.chance.below([]int{90, 900, 40000}[w.chance.below(3)]))
	case "percent":
		n := strconv.Itoa(2+w.chance.below(60)) + [...]string{"", ".5", ".2"}[w.chance.below(3)]
		if w.british {
			return n + " per cent"
		}
		return n + " percent"
	case "money":
		sign := "$"
		if w.british {
			sign = "£"
		}
		if w.chance.below(2) == 0 {
			return sign + strconv.Itoa(2+w.chance.below(90)) + " million"
		}
		return sign + grouped(1000*(1+w.chance.below(800)))
	case "year":
		return strconv.Itoa(1960 + w.chance.below(50))
	case "month":
		return time.Month(1 + w.chance.below(12)).String()
	case "weekday":
		return w.day.Add(-w.chance.below(7)).Weekday().String()
	}
	return w.date(w.day.Add(-w.chance.below(60)))
}

// date writes a day; without a header to tell the year, with its year.
func (w *writer) date(d article.Day) string {
	if w.british {
		s := fmt.Sprintf("%s %d %s", d.Weekday(), d.Day, d.Month)
		if !w.dated {
			s += " " + strconv.Itoa(int(d.Year))
		}
		return s
	}
	s := fmt.Sprintf("%s, %s %d", d.Weekday(), d.Month, d.Day)
	if !w.dated {
		s += ", " + strconv.Itoa(int(d.Year))
	}
	return s
}

// grouped writes 12345 as 12,345.
func grouped(n int) string {
	s := strconv.Itoa(n)
	if len(s) > 3 {
		s = s[:len(s)-3] + "," + s[len(s)-3:]
	}
	return s
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func pick(w *writer, list []string) string { return list[w.chance.below(len(list))] }

// other returns a number from 0 to n-1 that is not the last, and makes it the last.
func (w *writer) other(last *int, n int) int {
	*last = (*last + 1 + w.chance.below(n-1)) % n
	return *last
}

// chance is a splitmix64 generator: of our own, so that no release of Go can
// change the corpus that figures were measured on.
type chance uint64

// below returns a number from 0 to n-1.
func (c *chance) below(n int) int {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) >> 33 % uint64(n))
}
