//go:build ignore

// Generate builds table.bin from words.txt.gz, supplement.txt and classes.txt,
// and grammar.bin beside it from tags.txt.gz and grammar.txt.
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
		"tags.txt.gz":    &sources.Tags,
		"grammar.txt":    &sources.Grammar,
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
	if err := os.WriteFile("table.bin", table, 0o644); err != nil {
		return err
	}
	grammar, err := lexicon.CompileGrammar(sources, table)
	if err != nil {
		return err
	}
	return os.WriteFile("grammar.bin", grammar, 0o644)
}
