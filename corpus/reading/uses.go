package reading

import "galleyproof/corpus/article"

// uses counts the words of an article by their hash.
type uses struct {
	slots []useSlot
	round uint32
}

type useSlot struct {
	hash     uint64
	all      int32
	capitals int32
	round    uint32
}

// Uses returns how often the word with this hash stands in the article, and how
// often of those with a capital and small letters after it. The words are
// counted at the first call.
func (a *Article) Uses(hash uint64) (all, capitals int) {
	if a.once(haveUses) {
		a.uses.count(a.Words())
	}
	if s := a.uses.slot(hash); s.round == a.uses.round {
		return int(s.all), int(s.capitals)
	}
	return 0, 0
}

func (u *uses) count(words []article.Word) {
	size := 64
	for size < 2*len(words) {
		size *= 2
	}
	u.round++
	if size > len(u.slots) || u.round == 0 {
		u.slots, u.round = make([]useSlot, size), 1
	}
	for i := range words {
		s := u.slot(words[i].Hash)
		if s.round != u.round {
			*s = useSlot{hash: words[i].Hash, round: u.round}
		}
		s.all++
		if words[i].Case == article.Title {
			s.capitals++
		}
	}
}

// slot returns the slot of a hash, or the one of an earlier round where it
// belongs.
func (u *uses) slot(hash uint64) *useSlot {
	mask := uint64(len(u.slots) - 1)
	for i := (hash ^ hash>>29) & mask; ; i = (i + 1) & mask {
		s := &u.slots[i]
		if s.round != u.round || s.hash == hash {
			return s
		}
	}
}
