package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/record"
)

// names is the scratch of one reading of names.
type names struct {
	text  string
	words []article.Word
	lists *nameWords

	sentences []Sentence
	opener    int      // the word of a run that opens its sentence, or -1
	block     capitals // what a capital says in the block being read

	info   []mentionInfo // parallel to Mentions while they are joined
	people []entityInfo  // the entities before they are joined
	parts  []part
	last   []int32 // of each entity, its last mention so far
	parent []int32 // union of entities
	renum  []int32
	table  table
}

// capitals says how much a capital letter tells in a block.
type capitals uint8

const (
	sentenceCase capitals = iota
	titleCase             // every word but the small ones has one
	allCapitals
)

// mentionInfo is what the joining must know of a mention beside its place.
type mentionInfo struct {
	name    [2]int32 // its words without a suffix: Jr, III
	key     uint64   // of its words, whatever their accents
	given   uint64   // the first word
	middle  uint64   // of initials and middle names
	surname uint64   // the last part, with what a hyphen binds to it
	suffix  uint64
	title   uint64 // the last word of its title
	longer  uint64 // of a maybe: the key of its words with the name right after
	bearer  int32  // of a surname that several have: the entity meant here, plus one
	to      int32  // where that name ends
	units   int8   // words, those that a hyphen binds counted as one
	kind    EntityKind
	gender  gender // by its title
	person  bool   // by its title, given name or initials
	maybe   bool   // an ordinary word, unless it turns out a surname
	titled  bool
	named   bool // carries a given name or initials
	placed  bool // stands after "in" or "at"
	foreign bool // has letters beyond ASCII
	dropped bool // is within another that was found later
}

// gender is what a courtesy title says of its bearer.
type gender uint8

const (
	male gender = 1 + iota
	female
)

func (s *names) entry(i int) lexicon.Entry { return lexicon.Entry(s.words[i].Info) }

// find reads the mentions of all blocks.
func (n *Names) find(a *Article) {
	s := &n.scratch
	s.text, s.words, s.lists = a.Doc.Text, a.Words(), loadNameWords()
	s.info = s.info[:0]
	s.sentences = a.Sentences()
	sentences := s.sentences
	at, sentence := 0, 0
	for _, b := range a.Doc.Blocks {
		first := at
		for at < len(s.words) && s.words[at].Span.Start < b.Span.End {
			at++
		}
		switch b.Kind {
		case article.Code, article.Boilerplate, article.Metadata:
			continue
		}
		s.block = s.capitals(b, first, at)
		if s.block == allCapitals {
			continue
		}
		for i := first; i < at; {
			w := &s.words[i]
			if w.Case == article.Lower || w.Kind == article.Number || !s.capital(i) {
				i++
				continue
			}
			for sentence < len(sentences) && int(sentences[sentence].Words[1]) <= i {
				sentence++
			}
			opens := sentence < len(sentences) && int(sentences[sentence].Words[0]) == i
			i = n.run(i, at, opens || s.opens(i, first))
		}
	}
}

// capitals judges a block that is short enough to be a headline or a label by
// its words of substance.
func (s *names) capitals(b article.Block, first, last int) capitals {
	if last-first > 24 {
		return sentenceCase
	}
	small, title, upper := 0, 0, 0
	for i := first; i < last; i++ {
		w := &s.words[i]
		if w.Kind != article.Letters {
			continue
		}
		switch w.Case {
		case article.Lower:
			if !s.entry(i).Is(lexicon.Function) {
				small++
			} else if title == 0 && upper > 0 {
				small++ // THE END of a line in capitals has no "the"
			}
		case article.Title, article.Camel:
			title++
		case article.Upper:
			if w.Span.Len() > 1 {
				upper++
			}
		}
	}
	switch {
	case small == 0 && title == 0 && upper > 1 && last-first > 2:
		return allCapitals
	case small == 0 && title+upper > 2:
		return titleCase
	case b.Kind == article.Headline && title >= 3 && small*4 <= title:
		return titleCase
	}
	return sentenceCase
}

// capital reports whether a word may belong to a name by its own form.
func (s *names) capital(i int) bool {
	w := &s.words[i]
	switch w.Kind {
	case article.Letters, article.Mixed:
	default:
		return false
	}
	switch w.Case {
	case article.Title, article.Upper:
		return true
	case article.Camel:
		return true
	}
	return false
}

