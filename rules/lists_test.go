package rules_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/phrases"
	"galleyproof/rules"
)

// TestListExamples runs the sentences that the entries of every list carry: a
// bad one gives one finding of the list's rule, a good one none.
func TestListExamples(t *testing.T) {
	paths, err := filepath.Glob("*/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	all := rules.All()
	for _, path := range paths {
		id := strings.ReplaceAll(strings.TrimSuffix(filepath.ToSlash(path), ".toml"), "/", ".")
		at := slices.IndexFunc(all, func(r linter.Rule) bool { return r.ID == id })
		if at < 0 {
			if !strings.Contains(id, "_") {
				t.Errorf("%s is the list of no rule", path)
			}
			continue
		}
		t.Run(id, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, examples, err := phrases.ReadTOML(data)
			if err != nil {
				t.Fatal(err)
			}
			one := all[at : at+1]
			cfg, _, err := config.Parse("", nil, linter.ConfigRules(one), config.Flags{Only: []string{id}})
			if err != nil {
				t.Fatal(err)
			}
			l, err := linter.New(one, rules.Phrases(), cfg, nil)
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
		})
	}
}
