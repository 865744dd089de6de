package hunspell

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

var bom = []byte("\uFEFF")

// charsetOf returns the charset of a SET line; nil is UTF-8.
func charsetOf(name string) (c *charmap.Charmap, ok bool) {
	name = strings.ToLower(name)
	name = strings.NewReplacer("-", "", "_", "", "microsoft", "", "windows", "", "cp", "").Replace(name)
	switch name {
	case "utf8":
		return nil, true
	case "", "iso88591":
		return charmap.ISO8859_1, true
	case "iso88592":
		return charmap.ISO8859_2, true
	case "iso88593":
		return charmap.ISO8859_3, true
	case "iso88594":
		return charmap.ISO8859_4, true
	case "iso88595":
		return charmap.ISO8859_5, true
	case "iso88596":
		return charmap.ISO8859_6, true
	case "iso88597":
		return charmap.ISO8859_7, true
	case "iso88598":
		return charmap.ISO8859_8, true
	case "iso88599":
		return charmap.ISO8859_9, true
	case "iso885910":
		return charmap.ISO8859_10, true
	case "iso885913":
		return charmap.ISO8859_13, true
	case "iso885914":
		return charmap.ISO8859_14, true
	case "iso885915":
		return charmap.ISO8859_15, true
	case "koi8r":
		return charmap.KOI8R, true
	case "koi8u":
		return charmap.KOI8U, true
	case "1250":
		return charmap.Windows1250, true
	case "1251":
		return charmap.Windows1251, true
	case "1252":
		return charmap.Windows1252, true
	case "1253":
		return charmap.Windows1253, true
	case "1254":
		return charmap.Windows1254, true
	case "1255":
		return charmap.Windows1255, true
	case "1257":
		return charmap.Windows1257, true
	case "1258":
		return charmap.Windows1258, true
	case "874", "tis620", "tis6202533", "iso885911":
		return charmap.Windows874, true
	}
	return nil, false
}

func knownCharset(name string) bool {
	_, ok := charsetOf(name)
	return ok
}

// decode returns a file's text in UTF-8. Bytes that are none stay: they may be
// flags.
func (r *rules) decode(f File) ([]byte, error) {
	c, _ := charsetOf(r.charset)
	if c == nil || bytes.HasPrefix(f.Data, bom) {
		return bytes.TrimPrefix(f.Data, bom), nil
	}
	text, err := c.NewDecoder().Bytes(f.Data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Path, err)
	}
	return text, nil
}
