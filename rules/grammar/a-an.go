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

//go:embed a-an.md
var aAnPage string

// AAn finds “a” before a vowel's sound and “an” before a consonant's.
var AAn = linter.Rule{
	ID:       "grammar.a-an",
	Doc:      aAnPage,
	Severity: linter.Error,
	Fixable:  linter.Ask,
	Quotes:   linter.CheckQuotes, // nobody says “an European”: it is a slip of the keys
	Blocks:   linter.Prose,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("grammar.a-an")
			for i := range hits {
				aAn(p, &hits[i])
			}
		}, nil
	},
}

func aAn(p *linter.Pass, h *phrases.Hit) {
	words, text := p.Words(), p.Doc.Text
	at := int(h.Words[0])
	if at+1 >= len(words) {
		return
	}
	w, next := &words[at], &words[at+1]
	if w.Kind != article.Letters || w.Flag != 0 {
		return
	}
	gap := text[w.Span.End:next.Span.Start]
	plain, ok := marksBetween(gap, next)
	if !ok || p.Doc.BlockAt(w.Span.Start) != p.Doc.BlockAt(next.Span.Start) {
		return
	}
	end := next.Span.End
	hyphen := int(end) < len(text) && text[end] == '-'
	said := p.Text(next.Stem(text))
	sound := soundOf(said, next, !hyphen, p.Doc.Meta.Language)
	have := p.Text(w.Span)
	want := "an"
	if sound == consonant {
		want = "a"
	}
	if sound == unsure || strings.EqualFold(have, want) || !indefinite(p, at) || !hyphen && small(p, next) || foreign(p, at) {
		return
	}
	if mentioned(p, at) {
		return
	}
	if sound == vowel && next.Case == article.Upper && len(said) == 1 && compass(said) && at+2 < len(words) && words[at+2].Case == article.Title && !hyphen {
		return // a N Ireland court: said in full
	}
	span := w.Span
	if plain {
		span = span.Join(next.Span)
	}
	if g := grammarOf(p, at+1); have == "an" && g.Mostly(lexicon.Base) && !g.May(lexicon.Noun|lexicon.Adjective|lexicon.Adverb) {
		p.Report(linter.Finding{
			Span:     span,
			Severity: linter.Warning,
			Message:  fmt.Sprintf("“an” stands before the verb “%s”; “and” may be meant.", said),
			Fixes:    []linter.Fix{linter.Replace(w.Span, "and", linter.Show)},
		})
		return
	}
	p.Report(linter.Finding{
		Span:    span,
		Message: fmt.Sprintf("“%s” stands before “%s”, which begins with the sound of a %s.", have, said, [...]string{consonant: "consonant", vowel: "vowel"}[sound]),
		Fixes:   []linter.Fix{linter.Replace(w.Span, phrases.MatchCase(have, want), linter.Ask)},
	})
}

// indefinite reports whether “a” or “an” is the article there, not a letter, a
// grade or a name: in small letters, or opening a sentence.
func indefinite(p *linter.Pass, at int) bool {
	words, text := p.Words(), p.Doc.Text
	w := &words[at]
	before := byte(' ')
	if w.Span.Start > 0 {
		before = text[w.Span.Start-1]
	}
	switch before {
	case ' ', '\n', '\t', '(', '[', '"', '\'', '*', '_', 0x93, 0x94, 0x98, 0x9c, 0xa0: // dashes, quotation marks, no-break space
	default:
		return false
	}
	if w.Case == article.Lower {
		if at > 0 && graded(p.Text(words[at-1].Span)) {
			return false
		}
		return true
	}
	if s := p.SentenceAt(w.Span.Start); s == nil || int(s.Words[0]) != at {
		return false
	}
	// “An said”, “An Garda”: a name. “AN”: shouted.
	next := &words[at+1]
	if w.Case == article.Title {
		return !reading.Entry(next).Is(lexicon.CueVerb) && (next.Case == article.Lower || reading.Entry(next).Name() && !irish(p.Text(next.Span)))
	}
	return w.Span.Len() == 1 && (next.Case != article.Title || reading.Entry(next).Known())
}

