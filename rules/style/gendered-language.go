package style

import (
	_ "embed"

	"galleyproof/linter"
)

//go:embed gendered-language.md
var genderedPage string

// GenderedLanguage reports words that name a sex where the work has none.
var GenderedLanguage = linter.Rule{
	ID:       "style.gendered-language",
	Doc:      genderedPage,
	Severity: linter.Suggestion,
	Off:      true,
	Fixable:  linter.Show,
	New: list("style.gendered-language", func(text, right, why string) string {
		return "“" + text + "” " + why + "; “" + right + "” does not."
	}),
}
