package names

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed acronym-undefined.md
var acronymUndefinedPage string

// AcronymUndefined finds acronyms that the article explains nowhere.
var AcronymUndefined = linter.Rule{
	ID:       "names.acronym-undefined",
	Doc:      acronymUndefinedPage,
	Severity: linter.Suggestion,
	Off:      true,
	New: func(s *linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) { acronymUndefined(p, s.House.KnownAcronyms) }, nil
	},
}

func acronymUndefined(p *linter.Pass, known []string) {
	n := p.Names()
	var done, explained []uint64
	for i := range n.Mentions {
		if m := &n.Mentions[i]; m.Defined.Len() > 0 && inBody(p, m.Span) {
			explained = append(explained, m.Key)
		}
	}
	slices.Sort(explained)
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if !m.Acronym || m.Defined.Len() > 0 || !freestanding(p, m) || !inBody(p, m.Span) {
			continue
		}
		if e := reading.Entry(&p.Words()[m.Words[0]]); e.Lower() && (!e.Is(lexicon.Upper) || e.Is(lexicon.Function)) {
			continue // a word in capitals
		}
		letters := capitalsOf(p, m)
		if len(letters) < 2 || numeral(letters) || knownHere(known, letters) || slices.Contains(done, m.Key) {
			continue
		}
		if done = append(done, m.Key); len(done) > most {
			return
		}
		if _, ok := slices.BinarySearch(explained, m.Key); ok || explainedAfter(p, m, letters) || spelledOut(p, n, letters) {
			continue
		}
		p.Report(linter.Finding{Span: m.Span, Message: fmt.Sprintf("“%s” is explained nowhere in the article.", p.Text(m.Span))})
	}
}

// marksOnly reports whether an acronym opens a bracket, or ends a short one: (AP),
// (NYSE: ABCD).
func marksOnly(text string, s article.Span) bool {
	start := int(s.Start)
	if start > 0 && text[start-1] == '(' {
		return true
	}
	open := strings.LastIndexByte(text[max(0, start-12):start], '(')
	return open >= 0 && strings.HasPrefix(text[s.End:], ")") && !strings.Contains(text[max(0, start-12)+open:start], ")")
}

// freestanding reports whether an acronym is no part of a longer name (AC Norley,
// Harrier GT), and no mark in brackets.
func freestanding(p *linter.Pass, m *reading.Mention) bool {
	words, text := p.Words(), p.Doc.Text
	i := m.Words[0]
	w := &words[i]
	if w.Kind != article.Letters || w.Has(article.Bound) || m.Span.Start > 0 && text[m.Span.Start-1] == '/' || marksOnly(text, m.Span) {
		return false
	}
	if next := after(p, i); next >= 0 && words[next].Case != article.Lower && words[next].Case != article.NoCase &&
		!reading.Entry(&words[next]).Is(lexicon.Honorific) {
		return false
	}
	if k := before(p, i); k >= 0 {
		switch words[k].Case {
		case article.Upper, article.Camel:
			return false
		case article.Title:
			return reading.Entry(&words[k]).Is(lexicon.Function)
		}
	}
	return true
}

// numeral reports whether letters are a Roman numeral of small worth.
func numeral(letters string) bool {
	for i := range len(letters) {
		switch letters[i] {
		case 'I', 'V', 'X':
		default:
			return false
		}
	}
	return true
}

// explainedAfter reports whether a bracket after an acronym has words with its
// letters: “the LCDs (liquid crystal displays)”.
func explainedAfter(p *linter.Pass, m *reading.Mention, letters string) bool {
	words, text := p.Words(), p.Doc.Text
	if !strings.HasPrefix(text[m.Span.End:], " (") {
		return false
	}
	from := m.Words[1]
	to := from
	for int(to) < len(words) && int(to-from) < 2*len(letters) && (to == from || !strings.Contains(text[words[to-1].Span.End:words[to].Span.Start], ")")) {
		to++
	}
	return initials(p, letters, from, to) >= max(2, len(letters)-1)
}

// spelledOut reports whether a name of the article has the letters of an
// acronym as its initials.
func spelledOut(p *linter.Pass, n *reading.Names, letters string) bool {
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Acronym || m.Words[1]-m.Words[0] < 2 {
			continue
		}
		if initials(p, letters, m.Words[0], m.Words[1]) == len(letters) {
			return true
		}
	}
	return false
}
