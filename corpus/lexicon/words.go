package lexicon

import (
	"math/bits"
	"strings"

	"galleyproof/corpus/article"
)

// Words is a set of words that somebody beside the lexicon vouches for: the
// house, the record, a dictionary of the user's. The zero value is empty.
// Filled once, it may be read from several goroutines.
//
// A word is right in the letters it was added in, and in those a sentence gives
// it: "eggcorn" as Eggcorn and EGGCORN too, "Harrowmouth" as HARROWMOUTH but not
// as harrowmouth.
//
// A phrase vouches for its words in their order and nowhere else, so that "per
// stirpes" makes no word of a lone "stirpes".
type Words struct {
	words   hashes
	phrases hashes
	longest int // words of the longest phrase
	buf     []article.Word
}

// The forms in which a word is right, and above them those in which it is not
// whatever else says so.
const (
	small    = 1 << iota // in small letters, and so in any
	capital              // with a capital first
	capitals             // in capitals
	mixed                // iPhone, McDonald, PCRs
	part                 // as a part of a phrase

	forms    = small | capital | capitals | mixed
	forbid   = 1 << 5 // times a form
	formBits = 1<<10 - 1
)

// maxPhrase is how many words a phrase may have; the words of a longer one are
// right by themselves.
const maxPhrase = 8

// Add adds a word with its plural, or a phrase. A possessive needs no adding.
func (w *Words) Add(entry string) {
	words := w.read(entry)
	if len(words) != 1 {
		w.add(words)
		return
	}
	w.add(words)
	if word := &words[0]; word.Kind == article.Letters && !word.Has(article.Pointed) {
		stem := word.Stem(entry)
		w.addPlurals(entry[stem.Start:stem.End])
	}
}

// AddForm adds a word as it stands, or a phrase.
func (w *Words) AddForm(entry string) { w.add(w.read(entry)) }

// AddEach adds the words of a phrase one by one, as the words of a name are: a
// surname may stand alone.
func (w *Words) AddEach(entry string) {
	words := w.read(entry)
	for i := range words {
		w.add(words[i : i+1])
	}
}

// Forbid says that a word is wrong as it stands, whatever else was or will be
// added. Of a phrase it does nothing.
func (w *Words) Forbid(entry string) {
	if words := w.read(entry); len(words) == 1 {
		w.words.set(words[0].Hash, forbid*formOf(words[0].Case))
	}
}

// Len returns how many different words and phrases there are, in whatever form.
func (w *Words) Len() int {
	if w == nil {
		return 0
	}
	return w.words.n + w.phrases.n
}

func (w *Words) read(entry string) []article.Word {
	w.buf = article.AppendWords(w.buf[:0], entry, article.Span{Start: 0, End: int32(len(entry))})
	return w.buf
}

func (w *Words) add(words []article.Word) {
	if len(words) == 1 || len(words) > maxPhrase {
		for i := range words {
			if words[i].Hash != 0 {
				w.words.set(words[i].Hash, formOf(words[i].Case))
			}
		}
		return
	}
	if len(words) == 0 {
		return
	}
	form := uint64(small)
	for i := range words {
		w.words.set(words[i].Hash, part)
		if words[i].Case > article.Lower {
			form = capital
		}
	}
	w.phrases.set(phraseHash(words), form)
	w.longest = max(w.longest, len(words))
}

func formOf(c article.Case) uint64 {
	switch c {
	case article.Title:
		return capital
	case article.Upper:
		return capitals
	case article.Camel:
		return mixed
	}
	return small
}

func (w *Words) addPlurals(word string) {
	if len(word) < 3 {
		return
	}
	last := word[len(word)-1]
	switch before := word[len(word)-2]; {
	case last == 's' || last == 'x' || last == 'z' || last == 'h' && (before == 's' || before == 'c'):
		w.AddForm(word + "es")
		return
	case last == 'y' && strings.IndexByte("aeiou", before) < 0:
		w.AddForm(word[:len(word)-1] + "ies")
	}
	w.AddForm(word + "s")
}

func phraseHash(words []article.Word) uint64 {
	h := uint64(len(words))
	for i := range words {
		h = (bits.RotateLeft64(h, 23) ^ words[i].Hash) * 0x9e3779b97f4a7c15
	}
	return h ^ h>>31
}

// Has reports whether a word is right by itself in the letters it is written in.
func (w *Words) Has(word *article.Word) bool {
	return w != nil && rightIn(w.words.get(word.Hash), word.Case)
}

// Covers reports whether the word at an index is right where it stands: by
// itself, or as a part of a phrase.
func (w *Words) Covers(words []article.Word, at int) bool {
	if w == nil {
		return false
	}
	found := w.words.get(words[at].Hash)
	if rightIn(found, words[at].Case) {
		return true
	}
	if found&part == 0 {
		return false
	}
	for n := 2; n <= w.longest; n++ {
		for from := max(0, at-n+1); from <= at && from+n <= len(words); from++ {
			phrase := words[from : from+n]
			switch w.phrases.get(phraseHash(phrase)) & (small | capital) {
			case 0:
			case capital:
				if anyCapital(phrase) {
					return true
				}
			default:
				return true
			}
		}
	}
	return false
}

func anyCapital(words []article.Word) bool {
	for i := range words {
		if words[i].Case > article.Lower {
			return true
		}
	}
	return false
}

// rightIn reports whether a word with these bits is right in letters of a case.
func rightIn(found uint64, c article.Case) bool {
	found &= forms &^ (found / forbid)
	switch c {
	case article.Title:
		return found&(small|capital) != 0
	case article.Upper:
		return found != 0
	case article.Camel:
		return found&mixed != 0
	}
	return found&small != 0
}

// hashes is an open-addressed table of hashes without their low bits, in whose
// place stand the forms. A slot of zero is empty, and so is the nil table.
type hashes struct {
	slots []uint64 // a power of two of them, at most three in four full
	n     int
}

func (t *hashes) get(hash uint64) uint64 {
	if t.n == 0 {
		return 0
	}
	mask := uint64(len(t.slots) - 1)
	for at := hash >> 10 & mask; ; at = (at + 1) & mask {
		switch slot := t.slots[at]; {
		case slot == 0:
			return 0
		case (slot^hash)&^formBits == 0:
			return slot & formBits
		}
	}
}

// set adds bits, of which there is at least one, to those of a hash.
func (t *hashes) set(hash, forms uint64) {
	if t.n >= len(t.slots)/4*3 {
		t.grow()
	}
	mask := uint64(len(t.slots) - 1)
	for at := hash >> 10 & mask; ; at = (at + 1) & mask {
		switch slot := t.slots[at]; {
		case slot == 0:
			t.slots[at] = hash&^formBits | forms
			t.n++
			return
		case (slot^hash)&^formBits == 0:
			t.slots[at] |= forms
			return
		}
	}
}

func (t *hashes) grow() {
	old := t.slots
	t.slots = make([]uint64, max(16, 2*len(old)))
	mask := uint64(len(t.slots) - 1)
	for _, slot := range old {
		if slot == 0 {
			continue
		}
		at := slot >> 10 & mask
		for t.slots[at] != 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = slot
	}
}
