package lexicon

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"galleyproof/corpus/article"
)

// CompileGrammar builds the bytes of grammar.bin for a table that Compile made
// of the same sources.
//
// What tags.txt.gz says of a word, grammar.txt overrules. For the ordinary
// words of the lexicon that neither has, the grammar is derived: from the
// American counterpart, from the word that a regular ending was put to
// (rewilded from rewild), from that behind a prefix (unvaccinated), and last
// from endings that only one part of speech has (-ness, -ous).
func CompileGrammar(s Sources, table []byte) ([]byte, error) {
	if len(table) < headerSize+slotSize {
		return nil, fmt.Errorf("a table of %d bytes", len(table))
	}
	own, err := readTags(string(s.Grammar))
	if err != nil {
		return nil, fmt.Errorf("grammar.txt: %w", err)
	}
	tags, err := gunzip(s.Tags)
	if err != nil {
		return nil, fmt.Errorf("tags.txt.gz: %w", err)
	}
	given, err := readTags(tags)
	if err != nil {
		return nil, fmt.Errorf("tags.txt.gz: %w", err)
	}
	known, err := s.entries()
	if err != nil {
		return nil, err
	}
	d := deriver{known: known, given: given, done: map[string]Grammar{}}
	d.respell()
	maps.Copy(d.given, own)
	return d.layOut(table)
}

type deriver struct {
	known map[string]Entry
	given map[string]Grammar // from the sources
	done  map[string]Grammar // given or derived
}

// readTags takes lines of "noun base / noun: word word …": what the words may be
// and what they mostly are, which is the same where nothing stands behind a
// stroke and nothing where the stroke is all there is. A later line overrules
// an earlier one.
func readTags(text string) (map[string]Grammar, error) {
	given := map[string]Grammar{}
	for number, f := range fields(text) {
		line := strings.Join(f, " ")
		head, words, colon := strings.Cut(line, ": ")
		may, mostly, stroke := strings.Cut(head, " /")
		if !colon {
			return nil, fmt.Errorf("line %d: no colon and words behind it", number)
		}
		if !stroke {
			mostly = may
		}
		a, err := tagsOf(may)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		b, err := tagsOf(mostly)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		if b&^a != 0 {
			return nil, fmt.Errorf("line %d: mostly %s, which it may not be", number, b&^a)
		}
		for word := range strings.FieldsSeq(words) {
			given[article.Fold(word)] = grammar(a, b)
		}
	}
	return given, nil
}

func grammar(may, mostly Tag) Grammar { return Grammar(may) | Grammar(mostly)<<16 }

func tagsOf(names string) (Tag, error) {
	var t Tag
	for name := range strings.FieldsSeq(names) {
		i := slices.Index(tagNames[:], name)
		if i < 0 {
			return 0, fmt.Errorf("no part of speech is called %q", name)
		}
		t |= 1 << i
	}
	return t, nil
}

// respell gives the spellings of other regions what their American
// counterparts have, besides what they have themselves.
func (d *deriver) respell() {
	american := map[string][]string{}
	neutral := neutral()
	for word := range d.given {
		if e := d.known[word]; e.Regions()&American != 0 && !e.Is(Variant) {
			american[neutral(word)] = append(american[neutral(word)], word)
		}
	}
	for _, word := range slices.Sorted(maps.Keys(d.known)) {
		e := d.known[word]
		if !e.Lower() || e.Regions()&American != 0 {
			continue
		}
		g := d.given[word]
		may, mostly := Tag(g), Tag(g>>16)
		var theirs Tag
		for _, other := range american[neutral(word)] {
			o := d.given[other]
			may |= Tag(o)
			theirs |= Tag(o >> 16)
		}
		if theirs != 0 {
			mostly = theirs
		}
		if may != 0 {
			d.given[word] = grammar(may, mostly)
		}
	}
}

