//go:build ignore

// New lays out the files of a new rule:
//
//	go run rules/new.go family.rule
//
// It writes the rule, its page and a fixture, for a new family its test too,
// and adds the rule to the list of all rules. What it writes compiles; the
// family's test fails until the rule finds what the fixture and the page say.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run rules/new.go family.rule")
		os.Exit(2)
	}
	if err := run("rules", os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "new:", err)
		os.Exit(1)
	}
}

var id = regexp.MustCompile(`^([a-z]+)\.([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$`)

// rule is what the templates know of the rule.
type rule struct {
	ID     string // spelling.long-word
	Family string // spelling
	Name   string // long-word
	Var    string // LongWord
	Func   string // longWord
}

func run(root, name string) error {
	m := id.FindStringSubmatch(name)
	if m == nil {
		return fmt.Errorf("%q is not of the form family.rule, in small letters with hyphens", name)
	}
	if _, err := os.Stat(filepath.Join(root, "rules.go")); err != nil {
		return errors.New("run it in the folder that holds go.mod")
	}
	r := rule{ID: name, Family: m[1], Name: m[2]}
	for _, part := range strings.Split(r.Name, "-") {
		r.Var += strings.ToUpper(part[:1]) + part[1:]
	}
	r.Func = strings.ToLower(r.Var[:1]) + r.Var[1:]
	if token.IsKeyword(r.Func) {
		r.Func += "Check"
	}

	folder := filepath.Join(root, r.Family)
	if err := os.MkdirAll(filepath.Join(folder, "testdata"), 0o755); err != nil {
		return err
	}
	for _, f := range []struct{ file, text string }{
		{r.Name + ".go", codeText},
		{r.Name + ".md", pageText},
		{filepath.Join("testdata", r.Name+".txt"), fixtureText},
	} {
		if err := write(filepath.Join(folder, f.file), f.text, r); err != nil {
			return err
		}
	}
	for _, f := range []struct{ file, text string }{{r.Family + "_test.go", testText}, {"doc.go", docText}} {
		if err := write(filepath.Join(folder, f.file), f.text, r); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return edit(filepath.Join(root, "rules.go"), func(file *ast.File) insertion { return intoList(file, r) })
}

// write makes a file that is not there yet.
func write(name, text string, r rule) error {
	var out bytes.Buffer
	if err := template.Must(template.New(name).Parse(text)).Execute(&out, r); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(out.Bytes())
	if err == nil {
		fmt.Println(filepath.ToSlash(name))
	}
	return errors.Join(err, f.Close())
}

// insertion is a text to put at a place in a Go file, and a package to import.
type insertion struct {
	at   token.Pos
	text string
	path string
}

// edit puts an insertion into a Go file and formats it.
func edit(name string, find func(*ast.File) insertion) error {
	source, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.ParseComments)
	if err != nil {
		return err
	}
	in := find(file)
	if !in.at.IsValid() {
		return fmt.Errorf("%s: no list of rules found; add the rule by hand", filepath.ToSlash(name))
	}
	at := set.Position(in.at).Offset
	out := string(source[:at]) + in.text + string(source[at:])
	if quoted := fmt.Sprintf("%q", in.path); in.path != "" && !strings.Contains(out, quoted) {
		head, rest, ok := strings.Cut(out, "import (")
		if !ok {
			return fmt.Errorf("%s: no import block; import %s by hand", filepath.ToSlash(name), quoted)
		}
		before, after, _ := strings.Cut(rest, ")")
		out = head + "import (" + before + "\t" + quoted + "\n)" + after
	}
	formatted, err := format.Source([]byte(out))
	if err != nil {
		return err
	}
	fmt.Println(filepath.ToSlash(name))
	return os.WriteFile(name, formatted, 0o644)
}

// intoList finds the place after the family's last rule in a list, or the end
// of the last list of rules.
func intoList(file *ast.File, r rule) insertion {
	in := insertion{path: "galleyproof/rules/" + r.Family}
	own := false
	ast.Inspect(file, func(n ast.Node) bool {
		list, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		for _, e := range list.Elts {
			s, ok := e.(*ast.SelectorExpr)
			if !ok {
				continue
			}
			family, ok := s.X.(*ast.Ident)
			if mine := ok && family.Name == r.Family; mine || !own {
				in.at, in.text = s.End(), ",\n"+r.Family+"."+r.Var
				own = own || mine
			}
		}
		return true
	})
	return in
}

const codeText = `package {{.Family}}

import (
	_ "embed"

	"galleyproof/linter"
)

//go:embed {{.Name}}.md
var {{.Func}}Page string

// {{.Var}} finds what its page describes.
var {{.Var}} = linter.Rule{
	ID:       "{{.ID}}",
	Doc:      {{.Func}}Page,
	Severity: linter.Suggestion,
	Off:      true,
	New: func(*linter.Setup) (linter.Check, error) {
		return {{.Func}}, nil
	},
}

// {{.Func}} asks for candidates, here words that stand twice, and judges them.
func {{.Func}}(p *linter.Pass) {
	words := p.Words()
	for _, i := range p.Repeats() {
		span := words[i].Span
		p.Report(linter.Finding{
			Span:    span,
			Message: "“" + p.Text(span) + "” stands twice.",
		})
	}
}
`

const pageText = `# The fault in a few words

What goes wrong, how it comes about, and where the rule looks.

` + "```wrong" + `
A sentence with the fault.
` + "```" + `

` + "```right" + `
A sentence in which the fault only seems to be.
` + "```" + `

## Fix

What the fix does, and how far it may be trusted.

## Evidence
`

const fixtureText = `A paragraph with the fault, among others where it only seems to be.
<!-- want "the fault": "what the message says" -->

A paragraph in which nothing is found.
`

const testText = `package {{.Family}}_test

import (
	"testing"

	"galleyproof/linter/lintertest"
	"galleyproof/rules"
)

func TestRules(t *testing.T) {
	lintertest.Kit{Phrases: rules.Phrases()}.Run(t, rules.Family("{{.Family}}")...)
}
`

const docText = `// Package {{.Family}} holds the rules of its family.
package {{.Family}}
`
