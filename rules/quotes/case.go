package quotes

import (
	_ "embed"

	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed case.md
var casePage string

// Case reports capitals changed inside a quotation.
var Case = linter.Rule{
	ID:       "quotes.case",
	Doc:      casePage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	Quotes:   linter.OnlyQuotes,
	New: differs(func(printed, said, source string) string {
		return "The quotation has " + printed + " where " + source + " has the capitals " + said + "."
	}, record.CaseOnly),
}
