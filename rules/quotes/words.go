package quotes

import (
	_ "embed"

	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed words.md
var wordsPage string

// Words reports words changed inside a quotation.
var Words = linter.Rule{
	ID:       "quotes.words",
	Doc:      wordsPage,
	Severity: linter.Error,
	Fixable:  linter.Ask,
	Quotes:   linter.OnlyQuotes,
	New: differs(func(printed, said, source string) string {
		if said == "" {
			return "The quotation has " + printed + ", which is not in " + source + "."
		}
		return "The quotation has " + printed + " where " + source + " has " + said + "."
	}, record.WordsChanged, record.OwnTypo),
}
