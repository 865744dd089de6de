package linter

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter/phrases"
)

// Pass is one rule's sight of one article. Its readings are shared by all
// rules and made at first use; a rule must not change or keep them. A rule
// never ranges over all words: it asks for candidates.
type Pass struct {
	*reading.Article
	Setup *Setup

	run  *run
	rule int // index in the linter's rules
}

// Text returns the text of a span.
func (p *Pass) Text(s article.Span) string { return p.Doc.Slice(s) }

// Hits returns the places where a phrase of the rule's list stands. The list
// has the name of the rule.
func (p *Pass) Hits(list string) []phrases.Hit { return p.run.hits(list) }

// Repeats returns the indexes of words that repeat the word before them with
// nothing but white space between, in any case.
func (p *Pass) Repeats() []int32 {
	p.run.repeats()
	return p.run.repeated
}

// RepeatedPairs returns the indexes of the last words of pairs that repeat the
// pair of words before them, as in “of the of the”, with nothing but white space
// between, in any case. A pair is of two different words.
func (p *Pass) RepeatedPairs() []int32 {
	p.run.repeats()
	return p.run.doubled
}

// Regionals returns the indexes of words whose spelling is not at home in every
// region: colour, organize. Their case is any.
func (p *Pass) Regionals() []int32 { return p.run.regionals() }

// Among returns the indexes of the words that may be in a set: those for whose
// folded hash may is true.
func (p *Pass) Among(may func(hash uint64) bool) []int32 { return p.run.among(may) }

// Report reports a finding. The engine drops it where the rule is not to speak:
// in quotations, corrections or blocks that are no prose, under a note, or
// after [sic].
func (p *Pass) Report(f Finding) { p.run.report(p.rule, f) }
