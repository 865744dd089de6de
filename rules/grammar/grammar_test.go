package grammar_test

import (
	"os"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/lintertest"
	"galleyproof/linter/phrases"
	"galleyproof/rules"
	"galleyproof/rules/grammar"
)

func TestRules(t *testing.T) {
	lintertest.Kit{Phrases: rules.Phrases()}.Run(t, grammar.RepeatedWord, grammar.WordPair, grammar.MissingWord, grammar.Possessive, grammar.Article,
		grammar.Tautology, grammar.DueTo)
}

// TestExamples runs the sentences that the entries of the lists carry.
func TestExamples(t *testing.T) {
	for _, tt := range []struct {
		file string
		rule linter.Rule
	}{
		{"word-pair.toml", grammar.WordPair},
		{"missing-word.toml", grammar.MissingWord},
		{"possessive.toml", grammar.Possessive},
	} {
		t.Run(tt.file, func(t *testing.T) {
			data, err := os.ReadFile(tt.file)
			if err != nil {
				t.Fatal(err)
			}
			_, examples, err := phrases.ReadTOML(data)
			if err != nil {
				t.Fatal(err)
			}
			l := newLinter(t, tt.rule)
			for _, e := range examples {
				want := 0
				if e.Wrong {
					want = 1
				}
				if got := count(t, l, e.Text); got != want {
					t.Errorf("%q: %d findings, want %d", e.Text, got, want)
				}
			}
		})
	}
}

func newLinter(t *testing.T, rule linter.Rule) *linter.Linter {
	t.Helper()
	all := []linter.Rule{rule}
	cfg, _, err := config.Parse("", nil, linter.ConfigRules(all), config.Flags{Only: []string{rule.ID}})
	if err != nil {
		t.Fatal(err)
	}
	l, err := linter.New(all, rules.Phrases(), cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func count(t *testing.T, l *linter.Linter, text string) int {
	t.Helper()
	doc, err := format.Parse("example.txt", []byte(text+"\n"), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := l.Check(doc)
	if err != nil {
		t.Fatal(err)
	}
	return len(findings)
}
