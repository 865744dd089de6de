package style

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

// How near a colouring word comes again, in paragraphs, and how often it may
// stand in an article that is not about it.
const (
	nearPair = 3 // with the same word after it: insubordinate behaviour
	nearWord = 1
	subject  = 4

	farthestHit = 60 // hits to look back over, at most
)

// coloured reports words of the rule's list, which a reader notices twice.
func (r *repetition) coloured(p *linter.Pass) {
	words := p.Words()
	hits := p.Hits("style.repetition")
	for n := range hits {
		b := int(hits[n].Words[0])
		if hits[n].Words[1]-hits[n].Words[0] != 1 || !r.plain(p, b) || r.stems[r.words[b].stem] >= subject {
			continue
		}
		for m := n - 1; m >= max(0, n-farthestHit); m-- {
			a := int(hits[m].Words[0])
			apart := r.words[b].block - r.words[a].block
			if apart > nearPair {
				break
			}
			if r.words[a].stem != r.words[b].stem || words[a].Hash != words[b].Hash || !r.plain(p, a) {
				continue
			}
			long := 1
			if b+1 < len(words) && r.pairAt(p, a) != 0 && r.pairAt(p, a) == r.pairAt(p, b) && r.plain(p, a+1) && r.plain(p, b+1) {
				long = 2
			}
			if long == 1 && apart > nearWord {
				continue
			}
			where := "in the paragraph before, too"
			switch {
			case apart == 0:
				where = "twice in one paragraph"
			case apart > 1:
				where = "a few paragraphs before, too"
			}
			r.report(p, b, long, r.span(p, a, long), "“"+p.Text(r.span(p, b, long))+"” stands "+where+".")
			break
		}
	}
}

// plain reports whether a word is in the article's own copy and no name, nor
// bound to its neighbours by hyphens.
func (r *repetition) plain(p *linter.Pass, i int) bool {
	words := p.Words()
	t := &r.words[i]
	return t.own && !t.name && t.stem != 0 && !words[i].Has(article.Bound) && (i+1 == len(words) || !words[i+1].Has(article.Bound))
}

// Where two words with content stand together twice in one sentence.
const (
	pairTier   = 3  // the rarer of the two is at least so rare
	pairWithin = 30 // words
)

// phrases reports two words that stand together twice in one sentence.
func (r *repetition) phrases(p *linter.Pass) {
	clear(r.pairs)
	for i := range r.words {
		key := r.pairAt(p, i)
		if key == 0 || !r.plain(p, i) || !r.words[i+1].own {
			continue
		}
		last, seen := r.pairs[key]
		r.pairs[key] = int32(i)
		if a := int(last); seen && i-a <= pairWithin && r.twice(p, a, i) {
			r.report(p, i, 2, r.span(p, a, 2), "“"+p.Text(r.span(p, i, 2))+"” stands twice in one sentence.")
		}
	}
}

// twice reports whether the two words from a and from b on are one phrase said
// twice, not two figures of one measure or two things set against each other.
func (r *repetition) twice(p *linter.Pass, a, b int) bool {
	words := p.Words()
	if b-a < 4 || words[b].Case != article.Lower || words[b+1].Case != article.Lower || words[a+1].Case != article.Lower {
		return false
	}
	if words[a+1].Has(article.Bound) || words[b+1].Has(article.Bound) || r.words[b+1].name {
		return false
	}
	if s := p.SentenceAt(words[b].Span.Start); s == nil || words[a].Span.Start < s.Span.Start {
		return false
	}
	if max(reading.Entry(&words[b]).WordTier(), reading.Entry(&words[b+1]).WordTier()) < pairTier {
		return false
	}
	if a > 0 && (words[a-1].Kind == article.Number || words[b-1].Kind == article.Number) {
		return false
	}
	return !stops(p.Doc.Text[words[a].Span.End:words[b].Span.Start])
}

// pairAt is the key of the words i and i+1, 0 where they are no phrase.
func (r *repetition) pairAt(p *linter.Pass, i int) uint64 {
	if i+1 >= len(r.words) {
		return 0
	}
	a, b := &r.words[i], &r.words[i+1]
	if a.stem == 0 || b.stem == 0 || a.block != b.block {
		return 0
	}
	words := p.Words()
	if p.Doc.Text[words[i].Span.End:words[i+1].Span.Start] != " " {
		return 0
	}
	return mix(a.stem, b.stem)
}
