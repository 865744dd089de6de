package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

// waits is standard input that nobody writes to.
type waits struct {
	read  func() // called by the reader before it waits
	never chan struct{}
}

func (w *waits) Read([]byte) (int, error) {
	w.read()
	<-w.never
	return 0, io.EOF
}

// TestInterrupt ends a run that waits for standard input, and looks at what it leaves.
func TestInterrupt(t *testing.T) {
	signal := func(s os.Signal) func(func()) {
		return func(func()) {
			if self, err := os.FindProcess(os.Getpid()); err != nil || self.Signal(s) != nil {
				t.Errorf("cannot send %v: %v", s, err)
			}
		}
	}
	for _, tt := range []struct {
		name string
		end  func(cancel func())
		unix bool
	}{
		{"context", func(cancel func()) { cancel() }, false},
		{"SIGINT", signal(os.Interrupt), true},
		{"SIGTERM", signal(syscall.SIGTERM), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.unix && runtime.GOOS == "windows" {
				t.Skip("a process of Windows cannot send itself signals")
			}
			t.Chdir(t.TempDir())
			stderr, err := os.Create(filepath.Join(t.TempDir(), "stderr"))
			if err != nil {
				t.Fatal(err)
			}
			defer stderr.Close()
			if err := os.WriteFile("report", []byte("the last one"), 0o644); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			in := &waits{read: func() { tt.end(cancel) }, never: make(chan struct{})}
			defer close(in.never)
			p := &process{in: in, out: stderr, err: stderr, seen: map[string]bool{}}
			code := make(chan int, 1)
			go func() { code <- p.run(ctx, []string{"check", "-", "--output", "report"}) }()
			select {
			case code := <-code:
				if code != exitFailed {
					t.Errorf("exit status %d", code)
				}
			case <-time.After(10 * time.Second):
				t.Fatal("still waiting for standard input")
			}
			said, err := os.ReadFile(stderr.Name())
			if err != nil || string(said) != "galleyproof: interrupted\n" {
				t.Errorf("said %q %v", said, err)
			}
			left, err := os.ReadDir(".")
			if err != nil || len(left) != 1 {
				t.Errorf("left %v %v", left, err)
			}
			if data, err := os.ReadFile("report"); err != nil || string(data) != "the last one" {
				t.Errorf("the report is %q %v", data, err)
			}
		})
	}
}
