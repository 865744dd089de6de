package record

import "galleyproof/corpus/article"

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

// Key is the [FormKey] of a form at hand as text.
func Key(form string) uint64 {
	var few [8]article.Word
	return FormKey(article.AppendWords(few[:0], form, article.Span{Start: 0, End: int32(len(form))}))
}
