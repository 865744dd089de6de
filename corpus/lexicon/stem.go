package lexicon

import "galleyproof/corpus/article"

// Stem appends the stem of a word in small ASCII letters to dst: what "tweet",
// "tweets", "tweeted" and "tweeting" have in common, and an action with its
// verb ("resigned", "resignation"). It is a key to compare, no word; irregular
// forms and words with other letters keep their own. Where taking an ending off
// could leave another word (depart in department, corn in corner) it errs
// towards leaving it on, and asks the lexicon what is a word.
func Stem(dst []byte, word string) []byte {
	from := len(dst)
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c < 'a' || c > 'z' {
			return append(dst[:from], word...)
		}
		dst = append(dst, c)
	}
	s := stemmer{dst[from:]}
	s.plural()
	if !s.action() {
		s.tense()
	}
	s.last()
	return dst[:from+len(s.word)]
}

// stemmer holds the letters that are left.
type stemmer struct{ word []byte }

func (s *stemmer) ends(with string) bool {
	n := len(s.word) - len(with)
	return n > 0 && string(s.word[n:]) == with
}

func (s *stemmer) cut(n int) { s.word = s.word[:len(s.word)-n] }

// known reports whether the letters without the last n, with more after them,
// are an ordinary word that readers know.
func (s *stemmer) known(n int, more string) bool {
	var buf [32]byte
	if len(s.word)-n+len(more) > len(buf) {
		return false
	}
	e := Lookup(article.Hash(string(append(append(buf[:0], s.word[:len(s.word)-n]...), more...))))
	return e.Lower() && e.WordTier() <= 6
}

func (s *stemmer) plural() {
	switch {
	case len(s.word) < 4 || !s.ends("s") || s.ends("ss") || s.ends("us") || s.ends("is"):
	case s.ends("ies") && len(s.word) > 4:
		s.cut(3)
		s.word = append(s.word, 'y')
	case s.ends("ches"), s.ends("shes"), s.ends("sses"), s.ends("xes"), s.ends("zzes"):
		s.cut(2)
	default:
		s.cut(1)
	}
}

// action takes off the endings that make a noun of a verb.
func (s *stemmer) action() bool {
	const least = 5 // letters that must be left: stat in station is too few
	n := len(s.word)
	switch {
	case s.ends("ment") && n-4 >= least && s.known(4, "") && string(s.word) != "department":
		s.cut(4)
	case s.ends("tion") && n-3 >= least && (s.known(3, "e") || s.known(3, "")):
		s.cut(3)
	case s.ends("ation") && n-5 >= least-1 && (s.known(5, "") || s.known(5, "e")):
		s.cut(5)
	default:
		return false
	}
	return true
}

// tense takes off -ed and -ing.
func (s *stemmer) tense() {
	n := 0
	switch {
	case s.ends("ied") && len(s.word) > 4:
		s.cut(3)
		s.word = append(s.word, 'y')
		return
	case s.ends("eed"):
		return
	case s.ends("ed"):
		n = 2
	case s.ends("ing"):
		n = 3
	}
	if n == 0 || len(s.word)-n < 3 {
		return
	}
	if last, before := s.word[len(s.word)-n-1], s.word[len(s.word)-n-2]; last == before && !s.known(n, "") && s.known(n+1, "") {
		n++ // planned, plan
	} else if !s.known(n, "") && !s.known(n, "e") {
		return // sacred, ceiling
	}
	s.cut(n)
}

// last takes off an e, so that the bare verb has the stem of its forms.
func (s *stemmer) last() {
	if len(s.word) > 3 && s.ends("e") && !s.ends("ee") {
		s.cut(1)
	}
}
