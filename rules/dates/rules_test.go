package dates_test

import (
	"testing"

	"galleyproof/linter/lintertest"
	"galleyproof/rules"
)

func TestRules(t *testing.T) {
	lintertest.Kit{Phrases: rules.Phrases()}.Run(t, rules.Family("dates")...)
}
