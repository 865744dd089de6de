package article

import (
	"unicode"
	"unicode/utf8"
)

// A word here is what a newsroom calls one: U.S., AT&T, don't, 3rd, Nov.,
// @handle and #tag are each one word. The parts of a hyphenated compound are
// words of their own, bound by a flag, so that a rule may look at the part
// ("Cisa" in "Cisa-run") and a reader be shown the whole. A number keeps its
// inner points, commas and colons (2,000; 3.5; 9:07); a point after a known
// abbreviation belongs to the word, and never to its hash: "Nov." is "nov",
// "U.S." is "us", told from the pronoun by the Pointed flag.
//
// The scan goes over bytes once. A table classes ASCII; any byte beyond it
// sends the word through the runes. Letters up to a space or a comma, which
// most words are, take a path of their own. Words hold no string and cost no
// allocation.

// Word is one word of a text.
type Word struct {
	Hash uint64 // see Hash; 0 for URLs and e-mail addresses, which nobody spells
	Span Span
	Info uint32 // the lexicon's entry, filled in by package reading
	Kind WordKind
	Case Case
	Flag WordFlag
}

// WordKind says what a word is made of.
type WordKind uint8

// The kinds of word.
const (
	Letters WordKind = iota // letters, perhaps with apostrophes, points or "&"
	Number                  // begins with a digit: 2020, 3rd, 1990s, 5m, 9:07
	Mixed                   // letters with digits after: B2B, G7, Covid19
	Handle                  // @name
	Tag                     // #name
	Address                 // a URL, a domain name or an e-mail address
)

var wordKindNames = [...]string{"letters", "number", "mixed", "handle", "tag", "address"}

func (k WordKind) String() string { return wordKindNames[k] }

// Case is the pattern of a word's capitals.
type Case uint8

// The cases. A single capital letter is Upper.
const (
	NoCase Case = iota // no letters
	Lower
	Title // first letter a capital, the rest small
	Upper
	Camel // anything else: iPhone, McDonald, CISAs
)

// WordFlag tells how a word stands to what is about it.
type WordFlag uint8

// The flags.
const (
	Bound      WordFlag = 1 << iota // a hyphen binds it to the word before
	Pointed                         // holds points: U.S., Nov.
	Possessive                      // ends in 's; the hash is that of the word without it
	Foreign                         // has letters beyond ASCII
)

// Has reports whether the flag is set.
func (w *Word) Has(f WordFlag) bool { return w.Flag&f != 0 }

const (
	classLetter = 1 << iota
	classUpper
	classDigit
	classHigh // beyond ASCII
	classOpen // may open a word: a letter, digit, @, #, or beyond ASCII
	classEnd  // never goes on a word that letters began
)

var byteClass = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] = classLetter | classOpen
	}
	for c := 'A'; c <= 'Z'; c++ {
		t[c] = classLetter | classUpper | classOpen
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = classDigit | classOpen
	}
	for c := 0x80; c < 0x100; c++ {
		t[c] = classHigh | classOpen
	}
	t['@'], t['#'] = classOpen, classOpen
	for _, c := range " \t\n\r,;!?()[]{}\"-/" {
		t[c] = classEnd
	}
	return t
}()

// AppendWords appends the words of text[from:to] to dst. Spans are offsets in
// text. The ends of the part must not cut a word.
func AppendWords(dst []Word, text string, part Span) []Word {
	s := scanner{text: text[:part.End], start: int(part.Start)}
	for i := int(part.Start); i < len(s.text); {
		c := byteClass[s.text[i]]
		if c&classOpen == 0 {
			i++
			continue
		}
		// Words are filled in where they stay: copying one costs as much as
		// reading it.
		dst = append(dst, Word{})
		w := &dst[len(dst)-1]
		if c&classLetter != 0 {
			if end, capitals := s.run(i); s.ends(end) {
				s.plain(w, i, end, capitals)
				i = end
				continue
			}
		}
		next, ok := s.word(w, i)
		if !ok {
			dst = dst[:len(dst)-1]
		} else if w.Kind == Address {
			dst = s.rejoin(dst)
		}
		i = next
	}
	return dst
}

