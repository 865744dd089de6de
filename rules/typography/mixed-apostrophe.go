package typography

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

//go:embed mixed-apostrophe.md
var mixedApostrophePage string

// MixedApostrophe finds straight apostrophes among curly ones, or the other way
// about.
var MixedApostrophe = linter.Rule{
	ID:       "typography.mixed-apostrophe",
	Doc:      mixedApostrophePage,
	Severity: linter.Suggestion,
	Fixable:  linter.Safe,
	Quotes:   linter.CheckMarks,
	Blocks:   copyBlocks,
	New: func(s *linter.Setup) (linter.Check, error) {
		wanted := s.House.Apostrophe
		return func(p *linter.Pass) { mixedApostrophe(p, wanted) }, nil
	},
}

const (
	straightMark = "'"
	curlyMark    = "’"
)

// apostrophes are the places of an article's apostrophes in one shape.
type apostrophes struct {
	name   string // of the shape
	mark   string
	places []place
}

// place is one apostrophe and the word it stands in.
type place struct {
	at   int
	word article.Span
}

func mixedApostrophe(p *linter.Pass, wanted string) {
	straight := find(p.Doc, "straight", straightMark)
	curly := find(p.Doc, "curly", curlyMark)
	few, many := straight, curly
	switch {
	case wanted == "curly":
	case wanted == "straight", wanted == "" && len(curly.places) < len(straight.places):
		few, many = curly, straight
	}
	if len(few.places) == 0 || wanted == "" && len(many.places) == 0 {
		return
	}
	first := few.places[0]
	f := linter.Finding{Span: first.word}
	for _, again := range few.places[1:] {
		if last := len(f.Related) - 1; again.word == first.word || last >= 0 && f.Related[last].Span == again.word {
			continue // rock'n'roll has two
		}
		f.Related = append(f.Related, linter.Related{Span: again.word, Message: "And here."})
	}
	text, n, m := p.Text(first.word), len(few.places), len(many.places)
	switch {
	case wanted != "":
		f.Message = fmt.Sprintf("“%s” has a %s apostrophe; the house style is %s.", text, few.name, many.name)
		f.Fixes = change(p, few, many, linter.Safe)
	case n == m:
		f.Message = fmt.Sprintf("“%s” has a %s apostrophe; the article has both shapes, each %s.", text, few.name, times(n))
		f.Fixes = append(change(p, few, many, linter.Show), change(p, many, few, linter.Show)...)
	default:
		f.Message = fmt.Sprintf("“%s” has a %s apostrophe; %d of the article’s %d are %s.", text, few.name, m, n+m, many.name)
		f.Fixes = change(p, few, many, linter.Safe)
	}
	p.Report(f)
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// change returns the fixes that give apostrophes another shape: those of the
// article's own words, and those within quotations, which a person changes.
func change(p *linter.Pass, these, to apostrophes, safety linter.Safety) []linter.Fix {
	own := linter.Fix{Title: "Make " + to.name, Safety: safety}
	quoted := linter.Fix{Title: "Make " + to.name + " within quotations", Safety: linter.Show}
	for _, here := range these.places {
		edit := linter.Edit{Span: span(here.at, here.at+len(these.mark)), New: to.mark}
		if p.Quoted(edit.Span) == nil {
			own.Edits = append(own.Edits, edit)
		} else {
			quoted.Edits = append(quoted.Edits, edit)
		}
	}
	var fixes []linter.Fix
	for _, f := range []linter.Fix{own, quoted} {
		if f.Edits != nil {
			fixes = append(fixes, f)
		}
	}
	return fixes
}

// find lists the marks of a document that stand between two letters: only there
// is a mark an apostrophe and no quotation mark. File names and addresses are
// typed and not set.
func find(doc *article.Document, name, mark string) apostrophes {
	found := apostrophes{name: name, mark: mark}
	for _, b := range doc.Blocks {
		if !copyBlocks.Has(b.Kind) {
			continue
		}
		each(doc.Text, b.Span, mark, func(at int) {
			if at == int(b.Span.Start) || at+len(mark) == int(b.Span.End) ||
				!letterBefore(doc.Text, at) || !letterAt(doc.Text, at+len(mark)) || typed(doc.Text, b.Span, at) {
				return
			}
			word := span(wordBefore(doc.Text, at, int(b.Span.Start)), wordAfter(doc.Text, at, int(b.Span.End)))
			found.places = append(found.places, place{at, word})
		})
	}
	return found
}

// typed reports whether a place stands in a file name or an address: a run
// without spaces that has a point before a letter, or the marks of a path.
func typed(text string, block article.Span, at int) bool {
	from := int(block.Start) + strings.LastIndexAny(text[block.Start:at], " \n\t") + 1
	to := at
	for to < int(block.End) && strings.IndexByte(" \n\t", text[to]) < 0 {
		to++
	}
	run := text[from:to]
	if strings.ContainsAny(run, "/\\@_") {
		return true
	}
	for i := strings.IndexByte(run, '.'); i >= 0 && i+1 < len(run); {
		if c := run[i+1]; c >= 'a' && c <= 'z' {
			return true
		}
		next := strings.IndexByte(run[i+1:], '.')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return false
}
