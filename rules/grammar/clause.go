package grammar

import (
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

// What the rules here know of a clause is what two or three neighbours show.
// They ask about words by number, and every question is answered false where a
// mark, the end of the sentence or a word that the lexicon does not have leaves
// it open.

// grammarOf returns the parts of speech of a word in small letters, zero for
// any other: a capital may make a name of it.
func grammarOf(p *linter.Pass, at int) lexicon.Grammar {
	words := p.Words()
	if at < 0 || at >= len(words) {
		return 0
	}
	w := &words[at]
	if w.Kind != article.Letters || w.Flag != 0 || w.Case != article.Lower {
		return 0
	}
	return lexicon.GrammarOf(w.Hash)
}

// opener is grammarOf for a word that may open its sentence with a capital.
func opener(p *linter.Pass, at int) lexicon.Grammar {
	words := p.Words()
	if at < 0 || at >= len(words) {
		return 0
	}
	w := &words[at]
	if w.Kind != article.Letters || w.Flag&^article.Bound != 0 || w.Case == article.Upper && w.Span.Len() > 1 || w.Case == article.Camel {
		return 0
	}
	return lexicon.GrammarOf(w.Hash)
}

// textOf returns a word as written, but a small word that opens a sentence in
// small letters; "" where there is none.
func textOf(p *linter.Pass, at int) string {
	words := p.Words()
	if at < 0 || at >= len(words) {
		return ""
	}
	w := &words[at]
	text := p.Text(w.Span)
	if w.Case == article.Lower || !reading.Entry(w).Is(lexicon.Function|lexicon.Number) {
		return text
	}
	return lowerSmall(text)
}

// beside reports whether a word and the one after it stand side by side within
// one block.
func beside(p *linter.Pass, at int) bool {
	return at >= 0 && at+1 < len(p.Words()) && side(p, at, at+1)
}

// hyphened reports whether a hyphen, slash or apostrophe follows a word at once.
func hyphened(p *linter.Pass, at int) bool {
	end := int(p.Words()[at].Span.End)
	return end < len(p.Doc.Text) && strings.IndexByte("-/'@_", p.Doc.Text[end]) >= 0
}

// free reports whether nothing but a space or a mark that opens something
// stands before a word: no letter in brackets is part of it ([T]he).
func free(p *linter.Pass, at int) bool {
	w := &p.Words()[at]
	if w.Has(article.Bound) {
		return false
	}
	return w.Span.Start == 0 || strings.IndexByte("]-=.+/@_&", p.Doc.Text[w.Span.Start-1]) < 0
}

// starts reports whether a sentence starts with a word.
func starts(p *linter.Pass, at int) bool {
	s := p.SentenceAt(p.Words()[at].Span.Start)
	return s != nil && int(s.Words[0]) == at
}

// opensClause reports whether a subject that stands there opens its clause: at
// the start of a sentence, after a mark, or after a word that clauses follow.
// Where “and” joins it to another noun it is half a subject.
func opensClause(p *linter.Pass, at int) bool {
	if starts(p, at) {
		return true
	}
	if !beside(p, at-1) {
		words := p.Words()
		return at > 0 && p.Doc.BlockAt(words[at-1].Span.Start) == p.Doc.BlockAt(words[at].Span.Start) &&
			!strings.ContainsAny(p.Doc.Text[words[at-1].Span.End:words[at].Span.Start], "/&+=_")
	}
	object := false // it and you are objects too: the space after it
	switch textOf(p, at) {
	case "it", "you":
		object = true
	}
	switch textOf(p, at-1) {
	case "as", "since", "until", "before", "after", "but", "like", "know", "knows", "knew", "feel", "feels", "felt", "believe", "believes", "believed", "says", "say", "said", "think":
		if object {
			return false
		}
	}
	switch textOf(p, at-1) {
	case "and", "or", "nor":
		if !beside(p, at-2) {
			return true
		}
		w := &p.Words()[at-2]
		g := grammarOf(p, at-2)
		return g != 0 && !reading.Entry(w).Is(lexicon.Pronoun) && !g.May(lexicon.Noun|lexicon.Plural)
	case "but", "that", "because", "when", "while", "if", "as", "since", "although", "though", "where", "so", "until", "before", "after",
		"what", "how", "why", "once", "unless", "yet", "whenever", "whereas", "said", "says", "say", "think", "thinks", "thought", "know",
		"knows", "knew", "believe", "believes", "believed", "hope", "hopes", "hoped", "feel", "feels", "felt", "claimed", "claims", "added", "adds":
		return true
	}
	return false
}

// wished reports whether something earlier in the sentence asks for a
// subjunctive: if he were, they demand that she go, lest it be.
func wished(p *linter.Pass, at int) bool {
	s := p.SentenceAt(p.Words()[at].Span.Start)
	if s == nil {
		return true
	}
	for i := at - 1; i >= int(s.Words[0]) && at-i < 14; i-- {
		word := textOf(p, i)
		switch word {
		case "if", "though", "than", "rather", "whether", "lest", "unless", "may", "let", "wherever", "whoever", "whatever", "as", "ere", "till",
			"vital", "imperative", "essential", "crucial", "important", "necessary", "important,", "condition", "so", "better", "best", "right", "fitting":
			return true
		}
		for _, stem := range [...]string{"wish", "demand", "suggest", "insist", "recommend", "ask", "propos", "requir", "request", "order", "urg", "advis",
			"prefer", "suppos", "imagin", "stipulat", "mandat", "command", "pray", "beg", "desir", "petition", "instruct", "argu", "provid", "plead",
			"pretend", "mov", "decree", "dictat", "ruling", "ruled", "agree", "call", "want"} {
			if strings.HasPrefix(word, stem) {
				return true
			}
		}
	}
	return false
}

// closes reports whether a noun ends there: a mark follows, or a word that
// goes on with the sentence rather than the noun. After a comma a list may go
// on: various food, drink and other stalls.
func closes(p *linter.Pass, at int) bool {
	words, text := p.Words(), p.Doc.Text
	end := int(words[at].Span.End)
	if end >= len(text) {
		return true
	}
	switch text[end] {
	case '.', ';', ':', '!', '?', ')':
		return end+1 >= len(text) || strings.IndexByte(" \n\r\"'", text[end+1]) >= 0 || text[end+1] >= 0x80
	case ',':
		if at+1 >= len(words) {
			return true
		}
		return !grammarOf(p, at+1).May(lexicon.Noun|lexicon.Plural|lexicon.Adjective|lexicon.Verb) && words[at+1].Case == article.Lower
	}
	return beside(p, at) && continues(p, at+1)
}

// continues reports whether a word cannot belong to the noun before it.
func continues(p *linter.Pass, at int) bool {
	g := grammarOf(p, at)
	switch textOf(p, at) {
	case "who", "which", "whose", "because", "when", "if", "although", "though", "unless":
		return true
	case "and", "or", "nor", "that", "as", "like", "past", "round", "near", "over", "under", "up", "down", "off", "out", "per", "a", "plus", "minus", "out-of":
		return false
	}
	return g.May(lexicon.Modal|lexicon.Auxiliary) && !g.May(lexicon.Noun) || g.Only(lexicon.Preposition|lexicon.Adverb|lexicon.Conjunction) && g.Mostly(lexicon.Preposition) ||
		g.Only(lexicon.Past) || g.Mostly(lexicon.Past) && !g.May(lexicon.Adjective|lexicon.Noun)
}

// singular reports whether a word is a noun in the singular and nothing else.
func singular(g lexicon.Grammar) bool { return g.Only(lexicon.Noun) }

// singularNoun reports whether a word that cannot be a verb where it stands is
// a noun in the singular.
func singularNoun(g lexicon.Grammar) bool {
	return g.Mostly(lexicon.Noun) && g.Only(lexicon.Noun|lexicon.Base)
}

// plurals reports whether a word is a noun in the plural and nothing else.
func plurals(g lexicon.Grammar) bool { return g.Only(lexicon.Plural) }

// pluralNoun reports whether a word that cannot be a verb where it stands is a
// noun in the plural.
func pluralNoun(g lexicon.Grammar) bool {
	return g.Mostly(lexicon.Plural) && g.Only(lexicon.Plural|lexicon.Third)
}

// thirdOf returns the form of a verb that he, she and it take, "" where the
// lexicon has none.
func thirdOf(base string) string {
	switch base {
	case "have":
		return "has"
	case "are", "am", "be":
		return "is"
	case "were":
		return "was"
	case "do":
		return "does"
	}
	if stem, not := cutNot(base); not {
		if third := thirdOf(stem); third != "" {
			return third + base[len(stem):]
		}
		return ""
	}
	for _, form := range [...]string{base + "s", base + "es", strings.TrimSuffix(base, "y") + "ies"} {
		if lexicon.GrammarOfString(form).May(lexicon.Third) {
			return form
		}
	}
	return ""
}

// baseOf returns the form of a verb that they and we take, "" where the lexicon
// has none.
func baseOf(third string) string {
	switch third {
	case "has":
		return "have"
	case "is":
		return "are"
	case "was":
		return "were"
	case "does":
		return "do"
	}
	if stem, not := cutNot(third); not {
		if base := baseOf(stem); base != "" {
			return base + third[len(stem):]
		}
		return ""
	}
	for _, form := range [...]string{strings.TrimSuffix(third, "s"), strings.TrimSuffix(third, "es"), strings.TrimSuffix(third, "ies") + "y"} {
		if form != third && lexicon.GrammarOfString(form).May(lexicon.Base) {
			return form
		}
	}
	return ""
}

// cutNot takes n't off a verb.
func cutNot(verb string) (stem string, not bool) {
	for _, end := range [...]string{"n't", "n’t"} {
		if stem, not = strings.CutSuffix(verb, end); not {
			return stem, true
		}
	}
	return verb, false
}

// subject reports whether a word is a pronoun that is, or may well be, the
// subject of a verb right after it.
func subject(p *linter.Pass, at int) bool {
	if at < 0 || at >= len(p.Words()) || !reading.Entry(&p.Words()[at]).Is(lexicon.Pronoun|lexicon.Function) {
		return false
	}
	switch textOf(p, at) {
	case "i", "he", "she", "it", "we", "they", "you", "there", "this", "that":
		return true
	}
	return false
}

// lowerSmall is strings.ToLower, which costs no memory for the words that mostly
// open a sentence.
func lowerSmall(text string) string {
	switch text {
	case "The":
		return "the"
	case "A":
		return "a"
	case "An":
		return "an"
	case "In":
		return "in"
	case "On":
		return "on"
	case "At":
		return "at"
	case "It":
		return "it"
	case "He":
		return "he"
	case "She":
		return "she"
	case "We":
		return "we"
	case "They":
		return "they"
	case "You":
		return "you"
	case "I":
		return "i"
	case "There":
		return "there"
	case "This":
		return "this"
	case "That":
		return "that"
	case "These":
		return "these"
	case "Those":
		return "those"
	case "And":
		return "and"
	case "But":
		return "but"
	case "Or":
		return "or"
	case "If":
		return "if"
	case "When":
		return "when"
	case "While":
		return "while"
	case "As":
		return "as"
	case "Since":
		return "since"
	case "Because":
		return "because"
	case "Although":
		return "although"
	case "Though":
		return "though"
	case "After":
		return "after"
	case "Before":
		return "before"
	case "Until":
		return "until"
	case "Once":
		return "once"
	case "Unless":
		return "unless"
	case "For":
		return "for"
	case "From":
		return "from"
	case "With":
		return "with"
	case "By":
		return "by"
	case "Of":
		return "of"
	case "To":
		return "to"
	case "Not":
		return "not"
	case "No":
		return "no"
	case "So":
		return "so"
	case "What":
		return "what"
	case "Who":
		return "who"
	case "Why":
		return "why"
	case "How":
		return "how"
	case "Where":
		return "where"
	case "Which":
		return "which"
	case "Whether":
		return "whether"
	case "His":
		return "his"
	case "Her":
		return "her"
	case "Its":
		return "its"
	case "Our":
		return "our"
	case "Their":
		return "their"
	case "My":
		return "my"
	case "Your":
		return "your"
	case "One":
		return "one"
	case "Two":
		return "two"
	case "Many":
		return "many"
	case "Some":
		return "some"
	case "All":
		return "all"
	case "Both":
		return "both"
	case "Each":
		return "each"
	case "Every":
		return "every"
	case "Is":
		return "is"
	case "Are":
		return "are"
	case "Was":
		return "was"
	case "Were":
		return "were"
	case "Do":
		return "do"
	case "Does":
		return "does"
	case "Did":
		return "did"
	case "Has":
		return "has"
	case "Have":
		return "have"
	case "Had":
		return "had"
	case "Will":
		return "will"
	case "Would":
		return "would"
	case "Can":
		return "can"
	case "Could":
		return "could"
	case "Should":
		return "should"
	case "May":
		return "may"
	case "Might":
		return "might"
	case "Must":
		return "must"
	case "Than":
		return "than"
	}
	return strings.ToLower(text)
}
