package reading

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// startsName reports whether an ordinary word with a capital that its place
// explains still begins a name: a given name or an honorific before another
// capital, an initial, or a run that ends like the name of a body.
func (s *names) startsName(i, last int) bool {
	if i+1 >= last || !s.joined(i) || !s.capital(i+1) && !s.is(i+1, particleWord) {
		if i+1 < last && s.joined(i) && s.is(i, numberedWord) && s.numbered(i, i+1, last) {
			return true
		}
		return i+2 < last && s.joined(i) && s.joined(i+1) && s.is(i, bodyWord) && s.capital(i+2) && s.textOf(int32(i+1)) == "of" &&
			s.block == sentenceCase
	}
	e := s.entry(i)
	if e.Is(lexicon.GivenName) {
		// "Hope Fisher won": nothing else has a capital before a verb.
		if s.block == sentenceCase && i+2 < last && s.joined(i+1) && s.words[i+1].Case == article.Title && s.entry(i+1).Name() && !s.entry(i+1).Is(lexicon.Honorific) &&
			s.small(i+2) && lexicon.GrammarOf(s.words[i+2].Hash).May(lexicon.Past) {
			return true
		}
		if !s.ordinary(i+1) || s.is(i+1, placeWord) || s.initial(i+1) {
			return true
		}
		// "Mark Field": a noun before a capital that its place does not explain.
		return s.block == sentenceCase && s.words[i+1].Case == article.Title && !s.entry(i+1).Is(lexicon.Function|lexicon.Honorific) &&
			lexicon.GrammarOf(s.words[i].Hash).Mostly(lexicon.Noun)
	}
	if s.is(i, headWord) && s.block == sentenceCase && s.capital(i+1) && !s.ordinary(i+1) {
		return true
	}
	if i+2 < last && s.words[i+2].Has(article.Bound) && s.words[i+2].Case == article.Lower && s.syllable(i, i+2) {
		return true
	}
	if s.is(i, particleWord) {
		k := i + 1
		for k < last && s.joined(k-1) && s.words[k].Case == article.Lower && s.is(k, particleWord) {
			k++
		}
		return k < last && s.joined(k-1) && s.words[k].Case != article.Lower && s.capital(k) &&
			(!s.ordinary(k) || (!e.Lower() || s.block == sentenceCase && e.WordTier() >= 3) && !s.entry(k).Is(lexicon.Function) && !s.is(k, monthName))
	}
	if marks := s.lists.marks(s.words[i].Hash); marks&(compassWord|saintWord|clippedWord) != 0 && !s.ordinary(i+1) {
		return true
	}
	if e.Is(lexicon.Function) {
		return false
	}
	if s.is(i, bodyWord) && s.block == sentenceCase && !s.ordinary(i+1) {
		return true
	}
	if s.is(i, founderWord) && s.block == sentenceCase && !s.entry(i+1).Is(lexicon.Honorific|lexicon.GivenName) && !s.is(i+1, officeWord|rankWord) && !s.folk(i+1) {
		return true
	}
	if e.Is(lexicon.Honorific) {
		return s.block == sentenceCase || !s.ordinary(i+1)
	}
	if s.block == titleCase {
		return false
	}
	to := s.extend(i, last)
	return to-i >= 2 && (s.is(to-1, bodyWord) || s.is(to-1, placeWord))
}

// personal reports whether a month or a pronoun is a person's given name here:
// April Jones, Jan van Dyk, Will Smith.
func (s *names) personal(i, last int, opens bool) bool {
	if !s.entry(i).Is(lexicon.GivenName) && !((opens || i > 0 && s.words[i].Span.Start-s.words[i-1].Span.End == 2) && s.is(i, monthName)) || i+1 >= last || !s.joined(i) {
		return false
	}
	if s.is(i+1, particleWord) && i+2 < last && s.words[i+2].Case == article.Title {
		return true
	}
	return s.words[i+1].Case == article.Title && !s.ordinary(i+1) && !s.calendar(i+1)
}

// extend returns the end of the run that begins at i.
func (s *names) extend(i, last int) int {
	to := i + 1
	for to < last {
		if s.words[to-1].Has(article.Possessive) {
			// St Mary’s School, but the council’s School Board.
			if to-i == 2 && s.is(i, saintWord) && s.joined(to-1) && s.capital(to) && s.is(to, bodyWord|placeWord) {
				to++
				continue
			}
			break
		}
		if !s.joined(to - 1) {
			if to-i > 1 && s.capital(to) && s.is(to, bodyWord) && s.text[s.words[to-1].Span.End-1] == 's' {
				if gap := s.text[s.words[to-1].Span.End:s.words[to].Span.Start]; gap == "’ " || gap == "' " {
					to++ // National Farmers’ Union
					continue
				}
			}
			end := s.nickname(i, to, last)
			if end == 0 {
				end = s.series(i, to, last)
			}
			if end == 0 {
				break
			}
			to = end
			continue
		}
		w := &s.words[to]
		if s.capital(to) {
			if s.calendar(to) {
				if s.entry(to-1).Is(lexicon.GivenName|lexicon.Honorific) && s.words[to-1].Case == article.Title && to+1-i <= 3 {
					to++
					continue
				}
				break
			}
			if s.entry(to).Is(lexicon.Pronoun) && s.ordinary(to) && w.Case == article.Upper && w.Span.Len() == 1 {
				break // "Smith I know"
			}
			to++
			continue
		}
		if w.Kind == article.Number && w.Has(article.Bound) && s.words[to-1].Case == article.Upper && s.words[to-1].Span.Len() <= 3 {
			return to + 1 // F-150
		}
		if s.numbered(i, to, last) {
			return to + 1
		}
		if w.Case != article.Lower || w.Kind != article.Letters {
			break
		}
		if w.Has(article.Bound) && s.syllable(i, to) {
			to++
			continue
		}
		if w.Span.Len() > longestSmall {
			break
		}
		next := s.connect(i, to, last)
		if next == 0 {
			break
		}
		to = next
	}
	return to
}

