package config

import (
	"embed"
	"slices"
	"strings"
)

//go:embed builtin.toml presets/*.toml
var data embed.FS

// Presets returns the names that style may have, sorted.
func Presets() []string {
	entries, err := data.ReadDir("presets")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".toml"))
	}
	slices.Sort(names)
	return names
}

// embedded reads one of our own files. It may name rules that do not exist.
func embedded(name string, rules []Rule) (*parser, error) {
	text, err := data.ReadFile(name)
	if err != nil {
		return nil, err
	}
	p, problems := newParser(name, text, rules)
	if err := firstProblem(problems); err != nil {
		return nil, err
	}
	p.lenient = true
	return p, nil
}
