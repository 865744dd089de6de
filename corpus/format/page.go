package format

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"

	"golang.org/x/net/html/atom"

	"galleyproof/corpus/article"
)

// page gathers what an HTML page says of itself: its meta elements, its title,
// its language, and the structured data of its article (JSON-LD).
type page struct {
	lang   string
	title  string
	meta   fields
	data   map[string]any // the JSON-LD object of the article
	live   bool
	isData bool // the script at hand is JSON-LD
	state  atom.Atom
}

// maxData bounds the JSON-LD that is read.
const maxData = 1 << 20

func (p *page) tag(tag atom.Atom, attributes []attribute) {
	if p == nil {
		return
	}
	value := func(keys ...string) string {
		for _, k := range keys {
			for _, a := range attributes {
				if a.key == k {
					return strings.TrimSpace(a.value)
				}
			}
		}
		return ""
	}
	switch tag {
	case atom.Html:
		if p.lang == "" {
			p.lang = value("lang", "xml:lang")
		}
	case atom.Meta:
		p.meta = orEmpty(p.meta)
		if key := value("property", "name", "itemprop"); key != "" {
			p.meta.add(key, value("content"))
		}
	case atom.Time:
		if value("itemprop") == "datePublished" {
			p.meta = orEmpty(p.meta)
			p.meta.add("datepublished", value("datetime"))
		}
	}
	p.state = tag
	if tag == atom.Script {
		p.isData = strings.EqualFold(value("type"), "application/ld+json")
	}
}

func orEmpty(f fields) fields {
	if f == nil {
		return fields{}
	}
	return f
}

func (p *page) text(text []byte) {
	if p == nil {
		return
	}
	switch {
	case p.state == atom.Title && p.title == "":
		p.title = strings.Join(strings.Fields(html.UnescapeString(string(text))), " ")
	case p.state == atom.Script && p.isData && p.data == nil && len(text) <= maxData:
		text = bytes.TrimSpace(text)
		text = bytes.TrimSuffix(bytes.TrimPrefix(text, []byte("<!--")), []byte("-->"))
		var v any
		if json.Unmarshal(text, &v) == nil {
			p.data, p.live = findArticle(v, 0)
		}
	}
}

// findArticle looks for an article in JSON-LD: the value itself, a list of
// values, or the "@graph" of one.
func findArticle(v any, depth int) (data map[string]any, live bool) {
	if depth > 4 {
		return nil, false
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if data, live = findArticle(e, depth+1); data != nil {
				return data, live
			}
		}
	case map[string]any:
		for _, name := range texts(v["@type"]) {
			if strings.HasSuffix(name, "Article") || name == "LiveBlogPosting" || name == "BlogPosting" {
				return v, name == "LiveBlogPosting"
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if data, live = findArticle(v[key], depth+1); data != nil {
				return data, live
			}
		}
	}
	return nil, false
}

// texts returns the strings of a JSON-LD value: itself, a list of them, or the
// name of an object.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{strings.TrimSpace(html.UnescapeString(v))}
	case []any:
		var list []string
		for _, e := range v {
			if _, nested := e.([]any); !nested {
				list = append(list, texts(e)...)
			}
		}
		return list
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return []string{strings.TrimSpace(html.UnescapeString(s))}
		}
	}
	return nil
}

// describe fills in the metadata: the structured data is the newsroom's own word
// and comes first, then the meta elements.
func (p *page) describe(m *article.Meta) {
	set := func(to *string, values ...string) {
		for _, v := range values {
			if *to == "" {
				*to = v
			}
		}
	}
	first := func(key string) string {
		if list := texts(p.data[key]); len(list) > 0 {
			return list[0]
		}
		return ""
	}
	set(&m.Headline, first("headline"), p.meta.first("og:title", "twitter:title"))
	set(&m.Byline, strings.Join(texts(p.data["author"]), ", "), p.meta.all("author", "article:author", "byl", "parsely-author", "dc.creator"))
	if strings.HasPrefix(m.Byline, "http") {
		m.Byline = "" // a link to the author's page
	}
	set(&m.Section, first("articleSection"), p.meta.first("article:section", "section", "parsely-section"))
	set(&m.Language, first("inLanguage"), p.lang, p.meta.first("language", "content-language"))
	if m.Kind == "" {
		for _, name := range texts(p.data["@type"]) {
			switch name {
			case "LiveBlogPosting":
				m.Kind = "live"
			case "OpinionNewsArticle":
				m.Kind = "opinion"
			}
		}
	}
	for _, s := range []string{first("datePublished"), p.meta.first("article:published_time", "datepublished", "date",
		"pubdate", "publishdate", "parsely-pub-date", "dc.date", "dc.date.issued", "sailthru.date", "publication_date")} {
		if stamp, ok := parseStamp(s); ok && !m.Published.Day.Known() {
			m.Published, m.DateFrom = stamp, "meta"
		}
	}
	for _, s := range []string{first("dateModified"), p.meta.first("article:modified_time", "og:updated_time",
		"datemodified", "lastmod", "last-modified", "dc.date.modified")} {
		if stamp, ok := parseStamp(s); ok && !m.Modified.Day.Known() {
			m.Modified = stamp
		}
	}
}
