package config

import (
	"sync"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// Rule is what the configuration must know of a rule.
type Rule struct {
	ID       string
	On       bool
	Severity Severity
	Options  func() any
}

// Key names the [[path]] and [[when]] tables that apply to an article, one bit
// each. Articles with one key share their Settings.
type Key uint64

// Settings is the configuration of articles with one Key. It is read-only.
type Settings struct {
	House     House
	FixesShow bool           // fixes are shown, never written: wire copy
	Rules     []RuleSettings // in the order of the rules given to Parse
}

// RuleSettings is the configuration of one rule.
type RuleSettings struct {
	On          bool
	Severity    Severity
	SeveritySet bool // by a layer: Severity is more than the rule's default
	Options     any  // what Rule.Options returned, filled in; nil without options
}

// Flags are what the command line says of rules. Names are rules' ids or
// families.
type Flags struct {
	Enable, Disable []string
	Only            []string // just these run, whatever the files say
}

// Config is a newsroom's configuration. It is safe for concurrent use once the
// fields that a caller may set are set.
type Config struct {
	File   string // as given to Parse; "" without a file
	FailOn string // error, warning, suggestion, never, or "" when unset
	Files  Files
	Record []Entry // [corpus] record: files, folders or globs
	Zone   string  // [corpus] zone, an IANA name, or ""; in it an article's instants are days
	Stet   string  // [stet] file, or ""
	// NoExcerpt is [report] excerpt = false: reports show no text of articles
	// and of the record.
	NoExcerpt bool
	// WordLists are the entries of [spelling] words that name files, and
	// Dictionaries those that name hunspell's; whoever reads them adds what they
	// hold to HouseWords.
	WordLists, Dictionaries []Entry

	// Relative turns an article's path into one relative to the
	// configuration's folder, with '/'. Nil: paths are so already.
	Relative func(path string) string

	rules  []Rule
	house  House
	layers []layer // low to high

	mu    sync.Mutex
	cache map[Key]*Settings
}

// Files is the table [files].
type Files struct {
	Include []string // globs of files to check beside those of known formats
	Exclude []string // globs of files to leave out
	Text    string   // "lines" or "wrapped": how plain text is laid out; "" decides by itself
	MaxSize int64    // bytes; 0 when unset
}

// Entry is a value that names something outside, with its line in the file.
type Entry struct {
	Value string
	Line  int
}

// Key returns the key of an article.
func (c *Config) Key(path string, meta *article.Meta) Key {
	if c.Relative != nil {
		path = c.Relative(path)
	}
	var k Key
	for i := range c.layers {
		if l := &c.layers[i]; l.conditional && l.matches(path, meta) {
			k |= 1 << l.bit
		}
	}
	return k
}

// Settings returns the settings of a key. They are made at the first call for
// the key and shared.
func (c *Config) Settings(k Key) (*Settings, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.cache[k]; s != nil {
		return s, nil
	}
	s := &Settings{House: c.house, Rules: make([]RuleSettings, len(c.rules))}
	for i, r := range c.rules {
		s.Rules[i] = RuleSettings{On: r.On, Severity: r.Severity}
		if r.Options != nil {
			s.Rules[i].Options = r.Options()
		}
	}
	for i := range c.layers {
		if l := &c.layers[i]; !l.conditional || k>>l.bit&1 == 1 {
			if problems := l.apply(s); len(problems) > 0 {
				return nil, &ProblemError{problems[0]}
			}
		}
	}
	if c.cache == nil {
		c.cache = map[Key]*Settings{}
	}
	c.cache[k] = s
	return s, nil
}

// HouseWords returns the house's own words, to be added to. Nothing may be added
// once Settings has been called.
func (c *Config) HouseWords() *lexicon.Words {
	if c.house.Words == nil {
		c.house.Words = &lexicon.Words{}
	}
	return c.house.Words
}

// Includes reports whether [files] include names a path, which is relative to
// the configuration's folder.
func (c *Config) Includes(path string) bool { return matchAny(c.Files.Include, path) }

// Excludes reports whether [files] exclude names a path or a folder above it.
func (c *Config) Excludes(path string) bool { return matchAny(c.Files.Exclude, path) }

// ProblemError is a Problem as an error.
type ProblemError struct{ Problem Problem }

func (e *ProblemError) Error() string { return e.Problem.String() }
