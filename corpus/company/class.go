package company

import "galleyproof/corpus/lexicon"

// Classes is how many classes of words there are.
const Classes = 16

// order are the parts of speech by which a word is classed, the most telling
// first; the class of a word is the place of the first that it mostly is.
var order = [Classes - 1]lexicon.Tag{
	lexicon.Determiner,
	lexicon.Modal,
	lexicon.Auxiliary,
	lexicon.Preposition,
	lexicon.Conjunction,
	lexicon.Gerund,
	lexicon.Comparative,
	lexicon.Participle,
	lexicon.Past,
	lexicon.Plural,
	lexicon.Third,
	lexicon.Adverb,
	lexicon.Noun,
	lexicon.Adjective,
	lexicon.Base,
}

const (
	nounClass    = 12
	pronounClass = Classes - 1
)

// ClassOf returns the class of the word with this folded hash.
func ClassOf(hash uint64) int {
	g := lexicon.GrammarOf(hash)
	for i, tag := range order {
		if g.Mostly(tag) {
			return i
		}
	}
	for i, tag := range order {
		if g.May(tag) {
			return i
		}
	}
	if lexicon.Lookup(hash).Is(lexicon.Pronoun) {
		return pronounClass
	}
	return nounClass
}