// opens reports whether a word stands where any word has a capital although no
// sentence was found to begin: after a colon, a dash, an opening mark or a
// bullet.
func (s *names) opens(i, first int) bool {
	if i == first {
		return true
	}
	end, start := s.words[i-1].Span.End, s.words[i].Span.Start
	if start-end == 1 && (s.text[end] == ' ' || s.text[end] == '-') {
		return false
	}
	gap := s.text[end:start]
	return strings.ContainsAny(gap, "\"“‘«:.!?…•*—–\n") || strings.Contains(gap, " '") || strings.Contains(gap, "- ")
}

// joined reports whether only a space stands between a word and the next one,
// or the point of an initial.
func (s *names) joined(i int) bool {
	end, next := s.words[i].Span.End, s.words[i+1].Span.Start
	if next-end == 1 {
		switch s.text[end] {
		case ' ':
			return true
		case '-':
			return s.words[i+1].Has(article.Bound)
		case '.':
			return s.initial(i) || s.is(i, clippedWord)
		}
		return false
	}
	if c := s.text[end]; c != ' ' && c != '.' && c != 0xc2 {
		return false
	}
	gap := s.text[end:next]
	switch gap {
	case "\u00a0":
		return true
	case ". ", ".\u00a0":
		return s.initial(i) || s.is(i, clippedWord)
	case " & ":
		return true
	}
	return gap != "" && strings.TrimLeft(gap, " \u00a0") == "" && len(gap) <= 4
}

// initial reports whether a word is a single capital, or "J.K.".
func (s *names) initial(i int) bool {
	w := &s.words[i]
	if w.Case != article.Upper || w.Kind != article.Letters {
		return false
	}
	if w.Has(article.Pointed) {
		return w.Span.Len() <= 6 && !s.entry(i).Is(lexicon.Upper)
	}
	return utf8.RuneCountInString(s.text[w.Span.Start:w.Span.End]) == 1 && !s.entry(i).Is(lexicon.Pronoun)
}

// numeral reports whether a word is a Roman numeral or another suffix in
// capitals: VIII, III, JR.
func (s *names) numeral(i int) bool {
	w := &s.words[i]
	if w.Case != article.Upper {
		return false
	}
	for _, c := range []byte(s.text[w.Span.Start:w.Span.End]) {
		if c != 'I' && c != 'V' && c != 'X' {
			return s.is(i, suffixWord)
		}
	}
	return w.Span.Len() <= 5
}

// folk reports whether a word is that of a people, a faith or the members of a
// party: it has its capital everywhere and is nobody's name.
func (s *names) folk(i int) bool {
	w := &s.words[i]
	if s.is(i, peopleWord) {
		return true
	}
	e := s.entry(i)
	if w.Case != article.Title || !e.Name() || e.Lower() || e.Is(lexicon.GivenName) {
		return false
	}
	end := w.Span.End
	if w.Has(article.Possessive) {
		end -= s.possessive(w)
	}
	word := s.text[w.Span.Start:end]
	singular := strings.TrimSuffix(word, "s")
	if !strings.HasSuffix(singular, "an") && !strings.HasSuffix(singular, "ese") && !strings.HasSuffix(singular, "ish") {
		return false
	}
	if len(singular) < len(word) {
		return lexicon.GrammarOfString(singular).May(lexicon.Adjective)
	}
	return lexicon.GrammarOf(w.Hash).May(lexicon.Adjective)
}

// ordinary reports whether a capitalised word is more likely a word than a name.
func (s *names) ordinary(i int) bool {
	e := s.entry(i)
	return e.Lower() && (e.Is(lexicon.Function) || !e.Name() || e.WordTier() < e.NameTier())
}

// calendar reports whether a word is the name of a month or a day of the week.
func (s *names) calendar(i int) bool { return s.entry(i).Is(lexicon.Month | lexicon.Weekday) }

// acronym reports whether a word is an abbreviation in capitals, and where its
// plural s begins.
func (s *names) acronym(i int) (end int32, ok bool) {
	w := &s.words[i]
	end = w.Span.End
	if w.Has(article.Possessive) {
		end -= s.possessive(w)
	}
	n := int(end - w.Span.Start)
	e := s.entry(i)
	switch w.Case {
	case article.Upper:
		if n < 2 || n > 12 || n > 8 && !w.Has(article.Pointed) || w.Has(article.Pointed) && n < 4 {
			return end, false
		}
		// A word in capitals is shouted, unless it is known in them, or is
		// short and stands among words that are not.
		if known := e.Is(lexicon.Upper); !known || e.Lower() {
			switch {
			case s.bracketed(i):
			case s.shouted(i), !known && (n > 5 || n > 4 && e.Name() || s.dateline(i)):
				return end, false
			}
		}
		return end, true
	case article.Camel:
		if n < 3 || n > 9 || s.text[end-1] != 's' || w.Has(article.Pointed) {
			return end, false
		}
		for _, c := range []byte(s.text[w.Span.Start : end-1]) {
			if (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
				return end, false
			}
		}
		return end - 1, true
	}
	return end, false
}

