package spelling

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
	"galleyproof/linter/phrases"
)

//go:embed region.md
var regionPage string

// Region reports words that are spelt as in another region.
var Region = linter.Rule{
	ID:       "spelling.region",
	Doc:      regionPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	Quotes:   linter.SkipQuotes,
	New: func(s *linter.Setup) (linter.Check, error) {
		language, _, _ := strings.Cut(s.House.Language, "-")
		if language != "" && !strings.EqualFold(language, "en") {
			return func(*linter.Pass) {}, nil
		}
		house := lexicon.RegionsOf(s.House.Language)
		return func(p *linter.Pass) { region(p, house) }, nil
	},
}

// region holds an article to the house's region, or to its own: the one its
// metadata names, if its words agree. Where there is none, or one that leaves a
// choice, it holds the article to itself.
func region(p *linter.Pass, house lexicon.Region) {
	if len(p.Regionals()) == 0 {
		return
	}
	switch stated := lexicon.RegionsOf(p.Doc.Meta.Language); {
	case house != 0:
		foreignRegion(p, house, linter.Warning)
	case stated != 0 && agrees(p, stated):
		foreignRegion(p, stated, linter.Suggestion)
	default:
		if !twoSpellings(p, regions) {
			twoSpellings(p, endings)
		}
	}
}

// foreignRegion reports the words that are not at home where the article is.
func foreignRegion(p *linter.Pass, home lexicon.Region, severity linter.Severity) {
	in := home
	switch p.Setup.House.Endings {
	case "ise":
		if in&lexicon.British != 0 {
			in &^= lexicon.BritishIze
		}
	case "ize":
		if in&lexicon.British != 0 {
			in = lexicon.BritishIze
		}
	}
	words := p.Words()
	for _, i := range p.Regionals() {
		w := &words[i]
		if e := reading.Entry(w); e.At(in) || !ownSpelling(p, int(i)) {
			continue
		}
		text := p.Text(w.Span)
		others := lexicon.Counterparts(text, in)
		if len(others) == 0 {
			continue
		}
		f := linter.Finding{Span: w.Span, Severity: severity}
		for k, other := range others {
			others[k] = phrases.MatchCase(text, other)
			f.Fixes = append(f.Fixes, linter.Replace(w.Span, others[k], linter.Ask))
		}
		whose := nameOf(home)
		if reading.Entry(w).At(home) {
			whose = "house’s"
		}
		f.Message = fmt.Sprintf("“%s” is not the %s spelling, which is “%s”.", text, whose, strings.Join(others, "” or “"))
		p.Report(f)
	}
	if home == lexicon.British && in == home {
		twoSpellings(p, endings)
	}
}

func nameOf(home lexicon.Region) string {
	switch {
	case home&lexicon.American != 0:
		return "American"
	case home&lexicon.Canadian != 0:
		return "Canadian"
	case home&lexicon.Australian != 0:
		return "Australian"
	}
	return "British"
}

// ownSpelling reports whether a word is the article's own to spell: in its own
// prose, no name or part of one, and not the house's word. Capitals are
// names' but for the one that opens a sentence, and even there when the word is
// also a name (Labor unions).
func ownSpelling(p *linter.Pass, i int) bool {
	words := p.Words()
	w := &words[i]
	if w.Kind != article.Letters || w.Has(article.Pointed) || p.Setup.House.Has(w) {
		return false
	}
	switch w.Case {
	case article.Lower:
	case article.Title:
		if reading.Entry(w).Name() || !opensSentence(p, i) || i+1 == len(words) || words[i+1].Case != article.Lower || capitalElsewhere(p, i) {
			return false
		}
	default:
		return false
	}
	if i+1 < len(words) && strings.EqualFold(p.Text(words[i+1].Span), "mortis") {
		return false // rigor mortis is Latin everywhere
	}
	at := p.Doc.BlockAt(w.Span.Start)
	if at < 0 {
		return false
	}
	b := p.Doc.Blocks[at]
	return linter.Prose.Has(b.Kind) && linter.Prose.Has(b.In) && p.Quoted(w.Span) == nil
}

// capitalElsewhere reports whether the article gives a word a capital in
// another place too, as it does with a name.
func capitalElsewhere(p *linter.Pass, i int) bool {
	w := &p.Words()[i]
	_, capitals := p.Uses(w.Hash)
	if w.Case == article.Title {
		capitals--
	}
	return capitals > 0
}

