package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// cache keeps the findings of articles from one run to the next. An entry's
// name is a hash of all that its findings follow from: this program's own
// bytes, which hold the rules, their phrases and the lexicon; the
// configuration with its flags, word lists and record; the article's path,
// metadata and bytes. So an entry is never out of date, only no longer asked
// for. What stet files and baselines leave out is left out afterwards.
//
// Several processes may use one cache. An entry appears whole or not at all; one
// that is damaged is as good as none.
type cache struct {
	folder  string
	limit   int64  // bytes that all entries may have together
	program []byte // hash of the executable

	mu    sync.Mutex
	wrote bool
	err   error // the first that kept an entry from being written
}

// defaultCacheSize is how many MiB a cache may have.
const defaultCacheSize = 64

// openCache opens a cache, and makes its folder where there is none.
func openCache(folder string, mebibytes int) (*cache, error) {
	if mebibytes < 1 {
		return nil, usageError("--cache-size must be 1 or more, not %d", mebibytes)
	}
	c := &cache{folder: folder, limit: int64(mebibytes) << 20}
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		// Entries quote articles: they are for nobody else and for no repository.
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return nil, pathError(printed(folder), err)
		}
		if err := os.WriteFile(filepath.Join(folder, ".gitignore"), []byte("*\n"), 0o600); err != nil {
			return nil, pathError(printed(folder), err)
		}
	case err != nil:
		return nil, pathError(printed(folder), err)
	case !info.IsDir():
		return nil, fmt.Errorf("%s: a cache is a folder, and this is a file", printed(folder))
	}
	c.program, err = programSum()
	if err != nil {
		return nil, fmt.Errorf("--cache needs to know this program's version, and its file cannot be read: %w", err)
	}
	return c, nil
}

func programSum() ([]byte, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return h.Sum(nil), err
}

// digest is a hash of several texts that tells where each ends. A nil digest
// takes no notice.
type digest struct{ hash.Hash }

func newDigest() *digest { return &digest{sha256.New()} }

func (d *digest) add(texts ...[]byte) {
	if d == nil {
		return
	}
	for _, t := range texts {
		fmt.Fprintf(d, "%d:", len(t))
		d.Write(t)
	}
}

// useCache makes all newsrooms keep what they find in a folder; "" is none. It
// is called before any of them is read.
func (n *newsrooms) useCache(folder string, mebibytes int) error {
	if folder == "" {
		return nil
	}
	var err error
	n.cache, err = openCache(folder, mebibytes)
	return err
}

// begin starts the digest of what the newsroom judges by.
func (n *newsroom) begin(c *cache, rooms *newsrooms, configuration []byte) {
	if c == nil {
		return
	}
	n.cache, n.inputs = c, newDigest()
	n.inputs.add(c.program, configuration)
	for _, names := range [][]string{rooms.flags.Enable, rooms.flags.Disable, rooms.flags.Only} {
		n.inputs.add([]byte(strings.Join(names, ",")))
	}
}

// find returns what the linter finds in an article, or has found before.
func (n *newsroom) find(doc *article.Document) ([]linter.Finding, error) {
	if n.cache == nil {
		return n.linter.Check(doc)
	}
	d := newDigest()
	d.add(n.inputs.Sum(nil), []byte(doc.Source.Path), []byte(n.config.Relative(doc.Source.Path)),
		fmt.Appendf(nil, "%+v", doc.Meta), doc.Source.Bytes)
	key := hex.EncodeToString(d.Sum(nil))
	if findings, ok := n.cache.read(key, doc); ok {
		return findings, nil
	}
	findings, err := n.linter.Check(doc)
	if err == nil {
		n.cache.write(key, doc, findings)
	}
	return findings, err
}

// path returns an entry's file.
func (c *cache) path(key string) string { return filepath.Join(c.folder, key[:2], key[2:]) }

// An entry is a line with a hash of its name and the rest; then the findings.
func seal(key string, findings []byte) []byte {
	sum := sha256.Sum256(append([]byte(key), findings...))
	return append([]byte(hex.EncodeToString(sum[:])+"\n"), findings...)
}

