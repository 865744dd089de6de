package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"galleyproof/corpus/corpustest"
)

// TestFixKilled kills the running command at random moments. Whatever the
// moment, each file has all of its old bytes or all of its new ones, and its
// permissions. GALLEYPROOF_KILLS sets how often; a thousand take a few minutes.
func TestFixKilled(t *testing.T) {
	kills := 60
	if testing.Short() {
		kills = 10
	}
	if s := os.Getenv("GALLEYPROOF_KILLS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatal(err)
		}
		kills = n
	}
	binary := buildCommand(t)
	room := newKillRoom(t)

	start := time.Now()
	room.fix(t, binary, -1)
	whole := time.Since(start)
	for name, f := range room.files {
		data, err := os.ReadFile(filepath.Join(room.folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if f.after = data; bytes.Equal(f.before, f.after) {
			t.Fatalf("%s has nothing to fix", name)
		}
	}

	random := rand.New(rand.NewPCG(1, 1))
	alive, partly := 0, 0
	for range kills {
		room.restore(t)
		if room.fix(t, binary, time.Duration(random.Int64N(int64(whole)))) {
			alive++
		}
		if done := room.look(t); done > 0 && done < len(room.files) {
			partly++
		}
		if t.Failed() {
			break
		}
	}
	left := room.leftovers(t)
	t.Logf("killed %d of %d times, with some of %d files fixed and some not %d times; %d files left over",
		alive, kills, len(room.files), partly, len(left))
	if alive == 0 {
		t.Error("the command was never killed while it ran")
	}

	// What is left over disturbs no check, and goes with a run that comes later.
	old := time.Now().Add(-2 * stale)
	for _, path := range append(left, filepath.Join(room.folder, ".galleyproof-1")) {
		if err := os.WriteFile(path, []byte("It was recieved."), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	room.restore(t)
	room.fix(t, binary, -1)
	if done := room.look(t); done != len(room.files) {
		t.Errorf("at last %d of %d files are fixed", done, len(room.files))
	}
	if left := room.leftovers(t); len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}

// buildCommand builds the command, for a test that needs a process of its own.
func buildCommand(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "galleyproof")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// killRoom is a folder of articles that all have something to fix, many small
// and a few large.
type killRoom struct {
	folder string
	files  map[string]*killFile // by path below the folder
}

type killFile struct {
	before, after []byte
	mode          fs.FileMode
}

func newKillRoom(t *testing.T) *killRoom {
	t.Helper()
	r := &killRoom{folder: t.TempDir(), files: map[string]*killFile{}}
	modes := []fs.FileMode{0o644, 0o640, 0o600, 0o755, 0o664}
	for i, text := range corpustest.News(120_000) {
		r.files[filepath.Join(fmt.Sprint(i%4), fmt.Sprintf("%03d.txt", i))] = &killFile{
			before: []byte(text + "\nIt was recieved, and the inforamtion with it.\n"), mode: modes[i%len(modes)]}
	}
	for i := range 3 {
		text := strings.Repeat("Nothing was recieved on the day but the letter that they had known of.\n", 4000)
		r.files[fmt.Sprintf("large-%d.txt", i)] = &killFile{before: []byte(text), mode: modes[i]}
	}
	r.restore(t)
	return r
}

// restore gives all files that were fixed their old bytes again.
func (r *killRoom) restore(t *testing.T) {
	t.Helper()
	for name, f := range r.files {
		path := filepath.Join(r.folder, name)
		if data, err := os.ReadFile(path); err == nil && bytes.Equal(data, f.before) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.before, f.mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, f.mode); err != nil {
			t.Fatal(err)
		}
	}
}

// fix runs the command and kills it after a time, unless that is negative. It
// reports whether the command still ran.
func (r *killRoom) fix(t *testing.T, binary string, after time.Duration) bool {
	t.Helper()
	cmd := exec.Command(binary, "fix", "--only", "spelling", "--fail-on", "never", r.folder)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if after >= 0 {
		time.Sleep(after)
		_ = cmd.Process.Kill() // it may have ended
	}
	err := cmd.Wait()
	if stderr.Len() > 0 || err != nil && after < 0 {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	return err != nil
}

// look holds every file against its two states, and returns how many are fixed.
func (r *killRoom) look(t *testing.T) int {
	t.Helper()
	done := 0
	for name, f := range r.files {
		path := filepath.Join(r.folder, name)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("lost: %v", err)
			continue
		}
		switch {
		case bytes.Equal(data, f.after):
			done++
		case !bytes.Equal(data, f.before):
			t.Errorf("%s is neither as it was nor as it should be: %d bytes; before %d, after %d", name, len(data), len(f.before), len(f.after))
		}
		if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode() != f.mode {
			t.Errorf("%s: permissions %v, not %v (%v)", name, info.Mode(), f.mode, err)
		}
	}
	return done
}

// leftovers returns the files that are none of ours. All must be such as no
// walk enters.
func (r *killRoom) leftovers(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(r.folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(r.folder, path)
		if r.files[name] == nil {
			out = append(out, path)
			if !temporary(e.Name()) {
				t.Errorf("%s was left over", name)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
