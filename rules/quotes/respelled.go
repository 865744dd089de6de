package quotes

import (
	_ "embed"

	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed respelled.md
var respelledPage string

// Respelled reports a quotation respelled to another region.
var Respelled = linter.Rule{
	ID:       "quotes.respelled",
	Doc:      respelledPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	Quotes:   linter.OnlyQuotes,
	New: differs(func(printed, said, source string) string {
		return "The quotation is respelled " + printed + " where " + source + " has " + said + "."
	}, record.Respelled),
}