// bracketed reports whether a word stands alone in brackets.
func (s *names) bracketed(i int) bool {
	w := &s.words[i]
	return w.Span.Start > 0 && s.text[w.Span.Start-1] == '(' && int(w.Span.End) < len(s.text) && s.text[w.Span.End] == ')'
}

// shouted reports whether a word in capitals has another beside it.
func (s *names) shouted(i int) bool {
	w := &s.words[i]
	loud := func(k int) bool {
		return s.words[k].Case == article.Upper && s.words[k].Span.Len() > 2 && !s.words[k].Has(article.Pointed) && !s.entry(k).Is(lexicon.Upper)
	}
	return i > 0 && loud(i-1) && s.words[i-1].Span.End+1 == w.Span.Start ||
		i+1 < len(s.words) && loud(i+1) && w.Span.End+1 == s.words[i+1].Span.Start
}

// dateline reports whether a word opens a line and the marks of a dateline or a
// label follow it: "ORLAND, Sept 3", "MARLE (Reuters)".
func (s *names) dateline(i int) bool {
	w := &s.words[i]
	if w.Span.Start > 0 && s.text[w.Span.Start-1] != '\n' {
		return false
	}
	rest := s.text[w.Span.End:]
	for _, mark := range []string{", ", " (", " -", " –", " —", ":"} {
		if strings.HasPrefix(rest, mark) {
			return true
		}
	}
	return false
}

// possessive returns the length of a word's 's.
func (s *names) possessive(w *article.Word) int32 {
	if s.text[w.Span.End-2] == '\'' {
		return 2
	}
	return 4
}

// run reads the names that begin at a capitalised word and returns where to go
// on. The run is the longest that spaces and small words hold together; titles
// and acronyms then divide it.
func (n *Names) run(i, last int, opens bool) int {
	s := &n.scratch
	if (s.calendar(i) || s.entry(i).Is(lexicon.Pronoun)) && s.words[i].Case != article.Upper && !s.personal(i, last, opens) {
		return i + 1
	}
	if i+1 < last && s.words[i+1].Kind == article.Number && s.words[i+1].Has(article.Bound) && s.words[i].Case == article.Upper && s.words[i].Span.Len() == 1 {
		words := [2]int32{int32(i), int32(i + 2)} // F-150
		n.add(Mention{Span: s.words[i].Span.Join(s.words[i+1].Span), Words: words, Key: s.key(words)}, s.describe(words))
		return i + 2
	}
	if s.single(i) && (!s.initial(i) || i+1 >= last || !s.joined(i) || s.words[i+1].Case != article.Title && !s.initial(i+1)) && !s.is(i, particleWord) {
		return i + 1
	}
	if n.acronymAt(i, last) {
		return i + 1
	}
	if s.block == titleCase {
		return n.titleRun(i, last)
	}
	if opens && s.ordinary(i) && !s.startsName(i, last) {
		n.maybe(i, last)
		return i + 1
	}
	s.opener = -1
	if opens {
		s.opener = i
	}
	to := s.extend(i, last)
	s.opener = -1
	n.divide(i, to)
	return to
}

// single reports whether a word is one letter.
func (s *names) single(i int) bool {
	w := &s.words[i]
	return w.Span.Len() <= 3 && utf8.RuneCountInString(s.text[w.Span.Start:w.Span.End]) == 1
}

// titleRun reads a name in a headline that has capitals everywhere: words that
// are no ordinary ones, and the word after a given name or a title.
func (n *Names) titleRun(i, last int) int {
	s := &n.scratch
	if s.ordinary(i) && !s.startsName(i, last) {
		n.maybe(i, last)
		return i + 1
	}
	to := i + 1
	for to < last && s.joined(to-1) && s.words[to-1].Flag&article.Possessive == 0 && s.capital(to) && !s.calendar(to) {
		known := !s.ordinary(to) || s.is(to, bodyWord|clubWord|placeWord) && !s.ordinary(to-1) || s.entry(to-1).Is(lexicon.GivenName|lexicon.Honorific) || s.initial(to-1)
		if _, short := s.short(to, last); !known || short {
			break
		}
		to++
	}
	n.divide(i, to)
	return to
}

