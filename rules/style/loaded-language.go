package style

import (
	_ "embed"

	"galleyproof/linter"
)

//go:embed loaded-language.md
var loadedPage string

// LoadedLanguage reports words that take a side.
var LoadedLanguage = linter.Rule{
	ID:       "style.loaded-language",
	Doc:      loadedPage,
	Severity: linter.Suggestion,
	Off:      true,
	Fixable:  linter.Show,
	New: list("style.loaded-language", func(text, right, why string) string {
		message := "“" + text + "” " + why
		if right != "" {
			message += "; “" + right + "” is neutral"
		}
		return message + "."
	}),
}