// graded reports whether a word may have the letter A after it for a name.
func graded(word string) bool {
	switch strings.ToLower(word) {
	case "vitamin", "hepatitis", "influenza", "flu", "group", "grade", "class", "type", "category", "option", "plan", "point", "serie", "section",
		"schedule", "appendix", "part", "level", "letter", "the":
		return true
	}
	return false
}

// irish reports whether a word follows An in the names of Irish bodies.
func irish(word string) bool {
	switch word {
	case "Garda", "Post", "Bord", "Taisce", "Taoiseach", "Cumann", "Coiste", "Lár", "Club", "Gaeltacht":
		return true
	}
	return false
}

// compass reports whether a capital letter may stand for a quarter.
func compass(letter string) bool { return strings.Contains("NSEW", letter) }

// marksBetween reports whether one space or line break and marks that open
// something stand between two words, and whether it is the space alone. Two
// spaces or a tab set a letter off in a list.
func marksBetween(gap string, next *article.Word) (plain, ok bool) {
	rest := strings.TrimPrefix(gap, "\r")
	switch {
	case strings.HasPrefix(rest, "\n"):
		rest = strings.TrimLeft(rest[1:], " ")
	case strings.HasPrefix(rest, " "):
		rest = rest[1:]
	case strings.HasPrefix(rest, "\u00a0"):
		rest = rest[len("\u00a0"):]
	default:
		return false, false
	}
	for _, r := range rest {
		switch r {
		case '“', '‘', '"', '\'', '’', '*', '_':
			if !reading.Entry(next).Known() && next.Kind != article.Number {
				return false, false
			}
		case '$', '£', '€':
			if next.Kind != article.Number {
				return false, false
			}
		default:
			return false, false
		}
	}
	return rest == "", true
}

// small reports whether a word is one that no article stands before: “a in”
// lacks a word, or “an he” an and. An adverb may follow (a once great, an only).
func small(p *linter.Pass, w *article.Word) bool {
	e := reading.Entry(w)
	if w.Case == article.Upper && e.Is(lexicon.Upper) || !e.Is(lexicon.Function) {
		return false
	}
	switch lowerSmall(p.Text(w.Span)) {
	case "one", "once", "only", "own", "other", "almost", "already", "always", "even", "ever", "often", "otherwise", "under", "over",
		"very", "rather", "quite", "never", "still", "yet", "more", "most", "much", "few", "such", "same", "half", "too":
		return false
	}
	return true
}

// foreign reports whether the words about an article belong to another
// language: both are unknown, or the one before is and the next is a name.
func foreign(p *linter.Pass, at int) bool {
	words := p.Words()
	if at == 0 {
		return false
	}
	before, next := &words[at-1], &words[at+1]
	if before.Kind != article.Letters || next.Case != article.Title && reading.Entry(next).Known() {
		return false
	}
	// Das Volk an Sich: capitals about it, and the one behind it is no word.
	return !reading.Entry(before).Known() || before.Case == article.Title && next.Case == article.Title && !starts(p, at-1) && lexicon.GrammarOf(next.Hash) == 0
}

// mentioned reports whether the letter is spoken of: what does a actually stand
// for. An adverb that belongs to a noun has no verb behind it.
func mentioned(p *linter.Pass, at int) bool {
	if !beside(p, at+1) || !grammarOf(p, at+1).Mostly(lexicon.Adverb) {
		return false
	}
	g := grammarOf(p, at+2)
	return g.Mostly(lexicon.Base|lexicon.Third|lexicon.Modal|lexicon.Auxiliary) && !g.Mostly(lexicon.Noun|lexicon.Plural|lexicon.Adjective|lexicon.Participle)
}
