package spelling

import (
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/lexicon/suggest"
	"galleyproof/linter"
)

// Every surname and every firm opens a sentence somewhere, and many are one
// letter from a common word. A word with that capital is a slip only where what
// follows would follow the right word and hardly a name: a plural verb, a noun
// after an adjective, "of". It must be long, and the slip small.

const (
	leastOpening  = 7  // letters
	openingLevel  = 20 // of the right word
	openingCost   = 75
	rareOpening   = 8  // of one with an ending that no name has, and of a long one
	openingMost   = 95 // a dearer slip needs such an ending, or a very common word
	surelyOpening = 55 // a slip that cheap needs less of what follows
	nameRoom      = 20 // a name that is only so much farther off may be meant
)

// guessOpening reports whether the unknown word at i, which opens a sentence, is
// a slip, and what for; the candidates are best first.
func guessOpening(p *linter.Pass, i int) ([]suggest.Candidate, bool) {
	words := p.Words()
	w := &words[i]
	span := w.Stem(p.Doc.Text)
	if span != w.Span || span.Len() < leastOpening || w.Has(article.Bound) || !followed(p, i) || exempt(p, i) || among(p, i) > 0 {
		return nil, false
	}
	text := p.Text(span)
	typed := article.Fold(text)
	if interjection(typed) {
		return nil, false
	}
	nearest := suggest.Candidates(typed, suggest.Options{Budget: openingMost, Max: 1})
	if len(nearest) == 0 || !opens(p, i, typed, &nearest[0]) || nameNear(text, nearest[0].Cost+nameRoom) {
		return nil, false
	}
	found := candidates(p, typed, 0)
	if len(found) == 0 || !opens(p, i, typed, &found[0]) {
		return nil, false
	}
	return found, true
}

func opens(p *linter.Pass, i int, typed string, c *suggest.Candidate) bool {
	right := article.Fold(c.Text)
	if c.Text != right || typed[0] != right[0] || strings.IndexByte(right, ' ') >= 0 || cognate(typed, right) || latin(typed, right) {
		return false
	}
	cost, level := openingCost, openingLevel
	switch {
	case len(typed) > leastOpening+1 && nameless(right):
		cost, level = openingMost, rareOpening
	case len(typed) > leastOpening+1 && c.Cost <= surelyOpening:
		level = rareOpening
	case c.Level >= openingLevel+10:
		cost = openingMost
	}
	switch formedOf(typed) {
	case inflected, affixed:
		return false
	case joined: // Invest-gators, but Bar-well too
		level = max(level, openingLevel)
	}
	next := &p.Words()[i+1]
	return c.Cost <= cost && c.Level >= level && follows(right, next, p.Text(next.Span), c.Cost <= surelyOpening)
}

// listedOpens is opens for a word that the list has.
func listedOpens(p *linter.Pass, i int, right string) bool {
	next, typed := &p.Words()[i+1], article.Fold(p.Text(p.Words()[i].Span))
	return !cognate(typed, right) && !latin(typed, right) && follows(right, next, p.Text(next.Span), true)
}

// latin reports whether a word has an ending of Latin, Greek or Spanish that the
// right one lacks: Energis, Democratas, Populus.
func latin(typed, right string) bool {
	n := len(typed) - 2
	return n >= 0 && typed[n+1] == 's' && strings.IndexByte("aiou", typed[n]) >= 0 &&
		(!strings.HasSuffix(right, typed[n:]) || strings.HasSuffix(right, "ous") && !strings.HasSuffix(typed, "ous"))
}

// followed reports whether a space and a word in small letters follow.
func followed(p *linter.Pass, i int) bool {
	words := p.Words()
	if i+1 == len(words) || !spaced(p, i+1) {
		return false
	}
	next := &words[i+1]
	return next.Case == article.Lower && next.Kind == article.Letters && (i+2 == len(words) || !words[i+2].Has(article.Bound))
}

// nameNear reports whether a known name is as near as a budget.
func nameNear(text string, budget int) bool {
	for _, c := range suggest.Candidates(text, suggest.Options{Budget: budget}) {
		if c.Text[0] < 'a' {
			return true
		}
	}
	return false
}

// follows reports whether a word may follow another that opens a sentence, and
// would hardly follow a name in its place. Where the slip is sure enough, it
// need not tell the two apart so well.
func follows(word string, next *article.Word, nextText string, sure bool) bool {
	g, n := lexicon.GrammarOfString(word), lexicon.GrammarOf(next.Hash)
	switch {
	case g.Only(lexicon.Plural | lexicon.Third):
		return pluralVerb(nextText, n) || n.Mostly(lexicon.Preposition) || nextText == "who" || nextText == "that" ||
			sure && n.May(lexicon.Past|lexicon.Modal)
	case g.Mostly(lexicon.Adverb | lexicon.Conjunction | lexicon.Preposition | lexicon.Determiner):
		return true
	case g.Mostly(lexicon.Adjective):
		return n.Mostly(lexicon.Plural) || sure && n.Mostly(lexicon.Noun)
	case g.Mostly(lexicon.Gerund):
		return n.Mostly(lexicon.Determiner)
	case g.Mostly(lexicon.Participle):
		return n.Mostly(lexicon.Preposition)
	case g.Mostly(lexicon.Noun):
		return nameless(word) && n.May(lexicon.Auxiliary|lexicon.Modal|lexicon.Preposition)
	}
	return false
}

// pluralVerb reports whether a word is a verb that no single person or thing
// has for its own.
func pluralVerb(text string, g lexicon.Grammar) bool {
	switch text {
	case "are", "were", "have", "do", "aren't", "weren't", "haven't", "don't", "aren’t", "weren’t", "haven’t", "don’t":
		return true
	}
	return g.Mostly(lexicon.Base) && !g.Mostly(lexicon.Noun|lexicon.Adjective) && !g.May(lexicon.Past)
}

// nameless reports whether a word has an ending that names have not.
func nameless(word string) bool {
	for _, ending := range [...]string{"tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "tions", "sions", "ments", "ities", "ists"} {
		if len(word) > leastOpening && strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
