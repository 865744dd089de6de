package names

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

// courtesy returns the courtesy title alone before a mention's name, Mr, Mrs, Ms
// or Miss, as it is written; "" without one.
func courtesy(p *linter.Pass, m *reading.Mention) string {
	if m.Title[1]-m.Title[0] != 1 {
		return ""
	}
	w := &p.Words()[m.Title[0]]
	if w.Case != article.Title {
		return ""
	}
	text := p.Text(w.Span)
	switch text {
	case "Mr", "Mrs", "Ms", "Miss", "Mx", "Mr.", "Mrs.", "Ms.", "Mx.":
		return text
	}
	return ""
}

// titled reports whether any title stands before the name: one of the mention's
// own, or an office in small letters.
func titled(p *linter.Pass, m *reading.Mention) bool {
	if m.Title[0] < m.Title[1] {
		return true
	}
	k := before(p, m.Words[0])
	return k >= 0 && reading.Entry(&p.Words()[k]).Is(lexicon.Honorific)
}

// surnameAlone reports whether a mention in the body is a person's surname and
// no more, standing for the person: not “the Ives plan”, “Ives-era” or “the
// Iveses”.
func surnameAlone(p *linter.Pass, m *reading.Mention) bool {
	words := p.Words()
	if m.Acronym || m.Words[1]-m.Words[0] != 1 {
		return false
	}
	i := m.Words[0]
	w := &words[i]
	if w.Case == article.Upper || w.Has(article.Bound) || int(i)+1 < len(words) && words[i+1].Has(article.Bound) {
		return false
	}
	if m.Title[0] < m.Title[1] {
		return true
	}
	if k := before(p, i); k >= 0 {
		switch p.Text(words[k].Span) {
		case "the", "The", "a", "A", "an", "An", "this", "den", "der", "van", "von", "de", "du", "di", "da", "la", "le", "el", "al", "bin":
			return false
		}
		if words[k].Case != article.Lower && !opener(p, k) {
			return false
		}
	}
	if w.Span.Start > 0 && p.Doc.Text[w.Span.Start-1] == '/' || int(w.Span.End) < len(p.Doc.Text) && p.Doc.Text[w.Span.End] == '/' {
		return false
	}
	next := after(p, i)
	if next < 0 {
		return true
	}
	if w.Has(article.Possessive) {
		return words[next].Case == article.Lower // not the book, Ives’s Harbours
	}
	// “a key Ives lieutenant”
	g := lexicon.GrammarOf(words[next].Hash)
	return words[next].Case == article.Lower && (!g.Mostly(lexicon.Noun|lexicon.Plural|lexicon.Adjective) || g.Mostly(lexicon.Verb|lexicon.Preposition|lexicon.Conjunction|lexicon.Adverb))
}

// opener reports whether a word with a capital before a name is no part of it: a
// day, or an ordinary word that begins the sentence.
func opener(p *linter.Pass, i int) bool {
	e := reading.Entry(&p.Words()[i])
	if e.Is(lexicon.GivenName | lexicon.Honorific) {
		return false
	}
	if e.Is(lexicon.Function | lexicon.Weekday) {
		return true
	}
	s := p.SentenceAt(p.Words()[i].Span.Start)
	return e.Lower() && s != nil && int(s.Words[0]) == i && !lexicon.GrammarOf(p.Words()[i].Hash).Mostly(lexicon.Noun)
}

// inFull reports whether a mention has a person's given name and surname.
func inFull(m *reading.Mention) bool { return !m.Acronym && m.Words[1]-m.Words[0] >= 2 }

// given reports whether a full name opens with a word that is known for a given
// name, and with no title that belongs to it.
func given(p *linter.Pass, m *reading.Mention) bool {
	e := reading.Entry(&p.Words()[m.Words[0]])
	return inFull(m) && e.Is(lexicon.GivenName) && !e.Is(lexicon.Honorific)
}

// surname returns the hash of the last word of a mention's name.
func surname(p *linter.Pass, m *reading.Mention) uint64 { return p.Words()[m.Words[1]-1].Hash }

// owners tells which entity of an article has a word in its name.
type owners map[uint64]int

// ownersOf lists the words of all names.
func ownersOf(p *linter.Pass, n *reading.Names) owners {
	words := p.Words()
	o := make(owners, len(n.Mentions))
	for i := range n.Mentions {
		m := &n.Mentions[i]
		for k := m.Words[0]; k < m.Words[1]; k++ {
			if e, ok := o[words[k].Hash]; ok && e != m.Entity {
				o[words[k].Hash] = several
			} else {
				o[words[k].Hash] = m.Entity
			}
		}
	}
	return o
}

const several = -1

// shared reports whether another entity too has a word of the name: kin,
// namesakes, a firm that is called after its founder.
func (o owners) shared(name uint64) bool { return o[name] == several }
