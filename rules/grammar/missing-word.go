package grammar

import (
	_ "embed"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed missing-word.md
var missingWordPage string

// MissingWord finds fixed phrases that lack one of their words.
var MissingWord = linter.Rule{
	ID:       "grammar.missing-word",
	Doc:      missingWordPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	// Headlines and crossheads leave words out on purpose.
	Blocks: article.Kinds(article.Paragraph, article.Standfirst, article.ListItem, article.Footnote),
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.missing-word")
			for i := range hits {
				if h := &hits[i]; running(p, h, h.Right()) && !compound(p, h) && !teaser(p, h) && !within(p, h) {
					p.Report(missing(p, h))
				}
			}
		}, nil
	},
}

// compound reports whether a hyphen binds the word after the hit to another:
// “used make-up”, “the rest the on-call staff”.
func compound(p *linter.Pass, h *phrases.Hit) bool {
	words := p.Words()
	return int(h.Words[1]) < len(words) && bound(p.Doc.Text, words[h.Words[1]].Span.End)
}

// within reports whether a verb that seems to lack its “to” ends a clause within
// another, whose verb comes next: all you need bring is bread, the towns we want
// have no rail, those that are allowed tell us when.
func within(p *linter.Pass, h *phrases.Hit) bool {
	before, to := strings.CutSuffix(h.Right(), " to")
	first, last := int(h.Words[0]), int(h.Words[1])-1
	if !to || before == "" || !beside(p, last) || !beside(p, last+1) || !grammarOf(p, last+1).May(lexicon.Base) {
		return false
	}
	if beside(p, first-1) && (p.Words()[first-1].Has(article.Possessive) && !shortSubject(strings.ToLower(textOf(p, first-1))) || opener(p, first-1).Mostly(lexicon.Determiner) && grammarOf(p, first).May(lexicon.Plural|lexicon.Noun)) {
		return true // men's wants become
	}
	if !beside(p, first-1) {
		return textOf(p, first) == "would" // would love make us happy
	}
	switch textOf(p, first-1) {
	case "that", "which", "who", "what", "why", "how", "when":
		return last > first
	}
	at := first - 1
	if !subject(p, at) && !shortSubject(strings.ToLower(textOf(p, at))) {
		if !opener(p, at).Mostly(lexicon.Noun|lexicon.Plural) || !beside(p, at-1) || !opener(p, at-1).Mostly(lexicon.Determiner) {
			return false
		}
		at--
	}
	if !beside(p, at-1) {
		return false
	}
	switch textOf(p, at-1) {
	case "all", "what", "whatever", "that", "which", "everything", "anything", "those", "ones", "where", "whom", "everyone", "anyone", "wherever", "things":
		return true
	}
	return opener(p, at-1).May(lexicon.Noun|lexicon.Plural) && !opener(p, at-1).Mostly(lexicon.Conjunction|lexicon.Adverb|lexicon.Verb|lexicon.Preposition)
}

// shortSubject reports whether a word is a pronoun with its verb: I'm.
func shortSubject(word string) bool {
	switch word {
	case "i'm", "i’m", "you're", "you’re", "we're", "we’re", "they're", "they’re", "he's", "he’s", "she's", "she’s", "it's", "it’s":
		return true
	}
	return false
}

// teaser reports whether the sentence of a hit is several headlines run into the
// copy, which a list of links becomes: three of its words in capitals stand in a
// row, or it goes on for longer than sentences do.
func teaser(p *linter.Pass, h *phrases.Hit) bool {
	s := p.SentenceAt(h.Span.Start)
	if s == nil {
		return false
	}
	row := 0
	for _, w := range p.Words()[s.Words[0]:s.Words[1]] {
		if w.Case != article.Upper || w.Span.Len() < 2 {
			row = 0
		} else if row++; row == 3 {
			return true
		}
	}
	return s.Words[1]-s.Words[0] > 90
}

func missing(p *linter.Pass, h *phrases.Hit) linter.Finding {
	text := p.Text(h.Span)
	right := phrases.MatchCase(text, h.Right())
	f := linter.Finding{Span: h.Span, Fixes: []linter.Fix{linter.Replace(h.Span, right, linter.Ask)}}
	// Where the word is missing after the phrase, the next shows the gap.
	if words := p.Words(); strings.HasPrefix(right, text) && int(h.Words[1]) < len(words) {
		next := words[h.Words[1]].Span
		if p.Doc.BlockAt(next.Start) == p.Doc.BlockAt(h.Span.Start) {
			right += " " + p.Text(next)
			f.Span = h.Span.Join(next)
		}
	}
	f.Message = "A word is missing in “" + p.Text(f.Span) + "”, which may be “" + right + "”: " + h.Why() + "."
	if h.Likely() {
		f.Severity = linter.Suggestion
	}
	return f
}
