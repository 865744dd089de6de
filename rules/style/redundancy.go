package style

import (
	_ "embed"

	"galleyproof/linter"
)

//go:embed redundancy.md
var redundancyPage string

// Redundancy reports words that say a thing twice.
var Redundancy = linter.Rule{
	ID:       "style.redundancy",
	Doc:      redundancyPage,
	Severity: linter.Suggestion,
	Off:      true,
	Fixable:  linter.Ask,
	New: list("style.redundancy", func(text, right, why string) string {
		if right == "" {
			return "“" + text + "” says it twice: " + why + "."
		}
		return "“" + text + "” says no more than “" + right + "”: " + why + "."
	}),
}
