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

//go:embed double-comparative.md
var doubleComparativePage string

// DoubleComparative finds “more” before a comparative and “the most” before a
// superlative.
var DoubleComparative = linter.Rule{
	ID:       "grammar.double-comparative",
	Doc:      doubleComparativePage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.double-comparative")
			for i := range hits {
				doubleComparative(p, &hits[i])
			}
		}, nil
	},
}

func doubleComparative(p *linter.Pass, h *phrases.Hit) {
	at := int(h.Words[0])
	if !beside(p, at) || hyphened(p, at+1) || !grammarOf(p, at+1).Mostly(lexicon.Comparative) {
		return
	}
	word := textOf(p, at+1)
	if h.Right() == "most" {
		if textOf(p, at-1) != "the" || !beside(p, at-1) || !strings.HasSuffix(word, "est") && word != "best" && word != "worst" {
			return
		}
	} else if !strings.HasSuffix(word, "er") && word != "worse" || !compares(p, at) {
		return
	}
	words := p.Words()
	p.Report(linter.Finding{
		Span:    h.Span.Join(words[at+1].Span),
		Message: fmt.Sprintf("“%s” compares twice; “%s” does alone.", p.Text(h.Span.Join(words[at+1].Span)), word),
		Fixes: []linter.Fix{{Title: "Delete “" + p.Text(h.Span) + "”", Safety: linter.Ask,
			Edits: []linter.Edit{{Span: article.Span{Start: h.Span.Start, End: words[at+1].Span.Start}}}}},
	})
}

// compares reports whether “more” belongs to the comparative after it rather
// than to a noun: more younger voters, two more older. “Than” must follow, or
// nothing behind a form of be.
func compares(p *linter.Pass, at int) bool {
	if beside(p, at+1) {
		return textOf(p, at+2) == "than" && p.Words()[at-min(at, 1)].Kind != article.Number
	}
	switch textOf(p, at-1) {
	case "is", "are", "was", "were":
		if starts(p, at-1) || starts(p, at-2) && beside(p, at-2) && opener(p, at-2).May(lexicon.Conjunction|lexicon.Adverb) {
			return false // when is more better
		}
		return beside(p, at-1) && closes(p, at+1)
	case "be", "been", "much", "even", "becoming", "getting", "become", "became", "got", "get", "lot", "far":
		return beside(p, at-1) && closes(p, at+1)
	}
	return false
}
