package format

import (
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

func TestEmphasis(t *testing.T) {
	for _, tt := range []struct{ path, source, emphasis, foreign string }{
		{"a.txt", "A *plain* _text_ has <i>none</i>.\n", "", ""},
		{"a.md", "The *gemütlich* inn and the _salon_ shut.\n", "gemütlich|salon", ""},
		{"a.md", "*One* of **two** is ***three*** and *four **five** six*.\n", "One|three|four five six", ""},
		{"a.md", "# The *Echo* wins\n\n> *A* quote\n\n- *b*\n", "Echo|A|b", ""},
		{"a.md", "Their <i>coup</i>, <em>d&amp;eacute;j&agrave;</em>, <span lang=\"fr\">chat noir</span> and <span lang=en>cat</span>.\n", "coup|d&eacute;jà", "chat noir"},
		{"a.md", "An <i>open one and\nits end.\n\nThe next.\n", "open one and\nits end.", ""},
		{"a.md", "A *word &amp; a\\*star*.\n", "word & a*star", ""},
		{"a.md", "<p>The <i>zeitgeist</i> <b lang=\"de\">ist</b></p>\n", "zeitgeist", "ist"},
		{"a.html", "<p>The <i>zeitgeist</i> of <cite>The Echo</cite>, <b>bold</b> and <dfn>term</dfn>.</p>", "zeitgeist|The Echo|term", ""},
		{"a.html", "<p>An <em> outer <i>inner</i> one </em> ends.<p>Next.</p>", "outer inner one", ""},
		{"a.html", "<html lang=fr><body lang=fr><p>Page <span lang=\"es-MX\" >hola</span> <a lang='it' href=x>ciao</a> <i lang=en>hi</i></p><p lang=de>Guten Tag</p><p lang=und>x</p>", "hi", "hola|ciao|Guten Tag"},
		{"a.html", "<p>An <i>open one<p>goes on</body>", "open one\n\ngoes on", ""},
		{"a.html", "<article><p>One <em>two</article><p>outside</p><article><p>Three</p></article>", "two", ""},
		{"a.html", "<p>Caf\xe9 <i>\xe9t\xe9</i></p>", "été", ""},
	} {
		d := parse(t, tt.path, tt.source)
		join := func(spans []article.Span) string {
			var out []string
			for _, s := range spans {
				out = append(out, d.Slice(s))
			}
			return strings.Join(out, "|")
		}
		if got := join(d.Emphasis); got != tt.emphasis {
			t.Errorf("%s %q: emphasis %q, want %q", tt.path, tt.source, got, tt.emphasis)
		}
		if got := join(d.Foreign); got != tt.foreign {
			t.Errorf("%s %q: foreign %q, want %q", tt.path, tt.source, got, tt.foreign)
		}
		for _, s := range d.Emphasis {
			middle := article.Span{Start: s.Start, End: s.Start + 1}
			if got, ok := d.Emphasised(middle); !ok || got != s {
				t.Errorf("%v is not in %v", middle, s)
			}
			if _, ok := d.Emphasised(article.Span{Start: s.Start, End: s.End + 1}); ok {
				t.Errorf("more than %v is in it", s)
			}
		}
	}
}
