package names

import (
	"strings"
	"sync"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
)

// form is one form of a name of the record.
type form struct {
	text  string
	name  int // index in the record's Names
	wrong bool
}

// recordForms finds the forms of a record's names by their words, and by what is
// one slip from them. It is made at first use, and may be used by several
// goroutines.
type recordForms struct {
	rec    *record.Record
	once   sync.Once
	byKey  map[uint64][]form
	halves map[half][]form
}

// half is one half of a form: of two spellings that one edit parts, either the
// front halves or the back halves are the same.
type half struct {
	text   string
	length int
	back   bool
}

func newForms(r *record.Record) *recordForms { return &recordForms{rec: r} }

func (f *recordForms) compile() {
	f.byKey, f.halves = map[uint64][]form{}, map[half][]form{}
	for i := range f.rec.Names {
		n := &f.rec.Names[i]
		if n.Kind == "title" || n.Kind == "hashtag" {
			continue
		}
		f.add(form{text: n.Canonical, name: i}, true)
		f.add(form{text: n.Acronym, name: i}, false)
		for _, list := range [][]string{n.Allowed, n.AllowedByHouse} {
			for _, text := range list {
				f.add(form{text: text, name: i}, true)
			}
		}
		for _, text := range n.Wrong {
			f.add(form{text: text, name: i, wrong: true}, false)
		}
	}
}

func (f *recordForms) add(new form, near bool) {
	var few [8]article.Word
	words := article.AppendWords(few[:0], new.text, article.Span{Start: 0, End: int32(len(new.text))})
	if len(words) == 0 {
		return
	}
	key := wordsKey(words)
	f.byKey[key] = append(f.byKey[key], new)
	if letters := article.Fold(new.text); near && len(letters) >= shortestRecorded && !(len(words) == 1 && words[0].Case == article.Upper) {
		for _, h := range halvesOf(letters, len(letters)) {
			f.halves[h] = append(f.halves[h], new)
		}
	}
}

// of returns the forms with a key, wrong ones too.
func (f *recordForms) of(key uint64) []form {
	f.once.Do(f.compile)
	return f.byKey[key]
}

// near returns the first right form that one slip parts from a text.
func (f *recordForms) near(text string) (form, bool) {
	f.once.Do(f.compile)
	letters := article.Fold(text)
	for n := len(letters) - utf8.UTFMax + 1; n < len(letters)+utf8.UTFMax; n++ {
		for _, h := range halvesOf(letters, n) {
			for _, found := range f.halves[h] {
				if oneSlip(article.Fold(found.text), letters) {
					return found, true
				}
			}
		}
	}
	return form{}, false
}

// halvesOf returns the halves that a form of a length in bytes has if it begins
// or ends like the letters.
func halvesOf(letters string, length int) []half {
	front, back := length/2, length-length/2
	if length <= 0 || front > len(letters) || back > len(letters) {
		return nil
	}
	return []half{{letters[:front], length, false}, {letters[len(letters)-back:], length, true}}
}

// oneSlip reports whether one letter too many, too few or another parts two
// folded texts, or two neighbours that changed places. An edit of a figure is
// none.
func oneSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	if strings.ContainsAny(string(x)+string(y), "0123456789") {
		return false
	}
	if len(x) == 2 && len(y) == 2 {
		return x[0] == y[1] && x[1] == y[0]
	}
	return len(x) <= 1 && len(y) <= 1 && len(x)+len(y) > 0
}

// wordsKey is the key of words in order, in any case.
func wordsKey(words []article.Word) uint64 {
	key := uint64(len(words))
	for i := range words {
		key = (key ^ words[i].Hash) * 0x9e3779b97f4a7c15
		key ^= key >> 31
	}
	return key
}
