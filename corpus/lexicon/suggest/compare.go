//go:build ignore

// Compare holds the suggestions against those of hunspell and aspell, where
// these are installed, on lists of misspellings:
//
//	go run ./corpus/lexicon/suggest/compare.go [-misses] FILE…
//
// in the folder that holds go.mod. A line of a list is a misspelling, a tab and
// the right word, or a JSON object with "wrong" and "right". Without a list it
// takes the project's own. What it prints is how many right words are first and
// how many are among the first five; "list" is the list of known misspellings
// (rules/spelling/typo.csv), asked before the search.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"galleyproof/corpus/lexicon/suggest"
)

const (
	ownList  = "corpus/lexicon/suggest/testdata/misspellings.tsv"
	typoList = "rules/spelling/typo.csv"
)

type pair struct{ wrong, right string }

// A speller gives for each word what it suggests, the best first.
type speller struct {
	name string
	ask  func(words []string) ([][]string, error)
}

func main() {
	misses := flag.Bool("misses", false, "print the pairs that our own search does not put first")
	flag.Parse()
	files := flag.Args()
	if len(files) == 0 {
		files = []string{ownList}
	}
	if err := run(files, *misses); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func run(files []string, misses bool) error {
	listed, err := readTypos()
	if err != nil {
		return err
	}
	ours := func(words []string) ([][]string, error) {
		var all [][]string
		for _, w := range words {
			all = append(all, suggest.Words(w, suggest.Options{}))
		}
		return all, nil
	}
	spellers := []speller{
		{"galleyproof", ours},
		{"with the list", func(words []string) ([][]string, error) {
			all, err := ours(words)
			for i, w := range words {
				known := listed[strings.ToLower(w)]
				for _, s := range all[i] {
					if len(known) < suggest.Most && !slices.Contains(known, s) {
						known = append(known, s)
					}
				}
				all[i] = known
			}
			return all, err
		}},
		{"hunspell", pipe("hunspell", "-a", "-d", "en_US")},
		{"aspell", pipe("aspell", "-a", "--lang=en", "--sug-mode=normal")},
	}
	for _, file := range files {
		pairs, err := readPairs(file)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %d pairs\n", filepath.Base(file), len(pairs))
		words := make([]string, len(pairs))
		for i, p := range pairs {
			words[i] = p.wrong
		}
		for i, s := range spellers {
			all, err := s.ask(words)
			if err != nil {
				fmt.Printf("  %-14s not run: %v\n", s.name, err)
				continue
			}
			first, five := 0, 0
			for k, p := range pairs {
				at := slices.IndexFunc(all[k], func(s string) bool { return strings.EqualFold(s, p.right) })
				if at == 0 {
					first++
				} else if misses && i == 0 {
					fmt.Printf("    %s\t%s\t%s\n", p.wrong, p.right, strings.Join(all[k], ", "))
				}
				if at >= 0 && at < suggest.Most {
					five++
				}
			}
			fmt.Printf("  %-14s first %5.1f %%, in five %5.1f %%\n", s.name, percent(first, len(pairs)), percent(five, len(pairs)))
		}
	}
	return nil
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func readPairs(file string) ([]pair, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var pairs []pair
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "{") {
			var row struct{ Wrong, Right string }
			if err := json.Unmarshal([]byte(line), &row); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			pairs = append(pairs, pair{row.Wrong, row.Right})
		} else if wrong, right, ok := strings.Cut(line, "\t"); ok && line[0] != '#' {
			pairs = append(pairs, pair{wrong, right})
		}
	}
	return pairs, nil
}

func readTypos() (map[string][]string, error) {
	data, err := os.ReadFile(typoList)
	if err != nil {
		return nil, err
	}
	rows := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), ",")
		rows[f[0]] = f[1:]
	}
	return rows, nil
}

// pipe asks a program that speaks ispell's protocol.
func pipe(name string, args ...string) func([]string) ([][]string, error) {
	return func(words []string) ([][]string, error) {
		if _, err := exec.LookPath(name); err != nil {
			return nil, fmt.Errorf("%s is not installed", name)
		}
		var in bytes.Buffer
		for _, w := range words {
			fmt.Fprintf(&in, "^%s\n", w)
		}
		cmd := exec.Command(name, args...)
		cmd.Stdin = &in
		out, err := cmd.Output()
		if err != nil {
			return nil, err
		}
		all := make([][]string, len(words))
		at := -1
		answered := true
		for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); {
			line := s.Text()
			if at == -1 { // the greeting
				at = 0
				continue
			}
			switch {
			case line == "":
				at++
				answered = false
			case at < len(words) && !answered || at == 0:
				answered = true
				switch line[0] {
				case '&':
					_, list, _ := strings.Cut(line, ": ")
					all[at] = strings.Split(list, ", ")
				case '*', '+', '-':
					all[at] = []string{words[at]} // taken for right
				}
			}
		}
		return all, nil
	}
}
