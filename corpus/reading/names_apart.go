package reading

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// Apart reports whether the article itself forbids taking two entities for
// one, however alike their names are: both stand in one sentence, a word of
// kinship stands by a name of either (his brother, Tennick's wife), or their
// ages or their roles in court differ. The entities are indexes in Entities.
func (n *Names) Apart(a, b int) bool {
	if a == b {
		return false
	}
	s := &n.scratch
	return s.apart(n, n.Entities[a].First, n.Entities[b].First)
}

// apart is Apart for two chains of mentions.
func (s *names) apart(n *Names, a, b int32) bool {
	if s.together(n, a, b) {
		return true
	}
	x, y := s.context(n, a), s.context(n, b)
	return x.kin || y.kin || x.age > 0 && y.age > 0 && x.age != y.age || x.court > 0 && y.court > 0 && x.court != y.court
}

// distinct reports whether two full names that may be one person's are not:
// the names of two who are compared, or of a child called after a parent.
func (s *names) distinct(n *Names, a, b int32) bool {
	if s.together(n, a, b) {
		return true
	}
	x, y := s.context(n, a), s.context(n, b)
	return x.related || y.related || x.age > 0 && y.age > 0 && x.age != y.age || x.court > 0 && y.court > 0 && x.court != y.court
}

// together reports whether two chains of mentions, each in order, meet in one
// sentence.
func (s *names) together(n *Names, a, b int32) bool {
	for a >= 0 && b >= 0 {
		x, y := &n.Mentions[a], &n.Mentions[b]
		if s.sentenceAt(x.Words[0]) == s.sentenceAt(y.Words[0]) {
			return true
		}
		if x.Words[0] < y.Words[0] {
			a = x.Next
		} else {
			b = y.Next
		}
	}
	return false
}

// sentenceAt returns the index of the sentence that holds a word.
func (s *names) sentenceAt(word int32) int {
	from, to := 0, len(s.sentences)
	for from < to {
		if half := (from + to) / 2; s.sentences[half].Words[1] <= word {
			from = half + 1
		} else {
			to = half
		}
	}
	return from
}

// A context is what the words beside the mentions of an entity say of it.
type context struct {
	kin     bool // a word of kinship stands beside a name
	related bool // and says whose kin its bearer is: his son Ben
	age     int
	court   courtRole
}

type courtRole uint8

const (
	accused courtRole = 1 + iota
	victim
	judge
	witness
	prosecutor
	defender
)

// context reads what stands beside each mention of a chain.
func (s *names) context(n *Names, at int32) context {
	var c context
	for ; at >= 0; at = n.Mentions[at].Next {
		m := &n.Mentions[at]
		from, to := m.Words[0], m.Words[1]
		if m.Title[1] > m.Title[0] {
			from = m.Title[0]
		}
		s.before(&c, from)
		s.after(&c, m, to)
	}
	return c
}

// nearby is how many words beside a name are looked at.
const nearby = 4

// before reads the words that lead to a name: "his younger brother Peter",
// "34-year-old Laura", "the defendant, Ben".
func (s *names) before(c *context, from int32) {
	at := s.sentenceAt(from)
	if at >= len(s.sentences) {
		return
	}
	first := s.sentences[at].Words[0]
	for i := from - 1; i >= first && i >= from-nearby; i-- {
		switch gap := s.text[s.words[i].Span.End:s.words[i+1].Span.Start]; {
		case gap == " ", gap == "-":
		case gap == ", " && i == from-1:
		default:
			return
		}
		w := &s.words[i]
		switch e := s.entry(int(i)); {
		case e.Is(lexicon.Kinship):
			if i >= from-2 {
				c.kin, c.related = true, true
			}
			return
		case w.Kind == article.Number:
			if i+2 == from-1 && s.words[from-1].Has(article.Bound) && s.textOf(from-1) == "old" {
				c.age = s.ageAt(i)
			}
			return
		case i == from-1:
			if role := courtRoles[s.textOf(i)]; role > 0 {
				c.court = role
			}
		case w.Case != article.Lower || e.Is(lexicon.Function) && !e.Is(lexicon.Pronoun):
			return
		}
	}
}

// after reads the words that follow a name: "Ben, 34,", "Laura, his mother",
// "Tennick’s wife".
func (s *names) after(c *context, m *Mention, to int32) {
	at := s.sentenceAt(to - 1)
	if at >= len(s.sentences) {
		return
	}
	last := s.sentences[at].Words[1]
	if to >= last {
		return
	}
	aside := s.words[to-1].Has(article.Possessive)
	switch gap := s.text[s.words[to-1].Span.End:s.words[to].Span.Start]; gap {
	case ", ", " (":
		aside = true
	case " ":
		switch s.textOf(to) {
		case "is", "was", "are", "were":
			aside = true
		}
	default:
		return
	}
	if !aside {
		return
	}
	for i := to; i < last && i < to+nearby; i++ {
		if i > to && s.text[s.words[i-1].Span.End:s.words[i].Span.Start] != " " {
			return
		}
		w := &s.words[i]
		switch {
		case w.Kind == article.Number && (i == to || i == to+1 && s.textOf(to) == "aged"):
			if int(w.Span.End) < len(s.text) && (s.text[w.Span.End] != ' ' || i > to) {
				c.age = s.ageAt(i)
			}
			return
		case s.entry(int(i)).Is(lexicon.Kinship) && w.Case == article.Lower:
			c.kin = true
			c.related = c.related || !s.words[to-1].Has(article.Possessive)
			return
		case w.Case != article.Lower:
			return
		}
		if role := courtRoles[s.textOf(i)]; role > 0 && i <= to+1 && m.Span.End == s.words[to-1].Span.End {
			c.court = role
			return
		}
	}
}

func (s *names) textOf(i int32) string { return s.text[s.words[i].Span.Start:s.words[i].Span.End] }

// ageAt returns the age that a number gives, 0 where it is none.
func (s *names) ageAt(i int32) int {
	age := 0
	for _, c := range []byte(s.textOf(i)) {
		if c < '0' || c > '9' || age > 12 {
			return 0
		}
		age = age*10 + int(c-'0')
	}
	return age
}

// courtRoles are the parts that one person does not play twice in one case.
var courtRoles = map[string]courtRole{
	"accused": accused, "defendant": accused, "suspect": accused, "appellant": accused,
	"victim": victim, "complainant": victim, "plaintiff": victim, "claimant": victim,
	"judge": judge, "magistrate": judge, "coroner": judge, "Judge": judge, "Justice": judge,
	"witness": witness, "juror": witness,
	"prosecutor": prosecutor, "prosecuting": prosecutor,
	"defending": defender,
}
