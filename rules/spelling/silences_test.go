package spelling_test

import (
	"os"
	"path/filepath"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/rules"
)

// TestSilences holds for every rule of the family, on or off by default: what a
// speller is to leave alone gives no finding, and neither is it among the words
// that rules are offered.
func TestSilences(t *testing.T) {
	var all []linter.Rule
	for _, r := range rules.All() {
		if linter.Family(r.ID) == "spelling" {
			all = append(all, r)
		}
	}
	all = append(all, linter.Rule{ID: "spelling.probe", Doc: "# Probe", Severity: linter.Warning, Quotes: linter.CheckQuotes,
		New: func(*linter.Setup) (linter.Check, error) {
			return func(p *linter.Pass) {
				for _, i := range p.Unknown() {
					p.Report(linter.Finding{Span: p.Words()[i].Span, Message: "Unknown."})
				}
			}, nil
		}})
	cfg, problems, err := config.Parse("", nil, linter.ConfigRules(all), config.Flags{Only: []string{"spelling"}})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	l, err := linter.New(all, rules.Phrases(), cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("testdata/silences.*")
	if err != nil || len(paths) != 3 {
		t.Fatalf("%d fixtures (%v)", len(paths), err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := format.Parse(path, data, format.Options{})
		if err != nil {
			t.Fatal(err)
		}
		findings, err := l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			t.Errorf("%s: %s %q: %s", path, f.Rule, doc.Slice(f.Span), f.Message)
		}
	}
}
