// Package fix turns the fixes of findings into new bytes of the file. It
// writes nothing: it is given bytes and returns bytes.
//
// A fix is taken whole or not at all. Taken are those that are at least as safe
// as asked, whose place no earlier fix of the round has changed, that the file
// can spell, and that keep out of what a Guard protects. The text is then read
// and judged anew, until nothing more is to be done.
package fix

import (
	"cmp"
	"fmt"
	"slices"

	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
	"galleyproof/linter"
)

// MaxRounds is how often a text is read and mended before its fixes are taken
// to undo each other.
const MaxRounds = 10

// Edit is one change to the bytes of a file: what stands at Range becomes New.
type Edit struct {
	Range article.Range
	New   []byte // in the file's charset and escapes
}

// Result is what came of the fixes of an article.
type Result struct {
	Doc      *article.Document // the article with its fixes; the one given when nothing was fixed
	Findings []linter.Finding  // what is left to find in Doc
	Left     []Left            // of Findings, each by itself: the fixes that were to be made and were not
	Edits    []Edit            // from the bytes given to Doc's, in order, none touching another
	Fixed    int               // findings mended, each place by itself
	// Unsettled says that the fixes did not come to rest in MaxRounds, or that
	// they would let later ones into a quotation. Doc and Findings are then
	// those of the article as it was given.
	Unsettled bool
}

// Reason is why a fix that was to be made was not.
type Reason uint8

// The reasons.
const (
	Unspelt   Reason = iota // the file's charset has not its letters, or its place crosses markup
	Choice                  // the finding offers several, and a person chooses
	Protected               // its place is a quotation, an address, a handle or code
	Taken                   // another fix has its place
)

var reasons = [...]string{
	Unspelt:   "the file's charset or markup cannot spell it there",
	Choice:    "there are several ways to mend it",
	Protected: "it would write into a quotation, an address, a handle or code",
	Taken:     "another fix has its place",
}

func (r Reason) String() string { return reasons[r] }

// Left is a fix that was to be made and was not.
type Left struct {
	Finding *linter.Finding
	Fix     *linter.Fix
	Reason  Reason
}

// Work is how an article is read and judged.
type Work struct {
	Least  linter.Safety  // of the fixes to make
	Record *record.Record // what quotations are held against; may be nil
	// Parse reads bytes as the article's were read.
	Parse func([]byte) (*article.Document, error)
	// Check finds what is to be mended, as Linter.Check does.
	Check func(*article.Document) ([]linter.Finding, error)
}

// Run mends an article: it applies the fixes, has the new bytes parsed and
// checked, and so on until nothing changes. An error is one of Parse or Check,
// or says that the new bytes would be read in another charset.
func Run(doc *article.Document, w Work) (*Result, error) {
	least := w.Least
	findings, err := w.Check(doc)
	if err != nil {
		return nil, err
	}
	before := Result{Doc: doc, Findings: findings}
	res := before
	guard := newGuard(w.Record)
	all := pieces{{end: len(doc.Source.Bytes)}}
	for round := 0; ; round++ {
		parts := linter.Part(findings) // of those joined one may be mended and another not
		guard.read(res.Doc, parts, least)
		taken := choose(res.Doc, parts, least, guard)
		res.Findings, res.Left = findings, taken.left
		// What is kept out of only because it was a quotation once would be
		// written by the next run: that is no rest either.
		if taken.fixed == 0 && (res.Fixed == 0 || choose(res.Doc, parts, least, guard.anew(res.Doc, parts, least)).fixed == 0) {
			break
		}
		if taken.fixed == 0 || round == MaxRounds {
			before.Unsettled = true
			return &before, nil
		}
		next, err := w.Parse(taken.apply(res.Doc.Source.Bytes))
		if err != nil {
			return nil, fmt.Errorf("with its fixes: %w", err)
		}
		if !sameCharset(res.Doc.Source, next.Source) {
			return nil, fmt.Errorf("%s: with its fixes it would be read in another charset; convert it to UTF-8", doc.Source.Path)
		}
		guard.shift(taken.edits)
		all = all.apply(taken.edits)
		res.Doc, res.Fixed = next, res.Fixed+taken.fixed
		if findings, err = w.Check(next); err != nil {
			return nil, err
		}
	}
	res.Edits = all.edits(len(doc.Source.Bytes))
	return &res, nil
}

