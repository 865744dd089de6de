package spelling

import (
	_ "embed"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

//go:embed unknown.md
var unknownPage string

// Unknown reports every other word in small letters that nobody knows.
var Unknown = linter.Rule{
	ID:       "spelling.unknown",
	Doc:      unknownPage,
	Severity: linter.Suggestion,
	Off:      true,
	Fixable:  linter.Ask,
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			hits := p.Hits("spelling.typo")
			searches := 0
			for _, i := range p.Unknown() {
				if p.Words()[i].Case == article.Lower && !isHit(hits, i) {
					reportUnknown(p, int(i), &searches)
				}
			}
		}, nil
	},
}

// mostSearches is how many unknown words of an article are given suggestions, of
// which each costs milliseconds: an article with more is of another language, or
// no article.
const mostSearches = 200

// leastUnknown is the length of the shortest word that is reported: shorter
// ones are units, codes and sounds.
const leastUnknown = 4

func reportUnknown(p *linter.Pass, i int, searches *int) {
	w := &p.Words()[i]
	if amongNames(p, i) || wholeKnown(p, i) {
		return
	}
	span := w.Stem(p.Doc.Text)
	text := p.Text(span)
	typed := article.Fold(text)
	if len(typed) < leastUnknown || interjection(typed) || formedOf(typed) != single {
		return
	}
	if _, ok := guess(p, i); ok {
		return // spelling.typo says so
	}
	f := linter.Finding{Span: span, Message: "“" + text + "” is in no word list."}
	if *searches++; *searches <= mostSearches {
		var rights []string
		for _, c := range candidates(p, typed, 0) {
			rights = append(rights, c.Text)
		}
		f.Fixes = fixes(text, span, rights, linter.Ask)
	}
	p.Report(f)
}
