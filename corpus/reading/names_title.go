package reading

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// unlabelled returns where the name begins in a run without a title, behind the
// words of a people ("Kenyan Eliud Kipchoge") or of a label ("Policy Adviser
// Joseph Yun"); the end of the run if it names nothing.
func (s *names) unlabelled(from, to int) int {
	at := from
	if at+1 < to && s.is(at, compassWord) && s.folk(at+1) {
		at++
	}
	if s.folk(at) {
		if at+1 == to {
			return to
		}
		if !s.entry(at+1).Lower() && s.capital(at+1) && (to-at > 2 || s.entry(at+1).Is(lexicon.GivenName)) && !s.lists.is(s.words[to-1].Hash, bodyWord|placeWord|firmWord) {
			return at + 1
		}
		return from
	}
	// "Chapter 11" is no name of anything.
	if to-from == 1 && s.ordinary(from) && to < len(s.words) && s.words[to].Kind == article.Number &&
		s.text[s.words[from].Span.End:s.words[to].Span.Start] == " " {
		return to
	}
	for k := from + 1; k+2 <= to && to-k <= 4; k++ {
		if s.entry(k).Is(lexicon.GivenName) && !s.ordinary(k) && s.ordinary(k-1) && !s.is(k-1, compassWord|saintWord|placeWord|bodyWord) &&
			!s.entry(k-1).Is(lexicon.GivenName) && !s.lists.is(s.words[to-1].Hash, bodyWord|placeWord|firmWord) && !s.ordinary(to-1) {
			for j := from; j < k; j++ {
				if !s.ordinary(j) {
					return from
				}
			}
			return k
		}
	}
	return from
}

// entitle notes a title whose last word is word i.
func (s *names) entitle(info *mentionInfo, i int) {
	info.person, info.titled, info.kind = true, true, Person
	info.title = s.words[i].Hash
	switch marks := s.lists.marks(info.title); {
	case marks&maleWord != 0:
		info.gender = male
	case marks&femaleWord != 0:
		info.gender = female
	}
}

func (s *names) small(i int) bool {
	return s.words[i].Case == article.Lower && s.words[i].Kind == article.Letters
}

// lowerTitle reports whether a word in small letters is a title of the name
// after it. One that is an ordinary noun too must stand before a full name.
func (s *names) lowerTitle(i int, info mentionInfo) bool {
	return s.entry(i).Is(lexicon.Honorific) && info.units > 1 && !s.entry(i).Is(lexicon.Function)
}

// title returns where the name in a run begins, and whether a title stands
// before it.
func (s *names) title(from, to int) (name int, titled bool) {
	name = from
	for i := from; i < to; i++ {
		marks, w := s.lists.marks(s.words[i].Hash), &s.words[i]
		if w.Case == article.Upper && !(marks&courtesyWord != 0 && s.single(i)) {
			if marks&lettersWord != 0 && i+1 < to && i-from <= 3 {
				name, titled = i+1, true
			}
			continue
		}
		if marks&saintWord != 0 {
			continue
		}
		if !s.entry(i).Is(lexicon.Honorific) && marks&courtesyWord == 0 {
			// "Police Chief Ann Drow": no honorific, but a given name follows.
			if marks&officeWord != 0 && to-i >= 3 && to-i <= 4 && s.entry(i+1).Is(lexicon.GivenName) {
				return i + 1, true
			}
			continue
		}
		next := i + 1
		for next < to && s.words[next].Has(article.Bound) && s.is(next, compoundWord) {
			next++
		}
		// "Secretary of State John Kerry"
		if next+1 < to && s.text[s.words[next].Span.Start:s.words[next].Span.End] == "of" {
			if marks&officeWord == 0 {
				break
			}
			k := next + 1
			for k < to && !s.entry(k).Is(lexicon.GivenName) {
				k++
			}
			if k < to && k-next <= 4 && to-k >= 2 {
				return k, true
			}
			break // "Prince of Wales" is a name by itself
		}
		if next == to {
			if i == from {
				return to, false // "the President"
			}
			break
		}
		courtesy := marks&courtesyWord != 0
		first, final := s.entry(next), s.lists.marks(s.words[to-1].Hash)
		switch {
		case s.words[next].Case == article.Lower || s.words[next].Has(article.Bound):
		case !courtesy && (final&(bodyWord|placeWord) != 0 || to-next > 4):
		case s.folk(next):
		case marks&strongWord != 0 && s.surnameLike(next, to):
			name, titled = next, true
		case !courtesy && first.Lower() && !first.Is(lexicon.GivenName|lexicon.Honorific) && (first.WordTier() < first.NameTier() || !first.Name()):
		case first.Is(lexicon.Honorific) && !first.Is(lexicon.GivenName) && next+1 < to:
			continue // "Prime Minister Sir ...": the next title decides
		default:
			name, titled = next, true
		}
		if titled && s.entry(next).Is(lexicon.Honorific) && next+1 < to {
			continue
		}
		if titled {
			return name, true
		}
	}
	return name, titled
}

// surnameLike reports whether the words after a title that only persons have
// are a name although the first is an ordinary word: Moon Jae-in, Bush.
func (s *names) surnameLike(from, to int) bool {
	if s.entry(from).Is(lexicon.Honorific|lexicon.Function) || s.is(from, officeWord|bodyWord|rankWord|compoundWord) || s.words[from].Case != article.Title {
		return false
	}
	if to-from > 1 {
		return s.words[to-1].Case == article.Lower || !s.ordinary(to-1)
	}
	return !lexicon.GrammarOf(s.words[from].Hash).May(lexicon.Plural)
}

// heading reports whether words are all in capitals and one of them is no name:
// a label run into the copy.
func (s *names) heading(from, to int) bool {
	word := false
	for i := from; i < to; i++ {
		if s.words[i].Case != article.Upper {
			return false
		}
		word = word || s.ordinary(i) && !s.initial(i)
	}
	return word
}

// office returns where the name begins in a run that opens with an office and
// "of": "Director of the Harbour Board" names the board.
func (s *names) office(from, to int) int {
	whole := from
	for from+1 < to && s.is(from, rankWord) && s.is(from+1, rankWord|officeWord) {
		from++
	}
	if from+2 >= to || !s.entry(from).Is(lexicon.Honorific) && !s.is(from, officeWord) || s.is(from, nobleWord) {
		return whole
	}
	k := from + 1
	if s.words[k].Case != article.Lower {
		return whole
	}
	for k < to && s.words[k].Case == article.Lower {
		k++
	}
	if k == to-1 && s.entry(k).Lower() {
		return to // "Secretary of State"
	}
	return k
}
