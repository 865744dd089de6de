package grammar

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed agreement.md
var agreementPage string

// Agreement finds a subject and a verb, or a determiner and a noun, that stand
// side by side and differ in number: they was, this officials. Its list holds
// the words that ask for a number, each with the kind of what it asks.
var Agreement = linter.Rule{
	ID:       "grammar.agreement",
	Doc:      agreementPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.agreement")
			for i := range hits {
				agreement(p, &hits[i])
			}
		}, nil
	},
}

func agreement(p *linter.Pass, h *phrases.Hit) {
	first, last := int(h.Words[0]), int(h.Words[1])-1
	if hyphened(p, last) || !free(p, first) || p.Words()[last].Has(article.Possessive) {
		return
	}
	switch h.Right() {
	case "third":
		thirdPerson(p, last)
	case "plural":
		pluralPerson(p, last)
	case "first":
		firstPerson(p, last)
	case "there-one":
		thereIs(p, first, last)
	case "there-many":
		thereAre(p, first, last)
	case "this":
		oneNoun(p, last, demonstrated)
	case "one":
		oneNoun(p, last, counted)
	case "these":
		manyNouns(p, last, true)
	case "many":
		manyNouns(p, last, false)
	case "one-of":
		oneOf(p, first, last)
	case "each-of":
		eachOf(p, first, last)
	case "ago":
		unitsAgo(p, first, last)
	case "asked-one":
		askedOne(p, first, last)
	case "does-many":
		askedOne(p, first, first)
	case "person":
		onePerson(p, first, last)
	case "one-verb":
		pluralSubject(p, last)
	case "number-of":
		numberOf(p, first, last)
	}
}

// report reports a verb or a noun that differs from what it stands beside.
func reportNumber(p *linter.Pass, from, to int, message, right string) {
	words := p.Words()
	f := linter.Finding{Span: words[from].Span.Join(words[to].Span), Message: message}
	if right != "" {
		f.Fixes = []linter.Fix{linter.Replace(words[to].Span, right, linter.Ask)}
	}
	p.Report(f)
}

func reportVerb(p *linter.Pass, subject, verb int, right string) {
	have := p.Text(p.Words()[verb].Span)
	takes := "another form"
	if right != "" {
		takes = "“" + right + "”"
	}
	reportNumber(p, subject, verb, fmt.Sprintf("“%s” takes %s, not “%s”.", p.Text(p.Words()[subject].Span), takes, have), right)
}

// verbAfter returns the text of a word in small letters right after another, ""
// without one.
func verbAfter(p *linter.Pass, at int) string {
	if !beside(p, at) || p.Words()[at+1].Case != article.Lower || hyphened(p, at+1) {
		return ""
	}
	return p.Text(p.Words()[at+1].Span)
}

// pastAdverb returns the word before the verb of a subject: the subject, or an
// adverb between the two.
func pastAdverb(p *linter.Pass, subject int) int {
	if beside(p, subject) {
		switch textOf(p, subject+1) {
		case "just", "also", "never", "always", "often", "still", "really", "rarely", "only", "already", "usually", "sometimes", "simply", "probably":
			return subject + 1
		}
	}
	return subject
}

// inverted reports whether the verb before a subject is its own: does he go.
func inverted(p *linter.Pass, at int) bool {
	if !beside(p, at-1) {
		return false
	}
	g := opener(p, at-1)
	_, not := cutNot(textOf(p, at-1))
	return not || g.May(lexicon.Modal|lexicon.Auxiliary) || g.Mostly(lexicon.Base) || textOf(p, at-1) == "not"
}

// thirdPerson: he have, she go, it don't.
func thirdPerson(p *linter.Pass, subject int) {
	at := pastAdverb(p, subject)
	verb := verbAfter(p, at)
	switch verb {
	case "":
		return
	case "do":
		if textOf(p, subject) == "it" {
			return
		}
	case "are", "have", "am", "don't", "don’t", "haven't", "haven’t", "aren't", "aren’t", "weren't", "weren’t", "were":
	default:
		g := grammarOf(p, at+1)
		if !g.May(lexicon.Base) || !g.Only(lexicon.Base|lexicon.Noun|lexicon.Plural) || verb == "be" || verb == "need" || verb == "dare" || strings.HasSuffix(verb, "cast") || lexicon.LookupString(verb).Is(lexicon.Function) {
			return
		}
		if third := thirdOf(verb); third == "" || compounded(p, at+1) {
			return
		}
	}
	if at == subject && called(p, subject, verb) || at != subject && persuaded(p, subject, at) || inverted(p, subject) || !opensClause(p, subject) || wished(p, subject) {
		return
	}
	reportVerb(p, subject, at+1, thirdOf(verb))
}

// called reports whether a sentence that opens with somebody or everyone calls
// on them, or asks with its first word left out: somebody help, anyone care to
// come. What no one orders is none: everyone are, nobody have seen it.
func called(p *linter.Pass, at int, verb string) bool {
	word := strings.ToLower(textOf(p, at))
	if !starts(p, at) && beside(p, at-1) || !strings.HasSuffix(word, "one") && !strings.HasSuffix(word, "body") {
		return false
	}
	if !strings.HasPrefix(word, "any") && (stative(verb) || verb == "hate" || verb == "love" || verb == "like" || verb == "believe" || verb == "seem") {
		return false
	}
	switch verb {
	case "don't", "don’t":
		return starts(p, at)
	case "are", "were", "am", "aren't", "aren’t", "weren't", "weren’t", "haven't", "haven’t":
		return false
	case "have":
		return !beside(p, at+1) || !grammarOf(p, at+2).Mostly(lexicon.Participle) && textOf(p, at+2) != "been"
	}
	return true
}

