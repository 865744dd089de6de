package reading

// table is an open-addressed hash table that is used again for each article.
type table struct {
	slots []slot
	used  int
	round uint32
}

type slot struct {
	key   uint64
	value int32
	round uint32
}

// reset empties the table and makes room for what n mentions mostly enter.
func (t *table) reset(n int) {
	size := 64
	for size < n*2 {
		size *= 2
	}
	t.used = 0
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

// put enters a key at the free slot that find returned.
func (t *table) put(at int, key uint64, value int32) {
	if t.used++; t.used*4 > len(t.slots)*3 {
		t.grow()
		at, _ = t.find(key)
	}
	t.slots[at] = slot{key, value, t.round}
}

func (t *table) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for _, o := range old {
		if o.round == t.round {
			at, _ := t.find(o.key)
			t.slots[at] = o
		}
	}
}
