package reading

import (
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/record"
)

// entityInfo is what the joining knows of an entity.
type entityInfo struct {
	mentionInfo
	first int32      // its first mention
	words int32      // of its longest form
	next  int32      // another person of the same surname, or -1
	why   JoinReason // it was joined to another
}

// join makes the entities. Order matters: whole forms first, then what the
// record knows, acronyms with their expansions, and surnames last, when all
// the persons they may mean are known.
func (n *Names) join(a *Article) {
	s := &n.scratch
	s.people, s.parent = s.people[:0], s.parent[:0]
	s.table.reset(len(n.Mentions))
	for i := range n.Mentions {
		m, info := &n.Mentions[i], &s.info[i]
		if info.single {
			m.Entity = -1
			continue
		}
		n.enter(i, entityKey(m))
	}
	n.recorded(a)
	for i := range n.Mentions {
		if m := &n.Mentions[i]; m.Acronym && m.Defined.Len() > 0 {
			n.defined(i)
		}
	}
	n.persons()
	n.singles()
	n.compact()
	n.finish(a)
}

// entityKey keeps an acronym from the word in the same letters (US, us).
func entityKey(m *Mention) uint64 {
	if m.Acronym {
		return record.AcronymKey(m.Key)
	}
	return m.Key
}

// enter gives mention i the entity of its key.
func (n *Names) enter(i int, key uint64) {
	s := &n.scratch
	m, info := &n.Mentions[i], &s.info[i]
	at, ok := s.table.find(key)
	if !ok {
		id := int32(len(s.people))
		s.table.put(at, key, id)
		s.people = append(s.people, entityInfo{mentionInfo: *info, first: int32(i), words: m.Words[1] - m.Words[0], next: -1})
		s.parent = append(s.parent, id)
		m.Entity = int(id)
		return
	}
	id := s.table.slots[at].value
	m.Entity = int(id)
	e := &s.people[id]
	e.titled = e.titled || info.titled
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
	s.people[b].why = why
	e, f := &s.people[a], &s.people[b]
	e.titled = e.titled || f.titled
	e.named = e.named || f.named
	e.person = e.person || f.person
	if e.kind == UnknownEntity {
		e.kind = f.kind
	}
}

// recorded joins the forms that the record lists under one name.
func (n *Names) recorded(a *Article) {
	s := &n.scratch
	if len(a.Record.Names) == 0 {
		return
	}
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Entity < 0 {
			continue
		}
		if rec, ok := recordName(a.Record, m); ok {
			at, found := s.table.find(recordKey(rec))
			if !found {
				s.table.put(at, recordKey(rec), int32(m.Entity))
				continue
			}
			s.union(s.table.slots[at].value, int32(m.Entity), Recorded)
		}
	}
}

func recordKey(rec int) uint64 { return 0xa24baed4963ee407 + uint64(rec)*2 }

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

// persons joins full names that differ in a middle initial or the short form
// of the given name, where only one person fits.
func (n *Names) persons() {
	s := &n.scratch
	for i := range s.people {
		e := &s.people[i]
		if !e.named || s.parent[i] != int32(i) {
			continue
		}
		at, ok := s.table.find(surnameKey(e.last))
		if !ok {
			s.table.put(at, surnameKey(e.last), int32(i))
			continue
		}
		fits, count := int32(-1), 0
		end := s.table.slots[at].value
		for k := end; k >= 0; k = s.people[k].next {
			end = k
			if s.samePerson(&s.people[k], e) {
				fits, count = k, count+1
			}
		}
		if count == 1 {
			why := Initials
			if s.people[fits].given != e.given {
				why = ShortForm
			}
			s.union(fits, int32(i), why)
			if k := s.root(fits); s.people[k].middle == 0 {
				s.people[k].middle = e.middle
			}
			continue
		}
		s.people[end].next = int32(i)
	}
}

func surnameKey(last uint64) uint64 { return last ^ 0x3c79ac492ba7b653 }

func (s *names) samePerson(a, b *entityInfo) bool {
	if a.middle != b.middle && a.middle != 0 && b.middle != 0 {
		return false
	}
	return s.lists.sameGiven(a.given, b.given)
}

