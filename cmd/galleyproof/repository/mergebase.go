package repository

import (
	"cmp"
	"container/heap"
	"fmt"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// Base returns the commit to compare with so that only what was done since on
// the side of HEAD is seen: the merge base of HEAD and a revision, "" for the
// default one.
func (r *Repository) Base(revision string) (Commit, error) {
	head, err := r.Head()
	if err != nil {
		return head, err
	}
	var other Commit
	if revision == "" {
		other, revision, err = r.Default()
	} else {
		other, err = r.Resolve(revision)
	}
	if err != nil {
		return other, err
	}
	base, err := r.MergeBase(head, other)
	if err == nil && base.IsZero() {
		return base, r.unrelated(revision)
	}
	return base, err
}

func (r *Repository) unrelated(revision string) error {
	if cut, err := r.shallow(); err == nil && len(cut) > 0 {
		return fmt.Errorf("this clone is shallow and does not reach back to where HEAD and “%s” part; fetch more of the history, as “git fetch --unshallow” does", revision)
	}
	return fmt.Errorf("HEAD and “%s” have no commit in common", revision)
}

// The sides that a commit can be reached from.
const (
	fromOne = 1 << iota
	fromOther
	stale // known to be behind a merge base
	isBase
)

// MergeBase returns the best common ancestor of two commits, the zero value
// when they have none. Of several, as after merges in both directions, it is
// the youngest. It reads no more of the history than that takes.
func (r *Repository) MergeBase(one, other Commit) (Commit, error) {
	cut, err := r.shallow()
	if err != nil {
		return Commit{}, err
	}
	m := &meeting{repository: r, cut: cut, flags: map[plumbing.Hash]int{}, seen: map[plumbing.Hash]*pending{}}
	if err := m.reach(one, fromOne); err != nil {
		return Commit{}, err
	}
	if err := m.reach(other, fromOther); err != nil {
		return Commit{}, err
	}
	var bases []*pending
	for m.fresh() {
		at := heap.Pop(&m.queue).(*pending)
		at.queued = false
		flags := m.flags[at.hash] & (fromOne | fromOther | stale)
		if flags == fromOne|fromOther {
			if m.flags[at.hash]&isBase == 0 {
				m.flags[at.hash] |= isBase
				bases = append(bases, at)
			}
			flags |= stale
		}
		for _, parent := range at.parents {
			if err := m.reach(parent, flags); err != nil {
				return Commit{}, err
			}
		}
	}
	bases = slices.DeleteFunc(bases, func(b *pending) bool { return m.flags[b.hash]&stale != 0 })
	if len(bases) == 0 {
		return Commit{}, nil
	}
	return slices.MinFunc(bases, younger).hash, nil
}

// meeting walks two histories, youngest commit first, until they meet.
type meeting struct {
	repository *Repository
	cut        map[plumbing.Hash]bool
	flags      map[plumbing.Hash]int
	seen       map[plumbing.Hash]*pending
	queue      queue
}

// reach marks a commit, and queues it when that is news.
func (m *meeting) reach(hash plumbing.Hash, flags int) error {
	if m.flags[hash]&flags == flags {
		return nil
	}
	m.flags[hash] |= flags
	at := m.seen[hash]
	if at == nil {
		c, err := m.repository.commit(hash)
		if err != nil {
			return err
		}
		at = &pending{hash: hash, parents: c.parents, when: c.when}
		if m.cut[hash] {
			at.parents = nil
		}
		m.seen[hash] = at
	}
	if !at.queued {
		at.queued = true
		heap.Push(&m.queue, at)
	}
	return nil
}

// fresh reports whether the queue holds a commit that may lead to a base.
func (m *meeting) fresh() bool {
	return slices.ContainsFunc(m.queue, func(p *pending) bool { return m.flags[p.hash]&stale == 0 })
}

type pending struct {
	hash    plumbing.Hash
	parents []plumbing.Hash
	when    int64
	queued  bool
}

func younger(a, b *pending) int {
	return cmp.Or(cmp.Compare(b.when, a.when), strings.Compare(a.hash.String(), b.hash.String()))
}

// queue is a heap of commits, the youngest on top.
type queue []*pending

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return younger(q[i], q[j]) < 0 }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(*pending)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
