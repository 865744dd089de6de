package names

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed variant.md
var variantPage string

// Variant finds two spellings of one name in one article.
var Variant = linter.Rule{
	ID:       "names.variant",
	Doc:      variantPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(s *linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			givenForms(p)
			joinedForms(p)
			pairs := p.NearNames()
			for i := range pairs {
				if pairs[i].How != linter.Marks { // names.diacritics
					variant(p, &pairs[i])
				}
			}
		}, nil
	},
}

// variant judges one pair of words that are alike.
func variant(p *linter.Pass, near *linter.NearNames) {
	if near.How == linter.OneEdit && hopeless(p, near) {
		return
	}
	a, b := sideOf(p, near, 0), sideOf(p, near, 1)
	if !candidates(a, b) || near.How == linter.OneEdit && !oneName(p, a, b) || apart(p, a, b) {
		return
	}
	if prefers(p, a, b) {
		a, b = b, a
	}
	if listed := formsOf(p.Setup.Record, p.Words()[a.word:a.word+1]); len(listed) > 0 {
		if _, wrong := wrongForm(listed, a.text); wrong {
			return // names.record says more
		}
	}
	reportForms(p, a, b, "")
}

// hopeless reports, before their places are gathered, whether two words are such
// as are never taken for one.
func hopeless(p *linter.Pass, near *linter.NearNames) bool {
	words := p.Words()
	a, b := &words[near.Words[0]], &words[near.Words[1]]
	x, y := reading.Entry(a), reading.Entry(b)
	if plainWord(x) && plainWord(y) {
		return true
	}
	// Peoples and countries, plurals, and given names that rhyme.
	switch difference(p.Text(a.Stem(p.Doc.Text)), p.Text(b.Stem(p.Doc.Text))) {
	case atStart:
		return x.Known() && y.Known()
	case plural:
		return x.Known() && y.Known() && !x.Is(lexicon.GivenName) && !y.Is(lexicon.GivenName) && (x.Lower() || y.Lower())
	}
	return false
}

// candidates reports whether both forms stand where they may be compared: one
// in the article's own copy, the other there or in a headline.
func candidates(a, b *side) bool {
	return a.votes > 0 && b.votes > 0 || a.votes > 0 && b.headline || b.votes > 0 && a.headline
}

// reportForms reports that a word, the minor form, stands beside another.
func reportForms(p *linter.Pass, minor, major *side, why string) {
	form, right := minor.text, major.text
	places := minor.places
	f := linter.Finding{Span: minor.at, Message: fmt.Sprintf("“%s” and “%s”: two forms of one name are used, %s and %s%s.",
		form, right, times(minor.votes, minor.headline), times(major.votes, major.headline), why)}
	fix := linter.Fix{Title: "Replace with “" + right + "”", Safety: linter.Ask}
	for _, at := range places {
		fix.Edits = append(fix.Edits, linter.Edit{Span: at, New: right})
		if at != f.Span {
			f.Related = append(f.Related, linter.Related{Span: at, Message: "“" + form + "” here too."})
		}
	}
	for _, at := range major.places {
		f.Related = append(f.Related, linter.Related{Span: at, Message: "“" + right + "” here."})
	}
	f.Fixes = []linter.Fix{fix}
	p.Report(f)
}

