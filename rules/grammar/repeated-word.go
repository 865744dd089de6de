package grammar

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed repeated-word.md
var repeatedWordPage string

// RepeatedWord finds a word, or two together, that stand twice: "the the", "of
// the of the".
var RepeatedWord = linter.Rule{
	ID:       "grammar.repeated-word",
	Doc:      repeatedWordPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	Quotes:   linter.CheckQuotes,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			for _, i := range p.Repeats() {
				repeatedWord(p, int(i))
			}
			for _, i := range p.RepeatedPairs() {
				repeatedPair(p, int(i))
			}
		}, nil
	},
}

// never reports whether a small word is hardly ever right twice. Words that a
// verb may leave at the end of its clause (on, in, at, had, that) are.
func never(word string) bool {
	switch word {
	case "the", "a", "an", "of", "to", "and", "or", "but", "with", "for", "from", "by", "as", "into", "he", "she", "they",
		"we", "is", "are", "was", "were", "be", "been", "has", "have", "will", "would", "his", "their", "its", "our", "if", "than", "which",
		"could", "should", "might", "must", "after", "because", "although", "while", "when", "until", "during", "between", "against",
		"among", "without", "under", "your", "who", "whose", "also", "these", "those", "there's", "it's", "not":
		return true
	}
	return false
}

// stammer reports whether a small word is hardly ever right twice in what
// someone said.
func stammer(word string) bool {
	switch word {
	case "the", "a", "an", "of":
		return true
	}
	return false
}

func repeatedWord(p *linter.Pass, i int) {
	words := p.Words()
	w, before := &words[i], &words[i-1]
	if !plain(p, i-1, i) {
		return
	}
	word := p.Text(w.Span)
	switch {
	case never(word):
		if word == "will" && before.Case == article.Title {
			return // Will will come
		}
		if parted(p, i-1) || p.Quoted(w.Span) != nil && (!stammer(word) || before.Case != article.Lower) {
			return
		}
	case before.Case != article.Lower || !content(p, i) || p.Quoted(w.Span) != nil:
		return
	}
	p.Report(twice(p, before.Span.Join(w.Span), article.Span{Start: before.Span.End, End: w.Span.End}))
}

// twice is the finding of words that stand twice, the second time in again.
func twice(p *linter.Pass, all, again article.Span) linter.Finding {
	return linter.Finding{
		Span:    all,
		Message: fmt.Sprintf("“%s” stands twice.", strings.Join(strings.Fields(p.Text(again)), " ")),
		Fixes:   []linter.Fix{{Title: "Delete the second", Safety: linter.Ask, Edits: []linter.Edit{{Span: again}}}},
	}
}

// plain reports whether the words from one to the other are of one block and in
// small letters, but for the first letter of the first, and nothing binds them
// to each other or to what is about them.
func plain(p *linter.Pass, from, to int) bool {
	words := p.Words()
	for i := from; i <= to; i++ {
		w := &words[i]
		if w.Kind != article.Letters || w.Case != article.Lower && (i > from || !opens(p, w)) ||
			w.Has(article.Bound|article.Possessive) {
			return false
		}
	}
	return p.Doc.BlockAt(words[from].Span.Start) == p.Doc.BlockAt(words[to].Span.Start) && !bound(p.Doc.Text, words[to].Span.End)
}

