// Package importer makes statements of the record out of what a desk has at
// hand: a pasted text, an embedded post's HTML, an article that quotes someone
// at length. It is where the formats of articles and the record meet.
package importer

import (
	"fmt"
	"slices"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/corpus/record"
)

// Draft is a statement that may lack what only a person knows.
type Draft struct {
	record.Statement
	// Printed says that the day is one that an embed prints, which may be that
	// of another zone.
	Printed bool
	// At is where the words stand in the article that Article read.
	At article.Range
}

// Missing returns what the draft has to have and has not: “speaker”, “date”.
func (d *Draft) Missing() []string {
	var out []string
	if d.Speaker == "" {
		out = append(out, "speaker")
	}
	if !d.Date.Day.Known() {
		out = append(out, "date")
	}
	return out
}

// Read makes a draft of what was pasted: a statement with front matter, the
// HTML of one embedded post or of a page's passage, or plain text, which is
// taken word for word. A signature, “— Name (@handle) November 17, 2020”, is cut
// off and read. name is what messages call the data.
func Read(name string, data []byte) (*Draft, error) {
	if s, problems, ok := record.ReadMarkdown(name, data); ok {
		for _, p := range problems {
			if !p.Warning {
				return nil, fmt.Errorf("%s", p)
			}
		}
		return &Draft{Statement: s}, nil
	}
	if !isMarkup(data) {
		return pasted(name, data)
	}
	doc, err := format.Parse(name+".html", data, format.Options{})
	if err != nil {
		return nil, err
	}
	var embeds, rest []Draft
	for _, d := range Article(doc, nil) {
		if d.Post() {
			embeds = append(embeds, d)
		} else {
			rest = append(rest, d)
		}
	}
	switch {
	case len(embeds) > 1:
		return nil, fmt.Errorf("%s: holds %d embedded posts; add them one by one, or with --from", name, len(embeds))
	case len(embeds) == 1:
		return &embeds[0], nil
	case len(rest) == 1:
		return &rest[0], nil
	}
	var d Draft
	var text []string
	for _, b := range doc.Blocks {
		text = append(text, doc.Slice(b.Span))
	}
	d.sign(strings.Join(text, "\n\n"))
	return d.whole(name)
}

// pasted reads plain text in any charset that articles may have; only the
// charset is the format's business, the words are not.
func pasted(name string, data []byte) (*Draft, error) {
	doc, err := format.Parse(name+".txt", data, format.Options{Layout: "lines"})
	if err != nil {
		return nil, err
	}
	text := string(data)
	if doc.Source.Charset != article.UTF8 {
		text = doc.Text
	}
	var d Draft
	d.sign(strings.TrimPrefix(text, "\ufeff"))
	return d.whole(name)
}

func (d *Draft) whole(name string) (*Draft, error) {
	if d.Text = strings.Join(record.Paragraphs(d.Text), "\n\n"); strings.TrimSpace(d.Text) == "" {
		return nil, fmt.Errorf("%s: holds no text", name)
	}
	return d, nil
}

// isMarkup reports whether data begins with a tag.
func isMarkup(data []byte) bool {
	text := strings.TrimLeft(strings.TrimPrefix(string(data[:min(len(data), 512)]), "\ufeff"), " \t\r\n")
	if len(text) < 3 || text[0] != '<' {
		return false
	}
	return text[1] == '!' || text[1]|0x20 >= 'a' && text[1]|0x20 <= 'z'
}

// Told is what an article says of a block quotation: by whom, and on which day.
type Told func(block int) (speaker string, day article.Day)

// Article returns the embedded posts and block quotations of an article, in
// order. Told, which may be nil, knows what its prose says of them.
func Article(doc *article.Document, told Told) []Draft {
	var out []Draft
	last := -1 // the last block of the block quotation before
	for i, b := range doc.Blocks {
		switch {
		case b.Kind == article.Embed:
			out = append(out, embed(doc, b))
		case b.Kind != article.BlockQuote && b.In != article.BlockQuote:
		case last >= 0 && last == i-1:
			d := &out[len(out)-1]
			d.Text += "\n\n" + doc.Slice(b.Span)
			d.At.End = doc.Range(b.Span).End
			last = i
		default:
			d := Draft{At: doc.Range(b.Span)}
			d.Text, d.Medium, d.Excerpt = doc.Slice(b.Span), "statement", true
			if told != nil {
				d.Speaker, d.Date.Day = told(i)
			}
			out = append(out, d)
			last = i
		}
	}
	for i := range out {
		d := &out[i]
		if d.Excerpt {
			d.block(doc)
		}
		d.Text = strings.Join(record.Paragraphs(d.Text), "\n\n")
	}
	return slices.DeleteFunc(out, func(d Draft) bool { return strings.TrimSpace(d.Text) == "" })
}

// block takes off what the article puts about a block quotation: quotation
// marks around the whole, and a last line that names the speaker.
func (d *Draft) block(doc *article.Document) {
	paragraphs := record.Paragraphs(d.Text)
	if n := len(paragraphs); n > 1 {
		line := paragraphs[n-1]
		name := strings.TrimLeft(line, "—–―- ")
		if name != line && name != "" && len(line) < 120 {
			name, _, _ = strings.Cut(name, ",")
			name, _, _ = strings.Cut(name, "(")
			d.Speaker = strings.TrimSpace(name)
			paragraphs = paragraphs[:n-1]
		}
	}
	d.Text = strings.Join(unmark(paragraphs), "\n\n")
}

// unmark drops the marks of a quotation that opens with one, opens each
// paragraph with it again, and closes with its partner at the very end; or those
// of paragraphs that stand in marks each.
func unmark(paragraphs []string) []string {
	for _, m := range [][2]string{{"“", "”"}, {`"`, `"`}, {"‘", "’"}} {
		out := slices.Clone(paragraphs)
		last := len(out) - 1
		whole := last >= 0 && strings.HasPrefix(out[0], m[0]) && strings.HasSuffix(out[last], m[1])
		for i := 0; i <= last && whole; i++ {
			text, opened := strings.CutPrefix(out[i], m[0])
			if closed, ok := strings.CutSuffix(text, m[1]); ok && (opened || i == last) && (i == last || balanced(closed, m)) {
				text = closed
			}
			out[i], whole = text, balanced(text, m)
		}
		if whole {
			return out
		}
	}
	return paragraphs
}

// balanced reports whether the marks left in a text are of quotations within it,
// in pairs; single marks may be apostrophes.
func balanced(text string, m [2]string) bool {
	switch m[0] {
	case "“":
		depth := 0
		for _, r := range text {
			switch r {
			case '“':
				depth++
			case '”':
				if depth--; depth < 0 {
					return false
				}
			}
		}
		return depth == 0
	case `"`:
		return strings.Count(text, m[0])%2 == 0
	}
	return !strings.Contains(text, m[0])
}
