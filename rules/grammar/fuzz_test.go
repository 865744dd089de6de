package grammar_test

import (
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/rules"
	"galleyproof/rules/grammar"
)

var all = []linter.Rule{grammar.RepeatedWord, grammar.Article, grammar.AAn, grammar.RelativePronoun, grammar.CommaSplice,
	grammar.Agreement, grammar.VerbForm, grammar.DoubleComparative}

// FuzzRules: a cue at either edge of a text, or beside anything at all, costs no
// rule its findings.
func FuzzRules(f *testing.F) {
	own := append(all[:len(all):len(all)], linter.Own()...)
	cfg, _, err := config.Parse("", nil, linter.ConfigRules(own), config.Flags{})
	if err != nil {
		f.Fatal(err)
	}
	l, err := linter.New(own, rules.Phrases(), cfg, nil)
	if err != nil {
		f.Fatal(err)
	}
	for _, cue := range []string{"have", "he", "there is", "more", "a", "an", "An", "the", "which", "one of the", "did he", "will", "wanted to", "this",
		"people which", "however", "many", "each of them", "the number of", "is", "the man", "much", "every", "A"} {
		for _, text := range []string{"%", "%.", "%\n%", "It was so, % it", "% hackers gone", "He % been % 8 went", "\u201c% is\u201d", "x-%-% $8"} {
			f.Add(strings.ReplaceAll(text, "%", cue))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := format.Parse("fuzz.txt", []byte(text), format.Options{})
		if err != nil {
			return
		}
		findings, err := l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		for i := range findings {
			if findings[i].Rule == linter.FailureID {
				t.Errorf("%q: %s", text, findings[i].Message)
			}
		}
	})
}
