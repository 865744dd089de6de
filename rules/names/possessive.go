package names

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed possessive.md
var possessivePage string

// Possessive finds possessives of persons' names in -s that are not the
// house's, or two kinds of them in one article.
var Possessive = linter.Rule{
	ID:       "names.possessive",
	Doc:      possessivePage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	New: func(s *linter.Setup) (linter.Check, error) {
		house := s.House.Possessives
		return func(p *linter.Pass) { possessive(p, house) }, nil
	},
}

// The two ways in which a name in -s may have its possessive.
const (
	withS      = iota // Ives’s
	apostrophe        // Ives’
)

func possessive(p *linter.Pass, house string) {
	n := p.Names()
	var count [2]int
	var first [2]article.Span
	for i := range n.Mentions {
		if span, form, ok := sibilant(p, n, &n.Mentions[i]); ok {
			if count[form] == 0 {
				first[form] = span
			}
			count[form]++
		}
	}
	var right int
	switch {
	case house == "s":
		right = withS
	case house == "apostrophe":
		right = apostrophe
	case count[withS] == 0 || count[apostrophe] == 0:
		return
	case count[withS] != count[apostrophe]:
		if count[apostrophe] > count[withS] {
			right = apostrophe
		}
	case first[apostrophe].Start < first[withS].Start:
		right = apostrophe
	}
	if count[1-right] == 0 {
		return
	}
	for i := range n.Mentions {
		span, form, ok := sibilant(p, n, &n.Mentions[i])
		if !ok || form == right {
			continue
		}
		text := p.Text(span)
		other := otherPossessive(text, form)
		f := linter.Finding{Span: span, Fixes: []linter.Fix{linter.Replace(span, other, linter.Ask)}}
		if house == "" {
			elsewhere := p.Text(first[right])
			f.Message = fmt.Sprintf("“%s” has another possessive than “%s” elsewhere in the article.", text, elsewhere)
			f.Related = []linter.Related{{Span: first[right], Message: fmt.Sprintf("“%s” here.", elsewhere)}}
		} else {
			f.Message = fmt.Sprintf("“%s” is “%s” in the house style.", text, other)
		}
		p.Report(f)
	}
}

// sibilant returns the last word of a person's name in -s with its possessive,
// and which of the two that is.
func sibilant(p *linter.Pass, n *reading.Names, m *reading.Mention) (span article.Span, form int, ok bool) {
	text := p.Doc.Text
	if m.Acronym || text[m.Span.End-1] != 's' {
		return span, 0, false
	}
	mark := 0
	for _, c := range []string{"’", "'"} {
		if strings.HasPrefix(text[m.Span.End:], c) {
			mark = len(c)
		}
	}
	if mark == 0 || n.Entities[m.Entity].Kind != reading.Person || !inBody(p, m.Span) || ancient(text[:m.Span.End]) {
		return span, 0, false
	}
	words := p.Words()
	last := &words[m.Words[1]-1]
	span = article.Span{Start: last.Span.Start, End: m.Span.End + int32(mark)}
	ends := span.End
	if last.Has(article.Possessive) {
		ends++
	}
	// A noun follows: another mark closes a quotation, and a capital is that of a
	// work or place, which keeps its own form (St James’s Palace).
	rest := text[min(int(ends), len(text)):]
	if len(rest) < 2 || rest[0] != ' ' && rest[0] != '\n' || rest[1] < 'a' || rest[1] > 'z' {
		return span, 0, false
	}
	if last.Has(article.Possessive) {
		span.End = ends
		return span, withS, text[ends-1] == 's'
	}
	// A family is a plural: the Davies’ house, Rovers’ ground.
	k := before(p, m.Words[0])
	if k >= 0 && m.Title[0] == m.Title[1] {
		switch p.Text(words[k].Span) {
		case "the", "The", "both", "all":
			return span, 0, false
		}
	}
	if e := reading.Entry(last); e.Lower() && !e.Is(lexicon.GivenName) && m.Words[1]-m.Words[0] == 1 && m.Title[0] == m.Title[1] {
		return span, 0, false
	}
	return span, apostrophe, true
}

// ancient reports whether text ends with a name that most houses let go without
// the s, whatever they do with others.
func ancient(text string) bool {
	for _, name := range [...]string{"Jesus", "Moses", "Achilles", "Hercules", "Socrates", "Archimedes", "Sophocles", "Euripides",
		"Aristophanes", "Hippocrates", "Pythagoras", "Odysseus", "Xerxes", "Ulysses", "Demosthenes", "Pericles"} {
		if strings.HasSuffix(text, name) {
			return true
		}
	}
	return false
}

// otherPossessive writes a possessive the other way.
func otherPossessive(text string, form int) string {
	if form == withS {
		return text[:len(text)-1]
	}
	return text + "s"
}
