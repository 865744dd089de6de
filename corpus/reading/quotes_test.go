package reading

import (
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/corpus/record"
)

func read(t testing.TB, path, text string, rec *record.Record) *Article {
	t.Helper()
	doc, err := format.Parse(path, []byte(text), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a := New(rec)
	a.Read(doc)
	return a
}

// quotesOf writes quotations as parts joined by "|", nested ones in braces.
func quotesOf(a *Article) string {
	var out []string
	for _, q := range a.Quotes() {
		var parts []string
		for _, p := range q.Parts {
			parts = append(parts, strings.Join(strings.Fields(a.Doc.Slice(p.Inner)), " "))
		}
		s := strings.Join(parts, "|")
		if q.Nested {
			s = "{" + s + "}"
		}
		if q.Open {
			s += "…open"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestQuoteMarks(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"He said “go on” and “stop”.", "go on; stop"},
		{"“It is,” she said, “a long way.”", "It is,|a long way."},
		{"“It is,” she said. “It was far.”", "It is,|It was far."},
		{"“It is,” she said. Later she met the mayor, who said “no”.", "It is,; no"},
		{"‘It’s the states’ rights that matter’, he said.", "It’s the states’ rights that matter"},
		{"The dogs’ home and the cats’ home said ‘no thanks’.", "no thanks"},
		{"He called it ‘terminated’, in a note.", "terminated"},
		{"“They called it ‘a glitch’ in May,” he said.", "They called it ‘a glitch’ in May,; {a glitch}"},
		{"‘They called it “a glitch” in May,’ he said.", "They called it “a glitch” in May,; {a glitch}"},
		{"\"Straight,\" he said, \"and plain.\"", "Straight,|and plain."},
		{"'Straight' and 'single' aren't the boys' words.", "Straight; single"},
		{"It's the '90s and rock 'n' roll, don't you know.", ""},
		{"A 6\" pipe and a 3\" nail.", ""},
		{"“First paragraph.\n\n“Second paragraph.”\n\nHe left.", "First paragraph.|Second paragraph."},
		{"“First paragraph.\n\nHe left.", "First paragraph.…open"},
		{"“One,” said Ann. “Two,” said Bob.", "One,|Two,"},
		{"He wrote:\n\nThe whole of the plan was wrong from the start.\n\nNobody replied.", "The whole of the plan was wrong from the start."},
		{"He wrote:\n\n“The whole of the plan was wrong.”\n\nNobody replied.", "The whole of the plan was wrong."},
		{"«C’est ça», he said.", "C’est ça"},
		{"The ‘’ and “” marks are empty.", ""},
		{"Rock ‘n’ roll is ‘dead’.", "dead"},
	} {
		if got := quotesOf(read(t, "a.txt", "A headline here\n\n"+tt.text+"\n", nil)); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestAttribution(t *testing.T) {
	for _, tt := range []struct{ text, speaker, medium string }{
		{"“It is so,” Mara Quill said on Twitter.", "Mara Quill", MediumPost},
		{"“It is so,” said Mr Penn.", "Mr Penn", ""},
		{"“It is so,” the president said.", "the president", ""},
		{"“It is so,” read the statement, issued on Monday.", "the statement", MediumStatement},
		{"Quill told the Gazette: “It is so.”", "Quill", MediumSpoken},
		{"“It is so,” Quill told reporters.", "Quill", MediumSpoken},
		{"Quill, who is liked by Ferry Board, tweeted: “It is so.”", "Quill", MediumPost},
		{"“It is so,” he repeatedly said.", "he", ""},
		{"“It is,” Quill said. “It was.”", "Quill", ""},
		{"“It is so,” Penn’s statement said.", "Penn’s statement", MediumStatement},
		{"The gate is “so old” that nobody opens it.", "", ""},
	} {
		a := read(t, "a.txt", "A headline here\n\n"+tt.text+"\n", nil)
		q := a.Quotes()
		if len(q) == 0 {
			t.Errorf("%q: no quotation", tt.text)
			continue
		}
		if q[0].Speaker != tt.speaker || q[0].Medium != tt.medium {
			t.Errorf("%q: speaker %q, medium %q; want %q, %q", tt.text, q[0].Speaker, q[0].Medium, tt.speaker, tt.medium)
		}
	}
}

func TestEmbedSignature(t *testing.T) {
	a := read(t, "a.txt", "A headline here\n\nIt is so, and more. — Mara Quill (@maraquill) May 10, 2022\n", nil)
	q := a.Quotes()
	if len(q) != 1 || q[0].Kind != EmbedQuote || q[0].Speaker != "Mara Quill" || a.Doc.Slice(q[0].Parts[0].Inner) != "It is so, and more." {
		t.Fatalf("%+v", q)
	}
}

// FuzzQuotes: no text makes the reader panic; parts lie within the text, and
// the words of a part within its marks.
func FuzzQuotes(f *testing.F) {
	f.Add("“")
	f.Add("““0")
	f.Add("“One,” he said. ‘Two’ \"three 'four' five\" “six\n\n“seven” wrote:\n\neight nine ten eleven twelve")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := format.Parse("a.txt", []byte(text), format.Options{})
		if err != nil {
			return
		}
		a := New(nil)
		a.Read(doc)
		last := int32(-1)
		for _, q := range a.Quotes() {
			if q.Parts[0].Outer.Start < last && !q.Nested {
				t.Errorf("a quotation at %d follows one at %d", q.Parts[0].Outer.Start, last)
			}
			for _, p := range q.Parts {
				if !p.Outer.Contains(p.Inner) || int(p.Outer.End) > len(doc.Text) || p.Inner.Start > p.Inner.End {
					t.Fatalf("part %v of %d bytes", p, len(doc.Text))
				}
			}
			if !q.Nested {
				last = q.Parts[0].Outer.Start
			}
		}
		_ = a.Names()
		_ = a.Dates()
	})
}

func BenchmarkQuotes(b *testing.B) {
	text := "A headline here\n\n" + strings.Repeat("“It is,” said the mayor of the town on Monday. “Nobody ‘knew’ of it.” The council’s plan went on for years and the harbour was never dug.\n\n", 400)
	a := read(b, "a.txt", text, nil)
	doc := a.Doc
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		a.Read(doc)
		a.Words()
		a.Sentences()
		a.Quotes()
	}
}
