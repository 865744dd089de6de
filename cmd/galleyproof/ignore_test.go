package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Patterns, and for each the paths below that it ignores when it stands alone.
// A path that ends in '/' is a folder.
var ignorePaths = []string{"a", "a/", "ab", "b/a", "b/a/", "b/c/a", "a/b", "a/b/c", "a.txt", "b/a.txt", "b/c/a.txt", "[x]", "a b", "#a", "!a", "é"}

var ignoreTests = []struct{ pattern, ignored string }{
	{"a", "a a/ b/a b/a/ b/c/a"},
	{"a/", "a/ b/a/"},
	{"/a", "a a/"},
	{"/a/", "a/"},
	{"b/a", "b/a b/a/"},
	{"*.txt", "a.txt b/a.txt b/c/a.txt"},
	{"/*.txt", "a.txt"},
	{"b/*.txt", "b/a.txt"},
	{"b/**", "b/a b/a/ b/c/a b/a.txt b/c/a.txt"},
	{"**/a", "a a/ b/a b/a/ b/c/a"},
	{"b/**/a", "b/a b/a/ b/c/a"},
	{"**", "a a/ ab b/a b/a/ b/c/a a/b a/b/c a.txt b/a.txt b/c/a.txt [x] a_b #a !a é"},
	{"a?", "ab"},
	{"a?b", "a_b"},
	{"?", "a a/ b/a b/a/ b/c/a a/b a/b/c"},
	{"[ab]", "a a/ b/a b/a/ b/c/a a/b"},
	{"[!a]", "a/b a/b/c"},
	{"[^a-b]", "a/b/c"},
	{"[a-", ""},
	{"[[:alpha:]]", "a a/ b/a b/a/ b/c/a a/b a/b/c"},
	{"[[:digit:]]", ""},
	{`\[x\]`, "[x]"},
	{"[x]", ""},
	{`\#a`, "#a"},
	{"#a", ""},
	{`\!a`, "!a"},
	{"!a", ""},
	{"a b  ", "a_b"},
	{`a\ b`, "a_b"},
	{"é", "é"},
	{"", ""},
	{"/", ""},
	{"a**b", "ab a_b"},
	{"b/c/", ""},
	{`a\`, ""},
	{"{a,b}", ""},
}

func TestIgnorePatterns(t *testing.T) {
	for _, tt := range ignoreTests {
		files := []ignoreFile{{"/r", parseIgnore(tt.pattern + "\n")}}
		var got []string
		for _, p := range ignorePaths {
			if ignored(files, "/r/"+strings.TrimSuffix(p, "/"), strings.HasSuffix(p, "/")) {
				got = append(got, strings.ReplaceAll(p, " ", "_"))
			}
		}
		if s := strings.Join(got, " "); s != tt.ignored {
			t.Errorf("%q:\n got %s\nwant %s", tt.pattern, s, tt.ignored)
		}
	}
}

// ignoreTree is a folder with ignore files; whoever walks it must see exactly
// what git would.
var ignoreTree = map[string]string{
	".gitignore":         "# built\n*.tmp\nbuilt/\n!keep.tmp\n/top.txt\nx/**/deep.txt\r\nlogs/**\n!logs/a.txt\nq/*\n!q/r\n",
	"a.txt":              "",
	"a.tmp":              "",
	"keep.tmp":           "",
	"top.txt":            "",
	"s/top.txt":          "",
	"built/x.txt":        "",
	"s/built/x.txt":      "",
	"s/built.txt":        "",
	"s/.gitignore":       "*.txt\n!top.txt\n!a.tmp\n",
	"s/a.tmp":            "",
	"s/a.txt":            "",
	"s/t/.gitignore":     "!a.txt\n/b\n",
	"s/t/a.txt":          "",
	"s/t/b/a.txt":        "",
	"s/t/c/b/a.txt":      "",
	"x/deep.txt":         "",
	"x/y/z/deep.txt":     "",
	"logs/a.txt":         "",
	"logs/b.txt":         "",
	"logs/c/a.txt":       "",
	"q/r/a.txt":          "",
	"q/s/a.txt":          "",
	"s/built/.gitignore": "!x.txt\n",
}

func TestIgnoreFiles(t *testing.T) {
	root := t.TempDir()
	for name, text := range ignoreTree {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	var walk func(folder string, files []ignoreFile)
	walk = func(folder string, files []ignoreFile) {
		files = append(slices.Clip(files), readIgnoreFile(folder))
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			name := filepath.Join(folder, e.Name())
			switch {
			case ignored(files, filepath.ToSlash(name), e.IsDir()):
			case e.IsDir():
				walk(name, files)
			case e.Name() != ".gitignore":
				rel, _ := filepath.Rel(root, name)
				got = append(got, filepath.ToSlash(rel))
			}
		}
	}
	walk(root, nil)
	want := []string{"a.txt", "keep.tmp", "logs/a.txt", "q/r/a.txt", "s/a.tmp", "s/t/a.txt", "s/t/c/b/a.txt", "s/top.txt"}
	if !slices.Equal(got, want) {
		t.Errorf("not ignored:\n got %s\nwant %s", got, want)
	}
	if seen, ok := gitSees(t, root); ok && !slices.Equal(seen, want) {
		t.Errorf("git sees %s", seen)
	}
}

// gitSees asks git, where there is one, which files it does not ignore.
func gitSees(t *testing.T, root string) ([]string, bool) {
	git := gitIn(t, root)
	if git == nil {
		return nil, false
	}
	out, err := git("ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	for name := range strings.SplitSeq(strings.TrimSuffix(out, "\x00"), "\x00") {
		if filepath.Base(name) != ".gitignore" {
			seen = append(seen, name)
		}
	}
	slices.Sort(seen)
	return seen, true
}

// gitIn begins a repository in a folder; nil where there is no git.
func gitIn(t *testing.T, root string) func(args ...string) (string, error) {
	path, err := exec.LookPath("git")
	if err != nil {
		return nil
	}
	git := func(args ...string) (string, error) {
		c := exec.Command(path, append([]string{"-c", "core.excludesFile=", "-c", "core.ignoreCase=false", "-C", root}, args...)...)
		out, err := c.Output()
		return string(out), err
	}
	if _, err := git("init", "-q"); err != nil {
		return nil
	}
	return git
}

// TestGitAgrees asks git about every pattern and path of the table.
func TestGitAgrees(t *testing.T) {
	root := t.TempDir()
	git := gitIn(t, root)
	if git == nil {
		t.Skip("no git")
	}
	for _, tt := range ignoreTests {
		if err := os.WriteFile(filepath.Join(root, ".gitignore"), []byte(tt.pattern+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		// To git a name that ends in '/' is a folder, and what lies below an
		// ignored folder is ignored.
		files := []ignoreFile{{"/r", parseIgnore(tt.pattern + "\n")}}
		for _, p := range ignorePaths {
			want := walked(files, p)
			_, err := git("check-ignore", "-q", "--no-index", "--", p)
			if got := err == nil; got != want {
				t.Errorf("%q on %q: git %t, here %t", tt.pattern, p, got, want)
			}
		}
	}
}

// walked reports whether a walk would leave a path out: for itself or for a
// folder above it.
func walked(files []ignoreFile, name string) bool {
	at := "/r"
	parts := strings.Split(strings.TrimSuffix(name, "/"), "/")
	for i, part := range parts {
		at += "/" + part
		if ignored(files, at, i < len(parts)-1 || strings.HasSuffix(name, "/")) {
			return true
		}
	}
	return false
}

func TestManyStars(t *testing.T) {
	if wildmatch(strings.Repeat("*a", 30)+"*b", strings.Repeat("a", 200)) {
		t.Error("matches")
	}
}

func FuzzIgnore(f *testing.F) {
	f.Add("a/**/b\n!*.t[!x]t\n", "a/c/b.txt")
	f.Fuzz(func(t *testing.T, text, name string) {
		ignored([]ignoreFile{{"/r", parseIgnore(text)}}, "/r/"+name, true)
	})
}