// of gives a word's grammar. Every derivation asks for a shorter word, so it
// comes to an end.
func (d *deriver) of(word string) Grammar {
	if g, done := d.done[word]; done {
		return g
	}
	g, given := d.given[word]
	if !given {
		switch e := d.known[word]; {
		case e.Lower() && !e.Is(Pronoun|Contraction|Abbreviation):
			g = d.derive(word)
		case e.Is(Proper) && !e.Lower():
			g = d.name(word)
		}
	}
	d.done[word] = g
	return g
}

// An ending turns a word of one kind into one of another: it is taken off, and
// one of the others put in its place gives the word it was put to.
type ending struct {
	ending string
	stems  []string
	of     Tag // what the stem must be able to be
	gives  Tag
}

var inflections = []ending{
	{"ies", []string{"y"}, Noun, Plural},
	{"ies", []string{"y"}, Base, Third},
	{"es", []string{"", "e"}, Noun, Plural},
	{"es", []string{"", "e"}, Base, Third},
	{"s", []string{""}, Noun, Plural},
	{"s", []string{""}, Base, Third},
	{"ied", []string{"y"}, Base, Past | Participle},
	{"ed", []string{"", "e"}, Base, Past | Participle},
	{"ing", []string{"", "e"}, Base, Gerund},
	{"ier", []string{"y"}, Adjective, Adjective | Comparative},
	{"iest", []string{"y"}, Adjective, Adjective | Comparative},
	{"est", []string{"", "e"}, Adjective, Adjective | Comparative},
}

var suffixes = []ending{
	{"ily", []string{"y"}, Adjective, Adverb},
	{"ally", []string{"", "al"}, Adjective, Adverb},
	{"ly", []string{"", "le", "ll"}, Adjective, Adverb},
	{"er", []string{"", "e"}, Base, Noun},
	{"er", []string{"", "e"}, Adjective, Adjective | Comparative},
	{"or", []string{"", "e"}, Base, Noun},
	{"less", []string{""}, Noun, Adjective},
	{"like", []string{""}, Noun, Adjective},
	{"able", []string{"", "e"}, Base, Adjective},
	{"ship", []string{""}, Noun, Noun},
	{"man", []string{""}, Noun, Noun},
	{"woman", []string{""}, Noun, Noun},
	{"men", []string{""}, Noun, Plural},
	{"women", []string{""}, Noun, Plural},
	// What is a verb's only in these forms, and nouns of what is none.
	{"ed", []string{"", "e"}, Noun | Adjective, Past | Participle},
	{"ing", []string{"", "e"}, Noun | Adjective, Gerund},
	{"s", []string{""}, Gerund | Adjective, Plural},
	{"ies", []string{"y"}, Adjective, Plural},
}

var prefixes = []string{
	"un", "re", "non", "over", "under", "out", "mis", "pre", "super", "anti", "counter", "inter", "sub", "co", "dis",
	"multi", "semi", "ultra", "hyper", "micro", "mini", "post", "pro", "de", "bio", "geo", "neuro", "photo", "electro", "auto", "tele",
}

// shapes are endings that tell of themselves.
var shapes = []struct {
	ending string
	gives  Tag
}{
	{"nesses", Plural}, {"ness", Noun}, {"ities", Plural}, {"ity", Noun}, {"isms", Plural}, {"ism", Noun},
	{"ists", Plural}, {"ologies", Plural}, {"ology", Noun}, {"ologist", Noun}, {"graphy", Noun}, {"itis", Noun},
	{"ations", Plural}, {"ation", Noun}, {"ous", Adjective}, {"ful", Adjective}, {"less", Adjective}, {"ically", Adverb}, {"ously", Adverb},
}

// shortest is the length in bytes from which a stem counts.
const shortest = 3

func (d *deriver) derive(word string) Grammar {
	var t Tag
	for _, rule := range inflections {
		t |= d.from(word, rule)
	}
	if t != 0 {
		return settled(t)
	}
	for _, rule := range suffixes {
		if t = d.from(word, rule); t != 0 {
			return grammar(t, t)
		}
	}
	for _, prefix := range prefixes {
		if rest, found := strings.CutPrefix(word, prefix); found && len(rest) > shortest && d.known[rest].Lower() {
			if g := d.of(rest); g != 0 {
				return g
			}
		}
	}
	if t = d.formed(word); t != 0 {
		return settled(t)
	}
	for _, shape := range shapes {
		if stem, found := strings.CutSuffix(word, shape.ending); found && len(stem) >= shortest {
			return grammar(shape.gives, shape.gives)
		}
	}
	return 0
}

