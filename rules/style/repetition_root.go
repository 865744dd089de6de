package style

import (
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

// farthest is how many words may part a verb from its own noun.
const farthest = 16

// roots reports a verb and its own noun in one sentence: tweeted … in a tweet.
// Two verbs, or two nouns, of one root are mostly two things compared, and are
// let be.
func (r *repetition) roots(p *linter.Pass) {
	for _, s := range p.Sentences() {
		from, to := int(s.Words[0]), int(s.Words[1])
		for i := from; i < to; i++ {
			if t := &r.words[i]; t.stem == 0 || !t.own || t.name || r.stems[t.stem] < 2 || r.stems[t.stem] > 6 {
				continue
			}
			for j := i + 1; j < min(to, i+farthest); j++ {
				if r.words[j].stem == r.words[i].stem {
					r.root(p, i, j)
					break
				}
			}
		}
	}
}

// root reports the second of two words of one root, if one is the verb and the
// other the noun.
func (r *repetition) root(p *linter.Pass, i, j int) {
	words := p.Words()
	a, b := &words[i], &words[j]
	if !r.words[j].own || r.words[j].name || a.Hash == b.Hash || b.Case != article.Lower || a.Has(article.Bound) || b.Has(article.Bound) {
		return
	}
	if !(past(p, a) && r.noun(p, j)) && !(past(p, b) && r.noun(p, i)) {
		return
	}
	if stops(p.Doc.Text[a.Span.End:b.Span.Start]) {
		return
	}
	r.report(p, j, 1, a.Span, "“"+p.Text(a.Span)+"” and “"+p.Text(b.Span)+"” are one root in one sentence.")
}

// past reports whether a word is a verb in -ed.
func past(p *linter.Pass, w *article.Word) bool {
	return w.Case == article.Lower && strings.HasSuffix(p.Text(w.Span), "ed")
}

// noun reports whether a word stands as a noun: after an article, a possessive
// or a preposition, and with nothing to qualify after it by a hyphen.
func (r *repetition) noun(p *linter.Pass, i int) bool {
	words := p.Words()
	w := &words[i]
	if past(p, w) || strings.HasSuffix(p.Text(w.Span), "ing") || w.Has(article.Possessive) || i == 0 || r.words[i-1].block != r.words[i].block {
		return false
	}
	if i+1 < len(words) && words[i+1].Has(article.Bound) {
		return false
	}
	before := &words[i-1]
	if before.Has(article.Possessive) {
		return true
	}
	if !reading.Entry(before).Is(lexicon.Function) {
		return false
	}
	switch strings.ToLower(p.Text(before.Span)) {
	case "a", "an", "the", "his", "her", "its", "their", "our", "this", "that", "another", "in", "of", "by", "with", "for", "from", "after":
		return true
	}
	return false
}