// rejoin gives an address at the end of dst what hyphens bind to it on the left:
// Harbour-plan.pdf, ann-fell@example.org.
func (s *scanner) rejoin(dst []Word) []Word {
	for n := len(dst); n > 1; n-- {
		before, w := &dst[n-2], &dst[n-1]
		if int(before.Span.Start) < s.start || before.Span.End+1 != w.Span.Start || s.text[before.Span.End] != '-' ||
			before.Kind == Handle || before.Kind == Tag {
			break
		}
		*before = Word{Span: before.Span.Join(w.Span), Kind: Address}
		dst = dst[:n-1]
	}
	return dst
}

type scanner struct {
	text  string
	start int // where the part begins
	fold  [64]byte
}

func (s *scanner) at(i int) byte {
	if i < len(s.text) {
		return s.text[i]
	}
	return 0
}

// letter returns the width of the letter or combining mark at i, or 0.
func (s *scanner) letter(i int) int {
	if i >= len(s.text) {
		return 0
	}
	c := byteClass[s.text[i]]
	if c&classLetter != 0 {
		return 1
	}
	if c&classHigh != 0 {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			return n
		}
	}
	return 0
}

// apostrophe returns the width of an apostrophe at i, or 0.
func (s *scanner) apostrophe(i int) int {
	switch s.at(i) {
	case '\'':
		return 1
	case 0xE2:
		if s.at(i+1) == 0x80 && s.at(i+2) == 0x99 { // ’
			return 3
		}
	}
	return 0
}

