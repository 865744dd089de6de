package record

import (
	"encoding/binary"
	"slices"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// Of two spellings that one edit parts, either the front halves or the back
// halves are the same: the edit is in one of them. So each recorded form is
// entered under a hash of either half, and a form that is asked about looks
// where a spelling a letter shorter, as long, or a letter longer would have
// those halves. Only two letters that changed places across the middle break
// both; they are put back and looked up once more.
//
// That is two entries a form, where all forms with one letter left out (W. Garbe's
// way, 2012) would be as many as a form has letters. The price is that what is
// found must be compared, which is little: names that share half their letters
// and their length are few.

const (
	// LeastNear is how many letters a form has that another may be near to.
	LeastNear = 4
	mostNear  = 80
	// mostCompared is how many forms of one half are compared.
	mostCompared = 512
)

// The halves of a form.
const (
	front = iota
	back
)

// halfOf returns how many letters the front half of a form of n letters has.
func halfOf(n int) int { return n / 2 }

func halfHash(letters []rune, n, side int) uint64 {
	h := uint64(n)*2 + uint64(side) + 0x9e3779b97f4a7c15
	for _, r := range letters {
		h = (h ^ uint64(r)) * 0x9fb21c651e98df25
		h ^= h >> 28
	}
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}

// bucketOf returns in which of a power of two of buckets a half belongs.
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
	for n := len(letters) - 1; n <= len(letters)+1; n++ {
		h := halfOf(n)
		found = c.halves(found, letters[:h], letters, n, front)
		found = c.halves(found, letters[len(letters)-(n-h):], letters, n, back)
	}
	if h := halfOf(len(letters)); h > 0 {
		letters[h-1], letters[h] = letters[h], letters[h-1]
		swapped := c.halves(nil, letters[:h], nil, len(letters), front)
		letters[h-1], letters[h] = letters[h], letters[h-1]
		for _, f := range swapped {
			found = c.compare(found, f, letters)
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

// halves appends the forms of n letters that have a half and are one edit from
// letters; all that have it where letters is nil.
func (c *Compiled) halves(to []uint32, part, letters []rune, n, side int) []uint32 {
	hash := halfHash(part, n, side)
	if !hasBit(c.sections[halfBitSection], hash) {
		return to
	}
	starts, all := c.sections[halfStartSection], c.sections[halfSection]
	buckets := len(starts)/4 - 1
	if buckets < 1 {
		return to
	}
	bucket := bucketOf(hash, buckets)
	from, end := int(uint32At(starts, bucket)), min(int(uint32At(starts, bucket+1)), len(all)/8)
	compared := 0
	for i := from; i < end && compared < mostCompared; i++ {
		entry := all[i*8:]
		if binary.LittleEndian.Uint32(entry) != uint32(hash>>32) {
			continue
		}
		compared++
		if form := binary.LittleEndian.Uint32(entry[4:]); letters == nil {
			to = append(to, form)
		} else {
			to = c.compare(to, form, letters)
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
