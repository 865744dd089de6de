package reading

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/record"
)

// entityInfo is what the joining knows of an entity: the mentions in the same
// words, until it is joined to another.
type entityInfo struct {
	mentionInfo
	first, last int32      // of its own mentions
	why         JoinReason // it was joined to another
}

// join makes the entities. Mentions in the same words are one. Then order
// matters: what the record knows, acronyms with their expansions, full names
// with one another, and surnames and other parts of a name last, when all the
// names they may be part of are known.
func (n *Names) join(a *Article) {
	s := &n.scratch
	s.people, s.parent, s.parts = s.people[:0], s.parent[:0], s.parts[:0]
	s.table.reset(len(n.Mentions))
	maybes := false
	for i := range n.Mentions {
		if s.info[i].maybe {
			n.Mentions[i].Entity = -1
			maybes = true
			continue
		}
		n.enter(i, s.info[i].entityKey(&n.Mentions[i]))
	}
	n.recorded(a)
	for i := range n.Mentions {
		if m := &n.Mentions[i]; m.Acronym && m.Defined.Len() > 0 {
			n.defined(i)
		}
	}
	for id := range s.people {
		s.divideParts(int32(id))
	}
	for id := range s.people {
		if e := &s.people[id]; e.units > 1 {
			n.joinFull(int32(id), e)
		}
	}
	for id := range s.people {
		if e := &s.people[id]; e.units == 1 {
			n.joinPart(int32(id), e)
		}
	}
	n.joinShort()
	n.joinInitials()
	if maybes {
		n.joinMaybes()
	}
	n.compact()
	n.finish(a)
}

// entityKey is one for mentions that are taken for the same without further
// ado. It keeps an acronym from the word in the same letters (US, us), and a
// surname with a title from the surname alone.
func (info *mentionInfo) entityKey(m *Mention) uint64 {
	switch {
	case m.Acronym:
		return record.AcronymKey(info.key)
	case info.units == 1 && info.title != 0:
		return info.key ^ (info.title<<7 | info.title>>57)
	}
	return info.key
}

// enter gives mention i the entity of its key.
func (n *Names) enter(i int, key uint64) {
	s := &n.scratch
	m, info := &n.Mentions[i], &s.info[i]
	m.Next = -1
	at, ok := s.table.find(key)
	if !ok {
		id := int32(len(s.people))
		s.table.put(at, key, id)
		s.people = append(s.people, entityInfo{mentionInfo: *info, first: int32(i), last: int32(i)})
		s.parent = append(s.parent, id)
		m.Entity = int(id)
		return
	}
	id := s.table.slots[at].value
	m.Entity = int(id)
	e := &s.people[id]
	n.Mentions[e.last].Next = int32(i)
	e.last = int32(i)
	e.titled = e.titled || info.titled
	e.placed = e.placed || info.placed
	if e.title == 0 {
		e.title = info.title
	}
	if e.kind == UnknownEntity || info.person && !e.person {
		e.kind, e.person = info.kind, e.person || info.person
	}
}

// root follows the union of entities.
func (s *names) root(id int32) int32 {
	for s.parent[id] != id {
		s.parent[id] = s.parent[s.parent[id]]
		id = s.parent[id]
	}
	return id
}

// union joins two entities; the earlier one stands for both.
func (s *names) union(a, b int32, why JoinReason) {
	a, b = s.root(a), s.root(b)
	if a == b {
		return
	}
	if s.people[b].first < s.people[a].first {
		a, b = b, a
	}
	s.parent[b] = a
	e, f := &s.people[a], &s.people[b]
	f.why = why
	e.titled = e.titled || f.titled
	e.named = e.named || f.named
	e.person = e.person || f.person
	if e.kind == UnknownEntity || f.person && e.kind != Organisation {
		e.kind = f.kind
	}
}

// recorded joins the forms that the record lists under one name.
func (n *Names) recorded(a *Article) {
	s := &n.scratch
	if a.Record.NameCount() == 0 {
		return
	}
	for id := range s.people {
		m := &n.Mentions[s.people[id].first]
		if s.people[id].units == 1 && !m.Acronym {
			continue
		}
		if rec, ok := recordName(a.Record, m); ok {
			key := 0xa24baed4963ee407 + uint64(rec)*2
			at, found := s.table.find(key)
			if !found {
				s.table.put(at, key, int32(id))
				continue
			}
			s.union(s.table.slots[at].value, int32(id), Recorded)
		}
	}
}