// wordByte reports whether a letter or digit ends just before i.
func (s *scanner) wordBefore(i int) bool {
	if i <= s.start {
		return false
	}
	c := byteClass[s.text[i-1]]
	if c&(classLetter|classDigit) != 0 {
		return true
	}
	if c&classHigh == 0 {
		return s.text[i-1] == '_'
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// run returns where the ASCII letters from i on end, and how many of them are
// capitals.
func (s *scanner) run(i int) (end, capitals int) {
	for ; i < len(s.text); i++ {
		class := byteClass[s.text[i]]
		if class&classLetter == 0 {
			break
		}
		capitals += int(class & classUpper / classUpper)
	}
	return i, capitals
}

// ends reports whether letters that end at i are all of a word, whatever comes
// after: most are followed by a space or a comma, which belong to no word.
func (s *scanner) ends(i int) bool { return i == len(s.text) || byteClass[s.text[i]]&classEnd != 0 }

// plain fills in a word of the ASCII letters text[i:end] and nothing else.
func (s *scanner) plain(w *Word, i, end, capitals int) {
	w.Hash = hashWithin(s.text, i, end)
	w.Span = Span{int32(i), int32(end)}
	w.Case = caseOf(end-i, capitals, byteClass[s.text[i]]&classUpper != 0)
	if s.bound(i) {
		w.Flag = Bound
	}
}

// bound reports whether a hyphen binds what opens at i to the word before.
func (s *scanner) bound(i int) bool {
	return i > s.start && s.text[i-1] == '-' && s.wordBefore(i-1)
}

// word fills in the word that opens at i. It returns where to go on, and false
// where there is none.
func (s *scanner) word(w *Word, i int) (int, bool) {
	w.Span.Start = int32(i)
	switch c := s.text[i]; {
	case c == '@' || c == '#':
		return s.sign(w, i)
	case byteClass[c]&classDigit != 0:
		return s.number(w, i), true
	case byteClass[c]&classHigh != 0 && s.letter(i) == 0:
		_, n := utf8.DecodeRuneInString(s.text[i:])
		return i + n, false
	}
	if s.bound(i) {
		w.Flag |= Bound
	}

	letters, capitals, points, digits := 0, 0, 0, false
	firstCapital, high := false, false
	end := i
scan:
	for j := i; ; {
		c := s.at(j)
		class := byteClass[c]
		switch {
		case j >= len(s.text):
			break scan
		case class&classLetter != 0:
			if class&classUpper != 0 {
				capitals++
				if letters == 0 {
					firstCapital = true
				}
			}
			letters++
			j++
		case class&classDigit != 0:
			digits = true
			j++
		case class&classHigh != 0:
			if n := s.letter(j); n > 0 {
				r, _ := utf8.DecodeRuneInString(s.text[j:])
				if unicode.IsUpper(r) {
					capitals++
					if letters == 0 {
						firstCapital = true
					}
				}
				if !unicode.IsMark(r) {
					letters++
				}
				high = true
				j += n
				break
			}
			if c == 0xC2 && s.at(j+1) == 0xAD && s.letter(j+2) > 0 { // a soft hyphen
				high = true
				j += 2
				break
			}
			n := s.apostrophe(j)
			if n == 0 || s.letter(j+n) == 0 {
				break scan
			}
			j += n
		case c == '\'':
			if s.letter(j+1) == 0 {
				break scan
			}
			j++
		case c == '&':
			// AT&T, M&S: capitals on both sides, no spaces.
			if byteClass[s.at(j-1)]&classUpper == 0 || byteClass[s.at(j+1)]&classUpper == 0 {
				break scan
			}
			j++
		case c == '.':
			// U.S., p.m., e.g.: single letters, each with its point.
			if letters-points == 1 && s.letter(j+1) > 0 && s.single(j+1) {
				points++
				j++
				break
			}
			if points > 0 && letters-points == 1 {
				points++
				j++
				end = j
				break scan
			}
			break scan
		case c == '@' && j > i && s.letter(j+1) > 0,
			c == ':' && s.at(j+1) == '/' && s.at(j+2) == '/',
			c == '_' && (s.letter(j+1) > 0 || byteClass[s.at(j+1)]&classDigit != 0):
			return s.address(w, i), true
		default:
			break scan
		}
		end = j
	}
	if s.at(end) == '.' && points == 0 && (s.domain(i, end) || s.mail(end)) {
		return s.address(w, i), true
	}

	stem := end
	if n := end - i; n > 2 && points == 0 {
		if s.text[end-1]|0x20 == 's' {
			if s.text[end-2] == '\'' {
				stem = end - 2
			} else if n > 4 && s.text[end-4:end-1] == "’" {
				stem = end - 4
			}
		}
	}
	if stem < end {
		w.Flag |= Possessive
		letters--
		if byteClass[s.text[end-1]]&classUpper != 0 {
			capitals--
		}
	}
	switch {
	case points > 0:
		w.Flag |= Pointed
		w.Hash = s.hashWithoutPoints(i, end)
	default:
		w.Hash = s.hash(i, stem)
	}
	w.Case = caseOf(letters, capitals, firstCapital)
	if points == 0 && s.at(end) == '.' && end-i <= 6 && isAbbreviation(w.Hash, w.Case) {
		w.Flag |= Pointed
		end++
	}
	if high {
		w.Flag |= Foreign
	}
	w.Kind = Letters
	if digits {
		w.Kind = Mixed
	}
	w.Span.End = int32(end)
	return end, true
}

func caseOf(letters, capitals int, first bool) Case {
	switch {
	case letters == 0:
		return NoCase
	case capitals == 0:
		return Lower
	case capitals == letters:
		return Upper
	case capitals == 1 && first:
		return Title
	}
	return Camel
}

// single reports whether the letter at j stands alone: no letter or digit after.
func (s *scanner) single(j int) bool {
	k := j + s.letter(j)
	return s.letter(k) == 0 && byteClass[s.at(k)]&classDigit == 0
}

// domain reports whether text[i:] goes on as a domain name (example.com) or a
// file name; "end.Start" is two sentences that lost their space.
func (s *scanner) domain(i, dot int) bool {
	c := byteClass[s.at(dot+1)]
	if c&(classLetter|classDigit) != 0 && dot-i == 3 && s.text[i]|0x20 == 'w' && s.text[i+1]|0x20 == 'w' && s.text[i+2]|0x20 == 'w' {
		return true // www.Example.org
	}
	if c&classLetter == 0 || c&classUpper != 0 {
		return false
	}
	j := dot + 1
	for byteClass[s.at(j)]&classLetter != 0 {
		if byteClass[s.text[j]]&classUpper != 0 {
			return false
		}
		j++
	}
	n := j - dot - 1
	return n >= 2 && n <= 6 && s.apostrophe(j) == 0 || s.at(j) == '.' || s.at(j) == '/'
}

// mail reports whether text[j:] goes on as the name in an e-mail address:
// Ann.Fell@example.org.
func (s *scanner) mail(j int) bool {
	for end := min(j+64, len(s.text)); j < end; j++ {
		switch c := s.text[j]; {
		case byteClass[c]&(classLetter|classDigit) != 0, c == '.', c == '_', c == '-', c == '+':
		default:
			return c == '@' && s.letter(j+1) > 0
		}
	}
	return false
}

// address reads a URL, domain or e-mail address up to white space, without the
// punctuation of the sentence at its end.
func (s *scanner) address(w *Word, i int) int {
	j := i
	for j < len(s.text) {
		c := s.text[j]
		if c <= ' ' || c == '<' || c == '>' || c == '"' || c == '\'' || c == '|' {
			break
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s.text[j:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			j += n
			continue
		}
		j++
	}
	for j > i+1 {
		switch s.text[j-1] {
		case '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '*', '-':
			j--
			continue
		}
		break
	}
	*w = Word{Span: Span{int32(i), int32(j)}, Kind: Address}
	return j
}

// sign reads @handle or #tag; "@" and "#" alone are no words.
func (s *scanner) sign(w *Word, i int) (int, bool) {
	j := i + 1
	for j < len(s.text) {
		if byteClass[s.text[j]]&(classLetter|classDigit) != 0 || s.text[j] == '_' {
			j++
			continue
		}
		n := s.letter(j)
		if n == 0 {
			break
		}
		j += n
	}
	if j == i+1 || s.wordBefore(i) {
		return i + 1, false
	}
	w.Span.End, w.Hash, w.Kind = int32(j), s.hash(i, j), Handle
	if s.text[i] == '#' {
		w.Kind = Tag
	}
	return j, true
}

// number reads a figure with its inner marks and its suffix.
func (s *scanner) number(w *Word, i int) int {
	w.Kind = Number
	if s.bound(i) {
		w.Flag |= Bound
	}
	letters, capitals := 0, 0
	j := i
	for j < len(s.text) {
		class := byteClass[s.text[j]]
		switch c := s.text[j]; {
		case class&classDigit != 0:
			j++
			continue
		case class&classLetter != 0:
			letters++
			if class&classUpper != 0 {
				capitals++
			}
			j++
			continue
		case (c == '.' || c == ',' || c == ':') && byteClass[s.at(j+1)]&classDigit != 0 && letters == 0:
			j++
			continue
		case c == '\'' && s.at(j+1) == 's' && s.letter(j+2) == 0:
			j += 2
		}
		break
	}
	if s.at(j) == '.' && s.extension(j+1) {
		return s.address(w, i)
	}
	w.Span.End = int32(j)
	w.Hash = s.hash(i, j)
	w.Case = caseOf(letters, capitals, false)
	return j
}

// extension reports whether text[i:] is what the name of a file ends with, after
// its point. After a figure other letters are a unit or a lost space.
func (s *scanner) extension(i int) bool {
	j := i
	for byteClass[s.at(j)]&(classLetter|classDigit) != 0 {
		j++
	}
	switch s.text[i:j] {
	case "pdf", "doc", "docx", "xls", "xlsx", "csv", "ppt", "pptx", "odt", "rtf", "txt", "jpg", "jpeg", "png", "gif", "svg", "tif", "tiff", "webp",
		"zip", "mp3", "mp4", "wav", "mov", "htm", "html", "xml", "json":
		return true
	}
	return false
}

// hash is Hash over text[i:j] without making a string.
func (s *scanner) hash(i, j int) uint64 {
	part := s.text[i:j]
	for k := 0; k < len(part); k++ {
		if part[k] >= utf8.RuneSelf {
			return s.hashFolded(part)
		}
	}
	return hashWithin(s.text, i, j)
}

// hashFolded handles the commonest non-ASCII word, one whose only such letter
// is a curly apostrophe, without allocating.
func (s *scanner) hashFolded(part string) uint64 {
	buf := s.fold[:0]
	for k := 0; k < len(part); {
		switch {
		case part[k] < utf8.RuneSelf:
			buf = append(buf, part[k])
			k++
		case len(part)-k >= 3 && part[k:k+3] == "’":
			buf = append(buf, '\'')
			k += 3
		default:
			return hashASCII(Fold(part))
		}
	}
	return hashASCII(buf)
}

func (s *scanner) hashWithoutPoints(i, j int) uint64 {
	buf := s.fold[:0]
	for k := i; k < j; k++ {
		if s.text[k] != '.' {
			buf = append(buf, s.text[k])
		}
	}
	if len(buf) > 0 && isASCII(buf) {
		return hashASCII(buf)
	}
	return Hash(string(buf))
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Stem returns the span of a word without its possessive 's.
func (w *Word) Stem(text string) Span {
	s := w.Span
	if !w.Has(Possessive) {
		return s
	}
	if text[s.End-2] == '\'' {
		s.End -= 2
	} else {
		s.End -= int32(len("’s"))
	}
	return s
}
