package record

import (
	"slices"
	"strings"

	"galleyproof/corpus/article"
)

// Match is a quotation laid beside the statement it quotes.
type Match struct {
	Statement   *Statement // of the first word that answers; others of its thread may follow
	Differences []Difference
	Canonical   string // the words of the utterance that answer the passage
	Same        int    // words of the passage that are the utterance's
	Words       int    // words of the passage
	Run         int    // the longest run of words that are the same

	utterance *utterance
	from, to  int // words of the utterance: half-open
}

// Difference is one difference between the passage and what was said.
type Difference struct {
	Grade Grade
	Span  article.Span // the words at fault, in the article's text
	Said  string       // what was said there; "" where the passage adds words
	// Statement is the one of the thread that the difference is with.
	Statement *Statement
	// Lost says that the words left out hold a negation, a number or a name.
	Lost bool
	// Exact says that Said is the statement's own bytes for Span, so that
	// writing them there mends the quotation.
	Exact bool
}

// Hint is what the article claims about the occasion of a quotation.
type Hint struct {
	Speakers []string    // as printed or known; empty when not stated
	Medium   string      // tweet, statement, spoken; "" when not stated
	Latest   article.Day // the last day on which it can have been said; unknown for any
}

// Find returns the statement that a passage quotes, or nil when none does. A
// passage of one word is never found.
func (r *Record) Find(p *Passage, h Hint) *Match {
	p = p.plain()
	if len(p.Words) < 2 || len(r.index.utterances) == 0 {
		return nil
	}
	var a aligner
	traits := p.traits()
	var best *Match
	bestCost := unreachable
	for _, c := range r.index.candidates(p.Words) {
		u := &r.index.utterances[c.utterance]
		if day := u.pieces[0].statement.Date.Day; h.Latest.Known() && day.Known() && h.Latest.Before(day) {
			continue
		}
		from, to := window(u, c, len(p.Words))
		steps, cost := a.lay(p, traits, u, from, to)
		if steps == nil {
			continue
		}
		meetEnds(steps, traits, u)
		if len(h.Speakers) > 0 && u.pieces[0].statement.SpokenBy(r, h.Speakers) {
			cost-- // of two equally near, the one by the speaker named
		}
		if cost >= bestCost {
			continue
		}
		if m := newMatch(p, traits, u, steps); m != nil {
			best, bestCost = m, cost
		}
	}
	return best
}

// plain is the passage without each [sic], the desk's assurance about the word
// before it and no part of what is quoted, and with words whole that a bracket
// parts: [T]he, talk[ed].
func (p *Passage) plain() *Passage {
	if !slices.ContainsFunc(p.Words, p.touchesBracket) {
		return p
	}
	out := *p
	out.Words, out.Breaks = nil, nil
	breaks := p.Breaks
	for i, w := range p.Words {
		if len(breaks) > 0 && breaks[0] == i {
			out.Breaks = append(out.Breaks, len(out.Words))
			breaks = breaks[1:]
		}
		n := len(out.Words)
		if n > 0 && p.parted(out.Words[n-1].Span.End, w.Span.Start) {
			last := &out.Words[n-1]
			last.Span.End = w.Span.End
			if int(w.Span.End) < len(p.Text) && p.Text[w.Span.End] == ']' && p.Text[w.Span.Start-1] == '[' {
				last.Span.End++
			}
			last.Hash = article.Hash(unbracket(p.Text[last.Span.Start:last.Span.End]))
			continue
		}
		if !p.isSic(w) {
			out.Words = append(out.Words, w)
		}
	}
	return &out
}

// parted reports whether nothing but a bracket stands between two words.
func (p *Passage) parted(end, start int32) bool {
	return start == end+1 && (p.Text[end] == '[' || p.Text[end] == ']')
}

func unbracket(s string) string { return strings.NewReplacer("[", "", "]", "").Replace(s) }

func (p *Passage) touchesBracket(w article.Word) bool {
	return w.Span.Start > 0 && strings.IndexByte("[(", p.Text[w.Span.Start-1]) >= 0
}

func (p *Passage) isSic(w article.Word) bool {
	start, end := int(w.Span.Start), int(w.Span.End)
	if start == 0 || end == len(p.Text) || !strings.EqualFold(p.Text[start:end], "sic") {
		return false
	}
	around := p.Text[start-1:start] + p.Text[end:end+1]
	return around == "[]" || around == "()"
}

// meetEnds pairs the few words at either end of a passage that nothing answers
// with the words of the utterance that stand in their place: a changed first or
// last word costs no more as an added one.
func meetEnds(steps []step, traits []trait, u *utterance) {
	head, tail := 0, 0
	added := func(s step) bool { return s.said < 0 && traits[s.passage]&bracketed == 0 }
	for head < len(steps) && added(steps[head]) {
		head++
	}
	for tail < len(steps)-head && added(steps[len(steps)-1-tail]) {
		tail++
	}
	if head == len(steps) || steps[head].said < 0 || steps[len(steps)-1-tail].said < 0 {
		return
	}
	if first := int(steps[head].said); head <= maxLoose {
		for k := 1; k <= min(head, first); k++ {
			steps[head-k].said = int32(first - k)
		}
	}
	if last := int(steps[len(steps)-1-tail].said); tail <= maxLoose {
		for k := range min(tail, len(u.words)-1-last) {
			steps[len(steps)-tail+k].said = int32(last + 1 + k)
		}
	}
}

