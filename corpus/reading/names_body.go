package reading

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// branch returns the end of the name of a body that the acronym at i opens,
// 0 where it stands alone: NHS England, BBC Radio 4. A state's body is named
// without the state.
func (s *names) branch(i, last int) int {
	w := &s.words[i]
	if w.Case != article.Upper || i+1 >= last || !s.is(i+1, branchWord) || s.words[i+1].Case != article.Title || !s.joined(i) ||
		w.Span.Len() < 2 || w.Span.Len() > 6 || w.Has(article.Possessive) || s.is(i, stateWord|lettersWord|courtesyWord|suffixWord) || s.block != sentenceCase || s.shouted(i) {
		return 0
	}
	to := i + 2
	if s.words[to-1].Has(article.Possessive) || to >= last || !s.joined(to-1) {
		return to
	}
	if s.numbered(i, to, last) {
		return to + 1
	}
	if s.capital(to) {
		return 0
	}
	return to
}

// numbered reports whether the number at k is the last part of the name that
// words[i:k] begin: Radio 4, Lumio Pad 4; not Chapter 11.
func (s *names) numbered(i, k, last int) bool {
	w := &s.words[k]
	if w.Kind != article.Number || w.Has(article.Bound) {
		return false
	}
	number := s.textOf(int32(k))
	if w.Has(article.Possessive) {
		number = number[:len(number)-int(s.possessive(w))]
	}
	if len(number) > 3 || !wholeNumber(number) || s.words[k-1].Case != article.Title && s.words[k-1].Case != article.Camel {
		return false
	}
	if int(w.Span.End) < len(s.text) {
		switch s.text[w.Span.End] {
		case ' ', '.', ',', '\n', ';', ')', '\'', '"':
		default:
			return k+1 < len(s.words) && s.text[w.Span.End] == 0xe2
		}
	}
	if s.is(k-1, numberedWord) {
		return true
	}
	if !s.entry(k-1).Lower() || s.entry(k-1).Name() || s.entry(i).Is(lexicon.GivenName|lexicon.Honorific|lexicon.Function) || s.is(k-1, countedWord|bodyWord|clubWord|placeWord) ||
		k-1 == s.opener || s.block != sentenceCase || !lexicon.GrammarOf(s.words[k-1].Hash).May(lexicon.Noun) {
		return false
	}
	// "told Apple 3 times": the number counts what follows.
	return k+1 >= last || s.words[k+1].Span.Start-w.Span.End > 1 || !lexicon.GrammarOf(s.words[k+1].Hash).May(lexicon.Plural|lexicon.Noun)
}

func wholeNumber(word string) bool {
	for _, c := range []byte(word) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// subject reports whether a word is a matter that a body may be called after:
// a known word with a capital that is nobody's name, title or body.
func (s *names) subject(i int) bool {
	w := &s.words[i]
	return w.Case == article.Title && s.entry(i).Lower() && s.ordinary(i) && !s.entry(i).Is(lexicon.Honorific|lexicon.Function) &&
		!s.is(i, bodyWord|officeWord) && !s.calendar(i) && !s.folk(i)
}

// subjects reports whether words[i:k] open the name of a body with its matters:
// Department of Health, Ministry for Roads.
func (s *names) subjects(i, k int) bool {
	small := k - 1
	for small > i && s.subject(small) {
		small--
	}
	if small == k-1 || small == i {
		return false
	}
	switch s.textOf(int32(small)) {
	case "of", "for":
		return s.is(small-1, bodyWord)
	}
	return false
}

// series returns the end of the name of a body whose matters or partners stand
// in a series that begins in words[i:k], 0 without one: Fishing, Farming and
// Forestry Association; Ketter, Voss & Co.
func (s *names) series(i, k, last int) int {
	if !s.capital(k) || s.comma(k-1) == 0 || s.block != sentenceCase {
		return 0
	}
	if k+1 < last && s.ampersand(k) && s.capital(k+1) && k-i == 1 && s.words[k].Case == article.Title {
		if i > 0 && s.joined(i-1) {
			switch s.textOf(int32(i - 1)) {
			case "in", "across", "between":
				return 0 // places
			}
		}
		return k + 2
	}
	of := s.subjects(i, k)
	if !of && (i == s.opener || !s.allSubjects(i, k)) {
		return 0
	}
	for j := k; j < last && j < k+8 && s.subject(j); j++ {
		switch {
		case j+2 < last && s.textOf(int32(j+1)) == "and" && (s.joined(j) || s.comma(j) > 0) && s.joined(j+1) && s.subject(j+2):
			end := j + 3
			for end < last && s.joined(end-1) && s.capital(end) && !s.words[end-1].Has(article.Possessive) {
				end++
			}
			if of || end > j+3 && s.is(end-1, bodyWord) {
				return end
			}
			return 0
		case j+1 < last && (s.joined(j) || s.comma(j) > 0):
		default:
			return 0
		}
	}
	return 0
}

func (s *names) allSubjects(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.subject(i) {
			return false
		}
	}
	return true
}

