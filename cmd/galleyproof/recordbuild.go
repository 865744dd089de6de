package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/urfave/cli/v2"

	"galleyproof/corpus/record"
	"galleyproof/linter/config"
)

func (p *process) recordBuild(c *cli.Context) error {
	rooms, err := p.newsrooms(c.String("config"), config.Flags{})
	if err != nil {
		return err
	}
	rooms.stale = func(string) {}
	if rooms.override != "" && rooms.of("") == nil {
		return status(exitFailed)
	}
	paths := c.Args().Slice()
	if len(paths) == 0 {
		paths = []string{"."}
	}
	_, others := p.partRecord(paths, rooms)
	p.gather(others, "", rooms)

	var builds []build
	for _, file := range slices.Sorted(maps.Keys(rooms.byFile)) {
		room := rooms.byFile[file]
		if room == nil || len(room.config.Record) == 0 {
			continue
		}
		b, err := newBuild(room)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(builds, func(o build) bool { return o.path == b.path })
		switch {
		case at < 0:
			builds = append(builds, b)
		case !bytes.Equal(builds[at].data, b.data):
			return fmt.Errorf("%s: the records of “%s” and “%s” begin in one folder, and it can hold one compiled record only",
				short(b.path), builds[at].of, b.of)
		}
	}
	switch {
	case p.failed: // a record at fault is not compiled
		return status(exitFailed)
	case builds == nil:
		return usageError("no configuration here names a record; write [corpus] record = [\"record\"]")
	}
	for _, b := range builds {
		if err := b.write(p); err != nil {
			return err
		}
	}
	return nil
}

// build is a compiled record that is to be written.
type build struct {
	of    string // its configuration
	path  string // absolute
	data  []byte
	files int
	names int
}

func newBuild(room *newsroom) (build, error) {
	b := build{of: room.config.File, path: room.compiledPath()}
	entries, errs := room.recordEntries()
	files, more := room.readFiles(entries)
	if errs = append(errs, more...); errs != nil {
		return b, errors.Join(errs...)
	}
	b.files = len(files)
	var err error
	if b.data, _, err = record.Compile(files, sourceNames(b.path, entries)); err != nil { // its problems are reported already
		return b, err
	}
	c, err := record.Read(b.data)
	if err == nil {
		b.names = c.Count()
	}
	return b, err
}

// write writes a compiled record, unless it stands there already.
func (b *build) write(p *process) error {
	done := "written"
	if old, err := os.ReadFile(b.path); err == nil && bytes.Equal(old, b.data) {
		done = "up to date"
	} else if err := writeAtomic(b.path, b.data); err != nil {
		return pathError(short(b.path), err)
	}
	_, err := fmt.Fprintf(p.out, "%s: %s, %s from %s\n", short(b.path), done,
		counted(b.names, "name", "names"), counted(b.files, "file", "files"))
	return err
}

// writeAtomic writes a file whole or not at all.
func writeAtomic(path string, data []byte) error {
	f, err := createAtomic(path)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.abandon()
		return err
	}
	return f.commit()
}

// compiledPath returns where the compiled record stands, or would: in the folder
// of the first entry of the record.
func (n *newsroom) compiledPath() string {
	folder := n.path(n.config.Record[0].Value)
	if info, err := os.Stat(folder); err != nil {
		base, _ := doublestar.SplitPattern(filepath.ToSlash(folder))
		folder = filepath.FromSlash(base)
	} else if !info.IsDir() {
		folder = filepath.Dir(folder)
	}
	return filepath.Join(folder, record.CompiledName)
}

// sourceNames returns what a compiled record calls the record's files.
func sourceNames(path string, entries []recordEntry) []string {
	out := make([]string, len(entries))
	for i, e := range entries {
		rel, err := filepath.Rel(filepath.Dir(path), e.path)
		if err != nil {
			rel = e.path // on another volume
		}
		out[i] = filepath.ToSlash(rel)
	}
	return out
}

var errStale = errors.New("the record has changed since it was compiled")

// compiled returns the newsroom's compiled record and its files, of which those
// that hold names only are not read; nil where there is none, or where it is not
// up to date, which stale is told.
func (n *newsroom) compiled(entries []recordEntry, stale func(string)) (*record.Compiled, []record.File) {
	path := n.compiledPath()
	n.files[path] = true
	c, err := record.Open(path)
	var files []record.File
	if err == nil {
		files, err = sourceFiles(c, path, entries)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		stale(fmt.Sprintf("%s is not used: %v; “galleyproof record build” compiles it anew", short(path), reason(err)))
		return nil, nil
	}
	n.inputs.add(c.Header())
	for i, f := range files {
		n.inputs.add([]byte(n.relative(entries[i].path)), f.Data)
	}
	return c, files
}

// reason is what the system, or the compiled record, says, without the path.
func reason(err error) error {
	var in *fs.PathError
	if errors.As(err, &in) {
		return in.Err
	}
	return err
}

// sourceFiles holds the sources of a compiled record against the record's files,
// and reads those that hold more than names.
func sourceFiles(c *record.Compiled, path string, entries []recordEntry) ([]record.File, error) {
	sources := c.Sources()
	if len(sources) != len(entries) {
		return nil, errStale
	}
	names := sourceNames(path, entries)
	files := make([]record.File, len(entries))
	for i, e := range entries {
		s := &sources[i]
		if info, err := os.Stat(e.path); err != nil || info.Size() != s.Size || names[i] != s.Name {
			return nil, errStale
		}
		files[i].Path = short(e.path)
		var sum uint32
		var err error
		if s.NamesOnly {
			_, sum, err = record.SumFile(e.path)
		} else if files[i].Data, err = readFile(e.path); err == nil {
			h := record.NewSum()
			h.Write(files[i].Data)
			sum = h.Sum32()
		}
		if err != nil || sum != s.Sum {
			return nil, errStale
		}
	}
	return files, nil
}

// compiledProblems reads all of the compiled record, if there is one, and says
// what is wrong with it.
func (n *newsroom) compiledProblems() []record.Problem {
	path := n.compiledPath()
	problem := record.Problem{File: short(path), Line: 1}
	c, err := record.Open(path)
	if err == nil {
		err = c.Verify()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		problem.Message = fmt.Sprintf("%v; “galleyproof record build” compiles it anew", reason(err))
		return []record.Problem{problem}
	}
	entries, errs := n.recordEntries()
	if errs != nil {
		return nil // said already
	}
	if _, err := sourceFiles(c, path, entries); err != nil {
		problem.Message = fmt.Sprintf("%v; “galleyproof record build” compiles it anew", err)
		problem.Warning = true
		return []record.Problem{problem}
	}
	return nil
}
