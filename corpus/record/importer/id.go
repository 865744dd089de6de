package importer

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"galleyproof/corpus/record"
)

// How many words of a text, and bytes of the whole, an id takes.
const (
	idWords = 4
	idBytes = 80
)

// ID makes an id for a statement: its day, its speaker's last name and its
// first words, in small ASCII letters. taken says which ids there are.
func ID(s *record.Statement, taken func(id string) bool) string {
	var parts []string
	if s.Date.Day.Known() {
		parts = append(parts, s.Date.Day.String())
	}
	speaker := slug(s.Speaker)
	if n := len(speaker); n > 0 {
		parts = append(parts, speaker[n-1])
	}
	words := slug(s.Text)
	parts = append(parts, words[:min(len(words), idWords)]...)
	id := ""
	for _, p := range parts {
		if len(id)+1+len(p) > idBytes {
			break
		}
		id += "-" + p
	}
	id = strings.TrimPrefix(id, "-")
	if id == "" {
		id = "statement"
	}
	if device(id) {
		id = "statement-" + id
	}
	if !taken(id) {
		return id
	}
	for n := 2; ; n++ {
		if next := id + "-" + strconv.Itoa(n); !taken(next) {
			return next
		}
	}
}

// GoodID reports whether an id can name a file everywhere.
func GoodID(id string) bool {
	if id == "" || len(id) > 120 || id[0] == '.' || id[0] == '-' || strings.HasSuffix(id, ".") {
		return false
	}
	for _, c := range []byte(id) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '_', c == '.':
		default:
			return false
		}
	}
	return !device(strings.ToLower(id))
}

// device reports whether a name is one that Windows keeps for itself.
func device(name string) bool {
	name, _, _ = strings.Cut(name, ".")
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && name[3] >= '0' && name[3] <= '9'
}

// slug returns the first words of a text in small ASCII letters; letters lose
// their accents, and those of other scripts are left out.
func slug(text string) []string {
	text = text[:min(len(text), 400)]
	var out []string
	var word strings.Builder
	end := func() {
		if word.Len() > 0 {
			out = append(out, word.String())
			word.Reset()
		}
	}
	for _, r := range norm.NFD.String(strings.ToValidUTF8(text, " ")) {
		switch {
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			word.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '.' || unicode.Is(unicode.Mn, r):
		default:
			if s := spelt[r]; s != "" {
				word.WriteString(s)
			} else {
				end()
			}
		}
	}
	end()
	return out
}

// spelt are letters that no accent makes.
var spelt = map[rune]string{'ß': "ss", 'æ': "ae", 'Æ': "ae", 'ø': "o", 'Ø': "o", 'œ': "oe", 'Œ': "oe", 'ł': "l", 'Ł': "l",
	'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th", 'ı': "i"}
