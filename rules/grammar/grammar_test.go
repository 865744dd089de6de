package grammar_test

import (
	"os"
	"strings"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/lintertest"
	"galleyproof/rules"
)

func TestRules(t *testing.T) {
	lintertest.Kit{Phrases: rules.Phrases()}.Run(t, rules.Family("grammar")...)
}

// Right.txt holds sentences that are right and look as if they were not. None of
// the rules says anything of them, whether a sentence stands alone, where no
// other helps to tell what its words are, or among the rest.
func TestRightSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/right.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := rules.All()
	cfg, _, err := config.Parse("", nil, linter.ConfigRules(all), config.Flags{Only: []string{"grammar"}})
	if err != nil {
		t.Fatal(err)
	}
	l, err := linter.New(all, rules.Phrases(), cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range append(strings.Split(string(data), "\n\n"), string(data)) {
		doc := parse(t, text)
		findings, err := l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			t.Errorf("%s: %q: %s", f.Rule, doc.Slice(f.Span), f.Message)
		}
	}
}
func parse(t *testing.T, text string) *article.Document {
	t.Helper()
	doc, err := format.Parse("right.txt", []byte(text), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
