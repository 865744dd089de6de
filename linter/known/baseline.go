package known

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"galleyproof/linter"
)

// Row is one finding of a baseline. It holds nothing of the article's text.
type Row struct {
	Path        string `json:"path"` // from the baseline's folder, with '/'
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
}

// RowOf returns the row of a finding that stands alone.
func RowOf(path string, f *linter.Finding) Row { return Row{path, f.Rule, f.Fingerprint} }

// Baseline is a set of findings that do not count.
type Baseline struct{ rows map[Row]bool }

// ParseBaseline reads a baseline: a JSON object on each line. Rows may come in
// any order and twice, as a merge leaves them. Its error begins with the file
// and the line.
func ParseBaseline(file string, data []byte) (*Baseline, error) {
	b := &Baseline{map[Row]bool{}}
	number := 0
	for line := range bytes.Lines(bytes.TrimPrefix(data, []byte("\uFEFF"))) {
		number++
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		var row Row
		if err := json.Unmarshal(line, &row); err != nil {
			return nil, fmt.Errorf("%s:%d: not a row of a baseline: %s", file, number, strings.TrimPrefix(err.Error(), "json: "))
		}
		if row.Path == "" || row.Rule == "" || row.Fingerprint == "" {
			return nil, fmt.Errorf("%s:%d: a row of a baseline has path, rule and fingerprint", file, number)
		}
		b.rows[row] = true
	}
	return b, nil
}

// Has reports whether the baseline holds a row. A rule that failed is in none.
func (b *Baseline) Has(row Row) bool { return b.rows[row] && row.Rule != linter.FailureID }

// Rows returns the rows in order.
func (b *Baseline) Rows() []Row {
	rows := make([]Row, 0, len(b.rows))
	for r := range b.rows {
		rows = append(rows, r)
	}
	slices.SortFunc(rows, compareRows)
	return rows
}

func compareRows(a, b Row) int {
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Fingerprint, b.Fingerprint))
}

// FormatRows returns the file of a baseline: each row once, in order.
func FormatRows(rows []Row) []byte {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, compareRows)
	var out bytes.Buffer
	encode := json.NewEncoder(&out)
	encode.SetEscapeHTML(false)
	for _, r := range slices.Compact(rows) {
		// Three strings and a buffer: there is nothing that can fail.
		_ = encode.Encode(r)
	}
	return out.Bytes()
}

// Seen is what a check found in one article, for Prune.
type Seen struct {
	Rows []Row // all findings, each by itself
	// Told reports whether a rule ran in full on the article.
	Told func(rule string) bool
}

// Pruned is a baseline after Prune.
type Pruned struct {
	Rows    []Row // that are left
	Removed []Row
	Moved   []Row // as they are now, in renamed articles; also in Rows
}

// Prune takes away the rows that match nothing, and adds none. Articles that
// were not seen keep their rows, and so do rules that did not run. A row whose
// article is gone follows it where its finding now stands in exactly one
// article that has no row for it.
func (b *Baseline) Prune(seen map[string]Seen, gone func(path string) bool) Pruned {
	where := map[Row][]string{} // the rows that are found, without paths, to where
	for path, s := range seen {
		for _, row := range slices.Compact(slices.SortedFunc(slices.Values(s.Rows), compareRows)) {
			if !b.rows[row] {
				row.Path = ""
				where[row] = append(where[row], path)
			}
		}
	}
	var p Pruned
	for _, row := range b.Rows() {
		s, checked := seen[row.Path]
		switch {
		case slices.Contains(s.Rows, row), checked && !s.Told(row.Rule):
			p.Rows = append(p.Rows, row)
		case checked:
			p.Removed = append(p.Removed, row)
		case !gone(row.Path):
			p.Rows = append(p.Rows, row)
		default:
			bare := row
			bare.Path = ""
			if paths := where[bare]; len(paths) == 1 {
				row.Path = paths[0]
				delete(where, bare)
				p.Rows, p.Moved = append(p.Rows, row), append(p.Moved, row)
			} else {
				p.Removed = append(p.Removed, row)
			}
		}
	}
	return p
}
