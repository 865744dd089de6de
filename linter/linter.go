package linter

import (
	"fmt"
	"slices"
	"sync"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/corpus/record"
	"galleyproof/linter/config"
	"galleyproof/linter/phrases"
)

// Linter is rules, configuration, phrases and record compiled. It may be used
// from several goroutines.
type Linter struct {
	rules   []Rule
	phrases *phrases.Table
	config  *config.Config
	record  *record.Record

	mu       sync.Mutex
	variants map[config.Key]*variant
	pool     sync.Pool // of *run
}

// A variant is the linter as one set of [[path]] and [[when]] tables makes it.
type variant struct {
	settings *config.Settings
	setups   []*Setup
	checks   []Check // in the order of the rules; nil where one is off
	lists    []bool  // the phrase lists that a rule which is on reads
	err      error
}

// New compiles a linter; the record may be nil. A rule that refuses its
// options is an error.
func New(rules []Rule, table *phrases.Table, cfg *config.Config, rec *record.Record) (*Linter, error) {
	if rec == nil {
		rec = &record.Record{}
	}
	l := &Linter{rules: rules, phrases: table, config: cfg, record: rec, variants: map[config.Key]*variant{}}
	l.pool.New = func() any { return l.newRun() }
	return l, l.variant(0).err
}

// Rules returns the rules in order.
func (l *Linter) Rules() []Rule { return l.rules }

// index returns the index of a rule, or -1.
func (l *Linter) index(id string) int {
	return slices.IndexFunc(l.rules, func(r Rule) bool { return r.ID == id })
}

// ConfigRules returns what the configuration must know of rules.
func ConfigRules(rules []Rule) []config.Rule {
	out := make([]config.Rule, len(rules))
	for i, r := range rules {
		out[i] = config.Rule{ID: r.ID, On: !r.Off, Severity: r.Severity, Options: r.Options}
	}
	return out
}

func (l *Linter) variant(key config.Key) *variant {
	l.mu.Lock()
	defer l.mu.Unlock()
	v, ok := l.variants[key]
	if !ok {
		v = l.compile(key)
		l.variants[key] = v
	}
	return v
}

func (l *Linter) compile(key config.Key) *variant {
	v := &variant{checks: make([]Check, len(l.rules)), setups: make([]*Setup, len(l.rules))}
	if l.phrases != nil {
		v.lists = make([]bool, len(l.phrases.Lists()))
	}
	if v.settings, v.err = l.config.Settings(key); v.err != nil {
		return v
	}
	for i := range l.rules {
		s := v.settings.Rules[i]
		if !s.On || l.rules[i].New == nil {
			continue
		}
		v.setups[i] = &Setup{Options: s.Options, House: &v.settings.House, Record: l.record}
		check, err := l.rules[i].New(v.setups[i])
		if err != nil {
			v.err = fmt.Errorf("%s: %w", l.rules[i].ID, err)
			return v
		}
		v.checks[i] = check
		if check == nil {
			continue
		}
		if l.phrases != nil {
			if at := l.phrases.Index(l.rules[i].ID); at >= 0 {
				v.lists[at] = true
			}
		}
	}
	return v
}

// Check reads one article and returns its findings in order of place, then
// rule. They depend on the article, the configuration and the record alone.
func (l *Linter) Check(doc *article.Document) ([]Finding, error) {
	r := l.pool.Get().(*run)
	defer l.pool.Put(r)
	return r.check(doc)
}

// Selected returns what an article's configuration makes of a rule: how much
// its findings matter, and whether it is on.
func (l *Linter) Selected(doc *article.Document) func(rule string) (Severity, bool) {
	settings := l.variant(l.config.Key(doc.Source.Path, &doc.Meta)).settings
	return func(rule string) (Severity, bool) {
		at := slices.IndexFunc(l.rules, func(r Rule) bool { return r.ID == rule })
		if at < 0 || settings == nil {
			return 0, false
		}
		return settings.Rules[at].Severity, settings.Rules[at].On
	}
}

// run is one worker's scratch: the readings and findings of one article.
type run struct {
	linter  *Linter
	variant *variant
	article *reading.Article
	passes  []Pass

	found      []phrases.Hit // in order of place
	hitsOf     []phrases.Hit // the same in order of list
	listEnds   []int         // where each list's begin in hitsOf, and the last one's end
	haveHits   bool
	repeated   []int32
	doubled    []int32 // see Pass.RepeatedPairs
	haveRepeat bool
	regional   []int32
	haveRegion bool

	unknownOf   []int32
	haveUnknown bool
	capitals    []uint64 // hashes of unknown words that carry a capital of their own
	amongOf     []int32

	near nearScratch // see Pass.NearNames

	haveCurls bool
	curly     bool

	findings []found
}

// found is a finding on its way out.
type found struct {
	Finding
	rule int
}