// recordName finds the record's name that has a form in the words of a mention;
// an acronym may be listed as a word.
func recordName(r *record.Record, m *Mention) (int, bool) {
	if m.Acronym {
		if i, ok := r.NameOf(record.AcronymKey(m.Key)); ok || lexicon.Lookup(m.Key).Lower() {
			return i, ok
		}
	}
	return r.NameOf(m.Key)
}

// defined joins an acronym with the mention of its expansion.
func (n *Names) defined(i int) {
	s := &n.scratch
	m := &n.Mentions[i]
	step := -1
	if m.Defined.Start > m.Span.Start {
		step = 1
	}
	for k := i + step; k >= 0 && k < len(n.Mentions); k += step {
		o := &n.Mentions[k]
		if o.Span == m.Defined || o.Span.End == m.Defined.End && o.Span.Start <= m.Defined.Start {
			if o.Entity >= 0 {
				s.union(int32(o.Entity), int32(m.Entity), Definition)
				s.people[s.root(int32(m.Entity))].kind = Organisation
			}
			return
		}
		if step < 0 && o.Span.End < m.Defined.Start || step > 0 && o.Span.Start > m.Defined.End {
			return
		}
	}
}

// maxNamesakes is how many bearers of one name are compared.
const maxNamesakes = 64

// joinFull joins a name of several words with one that it is part of, that has
// the same words in another order, or that differs in a middle name, initials or
// the short form of the given name; where only one fits.
func (n *Names) joinFull(id int32, e *entityInfo) {
	s := &n.scratch
	if other, why := s.whole(n, id, e); other >= 0 {
		s.union(other, id, why)
		return
	}
	if e.kind == Organisation || e.kind == Place {
		return
	}
	if e.units == 2 && e.name[1]-e.name[0] == 2 {
		// Szabó Katalin, Katalin Szabó
		if at, ok := s.table.find(pairOf(e.surname, e.given)); ok && s.root(s.table.slots[at].value) != s.root(id) {
			s.union(s.table.slots[at].value, id, SameWords)
			return
		}
	}
	at, ok := s.table.find(partKey(e.surname))
	if !ok {
		return
	}
	fits, why := int32(-1), First
	steps := 0
	for k := s.table.slots[at].value; k >= 0 && steps < maxNamesakes; k = s.parts[k].next {
		steps++
		o := s.parts[k].entity
		if o == id || s.parts[k].class != surnamePart {
			continue
		}
		if s.initial(int(s.people[o].name[0])) && !s.initial(int(e.name[0])) {
			continue // C. Tennick says nothing of who Chris Tennick is
		}
		reason := s.samePerson(&s.people[o], e)
		if reason == First || s.root(o) == s.root(id) {
			continue
		}
		if fits >= 0 && s.root(fits) != s.root(o) {
			return
		}
		fits, why = o, reason
	}
	if fits >= 0 && !s.distinct(n, s.people[fits].first, e.first) {
		s.union(fits, id, why)
	}
}

// pairOf is the key of a name of two words.
func pairOf(a, b uint64) uint64 {
	return record.AddWord(record.AddWord(0, a), b)
}

// samePerson says why two full names of one surname may be one person's; First
// if they are not.
func (s *names) samePerson(a, b *entityInfo) JoinReason {
	if a.middle != b.middle && a.middle != 0 && b.middle != 0 ||
		a.suffix != b.suffix && a.suffix != 0 && b.suffix != 0 ||
		a.gender != b.gender && a.gender != 0 && b.gender != 0 {
		return First
	}
	switch {
	case a.given == b.given:
		return Initials
	case s.lists.sameGiven(a.given, b.given):
		return ShortForm
	case s.initial(int(a.name[0])) != s.initial(int(b.name[0])):
		if s.text[s.words[a.name[0]].Span.Start] == s.text[s.words[b.name[0]].Span.Start] {
			return Initials
		}
	}
	return First
}

