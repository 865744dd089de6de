package style_test

import (
	"testing"

	"galleyproof/linter/lintertest"
	"galleyproof/rules"
	"galleyproof/rules/style"
)

func TestRules(t *testing.T) {
	lintertest.Kit{Phrases: rules.Phrases()}.Run(t, style.Cliche, style.Wordy, style.Redundancy,
		style.LoadedLanguage, style.GenderedLanguage, style.Repetition)
}
