package spelling_test

import (
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/rules"
	"galleyproof/rules/spelling"
)

const (
	typosFound = 220 // of the misspellings, at least so many are found
	typosFirst = 219 // and for so many the right word is the first offered
)

// TestTypoSlips holds the rule against misspellings in running text, at the
// beginning of sentences and within them, and against right sentences with
// surnames, coinages, terms and words of other languages.
func TestTypoSlips(t *testing.T) {
	check := typoChecker(t)
	all, found, first := 0, 0, 0
	for _, line := range sentences(t, "testdata/typo_slips.txt") {
		all++
		m := slip.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("%q has no slip", line)
		}
		if got := check(slip.ReplaceAllString(line, "$2")); len(got) > 0 {
			t.Errorf("%q is right; found %q", line, got)
		}
		message := strings.Join(check(slip.ReplaceAllString(line, "$1")), " ")
		switch {
		case !strings.Contains(message, "“"+m[1]+"” is no word"):
			t.Logf("not found: %s", line)
			continue
		case strings.Contains(message, "“"+m[2]+"” is near"):
			first++
		default:
			t.Logf("another word first: %s: %s", line, message)
		}
		found++
	}
	t.Logf("%d of %d are found, the right word is first for %d", found, all, first)
	if found < typosFound || first < typosFirst {
		t.Errorf("%d are found, the right word is first for %d; want %d and %d", found, first, typosFound, typosFirst)
	}
	for _, line := range sentences(t, "testdata/typo_right.txt") {
		if got := check(line); len(got) > 0 {
			t.Errorf("%q is right; found %q", line, got)
		}
	}
}

// typoChecker returns a function that returns what the rule says of a sentence.
func typoChecker(t *testing.T) func(text string) []string {
	t.Helper()
	all := []linter.Rule{spelling.Typo}
	cfg, _, err := config.Parse("", nil, linter.ConfigRules(all), config.Flags{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := linter.New(all, rules.Phrases(), cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) (messages []string) {
		doc, err := format.Parse("sentence.txt", []byte(text+"\n"), format.Options{})
		if err != nil {
			t.Fatal(err)
		}
		findings, err := l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			messages = append(messages, f.Message)
		}
		return messages
	}
}
