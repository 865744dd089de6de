package reading

import (
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// A part is a run of a full name's words by which its bearer may be named.
type part struct {
	entity int32
	next   int32 // the same words as part of another name, or -1
	class  partClass
}

type partClass uint8

const (
	surnamePart partClass = iota
	givenPart
	middlePart // the first of two surnames, a middle name
	leadPart   // the first word of a thing, which may be its maker
	bodyPart   // of a body, place or thing
	partClasses
)

var partReasons = [partClasses]JoinReason{Surname, GivenAlone, Surname, Partial, Partial}

func partKey(key uint64) uint64 { return key ^ 0x3c79ac492ba7b653 }

// rareTier is the tier from which a word is sooner a name that is spelt like it.
const rareTier = 5

// maxParts is how many words of a name are divided; a longer one is no name.
const maxParts = 7

// divideParts enters the parts of a name of several words.
func (s *names) divideParts(id int32) {
	e := &s.people[id]
	from, to := e.name[0], e.name[1]
	if e.units < 2 || to-from > maxParts || e.kind == Place {
		return
	}
	marks := s.lists.marks(s.words[from].Hash)
	if w := &s.words[to-1]; w.Kind == article.Number && !w.Has(article.Bound) || s.words[from].Case == article.Upper && s.is(int(from+1), branchWord) {
		for k := from + 1; k < to-1; k++ {
			s.addPart(id, k, to, bodyPart) // Radio 4, of BBC Radio 4
		}
		return
	}
	final := s.lists.marks(s.words[to-1].Hash)
	if e.kind == Organisation || !e.person && (s.ordinary(int(to-1)) && s.entry(int(to-1)).WordTier() < rareTier || marks&saintWord != 0) {
		s.divideBody(id, e, final)
		return
	}
	if marks&compassWord != 0 && !e.person {
		return
	}
	if w := &s.words[to-1]; to-from == 3 && w.Has(article.Bound) && w.Case == article.Lower {
		s.addPart(id, from, from+1, surnamePart) // Kim Dae-ho
		s.addPart(id, from+1, to, givenPart)
		return
	}
	for k := from + 1; k < to; k++ {
		if !s.words[k].Has(article.Bound) || s.words[k-1].Case == article.Lower {
			s.addPart(id, k, to, surnamePart)
		}
	}
	units := int8(1)
	for k := from + 1; k < to; k++ {
		if s.words[k].Has(article.Bound) && s.words[k-1].Case != article.Lower {
			continue
		}
		if s.initial(int(k-1)) && k-from == 1 {
			break
		}
		s.addPart(id, from, k, givenPart)
		if units++; units > 2 {
			break
		}
	}
	if e.units < 3 {
		return
	}
	for k := from + 1; k+1 < to; k++ {
		if w := &s.words[k]; w.Case == article.Title && w.Span.Len() > 2 && !w.Has(article.Bound) && !s.words[k+1].Has(article.Bound) {
			s.addPart(id, k, k+1, middlePart)
		}
	}
}

// divideBody enters the parts by which a body or thing goes: the words before
// an "of" (the Department), without the last or the first (the Safety Board),
// the last (the Commission), and a company's first.
func (s *names) divideBody(id int32, e *entityInfo, final nameMark) {
	from, to := e.name[0], e.name[1]
	small := from
	for small < to && s.words[small].Case != article.Lower {
		small++
	}
	if small < to {
		if small > from {
			s.addPart(id, from, small, bodyPart)
		}
		if s.textOf(small) == "and" && final&bodyWord != 0 {
			for k := small + 2; k < to; k++ {
				s.addPart(id, k, to, bodyPart) // the Agency
			}
		}
		return
	}
	headed := s.is(int(from), headWord) || s.textOf(from) == "Team"
	for k := from + 1; k < to; k++ {
		if to-k > 1 || headed || final&(bodyWord|clubWord) != 0 || s.ordinary(int(k)) {
			s.addPart(id, k, to, bodyPart)
		}
	}
	firm := final&(firmWord|clubWord) != 0 || strings.Contains(s.text[s.words[from].Span.Start:s.words[to-1].Span.End], " & ")
	for k := from + 1; k < to; k++ {
		if k-from > 1 || firm && !s.entry(int(from)).Is(lexicon.Function) || !s.ordinary(int(from)) && (final&(bodyWord|placeWord) == 0 && !s.entry(int(from)).Name()) {
			class := bodyPart
			if k-from == 1 && !firm {
				class = leadPart
			}
			s.addPart(id, from, k, class)
		}
	}
}

// addPart enters words[from:to] as a part of an entity's name.
func (s *names) addPart(id, from, to int32, class partClass) {
	key := partKey(s.foldedKey(from, to))
	at, ok := s.table.find(key)
	if !ok {
		s.table.put(at, key, int32(len(s.parts)))
		s.parts = append(s.parts, part{entity: id, next: -1, class: class})
		return
	}
	head := &s.table.slots[at].value
	s.parts = append(s.parts, part{entity: id, next: *head, class: class})
	*head = int32(len(s.parts) - 1)
}

// whole returns the one entity that a name is part of, and how; -1 where none
// is, or several are and no title tells. A given name alone is one only after
// the full name, and in another sentence.
func (s *names) whole(n *Names, id int32, e *entityInfo) (int32, JoinReason) {
	key := e.key
	if e.suffix != 0 {
		key = s.foldedKey(e.name[0], e.name[1]) // Angus Jr.
	}
	at, ok := s.table.find(partKey(key))
	if !ok {
		return -1, First
	}
	var found [partClasses]int32
	var many [partClasses]bool
	for c := range found {
		found[c] = -1
	}
	head := s.table.slots[at].value
	steps := 0
	for k := head; k >= 0 && steps < maxNamesakes; k = s.parts[k].next {
		steps++
		p := &s.parts[k]
		if p.entity == id || id < 0 && p.class >= leadPart || !s.mayMean(e, p) || p.class == leadPart && s.people[p.entity].first > e.first || p.class == givenPart && (s.people[p.entity].first > e.first || id >= 0 && s.together(n, s.people[p.entity].first, e.first)) {
			continue
		}
		root := s.root(p.entity)
		if root == id {
			continue
		}
		switch f := &found[p.class]; {
		case *f < 0:
			*f = root
		case *f != root:
			many[p.class] = true
		}
	}
	if many[surnamePart] && e.titled {
		if only := s.sameTitle(head, e); only >= 0 {
			return only, Surname
		}
	}
	if s, g := found[surnamePart], found[givenPart]; s >= 0 && g >= 0 && s != g && !e.titled {
		return -1, First
	}
	for c, f := range found {
		if f >= 0 {
			if many[c] {
				break
			}
			return f, partReasons[c]
		}
	}
	return -1, First
}

// inSequence gives each mention of a surname that several persons have to the
// one of them whose full name has stood before it, or just before it.
func (s *names) inSequence(n *Names, e *entityInfo) {
	at, ok := s.table.find(partKey(e.key))
	if !ok {
		return
	}
	head := s.table.slots[at].value
	for i := e.first; i >= 0; i = n.Mentions[i].Next {
		m := &n.Mentions[i]
		before, near := int32(-1), int32(-1)
		manyBefore, manyNear, steps := false, false, 0
		for k := head; k >= 0 && steps < maxNamesakes; k = s.parts[k].next {
			steps++
			p := &s.parts[k]
			if p.class != surnamePart || !s.mayMean(e, p) || s.people[p.entity].first > i {
				continue
			}
			root := s.root(p.entity)
			manyBefore = manyBefore || before >= 0 && before != root
			before = root
			last := s.people[p.entity].first
			for n.Mentions[last].Next >= 0 && n.Mentions[last].Next < i {
				last = n.Mentions[last].Next
			}
			if s.sentenceAt(m.Words[0])-s.sentenceAt(n.Mentions[last].Words[0]) <= 1 {
				manyNear = manyNear || near >= 0 && near != root
				near = root
			}
		}
		switch {
		case before >= 0 && !manyBefore:
			s.info[i].bearer = before + 1
		case near >= 0 && !manyNear && e.titled:
			s.info[i].bearer = near + 1
		}
	}
}

// mayMean reports whether a name may stand for a longer one.
func (s *names) mayMean(e *entityInfo, p *part) bool {
	f := &s.people[p.entity]
	switch {
	case e.suffix != 0 && e.suffix != f.suffix,
		e.gender != 0 && f.gender != 0 && e.gender != f.gender:
		return false
	case p.class == surnamePart:
		return true
	case p.class >= leadPart:
		return !e.titled && !e.placed
	}
	return (!e.titled || e.units == 1) && (!e.placed || s.entry(int(e.name[0])).Is(lexicon.GivenName))
}

// sameTitle returns the one of several persons who has the title of a surname.
func (s *names) sameTitle(head int32, e *entityInfo) int32 {
	only, steps := int32(-1), 0
	for k := head; k >= 0 && steps < maxNamesakes; k = s.parts[k].next {
		steps++
		p := &s.parts[k]
		if p.class != surnamePart || e.title == 0 || s.people[p.entity].title != e.title {
			continue
		}
		root := s.root(p.entity)
		if only >= 0 && only != root {
			return -1
		}
		only = root
	}
	return only
}
