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

//go:embed comma-splice.md
var commaSplicePage string

// CommaSplice finds two sentences joined by a comma and an adverb: they asked,
// however he said no.
var CommaSplice = linter.Rule{
	ID:       "grammar.comma-splice",
	Doc:      commaSplicePage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.comma-splice")
			for i := range hits {
				commaSplice(p, &hits[i])
			}
		}, nil
	},
}

func commaSplice(p *linter.Pass, h *phrases.Hit) {
	words, text := p.Words(), p.Doc.Text
	at := int(h.Words[0])
	if at == 0 || at+2 >= len(words) || words[at].Case != article.Lower || text[words[at-1].Span.End:h.Span.Start] != ", " || !side(p, at, at+1) {
		return
	}
	s := p.SentenceAt(h.Span.Start)
	if s == nil || int(s.Words[0]) >= at || !states(p, int(s.Words[0]), at) {
		return
	}
	adverb := p.Text(h.Span)
	if !main(p, at+1, int(s.Words[1]), adverb == "however") {
		return
	}
	p.Report(linter.Finding{
		Span:    article.Span{Start: words[at-1].Span.Start, End: words[at+1].Span.End},
		Message: fmt.Sprintf("A comma and “%s” join two sentences; it takes a full stop or a semicolon before it, and a comma after.", adverb),
		Fixes: []linter.Fix{{Title: "Set a semicolon and a comma", Safety: linter.Ask, Edits: []linter.Edit{
			{Span: article.Span{Start: words[at-1].Span.End, End: words[at-1].Span.End + 1}, New: ";"},
			{Span: article.Span{Start: h.Span.End, End: h.Span.End}, New: ","},
		}}},
	})
}

// longestClause is how many words before the adverb are looked at.
const longestClause = 60

// states reports whether the words before the adverb are a sentence of their
// own: they have a finite verb, and no subordinate clause stands last (when he
// came, however he …) or needs a main one.
func states(p *linter.Pass, from, to int) bool {
	words, text := p.Words(), p.Doc.Text
	// “and, however”, “but, however”
	if g := lexicon.GrammarOf(words[to-1].Hash); g.Mostly(lexicon.Conjunction) {
		return false
	}
	first := to
	for ; first > from; first-- {
		if strings.ContainsAny(text[words[first-1].Span.End:words[first].Span.Start], ";:–—") {
			break
		}
		if to-first == longestClause {
			return false
		}
	}
	switch textOf(p, first) {
	case "when", "if", "while", "whilst", "although", "though", "after", "before", "as", "since", "because", "once", "until", "unless",
		"whenever", "despite", "whereas", "wherever", "where", "whether", "given":
		return false
	}
	for i := first + 1; i < to; i++ {
		if finite(p, i) {
			return true
		}
	}
	return false
}

// finite reports whether a word is the finite verb of a clause, as far as its
// form and the word before show.
func finite(p *linter.Pass, at int) bool {
	words := p.Words()
	w := &words[at]
	if w.Case != article.Lower || w.Has(article.Bound) {
		return false
	}
	g := lexicon.GrammarOf(w.Hash)
	switch {
	case g.May(lexicon.Modal), g.May(lexicon.Auxiliary) && g.May(lexicon.Third|lexicon.Past):
		return true
	case g.Only(lexicon.Past), g.Mostly(lexicon.Third) && !g.Mostly(lexicon.Plural):
		return true
	}
	switch p.Text(w.Span) {
	case "am", "are", "were", "have", "do", "don't", "don’t", "didn't", "didn’t", "isn't", "isn’t", "wasn't", "wasn’t", "aren't", "aren’t":
		return true
	}
	if at == 0 || !side(p, at-1, at) {
		return false
	}
	before := lexicon.GrammarOf(words[at-1].Hash)
	if g.Mostly(lexicon.Past) && !g.Mostly(lexicon.Adjective) {
		return !before.May(lexicon.Auxiliary | lexicon.Determiner | lexicon.Preposition)
	}
	return g.Mostly(lexicon.Base) && subject(p, at-1)
}

// main reports whether a sentence of its own follows the adverb: a subject and
// its finite verb, with something after it. “However they vote” and “however
// hard he tried” say how.
func main(p *linter.Pass, from, to int, how bool) bool {
	words := p.Words()
	w := &words[from]
	g := lexicon.GrammarOf(w.Hash)
	if subject(p, from) {
		if from+2 >= to || !side(p, from, from+1) || !finite(p, from+1) {
			return false
		}
		return !how || !choice(p, from+1)
	}
	name := w.Case == article.Title || w.Case == article.Upper
	if !name && !g.Mostly(lexicon.Determiner) && !g.Mostly(lexicon.Plural) && w.Kind != article.Number || g.Mostly(lexicon.Adverb) {
		return false
	}
	switch p.Text(w.Span) {
	case "much", "many", "few", "little", "more", "less":
		return false
	}
	for i := from + 1; i < min(to, from+7); i++ {
		if !side(p, i-1, i) {
			return false
		}
		if finite(p, i) {
			return i+2 < to && side(p, i, i+1) && (!how || !choice(p, i))
		}
	}
	return false
}

// choice reports whether a verb after “however” and its subject says how
// something is done, in whatever way: however you look at it.
func choice(p *linter.Pass, verb int) bool {
	g := lexicon.GrammarOf(p.Words()[verb].Hash)
	switch p.Text(p.Words()[verb].Span) {
	case "may", "might", "choose", "chose", "want", "wanted", "like", "liked", "look", "looked", "do", "vote", "voted", "define", "defined",
		"turns", "goes", "went", "happens", "happened", "ends", "ended", "looks", "feel", "play", "played":
		return true
	}
	return g.Mostly(lexicon.Base) && !g.May(lexicon.Auxiliary|lexicon.Modal)
}
