package record

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"galleyproof/corpus/article"
)

// A statement may have a Markdown file of its own: front matter with the keys
// of a [[statement]] table, and below it what was said. The words below are
// taken as they stand. Nothing in them is markup: no star, hash, rule, entity
// or comment is read as more than the characters it is, since all of them may
// have been said. Blank lines part paragraphs; that is the whole syntax.

// IsMarkdown reports whether a file of the record is a statement in Markdown,
// by its name.
func IsMarkdown(name string) bool {
	ext := strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
	return ext == ".md" || ext == ".markdown"
}

// markdown reads a statement from its own file. What is wrong with it concerns
// no other, so it is a problem and never an error.
func (l *loader) markdown(name string, data []byte) {
	at := func(line int) Place { return Place{name, line} }
	if i := invalid(data); i >= 0 {
		l.fail(at(1+bytes.Count(data[:i], []byte("\n"))), "the line is not UTF-8")
		return
	}
	m, ok := cutMatter(string(data))
	if !ok {
		l.warn(at(1), "the file has no front matter, so it is no statement and not used")
		return
	}
	if !m.closed {
		l.fail(at(1), "the front matter that opens with “%s” is not closed by a line “%s”", m.mark, m.mark)
		return
	}
	if len(m.text) > maxMatter {
		l.fail(at(1), "the front matter is longer than %d KiB", maxMatter>>10)
		return
	}
	keys, err := m.read()
	if err != nil {
		var e *matterError
		if errors.As(err, &e) {
			l.fail(at(e.line), "the front matter cannot be read: %s", e.message)
		}
		return
	}
	var t statementTable
	o := origin{at(1), map[string]int{}}
	var unknown []unknownKey
	good := true
	for _, k := range keys {
		o.keys[k.name] = k.line
		field, known := t.field(k.name)
		if !known {
			unknown = append(unknown, unknownKey{k.name, k.line})
			continue
		}
		if err := set(field, k.value); err != nil {
			l.fail(at(k.line), "“%s” %v", k.name, err)
			good = false
		}
	}
	l.unknown(name, unknown)
	if !good {
		return
	}
	if paragraphs := Paragraphs(m.body); len(paragraphs) > 0 {
		if t.Text != "" || len(t.Paragraphs) > 0 {
			l.fail(at(1), "the statement has a text in its front matter and another below it; keep one")
			return
		}
		t.Paragraphs = paragraphs
	}
	if t.ID == "" {
		base := path.Base(name)
		t.ID = strings.TrimSuffix(base, path.Ext(base))
	}
	l.statement(t, o)
}

// Paragraphs parts a text at its blank lines. Line ends become "\n"; white space
// at the ends of lines, which nobody says, is dropped; all else stays as it is.
func Paragraphs(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	var out []string
	open := false
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \t")
		switch {
		case line == "":
			open = false
		case open:
			out[len(out)-1] += "\n" + line
		default:
			out = append(out, line)
			open = true
		}
	}
	return out
}

// invalid returns the place of the first byte that is not UTF-8, -1 for none.
func invalid(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n < 2 {
			return i
		}
		i += n
	}
	return -1
}

// maxMatter bounds what is given to the YAML and TOML readers.
const maxMatter = 1 << 16

// matter is a file's front matter and what follows it.
type matter struct {
	mark   string // "+++" for TOML, "---" for YAML
	text   string // from line 2 of the file on
	body   string
	closed bool
}

// cutMatter finds front matter: it opens with a mark alone on the file's first
// line and ends at the next line that is the same mark. Later ones are text.
func cutMatter(data string) (matter, bool) {
	data = strings.TrimPrefix(data, "\ufeff")
	first, rest, _ := strings.Cut(data, "\n")
	m := matter{mark: strings.TrimRight(first, " \t\r")}
	if m.mark != "+++" && m.mark != "---" {
		return matter{}, false
	}
	for at := 0; at < len(rest); {
		line, _, _ := strings.Cut(rest[at:], "\n")
		next := min(len(rest), at+len(line)+1)
		if strings.TrimRight(line, " \t\r") == m.mark {
			m.text, m.body, m.closed = strings.ReplaceAll(rest[:at], "\r\n", "\n"), rest[next:], true
			break
		}
		at = next
	}
	return m, true
}