// window is the stretch of an utterance to align with: all of it, unless it is
// long.
func window(u *utterance, c candidate, n int) (from, to int) {
	if len(u.words) <= 4*windowMargin || (len(u.words)+1)*n <= maxCells/16 {
		return 0, len(u.words)
	}
	return max(0, int(c.first)-n-windowMargin), min(len(u.words), int(c.last)+n+windowMargin)
}

// newMatch makes a match of a trace, or nil when too little agrees for the
// passage to be a quotation of the utterance.
func newMatch(p *Passage, traits []trait, u *utterance, steps []step) *Match {
	m := &Match{Words: len(p.Words), utterance: u, from: -1}
	run, ours := 0, 0
	for i, s := range steps {
		if s.passage >= 0 && traits[s.passage]&bracketed == 0 {
			ours++
		}
		if s.passage < 0 || s.said < 0 || p.Words[s.passage].Hash != u.words[s.said].Hash {
			run = 0
			continue
		}
		if i > 0 && steps[i-1].said < 0 {
			run = 0
		}
		m.Same++
		run++
		m.Run = max(m.Run, run)
	}
	for _, s := range steps {
		if s.said >= 0 {
			if m.from < 0 {
				m.from = int(s.said)
			}
			m.to = int(s.said) + 1
		}
	}
	switch {
	case m.from < 0,
		ours < 4 && m.Same < ours,
		4*m.Same < 3*ours && (m.Run < 8 || 3*m.Same < 2*ours):
		return nil
	}
	m.Statement = u.at(m.from)
	m.Canonical = u.slice(m.from, m.to)
	d := differ{passage: p, traits: traits, utterance: u, match: m}
	m.Differences = d.all(steps)
	return m
}

// slice returns the utterance's text from one word to another with the stop
// that closes it.
func (u *utterance) slice(from, to int) string {
	start, end := u.words[from].Span.Start, u.words[to-1].Span.End
	gap := u.gap(to)
	for i, r := range gap {
		if !strings.ContainsRune(".!?…,;:)”\"", r) {
			gap = gap[:i]
			break
		}
	}
	return u.text[start : int(end)+len(gap)]
}

// Rest reports whether another match goes on in the same utterance, and what
// stands between the two: "" when nothing does. Lost is that of a Difference.
func (m *Match) Rest(next *Match) (between string, lost, ok bool) {
	if m.utterance != next.utterance || next.from < m.to {
		return "", false, false
	}
	if next.from == m.to {
		return "", false, true
	}
	var words []int32
	for i := m.to; i < next.from; i++ {
		words = append(words, int32(i))
	}
	d := differ{utterance: m.utterance}
	return m.utterance.plain(words), d.lost(words), true
}

// Cut reports whether the match ends in mid-sentence.
func (m *Match) Cut() bool { return m.to < len(m.utterance.words) && !m.utterance.opensSentence(m.to) }

// OpensSentence reports whether the match begins with a sentence of the statement.
func (m *Match) OpensSentence() bool { return m.utterance.opensSentence(m.from) }

// OpensWithDots reports whether the statement itself has an ellipsis just
// before the words that the match begins with.
func (m *Match) OpensWithDots() bool { return isEllipsis(m.utterance.gap(m.from)) }

// Statements returns the statements that the match touches, in order.
func (m *Match) Statements() []*Statement {
	var out []*Statement
	for i := m.from; i < m.to; i++ {
		if s := m.utterance.at(i); len(out) == 0 || out[len(out)-1] != s {
			out = append(out, s)
		}
	}
	return out
}

// SpokenBy reports whether one of the names, as an article prints them, is the
// statement's speaker.
func (s *Statement) SpokenBy(r *Record, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return strings.EqualFold(name, s.Handle) && name != "" || r.called(name, s.Speaker)
	})
}

// PublishedAs reports whether one of the names is the body that published the
// statement.
func (s *Statement) PublishedAs(r *Record, names []string) bool {
	return s.PublishedBy != "" && slices.ContainsFunc(names, func(name string) bool { return r.called(name, s.PublishedBy) })
}

// called reports whether a name as printed is one of the forms of a full one.
func (r *Record) called(printed, full string) bool {
	printed = strings.TrimSpace(printed)
	if printed == "" {
		return false
	}
	if strings.EqualFold(printed, full) || sameSurname(printed, full) {
		return true
	}
	if r.NameCount() == 0 {
		return false
	}
	for _, f := range r.FormsOf(Key(full)) {
		if f.Kind == CanonicalForm && f.Text == full {
			n := r.Name(f.Name)
			return slices.Contains(n.Allowed, printed) || slices.Contains(n.Handles, printed) || n.Acronym != "" && n.Acronym == printed
		}
	}
	return false
}

// Denies reports whether the record says that the statement is not by one of
// the names, and returns which.
func (s *Statement) Denies(names []string) (string, bool) {
	for _, not := range s.NotSpeaker {
		for _, name := range names {
			if strings.EqualFold(name, not) || sameSurname(name, not) {
				return not, true
			}
		}
	}
	return "", false
}

// sameSurname reports whether a printed name ("Mr Krebs", "Krebs", "Chris
// Krebs's") ends in the surname of a full one.
func sameSurname(printed, full string) bool {
	printed = strings.TrimRight(printed, ".,")
	for _, end := range []string{"’s", "'s", "’", "'"} {
		printed = strings.TrimSuffix(printed, end)
	}
	last := func(s string) string {
		f := strings.Fields(s)
		if len(f) == 0 {
			return ""
		}
		return f[len(f)-1]
	}
	return last(printed) != "" && strings.EqualFold(last(printed), last(full))
}
