package spelling_test

import (
	"testing"

	"galleyproof/linter/lintertest"
	"galleyproof/rules"
	"galleyproof/rules/spelling"
)

func TestRules(t *testing.T) {
	lintertest.Kit{Phrases: rules.Phrases()}.Run(t, spelling.Typo, spelling.Eggcorn, spelling.Region, spelling.Capital)
}
