package hunspell

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A flag names a class of affixes or a property of a stem; 0 is none.
type flag uint32

// rules are what an .aff file says.
type rules struct {
	charset  string
	flagKind string // "", long, num or UTF-8
	aliases  [][]flag
	prefixes map[flag]*class
	suffixes map[flag]*class

	needAffix, onlyInCompound, circumfix, forbidden flag
}

// class is the affixes of one flag.
type class struct {
	affixes []affix
	cross   bool // a prefix and a suffix of such classes go together
	left    int  // affixes that its head says are still to come
}

// affix is one rule: what it takes off the word, what it puts on, and what the
// word must be like.
type affix struct {
	strip, add string
	condition  []letters // from the word's end for a suffix, from its start for a prefix
	flags      []flag
}

// letters is one place of a condition.
type letters struct {
	set     string
	without bool // any letter but those of the set
}

func (l letters) match(r rune) bool { return strings.ContainsRune(l.set, r) != l.without }

func (a *affix) suffix(word string) (string, bool) {
	rest := word
	for _, l := range a.condition {
		r, n := utf8.DecodeLastRuneInString(rest)
		if n == 0 || !l.match(r) {
			return "", false
		}
		rest = rest[:len(rest)-n]
	}
	stem, ok := strings.CutSuffix(word, a.strip)
	if !ok || stem == "" {
		return "", false
	}
	return stem + a.add, true
}

func (a *affix) prefix(word string) (string, bool) {
	rest := word
	for _, l := range a.condition {
		r, n := utf8.DecodeRuneInString(rest)
		if n == 0 || !l.match(r) {
			return "", false
		}
		rest = rest[n:]
	}
	stem, ok := strings.CutPrefix(word, a.strip)
	if !ok || stem == "" {
		return "", false
	}
	return a.add + stem, true
}

// readRules reads an .aff file; one that is not there has no rules.
func readRules(aff File) (*rules, error) {
	r := &rules{prefixes: map[flag]*class{}, suffixes: map[flag]*class{}}
	if aff.Data == nil {
		r.charset = "UTF-8"
		return r, nil
	}
	// How the file spells its letters and flags is looked for first, for both
	// hold from its beginning.
	number := 0
	for line := range bytes.Lines(aff.Data) {
		number++
		switch f := bytes.Fields(bytes.TrimPrefix(line, bom)); {
		case len(f) < 2:
		case string(f[0]) == "SET":
			r.charset = string(f[1])
			if !knownCharset(r.charset) {
				return nil, fmt.Errorf("%s:%d: the charset %s is not known", aff.Path, number, r.charset)
			}
		case string(f[0]) == "FLAG":
			r.flagKind = string(f[1])
		}
	}
	text, err := r.decode(aff)
	if err != nil {
		return nil, err
	}
	number, aliased := 0, false
	for line := range strings.Lines(string(text)) {
		number++
		f := strings.Fields(line)
		if len(f) < 2 || f[0][0] == '#' {
			continue
		}
		if len(line) > 16*maxLength {
			return nil, fmt.Errorf("%s:%d: a line of more than %d bytes", aff.Path, number, 16*maxLength)
		}
		if f[0] == "AF" && !aliased {
			aliased = true // the first says how many there are
			continue
		}
		if err := r.line(f); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", aff.Path, number, err)
		}
	}
	return r, nil
}

func (r *rules) line(f []string) error {
	switch f[0] {
	case "PFX":
		return r.affix(r.prefixes, f, false)
	case "SFX":
		return r.affix(r.suffixes, f, true)
	case "AF":
		flags, err := r.parseFlags(nil, f[1])
		r.aliases = append(r.aliases, flags)
		return err
	case "NEEDAFFIX", "PSEUDOROOT":
		return r.one(&r.needAffix, f[1])
	case "ONLYINCOMPOUND":
		return r.one(&r.onlyInCompound, f[1])
	case "CIRCUMFIX":
		return r.one(&r.circumfix, f[1])
	case "FORBIDDENWORD":
		return r.one(&r.forbidden, f[1])
	}
	return nil
}

