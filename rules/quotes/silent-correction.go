package quotes

import (
	_ "embed"

	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed silent-correction.md
var silentCorrectionPage string

// SilentCorrection reports a slip of the speaker mended without a word.
var SilentCorrection = linter.Rule{
	ID:       "quotes.silent-correction",
	Doc:      silentCorrectionPage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	Quotes:   linter.OnlyQuotes,
	New: differs(func(printed, said, source string) string {
		return "The quotation has " + printed + " where " + source + " has the slip " + said + "; mark it [sic] or leave the word out."
	}, record.SilentCorrection),
}
