//go:build ignore

// Gen compiles the phrase lists of all rules into phrases.bin. A rule's list
// lies beside it and has its name: spelling/eggcorn.toml is that of
// spelling.eggcorn.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"galleyproof/linter/phrases"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run() error {
	var paths []string
	for _, pattern := range []string{"*/*.csv", "*/*.toml", "*/*.txt"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return err
		}
		paths = append(paths, found...)
	}
	slices.Sort(paths)
	var lists []phrases.List
	for _, path := range paths {
		list, err := read(path)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if list.Name != "" {
			lists = append(lists, list)
		}
	}
	data, err := phrases.Build(lists)
	if err != nil {
		return err
	}
	return os.WriteFile("phrases.bin", data, 0o644)
}

// read reads a rule's list. Other data that lies beside a rule has an
// underscore in its name, which no rule has.
func read(path string) (list phrases.List, err error) {
	family, file := filepath.Split(path)
	extension := filepath.Ext(file)
	name := strings.TrimSuffix(file, extension)
	if strings.Contains(name, "_") {
		return list, nil
	}
	list.Name = filepath.Base(family) + "." + name
	data, err := os.ReadFile(path)
	if err != nil {
		return list, err
	}
	switch extension {
	case ".csv":
		list.Phrases, err = phrases.ReadCSV(data)
	case ".txt":
		list.Phrases, err = phrases.ReadWords(data)
	default:
		list.Phrases, _, err = phrases.ReadTOML(data)
	}
	return list, err
}
