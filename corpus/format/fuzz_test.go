package format

import "testing"

func fuzz(f *testing.F, path string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse(path, data, Options{})
		if err != nil {
			return
		}
		checkLaws(t, d)
		if path == "a.txt" && d.Source.Charset == 0 && len(d.Notes) == 0 && len(data) > 2 && data[0] != 0xEF && d.Text != string(data) {
			t.Errorf("text is not the file: %q", d.Text)
		}
	})
}

func FuzzText(f *testing.F) {
	fuzz(f, "a.txt", " date 2020-11-18 Clerk leaves\n<!-- stet a.b: c -->\nShe left.\r\n• One\n\nTwo — Ann (@ann) May 1, 2020", "caf\xe9\r", "\xff\xfea\x00\n\x00")
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, "a.md", "---\ntitle: a\n---\n# A *b*\n\n> c[^1] `d` &amp; \\* {{ e }}\n\n[^1]: f\n\n|a|b|\n|-|-|\n|c|d\n\n<p>e<!-- f --></p>\n",
		"+++\na = 1\n+++\n- a <b>\n  c</b><br>\n\n{% raw %}\n![a](b)", "a\rb  \r\nc\\\n<https://a.b> [c]\n\n[c]: d", "caf\xe9 *b*", "*a **b** _c_* <i>d <cite>e</i> f</cite> <span lang=fr>g</span>\n\n<i>h", "{{ `a` }}\n    b")
}

func FuzzMDX(f *testing.F) {
	fuzz(f, "a.mdx", "import a\n\n# A {b}\n\n<A b={c}>d</A> `{`\n")
}

func FuzzHTML(f *testing.F) {
	fuzz(f, "a.html", "<!doctype html><html lang=en><title>a</title><script type=application/ld+json>{\"@type\":\"NewsArticle\"}</script><article><h1>a</h1><p>b &amp; <q>c</q><br>d<!-- e --><blockquote class=twitter-tweet><p>f</p>g</blockquote><ul><li>h<table><td>i<pre>j</article>",
		"<p>a <i>b<em> c </em>d<p lang=de>e <q><cite>f</q></i> <b lang=fr>g</b></body>",
		"<p>caf\xe9 &notit; &#x80;&#0;", "<a b='c' d><svg/><p>x</svg>y<code>z</p>w</code>")
}
