package rules_test

import (
	"regexp"
	"slices"
	"testing"

	"galleyproof/rules"
)

// TestAll: ids are of one form and unique, each rule has a page with evidence,
// and every phrase list belongs to a rule.
func TestAll(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+\.[a-z]+(-[a-z]+)*$`)
	var ids []string
	for _, r := range rules.All() {
		if !form.MatchString(r.ID) || slices.Contains(ids, r.ID) {
			t.Errorf("the id %q is no family.rule, or stands twice", r.ID)
		}
		ids = append(ids, r.ID)
		if r.Title() == "" || r.Evidence() == "" || r.Severity == 0 {
			t.Errorf("%s: title %q, evidence %q, severity %v", r.ID, r.Title(), r.Evidence(), r.Severity)
		}
	}
	for _, list := range rules.Phrases().Lists() {
		if !slices.Contains(ids, list) {
			t.Errorf("the phrase list %q belongs to no rule", list)
		}
	}
}
