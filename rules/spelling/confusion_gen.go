//go:build ignore

// Confusion_gen compiles confusion_pairs.csv with the counts of package
// company into confusion.bin.
package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"strconv"

	"galleyproof/corpus/company"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "confusion_gen:", err)
		os.Exit(1)
	}
}

func run() error {
	list, err := os.ReadFile("confusion_pairs.csv")
	if err != nil {
		return err
	}
	counts, err := os.ReadFile("../../corpus/company/counts.txt.gz")
	if err != nil {
		return err
	}
	r := csv.NewReader(bytes.NewReader(list))
	r.Comment = '#'
	r.FieldsPerRecord = 3
	rows, err := r.ReadAll()
	if err != nil {
		return err
	}
	var pairs []company.Pair
	for _, row := range rows {
		least, err := strconv.Atoi(row[2])
		if err != nil {
			return err
		}
		pairs = append(pairs, company.Pair{Wrong: row[0], Right: row[1], Least: least})
	}
	words, bigrams, err := company.ReadCounts(counts)
	if err != nil {
		return err
	}
	data, err := company.Build(pairs, words, bigrams)
	if err != nil {
		return err
	}
	return os.WriteFile("confusion.bin", data, 0o644)
}
