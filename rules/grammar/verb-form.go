package grammar

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed verb-form.md
var verbFormPage string

// VerbForm finds a verb in a form that the word before it does not take: will
// goes, did not went, has wrote. Its list holds the words that ask for a form,
// each with the kind of what it asks.
var VerbForm = linter.Rule{
	ID:       "grammar.verb-form",
	Doc:      verbFormPage,
	Severity: linter.Warning,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.verb-form")
			for i := range hits {
				verbForm(p, &hits[i])
			}
		}, nil
	},
}

func verbForm(p *linter.Pass, h *phrases.Hit) {
	first, last := int(h.Words[0]), int(h.Words[1])-1
	words := p.Words()
	if h.Right() == "did-noun" {
		if !beside(p, last) || !grammarOf(p, last+1).Mostly(lexicon.Noun|lexicon.Plural) {
			return
		}
		last++ // did the plan worked?
	}
	verb := last + 1
	// Most words after a helper are right or no verbs: the cheap question first.
	g := grammarOf(p, verb)
	if !g.Mostly(lexicon.Verb) || !beside(p, last) || hyphened(p, verb) || hyphened(p, last) || words[first].Flag != 0 || words[last].Flag != 0 {
		return
	}
	if first > 0 && beside(p, first-1) && mentionedVerb(p, first) {
		return
	}
	kind, wrong := h.Right(), false
	switch kind {
	case "modal":
		wrong = afterModal(p, first, verb, g)
	case "do":
		wrong = afterDo(p, first, verb, g)
	case "did-noun":
		// Did the man called Tom come? Only a verb that ends the question is its own.
		wrong = afterQuestion(p, first, verb, g) && strings.HasPrefix(p.Doc.Text[words[verb].Span.End:], "?")
	case "ask":
		wrong = afterQuestion(p, first, verb, g)
	case "askmodal":
		wrong = afterQuestionModal(p, first, verb, g)
	case "make":
		wrong = afterMake(p, first, verb, g)
	case "have":
		wrong = afterHave(p, first, verb, g)
	case "be":
		wrong = afterBe(p, first, verb, g)
	case "to":
		word := textOf(p, verb)
		wrong = !connects(word) && !stranded(p, first) && !reduced(p, first) && (pastOnly(g, word) || g.Only(lexicon.Past|lexicon.Participle) || thirdOnly(g))
	}
	if !wrong {
		return
	}
	asks := "the base form of the verb"
	if kind == "have" || kind == "be" && (!g.Only(lexicon.Base) || textOf(p, verb) == "suppose") {
		asks = "a participle"
	} else if kind == "be" {
		asks = "a participle, or no verb but its own"
	}
	lead := words[first].Span.Join(words[last].Span)
	p.Report(linter.Finding{
		Span:    lead.Join(words[verb].Span),
		Message: fmt.Sprintf("“%s” is followed by “%s”; it takes %s.", p.Text(lead), p.Text(words[verb].Span), asks),
	})
}

// mentionedVerb reports whether a determiner makes a noun of the word before a
// verb: the are became rare, this can is full, an old will was found.
func mentionedVerb(p *linter.Pass, at int) bool {
	switch textOf(p, at-1) {
	case "the", "a", "an", "my", "our", "their", "his", "its", "your", "every":
		return true
	case "this", "that", "her":
		switch textOf(p, at) {
		case "can", "will", "must", "might", "may":
			return true
		}
	}
	return false
}

// pastOnly reports whether a word is a past tense that is no participle: went.
// One in -ed always is both.
func pastOnly(g lexicon.Grammar, word string) bool {
	return !strings.HasSuffix(word, "ed") && g.Mostly(lexicon.Past) && !g.May(lexicon.Participle|lexicon.Base|lexicon.Adjective|lexicon.Auxiliary|lexicon.Adverb|lexicon.Preposition) &&
		(!g.May(lexicon.Noun) || !g.Mostly(lexicon.Noun))
}

