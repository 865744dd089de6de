package grammar

import (
	_ "embed"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed word-pair.md
var wordPairPage string

// WordPair finds two small words side by side that no sentence has so.
var WordPair = linter.Rule{
	ID:       "grammar.word-pair",
	Doc:      wordPairPage,
	Severity: linter.Warning,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.word-pair")
			for i := range hits {
				if h := &hits[i]; running(p, h, "") && !letter(p, h) && !mention(p, h) {
					p.Report(linter.Finding{Span: h.Span, Message: "“" + p.Text(h.Span) + "”: " + h.Why() + "."})
				}
			}
		}, nil
	},
}

// letter reports whether the first word is the letter A, and no article. As the
// article it opens what a verb or a preposition asks for; where it opens a clause
// (since a is), follows the noun that it names (point a) or stands at a mark
// elsewhere, or b does, it is the letter.
func letter(p *linter.Pass, h *phrases.Hit) bool {
	words := p.Words()
	first := &words[h.Words[0]]
	if first.Span.Len() != 1 {
		return false
	}
	at := int(h.Words[0])
	if first.Case != article.Lower || !beside(p, at-1) || strings.EqualFold(textOf(p, at-1), "let") {
		return true
	}
	before := opener(p, at-1)
	switch textOf(p, at-1) {
	case "there", "here", "is", "are", "was", "were":
	default:
		if !before.May(lexicon.Verb|lexicon.Preposition|lexicon.Auxiliary) || before.Mostly(lexicon.Noun|lexicon.Plural|lexicon.Conjunction) {
			return true
		}
	}
	a, b := first.Hash, article.Hash("b")
	for i := range words {
		w := &words[i]
		if w.Span.Len() != 1 || i == at {
			continue
		}
		if end := int(w.Span.End); w.Hash == b || w.Hash == a && (end >= len(p.Doc.Text) || strings.IndexByte(".,;:)=+", p.Doc.Text[end]) >= 0) {
			return true
		}
	}
	return false
}

// mention reports whether a pair speaks of a word, or a noun of the same
// spelling: the or operator, the is has gone, the does grazed, how long's it been.
func mention(p *linter.Pass, h *phrases.Hit) bool {
	words := p.Words()
	first, last := int(h.Words[0]), int(h.Words[1])-1
	text := p.Doc.Text
	if !free(p, first) || strings.HasPrefix(text[h.Span.End:], "–") || strings.HasPrefix(text[h.Span.End:], "=") {
		return true
	}
	if textOf(p, first) == "an" && first > 0 && !beside(p, first-1) && !starts(p, first) {
		return true // a1, a2, …, an are
	}
	if reading.Entry(&words[first]).Is(lexicon.Pronoun) && first > 0 {
		if w := &words[first-1]; w.Has(article.Possessive) || strings.HasSuffix(p.Text(w.Span), "'s") || strings.HasSuffix(p.Text(w.Span), "’s") {
			return true // how long's it been, what's he doing
		}
	}
	if reading.Entry(&words[last]).Is(lexicon.Pronoun) && opener(p, first).May(lexicon.Auxiliary) && !starts(p, first) && !beside(p, first-1) {
		return !strings.HasPrefix(text[h.Span.End:], "?") // the snag, though, is we have no boat
	}
	switch textOf(p, first-1) {
	case "word", "words", "article", "term":
		return true
	}
	if !beside(p, last) {
		return false
	}
	next := grammarOf(p, last+1)
	if opener(p, first).Mostly(lexicon.Determiner) && grammarOf(p, last).Mostly(lexicon.Verb|lexicon.Auxiliary) {
		if next.Mostly(lexicon.Third|lexicon.Past) && !next.May(lexicon.Participle|lexicon.Adjective|lexicon.Noun) ||
			textOf(p, last) == "does" && next.Only(lexicon.Past|lexicon.Participle) {
			return true
		}
	}
	switch textOf(p, last+1) {
	case "operator", "operators", "gate", "gates", "statement", "statements", "clause", "clauses", "keyword", "keywords", "command", "commands", "function",
		"functions", "button", "word", "words", "verb", "verbs", "field", "fields", "option", "options", "parameter", "parameters", "tag", "tags", "form", "forms",
		"suffix", "prefix", "problem", "method", "loop", "block", "line", "list", "argument", "query", "directive", "attribute", "property", "key", "case",
		"question", "condition", "part", "column", "page":
		return opener(p, first).Mostly(lexicon.Determiner)
	}
	return false
}

// running reports whether the words of a hit stand in running text: in small
// letters but for the first and those that right has with a capital, in one
// block, with no hyphen, stroke or apostrophe that binds them to others or to
// each other.
func running(p *linter.Pass, h *phrases.Hit, right string) bool {
	words, text := p.Words(), p.Doc.Text
	first, last := &words[h.Words[0]], &words[h.Words[1]-1]
	if first.Has(article.Bound) || first.Case != article.Lower && !opens(p, first) ||
		p.Doc.BlockAt(first.Span.Start) != p.Doc.BlockAt(last.Span.Start) {
		return false
	}
	for i := h.Words[0] + 1; i < h.Words[1]; i++ {
		w := &words[i]
		if w.Case != article.Lower && !strings.Contains(right, p.Text(w.Span)) || w.Has(article.Bound) || !blank(text[words[i-1].Span.End:w.Span.Start]) {
			return false
		}
	}
	return !bound(text, h.Span.End) && !last.Has(article.Possessive) && (first.Span.Start == 0 || text[first.Span.Start-1] != '/')
}

// opens reports whether a word that has its first letter alone as a capital
// opens a sentence.
func opens(p *linter.Pass, w *article.Word) bool {
	if w.Case != article.Title && (w.Case != article.Upper || w.Span.Len() != 1) {
		return false
	}
	s := p.SentenceAt(w.Span.Start)
	return s != nil && p.Words()[s.Words[0]].Span == w.Span
}

// blank reports whether nothing but white space is between two words.
func blank(gap string) bool {
	for _, c := range gap {
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\u00a0' {
			return false
		}
	}
	return gap != ""
}
