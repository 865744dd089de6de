package format

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/charmap"

	"galleyproof/corpus/article"
)

// HTML is cut into tokens by x/net/html, whose raw tokens join up to the source
// byte for byte, so that their lengths add up to exact offsets. No tree is
// built, since a tree has no offsets: the reader walks the tokens with a stack
// of the elements that matter. A raw token is overwritten once its parts are
// asked for, so text is always taken from the view, and its entities are decoded
// one by one.
//
// White space stays as the source has it. A line end within a paragraph is a
// space to a reader of the page, and to every rule.

// token is one token of a page; its text is the view's from start to end.
type token struct {
	start, end int
	kind       html.TokenType
	tag        atom.Atom
	traits     traits
}

// traits are what a tag's attributes say about what is in it.
type traits uint8

const (
	isHidden traits = 1 << iota
	isEmbed
	isStandfirst
	isBylineClass
	isCorrection
	isCaption
	isForeign // its lang is another than English
)

func parseHTML(v *view) (*article.Document, error) {
	w := &writer{Builder: article.NewBuilder(v.src), view: v}
	m, ok := cutFrontMatter(v.text)
	if ok {
		f, err := m.read(v.src.Path, v.text)
		if err != nil {
			return nil, err
		}
		f.describe(w.Meta(), "front matter")
	}
	w.skip(m.body)
	w.Escape(escapeHTML(func(r rune) bool {
		if v.src.Charset != article.Windows1252 {
			return true
		}
		_, ok := charmap.Windows1252.EncodeRune(r)
		return ok
	}))
	p := &page{}
	tokens := tokenize(v.text[m.body:], m.body, p)
	p.describe(w.Meta())
	h := &htmlReader{writer: w, top: context{kind: article.Paragraph}}
	h.parts = content(tokens, p.live)
	h.read(tokens)
	return w.Document(), nil
}

func numericReference(r rune) string { return "&#" + strconv.Itoa(int(r)) + ";" }

// tokenize cuts a piece of the view that begins at base. What the page says of
// itself goes into p, unless that is nil.
func tokenize(text []byte, base int, p *page) []token {
	z := html.NewTokenizer(bytes.NewReader(text))
	tokens := make([]token, 0, len(text)/32+1)
	at := base
	for {
		kind := z.Next()
		n := len(z.Raw())
		if kind == html.ErrorToken && n == 0 {
			return tokens
		}
		t := token{start: at, end: at + n, kind: kind}
		at += n
		switch kind {
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			t.tag = atom.Lookup(name)
			var attributes []attribute
			if more {
				attributes = attributesOf(z)
			}
			if kind == html.EndTagToken {
				p.tag(0, nil)
				break
			}
			t.traits = traitsOf(attributes)
			p.tag(t.tag, attributes)
		case html.TextToken:
			p.text(text[t.start-base : t.end-base])
		case html.ErrorToken:
			tokens = append(tokens, t)
			return tokens
		}
		tokens = append(tokens, t)
	}
}

type attribute struct{ key, value string }

func attributesOf(z *html.Tokenizer) []attribute {
	var list []attribute
	for {
		key, value, more := z.TagAttr()
		if len(key) > 0 && len(list) < 64 {
			list = append(list, attribute{string(key), string(value)})
		}
		if !more {
			return list
		}
	}
}

func traitsOf(attributes []attribute) traits {
	var t traits
	for _, a := range attributes {
		switch a.key {
		case "hidden":
			t |= isHidden
		case "lang", "xml:lang":
			if foreign(a.value) {
				t |= isForeign
			}
		case "class", "itemprop":
			for class := range strings.FieldsSeq(strings.ToLower(a.value)) {
				t |= classTraits(class)
			}
		}
	}
	return t
}

// foreign reports whether a language tag names another language than English;
// "und" and "zxx" name none.
func foreign(tag string) bool {
	language, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	return language != "" && language != "en" && language != "und" && language != "zxx"
}

func classTraits(class string) traits {
	switch class {
	case "twitter-tweet", "twitter-video", "mastodon-embed", "bluesky-embed", "instagram-media", "text-post-media",
		"tiktok-embed", "fb-post", "truth-social-embed", "truthsocial-embed":
		return isEmbed
	case "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader":
		return isHidden
	case "standfirst", "dek", "deck", "subtitle", "sub-headline", "subheadline":
		return isStandfirst
	case "caption", "wp-caption-text":
		return isCaption
	case "correction", "clarification", "editors-note", "corrections":
		return isCorrection
	}
	switch {
	case strings.Contains(class, "standfirst"):
		return isStandfirst
	case strings.HasSuffix(class, "byline"):
		return isBylineClass
	}
	return 0
}

