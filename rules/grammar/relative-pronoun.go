package grammar

import (
	_ "embed"
	"fmt"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed relative-pronoun.md
var relativePronounPage string

// RelativePronoun finds “which” said of persons: officials which said. Its list
// holds the words for persons, each before “which”.
var RelativePronoun = linter.Rule{
	ID:       "grammar.relative-pronoun",
	Doc:      relativePronounPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.relative-pronoun")
			for i := range hits {
				h := &hits[i]
				noun, which := int(h.Words[0]), int(h.Words[1])-1
				if !side(p, which-1, which) || !relates(p, which) || governed(p, noun) || asked(p, noun) {
					continue
				}
				persons := p.Text(p.Words()[which-1].Span)
				w := p.Words()[which].Span
				p.Report(linter.Finding{
					Span:    h.Span,
					Message: fmt.Sprintf("“which” stands for persons, “%s”: “who” is meant.", persons),
					Fixes:   []linter.Fix{linter.Replace(w, "who", linter.Ask)},
				})
			}
		}, nil
	},
}

// relates reports whether a clause of its own opens with “which”: a verb
// follows, or a pronoun that has one. “Officials which party” asks a question.
func relates(p *linter.Pass, which int) bool {
	words := p.Words()
	if which+1 >= len(words) || !side(p, which, which+1) {
		return false
	}
	next := &words[which+1]
	if next.Case != article.Lower || next.Flag != 0 {
		return false
	}
	if g := lexicon.GrammarOf(next.Hash); g.Mostly(lexicon.Past|lexicon.Third|lexicon.Base|lexicon.Modal|lexicon.Auxiliary) && !g.Mostly(lexicon.Noun|lexicon.Plural) {
		return true
	}
	switch p.Text(next.Span) {
	case "he", "she", "they", "we", "i", "are", "were", "have", "do":
		return true
	}
	return false
}

// governed reports whether the persons are not what “which” looks back to, as
// far as can be seen: a letter from officials which said, a group of people
// which met. After a verb and its preposition (spoke to officials which) there
// is nothing else.
func governed(p *linter.Pass, noun int) bool {
	words := p.Words()
	s := p.SentenceAt(words[noun].Span.Start)
	if s == nil {
		return true
	}
	at := noun - 1
	for ; at >= int(s.Words[0]); at-- {
		if !side(p, at, at+1) {
			return false // a mark stands between: the words before are another's
		}
		w := &words[at]
		g := lexicon.GrammarOf(w.Hash)
		if w.Has(article.Possessive) {
			return true // the party's members: who can say
		}
		if w.Kind == article.Number || w.Case == article.Title || w.Case == article.Upper ||
			g.May(lexicon.Noun|lexicon.Adjective|lexicon.Determiner) && !g.May(lexicon.Preposition) && !g.Mostly(lexicon.Verb) || g.Mostly(lexicon.Participle|lexicon.Gerund) && !g.May(lexicon.Preposition) {
			if noun-at > 6 {
				return true
			}
			continue
		}
		if g.May(lexicon.Preposition) {
			if p.Text(w.Span) == "of" || at == int(s.Words[0]) {
				return true
			}
			head := lexicon.GrammarOf(words[at-1].Hash)
			if head.May(lexicon.Participle | lexicon.Gerund) { // games aimed at adults which
				return at-2 < int(s.Words[0]) || !reading.Entry(&words[at-2]).Is(lexicon.Pronoun)
			}
			return !head.Mostly(lexicon.Verb)
		}
		// “teachers and officials which” may hang on what is before the teachers.
		return g.May(lexicon.Conjunction) && !lexicon.GrammarOf(words[at+1].Hash).May(lexicon.Determiner)
	}
	return false
}

// asked reports whether the clause asks or tells: they asked voters which was best.
func asked(p *linter.Pass, noun int) bool {
	words := p.Words()
	s := p.SentenceAt(words[noun].Span.Start)
	for at := noun - 1; s != nil && at >= int(s.Words[0]) && noun-at < 12; at-- {
		switch textOf(p, at) {
		case "ask", "asks", "asked", "asking", "tell", "tells", "told", "telling", "show", "shows", "showed", "shown", "showing",
			"teach", "teaches", "taught", "teaching", "inform", "informs", "informed", "remind", "reminds", "reminded", "advise", "advised",
			"let", "quiz", "quizzed", "question", "questioned", "survey", "surveyed", "warn", "warned", "warns", "poll", "polled", "say", "says":
			return true
		}
	}
	return false
}

// side reports whether two neighbours stand side by side in one block, with
// nothing but space between.
func side(p *linter.Pass, a, b int) bool {
	words := p.Words()
	gap := p.Doc.Text[words[a].Span.End:words[b].Span.Start]
	if gap == " " {
		return true
	}
	lines := 0
	for _, r := range gap {
		switch r {
		case ' ', '\r', '\u00a0':
		case '\n':
			lines++
		default:
			return false
		}
	}
	return gap != "" && lines < 2 && p.Doc.BlockAt(words[a].Span.Start) == p.Doc.BlockAt(words[b].Span.Start)
}
