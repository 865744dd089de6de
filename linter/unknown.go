package linter

import (
	"slices"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
)

// Whether a word is right is asked of four: the lexicon, the house, the record
// and the article's own names. What none of them knows may still be no fault:
// a compound, a stretched vowel, a Latin name, a unit. Unknown leaves such words
// out, in one place for all rules that judge spelling.

// Own reports whether the house or the record vouches for the word at an index,
// in the letters it is written in.
func (p *Pass) Own(i int) bool { return p.run.own(i) }

// Unknown returns the indexes of the words that nobody knows and that can be
// judged, in order: words of letters, in small ones or with the capital that
// opens a sentence. What is a speller's to leave alone is not among them. A
// misspelling often is, and so is a word that was coined yesterday.
func (p *Pass) Unknown() []int32 { return p.run.unknown() }

// rightIn reports whether the lexicon has a word for one that may be written so.
// A name in small letters is wrong, but where it is common the fault is the
// capital's: bordeaux, google.
func rightIn(e lexicon.Entry, c article.Case) bool {
	if c != article.Lower {
		return e.Known()
	}
	return e.Lower() || e.Known() && e.NameTier() <= commonName
}

const commonName = 5

// own asks the house and the record.
func (r *run) own(i int) bool {
	words := r.article.Words()
	return r.variant.settings.House.Words.Covers(words, i) || r.linter.record.Vouches(&words[i])
}

// folded returns a word in the letters of the lexicon, without a possessive s.
func (r *run) folded(w *article.Word) string {
	return article.Fold(r.article.Doc.Slice(w.Stem(r.article.Doc.Text)))
}

func (r *run) unknown() []int32 {
	if r.haveUnknown {
		return r.unknownOf
	}
	r.haveUnknown = true
	r.unknownOf, r.capitals = r.unknownOf[:0], r.capitals[:0]
	words, sentences := r.article.Words(), r.article.Sentences()
	sentence := 0
	for i := range words {
		w := &words[i]
		if w.Kind != article.Letters || rightIn(reading.Entry(w), w.Case) || w.Case > article.Title || w.Has(article.Pointed) {
			continue
		}
		if w.Case == article.Title {
			for sentence < len(sentences) && int(sentences[sentence].Words[1]) <= i {
				sentence++
			}
			if sentence == len(sentences) || int(sentences[sentence].Words[0]) != i || i+1 == len(words) || words[i+1].Case != article.Lower {
				if !r.own(i) {
					r.capitals = append(r.capitals, w.Hash)
				}
				continue
			}
		}
		if !r.silent(i) {
			r.unknownOf = append(r.unknownOf, int32(i))
		}
	}
	if len(r.unknownOf) > 0 && len(r.capitals) > 0 {
		// The article's own names are right without their capital too: a
		// handle, a brand, a verb made of one.
		slices.Sort(r.capitals)
		r.unknownOf = slices.DeleteFunc(r.unknownOf, func(i int32) bool {
			_, found := slices.BinarySearch(r.capitals, words[i].Hash)
			return found
		})
	}
	return r.unknownOf
}

// shortest is the length in letters from which a word can be judged: shorter ones are
// units, symbols, particles and parts of names.
const shortest = 4

// silent reports whether the word at an index, which the lexicon lacks, is not
// to be judged.
func (r *run) silent(i int) bool {
	words := r.article.Words()
	w := &words[i]
	stem := w.Stem(r.article.Doc.Text)
	if stem.Len() < shortest || r.own(i) || r.beside(w.Span) || r.unit(words, i) || r.particle(words, i) || r.emphasised(w.Span) {
		return true
	}
	text := r.article.Doc.Slice(stem)
	folded := article.Fold(text)
	return r.spelling(text, folded) || lexicon.Derived(folded) || r.compound(words, i) || r.dropped(w, folded)
}

