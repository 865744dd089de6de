package config

import (
	"strings"
	"testing"
)

func TestReportTable(t *testing.T) {
	for _, tt := range []struct {
		config    string
		noExcerpt bool
	}{
		{"", false},
		{"[report]\nexcerpt = true", false},
		{"report.excerpt = false", true},
	} {
		if c := mustParse(t, tt.config, Flags{}); c.NoExcerpt != tt.noExcerpt {
			t.Errorf("%q: %v", tt.config, c.NoExcerpt)
		}
	}
	for config, want := range map[string]string{
		"[report]\n\nexcerpt = \"no\"": "f.toml:3: “report.excerpt” must be true or false, not a string",
		"[report]\nexerpt = false":     "did you mean “excerpt”",
		"report = false":               "“report” must be a table",
	} {
		c, problems, err := Parse("f.toml", []byte(config), testRules(), Flags{})
		if c != nil || err != nil || len(problems) != 1 || !strings.Contains(problems[0].String(), want) {
			t.Errorf("%q: %v %v %v, want %s", config, c, problems, err, want)
		}
	}
}
