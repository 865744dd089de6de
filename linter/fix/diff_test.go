package fix

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

// edited returns the bytes with edits made.
func edited(data []byte, edits []Edit) []byte {
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, data[at:e.Range.Start]...), e.New...)
		at = e.Range.End
	}
	return append(out, data[at:]...)
}

func edit(start, end int, new string) Edit {
	return Edit{article.Range{Start: start, End: end}, []byte(new)}
}

func TestUnified(t *testing.T) {
	for _, c := range []struct {
		name, path, text string
		edits            []Edit
		want             string
	}{
		{"nothing", "a.txt", "one\n", nil, ""},
		{"a word", "news/a.txt", "one\ntwo\nthree\n", []Edit{edit(4, 7, "2")},
			"--- a/news/a.txt\n+++ b/news/a.txt\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n"},
		{"two in a line", "a.txt", "one two\n", []Edit{edit(0, 3, "1"), edit(4, 7, "2")},
			"--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one two\n+1 2\n"},
		{"no line end", "/x/a.txt", "one\ntwo", []Edit{edit(4, 7, "2")},
			"--- a/x/a.txt\n+++ b/x/a.txt\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n"},
		{"a line taken away", "a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", []Edit{edit(8, 10, "")},
			"--- a/a.txt\n+++ b/a.txt\n@@ -2,7 +2,6 @@\n 2\n 3\n 4\n-5\n 6\n 7\n 8\n"},
		{"two hunks", "a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", []Edit{edit(0, 1, "A\nB"), edit(16, 17, "I")},
			"--- a/a.txt\n+++ b/a.txt\n@@ -1,4 +1,5 @@\n-1\n+A\n+B\n 2\n 3\n 4\n@@ -6,4 +7,4 @@\n 6\n 7\n 8\n-9\n+I\n"},
		{"an end that goes", "a.txt", "one\ntwo\n", []Edit{edit(3, 4, " ")},
			"--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1 @@\n-one\n-two\n+one two\n"},
		{"all of it", "a b.txt", "one\n", []Edit{edit(0, 4, "")},
			"--- a/a b.txt\t\n+++ b/a b.txt\t\n@@ -1 +0,0 @@\n-one\n"},
		{"a name to quote", "a\"\n.txt", "one\n", []Edit{edit(0, 3, "1")},
			"--- \"a/a\\\"\\012.txt\"\n+++ \"b/a\\\"\\012.txt\"\n@@ -1 +1 @@\n-one\n+1\n"},
		{"line ends of Windows", "a.txt", "one\r\ntwo\r\n", []Edit{edit(0, 3, "1")},
			"--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n-one\r\n+1\r\n two\r\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := string(Unified(c.path, []byte(c.text), c.edits)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// randomEdits makes a text of lines and edits of it, in order and apart.
func randomEdits(random *rand.Rand) (string, []Edit) {
	var b strings.Builder
	for range random.IntN(60) {
		b.WriteString([]string{"one", "two words", "", "three", "four\r"}[random.IntN(5)])
		b.WriteByte('\n')
	}
	if random.IntN(2) == 0 {
		b.WriteString("the last")
	}
	text := b.String()
	var edits []Edit
	for at := random.IntN(30); at <= len(text); at += 1 + random.IntN(60) {
		end := min(len(text), at+random.IntN(8))
		put := []string{"", "new", "x\ny", "\n"}[random.IntN(4)]
		if end > at || put != "" {
			edits = append(edits, edit(at, end, put))
		}
		at = end
	}
	return text, edits
}

// TestUnifiedAgainstPatch has the programs that read such diffs apply ours.
func TestUnifiedAgainstPatch(t *testing.T) {
	programs := map[string][]string{"patch": {"-s", "-p1", "--binary", "-i", "x.diff"}, "git": {"apply", "--whitespace=nowarn", "x.diff"}}
	for program, args := range programs {
		t.Run(program, func(t *testing.T) {
			if _, err := exec.LookPath(program); err != nil {
				t.Skip(err)
			}
			for seed := range uint64(60) {
				text, edits := randomEdits(rand.New(rand.NewPCG(seed, 1)))
				want := edited([]byte(text), edits)
				if string(want) == text || len(want) == 0 || text == "" {
					continue
				}
				dir := t.TempDir()
				for name, data := range map[string][]byte{"a.txt": []byte(text), "x.diff": Unified("a.txt", []byte(text), edits)} {
					if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				cmd := exec.Command(program, args...)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Fatalf("seed %d: %v\n%s\n%s", seed, err, out, Unified("a.txt", []byte(text), edits))
				}
				got, err := os.ReadFile(filepath.Join(dir, "a.txt"))
				if err != nil || !bytes.Equal(got, want) {
					t.Fatalf("seed %d: %v got\n%q\nwant\n%q\n%s", seed, err, got, want, Unified("a.txt", []byte(text), edits))
				}
			}
		})
	}
}

var head = regexp.MustCompile(`(?m)^(---|\+\+\+) .*\n`)

// TestUnifiedAgainstDiff holds ours against those of diff -u where there is
// only one smallest diff: one word of each of some lines.
func TestUnifiedAgainstDiff(t *testing.T) {
	if _, err := exec.LookPath("diff"); err != nil {
		t.Skip(err)
	}
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 2))
		var b strings.Builder
		var edits []Edit
		for i := range 40 {
			if random.IntN(6) == 0 {
				edits = append(edits, edit(b.Len(), b.Len()+4, "LINE"))
			}
			b.WriteString("line " + strings.Repeat("i", i))
			if i < 39 || seed%2 == 0 {
				b.WriteByte('\n')
			}
		}
		if len(edits) == 0 {
			continue
		}
		dir := t.TempDir()
		one, two := filepath.Join(dir, "one"), filepath.Join(dir, "two")
		for name, data := range map[string][]byte{one: []byte(b.String()), two: edited([]byte(b.String()), edits)} {
			if err := os.WriteFile(name, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		out, _ := exec.Command("diff", "-u", one, two).Output() // it fails when it finds a difference
		want := head.ReplaceAllString(string(out), "")
		if got := head.ReplaceAllString(string(Unified("one", []byte(b.String()), edits)), ""); got != want {
			t.Fatalf("seed %d: got\n%s\nwant\n%s", seed, got, want)
		}
	}
}