// sameCharset reports whether the second source spells its letters as the
// first does. A text of ASCII alone is the same in all that are a byte wide.
func sameCharset(a, b *article.Source) bool {
	return a.Charset == b.Charset || ascii(b.Bytes)
}

func ascii(data []byte) bool {
	return !slices.ContainsFunc(data, func(c byte) bool { return c >= 0x80 })
}

// Apply makes one round without a Guard: it returns the article's bytes with
// the fixes that are at least as safe as asked, and how many findings were
// mended. A finding that offers several fixes for one place is left.
func Apply(doc *article.Document, findings []linter.Finding, least linter.Safety) ([]byte, int) {
	taken := choose(doc, linter.Part(findings), least, nil)
	return taken.apply(doc.Source.Bytes), taken.fixed
}

// choice is what one round takes.
type choice struct {
	edits []article.Edit // in order of place
	fixed int
	left  []Left
}

// choose goes through findings that are each by themselves.
func choose(doc *article.Document, findings []linter.Finding, least linter.Safety, guard *Guard) choice {
	var c choice
	for i := range findings {
		f := &findings[i]
		mended := false
		for j := range f.Fixes {
			fix := &f.Fixes[j]
			if fix.Safety < least || len(fix.Edits) == 0 {
				continue
			}
			reason, ok := c.take(doc, f, fix, guard)
			if !ok {
				c.left = append(c.left, Left{f, fix, reason})
			}
			mended = mended || ok
		}
		if mended {
			c.fixed++
		}
	}
	return c
}

// take takes a fix, or says why it does not.
func (c *choice) take(doc *article.Document, f *linter.Finding, fix *linter.Fix, guard *Guard) (Reason, bool) {
	if alternative(f, fix) {
		return Choice, false
	}
	edits, ok := spell(doc, fix)
	if !ok {
		return Unspelt, false
	}
	for _, e := range edits {
		if !guard.allows(e.Range, fix) {
			return Protected, false
		}
		if _, free := place(c.edits, e); !free {
			return Taken, false
		}
	}
	for _, e := range edits {
		at, _ := place(c.edits, e)
		c.edits = slices.Insert(c.edits, at, e)
	}
	return 0, true
}

// alternative reports whether a finding has another fix, no less safe, for the
// same words.
func alternative(f *linter.Finding, fix *linter.Fix) bool {
	return slices.ContainsFunc(f.Fixes, func(o linter.Fix) bool {
		return o.Safety >= fix.Safety && o.Title != fix.Title && slices.ContainsFunc(o.Edits, func(a linter.Edit) bool {
			return slices.ContainsFunc(fix.Edits, func(b linter.Edit) bool { return a.Span == b.Span || a.Span.Overlaps(b.Span) })
		})
	})
}

// spell returns a fix as changes to the source, in order; false where one of
// them cannot be written, or none changes anything.
func spell(doc *article.Document, fix *linter.Fix) ([]article.Edit, bool) {
	var out []article.Edit
	for _, e := range fix.Edits {
		edit, ok := doc.Edit(e.Span, e.New)
		if !ok {
			return nil, false
		}
		if edit.Range.Start == edit.Range.End && len(edit.Raw) == 0 {
			continue
		}
		at, free := place(out, edit)
		if !free {
			return nil, false
		}
		out = slices.Insert(out, at, edit)
	}
	return out, len(out) > 0
}

// place returns where an edit stands among edits that are in order, and whether
// it shares no byte with one of them. Two that touch are apart, unless one puts
// in where the other begins or ends: which comes first would be chance.
func place(edits []article.Edit, e article.Edit) (int, bool) {
	at, _ := slices.BinarySearchFunc(edits, e, func(a, b article.Edit) int {
		return cmp.Or(cmp.Compare(a.Range.Start, b.Range.Start), cmp.Compare(a.Range.End, b.Range.End))
	})
	return at, (at == 0 || apart(edits[at-1].Range, e.Range)) && (at == len(edits) || apart(e.Range, edits[at].Range))
}

func apart(a, b article.Range) bool {
	if a.Start == a.End || b.Start == b.End {
		return a.End < b.Start
	}
	return a.End <= b.Start
}

// apply returns the bytes with the edits made.
func (c *choice) apply(data []byte) []byte {
	out := make([]byte, 0, len(data)+len(c.edits)*4)
	at := 0
	for _, e := range c.edits {
		out = append(out, data[at:e.Range.Start]...)
		out = append(out, e.Raw...)
		at = e.Range.End
	}
	return append(out, data[at:]...)
}
