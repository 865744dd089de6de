package format

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"galleyproof/corpus/article"
)

// matter is the front matter of a file: where it stands and what kind it is.
type matter struct {
	start, end int  // its own text, without the lines of marks
	body       int  // where the article begins; 0 when there is no front matter
	toml       bool // else YAML
}

// maxMatter bounds what is given to the YAML and TOML readers.
const maxMatter = 1 << 16

// cutFrontMatter finds front matter between lines of "---" or "+++" at the very
// start. What stands between two rules without a single "key:" is prose.
func cutFrontMatter(text []byte) (matter, bool) {
	first, _, ok := bytes.Cut(text, []byte("\n"))
	mark := string(bytes.TrimRight(first, " \t\r"))
	if !ok || mark != "---" && mark != "+++" {
		return matter{}, false
	}
	m := matter{start: len(first) + 1, toml: mark == "+++"}
	keys := false
	for at := m.start; at < len(text) && at < maxMatter; {
		next := len(text)
		if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
			next = at + n + 1
		}
		l := string(bytes.TrimRight(text[at:next], " \t\r\n"))
		if l == mark || l == "..." && !m.toml {
			m.end, m.body = at, next
			if !keys && strings.TrimSpace(string(text[m.start:m.end])) != "" {
				return matter{}, false
			}
			return m, true
		}
		keys = keys || isKey(l, m.toml)
		at = next
	}
	return matter{}, false
}

func isKey(l string, toml bool) bool {
	sign := ":"
	if toml {
		if strings.HasPrefix(l, "[") {
			return true
		}
		sign = "="
	}
	key, rest, ok := strings.Cut(l, sign)
	key = strings.Trim(key, " \"'")
	return ok && key != "" && (toml || rest == "" || rest[0] == ' ') && !strings.ContainsAny(key, " \t.,;!?")
}

// fields are the values of the front matter, or of a page's metadata, by key.
type fields map[string][]string

func (f fields) first(keys ...string) string {
	for _, k := range keys {
		for _, v := range f[k] {
			if v = strings.TrimSpace(v); v != "" {
				return v
			}
		}
	}
	return ""
}

func (f fields) all(keys ...string) string {
	for _, k := range keys {
		if len(f[k]) > 0 {
			return strings.Join(f[k], ", ")
		}
	}
	return ""
}

// read decodes the front matter; its error names the line of the file.
func (m matter) read(path string, text []byte) (f fields, err error) {
	defer func() {
		// The readers of both formats are given whatever a file holds.
		if r := recover(); r != nil {
			f, err = nil, lineError(path, 2, "the front matter cannot be read")
		}
	}()
	data := bytes.ReplaceAll(text[m.start:m.end], []byte("\r\n"), []byte("\n"))
	if m.toml {
		return readTOML(path, data)
	}
	return readYAML(path, data)
}

func lineError(path string, line int, sentence string) error {
	if path == "" {
		path = "the input"
	}
	return fmt.Errorf("%s:%d: %s", path, line, sentence)
}

func readTOML(path string, data []byte) (fields, error) {
	var values map[string]any
	if err := toml.Unmarshal(data, &values); err != nil {
		line, message := 1, err.Error()
		var p toml.ParseError
		if errors.As(err, &p) {
			line, message = p.Position.Line, p.Message
		}
		return nil, lineError(path, line+1, "front matter: "+message)
	}
	f := fields{}
	for key, value := range values {
		if list, ok := value.([]any); ok {
			for _, v := range list {
				f.add(key, tomlString(v))
			}
			continue
		}
		f.add(key, tomlString(value))
	}
	return f, nil
}

func (f fields) add(key, value string) {
	if value != "" {
		key = strings.ToLower(key)
		f[key] = append(f[key], value)
	}
}

func tomlString(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return tomlString(v["name"])
	case time.Time:
		switch v.Location().String() { // as the TOML reader names local times
		case "date-local":
			return v.Format(time.DateOnly)
		case "datetime-local":
			return v.Format("2006-01-02T15:04:05")
		}
		return v.Format(time.RFC3339Nano)
	}
	return ""
}

// readYAML reads the top keys from the syntax tree alone: aliases, which can
// grow without end, are never followed.
func readYAML(path string, data []byte) (fields, error) {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		line, message := 1, "it is not valid YAML"
		var e yaml.Error
		if errors.As(err, &e) {
			message = e.GetMessage()
			if t := e.GetToken(); t != nil && t.Position != nil {
				line = t.Position.Line
			}
		}
		return nil, lineError(path, line+1, "front matter: "+message)
	}
	f := fields{}
	for _, doc := range file.Docs {
		switch body := doc.Body.(type) {
		case *ast.MappingNode:
			for _, v := range body.Values {
				f.addYAML(v)
			}
		case *ast.MappingValueNode:
			f.addYAML(body)
		}
	}
	return f, nil
}

func (f fields) addYAML(v *ast.MappingValueNode) {
	key := yamlString(v.Key)
	if list, ok := v.Value.(*ast.SequenceNode); ok {
		for _, item := range list.Values {
			f.add(key, yamlString(item))
		}
		return
	}
	f.add(key, yamlString(v.Value))
}

func yamlString(n ast.Node) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		if n.Value != nil {
			return strings.TrimSpace(n.Value.Value)
		}
	case *ast.MappingNode:
		for _, v := range n.Values {
			if yamlString(v.Key) == "name" {
				return yamlString(v.Value)
			}
		}
	case *ast.MappingValueNode:
		if yamlString(n.Key) == "name" {
			return yamlString(n.Value)
		}
	case *ast.NullNode, nil:
	case ast.ScalarNode:
		return n.GetToken().Value
	}
	return ""
}

// describe fills in what the front matter or a page says of its article.
func (f fields) describe(m *article.Meta, from string) {
	m.Headline = f.first("title", "headline")
	m.Byline = f.all("author", "authors", "byline")
	m.Section = f.first("section", "category", "categories", "sections")
	m.Language = f.first("language", "lang", "locale")
	m.Kind = kindNamed(f.first("kind", "type", "layout"))
	for _, key := range []string{"date", "published", "pubdate", "publishdate"} {
		if s, ok := parseStamp(f.first(key)); ok {
			m.Published, m.DateFrom = s, from
			break
		}
	}
	for _, key := range []string{"lastmod", "updated", "modified", "last_modified_at"} {
		if s, ok := parseStamp(f.first(key)); ok {
			m.Modified = s
			break
		}
	}
}

var stampLayouts = []string{
	time.RFC3339, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04 -0700",
	time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700",
}

var dayLayouts = []string{
	"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006",
	"Monday, January 2, 2006", "Monday, 2 January 2006", "2006/01/02", "20060102",
}

// parseStamp reads a date as metadata spells them. A time of day without a zone
// names no instant, so only its day is taken.
func parseStamp(s string) (article.Stamp, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 64 {
		return article.Stamp{}, false
	}
	for _, layout := range stampLayouts {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return article.StampOf(t), true
		}
	}
	if len(s) >= 10 && (len(s) == 10 || s[10] == 'T' || s[10] == ' ') {
		if day, ok := article.ParseDay(s[:10]); ok {
			return article.Stamp{Day: day}, true
		}
	}
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return article.Stamp{Day: article.DayOf(t)}, true
		}
	}
	return article.Stamp{}, false
}
