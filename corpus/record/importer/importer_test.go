package importer

import (
	"strings"
	"testing"
	"time"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/corpus/record"
)

func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name, data                                string
		text, speaker, handle, medium, date, link string
	}{
		{"plain", "We will  mend it.\r\n\r\nOr not, & <soon>.", "We will  mend it.\n\nOr not, & <soon>.", "", "", "", "", ""},
		{"a dash and no signature", "We will mend it — all of it (soon).", "We will mend it — all of it (soon).", "", "", "", "", ""},
		{"signed", "It is so — and more.\n— Mara Quill (@maraquill) Nov. 18, 2020", "It is so — and more.", "Mara Quill", "@maraquill", "post", "2020-11-18", ""},
		{"signed without a day", "It is so.\n- Mara Quill (@mara@boats.example)", "It is so.", "Mara Quill", "@mara@boats.example", "post", "", ""},
		{"no such day", "It is so.\n— Mara Quill (@mq) November 31, 2020", "It is so.", "Mara Quill", "@mq", "post", "", ""},
		{"Windows-1252", "Caf\xe9 \x93us\x94.", "Café “us”.", "", "", "", "", ""},
		{"a tweet", `<blockquote class="twitter-tweet"><p>Late &amp; cold.</p>&mdash; Mara Quill (@mq) <a href="https://x.com/mq/status/1328852354049957888?s=20&ref_src=x">November 18, 2020</a></blockquote>`,
			"Late & cold.", "Mara Quill", "@mq", "tweet", "2020-11-18T00:07:44Z", "https://x.com/mq/status/1328852354049957888?s=20"},
		{"a tweet whose number disagrees", `<blockquote class="twitter-tweet"><p>Late.</p>&mdash; Mara Quill (@mq) <a href="https://twitter.com/mq/status/1328852354049957888">March 9, 2021</a></blockquote>`,
			"Late.", "Mara Quill", "@mq", "tweet", "2021-03-09", "https://twitter.com/mq/status/1328852354049957888"},
		{"an old tweet", `<blockquote class="twitter-tweet"><p>Late.</p>&mdash; Mara Quill (@mq) <a href="https://twitter.com/mq/status/1234567">March 9, 2009</a></blockquote>`,
			"Late.", "Mara Quill", "@mq", "tweet", "2009-03-09", "https://twitter.com/mq/status/1234567"},
		{"another network", `<blockquote class="mastodon-embed" cite="https://social.example/@mq/1"><p>Late <a href="https://tea.example/">tea</a></p>&mdash; Mara Quill (@mq) March 9, 2021</blockquote>`,
			"Late tea", "Mara Quill", "@mq", "post", "2021-03-09", "https://social.example/@mq/1"},
		{"a passage of a page", "<div><p>We will mend it.</p><p>Or not, &amp; soon.</p></div>", "We will mend it.\n\nOr not, & soon.", "", "", "", "", ""},
		{"with front matter", "---\nspeaker: Jo Field\nmedium: letter\ndate: 2021-01-05\n---\n— We (@us) will.", "— We (@us) will.", "Jo Field", "", "letter", "2021-01-05", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Read("pasted", []byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			date := d.Date.Day.String()
			if !d.Date.At.IsZero() {
				date = d.Date.At.Format(time.RFC3339)
			}
			if d.Text != tt.text || d.Speaker != tt.speaker || d.Handle != tt.handle || d.Medium != tt.medium || date != tt.date || d.URL != tt.link {
				t.Errorf("%q by %q %q, %q, %q, %q", d.Text, d.Speaker, d.Handle, d.Medium, date, d.URL)
			}
		})
	}
}