// A contest is two ways of spelling of which an article should have one.
type contest struct {
	names [2]string
	side  func(lexicon.Entry) int // 0 or 1, or -1 for a word that tells nothing
	home  [2]lexicon.Region
}

var regions = contest{
	names: [2]string{"American", "British"},
	home:  [2]lexicon.Region{lexicon.American, lexicon.British},
	side: func(e lexicon.Entry) int {
		switch {
		case !e.At(lexicon.British):
			return 0
		case !e.At(lexicon.American):
			return 1
		}
		return -1
	},
}

// endings weighs the words that Britain spells in two ways. An -ize that
// nobody there writes with -ise (analyze) is American and no side's.
var endings = contest{
	names: [2]string{"-ise", "-ize"},
	home:  [2]lexicon.Region{lexicon.BritishIse, lexicon.BritishIze},
	side: func(e lexicon.Entry) int {
		switch e.Regions() & lexicon.British {
		case lexicon.BritishIse:
			return 0
		case lexicon.BritishIze:
			return 1
		}
		return -1
	},
}

// agrees reports whether an article's words bear out the region that its
// metadata names. Many a page says en-US because its template does.
func agrees(p *linter.Pass, stated lexicon.Region) bool {
	words := p.Words()
	at, other := 0, 0
	for _, i := range p.Regionals() {
		if !ownSpelling(p, int(i)) {
			continue
		}
		if reading.Entry(&words[i]).At(stated) {
			at++
		} else {
			other++
		}
	}
	return at > other
}

// enoughWords is how many different words of the rarer spelling make a mix. One may
// be a name or a term; but not where the article has it both ways.
const enoughWords = 2

// twoSpellings reports an article that is spelt in two ways, once. Which is
// right it cannot know. It returns whether the article is.
func twoSpellings(p *linter.Pass, c contest) bool {
	words := p.Words()
	var both [2]bool
	for _, i := range p.Regionals() {
		if side := c.side(reading.Entry(&words[i])); side >= 0 {
			both[side] = true
		}
	}
	if !both[0] || !both[1] {
		return false
	}
	var places [2][]int32
	for _, i := range p.Regionals() {
		side := c.side(reading.Entry(&words[i]))
		if side >= 0 && ownSpelling(p, int(i)) && lexicon.Counterparts(p.Text(words[i].Span), c.home[1-side]) != nil {
			places[side] = append(places[side], i)
		}
	}
	few, many := 0, 1
	if len(places[1]) < len(places[0]) {
		few, many = 1, 0
	}
	if len(places[few]) == 0 || different(words, places[few]) < enoughWords && !bothWays(p, c, places, few) {
		return false
	}
	first := words[places[few][0]].Span
	f := linter.Finding{Span: first, Severity: linter.Suggestion}
	f.Message = fmt.Sprintf("Two spellings are in use: %s %s, as in “%s”, and %s %s, as in “%s”.",
		c.names[few], times(len(places[few])), p.Text(first),
		c.names[many], times(len(places[many])), p.Text(words[places[many][0]].Span))
	for _, i := range places[few][1:] {
		f.Related = append(f.Related, linter.Related{Span: words[i].Span, Message: "The " + c.names[few] + " spelling again."})
	}
	for _, i := range places[many] {
		f.Related = append(f.Related, linter.Related{Span: words[i].Span, Message: "The " + c.names[many] + " spelling."})
	}
	p.Report(f)
	return true
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func different(words []article.Word, places []int32) int {
	hashes := make([]uint64, 0, len(places))
	for _, i := range places {
		hashes = append(hashes, words[i].Hash)
	}
	slices.Sort(hashes)
	return len(slices.Compact(hashes))
}

// bothWays reports whether the word of the rarer side, which has but one,
// stands on the other too.
func bothWays(p *linter.Pass, c contest, places [2][]int32, few int) bool {
	words := p.Words()
	seen := uint64(0)
	for _, i := range places[few] {
		if words[i].Hash == seen {
			continue
		}
		seen = words[i].Hash
		for _, other := range lexicon.Counterparts(p.Text(words[i].Span), c.home[1-few]) {
			hash := article.Hash(other)
			if slices.ContainsFunc(places[1-few], func(k int32) bool { return words[k].Hash == hash }) {
				return true
			}
		}
	}
	return false
}
