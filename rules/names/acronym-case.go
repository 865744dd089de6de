package names

import (
	_ "embed"
	"fmt"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed acronym-case.md
var acronymCasePage string

// AcronymCase finds one acronym in two cases: CISA and Cisa.
var AcronymCase = linter.Rule{
	ID:       "names.acronym-case",
	Doc:      acronymCasePage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	New: func(s *linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) { acronymCase(p, s) }, nil
	},
}

// acronym is one acronym of an article and how it is written there.
type acronym struct {
	key       uint64
	record    int
	votes     [2]int          // in the article's own copy, by letterCase
	first     [2]article.Span // the first that votes
	defined   letterCase
	definedAt article.Span
	isDefined bool
	known     bool // the lexicon has it in capitals
	plain     bool // in capitals within a sentence, and no word or person's name; see plain
}

type letterCase uint8

const (
	upper letterCase = iota // CISA
	title                   // Cisa
)

// use is one place where an acronym stands, without a possessive or plural s.
type use struct {
	acronym int
	span    article.Span
	form    letterCase
	word    int32
	alone   bool // the mention is this word only
	person  bool
}

func acronymCase(p *linter.Pass, s *linter.Setup) {
	n := p.Names()
	var all []acronym
	for i := range n.Mentions {
		m := &n.Mentions[i]
		single := m.Words[1]-m.Words[0] == 1 && m.Title[0] == m.Title[1]
		if !m.Acronym && !(single && plain(p, m)) || !countable(p, m) {
			continue
		}
		at := find(all, m.Key)
		if at < 0 {
			if len(all) == most {
				continue
			}
			at = len(all)
			all = append(all, acronym{key: m.Key, record: n.Entities[m.Entity].Record})
		}
		a := &all[at]
		a.plain = a.plain || plain(p, m)
		a.known = a.known || reading.Entry(&p.Words()[m.Words[0]]).Is(lexicon.Upper)
		if m.Defined.Len() > 0 && !a.isDefined && votes(p, m.Span) {
			a.isDefined, a.definedAt = true, m.Span
			a.defined = upper
			if p.Words()[m.Words[0]].Case == article.Title {
				a.defined = title
			}
		}
	}
	if len(all) == 0 {
		return
	}
	for i := range all {
		all[i].plain = all[i].plain && !person(p, n, all[i].key)
	}
	uses := collect(p, n, all)
	for i := range uses {
		u := &uses[i]
		if a := &all[u.acronym]; votes(p, u.span) {
			if a.votes[u.form] == 0 {
				a.first[u.form] = u.span
			}
			a.votes[u.form]++
		}
	}
	for i := range uses {
		judge(p, s, &all[uses[i].acronym], &uses[i])
	}
}

func find(all []acronym, key uint64) int {
	for i := range all {
		if all[i].key == key {
			return i
		}
	}
	return -1
}

// countable reports whether an acronym is one that a house may write either
// way: three to eight letters without points.
func countable(p *linter.Pass, m *reading.Mention) bool {
	w := &p.Words()[m.Words[0]]
	if w.Kind != article.Letters || w.Has(article.Pointed) || w.Has(article.Foreign) {
		return false
	}
	n := letters(p, w.Span)
	return n >= 3 && n <= 8
}

// letters returns the length of the acronym at the start of a word.
func letters(p *linter.Pass, s article.Span) int {
	text := p.Text(s)
	for i := 0; i < len(text); i++ {
		c := text[i]
		if i > 0 && c == 's' && i == len(text)-1 && text[i-1] < 'a' {
			return i // CISAs
		}
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return i
		}
	}
	return len(text)
}

// rareName is the tier from which a name that the lexicon has with one capital
// may be an acronym (Ofsted, Interpol) and is no place that everybody knows.
const rareName = 5

