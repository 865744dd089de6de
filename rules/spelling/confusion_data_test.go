package spelling_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/rules"
	"galleyproof/rules/spelling"
)

const (
	slipsFound = 266 // of the slips, at least so many are found
)

// slip is a word of a sentence that stands for another.
var slip = regexp.MustCompile(`\{([^>]*)>([^}]*)\}`)

// TestConfusionSlips holds the rule against sentences of learners and hurried
// typists, and against right ones that look like them.
func TestConfusionSlips(t *testing.T) {
	check := confusionChecker(t)
	found, all := 0, 0
	for _, line := range sentences(t, "testdata/confusion_slips.txt") {
		all++
		right := slip.ReplaceAllString(line, "$2")
		if got := check(right); len(got) > 0 {
			t.Errorf("%q is right; found %q", right, got)
		}
		if got := check(slip.ReplaceAllString(line, "$1")); len(got) > 0 {
			found++
		} else {
			t.Logf("not found: %s", line)
		}
	}
	t.Logf("%d of %d slips are found", found, all)
	if found < slipsFound {
		t.Errorf("%d of %d slips are found, want %d", found, all, slipsFound)
	}
	for _, line := range sentences(t, "testdata/confusion_right.txt") {
		if got := check(line); len(got) > 0 {
			t.Errorf("%q is right; found %q", line, got)
		}
	}
}

// confusionChecker returns a function that returns what the rule and the eggcorns,
// which take the commonest phrases from it, report of a
// sentence.
func confusionChecker(t *testing.T) func(text string) []string {
	all := []linter.Rule{spelling.Eggcorn, spelling.Confusion}
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

func sentences(t *testing.T, path string) (lines []string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}
