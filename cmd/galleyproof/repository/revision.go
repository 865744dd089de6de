package repository

import (
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// Commit is the name of a commit; the zero value is that of none.
type Commit = plumbing.Hash

// Head returns the commit that is checked out; ErrNoCommits when there is none.
func (r *Repository) Head() (Commit, error) {
	hash, ok := r.reference(plumbing.HEAD)
	if !ok {
		return hash, ErrNoCommits
	}
	return hash, nil
}

func (r *Repository) reference(name plumbing.ReferenceName) (plumbing.Hash, bool) {
	ref, err := storer.ResolveReference(r.store, name)
	if err != nil {
		return plumbing.ZeroHash, false
	}
	return ref.Hash(), !ref.Hash().IsZero()
}

// Resolve returns the commit that a revision names: a branch, a tag, another
// reference, a commit's name or the beginning of it, @ for HEAD, each with any
// number of ~N, ^N, ^{} and, after a branch, @{upstream} or @{u}.
func (r *Repository) Resolve(revision string) (Commit, error) {
	if strings.Contains(revision, "..") {
		return Commit{}, fmt.Errorf("“%s” is a range; one commit is needed", revision)
	}
	name, steps := revision, ""
	if i := strings.IndexAny(revision, "^~"); i >= 0 {
		name, steps = revision[:i], revision[i:]
	}
	hash, err := r.named(name)
	if err == nil {
		hash, err = r.peel(hash)
	}
	if err == nil {
		hash, err = r.step(hash, steps)
	}
	if errors.Is(err, errUnknown) {
		return hash, r.unknown(revision)
	}
	return hash, err
}

var errUnknown = errors.New("unknown revision")

// unknown says that a revision names nothing.
func (r *Repository) unknown(revision string) error {
	hint := ""
	if cut, err := r.shallow(); err == nil && len(cut) > 0 {
		hint = "; the clone is shallow, so it may have to be fetched"
	}
	return fmt.Errorf("“%s” names no commit of this repository%s", revision, hint)
}

// named resolves what stands before any ^ and ~.
func (r *Repository) named(name string) (plumbing.Hash, error) {
	if branch, ok := cutUpstream(name); ok {
		return r.upstream(branch)
	}
	if name == "@" {
		name = "HEAD"
	}
	if plumbing.IsHash(name) {
		return plumbing.NewHash(name), nil
	}
	if !validName(name) {
		return plumbing.ZeroHash, errUnknown
	}
	if isHead(name) {
		if hash, ok := r.reference(plumbing.ReferenceName(name)); ok {
			return hash, nil
		}
		return r.fetched(name)
	}
	patterns := []string{"refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD"}
	if strings.HasPrefix(name, "refs/") {
		patterns = slices.Insert(patterns, 0, "%s")
	}
	for _, pattern := range patterns {
		if hash, ok := r.reference(plumbing.ReferenceName(fmt.Sprintf(pattern, name))); ok {
			return hash, nil
		}
	}
	return r.abbreviated(name)
}

// validName reports whether git would let a reference go by the name.
func validName(name string) bool {
	return name != "" && !strings.ContainsAny(name, "~^:?*[\\\x7f") && !strings.Contains(name, "@{") &&
		!strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' }) &&
		!strings.ContainsRune("./-", rune(name[0])) && !strings.HasSuffix(name, "/")
}

// isHead reports whether a name is HEAD, or FETCH_HEAD and its like.
func isHead(name string) bool {
	name, ok := strings.CutSuffix(name, "HEAD")
	return ok && (name == "" || strings.HasSuffix(name, "_") && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == "")
}

// fetched reads FETCH_HEAD and its like, where more than a name may stand.
func (r *Repository) fetched(name string) (plumbing.Hash, error) {
	data, err := os.ReadFile(filepath.Join(r.folder, name))
	if word, _, _ := strings.Cut(string(data), "\t"); err == nil && plumbing.IsHash(word) {
		return plumbing.NewHash(word), nil
	}
	return plumbing.ZeroHash, errUnknown
}

// abbreviated resolves the beginning of an object's name.
func (r *Repository) abbreviated(name string) (plumbing.Hash, error) {
	name = strings.ToLower(name)
	prefix, err := hex.DecodeString(name[:len(name)&^1])
	if err != nil || len(name) < 4 {
		return plumbing.ZeroHash, errUnknown
	}
	r.reading.Lock()
	hashes, err := r.store.HashesWithPrefix(prefix)
	for _, a := range r.alternates {
		if more, err := a.HashesWithPrefix(prefix); err == nil {
			hashes = append(hashes, more...)
		}
	}
	r.reading.Unlock()
	if err != nil {
		return plumbing.ZeroHash, err
	}
	found := map[plumbing.Hash]bool{}
	for _, h := range hashes {
		if !strings.HasPrefix(h.String(), name) {
			continue
		}
		if kind, _, err := r.object(h); err == nil && (kind == plumbing.CommitObject || kind == plumbing.TagObject) {
			found[h] = true
		}
	}
	switch len(found) {
	case 0:
		return plumbing.ZeroHash, errUnknown
	case 1:
		for h := range found {
			return h, nil
		}
	}
	return plumbing.ZeroHash, fmt.Errorf("“%s” is the beginning of more than one commit’s name", name)
}

// peel follows tags to the commit they are put on.
func (r *Repository) peel(hash plumbing.Hash) (plumbing.Hash, error) {
	for range 64 {
		kind, data, err := r.object(hash)
		if err != nil {
			return hash, errUnknown // a name that nothing here goes by
		}
		if kind == plumbing.CommitObject {
			return hash, nil
		}
		line, _, _ := strings.Cut(string(data), "\n")
		target, ok := strings.CutPrefix(line, "object ")
		if kind != plumbing.TagObject || !ok {
			break
		}
		hash = plumbing.NewHash(target)
	}
	return hash, errUnknown
}

// step goes from a commit to an ancestor.
func (r *Repository) step(hash plumbing.Hash, steps string) (plumbing.Hash, error) {
	for steps != "" {
		mark := steps[0]
		steps = steps[1:]
		if mark == '^' && strings.HasPrefix(steps, "{") {
			kind, rest, ok := strings.Cut(steps[1:], "}")
			if !ok || kind != "" && kind != "commit" {
				return hash, errUnknown
			}
			steps = rest
			continue
		}
		digits := steps[:len(steps)-len(strings.TrimLeft(steps, "0123456789"))]
		steps = steps[len(digits):]
		n, err := strconv.Atoi(cmp.Or(digits, "1"))
		if err != nil || steps != "" && steps[0] != '^' && steps[0] != '~' {
			return hash, errUnknown
		}
		times, parent := n, 1
		if mark == '^' {
			times, parent = min(n, 1), n
		}
		for range times {
			parents, err := r.parents(hash)
			if err != nil {
				return hash, err
			}
			if len(parents) < parent {
				return hash, errUnknown
			}
			hash = parents[parent-1]
		}
	}
	return hash, nil
}

// parents returns those of a commit that the clone has.
func (r *Repository) parents(hash plumbing.Hash) ([]plumbing.Hash, error) {
	cut, err := r.shallow()
	if err != nil || cut[hash] {
		return nil, err
	}
	c, err := r.commit(hash)
	if err != nil {
		return nil, err
	}
	return c.parents, nil
}

func cutUpstream(name string) (branch string, ok bool) {
	for _, suffix := range []string{"@{upstream}", "@{u}"} {
		if branch, ok = strings.CutSuffix(strings.ToLower(name), suffix); ok {
			return name[:len(branch)], true
		}
	}
	return name, false
}

// upstream returns the commit of a branch's upstream, as last fetched; that of
// the branch checked out for "".
func (r *Repository) upstream(branch string) (plumbing.Hash, error) {
	if branch == "" || branch == "@" || branch == "HEAD" {
		head, err := r.store.Reference(plumbing.HEAD)
		if err != nil || head.Type() != plumbing.SymbolicReference {
			return plumbing.ZeroHash, errUnknown
		}
		branch = head.Target().Short()
	}
	set, ok := r.config.Branches[branch]
	if !ok || set.Merge == "" {
		return plumbing.ZeroHash, errUnknown
	}
	name := set.Merge
	if set.Remote != "." {
		name = plumbing.NewRemoteReferenceName(set.Remote, set.Merge.Short())
		if remote, ok := r.config.Remotes[set.Remote]; ok {
			for _, spec := range remote.Fetch {
				if spec.Match(set.Merge) {
					name = spec.Dst(set.Merge)
					break
				}
			}
		}
	}
	if hash, ok := r.reference(name); ok {
		return hash, nil
	}
	return plumbing.ZeroHash, errUnknown
}

// defaults are what a branch without an upstream is compared with.
var defaults = []string{"refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"}

// Default returns what to compare with when nobody says: the upstream of the
// branch checked out, or else the main branch. Its name is for messages.
func (r *Repository) Default() (Commit, string, error) {
	if hash, err := r.upstream(""); err == nil {
		return hash, "@{upstream}", nil
	}
	for _, name := range defaults {
		if hash, ok := r.reference(plumbing.ReferenceName(name)); ok {
			return hash, plumbing.ReferenceName(name).Short(), nil
		}
	}
	return plumbing.ZeroHash, "", errors.New("the branch has no upstream, and there is no origin/HEAD, main or master; name a revision to compare with")
}
