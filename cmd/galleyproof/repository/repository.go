// Package repository reads what galleyproof needs to know of a git repository:
// which commit a revision names, where two histories part, what the index
// holds, and which files differ from a commit. It starts no program, and
// writes nothing.
//
// Paths within a repository are as git writes them: from its root, with '/'.
package repository

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/go-git/go-billy/v5/osfs"
	"github.com/go-git/go-git/v5/config"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/storage/filesystem"
	"github.com/go-git/go-git/v5/storage/filesystem/dotgit"
)

// Of go-git only its storage is used: loose objects, packs and their deltas,
// references and the index. The rest of it can fetch and run programs, which
// the command must not be able to do, and compares a working tree by reading
// all of it.

var (
	// ErrNone is that of a folder outside any repository.
	ErrNone = errors.New("not within a git repository")
	// ErrNoCommits is that of a repository in which nothing has been committed.
	ErrNoCommits = errors.New("the repository has no commit yet")
)

// Repository is a git repository with a working tree. Its methods may be used
// by several goroutines at once.
type Repository struct {
	Root string // the working tree, absolute, without symbolic links

	folder string // what git keeps of this working tree: HEAD, the index
	common string // what it keeps of all of them: objects, references
	store  *filesystem.Storage
	config *config.Config

	reading    sync.Mutex // go-git's readers are one goroutine's
	alternates []*filesystem.ObjectStorage

	resolving sync.Mutex
	resolved  map[string]string // folders without symbolic links
}

// Open returns the repository that an existing folder lies in; ErrNone when
// there is none.
func Open(folder string) (*Repository, error) {
	at, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return nil, err
	}
	if at, err = filepath.Abs(at); err != nil {
		return nil, err
	}
	for {
		if git, ok := gitFolder(at); ok {
			return open(at, git)
		}
		parent := filepath.Dir(at)
		if parent == at {
			return nil, ErrNone
		}
		at = parent
	}
}

// gitFolder returns what git keeps of the working tree at a folder: the folder
// .git or, in a linked working tree or a submodule, the one that the file .git
// names.
func gitFolder(root string) (string, bool) {
	git := filepath.Join(root, ".git")
	if named, err := os.ReadFile(git); err == nil {
		path, ok := strings.CutPrefix(strings.TrimRight(string(named), "\r\n"), "gitdir: ")
		if !ok {
			return "", false
		}
		git = from(root, path)
	}
	info, err := os.Stat(filepath.Join(git, "HEAD"))
	return git, err == nil && info.Mode().IsRegular()
}

// from returns a path that one of git's files names from a folder.
func from(folder, path string) string {
	if path = filepath.FromSlash(path); filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(folder, path)
}

func open(root, git string) (*Repository, error) {
	r := &Repository{Root: root, folder: git, common: git, resolved: map[string]string{}}
	if named, err := os.ReadFile(filepath.Join(git, "commondir")); err == nil {
		r.common = from(git, strings.TrimRight(string(named), "\r\n"))
	}
	files := dotgit.NewRepositoryFilesystem(osfs.New(git), osfs.New(r.common))
	r.store = filesystem.NewStorage(files, cache.NewObjectLRUDefault())
	r.readAlternates()
	var err error
	if r.config, err = r.store.Config(); err != nil {
		// It only names defaults and formats, and git may well read what
		// the library cannot.
		r.config = config.NewConfig()
	}
	return r, r.supported()
}

// supported refuses the formats that go-git's storage would misread.
func (r *Repository) supported() error {
	ext := r.config.Raw.Section("extensions")
	if format := ext.Option("objectformat"); format != "" && !strings.EqualFold(format, "sha1") {
		return fmt.Errorf("galleyproof reads git repositories with SHA-1 names, not with %s", format)
	}
	if refs := ext.Option("refstorage"); refs != "" && !strings.EqualFold(refs, "files") {
		return fmt.Errorf("galleyproof reads git references kept as files, not as %s", refs)
	}
	return nil
}

// readAlternates opens the object folders that the repository borrows from.
// go-git would find them too, but opens them anew for every object, and takes
// relative paths from the wrong folder.
func (r *Repository) readAlternates() {
	objects := filepath.Join(r.common, "objects")
	data, err := os.ReadFile(filepath.Join(objects, "info", "alternates"))
	if err != nil {
		return
	}
	for path := range strings.Lines(string(data)) {
		if path = strings.TrimRight(path, "\r\n"); path == "" || path[0] == '#' {
			continue
		}
		other := osfs.New(filepath.Dir(from(objects, path)))
		r.alternates = append(r.alternates, filesystem.NewObjectStorage(dotgit.New(other), cache.NewObjectLRUDefault()))
	}
}

// ExcludeFile returns the path of the ignore file that is not committed; it
// need not exist.
func (r *Repository) ExcludeFile() string { return filepath.Join(r.common, "info", "exclude") }

