package style

import (
	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// A passage comes again when eight words or more of our own do, in their order
// and with nothing else between, and enough of them carry the subject: "at the
// end of the day on which" may come twice. Runs of shingle words are looked up
// by their hash; what follows is compared word by word. What stands three times
// is a refrain or the furniture of a gallery.
const (
	shingle     = 6
	leastWords  = 8
	leastWeight = 4 // words with content that are no names
)

// passages reports runs of words that stood before.
func (r *repetition) passages(p *linter.Pass) {
	words := p.Words()
	clear(r.shingles)
	for i := range words {
		if h := r.shingleAt(p, i); h != 0 {
			at, seen := r.shingles[h]
			if !seen {
				at.first = int32(i)
			}
			at.count++
			r.shingles[h] = at
		}
	}
	next := 0 // where a word is not yet part of a reported run
	for i := range words {
		h := r.shingleAt(p, i)
		at := r.shingles[h]
		a, b := int(at.first), i
		if h == 0 || at.count != 2 || b < next || a+shingle > b {
			continue
		}
		n := r.same(p, a, b)
		if n < leastWords || r.weight(b, n) < leastWeight {
			next = b + n - shingle + 1 // what begins within is shorter and weighs less
			continue
		}
		next = b + n
		r.report(p, b, n, r.span(p, a, n), "“"+clip(p.Text(r.span(p, b, n)))+"” stood before in the same words.")
	}
}

// A standfirst tells more than the headline; one that tells the same has nearly
// all of its words and few of its own.
const (
	leastHeadline = 4 // words with content
	sameInHundred = 80
)

// standfirst reports a standfirst that says the headline again.
func (r *repetition) standfirst(p *linter.Pass) {
	head, stand := -1, -1
	for i, b := range p.Doc.Blocks {
		switch {
		case b.Kind == article.Headline && head < 0:
			head = i
		case b.Kind == article.Standfirst && head >= 0 && stand < 0:
			stand = i
		}
	}
	if stand < 0 {
		return
	}
	clear(r.headline)
	for i, to := p.In(p.Doc.Blocks[head].Span); i < to; i++ {
		if s := r.words[i].stem; s != 0 {
			r.headline[s] = false
		}
	}
	if len(r.headline) < leastHeadline {
		return
	}
	from, to := p.In(p.Doc.Blocks[stand].Span)
	shared, own := 0, 0
	for i := from; i < to; i++ {
		s := r.words[i].stem
		switch taken, in := r.headline[s]; {
		case s == 0:
		case !in:
			own++
		case !taken:
			r.headline[s] = true
			shared++
		}
	}
	if shared*100 >= sameInHundred*len(r.headline) && own*2 <= len(r.headline) {
		r.report(p, from, to-from, p.Doc.Blocks[head].Span, "The standfirst says the headline again.")
	}
}

// run is where a run of words stood first, and how often it stands.
type run struct{ first, count int32 }

// shingleAt is the hash of the words from i on, 0 where they are not our own or
// not of one block.
func (r *repetition) shingleAt(p *linter.Pass, i int) uint64 {
	words := p.Words()
	if i+shingle > len(words) || r.words[i].block != r.words[i+shingle-1].block {
		return 0
	}
	h := uint64(1)
	for j := i; j < i+shingle; j++ {
		if !r.words[j].own || words[j].Hash == 0 {
			return 0
		}
		h = mix(h, words[j].Hash)
	}
	return max(h, 1)
}

// same counts the words that are equal from a and from b on. They may go on over
// the end of a sentence and not over that of a block.
func (r *repetition) same(p *linter.Pass, a, b int) int {
	words := p.Words()
	n := 0
	for ; b+n < len(words) && a+n < b; n++ {
		s, t := &r.words[a+n], &r.words[b+n]
		if words[a+n].Hash != words[b+n].Hash || words[b+n].Hash == 0 || !s.own || !t.own || s.block != r.words[a].block || t.block != r.words[b].block {
			break
		}
	}
	return n
}

// weight counts the words that carry the subject and are no names.
func (r *repetition) weight(from, n int) int {
	count := 0
	for _, t := range r.words[from : from+n] {
		if t.stem != 0 && !t.name {
			count++
		}
	}
	return count
}

// clip shortens a long passage for a message, to its first words and its last.
func clip(text string) string {
	const longest = 70
	if len(text) <= longest {
		return text
	}
	head, tail := 0, len(text)
	for i, c := range text {
		if c != ' ' {
			continue
		}
		if i <= 40 {
			head = i
		}
		if i >= len(text)-25 && tail == len(text) {
			tail = i
		}
	}
	return text[:head] + " …" + text[tail:]
}
