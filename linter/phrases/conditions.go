package phrases

import (
	"encoding/binary"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// The conditions on the words about a phrase. In the blob they are a count and
// then, for each, its kind, how many hashes it lists, the classes that will do
// as well, and the hashes.
const (
	condNotBefore   = iota // the next word may not be one of these
	condNotAfter           // the word before may not be one of these
	condOnlyBefore         // the next word must be one of these
	condOnlyAfter          // the word before must be one of these
	condNotBefore2         // the same of the word after the next
	condNotAfter2          // and of the word before the previous
	condOnlyBefore2        // …
	condOnlyAfter2
	condKinds
)

const condHead = 1 + 2 + 8

// The classes that a condition may name in angle brackets: what the lexicon
// says of the parts of speech a word may have, with "mostly " before it those
// it commonly has, and what the word itself shows.
const (
	mostlyShift = 16 // lexicon.Grammar: the low half is what a word may be, the high half what it mostly is

	isPronoun = 1 << (32 + iota)
	isNumber
	isCapital
	isUnknown
	isEdge // where no word stands: the edge of a sentence
)

var tags = map[string]lexicon.Tag{
	"noun": lexicon.Noun, "plural": lexicon.Plural, "base": lexicon.Base, "third": lexicon.Third,
	"past": lexicon.Past, "participle": lexicon.Participle, "gerund": lexicon.Gerund, "verb": lexicon.Verb,
	"adjective": lexicon.Adjective, "adverb": lexicon.Adverb, "determiner": lexicon.Determiner,
	"preposition": lexicon.Preposition, "conjunction": lexicon.Conjunction, "modal": lexicon.Modal,
	"auxiliary": lexicon.Auxiliary, "comparative": lexicon.Comparative,
}

var shown = map[string]uint64{"pronoun": isPronoun, "number": isNumber, "capital": isCapital, "unknown": isUnknown, "edge": isEdge}

// classNamed returns the classes of "<noun>" or "<mostly noun>"; ok is false
// for an element that is a word.
func classNamed(element string) (classes uint64, ok bool, err error) {
	name, found := strings.CutPrefix(element, "<")
	if !found {
		return 0, false, nil
	}
	name, found = strings.CutSuffix(name, ">")
	if bits, is := shown[name]; is && found {
		return bits, true, nil
	}
	name, mostly := strings.CutPrefix(name, "mostly ")
	tag, is := tags[name]
	if !is || !found {
		return 0, false, fmt.Errorf("%s is no class of words", element)
	}
	if mostly {
		return uint64(tag) << mostlyShift, true, nil
	}
	return uint64(tag), true, nil
}

// classesOf returns all classes that a word belongs to.
func classesOf(w *article.Word) uint64 {
	classes := uint64(lexicon.GrammarOf(w.Hash))
	entry := lexicon.Entry(w.Info)
	if entry.Is(lexicon.Pronoun) {
		classes |= isPronoun
	}
	if w.Kind == article.Number || entry.Is(lexicon.Number|lexicon.Ordinal) {
		classes |= isNumber
	}
	if w.Case > article.Lower {
		classes |= isCapital
	}
	if w.Kind == article.Letters && !entry.Known() {
		classes |= isUnknown
	}
	return classes
}

func appendCondition(dst []byte, kind int, elements []string) ([]byte, error) {
	var classes uint64
	var hashes []byte
	for _, element := range elements {
		bits, is, err := classNamed(element)
		if err != nil {
			return nil, err
		}
		hash := uint64(0) // "" is no neighbour: a comma, the edge of the sentence
		switch {
		case is:
			classes |= bits
			continue
		case element != "":
			hash = article.Hash(element)
		}
		hashes = binary.LittleEndian.AppendUint64(hashes, hash)
	}
	dst = append(dst, byte(kind))
	dst = binary.LittleEndian.AppendUint16(dst, uint16(len(hashes)/8))
	dst = binary.LittleEndian.AppendUint64(dst, classes)
	return append(dst, hashes...), nil
}

// company is the words about a phrase, looked at when a condition asks.
type company struct {
	text  string
	words []article.Word
}

// neighbour returns the word that is away words from the phrase, those before
// it counted below zero, and nil where anything but space parts them; edge
// reports whether that ends the sentence.
func (c *company) neighbour(h *Hit, away int) (w *article.Word, edge bool) {
	i, step := int(h.Words[1])-1, 1
	if away < 0 {
		i, step, away = int(h.Words[0]), -1, -away
	}
	for range away {
		j := i + step
		if j < 0 || j >= len(c.words) {
			return nil, j < 0 || !strings.HasPrefix(c.text[c.words[i].Span.End:], "..")
		}
		first, second := &c.words[min(i, j)], &c.words[max(i, j)]
		if gap := c.text[first.Span.End:second.Span.Start]; !joined(gap) {
			return nil, ends(gap)
		}
		i = j
	}
	return &c.words[i], false
}

// ends reports whether a sentence ends between two words; one that dots cut off
// does not.
func ends(gap string) bool {
	return strings.ContainsAny(gap, ".!?") && !strings.Contains(gap, "..") || strings.Count(gap, "\n") > 1
}

func (t *Table) allowed(c *company, h *Hit) bool {
	at := int(u32(t.entries, int(h.entry)*entrySize+fieldConds))
	if at == 0 {
		return true
	}
	n := int(t.blob[at])
	at++
	for range n {
		kind, count := int(t.blob[at]), int(t.blob[at+1])|int(t.blob[at+2])<<8
		classes := u64(t.blob, at+3)
		list := t.blob[at+condHead : at+condHead+8*count]
		at += condHead + 8*count
		var w *article.Word
		var edge bool
		switch kind {
		case condNotBefore, condOnlyBefore:
			w, edge = c.neighbour(h, 1)
		case condNotAfter, condOnlyAfter:
			w, edge = c.neighbour(h, -1)
		case condNotBefore2, condOnlyBefore2:
			w, edge = c.neighbour(h, 2)
		default:
			w, edge = c.neighbour(h, -2)
		}
		not := kind == condNotBefore || kind == condNotAfter || kind == condNotBefore2 || kind == condNotAfter2
		if (edge && classes&isEdge != 0 || matches(w, classes, list)) == not {
			return false
		}
	}
	return true
}

func matches(w *article.Word, classes uint64, list string) bool {
	var hash uint64
	if w != nil {
		hash = w.Hash
	}
	for ; len(list) >= 8; list = list[8:] {
		if u64(list, 0) == hash {
			return true
		}
	}
	return classes != 0 && w != nil && classesOf(w)&classes != 0
}
