package record

import (
	"fmt"
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

const testRecord = `
[[statement]]
id = "harbour-1"
speaker = "Ada Thorne"
handle = "@adathorne"
medium = "post"
thread = "harbour"
thread_position = 1
date = "2021-03-02T18:04:00-05:00"
text = "The Harbor Plan was never honest - it cost 59 jobs, Town Watchers kept out of the hall, “errors” in the books which turned..."

[[statement]]
id = "harbour-2"
speaker = "Ada Thorne"
medium = "post"
thread = "harbour"
thread_position = 2
date = "2021-03-02T18:05:00-05:00"
text = "...profits into losses, and many more. Therefore I will not sign it. #SaveTheHarbour"

[[statement]]
id = "ferry"
speaker = "Port Council"
medium = "statement"
date = "2021-03-04"
utc_offset = "-05:00"
paragraphs = [
  "The ferry is the safest in the history of the port. Right now our crews are checking every hull prior to finalizing the timetable.",
  "When a boat is late, many will wait. All of the boats on the northern route have paper records of each trip, allowing the master to go back and count each trip if necessary. There is no evidence that any crew lost, changed or hid a log.",
]

[[statement]]
id = "slip"
speaker = "Bo Lind"
medium = "post"
date = "2021-03-05"
text = "We mend & paint. Proud to serve. We did it right. Sail Today, Dock Tomrorow. #Ferry2021"
`

func load(t testing.TB, text string) *Record {
	t.Helper()
	r, problems, err := Load([]File{{"test.toml", []byte(text)}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return r
}

// passage makes one of parts divided by "|"; words of the article between two
// parts stand in braces.
func passage(text string) *Passage {
	p := &Passage{}
	for i, part := range strings.Split(text, "|") {
		own, rest := "", part
		if strings.HasPrefix(part, "{") {
			own, rest, _ = strings.Cut(part[1:], "}")
		}
		p.Text += own
		if i > 0 {
			p.Breaks = append(p.Breaks, len(p.Words))
		}
		start := len(p.Text)
		p.Text += rest
		p.Words = article.AppendWords(p.Words, p.Text, article.Span{Start: int32(start), End: int32(len(p.Text))})
	}
	return p
}

func show(p *Passage, m *Match) string {
	if m == nil {
		return "nil"
	}
	out := []string{m.Statement.ID}
	for _, d := range m.Differences {
		lost := ""
		if d.Lost {
			lost = "!"
		}
		out = append(out, fmt.Sprintf("%s%s %q<%q", d.Grade, lost, p.Text[d.Span.Start:d.Span.End], d.Said))
	}
	return strings.Join(out, "; ")
}

// TestLongPassage: a speech printed in full is read to its end.
func TestLongPassage(t *testing.T) {
	var b strings.Builder
	for i := range 900 {
		fmt.Fprintf(&b, "On day %d the crew of boat %d saw the tide turn at pier %d. ", i, i%97, i%31)
	}
	speech := b.String()
	r := load(t, "[[statement]]\nid = 'speech'\nspeaker = 'Ada Thorne'\nmedium = 'speech'\ntext = \""+speech+"\"\n")
	p := passageOf(strings.Replace(speech, "On day 700 the crew", "On day 700 the herring", 1))
	if got, want := show(p, r.Find(p, Hint{})), `speech; words "herring"<"crew"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p = passageOf(strings.Replace(speech, "On day 500 the crew of boat 15 saw", "On day 500 the crew saw", 1))
	if got, want := show(p, r.Find(p, Hint{})), `speech; elision! "crew saw"<"of boat 15"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if p = passageOf(speech); show(p, r.Find(p, Hint{})) != "speech" {
		t.Errorf("the speech itself: %s", show(p, r.Find(p, Hint{})))
	}
}

func TestFind(t *testing.T) {
	r := load(t, testRecord)
	for _, tt := range []struct{ text, want string }{
		{"the safest in the history of the port.", "ferry"},
		{"The ferry is the safest in the history of the port,|{ he said. }Right now our crews are checking every hull", "ferry"},
		{"have paper accords of each trip, allowing the master to go back", `ferry; words "accords"<"records"`},
		{"checking every hull prior to finalising the timetable", `ferry; respelled "finalising"<"finalizing"`},
		{"The Harbor plan was never honest – it cost 59 jobs, town watchers kept out", `harbour-1; case "plan"<"Plan"; case "town watchers"<"Town Watchers"`},
		{"which turned profits into losses, and many more.", "harbour-1"},
		{"“errors” in the books which turned…", "harbour-1"},
		{"Therefore I will sign it", `harbour-2; elision! "will sign"<"not"`},
		{"it cost fifty-nine jobs, Town Watchers kept out", `harbour-1; house-form "fifty-nine"<"59"`},
		{"it cost 95 jobs, Town Watchers kept out of the hall", `harbour-1; words "95"<"59"`},
		{"[I am] proud to serve, we did it right,|{ he said. }Sail today, dock tomorrow. Ferry 2021.",
			`slip; bracketed "[I am]"<""; punctuation "serve, we"<"serve. We"; case "today, dock"<"Today Dock"; silent-correction "tomorrow"<"Tomrorow"; hashtag "Ferry 2021"<"#Ferry2021"`},
		{"Proud to serve. We did it right. Sail Today, Dock Tomrorow [sic]. #Ferry2021", "slip"},
		{"We did it right. Sail Today, Dock Tomrorow (sic). Ferry 2021", `slip; hashtag "Ferry 2021"<"#Ferry2021"`},
		{"Sail Today, Dock Tomorrow [sic].", `slip; silent-correction "Tomorrow"<"Tomrorow"`},
		{"Town Watchers kept out of the hall.|\nProfits into losses, and many more.", `harbour-1; elision "hall."<"errors” in the books which turned"`},
		{"The ferry is the safest … prior to finalizing the timetable.", `ferry; elided "safest … prior"<"in the history of the port. Right now our crews are checking every hull"`},
		{"There is no evidence that any crew lost a log and nobody hid the truth about it", "nil"},
		{"we had breakfast in the history room", "nil"},
		{"each trip if necessary.|{ the council said.\n}There is no evidence that any crew lost", "ferry"},
		{"There is no evidence that any crew lost, changed or hid a book,|{ he said. }Nobody is.", `ferry; words "book"<"log"; words "Nobody is"<""`},
		{"We mend and paint. Proud to serve.", "slip"},
		{"[T]he ferry is the safest in the history of the port", "ferry"},
		{"our crews are check[ed] every hull prior to finalizing", `ferry; bracketed "check[ed]"<"checking"`},
		{"The fer\u00adry is the safest in the history of the port", "ferry"},
		{"The ferry is the safest in the history of the town", `ferry; words "town"<"port"`},
		{"A ferry is the safest in the history of the port", `ferry; words "A"<"The"`},
		{"The ferry is the safest in the history of the port. Nobody else has said it", "ferry"},
		{"kept out of the hall.|\nErrors in the books which turned profits", `harbour-1; punctuation "hall."<"hall, “errors"`},
	} {
		p := passage(tt.text)
		if got := show(p, r.Find(p, Hint{})); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
