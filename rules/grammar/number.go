package grammar

import (
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

// thereIs: there is many reasons. A list (there is a man and a woman) and a
// measure (there is ten minutes left) are right.
func thereIs(p *linter.Pass, first, last int) {
	if !opensClause(p, first) {
		return
	}
	at := last + 1
	for beside(p, at-1) {
		switch textOf(p, at) {
		case "also", "now", "still", "currently", "only", "no", "not", "been", "so", "too":
			at++
			continue
		}
		break
	}
	if !beside(p, at-1) {
		return
	}
	many := false
	switch textOf(p, at) {
	case "many", "several", "few", "numerous", "various", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten":
		many = true
		at++
	}
	for n := 0; n < 2 && beside(p, at-1) && adjective(grammarOf(p, at)); n++ {
		at++
	}
	if !beside(p, at-1) || !pluralNoun(grammarOf(p, at)) && textOf(p, at) != "people" || hyphened(p, at) || measure(textOf(p, at)) || singleForm(textOf(p, at)) && !(many && textOf(p, at) == "people") {
		return
	}
	switch word := textOf(p, at); {
	case word == "times" && beside(p, at): // there is five times as much
		return
	case textOf(p, at+1) == "of" && !many && amount(word): // there is lots of room
		return
	}
	if !many && !closes(p, at) || many && beside(p, at) && grammarOf(p, at+1).Mostly(lexicon.Noun) {
		return
	}
	reportNumber(p, first, at, fmt.Sprintf("“%s” is followed by the plural “%s”.", p.Text(p.Words()[first].Span.Join(p.Words()[last].Span)), p.Text(p.Words()[at].Span)), "")
}

// amount reports whether a plural with “of” may count what is one: lots of room.
func amount(word string) bool {
	switch word {
	case "lots", "loads", "heaps", "tons", "masses", "oodles", "bags", "piles", "reams", "buckets", "stacks", "oceans", "acres", "gallons":
		return true
	}
	return false
}

// thereAre: there are a problem.
func thereAre(p *linter.Pass, first, last int) {
	if !opensClause(p, first) || !beside(p, last) || textOf(p, last) == "were" && wished(p, first) {
		return
	}
	at := last + 1
	switch textOf(p, at) {
	case "a", "an", "another", "one":
	default:
		return
	}
	at++
	for n := 0; n < 2 && beside(p, at-1) && adjective(grammarOf(p, at)); n++ {
		at++
	}
	if !beside(p, at-1) || !singularNoun(grammarOf(p, at)) || hyphened(p, at) || !closes(p, at) || quantity(textOf(p, at)) || textOf(p, at+1) == "of" {
		return
	}
	// There are a man and a woman; there are a dog, a cat and a horse.
	if s := p.SentenceAt(p.Words()[at].Span.Start); s == nil || joinedWithin(p, at, min(int(s.Words[1]), at+8)) {
		return
	}
	reportNumber(p, first, at, fmt.Sprintf("“%s” is followed by the singular “%s”.", p.Text(p.Words()[first].Span.Join(p.Words()[last].Span)), p.Text(p.Words()[at].Span)), "")
}

// joinedWithin reports whether “and”, “or” or “plus” stands among words.
func joinedWithin(p *linter.Pass, from, to int) bool {
	for i := from; i < to; i++ {
		switch textOf(p, i) {
		case "and", "or", "plus", "&":
			return true
		}
	}
	return false
}

// adjective reports whether a word is an adjective before a noun.
func adjective(g lexicon.Grammar) bool {
	return g.Mostly(lexicon.Adjective) && !g.Mostly(lexicon.Noun|lexicon.Adverb|lexicon.Verb)
}

// oneNoun: this officials, a children, much reasons, every problems.
func oneNoun(p *linter.Pass, at int, counts func(*linter.Pass, int) bool) {
	noun := at + 1
	if !beside(p, at) || hyphened(p, noun) {
		return
	}
	if p.Words()[at].Span.Len() == 1 && counts(p, at) && countedTwice(p, at) {
		return
	}
	g := grammarOf(p, noun)
	if !g.Mostly(lexicon.Noun|lexicon.Plural) || p.Words()[at].Span.Len() <= 2 && !pluralNoun(g) || !counts(p, at) {
		return
	}
	word, asks := textOf(p, noun), textOf(p, at)
	if (asks == "every" || asks == "each") && starts(p, at) && singularNoun(g) {
		switch verb := verbAfter(p, noun); verb {
		case "have", "are", "were", "aren't", "aren’t", "haven't", "haven’t", "don't", "don’t":
			reportVerb(p, noun, noun+1, thirdOf(verb))
		}
		return
	}
	switch textOf(p, noun+1) {
	case "at": // a jobs at any price economy
		if asks == "a" {
			return
		}
	case "to": // a rags to riches story
		if grammarOf(p, noun+2).Mostly(lexicon.Noun | lexicon.Plural) {
			return
		}
	}
	if asks == "this" && !plurals(g) || !pluralNoun(g) || !closes(p, noun) || singleForm(word) || measure(word) {
		return
	}
	reportNumber(p, at, noun, fmt.Sprintf("“%s” stands before the plural “%s”.", p.Text(p.Words()[at].Span), p.Text(p.Words()[noun].Span)), "")
}

// countedTwice reports “a” before a number and a plural: a two questions. In a
// measure before a noun the plural does not end there: a two goals lead.
func countedTwice(p *linter.Pass, at int) bool {
	count, noun := textOf(p, at+1), at+2
	if !beside(p, at) || !number(count) && !(figures(count) && len(count) < 3) || !beside(p, at+1) || hyphened(p, at+1) || hyphened(p, noun) {
		return false
	}
	if !pluralNoun(grammarOf(p, noun)) || singleForm(textOf(p, noun)) {
		return false
	}
	switch next := textOf(p, noun+1); {
	case strings.HasSuffix(textOf(p, noun), "ths") || strings.HasPrefix(textOf(p, noun), "quarter") || strings.HasPrefix(textOf(p, noun), "third"): // a three fourths (3/4) vote
	case next == "ago", closes(p, noun) && next != "to" && next != "of" && next != "in" && next != "at":
		reportNumber(p, at, noun, fmt.Sprintf("“%s” stands before the plural “%s %s”.", textOf(p, at), count, textOf(p, noun)), "")
		return true
	}
	return false
}

// demonstrated reports whether “this” belongs to the noun after it. After a
// preposition or a verb it may stand for itself: because of this prices rose.
func demonstrated(p *linter.Pass, at int) bool {
	if starts(p, at) {
		return true
	}
	switch textOf(p, at-1) {
	case "in", "at", "on":
		return beside(p, at-1) && !grammarOf(p, at+2).May(lexicon.Verb|lexicon.Modal|lexicon.Auxiliary)
	}
	return false
}

// counted reports whether “a”, “much”, “every” or “another” counts the noun
// after it: it is no letter, and does not follow what it belongs to (they each).
func counted(p *linter.Pass, at int) bool {
	w := &p.Words()[at]
	if w.Case == article.Upper || w.Case == article.Title && !starts(p, at) {
		return false
	}
	switch textOf(p, at) {
	case "a", "an":
		return indefinite(p, at)
	case "much":
		switch textOf(p, at-1) {
		case "not", "nothing", "so", "very", "too", "how": // not much changes; thank you so much guys
			if grammarOf(p, at+1).May(lexicon.Third) && (textOf(p, at-1) != "not" || starts(p, at-1)) || addressed(textOf(p, at+1)) {
				return false
			}
		}
		return starts(p, at) || beside(p, at-1) && !grammarOf(p, at+2).May(lexicon.Verb|lexicon.Modal|lexicon.Auxiliary)
	case "each":
		return starts(p, at) || grammarOf(p, at-1).May(lexicon.Preposition)
	}
	return true
}

// addressed reports whether a plural is one that people are addressed by.
func addressed(word string) bool {
	switch word {
	case "guys", "folks", "boys", "girls", "ladies", "gentlemen", "friends", "lads", "mates", "peeps":
		return true
	}
	return false
}

// manyNouns: those man, many reason, several official. A noun that may be a
// verb must have a verb of its own: many plan to go.
func manyNouns(p *linter.Pass, at int, shown bool) {
	noun := at + 1
	if !beside(p, at) || hyphened(p, noun) || !closes(p, noun) {
		return
	}
	word, next := textOf(p, noun), ""
	switch {
	case collective(word), quantity(word), measure(word), unit(word):
		return
	}
	if beside(p, noun) {
		next = textOf(p, noun+1)
	}
	g := grammarOf(p, noun)
	switch {
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && !strings.HasSuffix(word, "sis"):
		return // a plural that the lexicon has as something else
	case next == "to" && beside(p, noun+1) && textOf(p, noun+2) == word: // three door to door sellers
		return
	case next == "of" && number(textOf(p, at)) && compoundOf(p, noun+2): // two bachelor of science degrees
		return
	case !g.Mostly(lexicon.Noun) || !g.Only(lexicon.Noun|lexicon.Base|lexicon.Adjective):
		return
	case textOf(p, at) == "both" && !pluralVerb(next) && joinedWithin(p, noun, min(len(p.Words()), noun+12)):
		return // both placement of a sign and care
	case shown && next == "of": // these kind of people
		return
	case next == "":
		if g.May(lexicon.Adjective | lexicon.Base) { // either of these work
			return
		}
	case shown && starts(p, at) && (next == "is" || next == "was" || next == "has"):
	case !pluralVerb(next) && (!singular(g) || shown && !grammarOf(p, noun+1).May(lexicon.Preposition)):
		return
	}
	if number(textOf(p, at)) && !starts(p, at) {
		before := grammarOf(p, at-1)
		if !beside(p, at-1) || !before.Mostly(lexicon.Determiner) && !before.Mostly(lexicon.Verb) || before.May(lexicon.Noun) {
			return
		}
	}
	reportNumber(p, at, noun, fmt.Sprintf("“%s” stands before the singular “%s”.", p.Text(p.Words()[at].Span), p.Text(p.Words()[noun].Span)), "")
}

// compoundOf reports whether a noun in the singular stands there with one in the
// plural behind it.
func compoundOf(p *linter.Pass, at int) bool {
	if grammarOf(p, at).Mostly(lexicon.Determiner) {
		at++ // player of the year cups
	}
	return beside(p, at-1) && beside(p, at) && grammarOf(p, at).May(lexicon.Noun) && grammarOf(p, at+1).May(lexicon.Plural)
}

// oneOf: one of the reason.
func oneOf(p *linter.Pass, first, last int) {
	at := last + 1
	for n := 0; n < 4 && beside(p, at-1); n++ {
		g := grammarOf(p, at)
		if !adjective(g) && textOf(p, at) != "most" && !g.Mostly(lexicon.Comparative) && p.Words()[at].Kind != article.Number {
			break
		}
		if p.Words()[at].Kind == article.Number {
			return
		}
		at++
	}
	if !beside(p, at-1) || hyphened(p, at) {
		return
	}
	if pluralNoun(grammarOf(p, at)) && starts(p, first) && textOf(p, first) == "one" {
		switch verb := verbAfter(p, at); verb {
		case "are", "were", "have":
			reportNumber(p, first, at+1, fmt.Sprintf("“One” takes “%s”, not “%s”.", thirdOf(verb), verb), thirdOf(verb))
		}
		return
	}
	if !singularNoun(grammarOf(p, at)) || !closes(p, at) {
		return
	}
	if textOf(p, first) != "one" && !starts(p, first) && !opener(p, first-1).Mostly(lexicon.Preposition|lexicon.Conjunction|lexicon.Verb) {
		return // the first two of his career, day two of their trip
	}
	switch word := textOf(p, at); {
	case collective(word), quantity(word), unit(word):
		return
	}
	reportNumber(p, first, at, fmt.Sprintf("“%s” is followed by the singular “%s”.", p.Text(p.Words()[first].Span.Join(p.Words()[last].Span)), p.Text(p.Words()[at].Span)), "")
}

// unitsAgo: three week ago.
func unitsAgo(p *linter.Pass, unit, ago int) {
	if !beside(p, unit-1) || !beside(p, unit) {
		return
	}
	count := textOf(p, unit-1)
	if !number(count) && !figures(count) {
		return
	}
	reportNumber(p, unit-1, unit, fmt.Sprintf("“%s” stands before the singular “%s”.", count, textOf(p, unit)), textOf(p, unit)+"s")
}

// figures reports whether a text is a whole number above one.
func figures(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != "" && text != "1" && text[0] != '0'
}

// askedOne: where is your friends, does the flags mean it, has your parents
// come, does dogs sleep. What follows the noun shows that it ends there: a sports
// club has a noun behind.
func askedOne(p *linter.Pass, verb, det int) {
	if !starts(p, verb) {
		switch textOf(p, verb-1) {
		case "why", "how", "when", "where", "what":
			if !starts(p, verb-1) {
				return
			}
		default:
			return
		}
	}
	at := det
	for n := 0; n < 2 && beside(p, at) && adjective(grammarOf(p, at+1)); n++ {
		at++
	}
	at++
	if !beside(p, at-1) || !pluralNoun(grammarOf(p, at)) || singleForm(textOf(p, at)) || measure(textOf(p, at)) || hyphened(p, at) {
		return
	}
	next := grammarOf(p, at+1)
	if !beside(p, at) {
		next = 0
	}
	switch word := textOf(p, verb); {
	case word == "does" && next.Mostly(lexicon.Base) && !next.Mostly(lexicon.Noun):
	case word == "has" && next.Mostly(lexicon.Participle) && !next.May(lexicon.Noun):
	case word == "is" || word == "was":
		if !strings.HasPrefix(p.Doc.Text[p.Words()[at].Span.End:], "?") && !(next.Only(lexicon.Gerund|lexicon.Participle|lexicon.Past) && beside(p, at)) {
			return
		}
	default:
		return
	}
	right := baseOf(textOf(p, verb))
	noun := p.Text(p.Words()[at].Span)
	f := linter.Finding{Span: p.Words()[verb].Span.Join(p.Words()[at].Span), Message: fmt.Sprintf("“%s” stands before the plural “%s”.", p.Text(p.Words()[verb].Span), noun)}
	f.Fixes = []linter.Fix{linter.Replace(p.Words()[verb].Span, phrases.MatchCase(p.Text(p.Words()[verb].Span), right), linter.Ask)}
	p.Report(f)
}

// eachOf: each of them are.
func eachOf(p *linter.Pass, first, last int) {
	switch verb := verbAfter(p, last); verb {
	case "are", "were", "have":
		if textOf(p, first-1) == "than" || inverted(p, first) {
			return
		}
		reportNumber(p, first, last+1, fmt.Sprintf("“%s” takes “%s”, not “%s”.", p.Text(p.Words()[first].Span), thirdOf(verb), verb), thirdOf(verb))
	}
}

// pluralVerb reports whether a verb takes a subject in the plural.
func pluralVerb(word string) bool {
	switch word {
	case "are", "were", "have":
		return true
	}
	return false
}

func number(word string) bool {
	switch word {
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve":
		return true
	}
	return false
}

// singleForm reports whether a noun that looks like a plural is one thing.
func singleForm(word string) bool {
	switch word {
	case "savings", "headquarters", "crossroads", "barracks", "shambles", "innings", "sweepstakes", "whereabouts", "species", "series", "means",
		"works", "gallows", "bellows", "chassis", "corps", "links", "woods", "falls", "stairs", "thanks", "dice", "data", "media", "panini",
		"graffiti", "paparazzi", "news", "minutes", "lens", "kudos", "bacteria", "associates", "bachelors", "masters", "premises", "grounds", "spaghetti", "agenda", "stamina", "bits",
		"people", "folk", "folks", "police", "cattle", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
		"teens", "odds", "remains", "pants", "arms", "goods", "lyrics", "specs", "stats", "basics", "maths", "yes", "nos", "pros", "cons", "ins", "outs":
		return true
	}
	return strings.HasSuffix(word, "ics")
}

// measure reports whether a plural is an amount that may be thought of as one.
func measure(word string) bool {
	switch word {
	case "seconds", "minutes", "hours", "days", "weeks", "months", "years", "miles", "kilometres", "kilometers", "metres", "meters", "feet", "inches",
		"yards", "pounds", "dollars", "euros", "pence", "cents", "points", "degrees", "percent", "tonnes", "tons", "litres", "acres", "hectares", "kilos":
		return true
	}
	return false
}

// unit reports whether a noun stays as it is behind a number.
func unit(word string) bool {
	switch word {
	case "foot", "pound", "stone", "percent", "cent", "dozen", "hundred", "thousand", "million", "billion", "trillion", "head", "yen", "yuan", "rand",
		"baht", "won", "euro", "craft", "aircraft", "spacecraft", "hovercraft", "fish", "salmon", "trout", "cod", "squid", "deer", "sheep", "horsepower",
		"carat", "karat", "gauge", "bit", "nil", "love", "par", "mph", "kg", "km", "cm", "mm", "lb", "oz", "ft", "bn", "m", "kilo", "metre", "meter",
		"ounce", "inch", "mile", "day", "week", "month", "year", "hour", "minute", "second", "point", "hertz", "grand", "quid", "pence", "fold", "apiece":
		return true
	}
	return false
}

// quantity reports whether “a” and a noun count something in the plural: a
// number of people.
func quantity(word string) bool {
	switch word {
	case "number", "few", "lot", "couple", "dozen", "range", "variety", "series", "handful", "host", "bunch", "score", "million", "thousand", "hundred",
		"billion", "trillion", "multitude", "majority", "minority", "total", "group", "set", "pair", "plethora", "myriad", "raft", "slew", "wealth",
		"half", "third", "quarter", "percentage", "proportion", "fraction", "kind", "sort", "type", "bit", "deal", "load", "ton", "fifth", "tenth", "percent",
		"array", "string", "list", "mix", "mixture", "combination", "selection", "succession", "spate", "maximum", "minimum", "average":
		return true
	}
	return false
}

// collective reports whether a singular noun names many, or can be counted
// without a plural.
func collective(word string) bool {
	switch word {
	case "family", "team", "group", "crew", "party", "staff", "gang", "bunch", "lot", "pack", "cast", "band", "squad", "company", "couple", "pair",
		"trio", "quartet", "panel", "committee", "cabinet", "audience", "jury", "class", "herd", "flock", "clan", "tribe", "congregation", "population",
		"media", "press", "leadership", "elite", "establishment", "league", "electorate", "entourage", "brigade", "series", "species", "public", "police",
		"crowd", "faithful", "household", "kind", "sort", "type", "offspring", "personnel", "youth", "infantry", "cavalry", "clergy", "cattle", "livestock",
		"poultry", "wildlife", "few", "many", "rest", "data", "brethren", "folk", "guerrilla", "shrimp", "bison", "moose", "swine", "elk", "fruit", "enemy",
		"opposition", "membership", "management", "board", "council", "government", "union", "club", "regiment", "unit", "fleet", "community", "collection",
		"set", "battalion", "platoon", "delegation", "generation", "contingent", "fraternity", "gentry", "nobility", "proletariat", "bourgeoisie", "intelligentsia",
		"escort", "career", "reign", "life", "orchestra", "choir", "quintet", "duo", "batch", "litter", "fellow", "world", "year", "day", "night", "week", "month", "season", "tournament", "match", "evening":
		return true
	}
	return false
}

// numberOf: the number of cases have risen.
func numberOf(p *linter.Pass, first, last int) {
	at := last + 1
	for n := 0; n < 2 && beside(p, at-1) && adjective(grammarOf(p, at)); n++ {
		at++
	}
	if !starts(p, first) || !beside(p, at-1) || !pluralNoun(grammarOf(p, at)) && textOf(p, at) != "people" || hyphened(p, at) {
		return
	}
	switch verb := verbAfter(p, at); verb {
	case "are", "were", "have":
		reportNumber(p, first, at+1, fmt.Sprintf("“%s” takes “%s”, not “%s”.", p.Text(p.Words()[first].Span.Join(p.Words()[first+1].Span)), thirdOf(verb), verb), thirdOf(verb))
	}
}
