package report

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"slices"
	"strconv"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

// hypertext reports as one page that needs nothing but itself: the articles
// that have findings, with the words at fault marked and the findings beside
// them as on a galley, and a summary to choose by.
//
// The page is written as the articles come, so the summary, which counts, is
// written last; the page's script moves it to the top. Without scripts it is
// at the end, and a link leads there.
type hypertext struct {
	*Options
	w     *bufio.Writer
	begun bool
	count int // of findings written: each has a number
	files []htmlFile
}

// htmlFile is an article with findings, for the list of the summary.
type htmlFile struct {
	path     string
	findings int
}

var (
	//go:embed page.css
	pageStyle string
	//go:embed page.js
	pageScript string
)

func newHTML(w io.Writer, opt *Options) Reporter {
	return &hypertext{Options: opt, w: bufio.NewWriter(w)}
}

// put writes markup as it is; the values that a verb %s stands for are escaped.
// A bufio.Writer keeps its error for Flush.
func (h *hypertext) put(markup string, values ...any) {
	for i, v := range values {
		if s, ok := v.(string); ok {
			values[i] = escape(s)
		}
	}
	fmt.Fprintf(h.w, markup, values...)
}

// escape makes text safe in an element and in a quoted attribute. What turns
// the direction of writing, or is no character at all, shows as such.
func escape(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return html.EscapeString(strings.Map(func(c rune) rune {
		if c != '\n' && c != '\t' && unsafeInTerminal(c) {
			return '\uFFFD'
		}
		return c
	}, text))
}

