package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"galleyproof/cmd/galleyproof/repository"
	"galleyproof/corpus/format"
)

// changedFlag is the one flag whose value may be left out: --changed,
// --changed=REV and --changed REV.
const changedFlag = "changed"

// namesRevision reports whether the word after --changed is its value: it is no
// file, and names a commit.
func namesRevision(word string) bool {
	if strings.HasPrefix(word, "-") || exists(word) {
		return false
	}
	r, err := repository.Open(".")
	if err != nil {
		return false
	}
	_, err = r.Resolve(word)
	return err == nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// selection says which of the articles named are checked, and from where they
// are read.
type selection struct {
	changed  bool // only those that differ from where HEAD and the revision part
	revision string
	staged   bool // the index's content, and without changed only what differs from HEAD
}

func (s selection) any() bool { return s.changed || s.staged }

func (s selection) flag() string {
	if s.changed {
		return "--" + changedFlag
	}
	return "--staged"
}

// choose returns the articles to check. An error is one of the command line or
// of the repository; what is wrong with a single path is reported.
func (p *process) choose(o *checkOptions, rooms *newsrooms) ([]source, error) {
	if !o.selection.any() {
		return p.gather(o.paths, o.stdinPath, rooms), nil
	}
	if slices.Contains(o.paths, "-") {
		return nil, usageError("%s reads the files of a git repository, not standard input", o.selection.flag())
	}
	sources, err := p.fromRepository(o, rooms)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o.selection.flag(), err)
	}
	return sources, nil
}

func (p *process) fromRepository(o *checkOptions, rooms *newsrooms) ([]source, error) {
	repo, err := repository.Open(nearestFolder(o.paths[0]))
	if errors.Is(err, repository.ErrNone) {
		return nil, fmt.Errorf("“%s” is not within a git repository", printed(o.paths[0]))
	}
	if err != nil {
		return nil, err
	}
	base, err := o.selection.base(repo)
	if err != nil {
		return nil, err
	}
	changes, err := repo.Since(base)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, path := range o.paths {
		abs := absolute(path)
		if real, err := filepath.EvalSymlinks(abs); err == nil && isFolder(abs) {
			abs = real
		}
		_, inside := repo.Path(abs)
		switch {
		case !inside:
			return nil, fmt.Errorf("“%s” is outside the git repository of “%s”", printed(path), printed(o.paths[0]))
		case exists(path), o.selection.staged && changes.Knows(abs):
			paths = append(paths, path)
		case changes.Knows(abs): // deleted, so there is nothing to read
		case o.selection.changed:
			p.problem(fmt.Errorf("%s: neither a file nor a revision", printed(path)))
		default:
			p.problem(pathError(printed(path), fs.ErrNotExist))
		}
	}
	if o.selection.staged {
		return p.stagedSources(paths, repo, changes, rooms), nil
	}
	return changedSources(p.gather(paths, "", rooms), repo, changes)
}

// base returns the commit to compare with, the zero value to compare with
// nothing.
func (s selection) base(repo *repository.Repository) (repository.Commit, error) {
	if s.changed {
		base, err := repo.Base(s.revision)
		if errors.Is(err, repository.ErrNoCommits) {
			err = fmt.Errorf("%w, so there is nothing to compare with; --staged alone reads what is to be committed", err)
		}
		return base, err
	}
	head, err := repo.Head()
	if errors.Is(err, repository.ErrNoCommits) {
		return head, nil
	}
	return head, err
}

// nearestFolder returns the folder that a path is or lies in, or would lie in
// were it there.
func nearestFolder(path string) string {
	at := absolute(path)
	for !isFolder(at) && filepath.Dir(at) != at {
		at = filepath.Dir(at)
	}
	return at
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// changedSources keeps the articles whose file differs from the commit's.
func changedSources(all []source, repo *repository.Repository, changes *repository.Changes) ([]source, error) {
	var excludes []ignoreFile
	if data, err := os.ReadFile(repo.ExcludeFile()); err == nil {
		excludes = []ignoreFile{{filepath.ToSlash(repo.Root), parseIgnore(string(data))}}
	}
	var out []source
	for _, s := range all {
		has, err := changes.Has(s.absolute)
		if err != nil {
			return nil, pathError(s.path, err)
		}
		if has && (changes.Tracks(s.absolute) || !excluded(excludes, repo, s.absolute)) {
			out = append(out, s)
		}
	}
	return out, nil
}

// excluded reports whether ignore files of the repository's root ignore a file
// or a folder it lies in.
func excluded(files []ignoreFile, repo *repository.Repository, abs string) bool {
	path, _ := repo.Path(abs)
	at := filepath.ToSlash(repo.Root)
	parts := strings.Split(path, "/")
	for i, part := range parts {
		at += "/" + part
		if ignored(files, at, i < len(parts)-1) {
			return true
		}
	}
	return false
}

// stagedSources returns the articles among paths and below folders, in order,
// as the index has them. A file that git tracks is not ignored, whatever an
// ignore file says; otherwise a folder holds the articles it would on disk.
func (p *process) stagedSources(paths []string, repo *repository.Repository, changes *repository.Changes, rooms *newsrooms) []source {
	all := changes.Staged()
	byPath := map[string]repository.Staged{}
	for _, s := range all {
		byPath[s.Path] = s
	}
	var out []source
	add := func(path string, staged repository.Staged) {
		s := source{path: printed(path), absolute: absolute(path), staged: staged.Read}
		if s.room = rooms.of(filepath.Dir(s.absolute)); s.room != nil {
			out = append(out, s)
		}
	}
	for _, arg := range paths {
		abs := absolute(arg)
		if real, err := filepath.EvalSymlinks(abs); err == nil && isFolder(abs) {
			abs = real
		}
		within, _ := repo.Path(abs)
		if s, ok := byPath[within]; ok {
			add(arg, s)
			continue
		}
		for _, s := range all {
			below, ok := strings.CutPrefix(s.Path, within+"/")
			if within == "." {
				below, ok = s.Path, true
			}
			if ok && rooms.listed(absolute(arg), below) {
				add(filepath.Join(arg, filepath.FromSlash(below)), s)
			}
		}
	}
	return inOrder(out)
}

// listed reports whether whoever walks a folder would take the file at a path
// below it, with '/', for an article. It asks the configurations, not the disk.
func (n *newsrooms) listed(folder, below string) bool {
	for {
		name, rest, more := strings.Cut(below, "/")
		room := n.of(folder)
		if room == nil || strings.HasPrefix(name, ".") {
			return false
		}
		folder = filepath.Join(folder, name)
		path := room.relative(folder)
		if room.config.Excludes(path) {
			return false
		}
		if !more {
			return (format.Known(name) || room.config.Includes(path)) && !room.own(folder)
		}
		below = rest
	}
}
