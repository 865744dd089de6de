package quotes

import (
	_ "embed"

	"galleyproof/corpus/record"
	"galleyproof/linter"
)

//go:embed hashtag.md
var hashtagPage string

// Hashtag reports a hashtag or handle turned into words.
var Hashtag = linter.Rule{
	ID:       "quotes.hashtag",
	Doc:      hashtagPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	Quotes:   linter.OnlyQuotes,
	New: differs(func(printed, said, source string) string {
		return "The quotation has " + printed + " where " + source + " has " + said + "."
	}, record.Hashtag),
}
