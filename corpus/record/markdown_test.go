package record

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"galleyproof/corpus/article"
)

// noIndex compares statements by what a file says of them.
var noIndex = cmp.Options{cmpopts.EquateComparable(article.Day{}), cmpopts.IgnoreFields(Statement{}, "Place")}

func TestMarkdownStatements(t *testing.T) {
	day := article.Day{Year: 2021, Month: time.January, Day: 5}
	wall := Statement{ID: "wall", Speaker: "Jo Field", Medium: "statement", Date: article.Stamp{Day: day},
		Text: "We will mend it.", Confidence: High}
	with := func(change func(*Statement)) Statement {
		s := wall
		change(&s)
		return s
	}
	const head = "+++\nid = \"wall\"\nspeaker = \"Jo Field\"\nmedium = \"Statement\"\ndate = 2021-01-05\n"
	for _, tt := range []struct {
		name, file string
		want       Statement
	}{
		{"TOML", head + "+++\nWe will mend it.\n", wall},
		{"YAML", "---\nid: wall\nspeaker: Jo Field\nmedium: statement\ndate: 2021-01-05 # a Tuesday\n---\n\nWe will mend it.", wall},
		{"quoted YAML", "---\n\"id\": 'wall'\nspeaker: \"Jo Field\"\nmedium: >-\n  statement\ndate: '2021-01-05'\n---\nWe will mend it.\n\n\n", wall},
		{"line ends and a byte order mark", "\ufeff" + strings.ReplaceAll(head+"+++\nWe will mend it.\n", "\n", "\r\n"), wall},
		{"the id is the file's name", strings.Replace(head, "id = \"wall\"\n", "", 1) + "+++\nWe will mend it.", wall},
		{"text in the front matter", head + "text = \"We will mend it.\"\n+++\n", wall},
		{"marks are no syntax", head + "+++\n# We *will* &amp; <!-- no note -->\n---\n+++\n    mend\\\n\n\n\n\nit.  \n",
			with(func(s *Statement) { s.Text = "# We *will* &amp; <!-- no note -->\n---\n+++\n    mend\\\n\nit." })},
		{"all kinds of values", head + "official = true\nthread = \"w\"\nthread_position = 2\nnot_speaker = [\"A\", \"B\"]\nsource = \"notice 4\"\nutc_offset = \"+01:00\"\n+++\nWe will mend it.",
			with(func(s *Statement) {
				s.Official, s.Thread, s.ThreadPosition, s.NotSpeaker = true, "w", 2, []string{"A", "B"}
				s.Sources, s.UTCOffset, s.UTC = []string{"notice 4"}, "+01:00", day.Add(-1)
			})},
		{"all kinds of YAML values", "---\nid: wall\nspeaker: Jo Field\nmedium: statement\ndate: 2021-01-05\nofficial: true\nthread: 17\nthread_position: 2\nnot_speaker:\n- A\n- B\nsource: [notice 4]\nutc_offset: -05:00\n---\nWe will mend it.",
			with(func(s *Statement) {
				s.Official, s.Thread, s.ThreadPosition, s.NotSpeaker = true, "17", 2, []string{"A", "B"}
				s.Sources, s.UTCOffset, s.UTC = []string{"notice 4"}, "-05:00", day.Add(1)
			})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, problems, err := Load([]File{{"said/wall.md", []byte(tt.file)}})
			if err != nil || len(problems) > 0 || len(r.Statements) != 1 {
				t.Fatalf("%v, problems %v, %d statements", err, problems, len(r.Statements))
			}
			if diff := cmp.Diff(tt.want, r.Statements[0], noIndex); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
			if p := r.Statements[0].Place; p != (Place{"said/wall.md", 1}) {
				t.Errorf("it stands at %v", p)
			}
		})
	}
}

func TestMarkdownProblems(t *testing.T) {
	for _, tt := range []struct{ name, file, want string }{
		{"none", "We will mend it.", "a.md:1: the file has no front matter, so it is no statement and not used"},
		{"empty", "", "a.md:1: the file has no front matter, so it is no statement and not used"},
		{"open", "+++\nid = \"x\"\n", "a.md:1: the front matter that opens with “+++” is not closed by a line “+++”"},
		{"TOML", "+++\nid = \"x\"\nspeaker = Jo\n+++\nWords.", "a.md:3: the front matter cannot be read: "},
		{"YAML", "---\nid: x\nspeaker: [Jo\n---\nWords.", "a.md:3: the front matter cannot be read: "},
		{"no keys", "---\n- id\n---\nWords.", "a.md:2: the front matter cannot be read: it has no keys"},
		{"an alias", "---\nid: x\nspeaker: *a\n---\nWords.", "a.md:3: “speaker” is a text in quotation marks"},
		{"a number", "+++\nspeaker = 7\n+++\nWords.", "a.md:2: “speaker” is a text in quotation marks"},
		{"no number", "+++\nspeaker = \"Jo\"\n\nthread_position = 1.5\n+++\nWords.", "a.md:4: “thread_position” is a whole number"},
		{"no list", "---\nspeaker: Jo\nnot_speaker: Al\n---\nWords.", "a.md:3: “not_speaker” is a list of texts"},
		{"no truth", "---\nspeaker: Jo\nofficial: maybe\n---\nWords.", "a.md:3: “official” is true or false"},
		{"unknown", "+++\nspeaker = \"Jo\"\ncolour = 1\n+++\nWords.", "a.md:3: not known and not used: “colour”"},
		{"date", "---\nspeaker: Jo\ndate: 5 May\n---\nWords.", "a.md:3: the date of the statement “a” is “5 May”, neither"},
		{"no text", "+++\nspeaker = \"Jo\"\n+++\n \n", "a.md:1: the statement “a” has no text"},
		{"two texts", "+++\nspeaker = \"Jo\"\ntext = \"No.\"\n+++\nWords.", "a.md:1: the statement has a text in its front matter and another below it; keep one"},
		{"no speaker", "+++\nmedium = \"post\"\n+++\nWords.", "a.md:1: the statement “a” has no speaker"},
		{"too long", "---\nspeaker: Jo\ntitle: " + strings.Repeat("x", 1<<16) + "\n---\nWords.", "a.md:1: the front matter is longer than 64 KiB"},
		{"charset", "+++\nspeaker = \"Jo\"\n+++\nCaf\xe9.", "a.md:4: the line is not UTF-8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, problems, err := Load([]File{{"a.md", []byte(tt.file)}})
			if err != nil || len(problems) != 1 || !strings.HasPrefix(problems[0].String(), tt.want) {
				t.Errorf("%v, problems %v, want %q", err, problems, tt.want)
			}
		})
	}
}

