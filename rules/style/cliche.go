package style

import (
	_ "embed"

	"galleyproof/linter"
)

//go:embed cliche.md
var clichePage string

// Cliche reports phrases worn by use.
var Cliche = linter.Rule{
	ID:       "style.cliche",
	Doc:      clichePage,
	Severity: linter.Suggestion,
	Off:      true,
	Fixable:  linter.Show,
	New: list("style.cliche", func(text, right, _ string) string {
		if right == "" {
			return "“" + text + "” is worn by use."
		}
		return "“" + text + "” is worn by use; “" + right + "” is plain."
	}),
}