// singles gives mentions of one word their entity: the one person of that
// surname, else one of their own. A word that a title makes a surname also
// makes a person of an unknown full name that ends in it.
func (n *Names) singles() {
	s := &n.scratch
	for i := range n.Mentions {
		m, info := &n.Mentions[i], &s.info[i]
		if info.single && info.titled {
			if _, ok := s.table.find(surnameKey(m.Key)); !ok {
				n.promote(m.Key)
			}
		}
	}
	for i := range n.Mentions {
		m, info := &n.Mentions[i], &s.info[i]
		if !info.single {
			continue
		}
		if at, ok := s.table.find(surnameKey(info.last)); ok {
			if k := s.table.slots[at].value; s.people[k].next < 0 && s.means(i, k) {
				m.Entity, m.Why = int(s.root(k)), Surname
				s.people[m.Entity].titled = s.people[m.Entity].titled || info.titled
				continue
			}
		}
		if info.maybe {
			m.Entity = -1
			continue
		}
		// The acronym as a word: (Cisa), then Cisa.
		if at, ok := s.table.find(record.AcronymKey(m.Key)); ok && !info.titled && !s.entry(int(m.Words[0])).Lower() {
			m.Entity, m.Why = int(s.root(s.table.slots[at].value)), AcronymWord
			continue
		}
		n.enter(i, m.Key)
	}
}

// means reports whether a single word that is some person's surname is meant
// so: a brand, place or ordinary word of the same letters needs a title.
func (s *names) means(i int, person int32) bool {
	if s.info[i].titled {
		return true
	}
	given := s.people[person].given
	return given != s.info[i].last
}

// promote makes persons of the full names that end in a surname.
func (n *Names) promote(last uint64) {
	s := &n.scratch
	found := int32(-1)
	for k := range s.people {
		e := &s.people[k]
		if e.last != last || e.given == 0 || e.kind != UnknownEntity || s.parent[k] != int32(k) {
			continue
		}
		e.kind, e.person, e.named = Person, true, true
		if found < 0 {
			found = int32(k)
			at, _ := s.table.find(surnameKey(last))
			s.table.put(at, surnameKey(last), found)
		} else {
			s.people[found].next = int32(k)
			found = int32(k)
		}
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
		if e.Record >= 0 || len(a.Record.Names) == 0 {
			continue
		}
		if rec, ok := recordName(a.Record, m); ok {
			e.Record = rec
			if kind, ok := recordKinds[a.Record.Names[rec].Kind]; ok {
				e.Kind = kind
			}
		}
	}
}

var recordKinds = map[string]EntityKind{"person": Person, "organisation": Organisation, "organization": Organisation,
	"agency": Organisation, "newspaper": Organisation, "place": Place, "brand": Brand}

// recordName finds the record's name that has a form in the words of a mention;
// an acronym may be listed as a word.
func recordName(r *record.Record, m *Mention) (int, bool) {
	if i, ok := r.NameOf(entityKey(m)); ok {
		return i, true
	}
	if m.Acronym && !lexicon.Lookup(m.Key).Lower() {
		return r.NameOf(m.Key)
	}
	return 0, false
}

// table is an open-addressed hash table that is used again for each article.
type table struct {
	slots []slot
	round uint32
}

type slot struct {
	key   uint64
	value int32
	round uint32
}

// reset empties the table and makes room for what n mentions may enter.
func (t *table) reset(n int) {
	size := 64
	for size < n*8 {
		size *= 2
	}
	t.round++
	if size > len(t.slots) || t.round == 0 {
		t.slots = make([]slot, size)
		t.round = 1
	}
}

// find returns the slot of a key, or the free one where it belongs.
func (t *table) find(key uint64) (int, bool) {
	mask := len(t.slots) - 1
	for i := int(key^key>>29) & mask; ; i = (i + 1) & mask {
		if t.slots[i].round != t.round {
			return i, false
		}
		if t.slots[i].key == key {
			return i, true
		}
	}
}

func (t *table) put(at int, key uint64, value int32) { t.slots[at] = slot{key, value, t.round} }