func TestTOMLLines(t *testing.T) {
	got := scanTOML("a = '''\n[[x]]\nb = 1\n''' # '''\n[[statement]]\nid = \"[[y]]\"\n\"date\" = 1\ntext = \"\"\"\\\"\"\"\nc = 2\n\"\"\"\"\nroles = [\n  { title = \"#\", # ]\n    from = 1 },\n]\nx . y = 1\n[[ statement ]]\nid = 2\n[name.more]\nz = 1\n")
	keys := map[string][]int{"a": {1}, "statement": {5, 16}, "statement.id": {6, 17}, "statement.date": {7}, "statement.text": {8},
		"statement.roles": {11}, "statement.x.y": {15}, "name.more": {18}, "name.more.z": {19}}
	if diff := cmp.Diff(keys, got.keys); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	if rows := got.tables["statement"]; len(rows) != 2 || rows[0].line != 5 || rows[1].line != 16 || rows[1].keys["id"] != 17 {
		t.Errorf("tables %v", got.tables)
	}
}

func TestSpeakersSpeltTwoWays(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		warn bool
	}{
		{"Mara Quill", "Mara Quil", true},
		{"Mara J. Quill", "Mara J Quill", true},
		{"Election Council of the Northern Isles and Harbours", "Election Council of the Northern Isle and Harbours", true},
		{"Mara Quill", "Mara Quill", false},
		{"Jo Hay", "Jo Hays", false}, // too short to tell
		{"Mara Quill", "Mara Quinn", false},
		{"Ward 12 Council", "Ward 13 Council", false},
	} {
		text := "[[statement]]\nid = \"a\"\nspeaker = \"" + tt.a + "\"\nmedium = \"post\"\ndate = 2021-01-05\nsource = \"x\"\ntext = \"One two.\"\n" +
			"[[statement]]\nid = \"b\"\nspeaker = \"" + tt.b + "\"\nmedium = \"post\"\ndate = 2021-01-05\nsource = \"x\"\ntext = \"Three four.\"\n"
		_, problems, err := Check([]File{{"r.toml", []byte(text)}})
		if err != nil || (len(problems) > 0) != tt.warn {
			t.Errorf("%q and %q: %v, %v", tt.a, tt.b, err, problems)
		}
	}
}

// FuzzMarkdown: no bytes make the reader of a statement's file panic, each
// problem has a line of the file, and a statement that was read is written and
// read again as the same.
func FuzzMarkdown(f *testing.F) {
	f.Add([]byte("+++\nid = \"wall\"\nspeaker = \"Jo\"\nthread_position = 1\ndate = 2021-01-05T10:00:00+01:00\n+++\n\nWe will.\n\n---\n# mend\n"))
	f.Add([]byte("---\nid: wall\nspeaker: &a [Jo, *a]\ndate: 2021-01-05\nutc_offset: -05:00\n---\nWe\r\rwill\n+++\n"))
	f.Add([]byte("---\nei\n\raker\n\roff\r^l: @s\n---"))
	f.Add([]byte("\ufeff---\ntitle: |\n  a\n  b\nspeaker: 'x'\nofficial: yes\n---\n \u00a0\u2028x\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, problems, err := Load([]File{{"f.md", data}})
		if err != nil {
			t.Fatalf("one statement's file made the record fail: %v", err)
		}
		lines := 1 + strings.Count(string(data), "\n")
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines+1 || p.Message == "" || p.File != "f.md" {
				t.Errorf("a problem at line %d of %d: %v", p.Line, lines, p)
			}
		}
		for _, s := range r.Statements {
			out, err := s.Markdown()
			if err != nil {
				t.Fatalf("%+v: %v", s, err)
			}
			again, problems, ok := ReadMarkdown("f.md", out)
			if !ok || len(problems) > 0 {
				t.Fatalf("%s\nis read with %v", out, problems)
			}
			want := strings.Join(Paragraphs(s.Text), "\n\n")
			if again.Text != want || again.ID != s.ID || again.Speaker != s.Speaker || again.Date.Day != s.Date.Day || !again.Date.At.Equal(s.Date.At.Truncate(time.Second)) {
				t.Fatalf("%+v\nbecame\n%+v", s, again)
			}
		}
	})
}

// TestPage reads the example of docs/record.md.
func TestPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/record.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(page), "```\n+++\n")
	example, _, _ = strings.Cut(example, "```")
	r, problems, err := Check([]File{{"record/2021-01-05-field-we-will-mend-the.md", []byte("+++\n" + example)}})
	if err != nil || len(problems) > 0 || len(r.Statements) != 1 || !strings.HasSuffix(r.Statements[0].Text, "tides.\n\nThen we will paint it.") {
		t.Errorf("%v, %v, %+v", err, problems, r)
	}
}
