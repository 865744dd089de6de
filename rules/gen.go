//go:build ignore

// Gen compiles the phrase lists of all rules into phrases.bin.
package main

import (
	"fmt"
	"os"

	"galleyproof/linter/phrases"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run() error {
	typo, err := os.ReadFile("spelling/typo.csv")
	if err != nil {
		return err
	}
	eggcorn, err := os.ReadFile("spelling/eggcorn.toml")
	if err != nil {
		return err
	}
	typos, err := phrases.ReadCSV(typo)
	if err != nil {
		return fmt.Errorf("spelling/typo.csv: %w", err)
	}
	eggcorns, _, err := phrases.ReadTOML(eggcorn)
	if err != nil {
		return fmt.Errorf("spelling/eggcorn.toml: %w", err)
	}
	data, err := phrases.Build([]phrases.List{
		{Name: "spelling.typo", Phrases: typos},
		{Name: "spelling.eggcorn", Phrases: eggcorns},
	})
	if err != nil {
		return err
	}
	return os.WriteFile("phrases.bin", data, 0o644)
}