// formed tells what a word is by the forms that the lexicon has of it: one
// with a plural and no past is a noun, one with -ly or -ness an adjective.
func (d *deriver) formed(word string) Tag {
	has := func(ending string) bool {
		if d.known[word+ending].Lower() {
			return true
		}
		stem, e := strings.CutSuffix(word, "e")
		return e && ending[0] != 's' && d.known[stem+ending].Lower()
	}
	double := word[len(word)-1:]
	switch {
	case len(word) < shortest:
		return 0
	case has("ing") && has("ed"), has(double+"ing") && has(double+"ed"):
		return Base
	case has("s"), has("es"):
		return Noun
	case has("ly"), has("ness"), has("er") && has("est"):
		return Adjective
	}
	return 0
}

// settled says what a derived form mostly is: a plural that may be a verb's
// form too is not weighed.
func settled(t Tag) Grammar {
	if t&Verb != 0 && t&^Verb != 0 {
		return grammar(t, 0)
	}
	return grammar(t, t)
}

func (d *deriver) from(word string, rule ending) Tag {
	base, found := strings.CutSuffix(word, rule.ending)
	if !found || rule.ending == "s" && strings.HasSuffix(base, "s") {
		return 0
	}
	for _, end := range rule.stems {
		if d.stem(base+end, rule.of) {
			return rule.gives
		}
	}
	// put, putting
	if n := len(base); n > shortest && base[n-1] == base[n-2] && rule.of == Base && strings.IndexByte("aeiou", rule.ending[0]) >= 0 {
		if d.stem(base[:n-1], rule.of) {
			return rule.gives
		}
	}
	return 0
}

func (d *deriver) stem(word string, t Tag) bool {
	return len(word) >= shortest && d.known[word].Lower() && d.of(word).May(t)
}

// name tells of a word that is a name only.
func (d *deriver) name(word string) Grammar {
	if stem, found := strings.CutSuffix(word, "s"); found && d.known[stem].Is(Proper) && !d.known[stem].Lower() {
		return grammar(Noun|Plural, 0)
	}
	for _, end := range []string{"ian", "ean", "ese", "ish", "ic"} {
		if strings.HasSuffix(word, end) && len(word) > 5 {
			return grammar(Noun|Adjective, 0)
		}
	}
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return 0
		}
	}
	return grammar(Noun, Noun)
}

func (d *deriver) layOut(table []byte) ([]byte, error) {
	cells := table[headerSize:]
	slots := uint64(len(cells)) / slotSize
	numbers := make([]uint16, slots)
	palette := []Grammar{0}
	for _, word := range slices.Sorted(maps.Keys(d.known)) {
		g := d.of(word)
		if g == 0 {
			continue
		}
		number := slices.Index(palette, g)
		if number < 0 {
			number = len(palette)
			palette = append(palette, g)
		}
		hash := article.Hash(word)
		at, _ := bits.Mul64(hash, slots)
		for ; binary.LittleEndian.Uint32(cells[at*slotSize:]) != uint32(hash); at = (at + 1) % slots {
			if binary.LittleEndian.Uint64(cells[at*slotSize:]) == 0 {
				return nil, fmt.Errorf("%q is not in the table", word)
			}
		}
		numbers[at] = uint16(number)
	}
	if len(palette) > 1<<16 {
		return nil, fmt.Errorf("%d kinds of grammar", len(palette))
	}
	out := []byte(grammarMagic)
	out = binary.LittleEndian.AppendUint32(out, uint32(slots))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(palette)))
	for _, g := range palette {
		out = binary.LittleEndian.AppendUint32(out, uint32(g))
	}
	for _, number := range numbers {
		out = binary.LittleEndian.AppendUint16(out, number)
	}
	return out, nil
}
