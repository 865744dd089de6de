package linter

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
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
// apart, that differ by one slip. Words in capitals throughout and words that
// are no names anywhere (Committee) are not compared. The pairs are in order of
// their first words.
func (p *Pass) NearNames() []NearNames { return p.run.nearNames() }

// everyday is the tier up to which a word that is no name is none of somebody
// whom the lexicon does not know. The rare words are surnames too.
const everyday = 5

// nameWord is a word of a name, the first with its hash.
type nameWord struct {
	hash  uint64
	word  int32
	plain string // without its marks, only of words with letters beyond ASCII
}

// nearScratch is used again for each article.
type nearScratch struct {
	keys  []uint64 // to be sorted: a hash or letters above, an index below
	forms []nameWord
	pairs []NearNames
	have  bool
}

// indexBits are those of a key that hold an index. An article of more words has
// the rest left out.
const (
	indexBits = 24
	indexMask = 1<<indexBits - 1
)

func (r *run) nearNames() []NearNames {
	s := &r.near
	if s.have {
		return s.pairs
	}
	s.have = true
	s.keys, s.forms, s.pairs = s.keys[:0], s.forms[:0], s.pairs[:0]
	words := r.article.Words()
	names := r.article.Names()
	for i := range names.Mentions {
		m := &names.Mentions[i]
		if m.Acronym || int(m.Words[1]) > indexMask {
			continue
		}
		for k := m.Words[0]; k < m.Words[1]; k++ {
			w := &words[k]
			if w.Kind != article.Letters || w.Case != article.Title && w.Case != article.Camel || w.Span.Len() < shortestNear || w.Has(article.Pointed) {
				continue
			}
			if e := reading.Entry(w); e.Name() || !e.Lower() || e.WordTier() > everyday || w.Case == article.Camel {
				s.keys = append(s.keys, w.Hash&^indexMask|uint64(k))
			}
		}
	}
	slices.Sort(s.keys)
	for _, key := range s.keys {
		k := int32(key & indexMask)
		w := &words[k]
		if n := len(s.forms); n == 0 || s.forms[n-1].hash != w.Hash {
			s.forms = append(s.forms, nameWord{hash: w.Hash, word: k})
			continue
		}
		first := s.forms[len(s.forms)-1].word
		if w.Case != words[first].Case && r.stem(k) != r.stem(first) {
			s.add(first, k, CaseOnly)
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
		s.keys = s.keys[:0]
		for i := range s.forms {
			if w := text(i); len(w) >= shortestNear {
				s.keys = append(s.keys, uint64(key(w))<<indexBits|uint64(i))
			}
		}
		slices.Sort(s.keys)
		for i, a := range s.keys {
			for _, b := range s.keys[i+1:] {
				if a>>indexBits != b>>indexBits {
					break
				}
				if x, y := int(a&indexMask), int(b&indexMask); oneEdit(text(x), text(y)) {
					s.add(s.forms[x].word, s.forms[y].word, OneEdit)
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
	// Most words that are no slip of each other differ early and late.
	a, b = cutCommon(a, b)
	if len(a) > 2*utf8.UTFMax || len(b) > 2*utf8.UTFMax {
		return false
	}
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
