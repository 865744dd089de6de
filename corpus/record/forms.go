package record

import (
	"sync"

	"galleyproof/corpus/article"
)

// FormKey is the key under which the form of a name is found: the same for the
// same words in any case, but for a single word in capitals, which is an
// acronym and no word in the same letters (US, us). Without words it is 0.
func FormKey(words []article.Word) uint64 {
	key := WordsKey(words)
	if len(words) == 1 && words[0].Case == article.Upper {
		key = AcronymKey(key)
	}
	return key
}

// WordsKey is the key of words in order, whatever their case; that of one word
// is its hash.
func WordsKey(words []article.Word) uint64 {
	switch len(words) {
	case 0:
		return 0
	case 1:
		return words[0].Hash
	}
	key := uint64(0)
	for i := range words {
		key = AddWord(key, words[i].Hash)
	}
	return key
}

// AddWord goes on from the key of some words, 0 for none, to that of these and
// one more with the given hash; several words have no key but by this way.
func AddWord(key, hash uint64) uint64 {
	key = (key ^ hash ^ 14695981039346656037) * 0x9e3779b97f4a7c15
	return key ^ key>>31
}

// AcronymKey is the key of an acronym whose letters have the hash, and back.
func AcronymKey(hash uint64) uint64 { return hash ^ 0x5bd1e995a9f3c7d1 }

// forms finds names by the keys of their forms. It is made at first use.
type forms struct {
	once  sync.Once
	byKey map[uint64]int32
}

// NameOf returns the index in Names of the name that has a form of this key as
// its canonical form, acronym or allowed form; the first of several. Titles and
// hashtags are no names of anybody. It may be called by several goroutines.
func (r *Record) NameOf(key uint64) (int, bool) {
	if len(r.Names) == 0 {
		return 0, false
	}
	r.forms.once.Do(r.compileForms)
	i, ok := r.forms.byKey[key]
	return int(i), ok
}

func (r *Record) compileForms() {
	byKey := make(map[uint64]int32, len(r.Names)*2)
	var words []article.Word
	for i := range r.Names {
		name := &r.Names[i]
		if name.Kind == "title" || name.Kind == "hashtag" {
			continue
		}
		add := func(form string) {
			words = article.AppendWords(words[:0], form, article.Span{Start: 0, End: int32(len(form))})
			if len(words) == 0 {
				return
			}
			key := FormKey(words)
			if _, ok := byKey[key]; !ok {
				byKey[key] = int32(i)
			}
		}
		add(name.Canonical)
		add(name.Acronym)
		for _, form := range name.Allowed {
			add(form)
		}
	}
	r.forms.byKey = byKey
}
