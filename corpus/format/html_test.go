package format

import (
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

func TestHTML(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"paragraphs and inline tags", "<p>A <b>wo</b>rd<br>broke.\n<p> Two <i>three</i> </p>four", `
paragraph 3-26 "A word\nbroke."
paragraph 31-43 "Two three"
paragraph 52-56 "four"
`},
		{"entities", "<p>Fish &amp; chips &notit; &copy2020 &#8217;tis &#x2014; &nosuch; AT&T &hellip;</p>", `
paragraph 3-80 "Fish & chips ¬it; ©2020 ’tis — &nosuch; AT&T …"
`},
		{"deleted", "<p>The <del>old</del><ins>new</ins> plan<s>s</s>.</p><del><p>No</p></del><p>Two", `
paragraph 3-49 "The new plan."
paragraph 76-79 "Two"
`},
		{"no-break spaces", "<p>&nbsp;</p><p>Nov.&nbsp;3</p>", `
paragraph 16-27 "Nov.\u00a03"
`},
		{"not prose", "<p>One</p><script>var a='<p>no</p>'</script><style>p{}</style><nav><p>no</p></nav><aside>no</aside><form>no<button>no</button></form><template>no</template><noscript>no</noscript><span hidden>no</span><svg><text>no</text></svg><p>Two</p>", `
paragraph 3-6 "One"
paragraph 230-233 "Two"
`},
		{"article before main before body", "<body><p>no</p><main><p>no</p><article><header><h1>One</h1></header><p>Two</p><footer>Three</footer></article></main><p>no</p></body>", `
headline 51-54 "One"
paragraph 71-74 "Two"
paragraph 86-91 "Three"
`},
		{"the page's header and footer", "<body><header>no</header><p>One</p><footer>no</footer></body>", `
paragraph 28-31 "One"
`},
		{"headline outside the article", "<body><header><h1>One</h1><p>no</p></header><article><p>Two</p></article>", `
headline 18-21 "One"
paragraph 56-59 "Two"
`},
		{"cards are not the article", "<article><p>" + strings.Repeat("Long. ", 20) + "</p></article><article><p>Card</p></article>", `
paragraph 12-131 "` + strings.TrimSpace(strings.Repeat("Long. ", 20)) + `"
`},
		{"headings, captions, lists, tables", "<h2>One</h2><figure><img alt=no><figcaption>Two</figcaption></figure><ul><li>Three<li>Four</ul><table><tr><td>Five<td>Six</table><h1>Seven</h1><h1>Eight</h1>", `
heading 4-7 "One"
caption 44-47 "Two"
list-item 77-82 "Three"
list-item 86-90 "Four"
table 110-114 "Five"
table 118-121 "Six"
headline 133-138 "Seven"
heading 147-152 "Eight"
`},
		{"block quotes and embeds", "<blockquote><p>One</p><p>Two</p></blockquote><blockquote class='x twitter-tweet'><p lang=en>Three<br>four</p>&mdash; Name (@name) <a href=x>Nov 17, 2020</a></blockquote><p>Five", `
blockquote in blockquote 15-18 "One"
blockquote in blockquote 25-28 "Two"
embed in embed 92-152 "Three\nfour\n— Name (@name) Nov 17, 2020"
paragraph 172-176 "Five"
`},
		{"code and q", "<p>Run <code>go</code> now, <q>she said</q>.</p><pre>a <!-- b --></pre>", `
paragraph 3-44 "Run ￼ now, “she said”."
code 53-54 "a"
`},
		{"classes", "<p class=standfirst>One</p><div class='post-byline'>Ann Lee</div><p class=correction>Two was wrong.</p>", `
standfirst 20-23 "One"
byline 52-59 "Ann Lee"
correction 85-99 "Two was wrong."
`},
		{"notes", "<!-- stet a.b: all --><html><body><p>One</p>\n<!-- want \"x\": \"y\" -->\n<p>Two <!-- c -->three", `
paragraph 37-40 "One"
paragraph 71-90 "Two three"
note -1 "stet a.b: all"
note 0 "want \"x\": \"y\""
note 1 "c"
`},
		{"broken", "<p>One</div></b><div><p>Two</span><td>Three</p></p><p", `
paragraph 3-6 "One"
paragraph 24-27 "Two"
table 38-43 "Three"
`},
		{"line ends", "<p>One\r\ntwo</p>\r\n", `
paragraph 3-11 "One\r\ntwo"
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			compare(t, outline(parse(t, "a.html", test.source)), test.want)
		})
	}
}

func TestPage(t *testing.T) {
	tests := []struct {
		source string
		want   article.Meta
	}{
		{`<html lang="en-GB"><title>No</title><meta property="og:title" content="Og &amp; on"><meta name=author content="Ann Lee">
<meta property="article:published_time" content="2020-11-17T19:07:00-05:00"><meta property="article:section" content="Sport"><p>x`,
			article.Meta{Headline: "Og & on", Byline: "Ann Lee", Language: "en-GB", Section: "Sport", Kind: "sport", DateFrom: "meta"}},
		{`<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"no"},{"@type":"LiveBlogPosting","headline":"Ld &amp; on",
"datePublished":"2020-11-17","author":[{"@type":"Person","name":"Ann Lee"},{"name":"Reuters"}],"articleSection":["World"],"inLanguage":"en"}]}</script><meta property="og:title" content="no"><p>x`,
			article.Meta{Headline: "Ld & on", Byline: "Ann Lee, Reuters", Language: "en", Section: "World", Kind: "live", DateFrom: "meta", Agency: "Reuters"}},
		{`<script type="application/ld+json">{broken</script><h1>In <em>print</em></h1><meta name=date content="November 17, 2020"><p>x`,
			article.Meta{Headline: "In print", DateFrom: "meta"}},
	}
	for _, test := range tests {
		m := parse(t, "a.html", test.source).Meta
		if m.Published.Day.String() != "2020-11-17" {
			t.Errorf("published %v", m.Published)
		}
		m.Published = article.Stamp{}
		if m != test.want {
			t.Errorf("got %+v, want %+v", m, test.want)
		}
	}
}

func TestHTMLEdit(t *testing.T) {
	tests := []struct{ source, old, new, want string }{
		{"<p>Fish &amp; chps", "chps", "chips", "<p>Fish &amp; chips"},
		{"<p>Fish and chips", "and", "&", "<p>Fish &amp; chips"},
		{"<p>The <b>clrek</b> left", "clrek", "clerk", "<p>The <b>clerk</b> left"},
		{"<p>The <b>clerk</b> left", "clerk left", "clerk went", "<p>The <b>clerk</b> went"},
		{"<p>The <b>cl</b>rek left", "clrek", "clerk", "<p>The <b>cl</b>erk left"},
		{"<p>The <b>clr</b>ek left", "clrek", "clerk", ""},
		{"<p>End</p><p>Next", "End", "End.", "<p>End.</p><p>Next"},
		{"<p>caf\xe9 noir", "noir", "Łódź", "<p>caf\xe9 &#321;\xf3d&#378;"},
	}
	for _, test := range tests {
		d := parse(t, "a.html", test.source)
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