// context is what an element says of the text in it.
type context struct {
	kind   article.BlockKind
	in     article.BlockKind
	skip   bool // not prose
	embed  bool // one block, whatever elements are in it
	pre    bool // comments are text there
	code   bool // code within a paragraph
	plain  bool // within article, main or a quotation, where a footer is prose
	quoted int  // depth of <q>

	emphasis, foreign bool // what Emphasis and Foreign say of the text
}

type element struct {
	tag  atom.Atom
	was  context // what held before it
	from int     // how long the text was before it
}

// htmlReader writes the prose of tokens.
type htmlReader struct {
	*writer
	top    context
	stack  []element
	counts map[atom.Atom]int // open elements by name
	parts  []part            // where the article is; nil for everywhere

	open     bool // a block is open
	newline  bool // a line end is due in an embed
	headline bool // one has been seen
}

// part is a run of tokens, by index.
type part struct{ first, last int }

func (r *htmlReader) read(tokens []token) {
	r.counts = map[atom.Atom]int{}
	base := r.top
	next := 0
	for i := range tokens {
		t := &tokens[i]
		outside := false
		if r.parts != nil {
			for next < len(r.parts) && i >= r.parts[next].last {
				next++
				r.unwind()
				r.top = base
			}
			outside = next == len(r.parts) || i < r.parts[next].first
		}
		switch {
		case t.kind == html.CommentToken:
			r.comment(t)
		case outside:
		case t.kind == html.TextToken:
			r.text(t.start, t.end)
		case t.kind == html.StartTagToken:
			r.start(t)
		case t.kind == html.SelfClosingTagToken:
			r.start(t)
			if !void(t.tag) && inSVG(t.tag) {
				r.finish(t.tag)
			}
		case t.kind == html.EndTagToken:
			r.finish(t.tag)
		}
	}
	r.unwind()
}

// unwind ends the block and all elements that are open.
func (r *htmlReader) unwind() {
	r.boundary(true)
	for len(r.stack) > 0 {
		r.pop()
	}
}

// inSVG reports whether "/>" closes the element; in HTML proper it means nothing.
func inSVG(tag atom.Atom) bool { return tag == 0 || tag == atom.Svg || tag == atom.Math }

func (r *htmlReader) comment(t *token) {
	raw := r.view.text[t.start:t.end]
	if t.start < r.at || r.top.pre || !bytes.HasPrefix(raw, []byte("<!--")) {
		return
	}
	r.note(t.start, t.end, commentText(raw))
}

func commentText(raw []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimPrefix(raw, []byte("<!--")), []byte("-->"))
}

// void are the elements without an end tag.
func void(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// blockLevel reports whether an element begins on a line of its own.
func blockLevel(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer,
		atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html,
		atom.Legend, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary,
		atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// hidden reports whether what is in an element is no prose.
func hidden(tag atom.Atom) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Nav, atom.Aside, atom.Form, atom.Button, atom.Template, atom.Noscript, atom.Svg,
		atom.Math, atom.Select, atom.Textarea, atom.Iframe, atom.Object, atom.Video, atom.Audio, atom.Canvas, atom.Dialog,
		atom.Head, atom.Title, atom.Del, atom.S, atom.Strike, atom.Map, atom.Noframes, atom.Noembed, atom.Datalist, atom.Progress, atom.Meter:
		return true
	}
	return false
}

// tracked are the inline elements kept on the stack.
func tracked(tag atom.Atom) bool {
	switch tag {
	case atom.Code, atom.Kbd, atom.Samp, atom.Q, atom.Span:
		return true
	}
	return hidden(tag) || emphasis(tag)
}

// emphasis reports whether a browser sets what is in an element in italics.
func emphasis(tag atom.Atom) bool {
	switch tag {
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		return true
	}
	return false
}

