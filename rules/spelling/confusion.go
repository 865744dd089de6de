package spelling

import (
	_ "embed"
	"sort"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/company"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:generate go run confusion_gen.go

//go:embed confusion.md
var confusionPage string

//go:embed confusion.bin
var confusionData string

// Confusion reports words that are spelt right and stand for others, where the
// words about them tell.
var Confusion = linter.Rule{
	ID:       "spelling.confusion",
	Doc:      confusionPage,
	Severity: linter.Error,
	Fixable:  linter.Ask,
	Quotes:   linter.CheckQuotes,
	New: func(*linter.Setup) (linter.Check, error) {
		table, err := company.Open(confusionData)
		if err != nil {
			return nil, err
		}
		c := confusion{table: table}
		return c.check, nil
	},
}

// confusion decides in two ways: by a list of phrases that cannot be right,
// and by weighing what words usually stand beside each other.
type confusion struct {
	table *company.Table
}

func (c *confusion) check(p *linter.Pass) {
	hits := p.Hits("spelling.confusion")
	known, typos := p.Hits("spelling.eggcorn"), p.Hits("spelling.typo")
	for i := range hits {
		h := &hits[i]
		if !ofWords(p, h) || cutShort(p, h.Span.End) || mentioned(p, h.Span) ||
			i > 0 && h.Span.Start < hits[i-1].Span.End || within(known, h.Span) || within(typos, h.Span) {
			continue
		}
		text := p.Text(h.Span)
		right := phrases.MatchCase(text, h.Right())
		if strings.HasSuffix(right, " than") && conditional(p, int(h.Words[0])) {
			continue
		}
		f := linter.Finding{Span: h.Span, Message: "“" + text + "” stands for “" + right + "”: " + h.Why() + ".",
			Fixes: []linter.Fix{linter.Replace(h.Span, right, linter.Ask)}}
		if h.Likely() {
			f.Severity = linter.Warning
		}
		p.Report(f)
	}
	words := p.Words()
	for _, i := range p.Among(c.table.May) {
		if !isHit(hits, i) && !isHit(known, i) {
			c.weigh(p, words, int(i))
		}
	}
}

// conditional reports whether the sentence before a word has opened with a
// condition, whose other half may begin with “then”: “if it costs more then I
// will not come”.
func conditional(p *linter.Pass, word int) bool {
	words := p.Words()
	for i := word - 1; i >= 0 && i > word-clauseWords; i-- {
		switch words[i].Hash {
		case hashIf, hashWhen, hashOnce:
			return true
		}
		if opensSentence(p, i) {
			break
		}
	}
	return false
}

const clauseWords = 20 // how far back a condition is looked for

var (
	hashI    = article.Hash("i")
	hashIf   = article.Hash("if")
	hashWhen = article.Hash("when")
	hashOnce = article.Hash("once")
)

// within reports whether a hit of another list, which says more, has words of a
// span.
func within(known []phrases.Hit, s article.Span) bool {
	i := sort.Search(len(known), func(i int) bool { return known[i].Span.End > s.Start })
	return i < len(known) && known[i].Span.Start < s.End
}

// ofWords reports whether a hit is of ordinary words and holds no name: "its
// US arm" is not "it's us", nor is the Joint Council for something a counsel.
func ofWords(p *linter.Pass, h *phrases.Hit) bool {
	from, to := int(h.Words[0]), int(h.Words[1])
	words := p.Words()
	if at := int(h.Span.End); at < len(p.Doc.Text) && p.Doc.Text[at] == '/' {
		return false // your a/c
	}
	if words[from].Has(article.Bound) || to < len(words) && words[to].Has(article.Bound) {
		return false // part of a compound
	}
	words = words[from:to]
	for i := range words {
		w := &words[i]
		if w.Case == article.Lower || w.Kind != article.Letters {
			continue
		}
		if w.Span.Len() == 1 {
			if w.Hash != hashI && (i > 0 || !opensSentence(p, from)) && words[(i+1)%len(words)].Case != article.Upper {
				return false // its A list
			}
			continue
		}
		entry := reading.Entry(w)
		switch {
		case w.Has(article.Pointed) || w.Case == article.Camel:
			return false
		case w.Case == article.Upper:
			if all := p.Words(); len(words) == 1 && (from == 0 || all[from-1].Case != article.Upper) && (to == len(all) || all[to].Case != article.Upper) ||
				len(words) > 1 && words[(i+1)%len(words)].Case != article.Upper {
				return false
			}
		case i == 0:
			if !opensSentence(p, from) && (len(words) == 1 || w.Span.Len() < 3 || !entry.Is(lexicon.Proper)) {
				return false
			}
		case entry.Lower() && !entry.Is(lexicon.Month|lexicon.Weekday|lexicon.Proper):
			return false
		}
	}
	return true
}

// cutShort reports whether a quotation, a sum or a bracket opens after a place:
// the next word is then another's, and says nothing of the one before.
func cutShort(p *linter.Pass, at int32) bool {
	rest := strings.TrimLeft(p.Doc.Text[at:min(len(p.Doc.Text), int(at)+4)], " \n\u00a0")
	return int(at)+4 <= len(p.Doc.Text) && len(rest) < 4 && rest != "" && (rest[0] >= utf8.RuneSelf || strings.IndexByte("\"'([$&.@#`<*_", rest[0]) >= 0)
}

// weigh reports a word that another would keep better company in its place.
func (c *confusion) weigh(p *linter.Pass, words []article.Word, i int) {
	w := &words[i]
	if w.Kind != article.Letters || w.Flag != 0 || w.Case != article.Lower {
		return
	}
	before, after, ok := company.Neighbours(p.Doc.Text, words, i)
	if !ok {
		return
	}
	v, ok := c.table.Judge(before, w, after)
	if !ok || mentioned(p, w.Span) || inverted(p, i) {
		return
	}
	text := p.Text(w.Span)
	p.Report(linter.Finding{Span: w.Span, Severity: linter.Warning,
		Message: "“" + text + "” may stand for “" + v.Right + "”: “" + c.around(p, before, v.Right, after) + "” is usual, “" +
			c.around(p, before, text, after) + "” is not.",
		Fixes: []linter.Fix{linter.Replace(w.Span, v.Right, linter.Ask)}})
}

// inverted reports whether a word may be the verb of a sentence whose first word
// turns it about: “So may drivers”.
func inverted(p *linter.Pass, i int) bool {
	g := lexicon.GrammarOf(p.Words()[i].Hash)
	return g.May(lexicon.Modal|lexicon.Auxiliary) && i > 0 && opensSentence(p, i-1)
}

// around is a word with its neighbours about it.
func (c *confusion) around(p *linter.Pass, before *article.Word, word string, after *article.Word) string {
	if before != nil {
		word = p.Text(before.Span) + " " + word
	}
	if after != nil {
		word += " " + p.Text(after.Span)
	}
	return word
}
