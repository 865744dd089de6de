package spelling

import (
	"slices"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/lexicon/suggest"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

// A word that is in no list is a misspelling only where everything speaks for
// it: it is in small letters, stands once in the article, not among other words
// that nobody knows, nothing shows that it is meant so, it is not made from
// known words, and a common word is one likely slip away. The longer the word,
// the less its nearness to another can be chance.

const (
	mostCost     = 95
	lastAdded    = 110 // of a letter after the last
	leastGuess   = 6   // letters of a word that is taken for a slip
	longGuess    = 8   // from here on fewer doubts are needed
	leastCrossed = 4   // letters of one that only has letters crossed
	doubledSlip  = 40  // the cost of a letter twice for once, or once for twice
	soundSlip    = 65  // the cost of writing a letter for another of its sound
	shortRival   = 30  // a second candidate of a short word that is so near is as likely
	smallSlip    = 60  // the cost of one letter crossed, doubled or with another of its sound
)

// guess reports whether the unknown word at i is a slip, and what for; the
// candidates are best first.
func guess(p *linter.Pass, i int) ([]suggest.Candidate, bool) {
	w := &p.Words()[i]
	span := w.Stem(p.Doc.Text)
	near := among(p, i)
	if span.Len() < leastCrossed || near > 1 || near > 0 && span.Len() < longGuess || exempt(p, i) || mentioned(p, w.Span) {
		return nil, false
	}
	typed := article.Fold(p.Text(span))
	if interjection(typed) {
		return nil, false
	}
	// Most words fall here, at a small part of what all candidates cost.
	budget := mostCost
	if lexicon.LookupString(typed[:len(typed)-1]).Lower() {
		budget = lastAdded
	}
	nearest := suggest.Candidates(typed, suggest.Options{Budget: budget, Max: 1})
	if len(nearest) == 0 || !slip(p, i, typed, &nearest[0]) {
		return nil, false
	}
	found := candidates(p, typed, 0)
	preferDoubled(typed, found)
	if len(found) == 0 || !slip(p, i, typed, &found[0]) {
		return nil, false
	}
	if len(typed) < leastGuess && len(found) > 1 && found[1].Score < found[0].Score+shortRival {
		return nil, false
	}
	return found, true
}

// preferDoubled puts a word that only lost one of two like letters before one
// that is about as likely for being commoner: impase is impasse, not impose.
func preferDoubled(typed string, found []suggest.Candidate) {
	if len(found) < 2 || found[1].Score > found[0].Score+rivals || found[1].Cost > found[0].Cost/2 || len(found[1].Text) != len(typed)+1 {
		return
	}
	right := article.Fold(found[1].Text)
	for i := 1; i < len(right); i++ {
		if right[i] == right[i-1] && right[:i]+right[i+1:] == typed {
			found[0], found[1] = found[1], found[0]
			return
		}
	}
}

// candidates asks for the words near a word of the article that cost at most a
// budget, 0 for what its length allows.
func candidates(p *linter.Pass, typed string, budget int) []suggest.Candidate {
	return suggest.Candidates(typed, suggest.Options{
		Region: homeRegion(p),
		Budget: budget,
		Near: func(hash uint64) bool {
			all, _ := p.Uses(hash)
			return all > 0
		},
	})
}

// homeRegion is the English that the house or else the article is written in, 0
// where neither says.
func homeRegion(p *linter.Pass) lexicon.Region {
	if house := lexicon.RegionsOf(p.Setup.House.Language); house != 0 {
		return house
	}
	return lexicon.RegionsOf(p.Doc.Meta.Language)
}

// slip reports whether a word is so near another that it is hardly anything
// else. The figures are those of package suggest.
func slip(p *linter.Pass, i int, typed string, c *suggest.Candidate) bool {
	right := article.Fold(c.Text)
	n := len(typed)
	words := p.Words()
	cost, level := 90, 16
	switch {
	case n < leastCrossed+1:
		return crossed(typed, right) && c.Level >= 45
	case n < leastGuess:
		if bound(words, i) {
			return crossed(typed, right) && c.Level >= 40
		}
		return crossed(typed, right) && c.Level >= 30 || c.Cost <= soundSlip && c.Level >= 36 && typed[n-1] == right[len(right)-1] &&
			formedOf(typed) == single && p.Quoted(words[i].Span) == nil && among(p, i) == 0
	case n < longGuess:
		switch {
		case cognate(typed, right), foreignEnding(typed):
			level = 25
		case c.Cost <= doubledSlip:
			level = 16
		case c.Cost <= soundSlip:
			level = 20
		default:
			level = 25
		}
	case n >= 9 && c.Cost <= smallSlip:
		level = 5
	case c.Cost <= smallSlip:
		level = 10
	case n >= 10 || c.Level >= 28:
		cost = mostCost
	}
	if strings.Contains(typed, "olog") {
		cost, level = min(cost, smallSlip), max(level, 10) // there are more sciences than lists have
	}
	if n > leastGuess && typed[:n-1] == right && c.Level >= 30 {
		cost = lastAdded
	}
	quoted := p.Quoted(words[i].Span) != nil
	if quoted || bound(words, i) || among(p, i) > 0 {
		if n < longGuess-1 {
			return false
		}
		cost, level = 75, max(level, 20)
	}
	if first, second, two := strings.Cut(c.Text, " "); two {
		// Compounds are written as one word before a table has them; small words
		// are no part of one.
		const small = lexicon.Function | lexicon.Pronoun
		return c.Cost <= 40 && c.Level >= 40 && !quoted && formedOf(typed) != affixed &&
			(lexicon.LookupString(first).Is(small) || lexicon.LookupString(second).Is(small))
	}
	if typed[0] != right[0] && c.Cost > 30 || cognate(typed, right) && !crossed(typed, right) || quoted && typed+"g" == right {
		return false // goin, nothin: that is how it was said
	}
	switch formedOf(typed) {
	case inflected:
		if hasInflection(typed, rarestStem+1) {
			cost, level = 30, max(level, 25)
		} else { // of a word that few know
			cost, level = 75, max(level, 28)
		}
	case affixed:
		cost, level = 40, max(level, 25)
	case joined:
		cost, level = 75, max(level, 29)
		if sharesHalf(typed, right) {
			level = 16 // granfather
		}
	}
	return c.Cost <= cost && c.Level >= level
}

// bound reports whether a hyphen binds a word to another.
func bound(words []article.Word, i int) bool {
	return words[i].Has(article.Bound) || i+1 < len(words) && words[i+1].Has(article.Bound)
}

// crossed reports whether two words differ by two neighbouring letters in the
// other order.
func crossed(a, b string) bool {
	if len(a) != len(b) || a[0] != b[0] {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// cognate reports whether a word looks like another language's form of the
// right one: energie, presidente, magazin.
func cognate(typed, right string) bool {
	if len(typed) == 0 || typed[len(typed)-1] == right[len(right)-1] {
		return strings.HasSuffix(typed, "ique") || strings.HasSuffix(typed, "mente")
	}
	for _, ending := range [...]string{"a", "e", "i", "o", "u", "en", "um", "us", "as", "os", "eur", "aux", "isch", "tion"} {
		if strings.HasSuffix(typed, ending) && !strings.HasSuffix(right, ending) && strings.TrimRight(typed, "aeiounsm") == strings.TrimRight(right, "aeiounsmyl") {
			return true
		}
	}
	return strings.HasPrefix(right, typed) && right[len(typed):] == "e"
}

// foreignEnding reports whether a word ends as many do in Latin and in the
// languages that came from it, and few in English: mentis.
func foreignEnding(typed string) bool {
	if strings.IndexByte("aiou", typed[len(typed)-1]) >= 0 {
		return true
	}
	for _, ending := range [...]string{"us", "um", "is", "os", "as", "ae"} {
		if strings.HasSuffix(typed, ending) {
			return true
		}
	}
	return false
}

// exempt reports whether something about a word or its place says that it is
// meant so: it is used again, has a mark that it is dialect, a code or half
// hidden, is introduced as strange, or is part of a name. What the house and the
// record know is no candidate.
func exempt(p *linter.Pass, i int) bool {
	words := p.Words()
	w := &words[i]
	if w.Has(article.Foreign) {
		return true
	}
	if all, _ := p.Uses(w.Hash); all > 1 {
		return true
	}
	text := p.Doc.Text
	if s := w.Span.Start; s > 0 && strings.IndexByte("'*_&@#/\\=+.", text[s-1]) >= 0 || strings.HasSuffix(text[:w.Span.Start], "’") || strings.HasSuffix(text[:w.Span.Start], "‘") {
		return true
	}
	if rest := text[w.Span.End:]; rest != "" && (strings.IndexByte("'*_&@#/\\=+", rest[0]) >= 0 || strings.HasPrefix(rest, "’") || digitAfter(rest)) {
		return true
	}
	return introduced(p, i) || amongNames(p, i) || wholeKnown(p, i)
}

func digitAfter(rest string) bool {
	return len(rest) > 1 && (rest[0] == '-' || rest[0] == '.') && rest[1] >= '0' && rest[1] <= '9'
}

// hyphenated returns the first and the last of the words that hyphens bind to
// the one at i, and no more of them than a compound has.
func hyphenated(words []article.Word, i int) (first, last int) {
	first, last = i, i
	for first > 0 && words[first].Has(article.Bound) && i-first < longestCompound {
		first--
	}
	for last+1 < len(words) && words[last+1].Has(article.Bound) && last-i < longestCompound {
		last++
	}
	return first, last
}

// longestCompound is how many parts of a compound are looked at on either side.
const longestCompound = 6

// wholeKnown reports whether the compound that a word is a part of is known
// without its hyphens: pre-empt.
func wholeKnown(p *linter.Pass, i int) bool {
	words := p.Words()
	first, last := hyphenated(words, i)
	if first == last {
		return false
	}
	var whole strings.Builder
	for j := first; j <= last; j++ {
		whole.WriteString(article.Fold(p.Text(words[j].Stem(p.Doc.Text))))
	}
	text := whole.String()
	return lexicon.LookupString(text).Known() || formedOf(text) != single
}

// introduced reports whether the words before one say that it is a term.
func introduced(p *linter.Pass, i int) bool {
	words := p.Words()
	for j := i - 1; j >= max(0, i-2); j-- {
		switch p.Text(words[j].Span) {
		case "called", "named", "termed", "dubbed", "nicknamed", "titled", "entitled", "username", "spelled", "spelt", "word", "term":
			return true
		case "a", "an", "the", "as":
			continue
		}
		return false
	}
	return false
}

// amongNames reports whether the words on one side of a word, with a space
// between, are a name that nobody knows, or on both sides are names: such a
// word is the inner part of a name.
func amongNames(p *linter.Pass, i int) bool {
	words := p.Words()
	if i > 0 && words[i].Has(article.Bound) && capital(&words[i-1]) {
		return true
	}
	before := i > 0 && capital(&words[i-1]) && spaced(p, i)
	after := i+1 < len(words) && capital(&words[i+1]) && spaced(p, i+1)
	return after && (before || words[i+1].Info == 0)
}

// spaced reports whether one space parts a word from the one before. Words of
// blocks that do not stand in the order of the text are not parted so.
func spaced(p *linter.Pass, i int) bool {
	words := p.Words()
	from, to := words[i-1].Span.End, words[i].Span.Start
	return to == from+1 && p.Doc.Text[from] == ' '
}

func capital(w *article.Word) bool { return w.Case == article.Title || w.Case == article.Camel }

// among counts the words near another that nobody knows and that are in small
// letters: several are a passage in another language.
func among(p *linter.Pass, i int) int {
	words := p.Words()
	block := p.Doc.BlockAt(words[i].Span.Start)
	unknown := 0
	all, hits := p.Unknown(), p.Hits("spelling.typo")
	from, _ := slices.BinarySearch(all, int32(i-nearWords))
	for _, j := range all[from:] {
		if int(j) > i+nearWords {
			break
		}
		w := &words[j]
		if int(j) != i && w.Case == article.Lower && !w.Has(article.Bound) && p.Doc.BlockAt(w.Span.Start) == block &&
			!isHit(hits, j) {
			unknown++
		}
	}
	return unknown
}

// interjection reports whether a word is a sound or is drawn out: hmm, brrr,
// sooo.
func interjection(typed string) bool {
	run, vowels := 1, 0
	for i := 0; i < len(typed); i++ {
		if vowel(typed[i]) {
			vowels++
		}
		if i > 0 && typed[i] == typed[i-1] {
			run++
		} else {
			run = 1
		}
		if run > 3 || run == 3 && (len(typed) < 7 || vowel(typed[i]) && len(typed) < 9 || i == len(typed)-1) {
			return true
		}
	}
	return vowels == 0 || strings.HasPrefix(typed, "haha") || strings.HasPrefix(typed, "hehe")
}

// fixes offers candidates in the letters' case of what they replace.
func fixes(text string, span article.Span, rights []string, safety linter.Safety) []linter.Fix {
	var out []linter.Fix
	for _, right := range rights {
		out = append(out, linter.Replace(span, phrases.MatchCase(text, right), safety))
	}
	return out
}
