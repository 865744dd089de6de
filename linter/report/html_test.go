package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// parsed is a page as a browser reads it.
type parsed struct {
	root *html.Node
	byID map[string]*html.Node
}

func parse(t testing.TB, page string) *parsed {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	p := &parsed{root, map[string]*html.Node{}}
	for n := range root.Descendants() {
		if id := attr(n, "id"); id != "" {
			if p.byID[id] != nil {
				t.Errorf("two elements have the id %s", id)
			}
			p.byID[id] = n
		}
	}
	return p
}

// all returns the elements of a name, or with a class where that begins with a dot.
func (p *parsed) all(name string) []*html.Node { return within(p.root, name) }

func within(root *html.Node, name string) []*html.Node {
	var out []*html.Node
	class, byClass := strings.CutPrefix(name, ".")
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (n.Data == name || byClass && slices.Contains(strings.Fields(attr(n, "class")), class)) {
			out = append(out, n)
		}
	}
	return out
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textIn returns the text of an element, without the numbers of findings.
func textIn(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && !slices.Contains(strings.Fields(attr(n.Parent, "class")), "ref") {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// whole holds for a page that leads nowhere it should not, and nowhere in vain.
func (p *parsed) whole(t testing.TB) {
	t.Helper()
	for n := range p.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "href" && n.Data == "a" && (strings.HasPrefix(a.Val, "https://") || strings.HasPrefix(a.Val, "http://")):
			case a.Key == "href" && n.Data == "link" && a.Val == "data:,":
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				if p.byID[a.Val[1:]] == nil {
					t.Errorf("a link leads to %s, which is not there", a.Val)
				}
			case a.Key == "for" || a.Key == "aria-labelledby":
				if p.byID[a.Val] == nil {
					t.Errorf("%s=%s leads nowhere", a.Key, a.Val)
				}
			case a.Key == "href", a.Key == "src", a.Key == "style", strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
		if n.Data == "iframe" || n.Data == "img" || n.Data == "object" || n.Data == "base" {
			t.Errorf("<%s>", n.Data)
		}
	}
	if styles, scripts := p.all("style"), p.all("script"); len(styles) != 1 || len(scripts) != 1 ||
		styles[0].FirstChild.Data != pageStyle || scripts[0].FirstChild.Data != pageScript {
		t.Errorf("%d styles, %d scripts", len(styles), len(scripts))
	}
}

// usable holds for a page that a keyboard and a screen reader can use.
func (p *parsed) usable(t *testing.T) {
	t.Helper()
	labels := map[string]bool{}
	for _, n := range p.all("label") {
		labels[attr(n, "for")] = textIn(n) != ""
	}
	for _, n := range p.all("input") {
		if !labels[attr(n, "id")] {
			t.Errorf("the input %s has no label", attr(n, "id"))
		}
	}
	for _, name := range []string{"a", "button", "summary", "h1", "h2", "h3", "th", "legend", "caption"} {
		for _, n := range p.all(name) {
			if strings.TrimSpace(textIn(n)) == "" && attr(n, "aria-label") == "" {
				t.Errorf("a <%s> without a name", name)
			}
		}
	}
	for _, n := range p.all("svg") {
		if attr(n, "aria-hidden") != "true" {
			t.Error("a chart whose figures stand beside it is read out")
		}
	}
	for _, n := range p.all("th") {
		if attr(n, "scope") == "" {
			t.Error("a <th> without a scope")
		}
	}
	level := 0
	for n := range p.root.Descendants() {
		if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if at := int(n.Data[1] - '0'); at > level+1 {
				t.Errorf("<%s> after <h%d>", n.Data, level)
			} else {
				level = at
			}
		}
	}
	if len(p.all("main")) != 1 || len(p.all("h1")) != 1 || attr(p.all("html")[0], "lang") == "" || len(p.all("title")) != 1 {
		t.Error("no main, h1, title or language")
	}
}

func TestHTMLPage(t *testing.T) {
	for name, tt := range map[string]struct {
		opt      Options
		articles []checked
	}{
		"the newsroom": {Options{}, newsroom(t)},
		"bare":         {Options{NoExcerpt: true}, newsroom(t)},
		"hostile":      {Options{}, hostile(t)},
		"clean":        {Options{}, newsroom(t)[3:]},
		"nothing":      {},
	} {
		t.Run(name, func(t *testing.T) {
			page := write(t, "html", tt.opt, tt.articles, 1)
			if strings.ContainsAny(page, "\x01\x1b\u202E") {
				t.Error("characters that steer are passed on")
			}
			p := parse(t, page)
			p.whole(t)
			p.usable(t)
			n, rules, severities := 0, map[string]bool{}, map[string]bool{}
			for _, in := range p.all("input") {
				rules[attr(in, "value")] = attr(in, "name") == "rule"
				severities[attr(in, "value")] = attr(in, "name") == "severity"
			}
			for _, a := range tt.articles {
				n += len(a.findings)
			}
			findings := p.all(".finding")
			for _, f := range findings {
				if !rules[attr(f, "data-rule")] || !severities[attr(f, "data-severity")] {
					t.Errorf("no filter for %s or %s", attr(f, "data-rule"), attr(f, "data-severity"))
				}
			}
			if len(findings) != n {
				t.Errorf("%d findings, want %d", len(findings), n)
			}
		})
	}
}

