package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/lexicon/hunspell"
	"galleyproof/linter/config"
)

// readWords reads the word lists and dictionaries.
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
		for _, word := range words {
			n.config.HouseWords().Add(word)
		}
	}
	for _, entry := range n.config.Dictionaries {
		if err := n.readDictionary(entry); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// readDictionary reads a dictionary in hunspell's form, with the .aff file
// beside it that has its rules. A list of plain words needs none.
func (n *newsroom) readDictionary(entry config.Entry) error {
	var files [2]hunspell.File
	for i, file := range []string{n.path(entry.Value), strings.TrimSuffix(n.path(entry.Value), ".dic") + ".aff"} {
		data, err := readFile(file)
		if i == 1 && errors.Is(err, fs.ErrNotExist) {
			data, err = nil, nil
		} else if err == nil {
			n.files[file] = true
		}
		if err != nil {
			return n.fail(entry, err)
		}
		n.inputs.add(data)
		files[i] = hunspell.File{Path: short(file), Data: data}
	}
	return hunspell.Read(files[0], files[1], n.config.HouseWords())
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