// longestSmall is the length of the longest small word inside a name: della.
const longestSmall = 5

// syllable reports whether a word in small letters is the second syllable of a
// given name: Moon Jae-in, Ban Ki-moon; not Jay-led.
func (s *names) syllable(i, k int) bool {
	w, prev := &s.words[k], &s.words[k-1]
	if !w.Has(article.Bound) || w.Span.Len() > 6 || prev.Case != article.Title || s.entry(k-1).Lower() && prev.Span.Len() > 4 {
		return false
	}
	if s.is(k, syllableWord) {
		// "Ji-woo Han": what a hyphen binds to an ordinary word is no syllable.
		return k-i >= 2 || !s.entry(k).Known() || prev.Span.Len() <= 5 && !s.ordinary(k-1) && !s.entry(k).Is(lexicon.Function) &&
			!lexicon.GrammarOf(w.Hash).May(lexicon.Past|lexicon.Participle)
	}
	return k-i >= 2 && prev.Span.Len() <= 5 && !s.entry(k).Is(lexicon.Function) && !s.is(k, compoundWord) &&
		!lexicon.GrammarOf(w.Hash).May(lexicon.Past|lexicon.Participle|lexicon.Gerund|lexicon.Adjective)
}

// nickname returns the end of the surname after a nickname in quotation marks
// that begins at word k of a run, 0 without one: Laura “Lolly” Tennick.
func (s *names) nickname(i, k, last int) int {
	if k-i > 3 || s.words[k-1].Case == article.Upper && k-i == 1 || !s.capital(k) || s.ordinary(k-1) && !s.entry(k-1).Is(lexicon.GivenName) {
		return 0
	}
	switch s.text[s.words[k-1].Span.End:s.words[k].Span.Start] {
	case " “", " \"", " ‘", " '":
	default:
		return 0
	}
	for end := k + 1; end < last && end <= k+3; end++ {
		switch s.text[s.words[end-1].Span.End:s.words[end].Span.Start] {
		case " ":
		case "” ", "\" ", "’ ", "' ":
			if s.words[end].Case == article.Title || s.words[end].Case == article.Camel {
				return end + 1
			}
			return 0
		default:
			return 0
		}
	}
	return 0
}

// connect decides whether the small word at k joins the run from i to the
// capital after it; it returns the end of that capital, or 0.
func (s *names) connect(i, k, last int) int {
	h := s.words[k].Hash
	next := k + 1
	if next >= last || !s.joined(k) {
		return 0
	}
	prev := s.words[k-1].Hash
	switch s.text[s.words[k].Span.Start:s.words[k].Span.End] {
	case "of":
		// "Tour of the Alps": a noun whose capital its place does not explain.
		if !s.lists.is(prev, bodyWord|officeWord) && (!s.entry(k-1).Lower() || s.entry(k-1).Is(lexicon.Honorific|lexicon.GivenName) ||
			s.words[k-1].Case != article.Title || i == s.opener || s.block != sentenceCase || s.lists.is(prev, rankWord)) {
			return 0
		}
		if k-i >= 2 && s.entry(k-2).Is(lexicon.GivenName) && s.entry(k-1).Name() && !s.lists.is(prev, bodyWord|nobleWord) && !s.ordinary(next) {
			return 0 // "Joan Hill of Orland"
		}
		if s.text[s.words[next].Span.Start:s.words[next].Span.End] == "the" && next+1 < last && s.joined(next) {
			next++
		}
	case "for", "from", "against":
		if h := s.textOf(int32(k)); h != "for" || !s.lists.is(prev, bodyWord) {
			if next = s.cause(i, k, last); next == 0 {
				return 0
			}
		}
	case "and":
		if s.subjects(i, k) && s.subject(next) || s.twoPlaces(i, k, last) {
			return next + 1
		}
		// "Food and Drug Administration", not "Paris and Harvard University".
		if !s.capital(next) || !s.entry(k-1).Lower() || s.words[k-1].Hash == s.words[next].Hash {
			return 0
		}
		for j := i; j < k; j++ {
			if s.capital(j) && (!s.entry(j).Lower() || s.entry(j).Is(lexicon.GivenName) || s.words[j].Case == article.Upper) {
				return 0
			}
		}
		if s.lists.is(prev, bodyWord) {
			return 0
		}
		end := next + 1
		for end < last && s.joined(end-1) && s.capital(end) {
			end++
		}
		if !s.is(end-1, bodyWord) || !s.entry(next).Lower() {
			return 0
		}
	default:
		if !s.lists.is(h, particleWord) {
			return 0
		}
		for next+1 < last && s.joined(next) && s.words[next].Case == article.Lower && s.is(next, particleWord) && next < k+2 {
			next++
		}
	}
	if next < last && s.capital(next) && s.words[next].Kind == article.Letters && !s.calendar(next) {
		return next + 1
	}
	return 0
}