// TestHTMLPolicy holds the page's own policy against its style and script: a
// browser that obeys it runs nothing else.
func TestHTMLPolicy(t *testing.T) {
	p := parse(t, write(t, "html", Options{}, newsroom(t), 0))
	for _, n := range p.all("meta") {
		if attr(n, "http-equiv") == "Content-Security-Policy" {
			policy := attr(n, "content")
			if !strings.HasPrefix(policy, "default-src 'none'; ") || !strings.Contains(policy, "script-src "+policySource(pageScript)+";") ||
				!strings.Contains(policy, "style-src "+policySource(pageStyle)+";") || strings.Contains(policy, "unsafe") {
				t.Error(policy)
			}
			return
		}
	}
	t.Error("no policy")
}

func TestStyleAndScriptAreSelfContained(t *testing.T) {
	for _, text := range []string{pageStyle, pageScript} {
		for _, s := range []string{"url(", "@import", "http:", "https:", "//", "fetch", "XMLHttpRequest", "</"} {
			if strings.Contains(text, s) {
				t.Errorf("holds %s", s)
			}
		}
	}
}

// TestHTMLText holds the text of each block on the page against the article's,
// and the words marked against those of the findings.
func TestHTMLText(t *testing.T) {
	for _, a := range append(newsroom(t), hostile(t)...) {
		if len(a.findings) == 0 {
			continue
		}
		p := parse(t, write(t, "html", Options{}, []checked{a}, 0))
		sameText(t, p, a)
		for i, f := range a.findings {
			var words string
			for _, m := range p.all("mark") {
				if slices.Contains(strings.Fields(attr(m, "data-of")), fmt.Sprint(i+1)) {
					words += textIn(m)
				}
			}
			if want := shown(a.doc.Slice(f.Span)); !strings.HasPrefix(words, want) {
				t.Errorf("%s: finding %d marks “%s”, want “%s”", a.doc.Source.Path, i+1, words, want)
			}
		}
	}
}

// shown is text as the page has it.
func shown(text string) string { return html.UnescapeString(escape(text)) }

func sameText(t testing.TB, p *parsed, a checked) {
	t.Helper()
	copies := p.all(".copy")
	if len(copies) != len(a.doc.Blocks) {
		t.Fatalf("%s: %d blocks, want %d", a.doc.Source.Path, len(copies), len(a.doc.Blocks))
	}
	for i, b := range a.doc.Blocks {
		if got, want := textIn(copies[i]), shown(a.doc.Slice(b.Span)); got != want && got != strings.TrimPrefix(want, "\n") { // <pre> drops one
			t.Errorf("%s: block %d is\n%q, want\n%q", a.doc.Source.Path, i, got, want)
		}
	}
}

// FuzzPage marks any places of any text.
func FuzzPage(f *testing.F) {
	f.Add("One two.\n\nThree <four>.", []byte{0, 3, 1, 9, 4, 4, 0, 30, 2, 2})
	f.Add("é\x00\u202e&amp;</p>\r\n\r\n<script>", []byte{0, 1, 1, 2, 0, 40})
	f.Add("0", []byte("0000\x000"))
	f.Add("---\n---\n", []byte{0, 1})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		text = strings.ReplaceAll(strings.ToValidUTF8(text, "?"), "\x00", "\x01") // else it is no text
		if len(text) > 1<<12 {
			return
		}
		a := checkSample(t, map[string]string{"a.txt": text}, "a.txt")[0]
		a.findings = nil
		whole := func(at byte) int32 { // of a character
			i := min(int(at), len(a.doc.Text))
			for i < len(a.doc.Text) && a.doc.Text[i]&0xC0 == 0x80 {
				i++
			}
			return int32(i)
		}
		for i := 0; i+1 < len(places) && i < 60; i += 2 {
			span := article.Span{Start: whole(places[i]), End: whole(places[i+1])}
			if span.End < span.Start {
				span.Start, span.End = span.End, span.Start
			}
			finding := linter.Finding{Rule: "style.sample", Severity: linter.Severity(1 + i/2%3), Span: span, Message: text}
			if n := len(a.findings); i%3 == 2 && n > 0 {
				a.findings[n-1].Related = append(a.findings[n-1].Related, linter.Related{Span: span})
				continue
			}
			a.findings = append(a.findings, finding)
		}
		p := parse(t, write(t, "html", Options{}, []checked{a}, 0))
		p.whole(t)
		if len(a.findings) > 0 {
			sameText(t, p, a)
			if n := len(p.all(".ref")); len(a.doc.Blocks) > 0 && n != len(a.findings) {
				t.Errorf("%d numbers for %d findings", n, len(a.findings))
			}
		}
		for _, format := range Formats() {
			write(t, format, Options{}, []checked{a}, 0)
		}
	})
}
