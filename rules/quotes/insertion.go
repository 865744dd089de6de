package quotes

import (
	_ "embed"

	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed insertion.md
var insertionPage string

// Insertion reports words added to a quotation in brackets.
var Insertion = linter.Rule{
	ID:       "quotes.insertion",
	Doc:      insertionPage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	Quotes:   linter.OnlyQuotes,
	New: differs(func(printed, said, source string) string {
		if said == "" {
			return "The brackets add " + printed + " to " + source + "."
		}
		return "The brackets put " + printed + " where " + source + " has " + said + "."
	}, record.Bracketed),
}
