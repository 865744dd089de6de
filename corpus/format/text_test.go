package format

import (
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

func TestText(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"headline, standfirst, byline", `Council sacks its clerk

By Ann Lee

Vote follows a row over the ferry timetable

The clerk was sacked on Tuesday.
She did not reply.
`, `
headline 0-23 "Council sacks its clerk"
byline 25-35 "By Ann Lee"
standfirst 37-80 "Vote follows a row over the ferry timetable"
paragraph 82-114 "The clerk was sacked on Tuesday."
paragraph 115-133 "She did not reply."
`},
		{"a sentence is no headline", "The clerk was sacked.\nShe did not reply.\n", `
paragraph 0-21 "The clerk was sacked."
paragraph 22-40 "She did not reply."
`},
		{"a headline may ask, and end in U.S.", "Who sacked the clerk?\nNobody in the U.S.\nShe did not reply.\n", `
headline 0-21 "Who sacked the clerk?"
paragraph 22-40 "Nobody in the U.S."
paragraph 41-59 "She did not reply."
`},
		{"one line alone is no headline", "Council sacks its clerk", `
paragraph 0-23 "Council sacks its clerk"
`},
		{"leaked date line", " date 2020-11-18 Council sacks clerk\nThe clerk was sacked.\n", `
metadata 0-17 " date 2020-11-18 "
headline 17-36 "Council sacks clerk"
paragraph 37-58 "The clerk was sacked."
`},
		{"leaked date line before a sentence", "date 2020-11-18 The clerk was sacked.\nShe did not reply.\n", `
metadata 0-16 "date 2020-11-18 "
paragraph 16-37 "The clerk was sacked."
paragraph 38-56 "She did not reply."
`},
		{"leaked date line alone", " date 2020-11-18\nThe clerk was sacked.\n", `
metadata 0-16 " date 2020-11-18"
paragraph 17-38 "The clerk was sacked."
`},
		{"no such day", " date 2020-02-30 The clerk was sacked.\n", `
paragraph 1-38 "date 2020-02-30 The clerk was sacked."
`},
		{"subheading", "The clerk was sacked.\nWhat comes next\nThe council will meet again in spring.\nit went on\nShe did not reply.\n", `
paragraph 0-21 "The clerk was sacked."
heading 22-37 "What comes next"
paragraph 38-76 "The council will meet again in spring."
paragraph 77-87 "it went on"
paragraph 88-106 "She did not reply."
`},
		{"bullets", "The council said:\n• It would vote.\n- And vote again.\n-3 is no bullet.\n", `
paragraph 0-17 "The council said:"
list-item 18-36 "• It would vote."
list-item 37-54 "- And vote again."
paragraph 55-71 "-3 is no bullet."
`},
		{"notes", "<!-- stet a.b: all of it -->\nThe clerk was sacked.\n<!-- want \"x\": \"y\" -->\nShe did not reply.\n\n  <!-- stet c.d: why -->\nThe end came.", `
paragraph 29-50 "The clerk was sacked."
paragraph 74-92 "She did not reply."
paragraph 119-132 "The end came."
note -1 "stet a.b: all of it"
note 0 "want \"x\": \"y\""
note 1 "stet c.d: why"
`},
		{"notes before a leaked date line", "<!-- a -->\n date 2020-11-18 The clerk was sacked.\n", `
metadata 11-28 " date 2020-11-18 "
paragraph 28-49 "The clerk was sacked."
note -1 "a"
`},
		{"a comment within a line is text", "The clerk <!-- who? --> was sacked.\n", `
paragraph 0-35 "The clerk <!-- who? --> was sacked."
`},
		{"line ends", "One ended.\r\nTwo ended.\rThree ended.\n\r\nFour ended.", `
paragraph 0-10 "One ended."
paragraph 12-22 "Two ended."
paragraph 23-35 "Three ended."
paragraph 38-49 "Four ended."
`},
		{"quoted lines stay paragraphs", "The clerk wrote:\n> No.\n", `
paragraph 0-16 "The clerk wrote:"
paragraph 17-22 "> No."
`},
		{"nothing", "", ""},
		{"white space", " \n\t\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := parse(t, "a.txt", test.source)
			compare(t, outline(d), test.want)
			if len(d.Notes) == 0 && d.Text != test.source {
				t.Errorf("text is not the file: %q", d.Text)
			}
		})
	}
}

func TestNotesLeaveNeighbours(t *testing.T) {
	d := parse(t, "a.txt", "One.\n<!-- a -->\n<!-- b -->\r\nTwo.\n")
	if d.Text != "One.\nTwo.\n" {
		t.Errorf("text is %q", d.Text)
	}
	if got := d.Range(article.Span{Start: 5, End: 9}); got != (article.Range{Start: 28, End: 32}) {
		t.Errorf("Two. stands at %v", got)
	}
	if got := d.Notes[1].Range; got != (article.Range{Start: 16, End: 26}) {
		t.Errorf("note b stands at %v", got)
	}
}

func TestLayout(t *testing.T) {
	wrapped := `Council sacks its clerk

The clerk of the council was sacked on Tuesday night after a long
and angry meeting about the timetable of the ferry, which has not
sailed since March.
<!-- note -->

She did not reply to the letter that was pushed under the door of
her office, and the door was still locked on Wednesday.
`
	d := parse(t, "a.txt", wrapped)
	if d.Layout != "wrapped" || len(d.Blocks) != 3 || d.Blocks[1].Kind != article.Paragraph {
		t.Errorf("%s:\n%s", d.Layout, outline(d))
	}
	if got := d.NoteBlock(d.Notes[0]); got != 1 {
		t.Errorf("note covers block %d", got)
	}
	d, err := Parse("a.txt", []byte(wrapped), Options{Layout: "lines"})
	if err != nil || d.Layout != "lines" || len(d.Blocks) != 6 {
		t.Errorf("%v, %s:\n%s", err, d.Layout, outline(d))
	}
	long := strings.Repeat("A sentence that goes on for a while. ", 5) + "\n"
	headline := "The council of the harbour town sacks its clerk at last"
	if d := parse(t, "a.txt", headline+"\n"+long); d.Layout != "lines" || d.Blocks[0].Kind != article.Headline {
		t.Errorf("%s:\n%s", d.Layout, outline(d))
	}
}
