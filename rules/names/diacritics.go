package names

import (
	_ "embed"

	"galleyproof/linter"
)

//go:embed diacritics.md
var diacriticsPage string

// Diacritics finds a name with its marks and without them: Nuñez, Nunez.
var Diacritics = linter.Rule{
	ID:       "names.diacritics",
	Doc:      diacriticsPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			pairs := p.NearNames()
			for i := range pairs {
				if pairs[i].How == linter.Marks {
					diacritics(p, &pairs[i])
				}
			}
		}, nil
	},
}

func diacritics(p *linter.Pass, near *linter.NearNames) {
	a, b := sideOf(p, near, 0), sideOf(p, near, 1)
	if a.votes == 0 || b.votes == 0 || plainWord(a.entry) || plainWord(b.entry) || apart(p, a, b) {
		return
	}
	// José of one country and Jose of another are two people.
	if same, _, _ := sameBeside(p, a, b); a.leads && b.leads && !same {
		return
	}
	if prefersMarks(p, a, b) {
		a, b = b, a
	}
	reportForms(p, a, b, ", with and without its marks")
}

// prefersMarks is prefers, but where all else is equal the form with the most
// marks is the one to keep.
func prefersMarks(p *linter.Pass, a, b *side) bool {
	if p.Own(int(a.word)) == p.Own(int(b.word)) && a.titled == b.titled && a.votes == b.votes {
		return len(a.text) > len(b.text)
	}
	return prefers(p, a, b)
}
