package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// readWords reads the word lists.
func (n *newsroom) readWords() []error {
	var errs []error
	for _, list := range n.config.WordLists {
		file := n.path(list.Value)
		data, err := readFile(file)
		if err != nil {
			errs = append(errs, n.fail(list, err))
			continue
		}
		n.files[file] = true
		n.inputs.add(data)
		words, badLine := parseWords(string(data))
		if badLine > 0 {
			errs = append(errs, fmt.Errorf("%s:%d: a list of words must be UTF-8", short(file), badLine))
			continue
		}
		n.config.AddWords(words...)
	}
	return errs
}

// parseWords reads a list: a word or phrase a line. "#" begins a comment at a
// line's start or after white space, so that C# is a word. badLine is the first
// line, from 1, that is not UTF-8, 0 where all is well; UTF-16 without a mark
// is known by its zero bytes.
func parseWords(text string) (words []string, badLine int) {
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		badLine++
		if !utf8.ValidString(line) || strings.Contains(line, "\x00") {
			return nil, badLine
		}
		fields := strings.Fields(line)
		if at := slices.IndexFunc(fields, func(f string) bool { return f[0] == '#' }); at >= 0 {
			fields = fields[:at]
		}
		if len(fields) > 0 {
			words = append(words, strings.Join(fields, " "))
		}
	}
	return words, 0
}