// Path returns the path within the repository of an absolute one; false when
// it lies outside. Of a symbolic link it is the link's own.
func (r *Repository) Path(abs string) (string, bool) {
	if rel, ok := r.below(abs); ok {
		return rel, true
	}
	r.resolving.Lock()
	defer r.resolving.Unlock()
	folder := filepath.Dir(abs)
	real, ok := r.resolved[folder]
	if !ok {
		var err error
		if real, err = filepath.EvalSymlinks(folder); err != nil {
			real = folder
		}
		r.resolved[folder] = real
	}
	return r.below(filepath.Join(real, filepath.Base(abs)))
}

func (r *Repository) below(abs string) (string, bool) {
	rel, err := filepath.Rel(r.Root, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// object returns an object's kind and bytes.
func (r *Repository) object(hash plumbing.Hash) (plumbing.ObjectType, []byte, error) {
	r.reading.Lock()
	defer r.reading.Unlock()
	o, err := r.encoded(hash)
	if err != nil {
		if errors.Is(err, plumbing.ErrObjectNotFound) {
			err = fmt.Errorf("the object %s is not in this clone", hash)
		}
		return plumbing.InvalidObject, nil, err
	}
	in, err := o.Reader()
	if err != nil {
		return plumbing.InvalidObject, nil, err
	}
	data, err := io.ReadAll(in)
	if e := in.Close(); err == nil {
		err = e
	}
	return o.Type(), data, err
}

func (r *Repository) encoded(hash plumbing.Hash) (plumbing.EncodedObject, error) {
	for _, a := range r.alternates {
		if o, err := a.EncodedObject(plumbing.AnyObject, hash); err == nil {
			return o, nil
		}
	}
	return r.store.EncodedObject(plumbing.AnyObject, hash)
}

// commit is what the comparison of histories needs of one.
type commit struct {
	tree    plumbing.Hash
	parents []plumbing.Hash
	when    int64 // seconds since 1970
}

// commit reads a commit.
func (r *Repository) commit(hash plumbing.Hash) (*commit, error) {
	kind, data, err := r.object(hash)
	if err != nil {
		return nil, err
	}
	if kind != plumbing.CommitObject {
		return nil, fmt.Errorf("%s is a %s, not a commit", hash, kind)
	}
	return parseCommit(data), nil
}

func parseCommit(data []byte) *commit {
	c := &commit{}
	for line := range bytes.Lines(data) {
		key, value, _ := strings.Cut(strings.TrimSuffix(string(line), "\n"), " ")
		switch key {
		case "tree":
			c.tree = plumbing.NewHash(value)
		case "parent":
			c.parents = append(c.parents, plumbing.NewHash(value))
		case "committer":
			if fields := strings.Fields(value); len(fields) > 1 {
				c.when, _ = strconv.ParseInt(fields[len(fields)-2], 10, 64)
			}
		case "": // the message begins
			return c
		}
	}
	return c
}

// shallow returns the commits at which the clone was cut.
func (r *Repository) shallow() (map[plumbing.Hash]bool, error) {
	file, err := os.Open(filepath.Join(r.common, "shallow"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	cut := map[plumbing.Hash]bool{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		cut[plumbing.NewHash(lines.Text())] = true
	}
	return cut, lines.Err()
}

// file is an entry of a commit's tree.
type file struct {
	link bool // a symbolic link
	hash plumbing.Hash
}

// files returns the files of a commit's tree, without submodules.
func (r *Repository) files(hash plumbing.Hash) (map[string]file, error) {
	c, err := r.commit(hash)
	if err != nil {
		return nil, err
	}
	out := map[string]file{}
	return out, r.walk(c.tree, "", out, 0)
}

// deepest is how many folders git's own tools can hold in one another, with room.
const deepest = 4096

func (r *Repository) walk(tree plumbing.Hash, folder string, out map[string]file, depth int) error {
	kind, data, err := r.object(tree)
	if err != nil {
		return err
	}
	if kind != plumbing.TreeObject || depth > deepest {
		return fmt.Errorf("the object %s is no tree", tree)
	}
	entries, ok := parseTree(data)
	if !ok {
		return fmt.Errorf("the tree %s is damaged", tree)
	}
	for _, e := range entries {
		switch e.mode {
		case "40000", "040000":
			if err := r.walk(e.hash, folder+e.name+"/", out, depth+1); err != nil {
				return err
			}
		case "160000": // a submodule
		default:
			out[folder+e.name] = file{e.mode == "120000", e.hash}
		}
	}
	return nil
}

type treeEntry struct {
	mode, name string
	hash       plumbing.Hash
}

// parseTree reads the entries of a tree: the mode, a space, the name, a zero
// byte, and the hash in binary.
func parseTree(data []byte) (entries []treeEntry, ok bool) {
	for len(data) > 0 {
		head, rest, ok := bytes.Cut(data, []byte{0})
		mode, name, space := strings.Cut(string(head), " ")
		e := treeEntry{mode: mode, name: name}
		if !ok || !space || len(rest) < len(e.hash) {
			return nil, false
		}
		data = rest[copy(e.hash[:], rest):]
		entries = append(entries, e)
	}
	return entries, true
}
