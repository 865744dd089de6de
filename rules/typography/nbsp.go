package typography

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter"
)

//go:embed nbsp.md
var nbspPage string

// Nbsp finds no-break spaces between ordinary words, left over from a link.
var Nbsp = linter.Rule{
	ID:       "typography.nbsp",
	Doc:      nbspPage,
	Severity: linter.Suggestion,
	Fixable:  linter.Safe,
	Quotes:   linter.CheckMarks,
	Blocks:   copyBlocks,
	New:      func(*linter.Setup) (linter.Check, error) { return nbsp, nil },
}

// noBreak are the spaces at which no line ends.
var noBreak = [...]string{"\u00a0", "\u202f", "\u2007"}

func nbsp(p *linter.Pass) {
	for _, mark := range noBreak {
		if !strings.Contains(p.Doc.Text, mark) {
			continue
		}
		for _, b := range p.Doc.Blocks {
			if copyBlocks.Has(b.Kind) {
				leftover(p, b.Span, mark)
			}
		}
	}
}

func leftover(p *linter.Pass, block article.Span, mark string) {
	text := p.Doc.Text
	for at := int(block.Start); ; {
		i := strings.Index(text[at:block.End], mark)
		if i < 0 {
			return
		}
		at += i
		start, end := spaces(text, at, block)
		at = end
		before := start
		if start > int(block.Start) && text[start-1] == ',' {
			before--
		}
		before = wordBefore(text, before, int(block.Start))
		after := wordAfter(text, end, int(block.End))
		if before == start || after == end || text[before:start] == "," || proper(text, before, start, end, after) {
			continue
		}
		if strings.IndexFunc(text[start:end], func(r rune) bool { return string(r) == mark }) != strings.Index(text[start:end], mark) {
			continue
		}
		word := span(before, after)
		p.Report(linter.Finding{
			Span:    word,
			Message: fmt.Sprintf("A no-break space stands between “%s” and “%s”.", text[before:start], text[end:after]),
			Fixes: []linter.Fix{{Title: "Replace with a plain space", Safety: linter.Safe,
				Edits: []linter.Edit{{Span: span(start, end), New: " "}}}},
		})
	}
}

// spaces returns the run of blanks about a place.
func spaces(text string, at int, block article.Span) (start, end int) {
	start, end = at, at
	for start > int(block.Start) {
		r, n := utf8.DecodeLastRuneInString(text[block.Start:start])
		if !blank(r) {
			break
		}
		start -= n
	}
	for end < int(block.End) {
		r, n := utf8.DecodeRuneInString(text[end:block.End])
		if !blank(r) {
			break
		}
		end += n
	}
	return start, end
}

func blank(r rune) bool { return r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2007' }

// proper reports whether a no-break space has its place between two words: at
// figures and units, days and months, initials and numerals, "Mr" and a name.
func proper(text string, before, start, end, after int) bool {
	one, two := strings.Trim(text[before:start], ","), text[end:after]
	if c, _ := utf8.DecodeRuneInString(two); unicode.IsDigit(c) {
		return true
	}
	e := lexicon.LookupString(one)
	f := lexicon.LookupString(two)
	if c, _ := utf8.DecodeRuneInString(one); unicode.IsDigit(c) {
		// "3rd election" is no figure with its unit, "3rd March" a date.
		return !ordinal(one) || f.Is(lexicon.Month)
	}
	if utf8.RuneCountInString(one) == 1 && one != "a" && one != "I" || numeral(two) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(one)
	return unicode.IsUpper(first) && e.Is(lexicon.Honorific) && len(one) <= 4
}

func ordinal(word string) bool {
	return len(word) > 2 && strings.Contains(" st nd rd th ", " "+strings.ToLower(word[len(word)-2:])+" ")
}

// numeral reports whether a word is a capital alone or a Roman numeral.
func numeral(word string) bool {
	if word == "I" {
		return false
	}
	return len(word) == 1 && word[0] >= 'A' && word[0] <= 'Z' || strings.Trim(word, "IVX") == ""
}
