package style

import (
	_ "embed"

	"galleyproof/linter"
)

//go:embed wordy.md
var wordyPage string

// Wordy reports several words where one would do.
var Wordy = linter.Rule{
	ID:       "style.wordy",
	Doc:      wordyPage,
	Severity: linter.Suggestion,
	Off:      true,
	Fixable:  linter.Ask,
	New: list("style.wordy", func(text, right, why string) string {
		if right == "" {
			return "“" + text + "” can go: " + why + "."
		}
		return "“" + text + "” is long for “" + right + "”."
	}),
}
