package names

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed title-case.md
var titleCasePage string

// TitleCase holds the capitals of titles of office to the house's: President
// Ives, but the president.
var TitleCase = linter.Rule{
	ID:       "names.title-case",
	Doc:      titleCasePage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	New: func(s *linter.Setup) (linter.Check, error) {
		switch s.House.Titles {
		case "before-name", "lower":
			return titleCase, nil
		}
		return nil, nil
	},
}

// office is a title of office where it stands: words[from:to], with the words
// of the title before the phrase that the list has.
type office struct{ from, to int32 }

func titleCase(p *linter.Pass) {
	last := int32(0)
	for _, h := range p.Hits("names.title-case") {
		if h.Words[0] < last {
			continue // within a longer one
		}
		last = h.Words[1]
		o, ok := wholeOffice(p, h.Words)
		if !ok || !inBody(p, h.Span) {
			continue
		}
		name := nameAfter(p, o.to)
		switch caseOf(p, h.Words) {
		case article.Title:
			switch {
			case name != nil:
				if p.Setup.House.Titles == "lower" {
					recase(p, o, strings.ToLower, "before a name")
				}
			case capitalAfter(p, o.to):
			case afterName(p, o.from):
				recase(p, o, strings.ToLower, "after a name")
			case determined(p, o.from):
				recase(p, o, strings.ToLower, "without a name")
			}
		case article.Lower:
			if name != nil && p.Setup.House.Titles == "before-name" && formal(p, o) {
				recase(p, o, capitals, "before a name")
			}
		}
	}
}

// caseOf returns the case that all words of a title have but “of”, or NoCase.
func caseOf(p *linter.Pass, at [2]int32) article.Case {
	words := p.Words()
	first := words[at[0]].Case
	for i := at[0] + 1; i < at[1]; i++ {
		if words[i].Case != first && p.Text(words[i].Span) != "of" && !(words[i].Has(article.Bound) && words[i].Case == article.Lower) {
			return article.NoCase
		}
	}
	return first
}

// wholeOffice returns a title with what belongs to it: the department before
// (Finance Secretary), the -elect after. It is false where the words are bound
// to others.
func wholeOffice(p *linter.Pass, at [2]int32) (office, bool) {
	words := p.Words()
	o := office{at[0], at[1]}
	if words[o.from].Has(article.Bound) {
		return o, false
	}
	for int(o.to) < len(words) && words[o.to].Has(article.Bound) {
		switch p.Text(words[o.to].Span) {
		case "elect", "designate":
			o.to++
		default:
			return o, false
		}
	}
	if words[at[0]].Case != article.Title {
		return o, true
	}
	for {
		k := before(p, o.from)
		if k < 1 || words[k].Case != article.Title || words[k].Has(article.Bound) || words[k].Has(article.Possessive) || words[k].Kind != article.Letters {
			return o, true
		}
		switch p.Text(words[k].Span) {
		case "Deputy", "Vice", "Assistant", "Acting", "Interim", "Shadow", "Senior", "Junior", "Associate", "Technical", "Chief", "Group", "Regional":
			o.from = int32(k)
			continue
		case "Democratic", "Democrat", "Republican", "Conservative", "Labour", "Labor", "Tory", "Liberal", "Socialist", "Communist":
			return o, true // a party's, which keeps its capital
		}
		// Of other words, “Higher Education Minister”, it cannot be told
		// where the title begins; an ancient one, “Lord Mayor”, has capitals everywhere.
		e := reading.Entry(&words[k])
		return o, !e.Lower() || e.Is(lexicon.Function|lexicon.GivenName) || e.Name() && e.NameTier() <= e.WordTier()
	}
}

func (o office) span(p *linter.Pass) article.Span {
	words := p.Words()
	return words[o.from].Span.Join(words[o.to-1].Stem(p.Doc.Text))
}