// joinPart joins a surname, a given name or another part of a name with the one
// name of the article that it is part of.
func (n *Names) joinPart(id int32, e *entityInfo) {
	s := &n.scratch
	if s.root(id) != id || n.Mentions[e.first].Acronym {
		return
	}
	if other, why := s.whole(n, id, e); other >= 0 {
		s.union(other, id, why)
		return
	}
	s.inSequence(n, e)
	if e.title != 0 {
		// "Mr Okpara", then Okpara. Mr and Mrs Okpara are two.
		at, ok := s.table.find(e.key)
		if !ok {
			s.table.put(at, e.key, id)
			return
		}
		o := s.table.slots[at].value
		if f := &s.people[s.root(o)]; f.gender == 0 || e.gender == 0 || f.gender == e.gender {
			if f.gender == 0 {
				f.gender = e.gender
			}
			s.union(o, id, Surname)
		}
		return
	}
	// The acronym as a word: (Cisa), then Cisa.
	if at, ok := s.table.find(record.AcronymKey(e.key)); ok && !s.entry(int(e.name[0])).Lower() {
		s.union(s.table.slots[at].value, id, AcronymWord)
	}
}

// joinShort joins the short form of a given name that stands alone (Peggy) with
// the one person whose given name it is short for.
func (n *Names) joinShort() {
	s := &n.scratch
	for id := range s.people {
		e := &s.people[id]
		if e.units != 1 || s.parent[id] != int32(id) || e.titled || len(s.lists.short[e.key]) == 0 || n.Mentions[e.first].Acronym {
			continue
		}
		if fits := s.shortFor(n, e); fits >= 0 {
			s.union(fits, int32(id), ShortForm)
		}
	}
}

// shortFor returns the one person whose given name has a short form, or -1.
func (s *names) shortFor(n *Names, e *entityInfo) int32 {
	fits := int32(-1)
	for o := range s.people {
		f := &s.people[o]
		if f.units < 2 || f.kind != Person || f.given == e.key || !s.lists.sameGiven(e.key, f.given) || s.together(n, f.first, e.first) {
			continue
		}
		if fits >= 0 && fits != s.root(int32(o)) {
			return -1
		}
		fits = s.root(int32(o))
	}
	return fits
}

// joinInitials joins an acronym that nothing defines with the one name whose
// capitals it has: World Food Programme, WFP.
func (n *Names) joinInitials() {
	s := &n.scratch
	for id := range s.people {
		e := &s.people[id]
		m := &n.Mentions[e.first]
		if !m.Acronym || s.root(int32(id)) != int32(id) || e.why != First {
			continue
		}
		fits := int32(-1)
		for o := range s.people {
			f := &s.people[o]
			if f.units < 2 || f.kind == Person || n.Mentions[f.first].Acronym || !s.initials(m, f) {
				continue
			}
			if fits >= 0 && fits != s.root(int32(o)) {
				fits = -1
				break
			}
			fits = s.root(int32(o))
		}
		if fits >= 0 {
			s.union(fits, int32(id), Definition)
			s.people[s.root(fits)].kind = Organisation
		}
	}
}

// initials reports whether an acronym has the capitals of a name and no other
// letters.
func (s *names) initials(m *Mention, f *entityInfo) bool {
	short := s.text[m.Span.Start:m.Span.End]
	at := 0
	for i := f.name[0]; i < f.name[1]; i++ {
		c := s.text[s.words[i].Span.Start]
		if c < 'A' || c > 'Z' {
			continue
		}
		for at < len(short) && short[at] == '.' {
			at++
		}
		if at >= len(short) || short[at] != c {
			return false
		}
		at++
	}
	for at < len(short) && (short[at] == '.' || short[at] == 's' && at == len(short)-1) {
		at++
	}
	return at == len(short)
}

// joinMaybes makes mentions of the words whose capital their place explains,
// where the article names something so elsewhere.
func (n *Names) joinMaybes() {
	s := &n.scratch
	for i := range n.Mentions {
		m, info := &n.Mentions[i], &s.info[i]
		if !info.maybe || info.dropped {
			continue
		}
		if info.longer != 0 {
			if at, ok := s.table.find(info.longer); ok {
				n.lengthen(i, s.table.slots[at].value)
				continue
			}
		}
		if info.key == 0 || !s.plainName(i) {
			continue
		}
		if other, why := s.whole(n, -1, &entityInfo{mentionInfo: *info, first: int32(i)}); other >= 0 {
			m.Entity, m.Why = int(other), why
			continue
		}
		if at, ok := s.table.find(info.key); ok {
			m.Entity, m.Why = int(s.table.slots[at].value), SameWords
			continue
		}
		if len(s.lists.short[info.key]) > 0 {
			m.Next = -1
			if fits := s.shortFor(n, &entityInfo{mentionInfo: *info, first: int32(i)}); fits >= 0 {
				m.Entity, m.Why = int(fits), ShortForm
			}
		}
	}
}

