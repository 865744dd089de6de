package known

import (
	"fmt"
	"strings"
	"unicode"

	"galleyproof/linter/config"
)

// A stet file belongs to those who keep it. So an entry is put in and taken
// out as text; all other bytes stay as they are.

// Append returns the file with an entry at its end, in the file's own line
// ends. The file must parse.
func Append(data []byte, e Entry) []byte {
	newline := "\n"
	if strings.Contains(string(data), "\r\n") {
		newline = "\r\n"
	}
	lines := []string{"[[stet]]", "rule = " + quote(e.Rule), "path = " + quote(e.Path)}
	if e.Text != "" {
		lines = append(lines, "text = "+quote(e.Text))
	}
	lines = append(lines, "fingerprint = "+quote(e.Fingerprint), "reason = "+quote(e.Reason))
	if e.Until.Known() {
		lines = append(lines, "until = "+e.Until.String())
	}
	text := string(data)
	if body := strings.TrimPrefix(text, "\uFEFF"); body != "" {
		if !strings.HasSuffix(text, "\n") {
			text += newline
		}
		if !strings.HasSuffix(text, newline+newline) {
			text += newline
		}
	}
	return []byte(text + strings.Join(lines, newline) + newline)
}

// quote writes a TOML basic string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c < ' ' || c == 0x7f || c == unicode.ReplacementChar || unicode.Is(unicode.Cf, c) || c == '\u2028' || c == '\u2029':
			fmt.Fprintf(&b, `\U%08X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Remove returns the file that ParseStets read without some of its entries,
// each with the comment lines right above it (but never those that open the
// file).
func (s *Stets) Remove(data []byte, drop func(*Entry) bool) []byte {
	lines := strings.SplitAfter(string(data), "\n")
	starts := tableLines(data, len(s.Entries))
	gone := make([]bool, len(lines))
	for i := range s.Entries {
		if !drop(&s.Entries[i]) {
			continue
		}
		from, to := starts[i], len(lines)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		for to > from+1 && (isBlank(lines[to-1]) || isComment(lines[to-1])) {
			to--
		}
		if above := from; above > 0 && isComment(lines[above-1]) {
			for above > 0 && isComment(lines[above-1]) {
				above--
			}
			if above > 0 {
				from = above
			}
		}
		for to < len(lines) && isBlank(lines[to]) {
			to++
		}
		for j := from; j < to; j++ {
			gone[j] = true
		}
	}
	var out strings.Builder
	for i, line := range lines {
		if !gone[i] {
			out.WriteString(line)
		}
	}
	return []byte(out.String())
}

// tableLines returns the index of the line that each of n tables begins on.
func tableLines(data []byte, n int) []int {
	line := config.Lines(strings.TrimPrefix(string(data), "\uFEFF"))
	out := make([]int, n)
	for i := range out {
		out[i] = line(fmt.Sprintf("stet[%d]", i)) - 1
	}
	return out
}

func isBlank(line string) bool   { return strings.TrimSpace(line) == "" }
func isComment(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "#") }