// matterKey is one key of front matter with its line in the file.
type matterKey struct {
	name  string
	line  int
	value any
}

// bare is a YAML scalar without quotation marks that may be more than text.
type bare string

type matterError struct {
	line    int
	message string
}

func (e *matterError) Error() string { return fmt.Sprintf("%d: %s", e.line, e.message) }

// read returns the keys in order of their lines.
func (m matter) read() (keys []matterKey, err error) {
	defer func() {
		// The YAML reader is given whatever a file holds.
		if r := recover(); r != nil {
			keys, err = nil, &matterError{2, "it is neither TOML nor YAML"}
		}
	}()
	if m.mark == "+++" {
		keys, err = m.readTOML()
	} else {
		keys, err = m.readYAML()
	}
	slices.SortStableFunc(keys, func(a, b matterKey) int {
		if a.line != b.line {
			return a.line - b.line
		}
		return strings.Compare(a.name, b.name)
	})
	return keys, err
}

func (m matter) readTOML() ([]matterKey, error) {
	var values map[string]any
	if _, err := toml.Decode(m.text, &values); err != nil {
		e := &matterError{2, err.Error()}
		var p toml.ParseError
		if errors.As(err, &p) {
			e.line, e.message = p.Position.Line+1, p.Message
		}
		return nil, e
	}
	lines := scanTOML(m.text)
	var keys []matterKey
	for name, value := range values {
		line := 1
		if at := lines.keys[name]; len(at) > 0 {
			line = at[0] + 1
		}
		keys = append(keys, matterKey{name, line, value})
	}
	return keys, nil
}

// line is the file's line of a line of the front matter, from 1. YAML takes a
// lone "\r" for the end of one, which no editor counts: past the end is the last.
func (m matter) line(n int) int {
	return 1 + max(1, min(n, 1+strings.Count(m.text, "\n")))
}

// readYAML reads the top keys from the syntax tree alone; aliases, which can
// grow without end, are not followed.
func (m matter) readYAML() ([]matterKey, error) {
	file, err := parser.ParseBytes([]byte(m.text), 0)
	if err != nil {
		e := &matterError{2, "it is not valid YAML"}
		var y yaml.Error
		if errors.As(err, &y) {
			e.message = y.GetMessage()
			if t := y.GetToken(); t != nil && t.Position != nil {
				e.line = m.line(t.Position.Line)
			}
		}
		return nil, e
	}
	var keys []matterKey
	add := func(v *ast.MappingValueNode) {
		k := matterKey{name: v.Key.GetToken().Value, line: 2}
		if p := v.Key.GetToken().Position; p != nil {
			k.line = m.line(p.Line)
		}
		k.value = yamlValue(v.Value)
		keys = append(keys, k)
	}
	for _, doc := range file.Docs {
		switch body := doc.Body.(type) {
		case *ast.MappingNode:
			for _, v := range body.Values {
				add(v)
			}
		case *ast.MappingValueNode:
			add(body)
		case nil, *ast.CommentGroupNode, *ast.NullNode:
		default:
			return nil, &matterError{2, "it has no keys"}
		}
	}
	return keys, nil
}

// yamlValue returns a string, a bare scalar, a []any of them, or nil; what is
// none of these is a struct{}, which fits no key.
func yamlValue(n ast.Node) any {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return nil
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		if n.Value == nil {
			return ""
		}
		return strings.TrimRight(n.Value.Value, "\n")
	case *ast.SequenceNode:
		list := []any{}
		for _, item := range n.Values {
			v := yamlValue(item)
			if b, ok := v.(bare); ok {
				v = string(b)
			}
			list = append(list, v)
		}
		return list
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
	case ast.ScalarNode:
		return bare(n.GetToken().Value)
	}
	return struct{}{}
}

