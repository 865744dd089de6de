package record

import (
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// differ turns a trace into differences.
type differ struct {
	passage   *Passage
	traits    []trait
	utterance *utterance
	match     *Match
	out       []Difference
	here      int // the word of the utterance that the walk has reached
}

// all walks the trace in runs: pairs of words that answer each other one by
// one, and runs in which they do not.
func (d *differ) all(steps []step) []Difference {
	last := -1 // the index in steps of the pair before
	for i := 0; i < len(steps); {
		if steps[i].said >= 0 {
			d.here = int(steps[i].said)
		}
		if d.answers(steps[i]) {
			if last >= 0 {
				d.between(steps[last], steps[i])
			}
			d.pair(steps[i], last < 0)
			last = i
			i++
			continue
		}
		j := i
		for j < len(steps) && !d.answers(steps[j]) {
			j++
		}
		d.run(steps, i, j)
		last = -1
		i = j
	}
	return d.out
}

func (d *differ) statement() *Statement { return d.utterance.at(d.here) }

// answers reports whether a step pairs two forms of one word.
func (d *differ) answers(s step) bool {
	if s.passage < 0 || s.said < 0 {
		return false
	}
	w, o := &d.passage.Words[s.passage], &d.utterance.words[s.said]
	if w.Hash == o.Hash && w.Has(article.Possessive) == o.Has(article.Possessive) && (w.Hash != 0 || d.our(w) == d.said(o)) && w.Kind == o.Kind {
		return true
	}
	return d.grade(s) != WordsChanged
}

// our is a word as printed, without what no reader sees: a bracket within it, a
// soft hyphen.
func (d *differ) our(w *article.Word) string {
	return invisible.Replace(d.passage.Text[w.Span.Start:w.Span.End])
}

var invisible = strings.NewReplacer("[", "", "]", "", "\u00ad", "")

// altered reports whether a bracket within a printed word owns to a change.
func (d *differ) altered(w *article.Word) bool {
	return strings.ContainsAny(d.passage.Text[w.Span.Start:w.Span.End], "[]")
}

func (d *differ) said(w *article.Word) string {
	return d.utterance.text[w.Span.Start:w.Span.End]
}

// grade is the grade of two words that stand in each other's place.
func (d *differ) grade(s step) Grade {
	w, o := &d.passage.Words[s.passage], &d.utterance.words[s.said]
	our, said := d.our(w), d.said(o)
	fold, foldSaid := article.Fold(our), article.Fold(said)
	switch {
	case our == said:
		return Verbatim
	case fold == foldSaid && w.Kind == o.Kind:
		if sameButMarks(our, said) {
			return Verbatim
		}
		return CaseOnly
	case strings.ReplaceAll(fold, ".", "") == strings.ReplaceAll(foldSaid, ".", ""):
		return HouseForm
	case sameMonth(fold, foldSaid), sameNumber(fold, foldSaid):
		return HouseForm
	case w.Kind == article.Letters && o.Kind == article.Letters:
		if lexicon.Respelled(fold, foldSaid) {
			return Respelled
		}
		if len(fold) > 3 && distance(fold, foldSaid) <= 2 {
			ours, theirs := lexicon.Lookup(w.Hash).Known(), lexicon.Lookup(o.Hash).Known()
			if ours && !theirs && o.Case != article.Upper {
				return SilentCorrection
			}
			if !ours && theirs && w.Case != article.Upper {
				return OwnTypo
			}
		}
	case o.Kind == article.Tag && fold == foldSaid[1:], o.Kind == article.Handle && fold == foldSaid[1:]:
		return Hashtag
	}
	return WordsChanged
}

// sameButMarks reports whether two words differ in the shape of apostrophes alone.
func sameButMarks(a, b string) bool {
	return strings.ReplaceAll(a, "’", "'") == strings.ReplaceAll(b, "’", "'")
}

// add records a difference; neighbours of one grade become one.
func (d *differ) add(g Grade, from, to int, said string, exact bool) {
	p := d.passage
	span := article.Span{Start: p.Words[from].Span.Start, End: p.Words[to-1].Span.End}
	if n := len(d.out); n > 0 {
		o := &d.out[n-1]
		if o.Grade == g && g == CaseOnly && from > 0 && o.Span.End == p.Words[from-1].Span.End {
			o.Said += " " + said
			o.Span.End = span.End
			o.Exact = o.Exact && exact && strings.TrimSpace(p.gap(from)) == ""
			return
		}
	}
	d.out = append(d.out, Difference{Grade: g, Span: span, Said: said, Exact: exact, Statement: d.statement()})
}

// pair grades two words that answer each other. The first letter's case is
// free where a quotation or a part of one begins, and after an ellipsis or a
// bracket.
func (d *differ) pair(s step, opens bool) {
	g := d.grade(s)
	w, o := &d.passage.Words[s.passage], &d.utterance.words[s.said]
	i := int(s.passage)
	switch g {
	case Verbatim:
		return
	case CaseOnly:
		if d.altered(w) {
			return
		}
		free := i == 0 || opens || d.traits[i]&(newPart|afterDots) != 0 || strings.ContainsAny(d.passage.gap(i), "[](“‘\"") ||
			d.utterance.begins(int(s.said))
		if free && equalButFirst(d.our(w), d.said(o)) {
			return
		}
		if d.traits[i]&bracketed != 0 {
			return
		}
		if k := len(d.out); k > 0 && d.out[k-1].Grade == Punctuation && d.out[k-1].Span.End == w.Span.End {
			return // told with the mark before it
		}
	}
	d.add(g, i, i+1, d.said(o), true)
}

func equalButFirst(a, b string) bool {
	_, x := cutRune(a)
	_, y := cutRune(b)
	return sameButMarks(x, y)
}

func cutRune(s string) (string, string) {
	for i := range s {
		if i > 0 {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// The marks between two words, as a reader hears them.
type pause uint8

const (
	noPause pause = iota
	comma
	colon
	dash
	dots
	stop
)

func pauseOf(gap string) pause {
	p := noPause
	if isEllipsis(gap) {
		return dots
	}
	for _, r := range gap {
		switch r {
		case ',':
			p = max(p, comma)
		case ';', ':':
			p = max(p, colon)
		case '–', '—', '―', '−':
			p = max(p, dash)
		case '.', '!', '?':
			p = max(p, stop)
		}
	}
	if p == noPause && (strings.Contains(gap, " - ") || strings.Contains(gap, "--")) {
		p = dash
	}
	return p
}

// between compares the marks between two neighbouring pairs.
func (d *differ) between(before, s step) {
	i, j := int(s.passage), int(s.said)
	ours, theirs := d.passage.gap(i), d.utterance.gap(j)
	tr := d.traits[i]
	if d.utterance.begins(j) || int(before.said) != j-1 && tr&afterBreak != 0 {
		return // the joint of a thread; an elision, which is graded as such
	}
	if tr&bracketed != 0 || d.traits[before.passage]&bracketed != 0 || strings.ContainsAny(ours, "[]()") || strings.ContainsAny(theirs, "()[]") {
		return
	}
	w := &d.passage.Words[before.passage]
	a, b := pauseOf(ours), pauseOf(theirs)
	if w.Has(article.Pointed) && b == stop && a == noPause {
		a = stop // the point of "U.S." ended the sentence
	}
	if o := &d.utterance.words[before.said]; o.Has(article.Pointed) && b == noPause && a == stop {
		b = stop
	}
	if a == b {
		return
	}
	broken := strings.Contains(ours, "\n") && !strings.Contains(theirs, "\n")
	if tr&newPart != 0 {
		// “…,” he said. “…”: the marks at the seam are the sentence's own. A
		// seam between sentences of the statement is right; so is one at a
		// comma. Only a new paragraph with a stop in mid-sentence is none.
		if !broken || a != stop || d.seam(ours) {
			return
		}
	}
	if a == dots {
		return // our ellipsis with nothing left out; not a fault of the words
	}
	p := d.passage
	span := article.Span{Start: w.Span.Start, End: p.Words[i].Span.End}
	if strings.ContainsAny(ours, "\n") || tr&newPart != 0 {
		span.End = w.Span.End + int32(len(strings.TrimRight(firstLine(ours), " \t\r\"”’'")))
	}
	said := d.utterance.text[d.utterance.words[before.said].Span.Start:d.utterance.words[j].Span.End]
	d.out = append(d.out, Difference{Grade: Punctuation, Span: span, Said: said, Exact: span.End == p.Words[i].Span.End, Statement: d.statement()})
}

// seam reports whether the gap between two parts holds an attribution: words
// of the article's own.
func (d *differ) seam(gap string) bool {
	return strings.ContainsFunc(gap, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' })
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// maxLoose is how many words at either end of a passage may differ from the
// statement and still be taken for its words changed.
const maxLoose = 3

// run grades steps[i:j], in which the words do not answer one by one.
func (d *differ) run(steps []step, i, j int) {
	u := d.utterance
	var ours, said []int32
	for _, s := range steps[i:j] {
		if s.passage >= 0 {
			ours = append(ours, s.passage)
		}
		if s.said >= 0 {
			said = append(said, s.said)
		}
	}
	next := int32(-1) // the passage's word after the run
	if j < len(steps) {
		next = steps[j].passage
	}
	if !d.anchored(steps, i, j, len(ours)) && !d.allBracketed(ours) && (len(ours) > maxLoose || u.pieces[0].statement.Excerpt) {
		return // the passage goes on where the record does not: other words, not changed ones
	}
	switch {
	case len(ours) == 0:
		d.leftOut(said, next)
	case len(said) == 0 && d.allBracketed(ours):
		d.bracket(ours, "")
	case d.allBracketed(ours):
		d.bracket(ours, u.plain(said))
	case len(said) == 0 && i > 0 && next >= 0 && d.ampersand(ours, steps[i-1].said):
	default:
		// The article's own words stand between two parts: each part answers
		// for its own.
		for k := 1; k < len(ours); k++ {
			if d.traits[ours[k]]&newPart != 0 {
				n := min(k, len(said))
				d.replaced(ours[:k], said[:n])
				ours, said, k = ours[k:], said[n:], 0
			}
		}
		d.replaced(ours, said)
	}
}

// replaced grades words of the passage that stand where others were said.
func (d *differ) replaced(ours, said []int32) {
	p := d.passage
	a, b := int(ours[0]), int(ours[len(ours)-1])+1
	if len(said) == 0 {
		d.add(WordsChanged, a, b, "", false)
		return
	}
	g := WordsChanged
	text := d.utterance.plain(said)
	our := p.Text[p.Words[a].Span.Start:p.Words[b-1].Span.End]
	switch {
	case len(ours) == 1 && d.altered(&p.Words[a]):
		g = Bracketed
	case squeeze(our) == squeeze(text):
		if !strings.ContainsAny(text, "#@") {
			return // a hyphen or a space: typography
		}
		g = Hashtag
	case percent(our) == percent(text), strings.ReplaceAll(text, "&", "and") == our,
		sameNumber(article.Fold(our), article.Fold(text)):
		g = HouseForm
	}
	d.add(g, a, b, text, contiguous(said))
}

// anchored reports whether a run stands between words that are the same: two in
// a row on either side, or one where a single word differs.
func (d *differ) anchored(steps []step, i, j, ours int) bool {
	need := min(2, ours)
	left, right := 0, 0
	for k := i - 1; k >= 0 && left < need && d.answers(steps[k]); k-- {
		left++
	}
	for k := j; k < len(steps) && right < need && d.answers(steps[k]); k++ {
		right++
	}
	return left >= max(1, need) && right >= max(1, need)
}

// ampersand reports whether the one word added is the "and" that the utterance
// writes as a sign.
func (d *differ) ampersand(ours []int32, before int32) bool {
	return len(ours) == 1 && before >= 0 && article.Fold(d.our(&d.passage.Words[ours[0]])) == "and" &&
		strings.Contains(d.utterance.gap(int(before)+1), "&")
}

func (d *differ) allBracketed(ours []int32) bool {
	for _, i := range ours {
		if d.traits[i]&bracketed == 0 {
			return false
		}
	}
	return true
}

func (d *differ) bracket(ours []int32, said string) {
	p := d.passage
	span := article.Span{Start: p.Words[ours[0]].Span.Start, End: p.Words[ours[len(ours)-1]].Span.End}
	if span.Start > 0 && p.Text[span.Start-1] == '[' {
		span.Start--
	}
	if int(span.End) < len(p.Text) && p.Text[span.End] == ']' {
		span.End++
	}
	d.out = append(d.out, Difference{Grade: Bracketed, Span: span, Said: said, Statement: d.statement()})
}

// leftOut grades words of the utterance that the passage skips before one of
// its words.
func (d *differ) leftOut(said []int32, next int32) {
	if next <= 0 || len(said) == 0 {
		return
	}
	p, u := d.passage, d.utterance
	tr := d.traits[next]
	first, after := int(said[0]), int(said[len(said)-1])+1
	lost := d.lost(said)
	g := ElidedUnmarked
	switch {
	case tr&afterDots != 0:
		g = ElidedMarked
	case tr&newPart != 0 && u.opensSentence(after) && (u.opensSentence(first) || d.seam(p.gap(int(next)))):
		return // a part ends and the next begins a sentence: no mark is needed
	}
	before := &p.Words[next-1]
	span := article.Span{Start: before.Span.Start, End: p.Words[next].Span.End}
	if tr&newPart != 0 {
		gap := firstLine(p.gap(int(next)))
		if k := strings.IndexAny(gap, " \t"); k >= 0 {
			gap = gap[:k]
		}
		span.End = before.Span.End + int32(len(gap))
	}
	d.out = append(d.out, Difference{Grade: g, Span: span, Said: u.plain(said), Lost: lost, Statement: d.statement()})
}

// lost reports whether words that were left out hold a negation, a number or a
// name.
func (d *differ) lost(said []int32) bool {
	for _, j := range said {
		w := &d.utterance.words[j]
		switch {
		case w.Kind == article.Number,
			negations[w.Hash],
			w.Case != article.Lower && w.Kind == article.Letters && !d.utterance.opensSentence(int(j)) && d.said(w) != "I":
			return true
		}
	}
	return false
}

var negations = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range []string{"not", "no", "never", "none", "nothing", "nobody", "neither", "nor", "without", "cannot",
		"can't", "won't", "don't", "doesn't", "didn't", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't",
		"hadn't", "shouldn't", "wouldn't", "couldn't"} {
		m[article.Hash(w)] = true
	}
	return m
}()

// plain is the utterance's text of some words that follow one another.
func (u *utterance) plain(said []int32) string {
	return u.text[u.words[said[0]].Span.Start:u.words[said[len(said)-1]].Span.End]
}

func contiguous(said []int32) bool {
	return int(said[len(said)-1]-said[0]) == len(said)-1
}

// squeeze keeps letters and digits, folded: "#Protect2020" is "Protect 2020".
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r > 0x7f && r != '’' && r != '–' && r != '—' && r != '\u00a0':
			return r
		}
		return -1
	}, article.Fold(s))
}

// percent writes the forms of a percentage alike.
func percent(s string) string {
	s = strings.NewReplacer("per cent", "%", "percent", "%").Replace(article.Fold(s))
	return strings.ReplaceAll(s, " %", "%")
}

// distance is the optimal string alignment distance of two words (Damerau
// 1964), in bytes; words longer than 32 bytes are far.
func distance(a, b string) int {
	if len(a) > 32 || len(b) > 32 {
		return 32
	}
	var rows [3][33]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	cur := &rows[0]
	var prev, before *[33]int
	for i := 1; i <= len(a); i++ {
		before, prev, cur = prev, cur, &rows[i%3]
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if before != nil && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
	}
	return cur[len(b)]
}

// months are the short forms of a month's name; sameMonth tells Nov. for
// November.
func sameMonth(a, b string) bool {
	a, b = strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if len(a) > len(b) {
		a, b = b, a
	}
	switch b {
	case "january", "february", "august", "september", "october", "november", "december":
		return strings.HasPrefix(b, a) && (len(a) == 3 || a == "sept")
	}
	return false
}

// sameNumber tells figures for number words.
func sameNumber(a, b string) bool {
	na, oka := number(a)
	nb, okb := number(b)
	return oka && okb && na == nb
}

func number(s string) (int, bool) {
	if n, ok := numberWords[s]; ok {
		return n, true
	}
	if tens, units, ok := strings.Cut(s, "-"); ok { // fifty-nine
		t, okt := numberWords[tens]
		u, oku := numberWords[units]
		return t + u, okt && oku && t >= 20 && t < 100 && u > 0 && u < 10
	}
	n := 0
	digits := 0
	for _, c := range []byte(s) {
		switch {
		case c >= '0' && c <= '9':
			if digits++; digits > 9 {
				return 0, false
			}
			n = n*10 + int(c-'0')
		case c != ',':
			return 0, false
		}
	}
	return n, digits > 0
}

var numberWords = map[string]int{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
	"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "first": -1, "1st": -1, "second": -2,
	"2nd": -2, "third": -3, "3rd": -3, "fourth": -4, "4th": -4, "fifth": -5, "5th": -5}
