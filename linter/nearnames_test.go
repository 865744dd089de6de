package linter_test

import (
	"fmt"
	"slices"
	"testing"

	"galleyproof/linter"
)

func TestNearNames(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"Nobody is named here.", nil},
		{"Ann Haspel left. Haspell came.", []string{"Haspel Haspell"}},
		{"Ann Marlow’s dog met Ben Marlwo, and Marlow left.", []string{"Marlow Marlwo"}},
		{"Ann Penhall met Ben Penholl and Joan Penholls.", []string{"Penhall Penholl", "Penholl Penholls"}},
		{"Ann Bow met Ben Bowe.", nil}, // too short
		{"Ann Macallan met Ben MacAllan.", []string{"Macallan MacAllan case"}},
		{"Ann Peñuela met Ben Penuela.", []string{"Peñuela Penuela marks"}},
		{"Ann Løken met Ben Loken and Joan Lokken.", []string{"Loken Lokken", "Løken Loken marks"}},
		{"The Flood Committee met the Floods Committees.", nil},
		{"Ann Tennick met Ben TENNICK.", nil},
		{"Ann Tennick met Ben Tennikc, Joan Tenniick, Paul Zennick and Rosa Tenzick.",
			[]string{"Tennick Tenniick", "Tennick Tennikc", "Tennick Tenzick", "Tennick Zennick"}},
		{"Ann Tennick met Ben Tenzikk and Joan Nentick.", nil},
	} {
		l := near(t, test.text)
		slices.Sort(l)
		if !slices.Equal(l, test.want) {
			t.Errorf("%q: %q, want %q", test.text, l, test.want)
		}
	}
}

// near returns the pairs of a text, read with the scratch of another.
func near(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	rule := linter.Rule{ID: "test.near", Doc: "# Near\n", Severity: linter.Warning, New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			out = nil
			for _, n := range p.NearNames() {
				words := p.Words()
				how := map[linter.Nearness]string{linter.CaseOnly: " case", linter.Marks: " marks"}[n.How]
				out = append(out, fmt.Sprintf("%s %s%s", p.Text(words[n.Words[0]].Stem(p.Doc.Text)), p.Text(words[n.Words[1]].Stem(p.Doc.Text)), how))
			}
		}, nil
	}}
	l := newLinter(t, "", rule)
	check(t, l, "first.txt", "Ann Marlow met Ben Marlwo.\n")
	check(t, l, "second.txt", text+"\n")
	return out
}
