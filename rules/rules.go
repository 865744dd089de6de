// Package rules is the list of every rule, and the phrases they look for.
package rules

import (
	_ "embed"
	"slices"

	"galleyproof/linter"
	"galleyproof/linter/phrases"
	"galleyproof/rules/dates"
	"galleyproof/rules/grammar"
	"galleyproof/rules/names"
	"galleyproof/rules/quotes"
	"galleyproof/rules/spelling"
	"galleyproof/rules/style"
	"galleyproof/rules/typography"
	"galleyproof/rules/web"
)

//go:generate go run gen.go
//go:generate go run page.go

//go:embed phrases.bin
var phraseData string

// All returns every rule, in the order in which they are listed.
func All() []linter.Rule {
	return append([]linter.Rule{
		spelling.Typo,
		spelling.Unknown,
		spelling.Eggcorn,
		spelling.Region,
		spelling.Capital,
		spelling.Confusion,
		grammar.RepeatedWord,
		grammar.WordPair,
		grammar.MissingWord,
		grammar.Possessive,
		grammar.Article,
		grammar.Tautology,
		grammar.DueTo,
		grammar.AAn,
		grammar.RelativePronoun,
		grammar.CommaSplice,
		grammar.Agreement,
		grammar.VerbForm,
		grammar.DoubleComparative,
		names.AcronymCase,
		names.Brand,
		names.Variant,
		names.Diacritics,
		names.AcronymLetters,
		names.Record,
		names.Place,
		names.AcronymUndefined,
		names.AcronymLate,
		names.AcronymUnused,
		names.AcronymTwice,
		names.TitleCase,
		names.TitleSpelling,
		names.CourtesyTitle,
		names.FirstReference,
		names.Possessive,
		dates.Weekday,
		dates.Impossible,
		quotes.Words,
		quotes.Case,
		quotes.Punctuation,
		quotes.Respelled,
		quotes.Elision,
		quotes.SilentCorrection,
		quotes.Insertion,
		quotes.Hashtag,
		quotes.Date,
		style.Cliche,
		style.Wordy,
		style.Redundancy,
		style.LoadedLanguage,
		style.GenderedLanguage,
		style.Repetition,
		typography.MixedApostrophe,
		typography.Nbsp,
		typography.Dash,
		typography.Spacing,
		typography.Bracket,
		typography.SentenceCapital,
		web.Boilerplate,
		web.Metadata,
		web.Embed,
	}, linter.Own()...)
}

// Family returns the rules whose ids begin with a family's name.
func Family(name string) []linter.Rule {
	return slices.DeleteFunc(All(), func(r linter.Rule) bool { return linter.Family(r.ID) != name })
}

// Phrases returns the compiled lists of all rules. They are part of the
// program: a damaged table is a build that went wrong.
func Phrases() *phrases.Table {
	t, err := phrases.Open(phraseData)
	if err != nil {
		panic(err)
	}
	return t
}
