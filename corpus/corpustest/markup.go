package corpustest

import (
	"html"
	"strings"
)

// Markdown returns an article of News as Markdown: a front matter, the
// headline as a heading, a link and an emphasis in each paragraph, and every
// sixth paragraph in a block quotation.
func Markdown(text string) string {
	var b strings.Builder
	headline, paragraphs := split(text)
	b.WriteString("---\ntitle: \"" + headline + "\"\nauthor: The Desk\n---\n\n# " + headline + "\n")
	for i, p := range paragraphs {
		b.WriteString("\n")
		if i%6 == 5 {
			b.WriteString("> ")
		}
		b.WriteString(marked(p, "[", "](https://example.org/story)", "*", "*") + "\n")
	}
	return b.String()
}

// HTML returns an article of News as a page: a head with metadata, navigation
// about the article, a link and an emphasis in each paragraph, entities for
// its marks, and every sixth paragraph in a block quotation.
func HTML(text string) string {
	entities := strings.NewReplacer("“", "&ldquo;", "”", "&rdquo;", "‘", "&lsquo;", "’", "&rsquo;", "£", "&pound;")
	var b strings.Builder
	headline, paragraphs := split(text)
	headline = html.EscapeString(headline)
	b.WriteString("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + headline + "</title>\n" +
		"<meta property=\"og:title\" content=\"" + headline + "\">\n<style>p { margin: 0 }</style>\n</head>\n<body>\n" +
		"<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/sport\">Sport</a></li></ul></nav>\n" +
		"<article>\n<h1>" + headline + "</h1>\n")
	for i, p := range paragraphs {
		p = marked(html.EscapeString(p), "<a href=\"/story\">", "</a>", "<em>", "</em>")
		p = "<p>" + entities.Replace(p) + "</p>"
		if i%6 == 5 {
			p = "<blockquote>\n" + p + "\n</blockquote>"
		}
		b.WriteString(p + "\n")
	}
	b.WriteString("</article>\n<footer><p>All rights reserved.</p></footer>\n</body>\n</html>\n")
	return b.String()
}

func split(text string) (headline string, paragraphs []string) {
	headline, rest, _ := strings.Cut(strings.TrimSpace(text), "\n\n")
	return headline, strings.Split(rest, "\n\n")
}

// marked puts markup about the third and the eighth word of a paragraph.
func marked(paragraph string, link, unlink, strong, weak string) string {
	words := strings.Split(paragraph, " ")
	words[2] = link + words[2] + unlink
	words[7] = strong + words[7] + weak
	return strings.Join(words, " ")
}