// plain reports whether an acronym in capitals is no shouted word, dateline or
// label: it has four letters or more, is no ordinary word, given name or
// well-known name, and words in small letters stand beside it within a sentence.
// Some houses set the first word of a story in capitals, so none at the start of
// a block is.
func plain(p *linter.Pass, m *reading.Mention) bool {
	words := p.Words()
	at := int(m.Words[0])
	w := &words[at]
	e := reading.Entry(w)
	if w.Case != article.Upper || letters(p, w.Span) < 4 || !votes(p, w.Span) || e.Lower() || e.Is(lexicon.GivenName) ||
		e.Name() && e.NameTier() < rareName || at+1 == len(words) {
		return false
	}
	block := p.Doc.Blocks[p.Doc.BlockAt(w.Span.Start)].Span
	if w.Span.Start == block.Start || at == 0 || words[at-1].Case == article.Upper || w.Span.End >= block.End {
		return false
	}
	switch p.Doc.Text[words[at-1].Span.End:w.Span.Start] {
	case " ":
		if words[at-1].Case != article.Lower {
			return false
		}
	case ". ", "? ", "! ", ", ", ".” ", ".\" ":
	default:
		return false
	}
	next := &words[at+1]
	return next.Case == article.Lower && next.Span.Start == w.Span.End+1 && p.Doc.Text[w.Span.End] == ' '
}

// person reports whether a person of the article has the word in the name.
func person(p *linter.Pass, n *reading.Names, key uint64) bool {
	words := p.Words()
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if n.Entities[m.Entity].Kind != reading.Person {
			continue
		}
		for k := m.Words[0]; k < m.Words[1]; k++ {
			if words[k].Hash == key {
				return true
			}
		}
	}
	return false
}

// collect lists the uses of the acronyms in either case, in order.
func collect(p *linter.Pass, n *reading.Names, all []acronym) []use {
	words := p.Words()
	var uses []use
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Acronym {
			at := find(all, m.Key)
			if at < 0 {
				continue
			}
			w := &words[m.Words[0]]
			if w.Span.Start > 0 && p.Doc.Text[w.Span.Start-1] == '/' {
				continue // HIV/AIDS is a word of its own
			}
			u := use{acronym: at, word: m.Words[0], alone: true, span: article.Span{Start: w.Span.Start, End: w.Span.Start + int32(letters(p, w.Span))}}
			if w.Case == article.Title {
				u.form = title
			}
			uses = append(uses, u)
			continue
		}
		person := n.Entities[m.Entity].Kind == reading.Person
		for _, part := range [][2]int32{m.Title, m.Words} {
			inTitle := part == m.Title && part != m.Words
			for k := part[0]; k < part[1]; k++ {
				w := &words[k]
				if w.Case != article.Title && w.Case != article.Upper || w.Kind != article.Letters {
					continue
				}
				at := find(all, w.Hash)
				if at < 0 {
					continue
				}
				if w.Case == article.Upper {
					// A name that is known with one capital.
					if all[at].plain && part[1]-part[0] == 1 {
						uses = append(uses, use{acronym: at, word: k, alone: true, form: upper, span: article.Span{Start: w.Span.Start, End: w.Span.Start + int32(letters(p, w.Span))}})
					}
					continue
				}
				u := use{acronym: at, form: title, word: k, span: article.Span{Start: w.Span.Start, End: w.Span.Start + int32(letters(p, w.Span))}}
				u.alone = !inTitle && part[1]-part[0] == 1 && m.Title[0] == m.Title[1]
				u.person = person && !inTitle
				if asAcronym(p, &u, &all[at], part) {
					uses = append(uses, u)
				}
			}
		}
	}
	return uses
}

// asAcronym reports whether a word with one capital is the acronym. Where no
// such word or name is known that is plain; else it must stand alone in the
// middle of a sentence, and the acronym be well introduced.
func asAcronym(p *linter.Pass, u *use, a *acronym, part [2]int32) bool {
	if u.person {
		return false
	}
	e := reading.Entry(&p.Words()[u.word])
	if !e.Lower() && (!e.Name() || e.Is(lexicon.Upper)) {
		if u.alone {
			return true
		}
		// "Cisa Director", not a stranger's given name.
		return u.word == part[0] && part[1]-part[0] > 1 && reading.Entry(&p.Words()[u.word+1]).Lower()
	}
	if !u.alone || !votes(p, u.span) {
		return false
	}
	if a.plain {
		return true
	}
	sentence := p.SentenceAt(u.span.Start)
	if sentence == nil || sentence.Words[0] == u.word {
		return false
	}
	switch {
	case e.Is(lexicon.Function):
		return a.isDefined && p.Text(p.Words()[u.word-1].Span) == "the"
	case a.isDefined:
		return true
	}
	return e.Is(lexicon.Upper)
}

