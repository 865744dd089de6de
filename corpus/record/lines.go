package record

import "strings"

// The TOML library gives what it has read no position. This scanner walks a
// file that is known to parse, line by line, and notes where tables and keys
// stand; what is within a value of several lines belongs to the value's key.

// tomlLines says where the keys and tables of a file stand, from line 1.
type tomlLines struct {
	keys   map[string][]int  // by dotted path without numbers: statement.date
	tables map[string][]*row // of [[name]], in order
}

// row is one table: its line and those of its keys.
type row struct {
	line int
	keys map[string]int
}

func scanTOML(text string) tomlLines {
	out := tomlLines{keys: map[string][]int{}, tables: map[string][]*row{}}
	var in *row
	table := ""
	v := valueScanner{}
	for i, line := range strings.Split(text, "\n") {
		if v.open() {
			v.scan(line)
			continue
		}
		t := strings.TrimSpace(line)
		switch {
		case t == "" || t[0] == '#':
		case t[0] == '[':
			array := strings.HasPrefix(t, "[[")
			table = cleanKey(strings.TrimLeft(t, "["))
			in = nil
			if array {
				in = &row{i + 1, map[string]int{}}
				out.tables[table] = append(out.tables[table], in)
			}
			out.keys[table] = append(out.keys[table], i+1)
		default:
			key := cleanKey(t)
			path := key
			if table != "" {
				path = table + "." + key
			}
			out.keys[path] = append(out.keys[path], i+1)
			if in != nil {
				in.keys[key] = i + 1
			}
			v.scan(afterKey(line))
		}
	}
	return out
}

// cleanKey reads the key or the table's name that a line begins with and writes
// it without quotation marks and spaces.
func cleanKey(s string) string {
	s = s[:len(s)-len(afterKey(s))]
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t\"'=]", r) })
	return strings.Join(parts, "")
}

// afterKey returns what follows a key: from its "=" or "]" on.
func afterKey(s string) string {
	quote := byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '=' || c == ']':
			return s[i:]
		}
	}
	return ""
}

// valueScanner knows whether a value goes on in the next line: within a long
// string, or within brackets.
type valueScanner struct {
	mark  string // the marks that close the long string
	depth int
}

func (v *valueScanner) open() bool { return v.mark != "" || v.depth > 0 }

func (v *valueScanner) scan(s string) {
	for s != "" {
		if v.mark != "" {
			end := closing(s, v.mark)
			if end < 0 {
				return
			}
			s, v.mark = strings.TrimLeft(s[end+3:], v.mark[:1]), ""
			continue
		}
		switch c := s[0]; c {
		case '#':
			return
		case '[', '{':
			v.depth++
		case ']', '}':
			v.depth = max(0, v.depth-1)
		case '"', '\'':
			mark := strings.Repeat(string(c), 3)
			if strings.HasPrefix(s, mark) {
				v.mark, s = mark, s[3:]
				continue
			}
			end := closing(s[1:], mark[:1])
			if end < 0 {
				return
			}
			s = s[end+2:]
			continue
		}
		s = s[1:]
	}
}

// closing returns where the marks that close a string stand, -1 for not here.
func closing(s, mark string) int {
	for i := 0; i < len(s); i++ {
		switch {
		case mark[0] == '"' && s[i] == '\\':
			i++
		case strings.HasPrefix(s[i:], mark):
			return i
		}
	}
	return -1
}
