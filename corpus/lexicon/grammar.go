package lexicon

import (
	_ "embed"
	"strings"

	"galleyproof/corpus/article"
)

// A Tag is a set of parts of speech. An -ing form is a Gerund and an -ed form
// a Participle in whatever place it stands, also where it does a noun's or an
// adjective's work; it is a Noun or an Adjective too when dictionaries have it
// as one. Pronouns have no tag: the class [Pronoun] knows them.
type Tag uint16

// The parts of speech.
const (
	Noun        Tag = 1 << iota // singular or mass: officer, police, news
	Plural                      // of a noun: officers, people
	Base                        // go
	Third                       // goes
	Past                        // went
	Participle                  // gone
	Gerund                      // going
	Adjective                   //
	Adverb                      //
	Determiner                  // the, each, my, two
	Preposition                 //
	Conjunction                 // and, because, that
	Modal                       // will, can
	Auxiliary                   // the forms of be, have and do
	Comparative                 // better, oldest: with Adjective, Adverb or both

	Verb = Base | Third | Past | Participle | Gerund
)

var tagNames = [...]string{
	"noun", "plural", "base", "third", "past", "participle", "gerund", "adjective", "adverb",
	"determiner", "preposition", "conjunction", "modal", "auxiliary", "comparative",
}

// String names the parts of speech in t, with a blank between them.
func (t Tag) String() string {
	var names []string
	for i, name := range tagNames {
		if t&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// A Grammar is what is known of a word's part of speech, zero when nothing is:
// the low half is the [Tag] of all it may be, the high half that of what it
// mostly is. A name that is also an ordinary word (May, Bush) has the grammar
// of the word; its case tells the two apart.
type Grammar uint32

// May reports whether the word can be one of the parts of speech in t,
// however seldom it is.
func (g Grammar) May(t Tag) bool { return Tag(g)&t != 0 }

// Only reports whether the word is known and can be nothing but what t names.
func (g Grammar) Only(t Tag) bool { return Tag(g) != 0 && Tag(g)&^t == 0 }

// Mostly reports whether one of the parts of speech in t is what the word
// mostly is. A word of two that are about as common is mostly both; where its
// readings have not been weighed it is mostly nothing.
func (g Grammar) Mostly(t Tag) bool { return Tag(g>>16)&t != 0 }

// grammars is a header of headerSize bytes (magic, the number of slots of the
// word table, the length of the palette), the palette of the Grammars that
// occur, four bytes each, and for each slot of the word table two bytes: the
// number of its Grammar in the palette. It is made for that very table; a test
// holds them together.
//
//go:embed grammar.bin
var grammars string

const (
	grammarMagic  = "GPgramm1"
	grammarWidth  = 4
	paletteNumber = 2
)

// GrammarOf returns what is known of the parts of speech of the word with this
// folded hash, zero for a word that is not in the lexicon. British spellings
// have what their American counterparts have.
func GrammarOf(hash uint64) Grammar {
	slot, e := find(hash)
	if e == 0 || len(grammars) < headerSize {
		return 0
	}
	at := headerSize + grammarWidth*int(load32(grammars[12:])) + paletteNumber*int(slot)
	if at+paletteNumber > len(grammars) {
		return 0
	}
	number := int(grammars[at]) | int(grammars[at+1])<<8
	return Grammar(load32(grammars[headerSize+grammarWidth*number:]))
}

// GrammarOfString is [GrammarOf] for a word at hand as text.
func GrammarOfString(word string) Grammar { return GrammarOf(article.Hash(word)) }

func load32(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