// nameAfter returns the mention of a person that begins at word i, right after
// a title, or nil.
func nameAfter(p *linter.Pass, i int32) *reading.Mention {
	if before(p, i) < 0 || p.Words()[i-1].Has(article.Possessive) || p.Words()[i].Case == article.Lower {
		return nil
	}
	n := p.Names()
	k := sort.Search(len(n.Mentions), func(k int) bool { return n.Mentions[k].Words[0] >= i })
	if k == len(n.Mentions) || n.Mentions[k].Words[0] != i || n.Entities[n.Mentions[k].Entity].Kind != reading.Person {
		return nil
	}
	return &n.Mentions[k]
}

// capitalAfter reports whether a title goes on in capitals: it is part of a
// longer name (the Prime Minister’s Office), or names somebody after all.
func capitalAfter(p *linter.Pass, i int32) bool {
	return before(p, i) >= 0 && p.Words()[i].Case != article.Lower && p.Words()[i].Kind == article.Letters
}

// afterName reports whether a title follows a person's name and a comma, and
// goes on like one.
func afterName(p *linter.Pass, i int32) bool {
	if i == 0 {
		return false
	}
	words := p.Words()
	if p.Doc.Text[words[i-1].Span.End:words[i].Span.Start] != ", " {
		return false
	}
	n := p.Names()
	k := sort.Search(len(n.Mentions), func(k int) bool { return n.Mentions[k].Words[1] >= i })
	if k == len(n.Mentions) || n.Mentions[k].Words[1] != i {
		return false
	}
	return n.Entities[n.Mentions[k].Entity].Kind == reading.Person && inFull(&n.Mentions[k])
}

// determined reports whether words about a title show that it names an office
// and is no name itself: the President, his Finance Minister, the French
// President. A body may be called after an office: the Office of the President.
func determined(p *linter.Pass, i int32) bool {
	words := p.Words()
	k := before(p, i)
	for range 2 {
		if k < 0 || words[k].Case == article.Lower || reading.Entry(&words[k]).Is(lexicon.Function) {
			break
		}
		k = before(p, int32(k))
	}
	if k < 0 {
		return false
	}
	switch p.Text(words[k].Span) {
	case "The":
		// In mid-sentence it begins the name of a work: The American President.
		s := p.SentenceAt(words[k].Span.Start)
		return s != nil && int(s.Words[0]) == k
	case "the":
		of := before(p, int32(k))
		if of < 1 || words[of-1].Case == article.Lower {
			return true
		}
		small := p.Text(words[of].Span)
		return small != "of" && small != "for"
	case "a", "an", "his", "her", "its", "their", "our", "former", "new", "A", "An", "His", "Her", "Its", "Their", "Our":
		return true
	}
	return false
}

// formal reports whether a title in small letters before a name is one that is
// always formal, and no description: “former president Ann Ives”, but “the club’s
// president Ann Ives”, “Harwood president Ann Ives”.
func formal(p *linter.Pass, o office) bool {
	words := p.Words()
	switch p.Text(o.span(p)) {
	case "president", "prime minister", "vice president", "governor", "senator", "chancellor":
	default:
		return false
	}
	k := before(p, o.from)
	if k < 0 {
		return false
	}
	switch p.Text(words[k].Span) {
	case "former", "US", "U.S.", "by", "to", "with", "of", "from", "when", "that", "after", "before", "under", "against", "said", "says", "if":
		return true
	}
	return false
}

// capitals gives each word of a title a capital but “of”.
func capitals(text string) string {
	b := []byte(text)
	for i := range b {
		if (i == 0 || b[i-1] == ' ') && 'a' <= b[i] && b[i] <= 'z' && !strings.HasPrefix(text[i:], "of ") {
			b[i] &^= 0x20
		}
	}
	return string(b)
}

func recase(p *linter.Pass, o office, how func(string) string, where string) {
	span := o.span(p)
	text := p.Text(span)
	right := how(text)
	if right == text {
		return
	}
	p.Report(linter.Finding{Span: span,
		Message: fmt.Sprintf("“%s” %s is “%s” in the house style.", text, where, right),
		Fixes:   []linter.Fix{linter.Replace(span, right, linter.Ask)}})
}
