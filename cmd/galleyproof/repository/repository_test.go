package repository

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// desk is a repository to try things in, and git itself as the judge.
type desk struct {
	*testing.T
	root string
	now  int
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{T: t, root: root, now: 1_000_000_000}
	d.git("init", "-q", "-b", "main")
	return d
}

func (d *desk) try(args ...string) (string, error) {
	c := exec.Command("git", append([]string{"-C", d.root}, args...)...)
	at := fmt.Sprintf("%d +0000", d.now)
	c.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_DATE="+at, "GIT_COMMITTER_DATE="+at,
		"GIT_AUTHOR_NAME=Desk", "GIT_AUTHOR_EMAIL=desk@example.org", "GIT_COMMITTER_NAME=Desk", "GIT_COMMITTER_EMAIL=desk@example.org")
	out, err := c.Output()
	return strings.TrimSuffix(string(out), "\n"), err
}

func (d *desk) git(args ...string) string {
	d.Helper()
	out, err := d.try(args...)
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			out += string(exit.Stderr)
		}
		d.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out
}

func (d *desk) write(path, text string) {
	d.Helper()
	path = filepath.Join(d.root, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) commit(message string) {
	d.Helper()
	d.now += 60
	d.git("add", "-A")
	d.git("commit", "-q", "--allow-empty", "-m", message)
}

func (d *desk) open() *Repository {
	d.Helper()
	r, err := Open(d.root)
	if err != nil {
		d.Fatal(err)
	}
	return r
}

// numbers are the same at every run, and look like chance.
type numbers uint64

func (n *numbers) below(m int) int {
	*n ^= *n << 13
	*n ^= *n >> 7
	*n ^= *n << 17
	return int(uint64(*n) % uint64(m))
}

// TestMergeBase makes histories with many merges, in both directions too, and
// asks git where each two commits meet. Where it knows several places, any of
// them will do.
func TestMergeBase(t *testing.T) {
	for _, packed := range []bool{false, true} {
		d := newDesk(t)
		n := numbers(88172645463325252)
		tree := d.git("write-tree")
		var commits []string
		for i := range 60 {
			// Some clocks are wrong.
			d.now += 60 - 100*(n.below(4)/3)
			args := []string{"commit-tree", "-m", "c", tree}
			parents := map[string]bool{}
			want := 1 + n.below(3)
			if n.below(12) == 0 {
				want = 0
			}
			for range min(want, len(commits)) {
				parent := commits[max(0, len(commits)-1-n.below(6))]
				if !parents[parent] {
					parents[parent] = true
					args = append(args, "-p", parent)
				}
			}
			commits = append(commits, d.git(append(args, "-m", fmt.Sprint(i))...))
		}
		for i, c := range commits {
			d.git("update-ref", fmt.Sprintf("refs/heads/b%d", i), c)
		}
		if packed {
			d.git("gc", "-q")
			d.git("pack-refs", "--all")
		}
		r, several := d.open(), 0
		for range 150 {
			i, j := n.below(len(commits)), n.below(len(commits))
			a, err := r.Resolve(fmt.Sprintf("b%d", i))
			if err != nil {
				t.Fatal(err)
			}
			b, err := r.Resolve(commits[j])
			if err != nil {
				t.Fatal(err)
			}
			got, err := r.MergeBase(a, b)
			if err != nil {
				t.Fatal(err)
			}
			out, _ := d.try("merge-base", "--all", commits[i], commits[j])
			want := strings.Fields(out)
			if len(want) > 1 {
				several++
			}
			if got.IsZero() != (len(want) == 0) || len(want) > 0 && !slices.Contains(want, got.String()) {
				t.Errorf("packed %v: the merge base of %d and %d is %s, to git %q", packed, i, j, got, want)
			}
		}
		if several == 0 {
			t.Error("no two commits had several merge bases, so little was shown")
		}
	}
}

// TestResolve asks git what each revision names.
func TestResolve(t *testing.T) {
	d := newDesk(t)
	d.write("a.txt", "one\n")
	d.commit("one")
	d.git("tag", "light")
	d.git("tag", "-a", "-m", "tag", "heavy")
	d.git("tag", "-a", "-m", "tag", "twice", "heavy")
	d.git("switch", "-q", "-c", "desk/side")
	d.write("b.txt", "two\n")
	d.commit("two")
	d.git("switch", "-q", "main")
	d.write("c.txt", "three\n")
	d.commit("three")
	d.git("merge", "-q", "-m", "merged", "desk/side")
	d.git("tag", "both", "main~1")
	d.git("branch", "both", "desk/side")
	d.git("update-ref", "refs/remotes/origin/main", "main^")
	d.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
	d.git("config", "remote.origin.url", "elsewhere")
	d.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
	d.git("config", "branch.main.remote", "origin")
	d.git("config", "branch.main.merge", "refs/heads/main")
	d.git("config", "branch.desk/side.remote", ".")
	d.git("config", "branch.desk/side.merge", "refs/heads/main")
	head := d.git("rev-parse", "HEAD")
	blob := d.git("rev-parse", "HEAD:a.txt")
	d.write(".git/FETCH_HEAD", head+"\tnot-for-merge\tbranch 'main' of elsewhere\n")

	revisions := []string{"HEAD", "@", "main", "heads/main", "refs/heads/main", "desk/side", "light", "heavy", "twice", "tags/heavy", "heavy^{}",
		"heavy^{commit}", "heavy^0", "main^", "main^1", "main^2", "main~", "main~2", "main^2~1", "main^^", "main~0", "@~1", "HEAD^2^{commit}~1",
		"origin", "origin/main", "origin/HEAD", "remotes/origin/main", "@{u}", "@{upstream}", "main@{u}", "desk/side@{upstream}", "main@{u}~1",
		"both", "heads/both", "FETCH_HEAD", head, head[:7], head[:8], head[:4], strings.ToUpper(head[:9]), head[:12] + "~1",
		"main^3", "main~9", "main^x", "main~1x", "main^{tree}", "main^{", "nowhere", "", "~1", "^", "origin/nowhere", "nowhere@{u}", "ORIG_HEAD",
		blob, blob[:10], head[:3], strings.Repeat("0", 40), strings.Repeat("e", 40), "../HEAD", "refs/../HEAD", "config", "a.txt", "-q", "main/", "ma in", "HEAD:a.txt", "é"}
	check := func(when string) {
		r := d.open()
		for _, revision := range revisions {
			want, err := d.try("rev-parse", "--verify", "-q", "--end-of-options", revision+"^{commit}")
			if err != nil {
				want = ""
			}
			got, err := r.Resolve(revision)
			switch {
			case err != nil && want != "":
				t.Errorf("%s: %q: %v; to git it is %s", when, revision, err, want)
			case err == nil && got.String() != want:
				t.Errorf("%s: %q is %s, to git %q", when, revision, got, want)
			}
		}
	}
	check("loose")
	d.git("gc", "-q", "--prune=now")
	check("packed")
}

// TestSince changes files at random, in all the ways there are, and asks git
// which differ.
func TestSince(t *testing.T) {
	d := newDesk(t)
	n := numbers(2463534242)
	d.write(".gitignore", "*.tmp\n")
	for i := range 40 {
		d.write(fmt.Sprintf("f%d/%d.txt", i%4, i), fmt.Sprintf("Text %d.\nAnd more of it.\n", i))
	}
	d.commit("all")
	base := d.git("rev-parse", "HEAD")
	names := func() []string { return strings.Fields(d.git("ls-files", "-c", "-o", "--exclude-standard")) }
	for round := range 12 {
		all := names()
		for range 6 {
			path := all[n.below(len(all))]
			abs := filepath.Join(d.root, path)
			switch n.below(9) {
			case 0:
				d.write(path, fmt.Sprintf("Changed in round %d.\n", round))
			case 1:
				os.Remove(abs)
			case 2:
				d.write(fmt.Sprintf("new/%d.txt", n.below(100)), "New.\n")
			case 3:
				d.git("add", "-A")
			case 4:
				os.Rename(abs, abs+".txt")
			case 5: // written again with the same bytes
				if data, err := os.ReadFile(abs); err == nil {
					d.write(path, string(data))
				}
			case 6:
				if n.below(3) == 0 {
					d.commit("on the way")
				}
			case 7:
				os.Remove(abs)
				os.Symlink("elsewhere", abs)
			case 8:
				d.try("rm", "-q", "--cached", path)
			}
		}
		if round == 6 {
			d.git("gc", "-q")
			d.git("update-index", "--index-version", "4")
		}
		r := d.open()
		commit, err := r.Resolve(base)
		if err != nil {
			t.Fatal(err)
		}
		changes, err := r.Since(commit)
		if err != nil {
			t.Fatal(err)
		}
		var got, gotStaged []string
		for _, path := range names() {
			abs := filepath.Join(d.root, path)
			if _, err := os.Lstat(abs); err != nil {
				continue
			}
			has, err := changes.Has(abs)
			if err != nil {
				t.Fatal(err)
			}
			if has && !slices.Contains(got, path) {
				got = append(got, path)
			}
		}
		for _, s := range changes.Staged() {
			gotStaged = append(gotStaged, s.Path)
			if data, err := s.Read(); err != nil || string(data) != d.git("cat-file", "blob", ":"+s.Path)+"\n" {
				t.Errorf("round %d: %s is staged as %q, %v", round, s.Path, data, err)
			}
		}
		want := strings.Fields(d.git("diff", "--name-only", "--no-renames", "--diff-filter=d", base) + "\n" + d.git("ls-files", "-o", "--exclude-standard"))
		slices.Sort(got)
		slices.Sort(want)
		if want = slices.Compact(want); !slices.Equal(got, want) {
			t.Errorf("round %d: changed are\n%q, to git\n%q", round, got, want)
		}
		var wantStaged []string
		for line := range strings.Lines(d.git("diff", "--cached", "--raw", "--no-renames", "--diff-filter=d", base) + "\n") {
			if fields := strings.Fields(line); len(fields) > 5 && fields[1] != "120000" {
				wantStaged = append(wantStaged, fields[5])
			}
		}
		slices.Sort(wantStaged)
		if !slices.Equal(gotStaged, wantStaged) {
			t.Errorf("round %d: staged are\n%q, to git\n%q", round, gotStaged, wantStaged)
		}
	}
}

// TestLinkedFolder opens a repository by a symbolic link to a folder in it.
func TestLinkedFolder(t *testing.T) {
	d := newDesk(t)
	d.write("news/a.txt", "One.\n")
	d.commit("one")
	d.write("news/a.txt", "Two.\n")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(d.root, "news"), link); err != nil {
		t.Skip(err)
	}
	r, err := Open(link)
	if err != nil {
		t.Fatal(err)
	}
	head, err := r.Head()
	if err != nil {
		t.Fatal(err)
	}
	changes, err := r.Since(head)
	if err != nil {
		t.Fatal(err)
	}
	if has, err := changes.Has(filepath.Join(link, "a.txt")); !has || err != nil {
		t.Errorf("the file is not seen to have changed (%v)", err)
	}
}

