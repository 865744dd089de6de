package names

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

//go:embed title-spelling.md
var titleSpellingPage string

// TitleSpelling holds the spelling of titles of office to the house's: the US
// Defense Secretary, or Defence Secretary at a British desk.
var TitleSpelling = linter.Rule{
	ID:       "names.title-spelling",
	Doc:      titleSpellingPage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	New: func(s *linter.Setup) (linter.Check, error) {
		switch s.House.Offices {
		case "house", "own":
			return titleSpelling, nil
		}
		return nil, nil
	},
}

func titleSpelling(p *linter.Pass) {
	last := int32(0)
	for _, h := range p.Hits("names.title-spelling") {
		if h.Words[0] < last {
			continue // within a longer one
		}
		last = h.Words[1]
		if p.Words()[h.Words[0]].Case != article.Title || !inBody(p, h.Span) || ofBody(p, h.Words[0]) {
			continue // in small letters it is a word like others: spelling.region
		}
		var home lexicon.Region
		whose := "in the house style"
		if p.Setup.House.Offices == "house" {
			if home = lexicon.RegionsOf(p.Setup.House.Language); home == 0 {
				home = lexicon.RegionsOf(p.Doc.Meta.Language)
			}
		} else {
			home, whose = country(p, &h)
		}
		if home == 0 || spelt(p, h.Words, home) {
			continue
		}
		text := p.Text(h.Span)
		right := sameCapitals(text, h.Right())
		p.Report(linter.Finding{Span: h.Span, Message: fmt.Sprintf("“%s” is “%s” %s.", text, right, whose),
			Fixes: []linter.Fix{linter.Replace(h.Span, right, linter.Ask)}})
	}
}

// spelt reports whether all words are at home in a region.
func spelt(p *linter.Pass, at [2]int32, home lexicon.Region) bool {
	for i := at[0]; i < at[1]; i++ {
		if e := reading.Entry(&p.Words()[i]); e.Lower() && !e.At(home) {
			return false
		}
	}
	return true
}

// ofBody reports whether a title is part of a body's name: the Office of the
// Secretary of Defense.
func ofBody(p *linter.Pass, i int32) bool {
	words := p.Words()
	the := before(p, i)
	if the < 1 || words[the].Case != article.Lower {
		return false
	}
	of := before(p, int32(the))
	return of >= 1 && p.Text(words[of].Span) == "of" && words[of-1].Case == article.Title
}

// country returns how the country whose office it is spells, where the words
// say which: one named before the title, or an office that only one has.
func country(p *linter.Pass, h *phrases.Hit) (lexicon.Region, string) {
	k := before(p, h.Words[0])
	if k >= 0 {
		switch strings.TrimSuffix(p.Text(p.Words()[k].Stem(p.Doc.Text)), ".") {
		case "US", "U.S", "American", "America":
			return lexicon.American, "in the United States, whose office it is"
		case "UK", "U.K", "British", "Britain":
			return lexicon.British, "in Britain, whose office it is"
		case "Canadian", "Canada":
			return lexicon.Canadian, "in Canada, whose office it is"
		case "Australian", "Australia":
			return lexicon.Australian, "in Australia, whose office it is"
		}
	}
	if strings.Contains(h.Right(), "secretary of") {
		return lexicon.American, "in the United States, whose office it is"
	}
	return 0, ""
}

// sameCapitals gives the words of right the capitals that those of text have.
func sameCapitals(text, right string) string {
	old, out := strings.Fields(text), strings.Fields(right)
	for i := range out {
		if i < len(old) && old[i] != "" && old[i][0] < 'a' {
			out[i] = capitals(out[i])
		}
	}
	return strings.Join(out, " ")
}
