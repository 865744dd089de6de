package report

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGoldens holds each format against testdata/report.FORMAT, and without
// excerpts against testdata/bare.FORMAT. UPDATE=1 rewrites them.
func TestGoldens(t *testing.T) {
	articles := newsroom(t)
	for _, name := range Formats() {
		for file, opt := range map[string]Options{"report." + name: {}, "bare." + name: {NoExcerpt: true}} {
			t.Run(file, func(t *testing.T) {
				got := write(t, name, opt, articles, 0)
				path := filepath.Join("testdata", file)
				if os.Getenv("UPDATE") != "" {
					if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), got); diff != "" {
					t.Errorf("-want +got\n%s", diff)
				}
			})
		}
	}
}