// content reports whether a word that repeats the one before is a noun, or a
// verb that can end no clause within the sentence: what happened happened.
// Adjectives and adverbs are doubled for their weight (really, really), short
// words and calls for their sound (chop chop), and what stands three times is meant.
func content(p *linter.Pass, i int) bool {
	words := p.Words()
	w := &words[i]
	if w.Span.Len() < 5 || w.Info == 0 ||
		i >= 2 && words[i-2].Hash == w.Hash || i+1 < len(words) && words[i+1].Hash == w.Hash {
		return false
	}
	switch p.Text(w.Span) {
	case "knock", "goody", "sugar", "money", "location", "night", "quick", "there", "where", "please", "little", "never", "again",
		"cheep", "quack", "tweet", "click", "plink", "clang", "whoop", "hello":
		return false
	}
	g := lexicon.GrammarOf(w.Hash)
	if i >= 2 && g.May(lexicon.Base) && g.May(lexicon.Noun) && lexicon.GrammarOf(words[i-2].Hash).May(lexicon.Modal|lexicon.Preposition) {
		return false // farms that used to produce produce
	}
	switch {
	case g.Mostly(lexicon.Adjective | lexicon.Adverb | lexicon.Auxiliary | lexicon.Modal | lexicon.Preposition | lexicon.Conjunction | lexicon.Determiner):
		return false
	case g.Mostly(lexicon.Noun|lexicon.Plural) && !g.Mostly(lexicon.Verb):
		return !g.May(lexicon.Verb) || !opened(p, i-1)
	case g.Mostly(lexicon.Verb):
		return !opened(p, i-1)
	}
	return false
}

// repeatedPair reports two words that stand twice, where they are of a kind
// that nobody doubles: not day after day after day, to back to back wins, what
// makes a hat a hat, what will be will be.
func repeatedPair(p *linter.Pass, last int) {
	words := p.Words()
	if !plain(p, last-3, last) || p.Quoted(words[last].Span) != nil {
		return
	}
	first, second := p.Text(words[last-1].Span), p.Text(words[last].Span)
	a, b := lexicon.GrammarOf(words[last-1].Hash), lexicon.GrammarOf(words[last].Hash)
	switch {
	case first == "and" || first == "or" || second == "and" || second == "or" || first == "do" || second == "do":
		return
	case reading.Entry(&words[last]).Is(lexicon.Number) && reading.Entry(&words[last-1]).Is(lexicon.Number):
		return // one three one three
	case a.Mostly(lexicon.Determiner) && b.Mostly(lexicon.Noun|lexicon.Plural):
		if named(p, last-3) {
			return
		}
	case b.Mostly(lexicon.Determiner) && a.Mostly(lexicon.Preposition|lexicon.Verb|lexicon.Auxiliary):
	case a.Mostly(lexicon.Auxiliary|lexicon.Modal) && b.Mostly(lexicon.Auxiliary):
		if opened(p, last-2) {
			return
		}
	case first == "to" && b.Mostly(lexicon.Base) && !b.Mostly(lexicon.Noun|lexicon.Adverb) && !b.Mostly(lexicon.Auxiliary):
	case a.Mostly(lexicon.Past|lexicon.Participle) && !a.Mostly(lexicon.Noun) && b.Mostly(lexicon.Preposition):
	default:
		return
	}
	p.Report(twice(p, words[last-3].Span.Join(words[last].Span), article.Span{Start: words[last-2].Span.End, End: words[last].Span.End}))
}

// named reports whether the sentence calls one thing another, or compares: what
// makes a hat a hat, a friend is a friend.
func named(p *linter.Pass, at int) bool {
	words := p.Words()
	s := p.SentenceAt(words[at].Span.Start)
	for i := at - 1; s != nil && i >= int(s.Words[0]); i-- {
		switch strings.ToLower(p.Text(words[i].Span)) {
		case "make", "makes", "made", "making", "call", "calls", "called", "calling", "consider", "considers", "considered", "name",
			"named", "deem", "deemed", "give", "gives", "gave", "let", "keep", "keeps", "kept":
			return true
		}
	}
	return false
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
	switch strings.ToLower(p.Text(words[first].Span)) {
	case "is", "are", "was", "were":
		return personal(before) || opened(p, first)
	case "could", "should", "might", "must", "would", "will", "have", "has":
		return opened(p, first)
	case "after":
		switch before {
		case "look", "looks", "looked", "looking", "named", "sought", "called", "go", "goes", "going", "went", "take", "takes", "took":
			return true
		}
	case "not":
		return before == "or" || before == "if" || before == "why"
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
