// Package fix turns the fixes of findings into new bytes of the file. It
// writes nothing.
package fix

import (
	"cmp"
	"slices"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// Apply returns the article's bytes with the first fix of each finding that is
// at least as safe as asked, and how many findings were mended. A fix whose
// place overlaps one already taken, or that the source cannot spell, is left.
func Apply(doc *article.Document, findings []linter.Finding, least linter.Safety) ([]byte, int) {
	var edits []article.Edit
	mended := 0
	for _, f := range findings {
		for _, fix := range f.Fixes {
			if fix.Safety < least {
				continue
			}
			if es, ok := spell(doc, fix); ok && !slices.ContainsFunc(es, func(e article.Edit) bool { return overlaps(edits, e) }) {
				edits = append(edits, es...)
				mended++
			}
			break
		}
	}
	slices.SortFunc(edits, func(a, b article.Edit) int { return cmp.Compare(a.Range.Start, b.Range.Start) })
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(out, doc.Source.Bytes[at:e.Range.Start]...)
		out = append(out, e.Raw...)
		at = e.Range.End
	}
	return append(out, doc.Source.Bytes[at:]...), mended
}

func spell(doc *article.Document, fix linter.Fix) ([]article.Edit, bool) {
	var out []article.Edit
	for _, e := range fix.Edits {
		edit, ok := doc.Edit(e.Span, e.New)
		if !ok || overlaps(out, edit) {
			return nil, false
		}
		out = append(out, edit)
	}
	return out, len(out) > 0
}

// overlaps reports whether an edit shares a byte, or an insertion point, with
// another.
func overlaps(edits []article.Edit, e article.Edit) bool {
	return slices.ContainsFunc(edits, func(o article.Edit) bool {
		return o.Range.Start < e.Range.End && e.Range.Start < o.Range.End || o.Range == e.Range
	})
}
