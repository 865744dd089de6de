//go:build ignore

// Generate builds table.bin from words.txt.gz, supplement.txt and classes.txt.
package main

import (
	"fmt"
	"os"

	"galleyproof/corpus/lexicon"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	var sources lexicon.Sources
	for name, to := range map[string]*[]byte{
		"words.txt.gz":   &sources.Words,
		"supplement.txt": &sources.Supplement,
		"classes.txt":    &sources.Classes,
	} {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		*to = data
	}
	table, err := lexicon.Compile(sources)
	if err != nil {
		return err
	}
	return os.WriteFile("table.bin", table, 0o644)
}
