package reading

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
	for size < n*16 {
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
