package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"galleyproof/corpus/corpustest"
)

// BenchmarkProcess runs the command as a user does, as a process of its own on
// one processor: on one article of three kilobytes, which is what an editor
// waits for on saving, and on ten megabytes in some 2,500 files. Besides the
// time that passed it gives the processor time, which a busy machine does not
// lengthen as much.
func BenchmarkProcess(b *testing.B) {
	dir := b.TempDir()
	binary := filepath.Join(dir, "galleyproof")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	one := filepath.Join(dir, "one", "article.txt")
	size := write(b, one, corpustest.Article3KB())
	b.Run("one article", func(b *testing.B) { benchmarkProcess(b, size, binary, one) })

	all, size := filepath.Join(dir, "all"), 0
	for i, text := range corpustest.News(10_000_000) {
		size += write(b, filepath.Join(all, fmt.Sprintf("%02d", i%50), fmt.Sprintf("%04d.txt", i)), text)
	}
	b.Run("ten megabytes", func(b *testing.B) { benchmarkProcess(b, size, binary, all) })
}

func benchmarkProcess(b *testing.B, size int, binary, path string) {
	b.SetBytes(int64(size))
	var processor time.Duration
	for b.Loop() {
		cmd := exec.Command(binary, "check", "--format", "jsonl", "--fail-on", "never", path)
		cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
		if err := cmd.Run(); err != nil {
			b.Fatal(err)
		}
		processor += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	b.ReportMetric(float64(processor.Microseconds())/1e3/float64(b.N), "cpu-ms/op")
}

func write(b *testing.B, path, text string) int {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
	return len(text)
}
