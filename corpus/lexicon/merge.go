//go:build ignore

// Merge makes words.txt.gz from an unpacked SCOWL. It is run by hand, when a
// new SCOWL is taken over:
//
//	go run merge.go -version 2020.12.07-2 /usr/share/dict/scowl
//
// The lists are named category-kind.size. Of them all sizes up to 80 are
// taken; 95 holds too many misspellings. Possessives are left out, for a
// reader takes off the 's before asking.
package main

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// tiers joins sizes 50 and 55 (the same rarity, American and British).
var tiers = map[string]int{
	".10": 1, ".20": 2, ".35": 3, ".40": 4, ".50": 5, ".55": 5, ".60": 6, ".70": 7, ".80": 8,
}

var kinds = map[string]string{
	"words": "w", "upper": "u", "proper-names": "n", "contractions": "c", "abbreviations": "a",
}

// A category's letters: capitals where the form is the region's own, small
// ones where it is nearly equal there, and behind a dash where it is rare.
var categories = map[string]string{
	"english": "ABZCU", "american": "A", "british": "B", "british_z": "Z", "canadian": "C", "australian": "U",
	"variant_1": "a", "variant_2": "-a", "variant_3": "-a",
	"british_variant_1": "bz", "british_variant_2": "-bz",
	"canadian_variant_1": "c", "canadian_variant_2": "-c",
	"australian_variant_1": "u", "australian_variant_2": "-u",
}

type entry struct {
	tier  int
	kinds string
	own   string
	near  string
	rare  string
}

func main() {
	version := flag.String("version", "", "version of the SCOWL package, for the header")
	out := flag.String("o", "words.txt.gz", "the file to write")
	flag.Parse()
	if err := run(flag.Arg(0), *version, *out); err != nil {
		fmt.Fprintln(os.Stderr, "merge:", err)
		os.Exit(1)
	}
}

func run(folder, version, out string) error {
	if folder == "" || version == "" {
		return errors.New("usage: go run merge.go -version V FOLDER")
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.[1-8]?"))
	if err != nil {
		return err
	}
	words := map[string]*entry{}
	sum := sha256.New()
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		cut := strings.Index(name, "-")
		if cut < 0 {
			continue
		}
		region, kind := name[:cut], name[cut+1:]
		switch {
		case region == "special" && kind == "roman-numerals":
			region, kind = "english", "abbreviations"
		case region == "special":
			continue
		}
		letters, known := categories[region]
		tier := tiers[filepath.Ext(path)]
		if !known || kinds[kind] == "" || tier == 0 {
			return fmt.Errorf("%s: unknown kind of list", path)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		sum.Write(data)
		for line := range strings.Lines(string(data)) {
			word := norm.NFC.String(strings.TrimSpace(line))
			if !utf8.ValidString(word) {
				return fmt.Errorf("%s: %q is not UTF-8", path, word)
			}
			if word == "" || strings.HasSuffix(word, "'s") && kind != "contractions" {
				continue
			}
			add(words, word, tier, kinds[kind], letters)
		}
	}
	if len(words) == 0 {
		return fmt.Errorf("%s: no lists found", folder)
	}
	return write(out, words, fmt.Sprintf(header, version, sum.Sum(nil)))
}

const header = `# SCOWL (Spell Checker Oriented Word Lists), version %s, sizes 10 to 80.
# sha256 of its lists, joined in the order of their names: %x
# word, tier (10=1 20=2 35=3 40=4 50,55=5 60=6 70=7 80=8), kinds (w word, u
# upper, n proper name, c contraction, a abbreviation), regions: A American,
# B British -ise, Z British -ize, C Canadian, U Australian, * all; a small
# letter: a form nearly equal there; behind a dash: a rare form there.
`

func add(words map[string]*entry, word string, tier int, kind, letters string) {
	e := words[word]
	if e == nil {
		e = &entry{tier: tier}
		words[word] = e
	}
	e.tier = min(e.tier, tier)
	e.kinds = union(e.kinds, kind)
	switch {
	case letters[0] == '-':
		e.rare = union(e.rare, letters[1:])
	case letters[0] >= 'a':
		e.near = union(e.near, letters)
	default:
		e.own = union(e.own, letters)
	}
}

// union keeps the letters in the order in which the header names them.
func union(a, b string) string {
	var s strings.Builder
	for _, r := range "wuncaABZCUbz" {
		if strings.ContainsRune(a, r) || strings.ContainsRune(b, r) {
			s.WriteRune(r)
		}
	}
	return s.String()
}

func minus(a, b string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(b, r) {
			return -1
		}
		return r
	}, a)
}

func (e *entry) regions() string {
	own := strings.ToLower(e.own)
	near := minus(e.near, own)
	rare := minus(minus(e.rare, own), near)
	s := e.own
	if s == "ABZCU" {
		s = "*"
	}
	s += near
	if rare != "" {
		s += "-" + rare
	}
	return s
}

func write(path string, words map[string]*entry, header string) error {
	var text bytes.Buffer
	text.WriteString(header)
	for _, word := range slices.SortedFunc(maps.Keys(words), cmp.Compare[string]) {
		e := words[word]
		fmt.Fprintf(&text, "%s %d%s %s\n", word, e.tier, e.kinds, e.regions())
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.Copy(z, &text); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, packed.Bytes(), 0o644)
}
