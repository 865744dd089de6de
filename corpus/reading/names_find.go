package reading

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
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
	if s.single(i) && (!s.initial(i) || i+1 >= last || !s.joined(i) || s.words[i+1].Case != article.Title && !s.initial(i+1)) && (!s.is(i, particleWord) || s.entry(i).Is(lexicon.Pronoun)) {
		return i + 1
	}
	if to := s.branch(i, last); to > 0 {
		n.divide(i, to)
		return to
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
			m.Words[1] = words[0]
			for m.Words[1]-1 > m.Words[0] && s.words[m.Words[1]-1].Case == article.Lower && !s.words[m.Words[1]-1].Has(article.Bound) {
				m.Words[1]-- // the small words that led on
			}
			m.Span.End = s.words[m.Words[1]-1].Span.End
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
	for to > from && !s.capital(to-1) && !((s.words[to-1].Has(article.Bound) || s.words[to-1].Kind == article.Number) && to-1 > from && s.capital(to-2)) {
		to--
	}
	if from == to {
		return
	}
	name, titled := from, false
	if to-from > 1 || s.entry(from).Is(lexicon.Honorific) || s.is(from, courtesyWord) {
		if name, titled = s.title(from, to); name == to {
			return // a title alone names nobody
		}
		if titled && s.craft(from) {
			name, titled = from, false
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
	if w := &s.words[to-1]; w.Has(article.Possessive) && !s.saints(name, to) && !s.owned(name, to) {
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
