package spelling_test

import (
	"os"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/lintertest"
	"galleyproof/linter/phrases"
	"galleyproof/rules"
	"galleyproof/rules/spelling"
)

func TestRules(t *testing.T) {
	lintertest.Kit{Phrases: rules.Phrases()}.Run(t, spelling.Typo, spelling.Eggcorn)
}

// TestEggcornExamples runs the sentences that each entry of the list carries.
func TestEggcornExamples(t *testing.T) {
	data, err := os.ReadFile("eggcorn.toml")
	if err != nil {
		t.Fatal(err)
	}
	entries, examples, err := phrases.ReadTOML(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) < 150 {
		t.Errorf("the list has %d phrases", len(entries))
	}
	all := []linter.Rule{spelling.Eggcorn}
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
		want := 0
		if e.Wrong {
			want = 1
		}
		if len(findings) != want {
			t.Errorf("%q: %d findings, want %d", e.Text, len(findings), want)
		}
	}
}
