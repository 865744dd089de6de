package grammar

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

//go:embed repeated-word.md
var repeatedWordPage string

// RepeatedWord finds a small word that stands twice: "the the".
var RepeatedWord = linter.Rule{
	ID:       "grammar.repeated-word",
	Doc:      repeatedWordPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return repeatedWord, nil
	},
}

// never reports whether a small word is hardly ever right twice. Words that a
// verb may leave at the end of its clause (on, in, at, had, that) are.
func never(word string) bool {
	switch word {
	case "the", "a", "an", "of", "to", "and", "or", "but", "with", "for", "from", "by", "as", "into", "he", "she", "they",
		"we", "is", "are", "was", "were", "be", "been", "has", "have", "will", "would", "his", "their", "its", "our", "if", "than", "which":
		return true
	}
	return false
}

func repeatedWord(p *linter.Pass) {
	words := p.Words()
	for _, i := range p.Repeats() {
		w, before := &words[i], &words[i-1]
		if w.Kind != article.Letters || w.Case != article.Lower || before.Case != article.Lower && before.Case != article.Title {
			continue
		}
		if w.Has(article.Bound) || before.Has(article.Bound) || before.Has(article.Possessive) || w.Has(article.Possessive) {
			continue
		}
		word := p.Text(w.Span)
		if !never(word) || p.Doc.BlockAt(before.Span.Start) != p.Doc.BlockAt(w.Span.Start) || bound(p.Doc.Text, w.Span.End) || parted(p, int(i)-1) {
			continue
		}
		span := before.Span.Join(w.Span)
		p.Report(linter.Finding{
			Span:    span,
			Message: fmt.Sprintf("“%s” stands twice.", word),
			Fixes: []linter.Fix{{Title: "Delete the second", Safety: linter.Ask,
				Edits: []linter.Edit{{Span: article.Span{Start: before.Span.End, End: w.Span.End}}}}},
		})
	}
}

// parted reports whether the first of two equal words may end a clause of its
// own, and the second go on with the sentence: what it is is a start, the man he
// was was gone, the plan they came up with with her, the man she waited for for
// years.
func parted(p *linter.Pass, first int) bool {
	words := p.Words()
	if first == 0 {
		return false
	}
	before := strings.ToLower(p.Text(words[first-1].Span))
	switch p.Text(words[first].Span) {
	case "is", "are", "was", "were":
		return personal(before) || opened(p, first)
	case "with":
		switch before {
		case "up", "on", "in", "out", "off", "over", "away", "along", "down", "back", "through", "around", "together", "forward":
			return true
		}
	case "for":
		switch before {
		case "look", "wait", "pay", "paid", "care", "ask", "search", "hope", "call", "work", "stand", "stood", "go", "went", "fought", "fight":
			return true
		}
		return strings.HasSuffix(before, "ed") || strings.HasSuffix(before, "ing")
	}
	return false
}

// personal reports whether a word may be the subject of a clause within another:
// the man he was.
func personal(word string) bool {
	switch word {
	case "i", "you", "he", "she", "it", "we", "they", "there", "this":
		return true
	}
	return false
}

// opened reports whether a word earlier in the clause opens one that may end in
// a verb: what, who, that.
func opened(p *linter.Pass, at int) bool {
	words := p.Words()
	s := p.SentenceAt(words[at].Span.Start)
	for i := at - 1; s != nil && i >= int(s.Words[0]); i-- {
		if strings.ContainsAny(p.Doc.Text[words[i].Span.End:words[i+1].Span.Start], ",;:()—–") {
			return false
		}
		switch strings.ToLower(p.Text(words[i].Span)) {
		case "what", "whatever", "who", "whoever", "which", "that", "all", "it", "how", "where", "wherever", "when", "why", "whether", "as", "than":
			return true
		}
	}
	return false
}

// bound reports whether a hyphen or dash follows at once: "to to-day".
func bound(text string, at int32) bool {
	return int(at) < len(text) && (text[at] == '-' || text[at] == '\'' || text[at] == '/')
}
