package fix

import (
	"slices"

	"galleyproof/corpus/article"
)

// pieces is a text as it came to be through several rounds: pieces of the first
// text, in order, and what was put between them. So the sum of all rounds is
// known without comparing the two texts.
type pieces []piece

// piece is bytes of the first text or, where text is not nil, new ones.
type piece struct {
	start, end int
	text       []byte
}

func (p piece) len() int {
	if p.text != nil {
		return len(p.text)
	}
	return p.end - p.start
}

// cut returns the part of a piece between two of its own offsets.
func (p piece) cut(from, to int) piece {
	if p.text != nil {
		return piece{text: p.text[from:to]}
	}
	return piece{start: p.start + from, end: p.start + to}
}

// apply makes edits, which are in order and apart, to the text.
func (ps pieces) apply(edits []article.Edit) pieces {
	out := make(pieces, 0, len(ps)+2*len(edits))
	add := func(p piece) {
		if p.len() > 0 {
			out = append(out, p)
		}
	}
	i, begin := 0, 0 // the piece at hand and where it begins in the text
	at := 0          // reached in the text
	until := func(to int, keep bool) {
		for at < to {
			p := ps[i]
			end := min(begin+p.len(), to)
			if keep {
				add(p.cut(at-begin, end-begin))
			}
			if at = end; at == begin+p.len() {
				begin += p.len()
				i++
			}
		}
	}
	for _, e := range edits {
		until(e.Range.Start, true)
		if len(e.Raw) > 0 {
			add(piece{text: e.Raw})
		}
		until(e.Range.End, false)
	}
	for ; i < len(ps); i++ {
		add(ps[i].cut(at-begin, ps[i].len()))
		begin += ps[i].len()
		at = begin
	}
	return out
}

// edits returns the changes from the first text, of the given size.
func (ps pieces) edits(size int) []Edit {
	var out []Edit
	at := 0
	var put []byte
	change := func(to int) {
		if at < to || len(put) > 0 {
			out = append(out, Edit{article.Range{Start: at, End: to}, put})
		}
		put = nil
	}
	for _, p := range ps {
		if p.text != nil {
			put = slices.Concat(put, p.text)
			continue
		}
		change(p.start)
		at = p.end
	}
	change(size)
	return out
}
