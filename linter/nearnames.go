package linter

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galleyproof/corpus/article"
)

// NearNames is two words of the article's names that are one word but for a
// slip, or two words that only look alike. The words are given by index, each
// the first in its letters.
type NearNames struct {
	Words [2]int32
	How   Nearness
}

// Nearness says in what two words differ.
type Nearness uint8

// The differences.
const (
	OneEdit  Nearness = iota // one letter dropped, added, changed, or two swapped: Haspel, Haspell
	CaseOnly                 // a capital within: Macdonald, MacDonald
	Marks                    // accents and the like: Nuñez, Nunez
)

// shortestNear is the length in letters from which words can be near: short
// ones are alike by chance.
const shortestNear = 4

// NearNames returns the pairs of words within names of the article, acronyms
// apart, that differ by one slip. Words in capitals throughout stand for none.
// The pairs are in order of their first words.
func (p *Pass) NearNames() []NearNames { return p.run.nearNames() }

// nameWord is a word of a name.
type nameWord struct {
	hash  uint64
	word  int32
	plain string // small ASCII letters, only of words with others
}

// nearScratch is used again for each article.
type nearScratch struct {
	words []nameWord
	forms []nameWord // one for each hash
	pairs []NearNames
	have  bool
}

func (r *run) nearNames() []NearNames {
	s := &r.near
	if s.have {
		return s.pairs
	}
	s.have = true
	s.words, s.forms, s.pairs = s.words[:0], s.forms[:0], s.pairs[:0]
	words := r.article.Words()
	names := r.article.Names()
	for i := range names.Mentions {
		m := &names.Mentions[i]
		if m.Acronym {
			continue
		}
		for k := m.Words[0]; k < m.Words[1]; k++ {
			if w := &words[k]; w.Kind == article.Letters && (w.Case == article.Title || w.Case == article.Camel) && w.Span.Len() >= shortestNear && !w.Has(article.Pointed) {
				s.words = append(s.words, nameWord{hash: w.Hash, word: k})
			}
		}
	}
	slices.SortFunc(s.words, func(a, b nameWord) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.word, b.word)) })
	for i := range s.words {
		w := &s.words[i]
		if n := len(s.forms); n == 0 || s.forms[n-1].hash != w.hash {
			s.forms = append(s.forms, *w)
			continue
		}
		first := s.forms[len(s.forms)-1].word
		if words[w.word].Case != words[first].Case && r.stem(w.word) != r.stem(first) {
			s.add(first, w.word, CaseOnly)
		}
	}
	r.nearMarks()
	r.nearEdits()
	slices.SortFunc(s.pairs, func(a, b NearNames) int {
		return cmp.Or(cmp.Compare(a.Words[0], b.Words[0]), cmp.Compare(a.Words[1], b.Words[1]), cmp.Compare(b.How, a.How))
	})
	// A mark is an edit too; what says more comes first.
	s.pairs = slices.CompactFunc(s.pairs, func(a, b NearNames) bool { return a.Words == b.Words })
	return s.pairs
}

// add adds a pair, once for two hashes.
func (s *nearScratch) add(a, b int32, how Nearness) {
	s.pairs = append(s.pairs, NearNames{[2]int32{min(a, b), max(a, b)}, how})
}

// stem is a word without a possessive 's.
func (r *run) stem(word int32) string {
	return r.article.Doc.Slice(r.article.Words()[word].Stem(r.article.Doc.Text))
}

// nearMarks pairs the words with letters beyond ASCII with those that are the
// same without their marks.
func (r *run) nearMarks() {
	s := &r.near
	words := r.article.Words()
	for i := range s.forms {
		if !words[s.forms[i].word].Has(article.Foreign) {
			continue
		}
		s.forms[i].plain = plain(r.stem(s.forms[i].word))
		hash := article.Hash(s.forms[i].plain)
		if hash == s.forms[i].hash {
			continue
		}
		if at, ok := slices.BinarySearchFunc(s.forms, hash, func(w nameWord, h uint64) int { return cmp.Compare(w.hash, h) }); ok {
			s.add(s.forms[at].word, s.forms[i].word, Marks)
			continue
		}
		for k := range i {
			if s.forms[k].plain == s.forms[i].plain {
				s.add(s.forms[k].word, s.forms[i].word, Marks)
			}
		}
	}
}

// barred letters have no decomposition.
var barred = strings.NewReplacer("đ", "d", "ø", "o", "ł", "l", "ı", "i", "ħ", "h", "æ", "ae", "œ", "oe", "ß", "ss", "ð", "d", "þ", "th")

// plain returns a word in small letters without their marks.
func plain(word string) string {
	word = strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) || c == '’' || c == 'ʼ' {
			if c == '’' || c == 'ʼ' {
				return '\''
			}
			return -1
		}
		return unicode.ToLower(c)
	}, norm.NFD.String(word))
	return barred.Replace(word)
}

// nearEdits pairs the words that one edit parts. An edit leaves the first two
// bytes or the last two as they were, so only words that share either are
// compared.
func (r *run) nearEdits() {
	s := &r.near
	text := func(i int) string { return r.stem(s.forms[i].word) }
	for _, key := range [...]func(string) uint16{
		func(w string) uint16 { return uint16(w[0]|0x20)<<8 | uint16(w[1]|0x20) },
		func(w string) uint16 { return uint16(w[len(w)-1]|0x20)<<8 | uint16(w[len(w)-2]|0x20) },
	} {
		s.words = s.words[:0]
		for i := range s.forms {
			if w := text(i); len(w) >= shortestNear {
				s.words = append(s.words, nameWord{hash: uint64(key(w)), word: int32(i)})
			}
		}
		slices.SortFunc(s.words, func(a, b nameWord) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.word, b.word)) })
		for i := range s.words {
			a := text(int(s.words[i].word))
			for k := i + 1; k < len(s.words) && s.words[k].hash == s.words[i].hash; k++ {
				if b := text(int(s.words[k].word)); oneEdit(a, b) {
					s.add(s.forms[s.words[i].word].word, s.forms[s.words[k].word].word, OneEdit)
				}
			}
		}
	}
}

// oneEdit reports whether one letter dropped, added or changed, or two swapped,
// make one word of the other, whatever their case.
func oneEdit(a, b string) bool {
	if d := len(a) - len(b); d > utf8.UTFMax || d < -utf8.UTFMax {
		return false
	}
	a, b = cutCommon(a, b)
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	switch {
	case n+m == 1, n == 1 && m == 1:
		return true
	case n == 2 && m == 2:
		c, i := utf8.DecodeRuneInString(a)
		d, k := utf8.DecodeRuneInString(b)
		e, _ := utf8.DecodeRuneInString(a[i:])
		f, _ := utf8.DecodeRuneInString(b[k:])
		return unicode.ToLower(c) == unicode.ToLower(f) && unicode.ToLower(d) == unicode.ToLower(e)
	}
	return false
}

// cutCommon cuts off what two words begin and end with alike.
func cutCommon(a, b string) (string, string) {
	for a != "" && b != "" {
		c, n := utf8.DecodeRuneInString(a)
		d, m := utf8.DecodeRuneInString(b)
		if c != d && unicode.ToLower(c) != unicode.ToLower(d) {
			break
		}
		a, b = a[n:], b[m:]
	}
	for a != "" && b != "" {
		c, n := utf8.DecodeLastRuneInString(a)
		d, m := utf8.DecodeLastRuneInString(b)
		if c != d && unicode.ToLower(c) != unicode.ToLower(d) {
			break
		}
		a, b = a[:len(a)-n], b[:len(b)-m]
	}
	return a, b
}