// TestBorrowed reads a clone whose objects are another's, named by a relative
// path.
func TestBorrowed(t *testing.T) {
	d := newDesk(t)
	d.write("a.txt", "One.\n")
	d.commit("one")
	d.git("gc", "-q")
	other := filepath.Join(t.TempDir(), "other")
	d.git("clone", "-q", "--shared", d.root, other)
	alternates := filepath.Join(other, ".git", "objects", "info", "alternates")
	rel, err := filepath.Rel(filepath.Join(other, ".git", "objects"), filepath.Join(d.root, ".git", "objects"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(alternates, []byte(filepath.ToSlash(rel)+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := Open(other)
	if err != nil {
		t.Fatal(err)
	}
	for _, revision := range []string{"HEAD", d.git("rev-parse", "--short", "HEAD")} {
		if _, err := r.Resolve(revision); err != nil {
			t.Error(err)
		}
	}
}

// TestDamaged gives every length of an index and of a commit's objects; none
// may do worse than an error.
func TestDamaged(t *testing.T) {
	d := newDesk(t)
	d.write("a.txt", "One.\n")
	d.write("b/c.txt", "Two.\n")
	d.commit("one")
	data, err := os.ReadFile(filepath.Join(d.root, ".git", "index"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, err := parseIndex(data[:n]); err == nil {
			t.Errorf("the first %d bytes of an index of %d are taken for an index", n, len(data))
		}
	}
	tree := d.git("rev-parse", "HEAD^{tree}")
	file := filepath.Join(d.root, ".git", "objects", tree[:2], tree[2:])
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, 20); err != nil {
		t.Fatal(err)
	}
	r := d.open()
	head, err := r.Head()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Since(head); err == nil {
		t.Error("a damaged tree is no error")
	}
}

func FuzzIndex(f *testing.F) {
	f.Add([]byte("DIRC\x00\x00\x00\x02\x00\x00\x00\x00" + strings.Repeat("\x00", 20)))
	f.Add([]byte("DIRC\x00\x00\x00\x04\x00\x00\x00\x01" + strings.Repeat("\x00", 62) + "\x00a\x00" + strings.Repeat("\x00", 20)))
	f.Fuzz(func(_ *testing.T, data []byte) {
		if x, err := parseIndex(data); err == nil {
			c := Changes{index: x}
			c.Staged()
		}
	})
}

func FuzzObjects(f *testing.F) {
	f.Add([]byte("tree 0123\nparent 4567\ncommitter a <b> 12 +0000\n\nmessage"))
	f.Add([]byte("100644 a.txt\x0001234567890123456789"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		parseCommit(data)
		parseTree(data)
	})
}