// persuaded reports whether a sentence that opens with everyone and an adverb
// may still call on them: everybody just relax.
func persuaded(p *linter.Pass, subject, adverb int) bool {
	switch textOf(p, adverb) {
	case "usually", "often", "rarely", "already", "sometimes":
		return false
	}
	return called(p, subject, "")
}

// compounded reports whether what looks like a verb belongs to the verb after
// it: he hand wrote it.
func compounded(p *linter.Pass, at int) bool {
	return beside(p, at) && grammarOf(p, at).Mostly(lexicon.Noun) && grammarOf(p, at+1).Only(lexicon.Past|lexicon.Participle|lexicon.Third)
}

// pluralPerson: they was, we has, you is, they goes.
func pluralPerson(p *linter.Pass, subject int) {
	at := pastAdverb(p, subject)
	verb := verbAfter(p, at)
	switch verb {
	case "":
		return
	case "was", "is", "has", "does", "doesn't", "doesn’t", "hasn't", "hasn’t", "isn't", "isn’t", "wasn't", "wasn’t":
	default:
		g := grammarOf(p, at+1)
		if !thirdAlone(g) || g.May(lexicon.Plural) && beside(p, at+1) && grammarOf(p, at+2).May(lexicon.Modal|lexicon.Auxiliary|lexicon.Past|lexicon.Base) {
			return // we bakers would
		}
	}
	switch textOf(p, subject-1) {
	case "as", "than", "like": // he as well as they was
		return
	}
	if inverted(p, subject) || !opensClause(p, subject) && (textOf(p, subject) == "you" ||
		beside(p, subject-1) && opener(p, subject-1).May(lexicon.Determiner|lexicon.Adjective|lexicon.Noun|lexicon.Gerund)) {
		return // the royal we is; to tell you is
	}
	reportVerb(p, subject, at+1, baseOf(verb))
}

// thirdAlone reports whether a word behind a pronoun is a verb in the form that
// he, she and it take.
func thirdAlone(g lexicon.Grammar) bool {
	return g.Mostly(lexicon.Third) && !g.Mostly(lexicon.Plural|lexicon.Noun) && !g.May(lexicon.Adjective|lexicon.Adverb|lexicon.Base|lexicon.Past)
}

// firstPerson: I has, I goes. World War I is, and so may be any other I that
// does not open its clause.
func firstPerson(p *linter.Pass, subject int) {
	at := pastAdverb(p, subject)
	verb, right := verbAfter(p, at), ""
	switch verb {
	case "":
		return
	case "is", "are":
		if !starts(p, subject) {
			return
		}
		right = "am"
	case "has", "does", "doesn't", "doesn’t", "hasn't", "hasn’t":
		right = baseOf(verb)
	default:
		if !thirdAlone(grammarOf(p, at+1)) {
			return
		}
		right = baseOf(verb)
	}
	switch textOf(p, subject-1) {
	case "as", "than", "like": // one as small as I finds a place
		return
	}
	if p.Words()[subject].Case == article.Upper && !inverted(p, subject) && opensClause(p, subject) {
		reportVerb(p, subject, at+1, right)
	}
}

// onePerson: the man are. Bodies take either number, persons do not.
func onePerson(p *linter.Pass, noun, verb int) {
	at, ok := determined(p, noun)
	if det := textOf(p, at); !ok || det == "these" || det == "those" || !beside(p, noun) || !singularNoun(grammarOf(p, noun)) {
		return
	}
	have := p.Text(p.Words()[verb].Span)
	if subjectOpens(p, at) && !(have == "were" && wished(p, at)) {
		reportVerb(p, noun, verb, thirdOf(have))
	}
}

// determined returns the determiner of a noun, which may have adjectives.
func determined(p *linter.Pass, noun int) (at int, ok bool) {
	at = noun - 1
	for n := 0; n < 2 && beside(p, at) && adjective(grammarOf(p, at)); n++ {
		at--
	}
	if !beside(p, at) {
		return 0, false
	}
	switch textOf(p, at) {
	case "the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our", "their":
		return at, true
	}
	return 0, false
}

// subjectOpens reports whether a clause opens with a subject that no “and”
// joins to another.
func subjectOpens(p *linter.Pass, at int) bool {
	if starts(p, at) {
		return true
	}
	if !beside(p, at-1) {
		return false // a mark may part two of a list
	}
	switch textOf(p, at-1) {
	case "and", "or", "nor", "as", "so", "since", "before", "after", "until", "know", "knows", "knew", "feel", "feels", "felt", "added", "adds", "but":
		return false
	}
	return opensClause(p, at)
}

// pluralSubject: the officials was.
func pluralSubject(p *linter.Pass, verb int) {
	noun := verb - 1
	g := grammarOf(p, noun)
	people := g.May(lexicon.Plural) && textOf(p, noun) == "people"
	if !pluralNoun(g) && !people || !beside(p, noun) {
		return
	}
	at, ok := determined(p, noun)
	if !ok || people && at != noun-1 || !plurals(g) && !people && !starts(p, at) || !subjectOpens(p, at) {
		return
	}
	if word := textOf(p, noun); people || !singleForm(word) && !measure(word) {
		reportVerb(p, noun, verb, baseOf(p.Text(p.Words()[verb].Span)))
	}
}
