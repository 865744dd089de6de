package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"galleyproof/corpus/corpustest"
	"galleyproof/linter"
)

// checked runs check and returns what it prints.
func checked(t *testing.T, want int, args ...string) string {
	t.Helper()
	folder := t.TempDir()
	out, err := os.Create(filepath.Join(folder, "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	said, err := os.Create(filepath.Join(folder, "err"))
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	p := &process{in: strings.NewReader(""), out: out, err: said, seen: map[string]bool{}}
	if code := p.run(context.Background(), append([]string{"check"}, args...)); code != want {
		data, _ := os.ReadFile(said.Name())
		t.Errorf("%q: exit status %d, not %d: %s", args, code, want, data)
	}
	var all []byte
	for _, f := range []*os.File{out, said} {
		data, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	return string(all)
}

// entriesOf returns the entries of a cache.
func entriesOf(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && e.Name() != ".gitignore" {
			out[path], err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const newsroomPath = "../../testdata/newsroom"

func TestCacheChangesNothing(t *testing.T) {
	cached := filepath.Join(t.TempDir(), "cache")
	for _, format := range []string{"jsonl", "text", "html", "sarif"} {
		args := []string{"--format", format, newsroomPath}
		want := checked(t, exitFindings, args...)
		for _, run := range []string{"first", "second"} {
			if got := checked(t, exitFindings, append(args, "--cache", cached)...); got != want {
				t.Errorf("%s, %s run: with the cache it prints\n%s\nwithout\n%s", format, run, got, want)
			}
		}
	}
	before := entriesOf(t, cached)
	if len(before) < 15 {
		t.Fatalf("only %d entries", len(before))
	}
	// A damaged entry is made again; each in a way of its own.
	damage := []func([]byte) []byte{
		func([]byte) []byte { return nil },
		func(b []byte) []byte { return b[:len(b)/2] },
		func(b []byte) []byte { return bytes.Replace(b, []byte("\n"), []byte("\n "), 1) },
		func(b []byte) []byte { b = bytes.Clone(b); b[3] ^= 1; return b },
		func(b []byte) []byte { return []byte("not an entry at all") },
		func([]byte) []byte { return []byte(strings.Repeat("0", 64) + "\n[]") },
	}
	i := 0
	for path, data := range before {
		if err := os.WriteFile(path, damage[i%len(damage)](data), 0o600); err != nil {
			t.Fatal(err)
		}
		i++
	}
	args := []string{"--format", "jsonl", newsroomPath}
	if got, want := checked(t, exitFindings, append(args, "--cache", cached)...), checked(t, exitFindings, args...); got != want {
		t.Errorf("with damaged entries it prints\n%s\nwithout\n%s", got, want)
	}
	if after := entriesOf(t, cached); !reflect.DeepEqual(after, before) {
		t.Error("damaged entries were not made again")
	}
}

// TestCacheTakesEntries shows that an entry is what is printed: it is changed,
// with its hash, and the change is seen.
func TestCacheTakesEntries(t *testing.T) {
	folder := t.TempDir()
	file, cached := filepath.Join(folder, "a.txt"), filepath.Join(folder, "cache")
	if err := os.WriteFile(file, []byte("It was recieved.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	checked(t, exitFindings, file, "--cache", cached)
	for path, data := range entriesOf(t, cached) {
		key := filepath.Base(filepath.Dir(path)) + filepath.Base(path)
		_, body, _ := bytes.Cut(data, []byte("\n"))
		body = bytes.Replace(body, []byte("is no word"), []byte("was kept"), 1)
		if err := os.WriteFile(path, seal(key, body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out := checked(t, exitFindings, file, "--cache", cached); !strings.Contains(out, "“recieved” was kept") {
		t.Errorf("the entry was not taken:\n%s", out)
	}
	// Everything that findings follow from asks for another entry.
	for _, args := range [][]string{{"--only", "spelling"}, {"--disable", "web"}, {"--enable", "web"}, {"--date", "2020-11-17"}} {
		if out := checked(t, exitFindings, append(args, file, "--cache", cached)...); strings.Contains(out, "was kept") {
			t.Errorf("%q: an entry of other settings was taken", args)
		}
	}
	for name, text := range map[string]string{".galleyproof.toml": "[spelling]\nwords = [\"words.txt\"]\n[corpus]\nrecord = [\"record.toml\"]\n",
		"words.txt": "", "record.toml": ""} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	entries := len(entriesOf(t, cached))
	for _, change := range []struct{ file, text string }{
		{".galleyproof.toml", "[spelling]\nwords = [\"words.txt\"]\n[corpus]\nrecord = [\"record.toml\"]\n# changed\n"},
		{"words.txt", "grommet\n"},
		{"record.toml", "# changed\n"},
		{"a.txt", "It was recieved, too.\n"},
	} {
		if err := os.WriteFile(filepath.Join(folder, change.file), []byte(change.text), 0o644); err != nil {
			t.Fatal(err)
		}
		checked(t, exitFindings, file, "--cache", cached)
		if now := len(entriesOf(t, cached)); now != entries+1 {
			t.Errorf("%s changed, and there are %d entries, not %d", change.file, now, entries+1)
		}
		entries++
	}
}

func TestCacheSize(t *testing.T) {
	folder := t.TempDir()
	c, err := openCache(filepath.Join(folder, "cache"), 1)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Date(2020, 11, 17, 12, 0, 0, 0, time.UTC)
	key := func(i int) string { return fmt.Sprintf("%064x", i) }
	for i := range 30 {
		if err := put(c.path(key(i)), make([]byte, 100_000)); err != nil {
			t.Fatal(err)
		}
		at := start.Add(time.Duration(i) * time.Minute)
		if err := os.Chtimes(c.path(key(i)), at, at); err != nil {
			t.Fatal(err)
		}
	}
	// What is none of the cache's stays; what a dead process began goes.
	mine, dead := filepath.Join(c.folder, "00", "notes.txt"), filepath.Join(c.folder, "00", ".galleyproof-17")
	for _, path := range []string{mine, dead} {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, start.Add(-2*stale), start.Add(-2*stale)); err != nil {
			t.Fatal(err)
		}
	}
	c.prune()
	for i := range 30 {
		_, err := os.Stat(c.path(key(i)))
		if stays := i >= 20; (err == nil) != stays {
			t.Errorf("entry %d: %v", i, err)
		}
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(dead); err == nil {
		t.Error("what a dead process left is still there")
	}
}

// TestCacheShared has several processes at once write one cache.
func TestCacheShared(t *testing.T) {
	binary, folder := buildCommand(t), t.TempDir()
	for i, text := range corpustest.News(100_000) {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%02d.txt", i)), []byte(text+"\nIt was recieved.\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(args ...string) string {
		out, err := exec.Command(binary, append([]string{"check", "--format", "jsonl", "--fail-on", "never", folder}, args...)...).CombinedOutput()
		if err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return string(out)
	}
	want := run()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := run("--cache", filepath.Join(folder, "cache")); got != want {
				t.Errorf("it prints\n%s\nnot\n%s", got, want)
			}
		})
	}
	wg.Wait()
}

// TestCacheKeepsAllOfAFinding fails when a field is added that an entry cannot
// hold.
func TestCacheKeepsAllOfAFinding(t *testing.T) {
	for _, v := range []any{linter.Finding{}, linter.Fix{}, linter.Edit{}, linter.Related{}, linter.Evidence{}} {
		for i := range reflect.TypeOf(v).NumField() {
			if f := reflect.TypeOf(v).Field(i); !f.IsExported() || f.Tag != "" {
				t.Errorf("%T.%s is not kept", v, f.Name)
			}
		}
	}
}