// maybe notes an ordinary word whose capital its place explains. It is a
// mention only if a person or thing of the article goes by it.
func (n *Names) maybe(i, last int) {
	s := &n.scratch
	w := &s.words[i]
	if w.Case != article.Title || s.entry(i).Is(lexicon.Function) && s.textOf(int32(i)) != "The" {
		return
	}
	info := mentionInfo{maybe: true, units: 1, name: [2]int32{int32(i), int32(i + 1)}}
	if i+1 < last && s.joined(i) && s.capital(i+1) && !w.Has(article.Possessive) {
		if s.block == sentenceCase {
			to := s.extend(i, last)
			info.longer, info.to = s.foldedKey(int32(i), int32(to)), int32(to)
		}
	} else if !s.entry(i).Is(lexicon.Honorific | lexicon.Function) {
		info.key = s.foldedKey(int32(i), int32(i+1))
	}
	if info.key|info.longer == 0 {
		return
	}
	span := w.Span
	if w.Has(article.Possessive) {
		span.End -= s.possessive(w)
	}
	n.add(Mention{Span: span, Words: info.name, Key: w.Hash}, info)
}

// startsName reports whether an ordinary word with a capital that its place
// explains still begins a name: a given name or an honorific before another
// capital, an initial, or a run that ends like the name of a body.
func (s *names) startsName(i, last int) bool {
	if i+1 >= last || !s.joined(i) || !s.capital(i+1) && !s.is(i+1, particleWord) {
		return i+2 < last && s.joined(i) && s.joined(i+1) && s.is(i, bodyWord) && s.capital(i+2) && s.textOf(int32(i+1)) == "of" &&
			s.block == sentenceCase
	}
	e := s.entry(i)
	if e.Is(lexicon.GivenName) {
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
			(!s.ordinary(k) || !e.Lower() && !s.entry(k).Is(lexicon.Function))
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
		return k-i >= 2 || !s.entry(k).Known()
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
		if s.text[s.words[next].Span.Start:s.words[next].Span.End] == "the" && next+1 < last && s.joined(next) {
			next++
		}
	case "for":
		if !s.lists.is(prev, bodyWord) {
			return 0
		}
	case "and":
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

// short reports whether the word at i stands as an acronym in its run, and
// where its letters end: the initials of "JK Rowling" do not.
func (s *names) short(i, last int) (end int32, ok bool) {
	end, ok = s.acronym(i)
	if !ok {
		return end, false
	}
	w := &s.words[i]
	if (end-w.Span.Start <= 3 && !s.entry(i).Is(lexicon.Upper) || w.Has(article.Pointed) && !s.is(i, stateWord)) &&
		i+1 < last && s.joined(i) && s.words[i+1].Case == article.Title && !s.entry(i+1).Lower() {
		return end, false
	}
	return end, true
}

// acronymAt makes a mention of the acronym at i, if there is one.
func (n *Names) acronymAt(i, last int) bool {
	s := &n.scratch
	w := &s.words[i]
	end, ok := s.short(i, last)
	if ok && s.numeral(i) {
		return true
	}
	var long article.Span
	var words [2]int32
	switch {
	case ok:
		long, words = s.expansion(i, last, end)
	case s.bracketed(i) && w.Case == article.Title && w.Span.Len() >= 3 && w.Span.Len() <= 8 && !w.Has(article.Possessive):
		// "(Cisa)", where the house writes acronyms as words.
		if long, words = s.expansion(i, last, w.Span.End); !s.spelled(i, words) {
			return false
		}
	default:
		return false
	}
	m := Mention{Span: article.Span{Start: w.Span.Start, End: end}, Acronym: true, Words: [2]int32{int32(i), int32(i + 1)}, Key: w.Hash, Defined: long}
	if end < w.Span.End && !w.Has(article.Possessive) {
		m.Key = article.Hash(s.text[w.Span.Start:end])
		m.Span.End = w.Span.End
	}
	if long.Len() > 0 && long.Start < w.Span.Start {
		n.expand(long, words)
	}
	n.add(m, mentionInfo{units: 1, key: m.Key, name: m.Words})
	return true
}

// expand makes one mention of the words that an acronym stands for, in place of
// what was read there.
func (n *Names) expand(long article.Span, words [2]int32) {
	s := &n.scratch
	for len(n.Mentions) > 0 {
		k := len(n.Mentions) - 1
		m := &n.Mentions[k]
		if m.Span.End <= long.Start {
			break
		}
		if m.Span.Start < long.Start {
			m.Span.End = s.words[words[0]-1].Span.End
			m.Words[1] = words[0]
			m.Key = s.key(m.Words)
			s.info[k] = s.describe(m.Words)
			break
		}
		n.Mentions, s.info = n.Mentions[:k], s.info[:k]
	}
	info := s.describe(words)
	info.kind, info.person = Organisation, false
	n.add(Mention{Span: long, Words: words, Key: s.key(words)}, info)
}

func (n *Names) add(m Mention, info mentionInfo) {
	n.Mentions = append(n.Mentions, m)
	n.scratch.info = append(n.scratch.info, info)
}

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

// divide makes mentions of the run words[from:to]: what follows a title is the
// person's name.
func (n *Names) divide(from, to int) {
	s := &n.scratch
	// Acronyms inside a run stand alone, and end what is before them.
	for i := from + 1; i < to; i++ {
		if _, ok := s.short(i, to); !ok || s.initial(i) || s.numeral(i) || s.is(i, bodyWord|clubWord) || s.inMarks(i) {
			continue
		}
		if s.is(i, lettersWord) && i+1 < to && s.words[i+1].Case == article.Title {
			continue // "Labour MP Laura Tennick"
		}
		n.divide(from, i)
		if !s.is(i, lettersWord) || i+1 < to {
			n.acronymAt(i, to)
		}
		n.divide(i+1, to)
		return
	}
	// Small words and marks left at the ends by the division.
	for from < to && !s.capital(from) {
		from++
	}
	for to > from && !s.capital(to-1) && !(s.words[to-1].Has(article.Bound) && to-1 > from && s.capital(to-2)) {
		to--
	}
	if from == to {
		return
	}
	name, titled := from, false
	if to-from > 1 || s.entry(from).Is(lexicon.Honorific) {
		if name, titled = s.title(from, to); name == to {
			return // a title alone names nobody
		}
	}
	// A particle before the run belongs to the surname: de Gaulle.
	if name == from {
		for name > 0 && s.words[name-1].Case == article.Lower && s.words[name-1].Span.Len() <= longestSmall && s.is(name-1, openerWord) && s.joined(name-1) {
			name--
		}
	}
	if name == from && !titled && to-from > 2 {
		if name = s.office(from, to); name == to {
			return
		}
	}
	// "Today" and "How" with a capital in mid-sentence name nothing.
	if to-name == 1 && s.entry(name).Is(lexicon.Function|lexicon.Relative) {
		return
	}
	if to-name > 1 && s.heading(name, to) {
		return
	}
	if !titled {
		if name = s.unlabelled(name, to); name == to {
			return
		}
	}
	if to-name > 2 && s.textOf(int32(name)) == "The" && s.is(to-1, bodyWord) {
		name++
	}
	words := [2]int32{int32(name), int32(to)}
	m := Mention{Words: words, Span: article.Span{Start: s.words[name].Span.Start, End: s.words[to-1].Span.End}}
	if w := &s.words[to-1]; w.Has(article.Possessive) && !s.saints(name, to) {
		m.Span.End -= s.possessive(w)
	}
	m.Span.End = s.pointed(to-1, m.Span.End)
	info := s.describe(words)
	if m.Key = info.key; info.foreign {
		m.Key = s.key(words)
	}
	switch {
	case titled:
		m.Title = [2]int32{int32(from), int32(name)}
		s.entitle(&info, name-1)
	case from > 0 && name == from && s.small(from-1) && info.kind == UnknownEntity:
		// "prime minister Tony Blair": a title in small letters.
		if s.lowerTitle(from-1, info) && s.joined(from-1) {
			m.Title = [2]int32{int32(from - 1), int32(from)}
			s.entitle(&info, from-1)
		}
	}
	n.add(m, info)
}

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

// inMarks reports whether a word opens right after a quotation mark.
func (s *names) inMarks(i int) bool {
	at := s.words[i].Span.Start
	return at > 0 && strings.ContainsRune("\"'“‘", s.runeBefore(at))
}

func (s *names) runeBefore(at int32) rune {
	r, _ := utf8.DecodeLastRuneInString(s.text[:at])
	return r
}

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