// thirdOnly reports whether a word is what he, she and it take, and no noun's plural.
func thirdOnly(g lexicon.Grammar) bool {
	return g.Mostly(lexicon.Third) && !g.May(lexicon.Base|lexicon.Noun|lexicon.Adjective|lexicon.Adverb|lexicon.Preposition) && !g.Mostly(lexicon.Plural)
}

// connects reports whether a participle may open a phrase of its own.
func connects(word string) bool {
	switch word {
	case "given", "provided", "based", "compared", "followed", "according", "compounded", "combined", "except", "assisted", "aided", "accompanied", "used",
		"supposed", "helped", "led", "seeing", "granted", "need", "dare", "born", "united", "dated", "depending":
		return true
	}
	return false
}

// stranded reports whether a clause that ends there may stand before the verb
// of another: all he could went on rent, the girl he wanted to left.
func stranded(p *linter.Pass, at int) bool {
	s := p.SentenceAt(p.Words()[at].Span.Start)
	if s == nil {
		return true
	}
	for i := at - 1; i >= int(s.Words[0]) && at-i < 8; i-- {
		if !beside(p, i) {
			return false
		}
		switch textOf(p, i) {
		case "all", "as", "than", "what", "whatever", "who", "whoever", "those", "if", "when", "where", "wherever", "best", "how", "that", "which", "everything",
			"anything", "much", "everyone", "anyone", "one", "ones", "whom", "why", "way", "time", "whether":
			return true
		}
	}
	return false
}

// afterModal: will goes, must went, could visited. The will, a can and the month
// are nouns: a subject must stand before.
func afterModal(p *linter.Pass, first, verb int, g lexicon.Grammar) bool {
	word := textOf(p, verb)
	if g.Mostly(lexicon.Base) || first == 0 || !beside(p, first-1) || p.Words()[first].Case != article.Lower || connects(word) || stranded(p, first) {
		return false
	}
	before := &p.Words()[first-1]
	modal := textOf(p, first)
	tags := opener(p, first-1)
	pronoun := reading.Entry(before).Is(lexicon.Pronoun) && subject(p, first-1)
	switch {
	case pronoun, tags.Only(lexicon.Plural), before.Case >= article.Title && !starts(p, first-1) && modal != "may":
	case tags.Mostly(lexicon.Noun) && !tags.May(lexicon.Adjective) && modal != "can" && modal != "might":
	default:
		return false
	}
	if tags.May(lexicon.Preposition) {
		return false
	}
	return pastOnly(g, word) || thirdOnly(g) || word == "been" || pronoun && (g.Only(lexicon.Past|lexicon.Participle) || gerund(g))
}

// afterDo: did not went, does not goes.
func afterDo(p *linter.Pass, first, verb int, g lexicon.Grammar) bool {
	word := textOf(p, verb)
	switch textOf(p, first-1) {
	case "who", "that", "which": // he who does not has lost
		if !past(g, word) {
			return false
		}
	}
	if word == "found" || word == "fell" {
		// They did not found a school, and did not fell trees.
		switch textOf(p, verb+1) {
		case "it", "him", "her", "them", "me", "us", "that", "what", "anything", "any", "out", "enough", "time", "how", "why", "in", "off", "on", "into", "down", "from":
			return !stranded(p, first) && (word == "found") != grammarOf(p, verb+1).Only(lexicon.Preposition|lexicon.Adverb) && textOf(p, verb+1) != "any"
		}
		return false
	}
	return (past(g, word) || thirdOnly(g) || gerund(g)) && !connects(word) && !stranded(p, verb-2)
}

// gerund reports whether a word is an -ing form and no preposition (during).
func gerund(g lexicon.Grammar) bool {
	return g.Mostly(lexicon.Gerund) && !g.May(lexicon.Base|lexicon.Preposition|lexicon.Conjunction|lexicon.Adverb)
}

