package spelling

import (
	_ "embed"
	"slices"
	"sort"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/lexicon/suggest"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed typo.md
var typoPage string

// Typo reports known misspellings, and words that can hardly be anything else.
var Typo = linter.Rule{
	ID:       "spelling.typo",
	Doc:      typoPage,
	Severity: linter.Error,
	Fixable:  linter.Safe,
	Quotes:   linter.CheckQuotes,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("spelling.typo")
			near := map[uint64][]suggest.Candidate{}
			for i := range hits {
				if !mentioned(p, hits[i].Span) && !foreign(p, hits, &hits[i]) {
					reportListed(p, &hits[i], near)
				}
			}
			for _, i := range p.Unknown() {
				if !isHit(hits, i) {
					reportGuess(p, int(i))
				}
			}
		}, nil
	},
}

// reportListed reports a misspelling that the list has; what the list gives for
// it comes before what is near, which is asked for once an article.
func reportListed(p *linter.Pass, h *phrases.Hit, near map[uint64][]suggest.Candidate) {
	if !ordinary(p, h) || p.Own(int(h.Words[0])) {
		return
	}
	text := p.Text(h.Span)
	rights := h.Rights()
	hash := p.Words()[h.Words[0]].Hash
	found, asked := near[hash]
	if !asked {
		found = candidates(p, article.Fold(text), besideListed)
		near[hash] = found
	}
	safety := linter.Safe
	if len(rights) > 1 || rival(rights[0], found) {
		safety = linter.Ask
	}
	fix := fixes(text, h.Span, rights, safety)
	for i := range found {
		if len(fix) < suggest.Most && !slices.Contains(rights, found[i].Text) {
			fix = append(fix, fixes(text, h.Span, []string{found[i].Text}, linter.Ask)...)
		}
	}
	p.Report(linter.Finding{Span: h.Span, Message: noWord(text, rights[0]), Fixes: fix})
}

// besideListed is the greatest cost of a word that is offered beside a listed
// one: the list knows best, and a search this narrow takes a fifth of the time.
const besideListed = 110

func noWord(text, right string) string {
	return "“" + text + "” is no word; “" + phrases.MatchCase(text, right) + "” is near."
}

// rivals are this near to each other.
const rivals = 15

// rival reports whether another word than the listed one is about as likely.
func rival(right string, found []suggest.Candidate) bool {
	at := slices.IndexFunc(found, func(c suggest.Candidate) bool { return c.Text == right })
	for i := range found {
		if at >= 0 && i != at && found[i].Score <= found[at].Score+rivals && found[i].Cost <= found[at].Cost {
			return true
		}
	}
	return false
}

// reportGuess reports an unknown word that is hardly anything but a slip.
func reportGuess(p *linter.Pass, i int) {
	judge := guess
	if p.Words()[i].Case == article.Title {
		judge = guessOpening
	}
	found, ok := judge(p, i)
	if !ok {
		return
	}
	span := p.Words()[i].Stem(p.Doc.Text)
	text := p.Text(span)
	var rights []string
	for _, c := range found {
		rights = append(rights, c.Text)
	}
	p.Report(linter.Finding{Span: span, Message: noWord(text, rights[0]), Fixes: fixes(text, span, rights, linter.Ask)})
}

// ordinary reports whether a hit is a word of the language and not somebody's
// name: in small letters, or with the capital that opens a sentence where the
// article nowhere else gives it one.
func ordinary(p *linter.Pass, h *phrases.Hit) bool {
	words := p.Words()
	i := int(h.Words[0])
	w := &words[i]
	if w.Kind != article.Letters || w.Has(article.Pointed) {
		return false
	}
	switch w.Case {
	case article.Lower:
		return true
	case article.Title:
		right := lexicon.LookupString(article.Fold(h.Right()))
		if right.Is(lexicon.Month | lexicon.Weekday) {
			return true // Wensday: the word it stands for has a capital of its own
		}
		if right.WordTier() <= commonTier && institution(p, i) {
			return true
		}
		if !opensSentence(p, i) || i+1 == len(words) || words[i+1].Case != article.Lower {
			return false
		}
		if capitalElsewhere(p, i) {
			return false
		}
		// A rare word is less likely than a name, if nothing else tells.
		return right.WordTier() <= commonTier || p.Words()[i].Span.Len() >= leastOpening && followed(p, i) && listedOpens(p, i, article.Fold(h.Right()))
	}
	return false
}

// institution reports whether a word with a capital in the middle of a sentence
// stands as a house writes an institution, not as a name does: the Goverment has
// said. The capital may be the house's, the slip is a slip.
func institution(p *linter.Pass, i int) bool {
	words := p.Words()
	if i == 0 || i+1 == len(words) || words[i].Span.Len() < longGuess || words[i].Case != article.Title {
		return false
	}
	if p.Text(words[i-1].Span) != "the" || !spaced(p, i) || words[i+1].Case != article.Lower || !reading.Entry(&words[i+1]).Lower() {
		return false
	}
	all, _ := p.Uses(words[i].Hash)
	return all == 1
}

// mentioned reports whether a quotation holds the words at a span and no others,
// but for a small word before them: copy that speaks of the words, as of “teh”,
// does not use them.
func mentioned(p *linter.Pass, s article.Span) bool {
	q := p.Quoted(s)
	if q == nil || len(q.Parts) != 1 {
		return false
	}
	inner := q.Parts[0].Inner
	if strings.TrimLeft(p.Doc.Text[s.End:inner.End], " \u00a0.,;:!?…") != "" {
		return false
	}
	before := strings.Trim(p.Doc.Text[inner.Start:s.Start], " \u00a0….,")
	return before == "" || lexicon.LookupString(article.Fold(before)).Is(lexicon.Function)
}

const (
	nearWords    = 8 // how far on either side of a hit words are looked at
	foreignWords = 3 // so many words that nobody knows are of another language
)

// foreign reports whether the words about a hit are of another language, or of
// none: several that are in no list stand near it.
func foreign(p *linter.Pass, hits []phrases.Hit, h *phrases.Hit) bool {
	words := p.Words()
	at := int(h.Words[0])
	block := p.Doc.BlockAt(h.Span.Start)
	unknown := 0
	for i := max(0, at-nearWords); i < min(len(words), at+nearWords+1); i++ {
		w := &words[i]
		if i == at || w.Case != article.Lower || w.Kind != article.Letters || w.Has(article.Bound) || reading.Entry(w).Known() ||
			p.Doc.BlockAt(w.Span.Start) != block || isHit(hits, int32(i)) {
			continue
		}
		if unknown++; unknown == foreignWords {
			return true
		}
	}
	return false
}

func isHit(hits []phrases.Hit, word int32) bool {
	i := sort.Search(len(hits), func(i int) bool { return hits[i].Words[1] > word })
	return i < len(hits) && hits[i].Words[0] <= word
}

// commonTier is the tier to which a word must belong for a capitalised hit to
// be its misspelling and not a name like it.
const commonTier = 2

func opensSentence(p *linter.Pass, word int) bool {
	s := p.SentenceAt(p.Words()[word].Span.Start)
	return s != nil && int(s.Words[0]) == word
}