func (c *cache) read(key string, doc *article.Document) ([]linter.Finding, bool) {
	data, err := os.ReadFile(c.path(key))
	if err != nil {
		return nil, false
	}
	_, body, _ := bytes.Cut(data, []byte("\n"))
	if !bytes.Equal(seal(key, body), data) {
		return nil, false
	}
	return openEntry(body, doc)
}

// openEntry reads the findings of an article; false where they cannot be its.
func openEntry(body []byte, doc *article.Document) ([]linter.Finding, bool) {
	var findings []linter.Finding
	if err := json.Unmarshal(body, &findings); err != nil {
		return nil, false
	}
	return findings, adopt(findings, doc)
}

// adopt makes findings those of a document: a note is the document's own.
func adopt(findings []linter.Finding, doc *article.Document) bool {
	within := func(s article.Span) bool { return 0 <= s.Start && s.Start <= s.End && int(s.End) <= len(doc.Text) }
	for i := range findings {
		f := &findings[i]
		if !within(f.Span) || f.Severity < linter.Suggestion || f.Severity > linter.Error {
			return false
		}
		for _, r := range f.Related {
			if !within(r.Span) {
				return false
			}
		}
		for _, x := range f.Fixes {
			if x.Safety > linter.Safe || slices.ContainsFunc(x.Edits, func(e linter.Edit) bool { return !within(e.Span) }) {
				return false
			}
		}
		if f.Note != nil {
			at := slices.Index(doc.Notes, *f.Note)
			if at < 0 {
				return false
			}
			f.Note = &doc.Notes[at]
		}
		if !adopt(f.Joined, doc) {
			return false
		}
	}
	return true
}

// write keeps findings. Those that would not come back as they are, or that say
// a rule failed, are not kept.
func (c *cache) write(key string, doc *article.Document, findings []linter.Finding) {
	if slices.ContainsFunc(findings, func(f linter.Finding) bool { return f.Rule == linter.FailureID }) {
		return
	}
	body, err := json.Marshal(findings)
	if err != nil {
		return
	}
	if back, ok := openEntry(body, doc); !ok || !reflect.DeepEqual(back, findings) {
		return
	}
	err = put(c.path(key), seal(key, body))
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.wrote = c.wrote || err == nil; c.err == nil {
		c.err = err
	}
}

// put writes a file that appears whole. It need not outlast a failure of power:
// half a file is told by its hash.
func put(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".galleyproof-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// end takes away the oldest entries where there are too many, and says once
// why entries could not be written. A nil cache has none.
func (c *cache) end(p *process) {
	if c == nil {
		return
	}
	if c.err != nil {
		p.warn(fmt.Sprintf("%s: findings could not be kept: %v", printed(c.folder), c.err))
	}
	if c.wrote {
		c.prune()
	}
}

type entry struct {
	path string
	size int64
	at   time.Time
}

// prune removes the entries written first until the others fit. Files that are
// none of the cache's are left alone.
func (c *cache) prune() {
	var entries, begun []entry
	var size int64
	var newest time.Time
	folders, err := os.ReadDir(c.folder)
	if err != nil {
		return
	}
	for _, folder := range folders {
		if !folder.IsDir() || !isHex(folder.Name(), 1) {
			continue
		}
		files, err := os.ReadDir(filepath.Join(c.folder, folder.Name()))
		if err != nil {
			continue
		}
		for _, file := range files {
			info, err := file.Info()
			if err != nil || !info.Mode().IsRegular() {
				continue // another process has removed it
			}
			e := entry{filepath.Join(c.folder, folder.Name(), file.Name()), info.Size(), info.ModTime()}
			switch {
			case isHex(file.Name(), sha256.Size-1):
				entries = append(entries, e)
				size += e.size
				if e.at.After(newest) {
					newest = e.at
				}
			case temporary(file.Name()):
				begun = append(begun, e)
			}
		}
	}
	for _, e := range begun {
		if newest.Sub(e.at) > stale {
			os.Remove(e.path)
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.path, b.path)) })
	for _, e := range entries {
		if size <= c.limit {
			return
		}
		if os.Remove(e.path) == nil {
			size -= e.size
		}
	}
}

// isHex reports whether a name is that many bytes in hexadecimal.
func isHex(name string, n int) bool {
	b, err := hex.DecodeString(name)
	return err == nil && len(b) == n && strings.ToLower(name) == name
}