func (l *Linter) newRun() *run {
	r := &run{linter: l, article: reading.New(l.record), passes: make([]Pass, len(l.rules))}
	for i := range r.passes {
		r.passes[i] = Pass{Article: r.article, run: r, rule: i}
	}
	return r
}

func (r *run) check(doc *article.Document) ([]Finding, error) {
	r.variant = r.linter.variant(r.linter.config.Key(doc.Source.Path, &doc.Meta))
	if r.variant.err != nil {
		return nil, r.variant.err
	}
	r.article.Read(doc)
	r.haveCurls, r.haveHits, r.haveRepeat, r.haveRegion, r.haveUnknown, r.near.have = false, false, false, false, false, false
	r.findings = r.findings[:0]
	for i, check := range r.variant.checks {
		if check != nil {
			r.passes[i].Setup = r.variant.setups[i]
			r.try(i, check)
		}
	}
	r.stets()
	return r.finish(), nil
}

// try runs a rule; one that panics costs its own findings and nobody else's.
// The fault may be a reading's that the rule was the first to ask for: readings
// are made anew for the next rule, so that none works on half of one.
func (r *run) try(rule int, check Check) {
	before := len(r.findings)
	defer func() {
		if p := recover(); p != nil {
			r.findings = r.findings[:before]
			r.article.Read(r.article.Doc)
			r.haveCurls, r.haveHits, r.haveRepeat, r.haveRegion, r.haveUnknown, r.near.have = false, false, false, false, false, false
			var at article.Span
			if b := r.article.Doc.Blocks; len(b) > 0 {
				at = article.Span{Start: b[0].Span.Start, End: b[0].Span.Start}
			}
			r.findings = append(r.findings, found{rule: -1, Finding: Finding{Rule: FailureID, Severity: Error, Span: at,
				Message: fmt.Sprintf("The rule %s could not read this article (%v); its other findings here are lost.", r.linter.rules[rule].ID, p)}})
		}
	}()
	check(&r.passes[rule])
}

func (r *run) hits(list string) []phrases.Hit {
	t := r.linter.phrases
	if t == nil {
		return nil
	}
	if !r.haveHits {
		r.haveHits = true
		r.found = t.Append(r.found[:0], r.article.Doc.Text, r.article.Words(), r.variant.lists)
		r.sortHits()
	}
	at := t.Index(list)
	if at < 0 {
		return nil
	}
	return r.hitsOf[r.listEnds[at]:r.listEnds[at+1]]
}

// sortHits puts the hits in order of their lists, keeping the order of place
// within each: they are many and the lists are few, so they are counted.
func (r *run) sortHits() {
	r.listEnds = append(r.listEnds[:0], make([]int, len(r.variant.lists)+2)...)
	for i := range r.found {
		r.listEnds[r.found[i].List+2]++
	}
	for i := 2; i < len(r.listEnds); i++ {
		r.listEnds[i] += r.listEnds[i-1]
	}
	r.hitsOf = slices.Grow(r.hitsOf[:0], len(r.found))[:len(r.found)]
	for i := range r.found {
		next := &r.listEnds[r.found[i].List+1]
		r.hitsOf[*next] = r.found[i]
		*next++
	}
}

// repeats finds the words that repeat the one before, and the pairs that repeat
// the pair before.
func (r *run) repeats() {
	if r.haveRepeat {
		return
	}
	r.haveRepeat = true
	r.repeated, r.doubled = r.repeated[:0], r.doubled[:0]
	words, text := r.article.Words(), r.article.Doc.Text
	beside := func(i int) bool { return blank(text[words[i-1].Span.End:words[i].Span.Start]) }
	for i := 1; i < len(words); i++ {
		hash := words[i].Hash
		if hash == words[i-1].Hash {
			if hash != 0 && beside(i) {
				r.repeated = append(r.repeated, int32(i))
			}
		} else if i >= 3 && hash == words[i-2].Hash && hash != 0 && words[i-1].Hash == words[i-3].Hash && words[i-1].Hash != 0 &&
			beside(i) && beside(i-1) && beside(i-2) {
			r.doubled = append(r.doubled, int32(i))
		}
	}
}

func (r *run) regionals() []int32 {
	if !r.haveRegion {
		r.haveRegion = true
		r.regional = r.regional[:0]
		words := r.article.Words()
		for i := range words {
			if e := reading.Entry(&words[i]); e.Lower() && e.Regions() != lexicon.AllRegions && !e.Is(lexicon.Variant) {
				r.regional = append(r.regional, int32(i))
			}
		}
	}
	return r.regional
}

// among is asked by one rule at a time, each with a set of its own: what it
// returns holds until the next is asked.
func (r *run) among(may func(hash uint64) bool) []int32 {
	r.amongOf = r.amongOf[:0]
	words := r.article.Words()
	for i := range words {
		if may(words[i].Hash) {
			r.amongOf = append(r.amongOf, int32(i))
		}
	}
	return r.amongOf
}

func blank(gap string) bool {
	for _, c := range gap {
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\u00a0' {
			return false
		}
	}
	return gap != ""
}
