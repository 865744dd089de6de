package format

import (
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

func TestMarkdown(t *testing.T) {
	tests := []struct{ name, path, source, want string }{
		{"headings", "", "# One *bold*\n\nTwo.\n\n## Three\n\nFour\n====\n", `
headline 2-11 "One bold"
paragraph 14-18 "Two."
heading 23-28 "Three"
heading 30-34 "Four"
`},
		{"links and images", "", "See [the *clerk*](http://x.example/a_b \"t\") at ![her](a.png) desk.\n", `
paragraph 0-66 "See the clerk at ￼ desk."
`},
		{"entities and escapes", "", `Fish &amp; chips \*now\* &copy; &nosuch; AT&T`, `
paragraph 0-45 "Fish & chips *now* © &nosuch; AT&T"
`},
		{"line breaks", "", "One\\\ntwo  \nthree *four*\r\nfive.\n", `
paragraph 0-30 "One\ntwo\nthree four\r\nfive."
`},
		{"inline HTML joins words", "", "A <b>wo</b>rd<br>broke.\n", `
paragraph 0-23 "A word\nbroke."
`},
		{"code", "", "Run `go test` now.\n\n```\ncode\n```\n\n    code\n\nDone.\n", `
paragraph 0-18 "Run ￼ now."
paragraph 44-49 "Done."
`},
		{"block quotes", "", "> One\n> two\nlazy.\n>\n> Three.\n>\n> - Four\n", `
blockquote in blockquote 2-17 "One\ntwo\nlazy."
blockquote in blockquote 22-28 "Three."
list-item in blockquote 35-39 "Four"
`},
		{"lists", "", "1. One\n2. Two\n\n   Still two.\n", `
list-item 3-6 "One"
list-item 10-13 "Two"
list-item 18-28 "Still two."
`},
		{"footnotes stay where they stand", "", "One.[^a]\n\n[^a]: The *note*.\n\nTwo.\n", `
paragraph 0-4 "One."
footnote 16-27 "The note."
paragraph 29-33 "Two."
`},
		{"link definitions are no prose", "", "See [it][a].\n\n[a]: http://x.example\n\nDone.\n", `
paragraph 0-12 "See it."
paragraph 37-42 "Done."
`},
		{"tables", "", "| A | B c |\n|---|:---:|\n| x *y* | z\\|q |\n| one |\n", `
table 2-3 "A"
table 6-9 "B c"
table 26-30 "x y"
table 34-38 "z|q"
table 43-46 "one"
`},
		{"a pipe is no table", "", "One | two\nthree | four\n", `
paragraph 0-22 "One | two\nthree | four"
`},
		{"notes", "", "<!-- stet a.b: all -->\n\nOne.\n<!-- want \"x\": \"y\" -->\nTwo.\n\n<!-- c\nd -->\n\nThree <!-- e --> four.\n", `
paragraph 24-28 "One."
paragraph 52-56 "Two."
paragraph 72-94 "Three  four."
note -1 "stet a.b: all"
note 0 "want \"x\": \"y\""
note 1 "c\nd"
note 2 "e"
`},
		{"a note in code is code", "", "One.\n\n```\n<!-- a -->\n```\n", `
paragraph 0-4 "One."
`},
		{"Liquid and Hugo", "", "{% include a.html %}\n\nOne {{ page.x }} two {% if y %}three{% endif %}\nfour.\n\n{{< figure\n  src=\"a\" >}}\n\n{% highlight go %}\ncode\n{% endhighlight %}\nFive.\n{: .lead}\n", `
paragraph 22-75 "One ￼ two three\nfour."
paragraph 146-151 "Five."
`},
		{"braces alone are text", "", "One {{ two.\n\nThree {four} %} five.\n", `
paragraph 0-11 "One {{ two."
paragraph 13-34 "Three {four} %} five."
`},
		{"MDX", "a.mdx", "import A from 'a'\nexport const b = 1\n\n# One\n\n<Box n={[1, 2]}>\n\nTwo {b.c} <A>three</A> four.\n\n</Box>\n", `
headline 40-43 "One"
paragraph 63-91 "Two ￼ three four."
`},
		{"HTML blocks", "", "One.\n\n<div><p>Two &amp; three</p>\n<p>Four</p></div>\n\n> <p>Five</p>\n", `
paragraph 0-4 "One."
paragraph 14-29 "Two & three"
paragraph 37-41 "Four"
blockquote in blockquote 58-62 "Five"
`},
		{"embed", "", "<blockquote class=\"twitter-tweet\"><p>So<br>it is</p>&mdash; Name (@name) <a href=\"x\">November 17, 2020</a></blockquote>\n", `
embed in embed 37-102 "So\nit is\n— Name (@name) November 17, 2020"
`},
		{"hard rules and emphasis", "", "One\n\n***\n\n_Two_ three_four **five**.\n", `
paragraph 0-3 "One"
paragraph 11-36 "Two three_four five."
`},
		{"autolinks", "", "See <https://x.example/a> now.\n", `
paragraph 0-30 "See https://x.example/a now."
`},
		{"a rule is no front matter", "", "---\nProse here.\n---\n\nMore.\n", `
heading 4-15 "Prose here."
paragraph 21-26 "More."
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := test.path
			if path == "" {
				path = "a.md"
			}
			compare(t, outline(parse(t, path, test.source)), test.want)
		})
	}
}

func TestFrontMatter(t *testing.T) {
	yaml := "---\r\ntitle: \"One: two\"\r\ndate: 2020-11-17 14:00:00 -0500\r\nauthors:\r\n  - Ann Lee\r\n  - name: Bo Ray\r\nlang: en-GB\r\ncategory: Opinion\r\nupdated: 2020-11-18\r\n---\r\nProse.\r\n"
	d := parse(t, "a.md", yaml)
	m := d.Meta
	if m.Headline != "One: two" || m.Byline != "Ann Lee, Bo Ray" || m.Language != "en-GB" || m.Section != "Opinion" || m.Kind != "opinion" ||
		m.Published.Day.String() != "2020-11-17" || m.Published.At.Unix() != 1605639600 || m.DateFrom != "front matter" ||
		m.Modified.Day.String() != "2020-11-18" || !m.Modified.At.IsZero() {
		t.Errorf("%+v", m)
	}
	if d.Text != "Prose." {
		t.Errorf("text is %q", d.Text)
	}
	toml := "+++\ntitle = 'One'\ndate = 2020-11-17T14:00:00\nlastmod = 2020-11-18\nauthors = ['Ann Lee', 'Bo Ray']\ntype = 'live'\n+++\n\nProse.\n"
	m = parse(t, "a.md", toml).Meta
	if m.Headline != "One" || m.Byline != "Ann Lee, Bo Ray" || m.Kind != "live" || m.Published.Day.String() != "2020-11-17" ||
		!m.Published.At.IsZero() || m.Modified.Day.String() != "2020-11-18" {
		t.Errorf("%+v", m)
	}
	for source, want := range map[string]string{
		"---\ntitle: [One\ndate: x\n---\n":      "a.md:",
		"+++\ntitle = 'One'\ndate = = 2\n+++\n": "a.md:3: front matter: ",
	} {
		_, err := Parse("a.md", []byte(source), Options{})
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", source, err)
		}
	}
}

func TestMarkdownEdit(t *testing.T) {
	tests := []struct {
		source, old, new string
		want             string // of the whole file; "" for refused
	}{
		{"See *the* clrek.\n", "clrek", "clerk", "See *the* clerk.\n"},
		{"Fish &amp; chps.\n", "chps", "chips", "Fish &amp; chips.\n"},
		{"Fish &amp; chips.\n", "&", "and", "Fish and chips.\n"},
		{"See *the* clerk.\n", "the clerk", "a clerk", "See *a* clerk.\n"},
		{"See *the* clerk.\n", "the clerk", "her", ""},
		{"See the clerk.\n", "the clerk", "[a] clerk", "See \\[a\\] clerk.\n"},
		{"See the* clerk\n", "clerk", "clerk.", "See the* clerk.\n"},
		{"See *the*\n", "the", "them", "See *them*\n"},
		{"See the clerk.\n", "the", "{{ a }}", ""},
	}
	for _, test := range tests {
		d := parse(t, "a.md", test.source)
		at := int32(strings.Index(d.Text, test.old))
		e, ok := d.Edit(article.Span{Start: at, End: at + int32(len(test.old))}, test.new)
		got := ""
		if ok {
			got = test.source[:e.Range.Start] + string(e.Raw) + test.source[e.Range.End:]
		}
		if got != test.want {
			t.Errorf("%q: %q for %q gives %q, not %q", test.source, test.new, test.old, got, test.want)
		}
	}
}
