package quotes_test

import (
	"testing"

	"galleyproof/linter/lintertest"
	"galleyproof/rules/quotes"
)

func TestRules(t *testing.T) {
	lintertest.Run(t, quotes.Words, quotes.Case, quotes.Punctuation, quotes.Respelled, quotes.SilentCorrection,
		quotes.Insertion, quotes.Hashtag, quotes.Elision, quotes.Date)
}
