package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/known"
)

// stetName is the stet file beside the configuration where [stet] file names
// no other.
const stetName = "stet.toml"

// sift parts the findings of an article of the newsroom: those that count, and
// those that the stet file lets stand or the baseline knows. All that reports
// findings, and all that mends them, goes by it.
func (n *newsroom) sift(doc *article.Document, findings []linter.Finding) (count, quiet []linter.Finding) {
	filter := known.Filter{Stets: n.stets}
	a := n.article(doc)
	if n.baseline != nil {
		filter.Baseline = n.baseline.rows
		a.BaselinePath = n.baseline.relative(doc.Source.Path)
	}
	return filter.Sift(a, findings)
}

// check finds what counts in an article.
func (n *newsroom) check(doc *article.Document) ([]linter.Finding, error) {
	findings, err := n.find(doc)
	if err != nil {
		return nil, err
	}
	count, _ := n.sift(doc, findings)
	return count, nil
}

// article is what the stet file must know of an article.
func (n *newsroom) article(doc *article.Document) known.Article {
	return known.Article{Doc: doc, StetPath: n.config.Relative(doc.Source.Path), Selected: n.linter.Selected(doc)}
}

// stetFile returns the path of the stet file from the root.
func (n *newsroom) stetFile() string {
	name := n.config.Stet
	if name == "" {
		name = stetName
	}
	return n.path(name)
}

// readStets reads the stet file, if there is one.
func (n *newsroom) readStets(rules []linter.Rule) []error {
	file := n.stetFile()
	n.files[file] = true
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return []error{pathError(short(file), err)}
	}
	stets, problems := known.ParseStets(short(file), data, linter.ConfigRules(rules))
	n.stets = stets
	return problemErrors(problems)
}

func problemErrors(problems []config.Problem) []error {
	var errs []error
	for _, p := range problems {
		errs = append(errs, errors.New(p.String()))
	}
	return errs
}

// baseline is a baseline file; its rows' paths begin at its folder.
type baseline struct {
	path string // from the root
	rows *known.Baseline
}

func (b *baseline) relative(path string) string {
	abs := absolute(filepath.FromSlash(path))
	rel, err := filepath.Rel(filepath.Dir(b.path), abs)
	if err != nil {
		rel = abs
	}
	return filepath.ToSlash(rel)
}

// readBaseline reads the file that --baseline names; "" is none.
func readBaseline(file string) (*baseline, error) {
	if file == "" {
		return nil, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, pathError(printed(file), err)
	}
	rows, err := known.ParseBaseline(printed(file), data)
	if err != nil {
		return nil, err
	}
	return &baseline{absolute(file), rows}, nil
}

// useBaseline makes all newsrooms take the findings in a file for known. It is
// called before any of them is read.
func (n *newsrooms) useBaseline(file string) error {
	b, err := readBaseline(file)
	if err != nil || b == nil {
		return err
	}
	n.baseline, n.apart = b, map[string]bool{b.path: true}
	return nil
}

// replaceFile writes a file at once or not at all.
func replaceFile(path string, data []byte) error {
	file, err := createAtomic(path)
	if err == nil {
		if _, err = file.Write(data); err == nil {
			err = file.commit()
		} else {
			file.abandon()
		}
	}
	if err != nil {
		return pathError(short(absolute(path)), err)
	}
	return nil
}

// stetNotes writes the lines that the text report adds under a finding: the
// entry that no longer lets it stand, and with --explain-stet the commands
// that would.
func (n *newsrooms) stetNotes(explain, noExcerpt bool, stdinPath string) func(*article.Document, *linter.Finding) []string {
	return func(doc *article.Document, f *linter.Finding) []string {
		room := n.of(filepath.Dir(absolute(filepath.FromSlash(doc.Source.Path))))
		if room == nil || !known.Silenceable(f.Rule) {
			return nil
		}
		var out []string
		for _, part := range linter.Part([]linter.Finding{*f}) {
			if room.stets != nil {
				if e := room.stets.Until(room.article(doc), &part); e != nil {
					note := "stood until " + e.Until.String() + ": " + short(room.stetFile())
					if !noExcerpt { // a reason may quote what it is for
						note += ": " + e.Reason
					}
					out = append(out, note)
				}
			}
			if explain {
				out = append(out, "stet:    "+n.stetCommand(doc, &part, stdinPath))
			}
		}
		return out
	}
}

// stetCommand returns the command that lets a finding stand, for a shell.
func (n *newsrooms) stetCommand(doc *article.Document, f *linter.Finding, stdinPath string) string {
	at := place{file: doc.Source.Path}
	p := doc.Source.Position(f.Range(doc).Start)
	at.line, at.column = p.Line, p.Column
	words := []string{"galleyproof", "stet"}
	if stdinPath != "" && printed(stdinPath) == at.file {
		at.file = "-"
		words = append(words, "--stdin-path", shellWord(stdinPath))
	} else if strings.HasPrefix(at.file, "-") && at.file != "-" {
		at.file = "./" + at.file
	}
	words = append(words, shellWord(at.String()), "--rule", f.Rule)
	if n.override != "" {
		words = append(words, "--config", shellWord(n.override))
	}
	if doc.Meta.DateFrom == "flag" {
		words = append(words, "--date", doc.Meta.Published.Day.String())
	}
	return strings.Join(append(words, `--reason "…"`), " ")
}

var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./:@%+=,-]+$`)

func shellWord(s string) string {
	if plainWord.MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// told returns a function that says whether a rule ran in full on an article.
func told(a known.Article, findings []linter.Finding) func(rule string) bool {
	failed := slices.ContainsFunc(findings, func(f linter.Finding) bool { return f.Rule == linter.FailureID })
	return func(rule string) bool {
		_, on := a.Selected(rule)
		return on && !failed
	}
}
