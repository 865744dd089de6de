package config

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"galleyproof/corpus/article"
)

// Match reports whether a glob names a path or a folder above it. Paths are
// relative, with '/'. A glob without a slash matches at any depth, one with a
// slash from the configuration's folder; `**` stands for any number of folders.
func Match(glob, path string) bool {
	folder := strings.HasSuffix(glob, "/")
	glob = strings.TrimSuffix(glob, "/")
	if !strings.Contains(glob, "/") {
		glob = "**/" + glob
	}
	glob = strings.TrimPrefix(glob, "/")
	if !folder && doublestar.MatchUnvalidated(glob, path) {
		return true
	}
	return doublestar.MatchUnvalidated(glob+"/**", path) && !doublestar.MatchUnvalidated(glob, path)
}

func matchAny(globs []string, path string) bool {
	for _, g := range globs {
		if Match(g, path) {
			return true
		}
	}
	return false
}

// condition says which articles a [[path]] or [[when]] table is about. Every
// field that is set must hold; of a field's values one must.
type condition struct {
	match                                    []string // globs
	section, kind, source, byline, languages []string
}

func (c *condition) matches(path string, meta *article.Meta) bool {
	if c.match != nil && !matchAny(c.match, path) {
		return false
	}
	if meta == nil {
		meta = &article.Meta{}
	}
	return holds(c.section, func(want string) bool { return strings.EqualFold(want, meta.Section) }) &&
		holds(c.kind, func(want string) bool { return strings.EqualFold(want, meta.Kind) }) &&
		holds(c.source, func(want string) bool { return isSource(want, meta.Agency) }) &&
		holds(c.byline, func(want string) bool { return containsFold(meta.Byline, want) }) &&
		holds(c.languages, func(want string) bool { return isLanguage(want, meta.Language) })
}

func holds(wanted []string, is func(string) bool) bool {
	for _, w := range wanted {
		if is(w) {
			return true
		}
	}
	return wanted == nil
}

// isSource tells whose copy an article is: "wire" is any agency's, "own" is
// the house's, anything else an agency's name.
func isSource(want, agency string) bool {
	switch want {
	case "wire":
		return agency != ""
	case "own":
		return agency == ""
	}
	return agency != "" && strings.EqualFold(want, agency)
}

func containsFold(text, part string) bool {
	return part != "" && strings.Contains(article.Fold(text), article.Fold(part))
}

// isLanguage takes "en" for every kind of English.
func isLanguage(want, language string) bool {
	if len(language) > len(want) && language[len(want)] == '-' {
		language = language[:len(want)]
	}
	return strings.EqualFold(want, language)
}
