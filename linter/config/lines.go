package config

import (
	"strconv"
	"strings"
)

// The TOML library says where a syntax error is, but not where a key or value
// that it has read stands. This finder walks a file that is known to parse and
// notes the line of each key, array element and table. Paths are written as
// `files.include[1]` and `when[0].rules.disable`.

type lineIndex map[string]int

// Lines returns a function that tells the line (from 1) on which a path stands
// in a TOML text that is known to parse: of an array's element its first.
func Lines(text string) func(path string) int { return findKeys(text).of }

// of returns the line of a path or, failing that, of the nearest thing that
// holds it; 0 for the file as a whole.
func (l lineIndex) of(path string) int {
	for path != "" {
		if line, ok := l[path]; ok {
			return line
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return 0
}

type keyFinder struct {
	text   string
	at     int
	line   int
	lines  lineIndex
	arrays map[string]int // how many elements an array of tables has so far
}

func findKeys(text string) lineIndex {
	f := keyFinder{text: text, line: 1, lines: lineIndex{}, arrays: map[string]int{}}
	table := ""
	for {
		f.blank(true)
		switch c := f.peek(); c {
		case 0:
			return f.lines
		case '[':
			table = f.header()
		default:
			f.pair(table)
		}
		f.restOfLine()
	}
}

func (f *keyFinder) peek() byte {
	if f.at < len(f.text) {
		return f.text[f.at]
	}
	return 0
}

func (f *keyFinder) next() {
	if f.peek() == '\n' {
		f.line++
	}
	f.at++
}

// blank skips white space and, where lines may end, line ends and comments.
func (f *keyFinder) blank(lines bool) {
	for f.at < len(f.text) {
		switch f.text[f.at] {
		case ' ', '\t', '\r':
		case '\n':
			if !lines {
				return
			}
		case '#':
			if !lines {
				return
			}
			for f.at < len(f.text) && f.text[f.at] != '\n' {
				f.at++
			}
			continue
		case 0, '\v', '\f':
		default:
			return
		}
		f.next()
	}
}

func (f *keyFinder) restOfLine() {
	for f.at < len(f.text) && f.text[f.at] != '\n' {
		f.at++
	}
}

// note keeps the first line seen for a path.
func (f *keyFinder) note(path string) {
	if _, ok := f.lines[path]; !ok {
		f.lines[path] = f.line
	}
}

// resolve joins a key's parts to a table's path; arrays of tables stand for
// their last element.
func (f *keyFinder) resolve(path string, parts []string) string {
	for _, part := range parts {
		if n := f.arrays[path]; n > 0 {
			path += "[" + strconv.Itoa(n-1) + "]"
		}
		path = join(path, part)
		f.note(path)
	}
	return path
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func element(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

func (f *keyFinder) header() string {
	f.next()
	array := f.peek() == '['
	if array {
		f.next()
	}
	path := f.resolve("", f.key())
	if array {
		f.arrays[path]++
	}
	if n := f.arrays[path]; n > 0 {
		path = element(path, n-1)
		f.note(path)
	}
	return path
}

// pair reads `key = value`.
func (f *keyFinder) pair(table string) {
	path := f.resolve(table, f.key())
	f.blank(false)
	if f.peek() == '=' {
		f.next()
		f.value(path)
	}
}

// key reads the parts of a dotted key.
func (f *keyFinder) key() []string {
	var parts []string
	for {
		f.blank(false)
		if c := f.peek(); c == '"' || c == '\'' {
			parts = append(parts, f.quoted())
		} else {
			from := f.at
			for f.at < len(f.text) && !strings.ContainsRune(" \t\r\n.=]\"'#,{}[", rune(f.text[f.at])) {
				f.at++
			}
			parts = append(parts, f.text[from:f.at])
		}
		f.blank(false)
		if f.peek() != '.' {
			return parts
		}
		f.next()
	}
}

// quoted reads a string of any of the four kinds and returns its content.
func (f *keyFinder) quoted() string {
	mark := f.text[f.at : f.at+1]
	if triple := strings.Repeat(mark, 3); strings.HasPrefix(f.text[f.at:], triple) {
		mark = triple
	}
	f.at += len(mark)
	from := f.at
	for f.at < len(f.text) && !strings.HasPrefix(f.text[f.at:], mark) {
		if mark[0] == '"' && f.text[f.at] == '\\' {
			f.next()
		}
		if f.at < len(f.text) {
			f.next()
		}
	}
	to := min(f.at, len(f.text))
	f.at = min(f.at+len(mark), len(f.text))
	for len(mark) == 3 && f.peek() == mark[0] { // up to two marks more belong to the text
		f.at++
	}
	return f.text[from:to]
}

func (f *keyFinder) value(path string) {
	f.blank(true)
	switch f.peek() {
	case '"', '\'':
		f.quoted()
	case '[':
		f.next()
		for i := 0; ; i++ {
			f.blank(true)
			if c := f.peek(); c == ']' || c == 0 {
				break
			}
			from := f.at
			f.note(element(path, i))
			f.value(element(path, i))
			f.comma(from)
		}
		f.next()
	case '{':
		f.next()
		for {
			f.blank(true)
			if c := f.peek(); c == '}' || c == 0 {
				break
			}
			from := f.at
			f.pair(path)
			f.comma(from)
		}
		f.next()
	default:
		for f.at < len(f.text) && !strings.ContainsRune(",]}#\n", rune(f.text[f.at])) {
			f.at++
		}
	}
}

// comma skips to the next element, and always goes on.
func (f *keyFinder) comma(from int) {
	f.blank(true)
	if f.peek() == ',' || f.at == from {
		f.next()
	}
}
