package format

import (
	"html"
	"strings"
)

// entity decodes the character reference at the start of s, which begins with
// "&". It returns the text and how many bytes were read, 0 when there is no
// reference. Markdown is strict and wants the semicolon; HTML knows old names
// without one.
func entity(s []byte, strict bool) (string, int) {
	n := 1
	if n < len(s) && s[n] == '#' {
		n++
	}
	for n < len(s) && n < 40 && (letter(s[n]) || s[n] >= '0' && s[n] <= '9') {
		n++
	}
	if n < 3 {
		return "", 0
	}
	closed := n < len(s) && s[n] == ';'
	if closed {
		n++
	} else if strict {
		return "", 0
	}
	raw := string(s[:n])
	out := html.UnescapeString(raw)
	if out == raw {
		return "", 0
	}
	if out == "\x00" {
		return "\uFFFD", n
	}
	if raw[1] == '#' || closed && (!strings.HasSuffix(out, ";") || out == ";") {
		return numeric(raw, out)
	}
	if strict {
		return "", 0
	}
	// An old name stands at the front of other letters: find how much of it.
	for k := 3; k < n; k++ {
		if head := html.UnescapeString(raw[:k]); head != raw[:k] && head+raw[k:] == out {
			return head, k
		}
	}
	return out, n
}

// numeric drops what follows the digits of a numeric reference.
func numeric(raw, out string) (string, int) {
	if raw[1] != '#' {
		return out, len(raw)
	}
	k := 2
	hex := k < len(raw) && raw[k]|0x20 == 'x'
	if hex {
		k++
	}
	digits := k
	for k < len(raw) && (raw[k] >= '0' && raw[k] <= '9' || hex && raw[k]|0x20 >= 'a' && raw[k]|0x20 <= 'f') {
		k++
	}
	if k == digits {
		return "", 0
	}
	if k < len(raw) && raw[k] == ';' {
		k++
	}
	return html.UnescapeString(raw[:k]), k
}

// escapeHTML returns a function that spells text so that none of it is markup;
// what the charset lacks becomes a numeric reference, so nothing is refused.
func escapeHTML(has func(rune) bool) func(string) (string, bool) {
	return func(s string) (string, bool) {
		var out strings.Builder
		for _, r := range s {
			switch {
			case r == '&':
				out.WriteString("&amp;")
			case r == '<':
				out.WriteString("&lt;")
			case r == '>':
				out.WriteString("&gt;")
			case !has(r):
				out.WriteString(numericReference(r))
			default:
				out.WriteRune(r)
			}
		}
		return out.String(), true
	}
}
