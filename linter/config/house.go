// Package config reads a newsroom's configuration: layers of TOML, house
// switches, presets as data. It takes bytes and opens nothing.
package config

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// House holds the switches of the house style; several rules may read one.
// The zero value is a house without a style of its own.
//
// A field's toml tag is the switch's name under [house]; its oneof tag lists
// the values it may have.
type House struct {
	Language string `toml:"-"` // BCP 47; "" lets each article's own spelling decide
	Style    string `toml:"-"` // the preset's name

	// Acronyms says how acronyms that are said as words are written: "upper"
	// (NASA), "title" (Nasa), or "" for either, but one an article.
	Acronyms string `toml:"acronyms" oneof:"upper|title|"`
	// Dash is the dash of a sentence: "spaced-en", "em", "spaced-em" or "".
	Dash string `toml:"dash" oneof:"spaced-en|em|spaced-em|"`
	// Apostrophe is "curly", "straight", or "" for either, but one an article.
	Apostrophe string `toml:"apostrophe" oneof:"curly|straight|"`
	// Endings is how British verbs end that may end both ways: "ise"
	// (organise), "ize" (organize, as Oxford has it), or "" for either, but
	// one an article. It says nothing of American.
	Endings string `toml:"endings" oneof:"ise|ize|"`
	// KnownAcronyms are those that need no expansion here, besides the few that
	// need none at any desk.
	KnownAcronyms []string `toml:"acronyms-known"`
	// Titles says where a title of office has a capital: "before-name"
	// (President Ives, the president), "lower" (president Ives), or "" for either.
	Titles string `toml:"titles" oneof:"before-name|lower|"`
	// Offices says how the titles of other countries' offices are spelt: "house"
	// (the US Defence Secretary at a British desk), "own" (the US Defense
	// Secretary), or "" for either. Names of bodies keep their own spelling.
	Offices string `toml:"offices" oneof:"house|own|"`
	// Courtesy says whether a person named in full goes on as Mr or Ms: "all",
	// "none", "either" (but one an article for each), or "" for no matter.
	Courtesy string `toml:"courtesy" oneof:"all|none|either|"`
	// FirstReference is "full" where a person is named in full first and by the
	// surname after, "" for no matter.
	FirstReference string `toml:"first-reference" oneof:"full|"`
	// Possessives says how names in -s take theirs: "s" (Ives’s), "apostrophe"
	// (Ives’), or "" for either, but one an article.
	Possessives string `toml:"possessives" oneof:"s|apostrophe|"`
	// Quotes is the policy for quotations.
	Quotes QuotePolicy `toml:"quotes"`

	// Words are the house's own words and those of its dictionaries; nil is none.
	Words *lexicon.Words `toml:"-"`
}

// Has reports whether a word by itself, in the letters it is written in, is one
// of the house's own.
func (h *House) Has(word *article.Word) bool { return h.Words.Has(word) }

// QuotePolicy says, for each kind of difference between a quotation and what
// was said, how much it matters: error, warning, suggestion or off. Keys are
// grades of difference or, for one kind of source, "grade.source".
type QuotePolicy map[string]string

// Grades are the kinds of difference that a policy may speak of, by the names
// that the record's grades have.
var Grades = []string{"verbatim", "typography", "punctuation", "case", "house-form", "respelled", "disfluency",
	"silent-correction", "bracketed", "elided", "elision", "words", "splice", "occasion", "not-found", "own-typo", "hashtag"}

// Sources are the kinds of source that a policy may tell apart: by the
// speaker's own hand, published in writing, set down by others.
var Sources = []string{"post", "written", "spoken"}

// Severity is how much a finding matters. The zero Severity is unset.
type Severity uint8

// The severities. Error: false, or not what was said. Warning: an editor
// should look. Suggestion: taste and typography.
const (
	Suggestion Severity = iota + 1
	Warning
	Error
)

var severityNames = [...]string{"", "suggestion", "warning", "error"}

func (s Severity) String() string { return severityNames[s] }

// ParseSeverity reads a severity's name.
func ParseSeverity(name string) (Severity, bool) {
	for s, n := range severityNames {
		if s > 0 && n == name {
			return Severity(s), true
		}
	}
	return 0, false
}
