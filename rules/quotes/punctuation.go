package quotes

import (
	_ "embed"

	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed punctuation.md
var punctuationPage string

// Punctuation reports punctuation changed inside a quotation.
var Punctuation = linter.Rule{
	ID:       "quotes.punctuation",
	Doc:      punctuationPage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	Quotes:   linter.OnlyQuotes,
	New: differs(func(printed, said, source string) string {
		return "The quotation is punctuated " + printed + " where " + source + " has " + said + "."
	}, record.Punctuation),
}
