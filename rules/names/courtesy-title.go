package names

import (
	_ "embed"
	"fmt"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

//go:embed courtesy-title.md
var courtesyTitlePage string

// CourtesyTitle holds Mr, Mrs, Ms and Miss to the house's custom: for all, for
// none, or the same for one person throughout.
var CourtesyTitle = linter.Rule{
	ID:       "names.courtesy-title",
	Doc:      courtesyTitlePage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	New: func(s *linter.Setup) (linter.Check, error) {
		switch s.House.Courtesy {
		case "all", "none", "either":
			return courtesyTitle, nil
		}
		return nil, nil
	},
}

// styled is how the article's body names one person after the full name.
type styled struct {
	full  bool   // named in full so far
	last  uint64 // the surname, where the article has it with a given name
	mr    string // the courtesy title, where one is used
	with  int    // surnames with it
	bare  int    // surnames without any title
	first [2]article.Span
}

func courtesyTitle(p *linter.Pass) {
	n := p.Names()
	house := p.Setup.House.Courtesy
	some := false
	for i := range n.Mentions {
		if m := &n.Mentions[i]; n.Entities[m.Entity].Kind == reading.Person && (house == "all" && inFull(m) || courtesy(p, m) != "") {
			some = true
			break
		}
	}
	if !some {
		return
	}
	all := ownersOf(p, n)
	people := make([]styled, len(n.Entities))
	polite := false // somebody has a courtesy title
	for i := range n.Mentions {
		if m := &n.Mentions[i]; given(p, m) {
			people[m.Entity].last = surname(p, m)
		}
	}
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if n.Entities[m.Entity].Kind != reading.Person || !inBody(p, m.Span) || unclosed(p, m.Span) {
			continue
		}
		s := &people[m.Entity]
		mr := courtesy(p, m)
		switch {
		case mr != "" && !inFull(m):
			if s.with == 0 {
				s.mr, s.first[0] = mr, m.Span
			}
			s.with++
			polite = true
		case surname(p, m) == s.last && bare(p, all, m):
			if s.bare == 0 {
				s.first[1] = m.Span
			}
			s.bare++
		}
	}
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if n.Entities[m.Entity].Kind != reading.Person || !inBody(p, m.Span) || unclosed(p, m.Span) {
			continue
		}
		s := &people[m.Entity]
		judgeCourtesy(p, n, all, m, s, house, polite)
		s.full = s.full || given(p, m)
	}
}

// bare reports whether a mention is a surname without a title, by which nobody
// else of the article could be meant.
func bare(p *linter.Pass, all owners, m *reading.Mention) bool {
	return surnameAlone(p, m) && !titled(p, m) && !all.shared(surname(p, m))
}

func judgeCourtesy(p *linter.Pass, n *reading.Names, all owners, m *reading.Mention, s *styled, house string, polite bool) {
	mr, name := courtesy(p, m), p.Text(m.Span)
	switch {
	case house == "either" && (s.with == 0 || s.bare == 0):
		return
	case mr != "" && (house == "none" && (s.full || inFull(m)) || house == "either" && !inFull(m) && s.with <= s.bare):
		if couple(p, m) || all.shared(surname(p, m)) || allowed(p, &n.Entities[m.Entity], mr+" "+name) {
			return
		}
		whole := article.Span{Start: p.Words()[m.Title[0]].Span.Start, End: m.Span.End}
		f := linter.Finding{Span: whole, Message: fmt.Sprintf("“%s” is “%s” in the house style.", p.Text(whole), name),
			Fixes: []linter.Fix{{Title: "Replace with “" + name + "”", Safety: linter.Ask, Edits: []linter.Edit{{Span: article.Span{Start: whole.Start, End: m.Span.Start}}}}}}
		if house == "either" {
			f.Message = fmt.Sprintf("“%s” is “%s” elsewhere in the article.", p.Text(whole), name)
			f.Related = []linter.Related{{Span: s.first[1], Message: fmt.Sprintf("“%s” here.", name)}}
		}
		p.Report(f)
	case mr == "" && s.full && (house == "all" && (s.mr != "" || polite && speaks(p, m)) || house == "either" && s.bare < s.with) &&
		surname(p, m) == s.last && bare(p, all, m):
		f := linter.Finding{Span: m.Span}
		switch {
		case s.mr == "":
			f.Message = fmt.Sprintf("“%s” stands without “Mr” or “Ms”, which the house style asks for.", name)
		case house == "all":
			f.Message = fmt.Sprintf("“%s” is “%s %s” in the house style.", name, s.mr, name)
		default:
			f.Message = fmt.Sprintf("“%s” is “%s %s” elsewhere in the article.", name, s.mr, name)
		}
		if s.mr != "" {
			f.Related = []linter.Related{{Span: s.first[0], Message: fmt.Sprintf("“%s %s” here.", s.mr, name)}}
			f.Fixes = []linter.Fix{{Title: "Replace with “" + s.mr + " " + name + "”", Safety: linter.Ask,
				Edits: []linter.Edit{{Span: article.Span{Start: m.Span.Start, End: m.Span.Start}, New: s.mr + " "}}}}
		}
		p.Report(f)
	}
}

// speaks reports whether a mention is followed by a verb of speech, as a person
// is sooner than a firm that is called after one.
func speaks(p *linter.Pass, m *reading.Mention) bool {
	next := after(p, m.Words[1]-1)
	return next >= 0 && reading.Entry(&p.Words()[next]).Is(lexicon.CueVerb)
}

// couple reports whether a title is one of two: “Mr and Mrs Ives”.
func couple(p *linter.Pass, m *reading.Mention) bool {
	k := before(p, m.Title[0])
	return k >= 0 && p.Text(p.Words()[k].Span) == "and" && k > 0 && p.Words()[k-1].Case == article.Title &&
		reading.Entry(&p.Words()[k-1]).Is(lexicon.Honorific)
}
