package typography

import (
	"testing"

	"galleyproof/linter/lintertest"
)

func TestRules(t *testing.T) {
	lintertest.Run(t, MixedApostrophe, Nbsp, Dash, Spacing, Bracket, SentenceCapital)
}
