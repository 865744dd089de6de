package record

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// Cut a form in three, of which the outer two are as long. One edit leaves its
// first two thirds alone, or its last two, or the outer two. So each recorded
// form is entered three times, under a hash of each of these parts, and a form
// that is asked about looks for its own. How long the parts are follows from the
// length of the form, so it looks for those of a letter less and a letter more
// too; of three lengths, two or all have parts of the same.
//
// That is three entries a form, where all forms with one letter left out (W.
// Garbe's way, 2012) would be as many as a form has letters. The price is that
// what is found must be compared, which is little: names of about one length
// that share two thirds of their letters are few. Halves would be two entries,
// but hundreds of names share a given name and a length.

const (
	// LeastNear is how many letters a form has that another may be near to.
	LeastNear = 4
	mostNear  = 80
	// mostCompared is how many forms of one part are compared.
	mostCompared = 512

	partSize = 12 // in its section
)

// third returns how many letters the first and the last third of a form of n
// letters have each; what is between has as many or two more.
func third(n int) int { return n / 3 }

// part is a part of a form.
type part struct {
	hash uint64
	rest uint32 // of the letters that are no part of it; see restOf
	form uint32
}

// parts returns the parts of a form whose outer thirds have t letters.
func parts(letters []rune, t int) [3]part {
	n := len(letters)
	return [3]part{
		{hash: partHash(letters[:2*t], nil, 0), rest: restOf(letters[2*t:], n)},
		{hash: partHash(letters[:t], letters[n-t:], 1), rest: restOf(letters[t:n-t], n)},
		{hash: partHash(nil, letters[n-2*t:], 2), rest: restOf(letters[:n-2*t], n)},
	}
}

func partHash(front, back []rune, which int) uint64 {
	h := uint64(len(front)+len(back))*4 + uint64(which) + 0x9e3779b97f4a7c15
	for _, letters := range [2][]rune{front, back} {
		for _, r := range letters {
			h = (h ^ uint64(r)) * 0x9fb21c651e98df25
			h ^= h >> 28
		}
	}
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// restOf is a bit for each letter that is no part, and the length of the whole.
func restOf(letters []rune, n int) uint32 {
	set := uint32(0)
	for _, r := range letters {
		set |= 1 << (uint32(r) % 25)
	}
	return set | uint32(n)<<25
}

// mayBe reports whether what two parts leave out may be one edit apart, which
// changes the length by one at most and two bits at most. It spares most
// comparisons.
func mayBe(a, b uint32) bool {
	longer := int(a>>25) - int(b>>25)
	return -1 <= longer && longer <= 1 && bits.OnesCount32((a^b)<<7) <= 2
}

// bucketOf returns in which of a power of two of buckets a hash belongs.
func bucketOf(hash uint64, buckets int) int { return int(hash >> 32 * uint64(buckets) >> 32) }

// appendLetters appends what counts of a form: folded, words parted by one space.
func appendLetters(to []rune, form []byte) []rune {
	for _, b := range form {
		if b >= utf8.RuneSelf {
			form = []byte(article.Fold(string(form)))
			break
		}
	}
	start := len(to)
	for len(form) > 0 {
		r, size := utf8.DecodeRune(form)
		form = form[size:]
		switch {
		case unicode.IsSpace(r):
			if len(to) > start && to[len(to)-1] != ' ' {
				to = append(to, ' ')
			}
		case 'A' <= r && r <= 'Z':
			to = append(to, r|0x20)
		default:
			to = append(to, r)
		}
	}
	if len(to) > start && to[len(to)-1] == ' ' {
		to = to[:len(to)-1]
	}
	return to
}

func (c *Compiled) near(text string) []Form {
	if len(text) > mostNear*utf8.UTFMax {
		return nil
	}
	var room [mostNear + 2]rune
	letters := appendLetters(room[:0], []byte(text))
	if len(letters) < LeastNear-1 || len(letters) > mostNear+1 {
		return nil
	}
	var found []uint32
	n := len(letters)
	for t := third(n - 1); t <= third(n+1) && 2*t <= n; t++ {
		for _, p := range parts(letters, t) {
			found = c.parts(found, p, letters)
		}
	}
	if t := third(n); n == 3*t {
		// Two letters that changed places across the border of two thirds may
		// have changed all parts. They are put back.
		for _, border := range [2]int{t, n - t} {
			swap := func() { letters[border-1], letters[border] = letters[border], letters[border-1] }
			swap()
			p := parts(letters, t)[1]
			swap()
			found = c.parts(found, p, letters)
		}
	}
	if found == nil {
		return nil
	}
	slices.Sort(found)
	found = slices.Compact(found)
	out := make([]Form, len(found))
	for i, at := range found {
		f, _ := c.form(at)
		out[i] = Form{string(c.formText(f)), f.name(), f.kind()}
	}
	return out
}

// parts appends the forms that have a part and are one edit from letters.
func (c *Compiled) parts(to []uint32, p part, letters []rune) []uint32 {
	if !hasBit(c.sections[partBitSection], p.hash) {
		return to
	}
	starts, all := c.sections[partStartSection], c.sections[partSection]
	buckets := len(starts)/4 - 1
	if buckets < 1 {
		return to
	}
	bucket := bucketOf(p.hash, buckets)
	from, end := int(uint32At(starts, bucket)), min(int(uint32At(starts, bucket+1)), len(all)/partSize)
	compared := 0
	for i := from; i < end && compared < mostCompared; i++ {
		entry := all[i*partSize:][:partSize]
		if binary.LittleEndian.Uint32(entry) == uint32(p.hash>>32) && mayBe(binary.LittleEndian.Uint32(entry[4:]), p.rest) {
			compared++
			to = c.compare(to, binary.LittleEndian.Uint32(entry[8:]), letters)
		}
	}
	return to
}

// compare appends a form that is one edit from letters.
func (c *Compiled) compare(to []uint32, at uint32, letters []rune) []uint32 {
	f, ok := c.form(at)
	if !ok {
		return to
	}
	text := c.formText(f)
	if len(text) > mostNear*utf8.UTFMax {
		return to
	}
	var room [mostNear + 2]rune
	if oneEdit(appendLetters(room[:0], text), letters) {
		return append(to, at)
	}
	return to
}

// oneEdit reports whether one letter too many, too few or changed, or two
// neighbours that changed places, part two spellings. An edit of a figure is
// none: another number is another thing.
func oneEdit(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if slices.ContainsFunc(a, unicode.IsDigit) || slices.ContainsFunc(b, unicode.IsDigit) {
		return false
	}
	if len(a) == 2 && len(b) == 2 {
		return a[0] == b[1] && a[1] == b[0]
	}
	return len(a) <= 1 && len(b) <= 1 && len(a)+len(b) > 0
}
