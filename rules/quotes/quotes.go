// Package quotes holds what stands in quotation marks against what was said.
//
// The match of a quotation with the record is made once, by package reading;
// each difference in it has one grade, and each grade one rule here. A rule
// gives at most one finding a quotation: at the first words that differ, with
// the others as related places.
package quotes

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/corpus/record"
	"galleyproof/linter"
)

// differs makes the check of a rule that reports differences of some grades.
// Say gives the message for one, from the words as printed, the words as said
// and the source's name.
func differs(say sayer, grades ...record.Grade) func(*linter.Setup) (linter.Check, error) {
	return func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			quotes := p.Quotes()
			for i := range quotes {
				q := &quotes[i]
				if q.Match == nil || !sure(p, q) {
					continue
				}
				report(p, q, pick(p, q, grades), say)
			}
		}, nil
	}
}

type sayer func(printed, said, source string) string

// graded is a difference and how much it matters.
type graded struct {
	*record.Difference
	severity linter.Severity
}

// pick returns the differences of a quotation that have one of the grades and
// matter to the house.
func pick(p *linter.Pass, q *reading.Quote, grades []record.Grade) []graded {
	var out []graded
	for i := range q.Match.Differences {
		d := &q.Match.Differences[i]
		for _, g := range grades {
			if d.Grade != g {
				continue
			}
			if loose(q, g) || !enough(q, g) {
				continue
			}
			if s := severity(p.Setup.House.Quotes, d, d.Statement); s > 0 {
				out = append(out, graded{d, s})
			}
		}
	}
	return out
}

// loose reports whether a difference of a grade is the desk's to make: in a
// headline, case and spelling are, and fragments altogether.
func loose(q *reading.Quote, g record.Grade) bool {
	return q.Headline && (q.Match.Words < 5 || g == record.CaseOnly || g == record.Respelled || g == record.Punctuation)
}

// report gives one finding for the differences of a quotation: at the worst,
// the first of those.
func report(p *linter.Pass, q *reading.Quote, ds []graded, say sayer) {
	if len(ds) == 0 {
		return
	}
	lead := 0
	for i := range ds {
		if ds[i].severity > ds[lead].severity {
			lead = i
		}
	}
	message := func(d graded) string { return say(quoted(p.Text(d.Span)), quoted(d.Said), source(q, d.Statement)) }
	f := linter.Finding{Severity: ds[lead].severity, Span: ds[lead].Span, Message: message(ds[lead]), Evidence: evidence(p, q, ds[lead].Statement)}
	for i, d := range append([]graded{ds[lead]}, ds...) {
		if i == lead+1 {
			continue // the lead stands first
		}
		if d.Exact && d.Said != "" {
			f.Fixes = append(f.Fixes, linter.Fix{Title: "Restore “" + d.Said + "”", Safety: linter.Ask, Record: true,
				Edits: []linter.Edit{{Span: d.Span, New: d.Said}}})
		}
		if i > 0 {
			f.Related = append(f.Related, linter.Related{Span: d.Span, Message: message(d)})
		}
	}
	p.Report(f)
}

// source names the statement without naming anybody whom the article may not:
// "the tweet of 17 November 2020".
func source(q *reading.Quote, s *record.Statement) string {
	if q.Own {
		if s.Post() {
			return "the post embedded in this article"
		}
		return "the block quotation in this article"
	}
	medium := s.Medium
	if medium == "" {
		medium = "statement"
	}
	if d := s.Date.Day; d.Known() {
		return fmt.Sprintf("the %s of %s", medium, long(d))
	}
	return "the " + medium
}

// long writes a day as 17 November 2020.
func long(d article.Day) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

func evidence(p *linter.Pass, q *reading.Quote, s *record.Statement) *linter.Evidence {
	e := &linter.Evidence{Statement: s.ID, Speaker: s.Speaker, Medium: s.Medium, Date: s.Date.Day.String(), URL: s.URL,
		Canonical: q.Match.Canonical}
	for i, part := range q.Parts {
		if i > 0 {
			e.Quoted += " "
		}
		e.Quoted += p.Text(part.Inner)
	}
	return e
}

// sure reports whether the quotation is of that statement and no other
// occasion. People repeat themselves: words told to a reporter are not those of
// a post, even where most are the same. So the article must name the speaker,
// or the document, or have eight words of it in a row; and nothing it says of
// the occasion may point elsewhere.
func sure(p *linter.Pass, q *reading.Quote) bool {
	m, s := q.Match, q.Match.Statement
	if s.Language != "" && !strings.HasPrefix(s.Language, "en") {
		return false
	}
	if q.Kind == reading.EmbedQuote || q.Own {
		return m.Run >= 4
	}
	named := false
	switch q.Medium {
	case reading.MediumSpoken:
		if s.Written() {
			return false
		}
		named = true
	case reading.MediumPost:
		if !s.Post() && m.Run < 8 {
			return false
		}
		named = s.Post()
	case reading.MediumStatement:
		named = s.Written() && !s.Post()
	}
	speakers := p.Speakers(q)
	speaks := s.SpokenBy(p.Record, speakers)
	if _, denied := s.Denies(speakers); len(speakers) > 0 && !speaks && !denied && !s.PublishedAs(p.Record, speakers) {
		return false // somebody else's words that are much the same
	}
	return speaks || m.Run >= 8 || named && m.Run >= 3
}

// enough reports whether so much of the quotation is the statement's that a
// word which differs was changed, and not said on another day.
func enough(q *reading.Quote, g record.Grade) bool {
	if g != record.WordsChanged {
		return true
	}
	return q.Match.Same >= 6 || q.Match.Same >= 4 && q.Medium != ""
}

// quoted sets words in marks for a message, cut in the middle where they are many.
func quoted(s string) string {
	if s == "" {
		return ""
	}
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > 90 {
		r := []rune(s)
		s = string(r[:60]) + " … " + string(r[len(r)-25:])
	}
	return "“" + strings.NewReplacer("“", "‘", "”", "’", "\"", "'").Replace(s) + "”"
}