// past reports whether a word that follows “did” is a past tense; what is also
// an adjective or a noun elsewhere is none there, and nobody saws.
func past(g lexicon.Grammar, word string) bool {
	switch word {
	case "saw", "felt", "found", "fell":
		return true
	}
	return g.Mostly(lexicon.Past|lexicon.Participle) && !g.May(lexicon.Base|lexicon.Adverb|lexicon.Preposition|lexicon.Conjunction)
}

// afterQuestion: did you saw? Only a sentence that asks is looked at: what he
// did he regretted.
func afterQuestion(p *linter.Pass, first, verb int, g lexicon.Grammar) bool {
	s := p.SentenceAt(p.Words()[first].Span.Start)
	if s == nil || !strings.HasSuffix(strings.TrimRight(p.Text(s.Span), " \n\"”’"), "?") {
		return false
	}
	if !starts(p, first) {
		switch textOf(p, first-1) {
		case "why", "how", "when", "where", "what", "who":
			if !starts(p, first-1) {
				return false
			}
		default:
			return false
		}
	}
	return past(g, textOf(p, verb)) || thirdOnly(g)
}

// afterQuestionModal: can you confirms. It opens its sentence, where no subject
// of another verb stands.
func afterQuestionModal(p *linter.Pass, first, verb int, g lexicon.Grammar) bool {
	return starts(p, first) && (thirdOnly(g) || gerund(g) && beside(p, verb) && grammarOf(p, verb+1).Mostly(lexicon.Determiner) ||
		pastOnly(g, textOf(p, verb)) || strings.HasSuffix(textOf(p, verb), "ed") && g.Only(lexicon.Past|lexicon.Participle) && !connects(textOf(p, verb)))
}

// afterMake: make it works, made me thinking. “The changes he made it shows” has
// its object before.
func afterMake(p *linter.Pass, first, verb int, g lexicon.Grammar) bool {
	if thirdOnly(g) {
		return !stranded(p, first) && (first == 0 || !reduced(p, first)) && textOf(p, first) != "made"
	}
	switch textOf(p, first+1) {
	case "me", "us", "him":
		return gerund(g) && !g.May(lexicon.Noun|lexicon.Adjective)
	}
	return false
}

// afterHave: has went, had wrote. The money he had went on rent.
func afterHave(p *linter.Pass, first, verb int, g lexicon.Grammar) bool {
	word := textOf(p, verb)
	base := (subject(p, first-1) || textOf(p, first) != "have" && givenName(p, first-1) && (plainBase(word) || taken(p, verb))) && bare(g, word) && (!g.May(lexicon.Noun) || plainBase(word) || taken(p, verb) || first < verb-1 || strings.Contains(textOf(p, first), "n't") || strings.Contains(textOf(p, first), "n’t"))
	if word != "did" && !pastOnly(g, word) && !base || stranded(p, first) {
		return false
	}
	if opener(p, first-1).May(lexicon.Modal) && beside(p, first-1) {
		return true // would have went
	}
	return !reduced(p, first)
}

// givenName reports whether a single name stands there, which opens its sentence.
func givenName(p *linter.Pass, at int) bool {
	return beside(p, at) && p.Words()[at].Case == article.Title && !p.Words()[at].Has(article.Possessive) && starts(p, at) && reading.Entry(&p.Words()[at]).Is(lexicon.GivenName)
}

// taken reports whether what follows a verb is its object or the end of its
// clause, as hardly ever behind a noun: play the game, talk to them.
func taken(p *linter.Pass, at int) bool {
	if !beside(p, at) {
		return false
	}
	switch textOf(p, at+1) {
	case "to", "me", "him", "us", "them", "it", "you", "into":
		return true
	}
	return grammarOf(p, at+1).Mostly(lexicon.Determiner)
}

// plainBase reports whether a word is a verb even where it has nothing behind it.
func plainBase(word string) bool {
	switch word {
	case "go", "make", "take", "get", "come", "give", "know", "think":
		return true
	}
	return false
}

