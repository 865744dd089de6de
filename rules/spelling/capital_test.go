package spelling_test

import (
	"os"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/phrases"
	"galleyproof/rules"
	"galleyproof/rules/spelling"
)

// TestCapitalExamples runs the sentences that each entry of the list carries.
func TestCapitalExamples(t *testing.T) {
	data, err := os.ReadFile("capital.toml")
	if err != nil {
		t.Fatal(err)
	}
	_, examples, err := phrases.ReadTOML(data)
	if err != nil {
		t.Fatal(err)
	}
	all := []linter.Rule{spelling.Capital}
	cfg, _, err := config.Parse("", nil, linter.ConfigRules(all), config.Flags{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := linter.New(all, rules.Phrases(), cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		doc, err := format.Parse("example.txt", []byte(e.Text+"\n"), format.Options{})
		if err != nil {
			t.Fatal(err)
		}
		findings, err := l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		if (len(findings) == 1) != e.Wrong || len(findings) > 1 {
			t.Errorf("%q: %d findings", e.Text, len(findings))
		}
	}
}