func TestArticle(t *testing.T) {
	const page = "# Boats\n\nShe said:\n\n> “One is late.\n>\n> “Two is “lost”.”\n\nThen:\n\n> “Three sank.”\n>\n> “Four swam.”\n\nAnd:\n\n> “Five” and “six”\n>\n> — Jonas Pell, master\n\nEnd.\n"
	doc, err := format.Parse("a.md", []byte(page), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range Article(doc, func(int) (string, article.Day) { return "Told", article.Day{} }) {
		got = append(got, d.Speaker+": "+strings.ReplaceAll(d.Text, "\n\n", " | "))
	}
	want := []string{"Told: One is late. | Two is “lost”.", "Told: Three sank. | Four swam.", "Jonas Pell: “Five” and “six”"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestLocalize(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ date, want string }{{"2021-01-05", "-05:00"}, {"2021-07-05", "-04:00"}, {"2021-03-14", "-04:00"}} {
		day, _ := article.ParseDay(tt.date)
		d := Draft{Statement: record.Statement{Date: article.Stamp{Day: day}}}
		if d.Localize(zone); d.UTCOffset != tt.want || d.Date.Day != day {
			t.Errorf("%s has %s, want %s", tt.date, d.UTCOffset, tt.want)
		}
	}
	d := Draft{Statement: record.Statement{Date: article.StampOf(time.Date(2021, 1, 6, 3, 0, 0, 0, time.UTC))}}
	if d.Localize(zone); d.Date.Day.String() != "2021-01-05" || d.UTCOffset != "" {
		t.Errorf("%v %q", d.Date, d.UTCOffset)
	}
}

func TestID(t *testing.T) {
	day := article.Stamp{Day: article.Day{Year: 2021, Month: time.May, Day: 5}}
	taken := map[string]bool{"2021-05-05-field-no": true, "2021-05-05-field-no-2": true}
	for _, tt := range []struct {
		s    record.Statement
		want string
	}{
		{record.Statement{Speaker: "Jo Field", Date: day, Text: "We won’t: U.S. ferries, “all” of them."}, "2021-05-05-field-we-wont-us-ferries"},
		{record.Statement{Speaker: "Zoë Łoś-Ærø", Text: "Ça va."}, "aero-ca-va"},
		{record.Statement{Speaker: "Jo Field", Date: day, Text: "No."}, "2021-05-05-field-no-3"},
		{record.Statement{Text: "Aux …"}, "statement-aux"},
		{record.Statement{Speaker: "李明", Text: "好的"}, "statement"},
		{record.Statement{Speaker: "X", Text: strings.Repeat("a", 300) + " b"}, "x"},
	} {
		got := ID(&tt.s, func(id string) bool { return taken[id] })
		if got != tt.want || !GoodID(got) {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
	for _, bad := range []string{"", ".x", "-x", "x.", "a/b", `a\b`, "a b", "é", "con", "NUL.md", "com1", strings.Repeat("x", 200)} {
		if GoodID(bad) {
			t.Errorf("%q is taken for a good id", bad)
		}
	}
}

// FuzzRead: no bytes make the reader panic, and what it reads can be written as
// a file that reads back as the same words.
func FuzzRead(f *testing.F) {
	f.Add([]byte("It is so.\n— Mara Quill (@mq) November 18, 2020"))
	f.Add([]byte(`<blockquote class="twitter-tweet"><p>Late<br>cold</p>&mdash; M (@mq) <a href="https://x.com/mq/status/99999999999999999">May 1, 2021</a></blockquote>`))
	f.Add([]byte("<p>a</p><blockquote cite=\"http://%zz\">“b”<p>”c"))
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("<blockquote class=twitter-tweet>a&b<a href=https://x%0\xf4>c"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read("f", data)
		if err != nil {
			return
		}
		d.ID = ID(&d.Statement, func(string) bool { return false })
		if !GoodID(d.ID) {
			t.Errorf("the id %q", d.ID)
		}
		out, err := d.Markdown()
		if err != nil {
			return
		}
		s, problems, ok := record.ReadMarkdown("f.md", out)
		if !ok || s.Text != strings.Join(record.Paragraphs(d.Text), "\n\n") {
			t.Fatalf("%q was read back as %q: %v", d.Text, s.Text, problems)
		}
	})
}
