//go:build ignore

// Generate builds words.fst from the lexicon's sources and frequency.txt.gz.
package main

import (
	"fmt"
	"os"

	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/lexicon/suggest"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	var sources lexicon.Sources
	var counts []byte
	for name, to := range map[string]*[]byte{
		"../words.txt.gz":   &sources.Words,
		"../supplement.txt": &sources.Supplement,
		"../classes.txt":    &sources.Classes,
		"frequency.txt.gz":  &counts,
	} {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		*to = data
	}
	data, err := suggest.Compile(sources, counts)
	if err != nil {
		return err
	}
	return os.WriteFile("words.fst", data, 0o644)
}
