package repository

import (
	"bytes"
	"crypto/sha1"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/format/index"
)

// merged is the stage of an entry that no merge has left open. go-git's own
// constant of that name is another.
const merged index.Stage = 0

// Index is what is to be committed next.
type Index struct {
	entries map[string]*index.Entry
	written time.Time // when the file was
}

// Index reads the index: the one that git names to a hook, which differs from
// the repository's own in “git commit -a” and “git commit FILE”, or that.
func (r *Repository) Index() (*Index, error) {
	path := os.Getenv("GIT_INDEX_FILE")
	if path == "" {
		path = filepath.Join(r.folder, "index")
	}
	path = from(r.Root, path)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &Index{}, nil // nothing was ever added
	}
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	x, err := parseIndex(data)
	if err != nil {
		return nil, fmt.Errorf("the index of the git repository cannot be read: %w", err)
	}
	x.written = info.ModTime()
	return x, nil
}

// parseIndex reads the bytes of an index.
func parseIndex(data []byte) (*Index, error) {
	// git leaves the checksum out when index.skipHash is set.
	if n := len(data) - sha1.Size; n >= 0 && !bytes.ContainsFunc(data[n:], func(c rune) bool { return c != 0 }) {
		sum := sha1.Sum(data[:n])
		data = slices.Concat(data[:n], sum[:])
	}
	var raw index.Index
	err := index.NewDecoder(bytes.NewReader(data)).Decode(&raw)
	if errors.Is(err, index.ErrUnknownExtension) {
		return nil, errors.New("it is split or sparse; “git update-index --no-split-index” and “git sparse-checkout reapply --no-sparse-index” write it whole")
	}
	if err != nil {
		return nil, err
	}
	x := &Index{entries: make(map[string]*index.Entry, len(raw.Entries))}
	for _, e := range raw.Entries {
		x.entries[e.Name] = e
	}
	return x, nil
}

// Changes tells which files differ from a commit.
type Changes struct {
	repository *Repository
	base       map[string]file
	index      *Index
}

// Since returns the changes since a commit; since nothing at all for the zero
// value.
func (r *Repository) Since(base Commit) (*Changes, error) {
	c := &Changes{repository: r}
	var err error
	if !base.IsZero() {
		if c.base, err = r.files(base); err != nil {
			return nil, err
		}
	}
	c.index, err = r.Index()
	return c, err
}

// Knows reports whether the commit or the index has a file, or files below a
// folder, at an absolute path, whether or not there is one in the working tree.
func (c *Changes) Knows(abs string) bool {
	path, ok := c.repository.Path(abs)
	if !ok {
		return false
	}
	if _, ok := c.base[path]; ok || c.index.entries[path] != nil {
		return true
	}
	for name := range c.base {
		if strings.HasPrefix(name, path+"/") {
			return true
		}
	}
	for name := range c.index.entries {
		if strings.HasPrefix(name, path+"/") {
			return true
		}
	}
	return false
}

// Tracks reports whether git tracks the file at an absolute path.
func (c *Changes) Tracks(abs string) bool {
	path, ok := c.repository.Path(abs)
	return ok && c.index.entries[path] != nil
}

// Has reports whether the file in the working tree differs from the commit's,
// or is new to it. Files of another repository below this one, such as those
// of a submodule, do not. Whether git ignores a file that it does not track is
// for the caller to find out.
func (c *Changes) Has(abs string) (bool, error) {
	r := c.repository
	path, ok := r.Path(abs)
	if !ok {
		return false, nil
	}
	e := c.index.entries[path]
	if e == nil || e.IntentToAdd {
		return !r.foreign(path), nil
	}
	info, err := os.Lstat(abs)
	if err != nil {
		return false, err
	}
	before, ok := c.base[path]
	if !ok || before.link != (info.Mode()&fs.ModeSymlink != 0) {
		return true, nil
	}
	if c.index.untouched(e, info) {
		return e.Hash != before.hash, nil
	}
	same, err := holds(abs, before)
	return !same, err
}

// foreign reports whether a path lies in a repository of its own.
func (r *Repository) foreign(path string) bool {
	for i := 0; i < len(path); i++ {
		if path[i] != '/' {
			continue
		}
		if _, ok := gitFolder(filepath.Join(r.Root, filepath.FromSlash(path[:i]))); ok {
			return true
		}
	}
	return false
}

// untouched reports whether a file is as it was when it was added: it has the
// size and the time that git noted, and the time is older than the index. One
// as old as the index may have been written again in the same instant.
func (x *Index) untouched(e *index.Entry, info fs.FileInfo) bool {
	at, noted := info.ModTime(), e.ModifiedAt
	if noted.Nanosecond() == 0 { // some builds of git keep seconds only
		at = at.Truncate(time.Second)
	}
	return e.Stage == merged && at.Equal(noted) && uint32(info.Size()) == e.Size && noted.Before(x.written)
}

// holds reports whether a file in the working tree has the content of a
// commit's, or would once git had made its line ends plain.
func holds(abs string, f file) (bool, error) {
	if f.link {
		target, err := os.Readlink(abs)
		return err == nil && blobName([]byte(filepath.ToSlash(target))) == f.hash, err
	}
	data, err := os.ReadFile(abs)
	if err != nil {
		return false, err
	}
	return blobName(data) == f.hash || blobName(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))) == f.hash, nil
}

func blobName(data []byte) plumbing.Hash { return plumbing.ComputeHash(plumbing.BlobObject, data) }

// Staged is a file as the index has it.
type Staged struct {
	Path string // within the repository

	repository *Repository
	hash       plumbing.Hash
}

// Staged returns the files whose content in the index differs from the
// commit's or is new to it, in order of path. Links and submodules are none.
func (c *Changes) Staged() []Staged {
	var out []Staged
	for path, e := range c.index.entries {
		if e.Stage != merged || e.IntentToAdd || !e.Mode.IsRegular() && e.Mode != filemode.Executable {
			continue
		}
		if before, ok := c.base[path]; ok && before.hash == e.Hash && !before.link {
			continue
		}
		out = append(out, Staged{path, c.repository, e.Hash})
	}
	slices.SortFunc(out, func(a, b Staged) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// Read returns the file's bytes.
func (s Staged) Read() ([]byte, error) {
	kind, data, err := s.repository.object(s.hash)
	if err == nil && kind != plumbing.BlobObject {
		err = fmt.Errorf("the object %s is a %s, not a file", s.hash, kind)
	}
	return data, err
}
