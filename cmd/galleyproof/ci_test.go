package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestCI runs what others are given to run: the hooks of .pre-commit-hooks.yaml
// as hooks of git, and the script of action.yml. Beside “status”, the scripts
// have “articles FOLDER N”, which writes N articles, every one with a misspelling.
func TestCI(t *testing.T) {
	data, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Entry, Language string
		RequireSerial       bool `yaml:"require_serial"`
	}
	if err := yaml.Unmarshal(data, &hooks); err != nil {
		t.Fatal(err)
	}
	entries := map[string]string{}
	for _, h := range hooks {
		if h.Language != "golang" || !h.RequireSerial {
			t.Errorf("the hook %s is of another kind: %+v", h.ID, h)
		}
		entries[h.ID] = h.Entry
	}
	action, err := filepath.Abs("../../.ci/action")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/ci",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": scriptStatus, "articles": scriptArticles},
		Setup: func(e *testscript.Env) error {
			e.Setenv("ACTION", action)
			e.Setenv("HOOK", entries["galleyproof"])
			e.Setenv("PUSH_HOOK", entries["galleyproof-changed"])
			e.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			e.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(e.WorkDir, "gitconfig"))
			return os.WriteFile(filepath.Join(e.WorkDir, "gitconfig"), []byte("[user]\nname = Desk\nemail = desk@example.org\n[init]\ndefaultBranch = main\n[core]\nfsync = none\n[protocol \"file\"]\nallow = always\n"), 0o644)
		},
	})
}

func scriptArticles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: articles FOLDER N")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	for i := range n {
		folder := filepath.Join(ts.MkAbs(args[0]), fmt.Sprintf("%02d", i%50))
		ts.Check(os.MkdirAll(folder, 0o755))
		text := fmt.Sprintf("---\ntitle: Meeting %d\n---\n\nThe council gave out inforamtion on its meeting number %d.\n", i, i)
		ts.Check(os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.md", i)), []byte(text), 0o644))
	}
}

var (
	variable  = regexp.MustCompile(`GALLEYPROOF_[A-Z_]+`)
	inputName = regexp.MustCompile(`inputs\.([a-z-]+)`)
)

// TestAction sees that action.yml gives its script every variable that the
// script reads, and no other.
func TestAction(t *testing.T) {
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Inputs map[string]struct{ Description, Default string }
		Runs   struct {
			Using string
			Steps []struct {
				ID, Run, Shell string
				Env            map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(data, &action); err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile("../../.ci/action")
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]bool{}
	for _, name := range variable.FindAllString(string(script), -1) {
		read[name] = true
	}
	used, given := map[string]bool{}, false
	for _, s := range action.Runs.Steps {
		if s.Run != "" && s.Shell == "" {
			t.Errorf("a step of a composite action names no shell: %s", s.Run)
		}
		if s.ID != "check" {
			continue
		}
		given = true
		for name, value := range s.Env {
			if !read[name] {
				t.Errorf("the script does not read %s", name)
			}
			delete(read, name)
			for _, m := range inputName.FindAllStringSubmatch(value, -1) {
				used[m[1]] = true
			}
		}
	}
	if action.Runs.Using != "composite" || !given {
		t.Error("the action has no step “check”, or is not composite")
	}
	for name := range read {
		t.Errorf("the script reads %s, which the action does not give", name)
	}
	for name, input := range action.Inputs {
		if !used[name] || input.Description == "" {
			t.Errorf("the input %s is not used, or not described", name)
		}
	}
}
