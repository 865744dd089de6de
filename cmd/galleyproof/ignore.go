package main

import (
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Git's ignore files. Of the patterns that match a path the last decides, in
// the file nearest to it that has one that matches. Whoever walks does not
// enter an ignored folder, so nothing below one can be taken back.

// ignoreFile is one .gitignore: the folder it stands in, and its patterns.
type ignoreFile struct {
	folder   string // absolute, with '/'
	patterns []ignorePattern
}

type ignorePattern struct {
	glob     string
	negated  bool
	folders  bool // matches folders only
	anchored bool // matches from the file's folder on, not at any depth
}

// readIgnoreFile reads a folder's .gitignore; without one it has no patterns.
func readIgnoreFile(folder string) ignoreFile {
	data, err := os.ReadFile(filepath.Join(folder, ".gitignore"))
	if err != nil {
		return ignoreFile{}
	}
	return ignoreFile{filepath.ToSlash(folder), parseIgnore(string(data))}
}

func parseIgnore(text string) []ignorePattern {
	var out []ignorePattern
	for line := range strings.SplitSeq(strings.TrimPrefix(text, "\uFEFF"), "\n") {
		if p, ok := parseIgnoreLine(strings.TrimSuffix(line, "\r")); ok {
			out = append(out, p)
		}
	}
	return out
}

func parseIgnoreLine(line string) (ignorePattern, bool) {
	var p ignorePattern
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line, p.negated = strings.CutPrefix(line, "!"); line == "" {
		return p, false
	}
	line, p.folders = strings.CutSuffix(line, "/")
	p.anchored = strings.Contains(line, "/")
	p.glob = strings.TrimPrefix(line, "/")
	return p, p.glob != ""
}

// ignored reports whether files, outermost first, ignore a path. The path is
// absolute, with '/', and lies below all of their folders.
func ignored(files []ignoreFile, name string, folder bool) bool {
	for i := len(files) - 1; i >= 0; i-- {
		f := &files[i]
		below := strings.TrimPrefix(strings.TrimPrefix(name, f.folder), "/")
		for j := len(f.patterns) - 1; j >= 0; j-- {
			if p := &f.patterns[j]; p.matches(below, folder) {
				return !p.negated
			}
		}
	}
	return false
}

func (p *ignorePattern) matches(name string, folder bool) bool {
	if p.folders && !folder {
		return false
	}
	if !p.anchored {
		return wildmatch(p.glob, path.Base(name))
	}
	return wildmatch(p.glob, name)
}

// wildmatch matches as git does: `*` and `?` stop at '/', and `**` between
// slashes or at an end stands for any number of folders.
func wildmatch(glob, name string) bool {
	m := wildmatcher{glob: glob, name: name}
	return m.match(0, 0)
}

// wildmatcher remembers from where a star has found nothing, so that many
// stars take no more than their number times the name's length squared.
type wildmatcher struct {
	glob, name string
	failed     map[[2]int]bool
}

// match reports whether glob[i:] matches name[j:].
func (m *wildmatcher) match(i, j int) bool {
	for i < len(m.glob) {
		c := m.glob[i]
		if c == '*' {
			return m.star(i, j)
		}
		if j == len(m.name) {
			return false
		}
		at := m.name[j]
		switch c {
		case '?':
			if at == '/' {
				return false
			}
		case '[':
			in, n := matchClass(m.glob[i:], at)
			if !in || n == 0 || at == '/' {
				return false
			}
			i += n - 1
		default:
			if c == '\\' {
				if i++; i == len(m.glob) {
					return false
				}
			}
			if at != m.glob[i] {
				return false
			}
		}
		i, j = i+1, j+1
	}
	return j == len(m.name)
}

// star goes on at the stars at glob[i:].
func (m *wildmatcher) star(i, j int) bool {
	if m.failed[[2]int{i, j}] {
		return false
	}
	end := i
	for end < len(m.glob) && m.glob[end] == '*' {
		end++
	}
	deep := end-i == 2 && (i == 0 || m.glob[i-1] == '/') && (end == len(m.glob) || m.glob[end] == '/')
	found := false
	switch {
	case deep && end == len(m.glob):
		found = j < len(m.name)
	case deep: // `**/`: no folder, or any number
		for k := j; !found; {
			found = m.match(end+1, k)
			slash := strings.IndexByte(m.name[k:], '/')
			if slash < 0 {
				break
			}
			k += slash + 1
		}
	default:
		for k := j; !found; k++ {
			found = m.match(end, k)
			if k == len(m.name) || m.name[k] == '/' {
				break
			}
		}
	}
	if !found {
		if m.failed == nil {
			m.failed = map[[2]int]bool{}
		}
		m.failed[[2]int{i, j}] = true
	}
	return found
}

// matchClass matches a byte against the class that opens the glob. It returns
// the length of the class, 0 where it is not closed.
func matchClass(glob string, c byte) (in bool, n int) {
	i := 1
	negated := i < len(glob) && (glob[i] == '!' || glob[i] == '^')
	if negated {
		i++
	}
	for first := true; i < len(glob) && (first || glob[i] != ']'); first = false {
		if strings.HasPrefix(glob[i:], "[:") {
			if end := strings.Index(glob[i:], ":]"); end > 0 {
				in = in || inNamedClass(glob[i+2:i+end], c)
				i += end + 2
				continue
			}
		}
		low, next := classByte(glob, i)
		i = next
		high := low
		if i+1 < len(glob) && glob[i] == '-' && glob[i+1] != ']' {
			high, i = classByte(glob, i+1)
		}
		in = in || low <= c && c <= high
	}
	if i >= len(glob) {
		return false, 0
	}
	return in != negated, i + 1
}

func classByte(glob string, i int) (byte, int) {
	if glob[i] == '\\' && i+1 < len(glob) {
		i++
	}
	return glob[i], i + 1
}

func inNamedClass(name string, c byte) bool {
	lower, upper, digit := 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9'
	switch name {
	case "alpha":
		return lower || upper
	case "alnum":
		return lower || upper || digit
	case "digit":
		return digit
	case "lower":
		return lower
	case "upper":
		return upper
	case "space":
		return c == ' ' || '\t' <= c && c <= '\r'
	case "blank":
		return c == ' ' || c == '\t'
	case "punct":
		return '!' <= c && c <= '~' && !lower && !upper && !digit
	case "xdigit":
		return digit || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
	}
	return false
}