// votes reports whether a place is the article's own copy: what others wrote,
// headlines and corrections settle nothing.
func votes(p *linter.Pass, s article.Span) bool {
	at := p.Doc.BlockAt(s.Start)
	if at < 0 {
		return false
	}
	b := p.Doc.Blocks[at]
	switch b.Kind {
	case article.Paragraph, article.Standfirst, article.ListItem, article.Caption, article.Footnote:
	default:
		return false
	}
	switch b.In {
	case article.BlockQuote, article.Embed, article.Correction, article.Boilerplate:
		return false
	}
	return p.Quoted(s) == nil
}

func judge(p *linter.Pass, s *linter.Setup, a *acronym, u *use) {
	form := p.Text(u.span)
	other := 1 - u.form
	alone := a.votes[other] == 0
	switch {
	case alone && (!a.isDefined || houseForm(s, form, a) != other):
		return
	case alone:
	case u.form == upper && !a.isDefined && !a.known && opensBlock(p, u.span):
		return // the capitals may be those of a story's first word
	case !a.isDefined && !a.known && !a.plain && a.votes[upper] < 2:
		return // one word in capitals that nobody knows or explains may be shouted
	case u.form == upper && !a.isDefined && shouted(p, u.span):
		return
	case preferred(p, s, a, form) != other:
		return
	}
	right := written(form, other)
	f := linter.Finding{Span: u.span, Fixes: []linter.Fix{linter.Replace(u.span, right, linter.Ask)}}
	if alone {
		f.Message = fmt.Sprintf("“%s” is “%s” in the house style.", form, right)
		p.Report(f)
		return
	}
	related := linter.Related{Span: a.first[other]}
	if a.isDefined && a.defined == other {
		related.Span = a.definedAt
		related.Message = fmt.Sprintf("Defined as “%s” here.", right)
		f.Message = fmt.Sprintf("“%s” is the acronym that the article defines as “%s”.", form, right)
	} else {
		related.Message = fmt.Sprintf("“%s” here.", right)
		f.Message = fmt.Sprintf("“%s” is “%s” elsewhere in the article.", form, right)
	}
	f.Related = []linter.Related{related}
	p.Report(f)
}

// shouted reports whether the word beside a place is in capitals too and no
// acronym: the line is a heading.
func shouted(p *linter.Pass, s article.Span) bool {
	words := p.Words()
	from, to := p.In(s)
	for i := max(0, from-1); i < min(len(words), to+2); i++ {
		w := &words[i]
		if (i < from || i >= to) && w.Case == article.Upper && w.Span.Len() > 3 && reading.Entry(w).Lower() {
			return true
		}
	}
	return false
}

func opensBlock(p *linter.Pass, s article.Span) bool {
	at := p.Doc.BlockAt(s.Start)
	return at >= 0 && p.Doc.Blocks[at].Span.Start == s.Start
}

// preferred says which form of an acronym that stands in both is right: the one
// in which it is defined, the house's, the record's, the commoner, the first.
func preferred(p *linter.Pass, s *linter.Setup, a *acronym, form string) letterCase {
	switch {
	case a.isDefined:
		return a.defined
	case s.House.Acronyms == "upper":
		return upper
	case s.House.Acronyms == "title":
		return title
	}
	if a.record >= 0 {
		switch s.Record.Name(a.record).Acronym {
		case written(form, upper):
			return upper
		case written(form, title):
			return title
		}
	}
	switch {
	case a.votes[upper] != a.votes[title]:
		if a.votes[upper] > a.votes[title] {
			return upper
		}
		return title
	case a.first[upper].Start < a.first[title].Start:
		return upper
	}
	return title
}

// houseForm returns the form that the house's switch asks for. Which acronyms
// are said as words cannot be seen for sure, so "title" is asked only of those
// whose vowels and consonants take turns.
func houseForm(s *linter.Setup, form string, a *acronym) letterCase {
	switch s.House.Acronyms {
	case "upper":
		return upper
	case "title":
		if len(form) >= 4 && alternates(form) {
			return title
		}
	}
	return a.defined
}

func alternates(word string) bool {
	for i := 1; i < len(word); i++ {
		if vowel(word[i]) == vowel(word[i-1]) {
			return false
		}
	}
	return true
}

func vowel(c byte) bool {
	switch c | 0x20 {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

// written spells an acronym of ASCII letters in a case.
func written(form string, c letterCase) string {
	b := []byte(form)
	for i := range b {
		if i > 0 && c == title {
			b[i] |= 0x20
		} else {
			b[i] &^= 0x20
		}
	}
	return string(b)
}
