package reading

import "galleyproof/corpus/article"

// Form is one way in which the article writes the name of an entity, letter by
// letter: Krebs and Kreb, Núñez and Nunez, CISA and Cisa are two. A title
// before the name and a possessive after it are no part of it.
type Form struct {
	Entity int   // index in Names.Entities
	First  int32 // index of its first mention
	Vote   int32 // index of the first mention that votes, -1 if none does
	Count  int   // its mentions
	Votes  int   // of them those in the article's own copy, see [Article.Votes]
	Next   int32 // index of the entity's next form, -1 for the last
}

// Forms returns the forms of all names in order of their first mention. From
// then on Mention.Form tells each mention's form, and Entity.Forms the first
// form of each entity. What votes is known from the quotations, so this is no
// part of reading names.
func (a *Article) Forms() []Form {
	n := a.Names()
	if !a.once(haveForms) {
		return a.forms
	}
	a.forms = a.forms[:0]
	for i := range n.Entities {
		n.Entities[i].Forms = -1
	}
	for i := range n.Mentions {
		m := &n.Mentions[i]
		votes := a.Votes(m.Span)
		at := &n.Entities[m.Entity].Forms
		for *at >= 0 {
			f := &a.forms[*at]
			if o := &n.Mentions[f.First]; o.Key == m.Key && a.Doc.Slice(o.Span) == a.Doc.Slice(m.Span) {
				break
			}
			at = &f.Next
		}
		if *at < 0 {
			// The pointer would not outlive a longer slice: link first.
			*at = int32(len(a.forms))
			m.Form = *at
			a.forms = append(a.forms, Form{Entity: m.Entity, First: int32(i), Vote: -1, Next: -1})
		} else {
			m.Form = *at
		}
		f := &a.forms[m.Form]
		f.Count++
		if votes {
			if f.Votes++; f.Vote < 0 {
				f.Vote = int32(i)
			}
		}
	}
	return a.forms
}

// ownCopy are the blocks that a newsroom's own hand writes and edits; what
// others wrote, headlines, captions and corrections settle nothing.
var (
	ownCopy   = article.Kinds(article.Paragraph, article.Standfirst, article.ListItem, article.Footnote)
	othersToo = article.Kinds(article.BlockQuote, article.Embed, article.Correction, article.Boilerplate, article.Caption, article.Headline)
)

// Votes reports whether a place is the article's own copy, so that the way a
// name is written there counts: no quotation, headline, caption, embed or
// correction.
func (a *Article) Votes(s article.Span) bool {
	at := a.Doc.BlockAt(s.Start)
	if at < 0 {
		return false
	}
	b := &a.Doc.Blocks[at]
	return ownCopy.Has(b.Kind) && !othersToo.Has(b.In) && a.Quoted(s) == nil
}
