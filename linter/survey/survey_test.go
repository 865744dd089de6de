package survey

import (
	"fmt"
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter/config"
)

func add(t *testing.T, s *Survey, name, text string) {
	t.Helper()
	doc, err := format.Parse(name, []byte(text), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Add(name, doc)
}

// many adds n Markdown articles, dated through the year in a zone's offsets.
func many(t *testing.T, s *Survey, n int, offset func(month int) string, body string) {
	t.Helper()
	for i := range n {
		month := i%12 + 1
		add(t, s, fmt.Sprintf("news/%d.md", i), fmt.Sprintf("---\ndate: 2021-%02d-15T12:00:00%s\n---\n%s\n", month, offset(month), body))
	}
}

const (
	british  = "The colour of the harbour wall was finalised – and nobody’s neighbours were favourable. Nasa and Nato were asked."
	american = "The color of the harbor wall was gray — and nobody’s neighbors were favorable. NASA and NATO were asked."
)

func london(month int) string {
	if month > 3 && month < 11 {
		return "+01:00"
	}
	return "+00:00"
}

func TestSurvey(t *testing.T) {
	for _, test := range []struct {
		name     string
		fill     func(*Survey)
		language string
		styles   string
		zone     string
	}{
		{"nothing", func(*Survey) {}, "", "", ""},
		{"British", func(s *Survey) { many(t, s, 40, london, british) }, "en-GB", "guardian", "Europe/London"},
		{"American", func(s *Survey) { many(t, s, 40, func(int) string { return "-07:00" }, american) }, "en-US", "ap", ""},
		{"both", func(s *Survey) { many(t, s, 20, london, british); many(t, s, 20, london, american) }, "", "", "Europe/London"},
		{"universal time", func(s *Survey) { many(t, s, 40, func(int) string { return "Z" }, british) }, "en-GB", "guardian", ""},
		{"India", func(s *Survey) { many(t, s, 40, func(int) string { return "+05:30" }, british) }, "en-GB", "guardian", "Asia/Kolkata"},
		{"winter alone", func(s *Survey) {
			for i := range 40 {
				add(t, s, fmt.Sprintf("%d.md", i), "---\ndate: 2021-01-15T12:00:00+00:00\n---\n"+british)
			}
		}, "en-GB", "guardian", ""},
		{"two are no habit", func(s *Survey) { many(t, s, 2, london, british) }, "", "", ""},
		{"an agency’s", func(s *Survey) { many(t, s, 40, london, "LONDON (Reuters) – "+british) }, "", "", "Europe/London"},
		{"stated", func(s *Survey) {
			for i := range 40 {
				add(t, s, fmt.Sprintf("%d.md", i), "---\nlanguage: en-GB\n---\n"+british)
			}
		}, "", "", ""},
		{"capitals are names", func(s *Survey) { many(t, s, 40, london, "The Harbour Colour Centre Theatre met.") }, "", "", "Europe/London"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var s Survey
			test.fill(&s)
			if got := s.Language(); got != test.language {
				t.Errorf("language %q, not %q", got, test.language)
			}
			if got := strings.Join(s.Styles(), " "); got != test.styles {
				t.Errorf("styles %q, not %q", got, test.styles)
			}
			if got := s.Zone(); got != test.zone {
				t.Errorf("zone %q, not %q", got, test.zone)
			}
			text := s.Configuration(Proposal{Include: []string{"*.copy"}, Exclude: []string{`a"b\c`}, Record: "record"})
			c, problems, err := config.Parse("t", []byte(text), nil, config.Flags{})
			if err != nil || problems != nil {
				t.Fatal(err, problems, text)
			}
			settings, err := c.Settings(0)
			if err != nil {
				t.Fatal(err)
			}
			if settings.House.Language != test.language || settings.House.Style != test.styles || c.Zone != test.zone ||
				len(c.Files.Include) != 1 || c.Files.Exclude[0] != `a"b\c` || c.Record[0].Value != "record" {
				t.Errorf("%+v from\n%s", settings.House, text)
			}
		})
	}
}

func TestEndings(t *testing.T) {
	for _, test := range []struct{ body, want string }{
		{british, "# endings = \"ise\" # 40 of 40"},
		{"The colour of the harbour wall was finalized.", "# endings = \"ize\" # 40 of 40"},
		{"The colour of the harbour wall was finalized and realised.", "# endings = \"ise\" # mixed: ise 40, ize 40"},
	} {
		var s Survey
		many(t, &s, 40, london, test.body)
		if text := s.Configuration(Proposal{}); !strings.Contains(text, test.want) {
			t.Errorf("%s: no %s in\n%s", test.body, test.want, text)
		}
	}
	var s Survey
	many(t, &s, 40, london, american+" It was finalized.")
	if s.Endings != nil {
		t.Errorf("American articles gave %v", s.Endings)
	}
}

// TestComments: no name that a tree has can leave its comment.
func TestComments(t *testing.T) {
	var s Survey
	add(t, &s, "x\nlanguage = 3\n/a.txt", "The council met.\n")
	text := s.Configuration(Proposal{Record: "record"})
	if _, problems, err := config.Parse("t", []byte(text), nil, config.Flags{}); err != nil || problems != nil {
		t.Error(err, problems, text)
	}
}

func TestTally(t *testing.T) {
	for _, test := range []struct {
		tally Tally
		want  string
	}{
		{nil, ""}, {Tally{"a": 19}, ""}, {Tally{"a": 20}, "a"}, {Tally{"a": 90, "b": 10}, "a"}, {Tally{"a": 89, "b": 11}, ""},
		{Tally{"b": 10, "a": 10}, ""},
	} {
		if got := test.tally.Choice(); got.Form != test.want {
			t.Errorf("%v: %+v", test.tally, got)
		}
	}
}
