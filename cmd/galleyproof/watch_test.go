package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// watching is a watch that runs, with what it has printed.
type watching struct {
	t      *testing.T
	folder string
	out    *os.File
	read   int // bytes of out that were looked at
	stop   context.CancelFunc
	code   chan int
}

// startWatch watches a folder that holds files.
func startWatch(t *testing.T, files map[string]string, args ...string) *watching {
	t.Helper()
	w := &watching{t: t, folder: t.TempDir(), code: make(chan int, 1)}
	for name, text := range files {
		w.save(name, text)
	}
	logs := t.TempDir()
	var err error
	if w.out, err = os.Create(filepath.Join(logs, "out")); err != nil {
		t.Fatal(err)
	}
	said, err := os.Create(filepath.Join(logs, "err"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	w.stop = stop
	p := &process{in: strings.NewReader(""), out: w.out, err: said, seen: map[string]bool{}}
	go func() { w.code <- p.run(ctx, append([]string{"watch", w.folder}, args...)) }()
	t.Cleanup(func() { stop(); w.out.Close(); said.Close() })
	await(t, said.Name(), "watching ")
	return w
}

// await waits until a file holds a text.
func await(t *testing.T, path, text string) {
	t.Helper()
	for range 500 {
		if data, err := os.ReadFile(path); err == nil && bytes.Contains(data, []byte(text)) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	data, _ := os.ReadFile(path)
	t.Fatalf("%q was never printed; there is:\n%s", text, data)
}

func (w *watching) path(name string) string { return filepath.Join(w.folder, filepath.FromSlash(name)) }

func (w *watching) save(name, text string) {
	w.t.Helper()
	if err := os.MkdirAll(filepath.Dir(w.path(name)), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(w.path(name), []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// report waits for the next report's last line and returns the report.
func (w *watching) report() string {
	w.t.Helper()
	for range 500 {
		data, err := os.ReadFile(w.out.Name())
		if err != nil {
			w.t.Fatal(err)
		}
		news := string(data[w.read:])
		for end := range strings.Lines(news) {
			if strings.HasPrefix(end, "No findings in ") || strings.Contains(end, " article") && strings.HasSuffix(end, ".\n") && strings.Contains(end, "finding") {
				news = news[:strings.Index(news, end)+len(end)]
				w.read += len(news)
				return news
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	w.t.Fatal("there was no report")
	return ""
}

const late = "It was recieved late.\n"

func TestWatch(t *testing.T) {
	w := startWatch(t, map[string]string{"a.txt": late, "b.txt": late, ".gitignore": "drafts/\n", "drafts/x.txt": late}, "--only", "spelling")
	expect := func(what string, has, hasNot []string) {
		t.Helper()
		r := w.report()
		for _, s := range has {
			if !strings.Contains(r, s) {
				t.Errorf("%s: %q is not in the report:\n%s", what, s, r)
			}
		}
		for _, s := range hasNot {
			if strings.Contains(r, s) {
				t.Errorf("%s: %q is in the report:\n%s", what, s, r)
			}
		}
	}

	w.save("a.txt", "It was recieved on the day.\n")
	expect("a save", []string{"a.txt:1:8: error:", "spelling.typo"}, []string{"b.txt"})

	w.save("a.txt", "It was received on the day.\n")
	expect("a clean save", []string{"a.txt\n", "No findings in 1 article."}, nil)

	// As many editors save: a new file takes the old one's name.
	w.save(".a.txt.swp", late)
	if err := os.Rename(w.path(".a.txt.swp"), w.path("a.txt")); err != nil {
		t.Fatal(err)
	}
	expect("a rename", []string{"a.txt:1:8: error:"}, []string{"b.txt", ".swp"})

	// A new folder, and what is in it by the time it is seen.
	w.save("news/deep/c.txt", late)
	expect("a new folder", []string{"news/deep/c.txt:1:8: error:"}, []string{"b.txt"})
	w.save("news/deep/c.txt", "It was received.\n")
	expect("a file in it", []string{"No findings in 1 article."}, nil)

	// What is no article is passed over: the next report is of b.txt alone.
	w.save("drafts/x.txt", late)
	w.save("picture.png", late)
	if err := os.Remove(w.path("news/deep/c.txt")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(3 * quiet)
	w.save("b.txt", late)
	expect("what is no article", []string{"b.txt:1:8: error:", "in 1 of 1 article"}, []string{"drafts", "c.txt"})

	// A configuration judges the last report's articles again; a bad one ends nothing.
	w.save(".galleyproof.toml", "[rules.\"spelling.typo\"]\nseverity = \"warning\"\n")
	expect("a configuration", []string{"b.txt:1:8: warning:"}, []string{"a.txt"})
	w.save(".galleyproof.toml", "nonsense = 1\n")
	time.Sleep(3 * quiet)
	w.save(".galleyproof.toml", "")
	expect("the configuration mended", []string{"b.txt:1:8: error:"}, nil)

	w.stop()
	if code := <-w.code; code != exitClean {
		t.Errorf("exit status %d at the end", code)
	}
}

func TestWatchFile(t *testing.T) {
	w := startWatch(t, map[string]string{"a.txt": late, "b.txt": late})
	w.stop()
	<-w.code
	t.Chdir(w.folder)
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	said, err := os.Create(filepath.Join(t.TempDir(), "err"))
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	p := &process{in: strings.NewReader(""), out: out, err: said, seen: map[string]bool{}}
	code := make(chan int, 1)
	go func() { code <- p.run(ctx, []string{"watch", "a.txt"}) }()
	await(t, said.Name(), "watching 1 article in 1 folder;")
	w.save("b.txt", late)
	time.Sleep(3 * quiet)
	w.save("a.txt", late)
	await(t, out.Name(), "a.txt:1:8: error:")
	data, err := os.ReadFile(out.Name())
	if err != nil || bytes.Contains(data, []byte("b.txt")) {
		t.Errorf("%v %s", err, data)
	}
	stop()
	if c := <-code; c != exitClean {
		t.Errorf("exit status %d", c)
	}
}

// TestWatchInterrupted ends a watch as a user does.
func TestWatchInterrupted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be sent an interrupt")
	}
	cmd := exec.Command(buildCommand(t), "watch", t.TempDir())
	said, err := os.Create(filepath.Join(t.TempDir(), "err"))
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	cmd.Stderr = said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	await(t, said.Name(), "watching 0 articles in 1 folder; Ctrl-C ends it\n")
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("the watch ended with %v", err)
	}
	if data, err := os.ReadFile(said.Name()); err != nil || bytes.Count(data, []byte("\n")) != 1 {
		t.Errorf("%v it said:\n%s", err, data)
	}
}