func times(votes int, headline bool) string {
	switch {
	case votes == 0 && headline:
		return "in the headline"
	case votes == 1:
		return "once"
	case votes == 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", votes)
}

// side is one of two forms of a word, and where it stands.
type side struct {
	near     *linter.NearNames
	hash     uint64
	word     int32 // the first of the form
	text     string
	entry    lexicon.Entry
	votes    int
	headline bool           // stands in one
	at       article.Span   // the first place that votes, else the first in a headline
	places   []article.Span // those that vote, or that of the headline
	mentions []int32        // all that hold the form
	full     bool           // the last word of a person's full name
	titled   bool           // and a title before it
	surname  bool           // the last word of what may be a full name
	given    bool           // the first word of a person's full name
	leads    bool           // the first word of a name of several
	called   bool           // alone, with a title: Mr Kreb
	solo     bool           // always alone
	listed   bool           // never but among names in a list
	family   bool           // “the Browns”
}

// place notes what a mention tells of the word of the form within it.
func (s *side) place(p *linter.Pass, m *reading.Mention, word int32) {
	words := p.Words()
	titled := m.Title[1] > m.Title[0]
	s.listed = s.listed && amongNames(p, m)
	if m.Words[1]-m.Words[0] == 1 {
		s.called = s.called || titled
		if word > 0 && !titled {
			switch strings.ToLower(p.Text(words[word-1].Span)) {
			case "the", "both", "two", "these", "those":
				s.family = true
			}
			// An initial that was not read as part of the name: M Horan.
			if before := &words[word-1]; before.Span.Len() <= 2 && before.Case == article.Upper {
				s.solo = false
			}
		}
		return
	}
	s.solo = false
	kind := p.Names().Entities[m.Entity].Kind
	first := &words[m.Words[0]]
	if word == m.Words[0] {
		s.given = s.given || kind == reading.Person
		s.leads = true
	}
	if word != m.Words[1]-1 || first.Span.Len() < 3 {
		return
	}
	switch kind {
	case reading.Person:
		s.full, s.surname = true, true
		s.titled = s.titled || titled
	case reading.UnknownEntity:
		s.surname = s.surname || m.Words[1]-m.Words[0] <= 3 && !plainWord(reading.Entry(first))
	}
}

// amongNames reports whether marks part a mention from what is before and after,
// as in the list of a team.
func amongNames(p *linter.Pass, m *reading.Mention) bool {
	before := strings.TrimRight(p.Doc.Text[:m.Span.Start], " \u00a0")
	after := strings.TrimLeft(p.Doc.Text[m.Span.End:], " \u00a0")
	return (before == "" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ";") || strings.HasSuffix(before, "\n")) &&
		(after == "" || strings.IndexByte(",;.(\n", after[0]) >= 0)
}

// sideOf gathers where one of two forms stands.
func sideOf(p *linter.Pass, near *linter.NearNames, which int) *side {
	words, n := p.Words(), p.Names()
	at := near.Words[which]
	s := &side{near: near, word: at, hash: words[at].Hash, entry: reading.Entry(&words[at])}
	s.text = p.Text(words[at].Stem(p.Doc.Text))
	s.solo, s.listed = true, true
	var head article.Span
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Acronym {
			continue
		}
		for k := m.Words[0]; k < m.Words[1]; k++ {
			w := &words[k]
			if w.Hash != s.hash {
				continue
			}
			stem := w.Stem(p.Doc.Text)
			if near.How == linter.CaseOnly && p.Text(stem) != s.text {
				continue
			}
			s.mentions = append(s.mentions, int32(i))
			s.place(p, m, k)
			switch {
			case ownCopy(p, w.Span) && w.Case != article.Upper:
				s.votes++
				s.places = append(s.places, stem)
			case kindAt(p, w.Span) == article.Headline && !s.headline:
				s.headline, head = true, stem
			}
			break
		}
	}
	switch {
	case s.votes > 0:
		s.at = s.places[0]
	case s.headline:
		s.at, s.places = head, append(s.places, head)
	}
	return s
}

func kindAt(p *linter.Pass, s article.Span) article.BlockKind {
	if at := p.Doc.BlockAt(s.Start); at >= 0 {
		return p.Doc.Blocks[at].Kind
	}
	return article.Paragraph
}

// ownCopy reports whether a place is copy of the article's own whose spelling of
// names counts: no quotation, headline, caption, correction or what others wrote.
func ownCopy(p *linter.Pass, s article.Span) bool {
	return kindAt(p, s) != article.Caption && votes(p, s)
}

// oneName reports whether two words that one letter parts are plainly meant for
// one name.
func oneName(p *linter.Pass, a, b *side) bool {
	if plainWord(a.entry) && plainWord(b.entry) {
		return false
	}
	unknown := !a.entry.Known() || !b.entry.Known()
	shape := difference(a.text, b.text)
	same, person, last := sameBeside(p, a, b)
	switch {
	case shape == atStart:
		return same && person && last && unknown
	case shape == plural:
		if len(a.text) > len(b.text) {
			a, b = b, a
		}
		// a is the shorter: Kreb of Chris Krebs.
		return b.full && !a.family && !b.family && !plainWord(a.entry) && (same && person && last || a.solo && !a.entry.Known())
	case same && person && last:
		return true
	case same && person:
		return unknown
	case same:
		return unknown && shape == inside
	}
	// A surname alone beside the full name.
	if !a.surname || b.surname {
		a, b = b, a
	}
	if a.surname && b.solo {
		long := min(len(a.text), len(b.text)) >= longName
		switch {
		case b.called && a.full && (!b.entry.Known() || shape == inside && len(b.text) >= longName-1):
			return true
		case shape == inside && !b.entry.Known() && (long || !b.listed && !plainWord(a.entry) && len(b.text) >= longName-1):
			return true
		}
	}
	return shape == inside && unknown && !plainWord(a.entry) && !plainWord(b.entry) && min(len(a.text), len(b.text)) >= longName &&
		!(a.surname && b.surname) && !a.listed && !b.listed && !a.given && !b.given &&
		!(a.leads && b.entry.Is(lexicon.GivenName)) && !(b.leads && a.entry.Is(lexicon.GivenName))
}