// spelling reports whether the letters themselves say that they are of no
// English word: marks of other languages, apostrophes that shorten nothing,
// vowels drawn out.
func (r *run) spelling(text, folded string) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf && c != '’' && c != '\u00ad' {
			return true
		}
	}
	if at := strings.IndexByte(folded, '\''); at >= 0 && !strings.HasSuffix(folded, "'t") && !strings.HasSuffix(folded, "'nt") {
		return true
	}
	run := 1
	for at := 1; at < len(folded); at++ {
		if folded[at] != folded[at-1] {
			run = 1
			continue
		}
		// A consonant three times within a long word is a slip: lettters.
		if run++; run > 3 || run == 3 && (len(folded) < 7 || at == len(folded)-1 || strings.IndexByte("aeiouy", folded[at]) >= 0) {
			return true
		}
	}
	return false
}

// beside reports whether what touches a word says that it is code, a path, a
// part of an expression, or a word cut short.
func (r *run) beside(s article.Span) bool {
	const marks = "/\\=_`<>{}|^~$%&*#@+"
	text := r.article.Doc.Text
	if s.Start > 0 && strings.IndexByte(marks, text[s.Start-1]) >= 0 || strings.HasSuffix(text[:s.Start], "’") {
		return true
	}
	rest := text[s.End:]
	return rest != "" && strings.IndexByte(marks, rest[0]) >= 0 ||
		len(rest) > 1 && rest[0] == '.' && rest[1] >= '0' && rest[1] <= '9' || strings.HasPrefix(rest, "()")
}

// unit reports whether a short word follows a figure: 20 kcal, 3 mmol.
func (r *run) unit(words []article.Word, i int) bool {
	return i > 0 && words[i-1].Kind == article.Number && words[i].Span.Len() <= 5 && words[i].Span.Start-words[i-1].Span.End <= 2
}

// particle reports whether a word stands within a name: between two capitals
// (Rocca degli Alberi), or with a Latin ending after one (Xenia umbellata).
func (r *run) particle(words []article.Word, i int) bool {
	w := &words[i]
	if i == 0 || w.Case != article.Lower || words[i-1].Case != article.Title || r.article.Doc.Text[words[i-1].Span.End:w.Span.Start] != " " {
		return false
	}
	text := r.article.Doc.Slice(w.Span)
	if i+1 < len(words) && words[i+1].Case == article.Title && len(text) <= 5 && r.article.Doc.Text[w.Span.End:words[i+1].Span.Start] == " " {
		return true
	}
	if reading.Entry(&words[i-1]).Lower() {
		return false
	}
	return slices.ContainsFunc(latin[:], func(ending string) bool { return strings.HasSuffix(text, ending) })
}

var latin = [...]string{"us", "um", "a", "is", "i", "ae", "ens", "ans", "ides"}

// longestTitle is the length in bytes of what is set in italics for its words: a
// longer run is a standfirst or a note.
const longestTitle = 100

// emphasised reports whether a word is of another language, or in a short run
// of italics, which is where copy sets such words, titles and words as words.
func (r *run) emphasised(s article.Span) bool {
	doc := r.article.Doc
	title, ok := doc.Emphasised(s)
	return ok && title.Len() <= longestTitle || doc.InForeign(s)
}

// compound reports whether a word that hyphens bind to others is right with
// them: joined they are a word, or it is a short part that the sound asks for.
func (r *run) compound(words []article.Word, i int) bool {
	from, to := i, i+1
	for from > 0 && words[from].Has(article.Bound) && i-from < longestCompound {
		from--
	}
	for to < len(words) && words[to].Has(article.Bound) && to-i < longestCompound {
		to++
	}
	if to-from == 1 {
		return false
	}
	if words[i].Span.Len() <= shortest {
		return true
	}
	joined := ""
	for j := from; j < to; j++ {
		joined += r.folded(&words[j])
	}
	return right(joined) || i > from && right(r.folded(&words[i-1])+r.folded(&words[i])) ||
		i+1 < to && right(r.folded(&words[i])+r.folded(&words[i+1]))
}

// longestCompound is how many parts of a compound are looked at on either side.
const longestCompound = 6

func right(word string) bool { return lexicon.LookupString(word).Known() || lexicon.Derived(word) }

// dropped reports whether somebody is heard to leave out a last g: comin’, or
// comin within a quotation.
func (r *run) dropped(w *article.Word, folded string) bool {
	if !strings.HasSuffix(folded, "in") || !lexicon.LookupString(folded+"g").Lower() {
		return false
	}
	rest := r.article.Doc.Text[w.Span.End:]
	return strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’") || r.article.Quoted(w.Span) != nil
}