// field returns the field that a key fills.
func (t *statementTable) field(key string) (reflect.Value, bool) {
	v := reflect.ValueOf(t).Elem()
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("toml") == key {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

// set puts a value read from front matter into a field. Its error ends a
// sentence that begins with the key.
func set(field reflect.Value, value any) error {
	b, isBare := value.(bare)
	if value == nil {
		return nil
	}
	switch to := field.Addr().Interface().(type) {
	case *string:
		if s, ok := value.(string); ok || isBare {
			*to = s + string(b)
			return nil
		}
		return errors.New("is a text in quotation marks")
	case *bool:
		v, ok := value.(bool)
		if isBare {
			ok = b == "true" || b == "false"
			v = b == "true"
		}
		*to = v
		if !ok {
			return errors.New("is true or false")
		}
	case *int:
		v, ok := value.(int64)
		if isBare {
			n, err := strconv.ParseInt(string(b), 10, 32)
			v, ok = n, err == nil
		}
		*to = int(v)
		if !ok {
			return errors.New("is a whole number")
		}
	case *[]string:
		list, ok := value.([]any)
		for _, item := range list {
			s, isText := item.(string)
			ok = ok && isText
			*to = append(*to, s)
		}
		if !ok {
			return errors.New("is a list of texts: [\"…\", \"…\"]")
		}
	case *any:
		*to = value
		if isBare {
			*to = string(b)
		}
	}
	return nil
}

// The front matter of a file that Markdown writes, in its order.
type statementMatter struct {
	ID             string   `toml:"id"`
	Speaker        string   `toml:"speaker"`
	Handle         string   `toml:"handle,omitempty"`
	Title          string   `toml:"title,omitempty"`
	Medium         string   `toml:"medium,omitempty"`
	Date           string   `toml:"date,omitempty"`
	UTCOffset      string   `toml:"utc_offset,omitempty"`
	URL            string   `toml:"url,omitempty"`
	Source         []string `toml:"source,omitempty"`
	Thread         string   `toml:"thread,omitempty"`
	ThreadPosition int      `toml:"thread_position,omitzero"`
	Language       string   `toml:"language,omitempty"`
	Excerpt        bool     `toml:"excerpt,omitempty"`
}

// Markdown writes the statement as a file of its own, which reads back as the
// same: speaker, handle, title, medium, day or instant, offset, link, sources,
// thread, language, whether it is an excerpt, and the text as Paragraphs leaves
// it. It fails where a text cannot be kept so.
func (s *Statement) Markdown() ([]byte, error) {
	paragraphs := Paragraphs(s.Text)
	if strings.TrimSpace(s.Text) == "" {
		return nil, errors.New("the statement has no text")
	}
	m := statementMatter{ID: s.ID, Speaker: s.Speaker, Handle: s.Handle, Title: s.Title, Medium: s.Medium, Date: s.Date.Day.String(),
		URL: s.URL, Source: s.Sources, Thread: s.Thread, ThreadPosition: s.ThreadPosition, Language: s.Language, Excerpt: s.Excerpt}
	if s.Date.At.IsZero() {
		m.UTCOffset = s.UTCOffset
	} else {
		m.Date = s.Date.At.Format(time.RFC3339)
	}
	var out bytes.Buffer
	out.WriteString("+++\n")
	e := toml.NewEncoder(&out)
	e.Indent = ""
	if err := e.Encode(m); err != nil {
		return nil, err
	}
	out.WriteString("+++\n\n")
	out.WriteString(strings.Join(paragraphs, "\n\n"))
	out.WriteString("\n")
	if invalid(out.Bytes()) >= 0 {
		return nil, errors.New("the statement is not UTF-8")
	}
	return out.Bytes(), nil
}

// ParseStamp reads a date as the record writes it: a day, YYYY-MM-DD, or an
// instant, RFC 3339. Its error ends a sentence that begins with the date's name.
func ParseStamp(s string) (article.Stamp, error) { return stamp(s, "") }

// ReadMarkdown reads one statement from its file, complete or not: speaker and
// id may be missing. It is false when the data has no front matter, and the
// problems say what is wrong with it.
func ReadMarkdown(name string, data []byte) (s Statement, problems []Problem, ok bool) {
	if _, ok := cutMatter(string(data)); !ok {
		return Statement{}, nil, false
	}
	l := loader{record: &Record{}, ids: map[string]Place{}, draft: true}
	l.markdown(name, data)
	if len(l.record.Statements) == 0 {
		return Statement{}, l.problems, true
	}
	return l.record.Statements[0], l.problems, true
}
