package typography

import (
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
)

// All the places of the rarer shape belong to the one finding, and each is in
// one fix: safe in the article's own words, shown in those of others.
func TestMixedApostrophePlaces(t *testing.T) {
	cfg, _, err := config.Parse("", nil, linter.ConfigRules([]linter.Rule{MixedApostrophe}), config.Flags{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := linter.New([]linter.Rule{MixedApostrophe}, nil, cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := format.Parse("a.txt", []byte("The mayor’s and the town’s plans don’t, can’t and won’t do, and isn’t.\n\n"+
		"“It's late,” she said. The council's and the clerk's rock'n'roll.\n"), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := l.Check(doc)
	if err != nil || len(findings) != 1 {
		t.Fatalf("%d findings, %v", len(findings), err)
	}
	f := findings[0]
	places := []string{doc.Slice(f.Span)}
	for _, r := range f.Related {
		places = append(places, doc.Slice(r.Span))
	}
	if got := strings.Join(places, " "); got != "It's council's clerk's rock'n'roll" {
		t.Errorf("places: %s", got)
	}
	if len(f.Fixes) != 2 || f.Fixes[0].Safety != linter.Safe || len(f.Fixes[0].Edits) != 4 || f.Fixes[1].Safety != linter.Show || len(f.Fixes[1].Edits) != 1 {
		for _, fix := range f.Fixes {
			t.Errorf("%s %s: %d edits", fix.Title, fix.Safety, len(fix.Edits))
		}
	}
}
