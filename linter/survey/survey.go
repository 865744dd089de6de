// Package survey counts what a tree of articles is like, and proposes a
// configuration for it: where the dates come from, in which zone, which English
// is written, which marks. It takes Documents and opens nothing.
package survey

import (
	"path"
	"strings"
	"time"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter"
)

// Survey is what has been counted. The zero Survey has seen nothing.
type Survey struct {
	Articles int
	Wire     int            // of Articles: an agency's, which count for no style
	Formats  map[string]int // by extension, in small letters, with its point
	Folders  map[string]int // by the first folder of the path; "." is none
	Dates    map[string]int // by where the date was found; "" is nowhere
	Stated   map[string]int // by the language that an article states

	American, British int // articles that spell so throughout

	Dash       Tally
	Apostrophe Tally
	Acronyms   Tally
	Endings    Tally // of verbs that Britain ends with -ise or -ize, in articles that spell as there

	stamps []time.Time
	words  []article.Word
}

// Tally counts the forms that one switch of the house chooses among.
type Tally map[string]int

func (t *Tally) add(form string, n int) {
	if n == 0 {
		return
	}
	if *t == nil {
		*t = Tally{}
	}
	(*t)[form] += n
}

// Choice is a form that is used nearly always.
type Choice struct {
	Form     string // "" when none is
	Of, Uses int    // how often it stands, and any
}

// enough is how often something must be met before it is taken for a habit,
// and nearly how many of a hundred must agree.
const (
	enough = 20
	nearly = 90
)

// Choice returns the form that stands at least nine times in ten.
func (t Tally) Choice() Choice {
	c := Choice{}
	best, most := "", 0
	for _, form := range keys(t) {
		c.Uses += t[form]
		if t[form] > most {
			best, most = form, t[form]
		}
	}
	c.Of = most
	if c.Uses >= enough && most*100 >= nearly*c.Uses {
		c.Form = best
	}
	return c
}

// Add counts an article. Its path is relative to the tree, with '/'.
func (s *Survey) Add(name string, doc *article.Document) {
	s.Articles++
	count(&s.Formats, strings.ToLower(path.Ext(name)))
	folder, _, inside := strings.Cut(name, "/")
	if !inside {
		folder = "."
	}
	count(&s.Folders, folder)
	m := &doc.Meta
	count(&s.Dates, m.DateFrom)
	if m.Language != "" {
		count(&s.Stated, m.Language)
	}
	if !m.Published.At.IsZero() {
		s.stamps = append(s.stamps, m.Published.At)
	}
	if m.Agency != "" {
		s.Wire++
		return
	}
	s.style(doc)
}

func count(counts *map[string]int, key string) {
	if *counts == nil {
		*counts = map[string]int{}
	}
	(*counts)[key]++
}

// style counts spellings and marks in the article's own prose.
func (s *Survey) style(doc *article.Document) {
	american, british, ise, ize := 0, 0, 0, 0
	for _, b := range doc.Blocks {
		if !linter.Prose.Has(b.Kind) {
			continue
		}
		text := doc.Slice(b.Span)
		spaced := strings.Count(text, " — ")
		s.Dash.add("spaced-en", strings.Count(text, " – "))
		s.Dash.add("spaced-em", spaced)
		s.Dash.add("em", strings.Count(text, "—")-spaced)
		s.words = article.AppendWords(s.words[:0], doc.Text, b.Span)
		for i := range s.words {
			w := &s.words[i]
			if w.Kind != article.Letters {
				continue
			}
			s.marks(doc.Slice(w.Span))
			e := lexicon.Lookup(w.Hash)
			switch w.Case {
			case article.Lower:
				a, b := regional(e)
				american, british = american+a, british+b
				switch e.Regions() & lexicon.British {
				case lexicon.BritishIse:
					ise++
				case lexicon.BritishIze:
					ize++
				}
			case article.Title, article.Upper:
				s.acronym(w, doc)
			}
		}
	}
	switch { // one slip, or one name, does not make an article of two minds
	case american >= 2 && american >= 5*british:
		s.American++
	case british >= 2 && british >= 5*american:
		s.British++
		s.Endings.add("ise", ise)
		s.Endings.add("ize", ize)
	}
}

// regional tells whether a word is at home on one side of the Atlantic only.
func regional(e lexicon.Entry) (american, british int) {
	if !e.Lower() || e.Is(lexicon.Variant) {
		return 0, 0
	}
	switch a, b := e.At(lexicon.American), e.At(lexicon.British); {
	case a && !b:
		return 1, 0
	case b && !a:
		return 0, 1
	}
	return 0, 0
}

// marks counts the apostrophe within a word.
func (s *Survey) marks(word string) {
	s.Apostrophe.add("curly", strings.Count(word, "’"))
	s.Apostrophe.add("straight", strings.Count(word, "'"))
}

// spoken are acronyms that are said as words and that most desks print: they
// show whether a house writes NASA or Nasa.
var spoken = map[string]bool{"nasa": true, "nato": true, "unesco": true, "unicef": true, "opec": true, "fifa": true, "uefa": true}

func (s *Survey) acronym(w *article.Word, doc *article.Document) {
	if w.Span.Len() > 6 || !spoken[article.Fold(doc.Slice(w.Span))] {
		return
	}
	form := "upper"
	if w.Case == article.Title {
		form = "title"
	}
	s.Acronyms.add(form, 1)
}