func (r *htmlReader) start(t *token) {
	switch {
	case t.tag == atom.Br:
		if r.open && !r.top.skip && !r.top.code {
			if r.top.embed {
				r.newline = true
			} else {
				r.Space("\n")
			}
		}
		return
	case blockLevel(t.tag):
		r.close(t.tag)
		r.boundary(false)
	case !tracked(t.tag) && (t.traits&isForeign == 0 || t.tag == 0):
		return
	}
	if void(t.tag) {
		return
	}
	r.stack = append(r.stack, element{t.tag, r.top, r.Len()})
	r.counts[t.tag]++
	c := &r.top
	if hidden(t.tag) || t.traits&isHidden != 0 ||
		(t.tag == atom.Header || t.tag == atom.Footer) && !c.plain {
		c.skip = true
	}
	c.emphasis = c.emphasis || emphasis(t.tag)
	// The language of the whole page is not that of a run in it.
	c.foreign = c.foreign || t.traits&isForeign != 0 && t.tag != atom.Html && t.tag != atom.Body
	if c.skip || c.embed {
		return
	}
	switch t.tag {
	case atom.H1:
		c.kind = article.Heading
		if !r.headline {
			c.kind = article.Headline
		}
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.kind = article.Heading
	case atom.Figcaption, atom.Caption:
		c.kind = article.Caption
	case atom.Li, atom.Dt, atom.Dd:
		c.kind = article.ListItem
	case atom.Td, atom.Th:
		c.kind = article.Table
	case atom.Pre:
		c.kind, c.pre = article.Code, true
	case atom.Code, atom.Kbd, atom.Samp:
		if !c.pre {
			if r.open {
				r.Space(objectSign)
			}
			c.code = true
		}
	case atom.Blockquote:
		c.kind, c.in, c.plain = article.BlockQuote, article.BlockQuote, true
	case atom.Article, atom.Main:
		c.plain = true
	case atom.Q:
		if c.quoted++; r.open {
			r.Space(quoteMarks[c.quoted%2][0])
		}
	}
	switch {
	case t.traits&isEmbed != 0:
		c.kind, c.in, c.embed = article.Embed, article.Embed, true
	case t.traits&isStandfirst != 0 && c.kind == article.Paragraph:
		c.kind = article.Standfirst
	case t.traits&isBylineClass != 0 && c.kind == article.Paragraph && blockLevel(t.tag):
		c.kind = article.Byline
	case t.traits&isCorrection != 0:
		c.kind = article.Correction
	case t.traits&isCaption != 0 && c.kind == article.Paragraph:
		c.kind = article.Caption
	}
}

// quoteMarks are those a browser puts about <q>, by depth: even inner, odd outer.
var quoteMarks = [2][2]string{{"‘", "’"}, {"“", "”"}}

// close closes what the start of a block closes without an end tag.
func (r *htmlReader) close(tag atom.Atom) {
	for len(r.stack) > 0 {
		open := r.stack[len(r.stack)-1].tag
		switch {
		case open == atom.P, open == atom.Head,
			open == atom.Li && tag == atom.Li,
			(open == atom.Dt || open == atom.Dd) && (tag == atom.Dt || tag == atom.Dd),
			(open == atom.Td || open == atom.Th) && (tag == atom.Td || tag == atom.Th || tag == atom.Tr || tag == atom.Tbody),
			open == atom.Tr && (tag == atom.Tr || tag == atom.Tbody),
			isHeading(open) && isHeading(tag):
			r.pop()
		default:
			return
		}
	}
}

func isHeading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func (r *htmlReader) pop() {
	last := len(r.stack) - 1
	e := r.stack[last]
	if e.tag == atom.Q && r.open && !r.top.skip {
		r.Space(quoteMarks[r.top.quoted%2][1])
	}
	if e.tag == atom.H1 && r.open {
		r.headline = true // later ones are subheadings
	}
	if r.top.emphasis && !e.was.emphasis {
		r.Emphasis(e.from)
	}
	if r.top.foreign && !e.was.foreign {
		r.Foreign(e.from)
	}
	r.top = e.was
	r.stack = r.stack[:last]
	r.counts[e.tag]--
}

func (r *htmlReader) finish(tag atom.Atom) {
	block := blockLevel(tag)
	if r.counts[tag] == 0 {
		if block {
			r.boundary(false)
		}
		return
	}
	if !block && !hidden(tag) {
		// A misplaced end of an inline element closes no block.
		for i, n := len(r.stack)-1, 0; i >= 0 && n < 8; i, n = i-1, n+1 {
			if r.stack[i].tag == tag {
				for len(r.stack) > i {
					r.pop()
				}
				return
			}
			if blockLevel(r.stack[i].tag) {
				return
			}
		}
		return
	}
	for len(r.stack) > 0 {
		e := r.stack[len(r.stack)-1]
		r.pop()
		if e.tag == tag {
			break
		}
	}
	if block {
		r.boundary(false)
	}
}

// boundary ends a block, or a line of an embed.
func (r *htmlReader) boundary(force bool) {
	if !r.open {
		return
	}
	if r.top.embed && !force {
		r.newline = true
		return
	}
	r.End()
	r.open, r.newline = false, false
}

