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

//go:embed article.md
var articlePage string

// Article finds "the" before the bare surname of a person, "by the Trump in",
// and two determiners of which one is too many, "the this". Its list holds such
// pairs.
var Article = linter.Rule{
	ID:       "grammar.article",
	Doc:      articlePage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			articleBeforeName(p)
			hits := p.Hits("grammar.article")
			for i := range hits {
				twoDeterminers(p, &hits[i])
			}
		}, nil
	},
}

// ends reports whether a word after the surname shows that no noun follows it:
// a preposition but of, a conjunction but and, a verb.
func ends(p *linter.Pass, w *article.Word) bool {
	switch p.Text(w.Span) {
	case "of", "and", "or", "who", "whose", "that", "to-be":
		return false
	case "also", "not", "never", "when", "while", "then", "himself", "herself", "later", "still", "now":
		return true
	}
	g := lexicon.GrammarOf(w.Hash)
	if g.May(lexicon.Plural|lexicon.Gerund) || g.Mostly(lexicon.Noun|lexicon.Adjective) {
		return false
	}
	return g.Mostly(lexicon.Preposition|lexicon.Conjunction|lexicon.Modal|lexicon.Auxiliary) || g.Mostly(lexicon.Past|lexicon.Third)
}

// thing reports whether a surname in lower case is also that of a thing one
// says "the" before: a car, a prize, a painting, a paper, a hotel.
func thing(surname string) bool {
	switch surname {
	case "ford", "ferrari", "porsche", "bentley", "mercedes", "tesla", "honda", "toyota", "dodge", "lincoln", "bugatti",
		"aston", "royce", "rolls", "boeing", "cessna", "lear", "hilton", "ritz", "savoy", "marriott", "booker", "turner",
		"nobel", "pulitzer", "oscar", "stanley", "ryder", "davis", "tate", "guggenheim", "whitney", "getty", "picasso",
		"rembrandt", "monet", "vermeer", "stradivarius", "steinway", "winchester", "derringer", "colt", "thames",
		"washington", "jordan", "victoria", "madison", "hudson", "orient", "kardashian", "walker", "stirling", "aintree",
		"belmont", "palladium", "leander", "wallace", "bolshoi", "chelsea", "hague", "bronx", "emmy", "tony":
		return true
	}
	return false
}

func articleBeforeName(p *linter.Pass) {
	n, words := p.Names(), p.Words()
	for i := range n.Mentions {
		m := &n.Mentions[i]
		at := int(m.Words[0])
		if m.Words[1]-m.Words[0] != 1 || m.Acronym || at == 0 || m.Title[0] != m.Title[1] {
			continue
		}
		e := &n.Entities[m.Entity]
		if e.Kind != reading.Person || !e.Full && !e.Titled {
			continue
		}
		the, w := &words[at-1], &words[at]
		if the.Case != article.Lower || the.Span.Len() != 3 || p.Text(the.Span) != "the" || w.Has(article.Possessive) {
			continue
		}
		surname := p.Text(w.Span)
		if p.Doc.Text[the.Span.End:w.Span.Start] != " " || thing(strings.ToLower(surname)) {
			continue
		}
		// House, Hill, Church: too common as words to be surely the person.
		if entry := reading.Entry(w); entry.Lower() && entry.WordTier() <= 2 || !alone(p, at) {
			continue
		}
		span := the.Span.Join(w.Span)
		p.Report(linter.Finding{
			Span:    span,
			Message: fmt.Sprintf("“the” stands before the surname of %s.", e.Name),
			Fixes: []linter.Fix{{Title: "Delete “the”", Safety: linter.Ask,
				Edits: []linter.Edit{{Span: article.Span{Start: the.Span.Start, End: w.Span.Start}}}}},
		})
	}
}

// alone reports whether nothing follows the word that it could be part of: "the
// Marrow plan", "the Marrow and Tennick years".
func alone(p *linter.Pass, at int) bool {
	words := p.Words()
	end := words[at].Span.End
	rest := p.Doc.Text[end:]
	if rest == "" || rest[0] == '.' || rest[0] == ';' || rest[0] == '\n' {
		return rest == "" || rest[0] != '.' || len(rest) == 1 || rest[1] == ' ' || rest[1] == '\n'
	}
	if at+1 >= len(words) || rest[0] != ' ' && !strings.HasPrefix(rest, ", ") {
		return false
	}
	next := &words[at+1]
	return next.Case == article.Lower && p.Doc.BlockAt(next.Span.Start) == p.Doc.BlockAt(end-1) &&
		(rest[0] == ',' || next.Span.Start == end+1) && ends(p, next)
}

// twoDeterminers judges a pair of the list: a noun must follow, and the second
// word be no letter or the first of a foreign phrase (the a cappella choir).
func twoDeterminers(p *linter.Pass, h *phrases.Hit) {
	words := p.Words()
	one, two := int(h.Words[0]), int(h.Words[0])+1
	if two+1 >= len(words) || words[two].Case != article.Lower || words[one].Case == article.Upper || words[one].Flag|words[two].Flag != 0 ||
		!side(p, one, two) || !side(p, two, two+1) {
		return
	}
	next := &words[two+1]
	if next.Kind == article.Letters && next.Span.Len() == 1 || reading.Entry(next).Is(lexicon.Function) && !lexicon.GrammarOf(next.Hash).May(lexicon.Adjective) {
		return
	}
	switch p.Text(next.Span) {
	case "sound", "sounds", "vowel", "vowels", "key", "string", "note", "side", "ending", "column", "row", "axis", "coefficient": // the letter, the note
		if p.Text(words[two].Span) == "a" {
			return
		}
	case "la", "priori", "posteriori", "fortiori", "cappella", "capella", "contrario", "deux":
		return
	}
	first, second := words[one].Span, words[two].Span
	p.Report(linter.Finding{
		Span:    h.Span,
		Message: fmt.Sprintf("“%s” holds two determiners, and one is too many.", p.Text(h.Span)),
		Fixes: []linter.Fix{
			linter.Replace(h.Span, phrases.MatchCase(p.Text(first), p.Text(second)), linter.Show),
			linter.Replace(h.Span, p.Text(first), linter.Show),
		},
	})
}