// policySource is a Content-Security-Policy source for text of the page's own.
func policySource(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (h *hypertext) begin() {
	if h.begun {
		return
	}
	h.begun = true
	fmt.Fprint(h.w, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src `+policySource(pageStyle)+
		`; script-src `+policySource(pageScript)+`; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>galleyproof report</title>
<style>`+pageStyle+`</style>
</head>
<body>
<nav class="skip" aria-label="Skip"><a href="#summary">Summary</a> <a href="#articles">Articles</a></nav>
<header class="masthead"><h1>galleyproof report</h1></header>
<main id="main">
<section id="articles" aria-labelledby="articles-title">
<h2 id="articles-title">Articles</h2>
`)
}

func (h *hypertext) Article(doc *article.Document, findings []linter.Finding) error {
	h.begin()
	if len(findings) == 0 {
		return h.w.Flush()
	}
	path := doc.Source.Path
	h.files = append(h.files, htmlFile{path, len(findings)})
	var counts Totals
	counts.Add(findings)

	id := len(h.files)
	h.put("<article class=\"proof\" id=\"a%d\" data-path=\"%s\" aria-labelledby=\"a%d-title\">\n", id, path, id)
	h.put("<header><h3 id=\"a%d-title\">%s</h3> <p class=\"tally\">%s</p>", id, path, bySeverity(counts.Severity))
	if title := doc.Meta.Headline; title != "" && !h.NoExcerpt && !slices.ContainsFunc(doc.Blocks, isHeadline) {
		h.put(" <p class=\"about\">%s</p>", title)
	}
	h.put("</header>\n")
	g := galleyOf(h, doc, findings)
	if h.NoExcerpt {
		h.notes(g.entries)
	} else {
		h.galley(g)
	}
	h.put("</article>\n")
	return h.w.Flush()
}

func isHeadline(b article.Block) bool { return b.Kind == article.Headline }

// notes writes findings, numbered as they are in the text.
func (h *hypertext) notes(entries []numbered) {
	if len(entries) == 0 {
		return
	}
	h.put("<ul class=\"notes\">\n")
	for i := range entries {
		h.note(&entries[i])
	}
	h.put("</ul>\n")
}

func (h *hypertext) note(e *numbered) {
	h.put("<li class=\"finding %s\" id=\"f%d\" data-rule=\"%s\" data-severity=\"%s\">\n", e.Severity, e.number, e.Rule, e.Severity)
	h.put("<p class=\"head\">")
	if e.placed {
		h.put("<a class=\"number\" href=\"#m%d\" aria-label=\"%d: show in the text\">%d</a>", e.number, e.number, e.number)
	} else {
		h.put("<span class=\"number\">%d</span>", e.number)
	}
	h.put(" <span class=\"severity\">%s</span> <code>%s</code> <span class=\"at\">%d:%d</span></p>\n",
		e.Severity, e.Rule, e.Range.Start.Line, e.Range.Start.Column)
	h.put("<p class=\"message\">%s</p>\n", e.Message)
	if e.onNote && e.Text != "" {
		h.put("<p class=\"source\">The note: <code>%s</code></p>\n", crop(e.Text, longest))
	}
	if e.Evidence != nil {
		h.evidence(e.Evidence)
	}
	if len(e.Related) > 0 {
		h.related(e)
	}
	if len(e.Fixes) > 0 {
		h.put("<ul class=\"fixes\">")
		for _, f := range e.Fixes {
			h.put("<li>%s <span class=\"safety\">%s</span></li>", f.Title, f.Safety)
		}
		h.put("</ul>\n")
	}
	h.put("</li>\n")
}

// evidence writes the quotation above what was said, with the words of each
// that the other has not.
func (h *hypertext) evidence(v *evidence) {
	printed, canonical := around(v.quoted, v.Canonical)
	a, b := wordDiff(printed, canonical)
	h.put("<dl class=\"diff\">")
	if len(a) > 0 {
		h.put("<dt>Printed</dt><dd>")
		h.runs(a, "del")
		h.put("</dd>")
	}
	label, whose := v.source()
	if strings.HasPrefix(label, "record") {
		h.put("<dt>Record</dt><dd>")
	} else {
		h.put("<dt>Article</dt><dd>")
	}
	h.runs(b, "ins")
	h.put("</dd></dl>\n")
	if whose != "" || v.URL != "" {
		h.put("<p class=\"source\">%s", whose)
		if strings.HasPrefix(v.URL, "https://") || strings.HasPrefix(v.URL, "http://") {
			h.put(" <a class=\"url\" href=\"%s\" rel=\"noopener noreferrer\">%s</a>", v.URL, v.URL)
		} else if v.URL != "" {
			h.put(" <span class=\"url\">%s</span>", v.URL)
		}
		h.put("</p>\n")
	}
}

func (h *hypertext) runs(runs []run, element string) {
	for i, r := range runs {
		if i > 0 {
			h.put(" ")
		}
		if r.differs {
			h.put("<%s>%s</%s>", element, r.words, element)
		} else {
			h.put("%s", r.words)
		}
	}
}

// relatedMost is how many other places of a finding are listed.
const relatedMost = 12

func (h *hypertext) related(e *numbered) {
	h.put("<ul class=\"related\">")
	for i, r := range e.Related[:min(len(e.Related), relatedMost)] {
		at := r.Range.Start
		if !e.placed {
			h.put("<li>also at %d:%d</li>", at.Line, at.Column)
			continue
		}
		h.put("<li>also at <a href=\"#r%d-%d\">%d:%d</a>: “%s”", e.number, i+1, at.Line, at.Column, crop(r.Text, 80))
		if r.Message != "" {
			h.put(" – %s", r.Message)
		}
		h.put("</li>")
	}
	if more := len(e.Related) - relatedMost; more > 0 {
		h.put("<li>and at %d more places</li>", more)
	}
	h.put("</ul>\n")
}

// End writes the summary.
func (h *hypertext) End(totals *Totals) error {
	h.begin()
	if len(h.files) == 0 {
		h.put("<p>Nothing to show.</p>\n")
	}
	h.put("</section>\n<section id=\"summary\" aria-labelledby=\"summary-title\">\n<h2 id=\"summary-title\">Summary</h2>\n")
	h.put("<p class=\"lead\">%s", totals.sentence(bySeverity))
	if totals.Failed > 0 {
		h.put(" %s could not be read.", plural(totals.Failed, "file"))
	}
	if h.NoExcerpt {
		h.put(" This report was made without the text of articles and of the record.")
	}
	h.put("</p>\n")
	if totals.Findings() > 0 {
		h.put("<form id=\"filter\">\n<div class=\"choices\">\n")
		h.severities(totals)
		h.put("<p class=\"control\"><label for=\"path\">File path contains</label> <input type=\"search\" id=\"path\" autocomplete=\"off\" spellcheck=\"false\"></p>\n")
		h.put("<p class=\"control\"><button type=\"button\" id=\"none\">Clear all rules</button> <button type=\"reset\">Show everything</button></p>\n")
		h.put("<p class=\"control\" id=\"shown\" role=\"status\"></p>\n</div>\n")
		h.rules(totals)
		h.put("</form>\n")
		h.contents()
	}
	h.put("</section>\n</main>\n")
	fmt.Fprint(h.w, "<script>"+pageScript+"</script>\n</body>\n</html>\n")
	return h.w.Flush()
}

func (h *hypertext) severities(totals *Totals) {
	h.put("<fieldset>\n<legend>By severity</legend>\n")
	h.bar(totals.Severity, totals.Findings())
	for s := linter.Error; s >= linter.Suggestion; s-- {
		name := s.String()
		h.put("<p class=\"choice %s\"><input class=\"control\" type=\"checkbox\" name=\"severity\" id=\"s-%s\" value=\"%s\" checked>"+
			" <label for=\"s-%s\"><span class=\"swatch\" aria-hidden=\"true\"></span> %s</label></p>\n",
			name, name, name, name, plural(totals.Severity[s], name))
	}
	h.put("</fieldset>\n")
}

// bar draws counts, by severity, as a part of the most there is.
func (h *hypertext) bar(counts [linter.Error + 1]int, most int) {
	h.put("<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">")
	x := 0
	for s := linter.Error; s >= linter.Suggestion; s-- {
		if wide := counts[s] * 1000 / max(1, most); wide > 0 {
			h.put("<rect class=\"%s\" x=\"%d\" y=\"0\" width=\"%d\" height=\"10\"/>", s.String(), x, wide)
			x += wide
		}
	}
	h.put("</svg>")
}

func (h *hypertext) rules(totals *Totals) {
	counts := totals.ByRule()
	slices.SortStableFunc(counts, func(a, b *Count) int { return cmp.Compare(b.Findings, a.Findings) })
	h.put("<table class=\"rules\">\n<caption>By rule</caption>\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Findings</th>" +
		"<td class=\"chart\"></td></tr></thead>\n<tbody>\n")
	for i, c := range counts {
		id := "rule-" + strconv.Itoa(i+1)
		h.put("<tr><th scope=\"row\"><input class=\"control\" type=\"checkbox\" name=\"rule\" id=\"%s\" value=\"%s\" checked> <label for=\"%s\"><code>%s</code>",
			id, c.Rule, id, c.Rule)
		if title := h.title(c.Rule); title != c.Rule {
			h.put(" <span class=\"title\">%s</span>", title)
		}
		h.put("</label></th><td class=\"number\">%d</td><td class=\"chart\">", c.Findings)
		h.bar(c.Severity, counts[0].Findings)
		h.put("</td></tr>\n")
	}
	h.put("</tbody>\n</table>\n")
}

// contents lists the articles that have findings.
func (h *hypertext) contents() {
	open := ""
	if len(h.files) <= 12 {
		open = " open"
	}
	fmt.Fprint(h.w, "<details class=\"contents\""+open+">\n")
	h.put("<summary>%s with findings</summary>\n<ol>\n", plural(len(h.files), "article"))
	for i, f := range h.files {
		h.put("<li data-article=\"a%d\"><a href=\"#a%d\">%s</a> <span class=\"number\">%d</span></li>\n", i+1, i+1, f.path, f.findings)
	}
	h.put("</ol>\n</details>\n")
}
