//go:build ignore

// Generate builds table.bin from words.txt.gz, supplement.txt and classes.txt,
// and beside it grammar.bin from tags.txt.gz and grammar.txt, and regions.bin
// from regions.txt and the regional lists of golangci/misspell.
package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/golangci/misspell"

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
		"regions.txt":    &sources.Regions,
	} {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		*to = data
	}
	sources.Respellings = slices.Concat(misspell.DictAmerican, misspell.DictBritish)
	table, err := lexicon.Compile(sources)
	if err != nil {
		return err
	}
	grammar, err := lexicon.CompileGrammar(sources, table)
	if err != nil {
		return err
	}
	regions, err := lexicon.CompileRegions(sources)
	if err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile("table.bin", table, 0o644),
		os.WriteFile("grammar.bin", grammar, 0o644),
		os.WriteFile("regions.bin", regions, 0o644),
	)
}
