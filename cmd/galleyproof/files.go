package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
)

// largest is how many bytes an article may have unless [files] max-size says otherwise.
const largest = 256 << 20

// source is one article to read.
type source struct {
	path     string // as printed, with '/'
	absolute string
	stdin    bool
	staged   func() ([]byte, error) // gives the bytes in place of the file
	room     *newsroom
}

// gather turns the command's arguments into articles, in order of path, each
// once. What cannot be reached is reported and left out.
func (p *process) gather(args []string, stdinPath string, rooms *newsrooms) []source {
	var all []source
	add := func(s source) {
		if s.room = rooms.of(filepath.Dir(s.absolute)); s.room != nil {
			all = append(all, s)
		}
	}
	for _, arg := range args {
		if arg == "-" {
			s := source{path: "-", stdin: true}
			name := "-"
			if stdinPath != "" {
				s.path, name = printed(stdinPath), stdinPath
			}
			s.absolute = absolute(name)
			add(s)
			continue
		}
		info, err := os.Stat(arg)
		switch {
		case err != nil:
			p.problem(pathError(printed(arg), err))
		case info.IsDir():
			w := walker{process: p, rooms: rooms, add: add}
			w.root(arg)
		default:
			add(source{path: printed(arg), absolute: absolute(arg)})
		}
	}
	return inOrder(all)
}

// inOrder sorts articles by path and keeps each once.
func inOrder(all []source) []source {
	slices.SortStableFunc(all, func(a, b source) int { return strings.Compare(a.path, b.path) })
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(s source) bool {
		twice := seen[s.absolute]
		seen[s.absolute] = true
		return twice
	})
}

// printed returns a path as reports show it.
func printed(path string) string { return filepath.ToSlash(filepath.Clean(path)) }

// absolute returns a path from the root; where the working folder is gone, the path itself.
func absolute(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return filepath.Clean(path)
	}
	return abs
}

var errFolder = errors.New("is a folder")

// readFile reads a whole file; that a folder is none is said alike on every system.
func readFile(path string) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, errFolder
	}
	return os.ReadFile(path)
}

// pathError says of a path, once, what the system said.
func pathError(path string, err error) error {
	var in *fs.PathError
	if errors.As(err, &in) {
		err = in.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: no such file or folder", path)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// walker finds the articles of a folder. It enters no hidden folder and no
// link to a folder, so it cannot go round in circles.
type walker struct {
	process *process
	rooms   *newsrooms
	add     func(source)
	visit   func(folder string)   // where set, called with each folder, from the root, before it is read
	other   func(absolute string) // where set, told of files of other kinds
}

// root walks a folder named on the command line. The ignore files above it, up
// to the one that holds .git, hold below it too; it is walked even if they
// name it.
func (w *walker) root(folder string) {
	real := absolute(folder)
	var above []ignoreFile
	for at := real; ; {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			break
		}
		parent := filepath.Dir(at)
		if parent == at { // not within a repository
			above = nil
			break
		}
		at = parent
		above = append(above, readIgnoreFile(at))
	}
	slices.Reverse(above)
	w.folder(folder, real, above)
}

func (w *walker) folder(folder, real string, ignores []ignoreFile) {
	if w.visit != nil {
		w.visit(real)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		w.process.problem(pathError(printed(folder), err))
		return
	}
	room := w.rooms.of(real)
	if room == nil {
		return
	}
	ignores = append(slices.Clip(ignores), readIgnoreFile(real))
	for _, e := range entries {
		name, abs := filepath.Join(folder, e.Name()), filepath.Join(real, e.Name())
		if strings.HasPrefix(e.Name(), ".") || ignored(ignores, filepath.ToSlash(abs), e.IsDir()) {
			continue
		}
		below := room.relative(abs)
		if room.config.Excludes(below) {
			continue
		}
		switch {
		case e.IsDir():
			w.folder(name, abs, ignores)
		case room.own(abs), !isFile(name, e):
		case !format.Known(e.Name()) && !room.config.Includes(below):
			if w.other != nil {
				w.other(abs)
			}
		default:
			w.add(source{path: printed(name), absolute: abs})
		}
	}
}

// isFile reports whether an entry is a file or a link to one.
func isFile(path string, e fs.DirEntry) bool {
	if e.Type().IsRegular() {
		return true
	}
	if e.Type()&fs.ModeSymlink == 0 {
		return false
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// open reads and parses an article. Its errors begin with the path.
func (s *source) open(stdin io.Reader, published article.Day) (*article.Document, error) {
	limit := s.room.config.Files.MaxSize
	if limit == 0 {
		limit = largest
	}
	data, err := s.read(stdin, limit)
	if err != nil {
		return nil, err
	}
	return s.parse(data, published)
}

// parse makes an article of bytes as if they were the source's.
func (s *source) parse(data []byte, published article.Day) (*article.Document, error) {
	if !format.Known(s.path) && len(data) > 0 && format.Sniff(data[:min(len(data), 4096)]) == "" {
		return nil, fmt.Errorf("%s: not a text that galleyproof can read", s.path)
	}
	doc, err := format.Parse(s.path, data, format.Options{Layout: s.room.config.Files.Text, Published: published})
	if err != nil {
		return nil, err
	}
	if !published.Known() {
		s.room.date(&doc.Meta.Published)
	}
	s.room.date(&doc.Meta.Modified)
	return doc, nil
}

func (s *source) read(stdin io.Reader, limit int64) ([]byte, error) {
	in := stdin
	var data bytes.Buffer
	switch {
	case s.staged != nil:
		blob, err := s.staged()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.path, err)
		}
		in = bytes.NewReader(blob)
	case !s.stdin:
		f, err := os.Open(s.absolute)
		if err != nil {
			return nil, pathError(s.path, err)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil {
			if info.Size() > limit {
				return nil, s.tooLarge(limit)
			}
			data.Grow(int(info.Size()) + bytes.MinRead)
		}
		in = f
	}
	if _, err := data.ReadFrom(io.LimitReader(in, limit+1)); err != nil {
		return nil, pathError(s.path, err)
	}
	if int64(data.Len()) > limit {
		return nil, s.tooLarge(limit)
	}
	return data.Bytes(), nil
}

func (s *source) tooLarge(limit int64) error {
	size := fmt.Sprintf("%d bytes", limit)
	if limit%(1<<20) == 0 {
		size = fmt.Sprintf("%d MiB", limit>>20)
	}
	return fmt.Errorf("%s: larger than %s; [files] max-size raises the limit", s.path, size)
}

// atomicFile is a file that appears, or changes, only when all of it is written.
type atomicFile struct {
	*os.File
	path string
}

// createAtomic begins a file. A link is followed; what is no regular file,
// such as a terminal, is written directly.
func createAtomic(path string) (*atomicFile, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		if info.IsDir() {
			return nil, errFolder
		}
		if !info.Mode().IsRegular() {
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			return &atomicFile{f, ""}, err
		}
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".galleyproof-*")
	if err != nil {
		return nil, err
	}
	// Some file systems know no modes; the report is none the worse for it.
	_ = f.Chmod(mode)
	return &atomicFile{f, path}, nil
}

// commit puts the file in its place.
func (f *atomicFile) commit() error {
	if f.path == "" {
		return f.Close()
	}
	err := f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), f.path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// abandon leaves things as they were.
func (f *atomicFile) abandon() {
	f.Close()
	if f.path != "" {
		os.Remove(f.Name())
	}
}