// plainName reports whether a word that opens a sentence may be a name: a
// common one needs a possessive, a verb or a comma after it.
func (s *names) plainName(i int) bool {
	k := int(s.info[i].name[0])
	if s.entry(k).WordTier() > 2 || s.words[k].Has(article.Possessive) {
		return true
	}
	if k+1 >= len(s.words) || s.words[k+1].Case != article.Lower {
		return false
	}
	switch s.text[s.words[k].Span.End:s.words[k+1].Span.Start] {
	case " ":
		return lexicon.GrammarOf(s.words[k+1].Hash).Mostly(lexicon.Past | lexicon.Third | lexicon.Auxiliary | lexicon.Modal)
	case ", ":
		return true
	}
	return false
}

// lengthen makes a mention of the word that opens a sentence and the name right
// after it, which together are a name of the article.
func (n *Names) lengthen(i int, id int32) {
	s := &n.scratch
	m, info := &n.Mentions[i], &s.info[i]
	m.Words[1] = info.to
	w := &s.words[info.to-1]
	m.Span.End = w.Span.End
	if w.Has(article.Possessive) {
		m.Span.End -= s.possessive(w)
	}
	m.Key, m.Entity, m.Why = s.key(m.Words), int(id), SameWords
	for k := i + 1; k < len(n.Mentions) && n.Mentions[k].Words[0] < info.to; k++ {
		n.Mentions[k].Entity, s.info[k].dropped = -1, true
	}
}

// compact drops the words that turned out no names and numbers the entities in
// order of their first mention.
func (n *Names) compact() {
	s := &n.scratch
	s.renum, s.last = s.renum[:0], s.last[:0]
	for range s.people {
		s.renum = append(s.renum, -1)
	}
	kept := 0
	for i := range n.Mentions {
		if n.Mentions[i].Entity < 0 {
			continue
		}
		n.Mentions[kept] = n.Mentions[i]
		m := &n.Mentions[kept]
		kept++
		if b := s.info[i].bearer; b > 0 {
			m.Entity, m.Why = int(b-1), Surname
		}
		if m.Why == First {
			m.Why = s.people[m.Entity].why
		}
		root := s.root(int32(m.Entity))
		m.Next = -1
		if s.renum[root] < 0 {
			s.renum[root] = int32(len(n.Entities))
			e := &s.people[root]
			n.Entities = append(n.Entities, Entity{Kind: e.kind, Record: -1, Full: e.named, Titled: e.titled, First: int32(kept - 1)})
			s.last = append(s.last, int32(kept-1))
			m.Entity, m.Why = int(s.renum[root]), First
			continue
		}
		m.Entity = int(s.renum[root])
		if m.Why == First {
			m.Why = SameWords
		}
		last := &s.last[m.Entity]
		n.Mentions[*last].Next = int32(kept - 1)
		*last = int32(kept - 1)
	}
	n.Mentions = n.Mentions[:kept]
}

// finish names the entities and looks them up in the record.
func (n *Names) finish(a *Article) {
	s := &n.scratch
	for i := range n.Mentions {
		m := &n.Mentions[i]
		e := &n.Entities[m.Entity]
		text := s.text[m.Span.Start:m.Span.End]
		if m.Acronym {
			if m.Defined.Len() > 0 && e.Acronym == "" {
				e.Acronym = text
			}
			if e.Name == "" {
				e.Name = text
			}
		} else if len(text) > len(e.Name) || e.Name == e.Acronym {
			e.Name = text
		}
		if e.Record >= 0 || a.Record.NameCount() == 0 {
			continue
		}
		if rec, ok := recordName(a.Record, m); ok {
			e.Record = rec
			if kind, ok := recordKinds[a.Record.NameKind(rec)]; ok {
				e.Kind = kind
			}
		}
	}
}

var recordKinds = map[string]EntityKind{"person": Person, "organisation": Organisation, "organization": Organisation,
	"agency": Organisation, "newspaper": Organisation, "place": Place, "brand": Brand}
