package reading

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/record"
)

func (s *names) key(words [2]int32) uint64 { return record.WordsKey(s.words[words[0]:words[1]]) }

// foldedKey is the key of words without their accents.
func (s *names) foldedKey(from, to int32) uint64 {
	if to-from == 1 {
		return s.folded(from)
	}
	for i := from; i < to; i++ {
		if s.words[i].Has(article.Foreign) {
			key := uint64(0)
			for i := from; i < to; i++ {
				key = record.AddWord(key, s.folded(i))
			}
			return key
		}
	}
	return record.WordsKey(s.words[from:to])
}

// folded is the hash of a word without its accents.
func (s *names) folded(i int32) uint64 {
	w := &s.words[i]
	if !w.Has(article.Foreign) {
		return w.Hash
	}
	end := w.Span.End
	if w.Has(article.Possessive) {
		end -= s.possessive(w)
	}
	return article.Hash(plainLetters(s.text[w.Span.Start:end]))
}

// plainLetters takes the accents off letters.
func plainLetters(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		if plain, ok := strokeLetters[r]; ok {
			return plain
		}
		return r
	}, norm.NFD.String(word))
}

// strokeLetters have no decomposition.
var strokeLetters = map[rune]rune{'ø': 'o', 'Ø': 'O', 'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ı': 'i', 'ħ': 'h', 'Ħ': 'H'}

// saints reports whether a name is a place or body called after a saint, whose
// 's is part of it.
func (s *names) saints(from, to int) bool {
	return to-from == 2 && s.is(from, saintWord)
}

// pointed returns the end of a name with the point of its last word: Inc., Co.
// One that ends the sentence counts too.
func (s *names) pointed(i int, end int32) int32 {
	if int(end) < len(s.text) && s.text[end] == '.' && !s.words[i].Has(article.Pointed) && !s.words[i].Has(article.Possessive) {
		switch s.textOf(int32(i)) {
		case "Inc", "Corp", "Ltd":
			return end + 1
		}
	}
	return end
}

// describe says what the words of a mention tell of its kind.
func (s *names) describe(words [2]int32) mentionInfo {
	from, to := int(words[0]), int(words[1])
	var info mentionInfo
	for to-1 > from && (s.words[to-1].Span.Len() <= 5 && (s.is(to-1, suffixWord) || s.numeral(to-1))) {
		to--
		info.suffix = s.words[to].Hash
		info.person = info.person || s.is(to, juniorWord)
	}
	info.name = [2]int32{words[0], int32(to)}
	info.key = s.foldedKey(words[0], words[1])
	last := from
	for i := from; i < to; i++ {
		info.foreign = info.foreign || s.words[i].Has(article.Foreign)
		if i == from || !s.words[i].Has(article.Bound) || s.words[i-1].Case == article.Lower {
			info.units++
			last = i
		}
	}
	info.surname = s.foldedKey(int32(last), int32(to))
	if info.units == 1 {
		if info.suffix != 0 && s.entry(from).Is(lexicon.GivenName) {
			info.person = true // Henry VIII
		}
		if info.person {
			info.kind = Person
		}
		if from > 0 && s.small(from-1) {
			switch s.text[s.words[from-1].Span.Start:s.words[from-1].Span.End] {
			case "in", "at", "near", "outside", "across":
				info.placed = true
			}
		}
		return info
	}
	final := s.lists.marks(s.words[to-1].Hash)
	for i := from; i < to; i++ {
		if s.words[i].Case == article.Lower && !s.words[i].Has(article.Bound) && !s.is(i, particleWord) {
			info.kind, info.person = Organisation, false
			return info
		}
	}
	if s.words[from].Case == article.Upper && s.is(from+1, branchWord) || s.is(from, founderWord) {
		info.kind, info.person = Organisation, false
		return info
	}
	given := s.entry(from).Is(lexicon.GivenName)
	lastEntry := s.entry(to - 1)
	switch {
	case to-from == 3 && s.initial(from+1) && lastEntry.Name():
	case final&bodyWord != 0 && !(given && to-from == 2 && lastEntry.Name() && !lastEntry.Lower()):
		info.kind, info.person = Organisation, false
		return info
	case s.is(from, bodyWord|headWord) && !given:
		info.kind, info.person = Organisation, false
		return info
	case final&placeWord != 0 && !given:
		info.kind, info.person = Place, false
		return info
	case final&placeWord != 0:
		// "Victoria Park", "Hyde Hall": a given name says nothing here.
		info.person = false
		return info
	}
	given = given || s.is(from, clippedWord)
	initials := s.initial(from) || s.words[from].Case == article.Upper && !s.is(from, stateWord) &&
		(s.words[from].Span.Len() <= 3 || s.words[from].Has(article.Pointed) && s.words[from].Span.Len() <= 6)
	if !(given || initials) || to-from > 5 {
		if to-from <= 4 {
			info.given = s.folded(int32(from))
		}
		return info
	}
	if s.words[from].Has(article.Bound) {
		return info
	}
	for i := from + 1; i < to; i++ {
		// "Virginia Tech", "Austin Powers": a known word that is never a name.
		if e := s.entry(i); e.Lower() && !e.Name() && s.words[i].Case == article.Title && !given {
			return info
		}
	}
	info.person, info.named, info.kind = true, true, Person
	info.given = s.folded(int32(from))
	for i := from + 1; i < to-1; i++ {
		if s.is(i, particleWord) && s.words[i].Case == article.Lower {
			break
		}
		info.middle = info.middle*31 + s.words[i].Hash
	}
	return info
}
