// Package linter is the one page a rule's author imports, and the engine that
// runs rules over articles. A rule is a value; what it makes from a Setup is a
// function of a Pass.
package linter

import (
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
	"galleyproof/linter/config"
)

// Rule is one thing the house checks. It is a value without state.
type Rule struct {
	ID       string // family.rule; names the fault
	Doc      string // its page; the first line is the title
	Severity Severity
	Off      bool // off by default
	Fixable  Safety
	Quotes   QuotePolicy
	// Blocks are the kinds of block it reports in; zero means Prose.
	Blocks article.KindSet
	// Corrections says that it reports inside printed corrections too.
	Corrections bool
	// Options returns a fresh pointer to the rule's options with their
	// defaults, or is nil.
	Options func() any
	// New makes the check, once for each configuration; nil where that leaves
	// the rule nothing to do.
	New func(*Setup) (Check, error)
}

// Check looks at one article. It is called from several goroutines, each with
// a Pass of its own, and keeps nothing between calls.
type Check func(*Pass)

// Setup is what a rule knows before any article. All of it is read-only.
type Setup struct {
	Options any // what Rule.Options returned, filled in
	House   *config.House
	Record  *record.Record // never nil
}

// QuotePolicy says what a rule does within quotations.
type QuotePolicy uint8

// The policies. Inside a quotation that was matched with the record only
// OnlyQuotes and CheckMarks speak.
const (
	SkipQuotes  QuotePolicy = iota // silent inside quotations
	CheckQuotes                    // the same inside and outside
	CheckMarks                     // about typography, which is ours even around others' words
	OnlyQuotes                     // about quotations
)

// Prose are the kinds of block that a reader reads as the article's own copy.
var Prose = article.Kinds(article.Paragraph, article.Headline, article.Standfirst, article.Heading,
	article.Caption, article.ListItem, article.Footnote)

// AllBlocks are all kinds of block.
const AllBlocks article.KindSet = 1<<32 - 1

// Title returns the first line of the rule's page.
func (r *Rule) Title() string {
	line, _, _ := strings.Cut(r.Doc, "\n")
	return strings.TrimSpace(strings.TrimLeft(line, "# "))
}

// Evidence returns the paragraph under the page's heading "Evidence".
func (r *Rule) Evidence() string {
	_, rest, ok := strings.Cut(r.Doc, "\n## Evidence\n")
	if !ok {
		return ""
	}
	rest, _, _ = strings.Cut(strings.TrimSpace(rest), "\n\n")
	return strings.Join(strings.Fields(rest), " ")
}

// Family returns what stands before the dot of a rule's id.
func Family(id string) string {
	family, _, _ := strings.Cut(id, ".")
	return family
}