// longName is the length in bytes from which two names are hardly alike by
// chance.
const longName = 6

// plainWord reports whether a word is better known as an ordinary word than as a
// name.
func plainWord(e lexicon.Entry) bool { return e.Lower() && (!e.Name() || e.WordTier() <= e.NameTier()) }

// shape says where two words differ.
type shape uint8

const (
	inside  shape = iota
	atStart       // Cage, Page
	atEnd         // Iran, Iraq; Malone, Maloney
	plural        // Krebs, Kreb
)

func difference(a, b string) shape {
	if len(a) > len(b) {
		a, b = b, a
	}
	switch c, _ := utf8.DecodeRuneInString(a); {
	case !strings.HasPrefix(strings.ToLower(b), strings.ToLower(string(c))):
		return atStart
	}
	if len(b) > len(a) && strings.EqualFold(b[:len(a)], a) {
		if strings.EqualFold(b[len(a):], "s") {
			return plural
		}
		return atEnd
	}
	if last, n := utf8.DecodeLastRuneInString(a); n > 0 && !strings.HasSuffix(b, string(last)) && len(a) == len(b) && strings.EqualFold(a[:len(a)-n], b[:len(b)-min(n, len(b))]) {
		return atEnd
	}
	return inside
}

// sameBeside reports whether the forms stand in two names that are the same
// apart from them; whether it is a person's; and whether they are the last word.
func sameBeside(p *linter.Pass, a, b *side) (same, person, last bool) {
	words, n := p.Words(), p.Names()
	for _, i := range a.mentions {
		m := &n.Mentions[i]
		size := m.Words[1] - m.Words[0]
		if size < 2 {
			continue
		}
	next:
		for _, k := range b.mentions {
			o := &n.Mentions[k]
			if o.Words[1]-o.Words[0] != size {
				continue
			}
			at := int32(-1)
			for j := range size {
				x, y := &words[m.Words[0]+j], &words[o.Words[0]+j]
				switch {
				case x.Hash == y.Hash && x.Case != article.Upper: // no initial
				case x.Hash == a.hash && y.Hash == b.hash && at < 0:
					at = j
				default:
					continue next
				}
			}
			if at < 0 {
				continue
			}
			same = true
			if n.Entities[m.Entity].Kind == reading.Person || n.Entities[o.Entity].Kind == reading.Person {
				return true, true, at == size-1
			}
		}
	}
	return same, false, false
}

// apart reports whether the article itself says that the two are not one: both
// stand in one sentence, or a word of kinship stands by either.
func apart(p *linter.Pass, a, b *side) bool {
	n, words := p.Names(), p.Words()
	for _, i := range a.mentions {
		s := p.SentenceAt(n.Mentions[i].Span.Start)
		for _, k := range b.mentions {
			if at := n.Mentions[k].Span.Start; s != nil && s.Span.Start <= at && at < s.Span.End {
				return true
			}
		}
	}
	for _, s := range [...]*side{a, b} {
		for _, i := range s.mentions {
			m := &n.Mentions[i]
			sentence := p.SentenceAt(m.Span.Start)
			if sentence == nil {
				continue
			}
			from, to := max(sentence.Words[0], m.Words[0]-kinshipReach), min(sentence.Words[1], m.Words[1]+kinshipReach)
			for k := from; k < to; k++ {
				if words[k].Case == article.Lower && reading.Entry(&words[k]).Is(lexicon.Kinship) {
					return true
				}
			}
		}
	}
	return false
}

// kinshipReach is how many words from a name a word of kinship still speaks of it.
const kinshipReach = 3

// prefers reports whether the first of two forms is the one to keep: the
// record's or the house's, then that of a full name with a title, the commoner,
// the one that is known, the first.
func prefers(p *linter.Pass, a, b *side) bool {
	if x, y := p.Own(int(a.word)), p.Own(int(b.word)); x != y {
		return x
	}
	if x, y := a.votes > 0, b.votes > 0; x != y {
		return x
	}
	if a.titled != b.titled {
		return a.titled
	}
	if a.votes != b.votes {
		return a.votes > b.votes
	}
	if x, y := a.entry.Name(), b.entry.Name(); x != y {
		return x
	}
	return a.word < b.word
}
