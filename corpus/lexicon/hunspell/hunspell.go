// Package hunspell reads dictionaries in hunspell's form: a .dic file of stems,
// each with flags, and an .aff file that says which prefixes and suffixes a flag
// stands for. All forms of all stems go into one set of words.
//
// What decides whether a word is right by itself is read: SET, FLAG, AF, PFX and
// SFX with their conditions, cross products and continuations, NEEDAFFIX,
// ONLYINCOMPOUND, CIRCUMFIX and FORBIDDENWORD. The rest is about suggestions,
// or about compounds, which have no end and are not made; it is passed over.
//
// A dictionary comes from outside. A few lines of rules can stand for more words
// than a machine has room for, so both the words and the work are bounded.
package hunspell

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"galleyproof/corpus/lexicon"
)

// The bounds of a dictionary. The largest of English has some 300,000 forms.
const (
	maxForms  = 4 << 20
	maxSteps  = 128 << 20 // rules tried, letters of their conditions, and flags
	maxLength = 256       // bytes of a stem or an affix
	maxFlags  = 256       // of a stem or an affix, where they are numbers
)

// File is a file as it was read; its path is for messages. One without data is
// not there.
type File struct {
	Path string
	Data []byte
}

// Read adds the words of a dictionary to a set. The .aff file may be missing
// where no stem has flags. An error is one sentence that begins with the file
// and, where there is one, the line; what was added before it stays.
func Read(dic, aff File, into *lexicon.Words) error {
	r, err := readRules(aff)
	if err != nil {
		return err
	}
	text, err := r.decode(dic)
	if err != nil {
		return err
	}
	e := expander{rules: r, into: into}
	number := 0
	for line := range bytes.Lines(text) {
		number++
		word, flags := splitStem(line)
		if word == "" || number == 1 && isCount(word) {
			continue
		}
		if len(word) > maxLength {
			return fmt.Errorf("%s:%d: a word of more than %d bytes", dic.Path, number, maxLength)
		}
		if flags != "" && aff.Data == nil {
			return fmt.Errorf("%s:%d: “%s” has flags, and %s, which says what they stand for, is not there", dic.Path, number, word, aff.Path)
		}
		if e.flags, err = r.flagsOf(e.flags[:0], flags); err != nil {
			return fmt.Errorf("%s:%d: %w", dic.Path, number, err)
		}
		if e.stem(word); e.forms > maxForms || e.steps > maxSteps {
			return fmt.Errorf("%s:%d: the rules make too many words of the stems up to here; at most %d forms are taken", dic.Path, number, maxForms)
		}
	}
	return nil
}

// splitStem cuts a line into its word and its flags; comments and what is said
// of the word's grammar fall away.
func splitStem(line []byte) (word, flags string) {
	if len(line) == 0 || line[0] == '#' || line[0] == '\t' {
		return "", ""
	}
	if tab := bytes.IndexByte(line, '\t'); tab >= 0 {
		line = line[:tab]
	}
	// A word may hold spaces: grammar is told by its two letters and colon.
	for at := range line {
		if line[at] == ' ' && at+3 < len(line) && line[at+3] == ':' && line[at+1] != ' ' && line[at+2] != ' ' {
			line = line[:at]
			break
		}
	}
	text := strings.TrimSpace(string(line))
	for at := 1; at < len(text); at++ {
		if text[at] == '/' && text[at-1] != '\\' {
			word, flags = text[:at], text[at+1:]
			if fields := strings.Fields(flags); len(fields) > 0 {
				flags = fields[0]
			}
			break
		}
	}
	if word == "" {
		word = text
	}
	return strings.TrimSpace(strings.ReplaceAll(word, `\/`, "/")), flags
}

// isCount reports whether the first line says how many follow.
func isCount(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// expander makes the forms of one stem after the other.
type expander struct {
	*rules
	into   *lexicon.Words
	flags  []flag
	forbid bool
	forms  int
	steps  int
}

// stem adds what the flags make of a word.
func (e *expander) stem(word string) {
	e.forbid = e.has(e.flags, e.forbidden)
	if !e.bare(e.flags) {
		e.add(word)
	}
	for _, f := range e.flags {
		if c := e.suffixes[f]; c != nil {
			e.suffixed(word, c, true)
		}
		if c := e.prefixes[f]; c != nil {
			e.prefixed(word, c, nil)
		}
	}
}

// bare reports whether a form with these flags is right only with more about it.
func (e *expander) bare(flags []flag) bool {
	return e.has(flags, e.needAffix) || e.has(flags, e.onlyInCompound)
}

func (e *expander) has(flags []flag, f flag) bool {
	if f == 0 {
		return false
	}
	for _, g := range flags {
		if g == f {
			return true
		}
	}
	return false
}

func (e *expander) add(form string) {
	if e.forms++; e.forms > maxForms {
		return
	}
	if e.forbid {
		e.into.Forbid(form)
	} else {
		e.into.AddForm(form)
	}
}

// suffixed adds a word with the suffixes of a class, the suffixes that may follow
// those, and the prefixes that may stand with them.
func (e *expander) suffixed(word string, c *class, more bool) {
	for i := range c.affixes {
		a := &c.affixes[i]
		if e.steps += 1 + len(a.condition); e.steps > maxSteps || e.forms > maxForms {
			return
		}
		form, ok := a.suffix(word)
		if !ok {
			continue
		}
		around := e.has(a.flags, e.circumfix)
		if !around && !e.bare(a.flags) {
			e.add(form)
		}
		if c.cross {
			e.steps += len(e.flags)
			for _, f := range e.flags {
				if p := e.prefixes[f]; p != nil && p.cross {
					e.prefixed(form, p, a)
				}
			}
		}
		for _, f := range a.flags {
			if next := e.suffixes[f]; next != nil && more {
				e.suffixed(form, next, false)
			}
			if p := e.prefixes[f]; p != nil {
				e.prefixed(form, p, a)
			}
		}
	}
}

// prefixed adds a word, which may have a suffix, with the prefixes of a class.
func (e *expander) prefixed(word string, c *class, suffix *affix) {
	for i := range c.affixes {
		a := &c.affixes[i]
		if e.steps += 1 + len(a.condition); e.steps > maxSteps || e.forms > maxForms {
			return
		}
		form, ok := a.prefix(word)
		if !ok {
			continue
		}
		around := e.has(a.flags, e.circumfix)
		if around == (suffix != nil && e.has(suffix.flags, e.circumfix)) && !e.has(a.flags, e.onlyInCompound) {
			// A prefix that needs an affix has one in the suffix.
			if suffix != nil || !e.bare(a.flags) {
				e.add(form)
			}
		}
		if suffix != nil {
			continue
		}
		for _, f := range a.flags {
			if next := e.suffixes[f]; next != nil {
				e.suffixed(form, next, false)
			}
		}
	}
}
