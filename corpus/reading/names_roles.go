package reading

import (
	"sort"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// Reference is a place where an office stands for the person who holds it: the
// mayor, the director.
type Reference struct {
	Span   article.Span // without the article
	Entity int          // index in Names.Entities
	Why    JoinReason   // Titled or Recorded
}

// References returns the offices that plainly stand for a person of the
// article, in order: after "the", one person alone has been named with that
// title before, or holds the office on the article's day as the record has it.
// They are no mentions: nothing is named.
func (a *Article) References() []Reference {
	if !a.once(haveReferences) {
		return a.references
	}
	a.references = a.references[:0]
	n := a.Names()
	words := a.Words()
	holders := a.holders(n)
	if len(holders) == 0 {
		return a.references
	}
	for i := 1; i < len(words); i++ {
		w := &words[i]
		if w.Case != article.Lower || !Entry(w).Is(lexicon.Honorific) || w.Has(article.Bound) {
			continue
		}
		the := &words[i-1]
		if w.Span.Start-the.Span.End != 1 || !strings.EqualFold(a.Doc.Slice(the.Span), "the") || n.startsAt(i+1) {
			continue
		}
		if k := i + 1; k < len(words) && words[k].Span.Start-w.Span.End == 1 && (words[k].Has(article.Bound) || a.Doc.Slice(words[k].Span) == "of") {
			continue // the president-elect, the president of another body
		}
		r := Reference{Span: w.Span, Entity: -1}
		if w.Has(article.Possessive) {
			r.Span.End -= n.scratch.possessive(w)
		}
		for _, h := range holders {
			if h.title != w.Hash || h.from > int32(i) {
				continue
			}
			if r.Entity >= 0 && r.Entity != h.entity {
				r.Entity = -1
				break
			}
			r.Entity, r.Why = h.entity, h.why
		}
		if r.Entity >= 0 {
			a.references = append(a.references, r)
		}
	}
	return a.references
}

// startsAt reports whether a mention begins at a word: "the mayor Anna Dahl".
func (n *Names) startsAt(word int) bool {
	i := sort.Search(len(n.Mentions), func(i int) bool { return int(n.Mentions[i].Words[0]) >= word })
	return i < len(n.Mentions) && int(n.Mentions[i].Words[0]) == word
}

// holder is a person who has a title from some word on.
type holder struct {
	title  uint64
	from   int32
	entity int
	why    JoinReason
}

// holders lists the titles of the article's persons.
func (a *Article) holders(n *Names) []holder {
	var all []holder
	words := a.Words()
	for i := range n.Mentions {
		m := &n.Mentions[i]
		if m.Title[1] == m.Title[0] {
			continue
		}
		title := words[m.Title[1]-1].Hash
		if n.scratch.lists.is(title, courtesyWord) || former(a, m) {
			continue
		}
		all = append(all, holder{title, m.Words[1], m.Entity, Titled})
	}
	for i := range n.Entities {
		e := &n.Entities[i]
		if e.Record < 0 {
			continue
		}
		day := a.Doc.Meta.Published.Day
		for _, role := range a.Record.Name(e.Record).Roles {
			if !day.Known() || role.From.Known() && day.Before(role.From) || role.To.Known() && role.To.Before(day) {
				continue
			}
			fields := strings.FieldsFunc(role.Title, func(r rune) bool { return r == ' ' || r == ',' })
			for k, f := range fields {
				if k+1 == len(fields) || fields[k+1] == "of" {
					all = append(all, holder{article.Hash(f), n.Mentions[e.First].Words[1], i, Recorded})
					break
				}
			}
		}
	}
	return all
}

// former reports whether a title is one of the past, or not yet held.
func former(a *Article, m *Mention) bool {
	words := a.Words()
	for i := max(0, m.Title[0]-1); i < m.Title[1]; i++ {
		switch strings.ToLower(a.Doc.Slice(words[i].Span)) {
		case "former", "ex", "late", "elect", "designate", "acting", "deputy", "vice", "then", "onetime":
			return true
		}
	}
	return false
}