// comma returns the length of the gap after a word if it is a comma and a space.
func (s *names) comma(i int) int {
	if s.text[s.words[i].Span.End:s.words[i+1].Span.Start] == ", " {
		return 2
	}
	return 0
}

func (s *names) ampersand(i int) bool {
	return s.text[s.words[i].Span.End:s.words[i+1].Span.Start] == " & "
}

// twoPlaces reports whether the "and" at k joins two places in the name of a
// body that serves both: the Devon and Somerset Fire Service.
func (s *names) twoPlaces(i, k, last int) bool {
	if k-i > 2 || k-i == 2 && !s.is(i, compassWord) || i == 0 || k+2 >= last {
		return false
	}
	if s.textOf(int32(i-1)) != "the" && s.textOf(int32(i-1)) != "The" || s.words[i].Span.Start-s.words[i-1].Span.End != 1 {
		return false
	}
	for _, j := range [2]int{k - 1, k + 1} {
		if w := &s.words[j]; w.Case != article.Title || !s.entry(j).Name() || s.folk(j) || w.Has(article.Possessive) {
			return false
		}
	}
	for end := k + 2; end < last && end < k+6 && s.joined(end-1) && s.capital(end); end++ {
		if s.is(end, jointWord) {
			return true
		}
	}
	return false
}

// cause returns the word at which the name of a charity goes on after the
// preposition at k, 0 if it does not: Help for Sailors, Shelter from the Storm.
func (s *names) cause(i, k, last int) int {
	next := k + 1
	if s.textOf(int32(next)) == "the" && next+1 < last && s.joined(next) {
		next++
	}
	if i == s.opener || s.block != sentenceCase || !s.subject(next) || !s.allSubjects(i, k) || !lexicon.GrammarOf(s.words[next].Hash).May(lexicon.Noun|lexicon.Plural) {
		return 0
	}
	end := next + 1
	for end < last && s.joined(end-1) && s.capital(end) {
		end++
	}
	if end-next > 1 && (k-i > 1 || s.is(end-1, bodyWord|placeWord) || s.textOf(int32(k)) != "for") {
		return 0 // "the Red Car for the Red Planet", "Fanfare for the National Theatre"
	}
	return next
}

// craft reports whether the title at i opens the name of a thing: the trawler
// Lady Harriet, the Lady Harriet.
func (s *names) craft(i int) bool {
	if i == 0 || s.words[i].Span.Start-s.words[i-1].Span.End != 1 || s.words[i].Case != article.Title {
		return false
	}
	switch s.textOf(int32(i - 1)) {
	case "the", "The":
		switch s.textOf(int32(i)) {
		case "Lady", "Queen":
			return true
		}
		return false
	}
	return s.small(i-1) && s.is(i-1, craftWord)
}

// owned reports whether the 's of a name is its own: a firm called by its
// owner's possessive, with nothing after it that it could possess.
func (s *names) owned(from, to int) bool {
	if to-from > 1 || !s.is(from, ownedWord) {
		return false
	}
	if to >= len(s.words) || s.words[to].Span.Start-s.words[from].Span.End != 1 {
		return true
	}
	e := s.entry(to)
	return s.words[to].Case == article.Lower && (e.Is(lexicon.Function) || lexicon.GrammarOf(s.words[to].Hash).May(lexicon.Past))
}
