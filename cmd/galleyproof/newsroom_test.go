package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"galleyproof/corpus/record"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/rules"
)

// TestNewsroom holds what is found in the sample newsroom, testdata/newsroom,
// against the list beside it, a line a finding: path:line rule "text".
func TestNewsroom(t *testing.T) {
	root := filepath.Join("..", "..", "testdata")
	list, err := os.ReadFile(filepath.Join(root, "newsroom.findings"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for line := range strings.Lines(string(list)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			want = append(want, line)
		}
	}
	t.Chdir(root)

	findings := newsroomFindings(t)
	var got []string
	for _, f := range findings {
		got = append(got, f.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("testdata/newsroom.findings (-) and what is found in testdata/newsroom (+):\n%s", diff)
	}

	// The newsroom shows every rule that is on by default, and the engine's
	// own only when something is wrong with the newsroom itself.
	for _, family := range []string{"engine.", "stet."} {
		for _, f := range findings {
			if strings.HasPrefix(f.Rule, family) {
				t.Errorf("%s: %s", f, f.Message)
			}
		}
	}
	for _, r := range rules.All() {
		if r.Off || r.New == nil {
			continue
		}
		if !slices.ContainsFunc(findings, func(f newsroomFinding) bool { return f.Rule == r.ID }) {
			t.Errorf("no article of the newsroom shows %s", r.ID)
		}
	}
}

type newsroomFinding struct {
	Path    string
	Rule    string
	Text    string
	Message string
	Range   struct {
		Start struct{ Line int }
	}
}

func (f newsroomFinding) String() string {
	text := strings.Join(strings.Fields(f.Text), " ")
	return fmt.Sprintf("%s:%d %s %q", strings.TrimPrefix(f.Path, "newsroom/"), f.Range.Start.Line, f.Rule, text)
}

// TestReadme holds the run that README.md shows against a real one: each of its
// lines stands in the report, in that order; a line of three dots stands for
// any others.
func TestReadme(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, ok := strings.Cut(string(readme), "```\n$ go run ./cmd/galleyproof check testdata/newsroom\n")
	if !ok {
		t.Fatal("README.md shows no run")
	}
	block, _, _ = strings.Cut(block, "```")
	report := string(newsroomReport(t, "testdata/newsroom", "text"))
	for part := range strings.SplitSeq("\n"+block, "\n…\n") {
		_, after, found := strings.Cut(report, part)
		if !found {
			t.Fatalf("README.md shows\n%s\nwhich is not, or not any more, what the command prints:\n%s", part, report)
		}
		report = after
	}
	if strings.TrimSpace(report) != "" {
		t.Errorf("after what README.md shows the report goes on:\n%s", report)
	}
}

// TestReadmeExamples reads the configuration and the record that README.md shows.
func TestReadmeExamples(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	configurations, records := 0, 0
	for i, part := range strings.Split(string(readme), "```toml\n") {
		example, _, _ := strings.Cut(part, "```")
		switch {
		case i == 0:
		case strings.Contains(example, "[[statement]]"), strings.Contains(example, "[[event]]"):
			records++
			if _, problems, err := record.Load([]record.File{{Path: "readme.toml", Data: []byte(example)}}); err != nil || problems != nil {
				t.Errorf("record: %v %v", err, problems)
			}
		default:
			configurations++
			if _, problems, err := config.Parse("README.md", []byte(example), linter.ConfigRules(rules.All()), config.Flags{}); err != nil || problems != nil {
				t.Errorf("configuration: %v %v", err, problems)
			}
		}
	}
	if configurations == 0 || records == 0 {
		t.Errorf("README.md shows %d configurations and %d records", configurations, records)
	}
}

// newsroomFindings runs the command on the folder newsroom.
func newsroomFindings(t *testing.T) []newsroomFinding {
	t.Helper()
	var out []newsroomFinding
	for lines := bufio.NewScanner(bytes.NewReader(newsroomReport(t, "newsroom", "jsonl"))); lines.Scan(); {
		var f newsroomFinding
		if err := json.Unmarshal(lines.Bytes(), &f); err != nil {
			t.Fatalf("%v in %s", err, lines.Text())
		}
		out = append(out, f)
	}
	return out
}

// newsroomReport runs the command on a folder that has findings.
func newsroomReport(t *testing.T, path, format string) []byte {
	t.Helper()
	folder := t.TempDir()
	report := filepath.Join(folder, "report")
	stderr, err := os.Create(filepath.Join(folder, "stderr"))
	if err != nil {
		t.Fatal(err)
	}
	defer stderr.Close()
	p := &process{in: strings.NewReader(""), out: stderr, err: stderr, seen: map[string]bool{}}
	code := p.run(context.Background(), []string{"check", path, "--format", format, "--output", report})
	if said, err := os.ReadFile(stderr.Name()); err != nil || len(said) > 0 {
		t.Errorf("the command said: %s %v", said, err)
	}
	if code != exitFindings {
		t.Errorf("exit status %d, want %d", code, exitFindings)
	}
	data, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
