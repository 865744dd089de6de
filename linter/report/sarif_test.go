package report

import (
	"encoding/json"
	"strings"
	"testing"

	schema "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// validSARIF holds a report against the published schema. What the schema does
// not know is found first: a report read by the module has lost it.
func validSARIF(t *testing.T, text string) *schema.Report {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&schema.Report{}); err != nil {
		t.Fatal(err)
	}
	r, err := schema.FromBytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestSARIFIsValid(t *testing.T) {
	for name, opt := range map[string]Options{"with excerpts": {}, "without": {NoExcerpt: true}} {
		r := validSARIF(t, write(t, "sarif", opt, newsroom(t), 0))
		run := r.Runs[0]
		if len(run.Results) != 7 || len(run.Tool.Driver.Rules) != len(sampleRules()) || *run.ColumnKind != "unicodeCodePoints" {
			t.Errorf("%s: %d results, %d rules, columns in %s", name, len(run.Results), len(run.Tool.Driver.Rules), *run.ColumnKind)
		}
		for _, res := range run.Results {
			if id := run.Tool.Driver.Rules[res.RuleIndex].ID; *id != *res.RuleID {
				t.Errorf("%s: the rule of index %d is %s, not %s", name, res.RuleIndex, *id, *res.RuleID)
			}
			if res.PartialFingerprints["galleyproof/v1"] == "" {
				t.Errorf("%s: %s has no fingerprint", name, *res.RuleID)
			}
		}
	}
}

func TestSARIFOfNothing(t *testing.T) {
	r := validSARIF(t, write(t, "sarif", Options{}, nil, 2))
	if run := r.Runs[0]; len(run.Results) != 0 || *run.Invocations[0].ExecutionSuccessful {
		t.Errorf("%d results, successful %v", len(run.Results), *run.Invocations[0].ExecutionSuccessful)
	}
	var b strings.Builder
	if err := newSARIF(&b, &Options{}).End(&Totals{}); err != nil {
		t.Fatal(err)
	}
	validSARIF(t, b.String())
}

// TestSARIFPlaces applies the fixes by their regions in bytes, and finds the
// snippets by their lines and columns.
func TestSARIFPlaces(t *testing.T) {
	articles := newsroom(t)
	sources := map[string][]byte{}
	for _, a := range articles {
		sources[a.doc.Source.Path] = a.doc.Source.Bytes
	}
	fixed := 0
	for _, res := range validSARIF(t, write(t, "sarif", Options{}, articles, 0)).Runs[0].Results {
		at := res.Locations[0].PhysicalLocation
		path := *at.ArtifactLocation.URI
		if strings.HasSuffix(path, ".md") && at.Region.Snippet != nil && *res.RuleID != "stet.unused" {
			line := []rune(strings.Split(string(sources[path]), "\n")[*at.Region.StartLine-1])
			if got := string(line[*at.Region.StartColumn-1 : *at.Region.EndColumn-1]); got != *at.Region.Snippet.Text {
				t.Errorf("%s: at the place of “%s” stands “%s”", path, *at.Region.Snippet.Text, got)
			}
		}
		for _, f := range res.Fixes {
			for _, r := range f.ArtifactChanges[0].Replacements {
				from := r.DeletedRegion.ByteOffset
				got := string(sources[path][from : from+*r.DeletedRegion.ByteLength])
				if got != "am" && got != "afe" {
					t.Errorf("%s: the fix deletes “%s”", path, got)
				}
				fixed++
			}
		}
	}
	if fixed != 4 { // one finding of a word that stands twice mends both
		t.Errorf("%d replacements", fixed)
	}
}

func TestURI(t *testing.T) {
	for path, want := range map[string]string{
		"news/a.md":        "news/a.md",
		"new s/50% é#?.md": "new%20s/50%25%20%C3%A9%23%3F.md",
		"a:b.md":           "./a:b.md",
		"../a.md":          "../a.md",
		"-":                "-",
		"/home/a b.md":     "file:///home/a%20b.md",
		"C:/news/a.md":     "file:///C:/news/a.md",
	} {
		if got := uri(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