// bare reports whether a word is the base of a verb, and no noun that one may
// have: we have need of it, they have say.
func bare(g lexicon.Grammar, word string) bool {
	switch word {
	case "say", "need", "use", "practise", "license", "call", "cause", "work", "help", "be", "do", "have", "let":
		return false
	}
	return g.Mostly(lexicon.Base) && !g.Mostly(lexicon.Noun) && g.Only(lexicon.Base|lexicon.Noun)
}

// reduced reports whether a noun stands before the subject of a verb, which
// may then belong to a clause within another: the money he had, a place the
// club had.
func reduced(p *linter.Pass, verb int) bool {
	for beside(p, verb-1) && opener(p, verb-1).May(lexicon.Auxiliary|lexicon.Modal) {
		verb-- // the place he was able to
	}
	if !beside(p, verb-1) || !beside(p, verb-2) {
		return false
	}
	at := verb - 2
	if !subject(p, verb-1) {
		for beside(p, at) && opener(p, at).May(lexicon.Determiner|lexicon.Adjective) {
			at--
		}
		if !beside(p, at) {
			return false
		}
	}
	w := &p.Words()[at]
	return opener(p, at).May(lexicon.Noun|lexicon.Plural) || reading.Entry(w).Is(lexicon.Pronoun) || w.Case != article.Lower
}

// afterBe: was went, he is go.
func afterBe(p *linter.Pass, first, verb int, g lexicon.Grammar) bool {
	switch word := textOf(p, verb); {
	case word == "suppose":
		return beside(p, verb) && textOf(p, verb+1) == "to" && textOf(p, first) != "do"
	case g.Only(lexicon.Base) && passive(p, first, verb):
		return true
	case pastOnly(g, word) && !g.May(lexicon.Noun):
		return beside(p, first-1) && !stranded(p, first+1) && !questioned(p, first)
	case g.Only(lexicon.Base), stative(word), thirdOnly(g):
		switch textOf(p, first-1) {
		case "he", "she", "we", "they", "i":
			return beside(p, first-1) && opensClause(p, first-1) && textOf(p, first) != "were" && !stranded(p, first+1)
		}
	}
	return false
}

// passive reports whether a participle should stand behind a form of be: its
// subject is a noun that opens the sentence with its determiner, and the verb has
// no object. What one does may be the base: the least he did was resign.
func passive(p *linter.Pass, first, verb int) bool {
	noun := first - 1
	if !closes(p, verb) || beside(p, verb) && !grammarOf(p, verb+1).Mostly(lexicon.Preposition) || !beside(p, noun) || !grammarOf(p, noun).Mostly(lexicon.Noun|lexicon.Plural) {
		return false
	}
	at, ok := determined(p, noun)
	switch textOf(p, noun) {
	case "name", "nickname", "motto", "order", "word", "message", "command", "cry", "verdict", "rule", "instinct", "duty", "call", "verb", "slogan", "thing", "plan", "idea", "aim", "goal", "job", "task", "option", "choice", "answer", "step", "way", "advice", "point", "trick", "rest", "solution":
		return false
	}
	return ok && starts(p, at)
}

// stative reports whether a verb, though a noun too, is none after “is”.
func stative(word string) bool {
	switch word {
	case "want", "know", "think", "need", "go", "understand", "agree", "please":
		return true
	}
	return false
}

// questioned reports whether a word before opens a clause that a form of be may
// end: who he was became clear.
func questioned(p *linter.Pass, at int) bool {
	s := p.SentenceAt(p.Words()[at].Span.Start)
	for i := at - 1; s != nil && i >= int(s.Words[0]); i-- {
		switch word := textOf(p, i); {
		case strings.HasPrefix(word, "wh"), word == "how", word == "as", word == "than", word == "that", word == "there", word == "all":
			return true
		}
	}
	return s == nil
}