func (r *rules) one(dst *flag, text string) error {
	flags, err := r.parseFlags(nil, text)
	if err == nil && len(flags) != 1 {
		err = fmt.Errorf("“%s” is not one flag", text)
	}
	if err == nil {
		*dst = flags[0]
	}
	return err
}

// affix reads a line of a class: its head, "SFX D Y 4", or one of its affixes,
// "SFX D y ied [^aeiou]y".
func (r *rules) affix(classes map[flag]*class, f []string, suffix bool) error {
	var name flag
	if err := r.one(&name, f[1]); err != nil {
		return err
	}
	c := classes[name]
	if c == nil || c.left == 0 {
		if len(f) < 4 || f[2] != "Y" && f[2] != "N" {
			return fmt.Errorf("%s %s begins without “Y” or “N” and the number of its rules", f[0], f[1])
		}
		n, err := strconv.Atoi(f[3])
		if err != nil || n < 0 {
			return fmt.Errorf("“%s” is no number of rules", f[3])
		}
		if c == nil {
			c = &class{}
			classes[name] = c
		}
		c.cross, c.left = f[2] == "Y", n
		return nil
	}
	if len(f) < 4 {
		return errors.New("a rule has a flag, what to take off and what to put on")
	}
	c.left--
	a := affix{}
	if f[2] != "0" {
		a.strip = f[2]
	}
	add, flags, _ := strings.Cut(f[3], "/")
	if add != "0" {
		a.add = add
	}
	if len(a.strip) > maxLength || len(a.add) > maxLength {
		return fmt.Errorf("an affix of more than %d bytes", maxLength)
	}
	var err error
	if a.flags, err = r.flagsOf(nil, flags); err != nil {
		return err
	}
	if len(f) > 4 {
		if a.condition, err = condition(f[4], suffix); err != nil {
			return err
		}
	}
	c.affixes = append(c.affixes, a)
	return nil
}

// condition reads what a word must be like at its end: "[^aeiou]y", or "." for
// anything.
func condition(text string, backwards bool) ([]letters, error) {
	if text == "." {
		return nil, nil
	}
	var out []letters
	for text != "" {
		_, n := utf8.DecodeRuneInString(text)
		l := letters{set: text[:n]}
		switch text[0] {
		case '.':
			l = letters{without: true}
		case '[':
			end := strings.IndexByte(text, ']')
			if end < 0 {
				return nil, fmt.Errorf("“%s” lacks its “]”", text)
			}
			l.set, l.without = strings.CutPrefix(text[1:end], "^")
			n = end + 1
		}
		out = append(out, l)
		text = text[n:]
	}
	if backwards {
		slices.Reverse(out)
	}
	return out, nil
}

// flagsOf appends the flags that stand behind a word's slash: themselves, or the
// number of an alias.
func (r *rules) flagsOf(dst []flag, text string) ([]flag, error) {
	if text == "" || len(r.aliases) == 0 {
		return r.parseFlags(dst, text)
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > len(r.aliases) {
		return dst, fmt.Errorf("“%s” is none of the %d AF lines", text, len(r.aliases))
	}
	return append(dst, r.aliases[n-1]...), nil
}

func (r *rules) parseFlags(dst []flag, text string) ([]flag, error) {
	if len(text) > maxFlags*len("65535,") {
		return dst, fmt.Errorf("flags of more than %d bytes", maxFlags*len("65535,"))
	}
	switch r.flagKind {
	case "num":
		for part := range strings.SplitSeq(text, ",") {
			if part == "" {
				continue
			}
			n, err := strconv.ParseUint(part, 10, 16)
			if err != nil || n == 0 {
				return dst, fmt.Errorf("“%s” is no flag of FLAG num", part)
			}
			dst = append(dst, flag(n))
		}
	case "long":
		runes := []rune(text)
		if len(runes)%2 != 0 {
			return dst, fmt.Errorf("“%s” is not made of flags of two characters", text)
		}
		for i := 0; i < len(runes); i += 2 {
			dst = append(dst, flag(runes[i])<<11^flag(runes[i+1]))
		}
	default:
		for i, c := range text {
			if c == utf8.RuneError {
				c = 0xDC00 + rune(text[i]) // a flag may be any byte
			}
			dst = append(dst, flag(c))
		}
	}
	return dst, nil
}