func (r *htmlReader) text(start, end int) {
	if r.top.skip || r.top.code {
		return
	}
	start = max(start, r.at)
	if start >= end {
		return
	}
	t := r.view.text[start:end]
	if !r.open {
		n := whiteLength(t)
		if n == len(t) {
			return
		}
		start += n
		r.skip(start)
		r.Block(r.top.kind, r.top.in)
		r.open = true
		if k := len(r.stack); k > 0 && r.stack[k-1].tag == atom.Q {
			r.Space(quoteMarks[r.top.quoted%2][0])
		}
	} else if r.newline {
		n := whiteLength(t)
		if n == len(t) {
			return
		}
		start += n
		r.Space("\n")
	}
	r.newline = false
	t = r.view.text[:end]
	for {
		n := bytes.IndexByte(t[start:], '&')
		if n < 0 {
			break
		}
		at := start + n
		s, width := entity(t[at:], false)
		if width == 0 {
			width = 1
			r.copy(start, at+1)
		} else {
			r.copy(start, at)
			r.decode(at, at+width, s)
		}
		start = at + width
	}
	r.copy(start, end)
}

// whiteLength returns how much of a text's start shows nothing: white space, or
// the whole text when it is white space and no-break spaces however spelt.
func whiteLength(t []byte) int {
	n := 0
	for n < len(t) && (t[n] == ' ' || t[n] == '\n' || t[n] == '\r' || t[n] == '\t' || t[n] == '\f') {
		n++
	}
	for at := n; at < len(t); {
		switch {
		case t[at] == ' ' || t[at] == '\n' || t[at] == '\r' || t[at] == '\t' || t[at] == '\f':
			at++
			continue
		case bytes.HasPrefix(t[at:], []byte("\u00a0")):
			at += 2
			continue
		case t[at] == '&':
			if s, width := entity(t[at:], false); width > 0 && strings.TrimSpace(s) == "" {
				at += width
				continue
			}
		}
		return n
	}
	return len(t)
}

// content finds the parts of a page that are its article: the article element,
// else main, else the body, with the headline before it if it has none itself.
func content(tokens []token, live bool) []part {
	articles := elements(tokens, atom.Article)
	most := 0
	for _, a := range articles {
		most = max(most, a.text)
	}
	var parts []part
	for _, a := range articles {
		// Cards of other stories are articles too, but short ones; the posts
		// of a live page are all its own.
		if a.text > 0 && (a.text*4 >= most || live) {
			parts = append(parts, a.part)
		}
	}
	if parts == nil {
		for _, m := range elements(tokens, atom.Main) {
			if m.text > 0 {
				parts = append(parts, m.part)
			}
		}
	}
	if parts == nil {
		for i := range tokens {
			if tokens[i].tag == atom.Body && tokens[i].kind == html.StartTagToken {
				parts = []part{{i + 1, len(tokens)}}
				break
			}
		}
	}
	if parts == nil {
		return nil
	}
	if h, ok := headlineBefore(tokens, parts[0]); ok {
		parts = slices.Insert(parts, 0, h)
	}
	return parts
}

type counted struct {
	part
	text int // bytes of text in its paragraphs
}

// elements finds the outermost elements of a name that are not furniture.
func elements(tokens []token, tag atom.Atom) []counted {
	var list []counted
	depth, furniture, paragraph := 0, 0, false
	for i := range tokens {
		t := &tokens[i]
		switch t.kind {
		case html.TextToken:
			if depth > 0 && furniture == 0 {
				n := t.end - t.start
				if !paragraph {
					n = min(n, 1)
				}
				list[len(list)-1].text += n
			}
		case html.StartTagToken:
			switch t.tag {
			case tag:
				if furniture == 0 {
					if depth++; depth == 1 {
						list = append(list, counted{part: part{i, len(tokens)}})
					}
				}
			case atom.Nav, atom.Aside, atom.Footer, atom.Template:
				if depth == 0 {
					furniture++
				}
			case atom.P:
				paragraph = true
			default:
				if blockLevel(t.tag) {
					paragraph = false
				}
			}
		case html.EndTagToken:
			switch t.tag {
			case tag:
				if furniture == 0 && depth > 0 {
					if depth--; depth == 0 {
						list[len(list)-1].last = i + 1
					}
				}
			case atom.Nav, atom.Aside, atom.Footer, atom.Template:
				if depth == 0 {
					furniture = max(0, furniture-1)
				}
			case atom.P:
				paragraph = false
			}
		}
	}
	return list
}

// headlineBefore finds the page's h1 before an article without one.
func headlineBefore(tokens []token, p part) (part, bool) {
	for i := p.first; i < p.last; i++ {
		if tokens[i].tag == atom.H1 {
			return part{}, false
		}
	}
	found, ok := part{}, false
	for i := 0; i < p.first; i++ {
		if tokens[i].tag != atom.H1 {
			continue
		}
		if tokens[i].kind == html.StartTagToken {
			found, ok = part{i, i + 1}, true
		} else if ok {
			found.last = i + 1
		}
	}
	return found, ok && found.last > found.first+1
}
