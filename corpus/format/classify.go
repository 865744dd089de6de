package format

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// finish names what the blocks of a document are by their words, whatever
// format they came in, and completes the metadata from them and from the path.
func finish(d *article.Document, opt Options) {
	classify(d)
	describe(d, opt)
}

func classify(d *article.Document) {
	early := 0       // text blocks seen
	heading := false // the block before was the word "Correction" alone
	for i := range d.Blocks {
		b := &d.Blocks[i]
		text := d.Slice(b.Span)
		switch b.Kind {
		case article.Code, article.Metadata, article.Headline, article.Table, article.Footnote:
			heading = false
			continue
		}
		early++
		switch {
		case b.Kind == article.Embed || b.Kind == article.Correction:
		case heading && b.Kind != article.Heading:
			b.Kind = article.Correction
			heading = false
			continue
		case isCorrectionHeading(text):
			b.Kind = article.Correction
			heading = true
			continue
		case opensCorrection(text):
			b.Kind = article.Correction
		case b.Kind != article.BlockQuote && isFurniture(text),
			b.Kind == article.Paragraph && i > 0 && d.Blocks[i-1].Kind == article.Boilerplate && goesOn(d.Slice(d.Blocks[i-1].Span), text):
			b.Kind = article.Boilerplate
		case b.Kind == article.Caption || b.Kind == article.Byline:
		case signed(text):
			b.Kind = article.Embed
			// A signature on a line of its own closes the post above it.
			if i > 0 && dashLength(text) > 0 {
				if p := &d.Blocks[i-1]; p.Kind == article.Paragraph || p.Kind == article.BlockQuote {
					p.Kind = article.Embed
				}
			}
		case b.Kind == article.BlockQuote || b.Kind == article.ListItem:
		case early <= 4 && isByline(text), isCredit(text):
			b.Kind = article.Byline
		}
		heading = false
	}
}

// cutFold cuts a prefix, given in small letters, from a text whose letters may be
// capitals and whose apostrophes may be curly. It allocates nothing: every block
// of every article passes here.
func cutFold(text, prefix string) (rest string, ok bool) {
	for i := 0; i < len(prefix); i++ {
		if text == "" {
			return "", false
		}
		c := text[0]
		switch {
		case c == prefix[i], c >= 'A' && c <= 'Z' && c|0x20 == prefix[i]:
			text = text[1:]
		case prefix[i] == '\'' && strings.HasPrefix(text, "’"):
			text = text[len("’"):]
		default:
			return "", false
		}
	}
	return text, true
}

// fold lowers letters and straightens apostrophes.
func fold(text string) string { return strings.ReplaceAll(strings.ToLower(text), "’", "'") }

// opening drops the bullets, brackets and stars that furniture and notes open with.
func opening(text string) string {
	if text != "" && (letter(text[0]) || text[0] >= '0' && text[0] <= '9') {
		return text
	}
	return strings.TrimLeft(text, " \t•*·:[(>→▶►|_–—-")
}

var correctionNouns = []string{"corrections and clarifications", "corrections & clarifications", "corrections", "correction", "clarifications", "clarification",
	"editor's note", "editors' note", "editors note", "editor note", "amendment"}

func isCorrectionHeading(text string) bool {
	if len(text) > 40 {
		return false
	}
	text = strings.TrimRight(opening(text), " :.]*_")
	for _, noun := range correctionNouns {
		if rest, ok := cutFold(text, noun); ok && rest == "" {
			return true
		}
	}
	return false
}

// opensCorrection reports whether a text is a correction, a clarification or an
// editor's note: it says so of itself in its first words.
func opensCorrection(text string) bool {
	s := opening(text)
	for _, noun := range correctionNouns {
		if rest, ok := cutFold(s, noun); ok {
			return afterNoun(rest, noun[0] == 'e')
		}
	}
	for _, label := range []string{"note: ", "update: "} {
		if rest, ok := cutFold(s, label); ok {
			s = rest
		}
	}
	for _, front := range []string{"in an ", "an ", "a "} {
		rest, ok := cutFold(s, front)
		if !ok {
			continue
		}
		for _, age := range []string{"earlier version of ", "previous version of ", "original version of "} {
			if rest, ok := cutFold(rest, age); ok {
				_, ok = cutCopy(rest)
				return ok
			}
		}
		return false
	}
	rest, ok := cutCopy(s)
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, " ")
	for _, verb := range []string{"was ", "has been ", "has since been ", "have been ", "were "} {
		if rest, ok := cutFold(rest, verb); ok {
			for _, done := range []string{"amended", "corrected", "clarified", "updated to correct", "updated to clarify",
				"updated to reflect", "updated to remove", "edited to", "changed to"} {
				if _, ok := cutFold(rest, done); ok {
					return true
				}
			}
		}
	}
	return false
}

// afterNoun reports whether what follows the noun makes it a label:
// "Correction:", "Clarification (Nov. 5):", "CORRECTION 5 November:" but not
// "Correction agency plans dropped".
func afterNoun(rest string, editor bool) bool {
	if editor && strings.HasPrefix(strings.TrimLeft(rest, " "), "-") {
		return true
	}
	colon := strings.IndexAny(rest[:min(len(rest), 44)], ":—–")
	if colon < 0 {
		return false
	}
	between := strings.TrimSpace(rest[:colon])
	return between == "" || between[0] == '(' || between[0] == ',' || strings.ContainsAny(between, "0123456789")
}

// cutCopy cuts what an article calls itself: "this article", "the story".
func cutCopy(s string) (string, bool) {
	nouns := []string{"article", "story", "headline", "post", "report", "piece", "page", "copy", "column", "caption"}
	rest, ok := cutFold(s, "this ")
	if !ok {
		if rest, ok = cutFold(s, "the "); !ok {
			return "", false
		}
		nouns = nouns[:3]
	}
	for _, noun := range nouns {
		if tail, ok := cutFold(rest, noun); ok && (tail == "" || !letter(tail[0])) {
			return tail, true
		}
	}
	return "", false
}

// dashLength returns how many bytes of dash open a text.
func dashLength(s string) int {
	return len(s) - len(strings.TrimLeft(s, "—–―-"))
}

// signed reports whether a text ends with the signature of a pasted post:
// "— Name (@handle) November 17, 2020".
func signed(text string) bool {
	if c := text[len(text)-1]; (c < '0' || c > '9') && c != '.' {
		return false
	}
	tail := text[max(0, len(text)-160):]
	at := strings.LastIndex(tail, "(@")
	if at < 0 {
		return false
	}
	closed := strings.IndexByte(tail[at:], ')')
	if closed < 3 || closed > 40 || strings.ContainsAny(tail[at:at+closed], " \n") {
		return false
	}
	date := strings.TrimSuffix(strings.TrimSpace(tail[at+closed+1:]), ".")
	if _, ok := printedDay(date); !ok {
		return false
	}
	name := strings.TrimRight(tail[:at], " \n\u00a0")
	dash := max(strings.LastIndex(name, "—"), strings.LastIndex(name, "–"), strings.LastIndex(name, "―"), strings.LastIndex(name, "--"),
		strings.LastIndex(name, " - "), strings.LastIndex(name, "\n- "))
	if dash < 0 && strings.HasPrefix(text, "- ") && len(text) == len(tail) {
		dash = 0
	}
	if dash < 0 {
		return false
	}
	name = strings.TrimLeft(name[dash:], " —–―-\n")
	return name != "" && utf8.RuneCountInString(name) <= 60
}

// printedDay reads a day with its year as posts and datelines print it:
// "November 17, 2020", "Nov. 17, 2020", "17 November 2020".
func printedDay(s string) (article.Day, bool) {
	f := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
	if len(f) != 3 || len(s) > 30 {
		return article.Day{}, false
	}
	month, day := monthNamed(f[0]), number(f[1])
	if month == 0 {
		month, day = monthNamed(f[1]), number(f[0])
	}
	if month == 0 || len(f[2]) != 4 {
		return article.Day{}, false
	}
	return article.MakeDay(number(f[2]), month, day)
}

func monthNamed(s string) time.Month {
	s = strings.ToLower(strings.TrimSuffix(s, "."))
	if len(s) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if s == name || s == name[:3] || m == time.September && s == "sept" {
			return m
		}
	}
	return 0
}

// number reads a short figure, 0 for anything else.
func number(s string) int {
	if len(s) == 0 || len(s) > 4 {
		return 0
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

var jobs = []string{"reporter", "editor", "correspondent", "writer", "columnist", "contributor", "bureau chief", "producer",
	"journalist", "staff", "intern", "critic", "analyst"}

// isByline reports whether a line names who wrote the copy: "By Jane Smith and
// John Brown", "Jane Smith, Staff Reporter".
func isByline(text string) bool {
	if len(text) > 120 || strings.ContainsAny(text, "\n\"“”?!") {
		return false
	}
	for _, by := range []string{"By ", "BY ", "by ", "Written by ", "Words by ", "By: "} {
		if rest, ok := strings.CutPrefix(text, by); ok {
			return namesPeople(rest)
		}
	}
	name, job, ok := strings.Cut(text, ",")
	if !ok || !personal(strings.Fields(name)) || strings.HasSuffix(text, ".") {
		return false
	}
	job = strings.ToLower(job)
	if words := strings.Fields(job); len(words) == 0 || len(words) > 5 {
		return false
	}
	for _, j := range jobs {
		if strings.HasSuffix(strings.TrimSpace(job), j) || strings.HasPrefix(strings.TrimSpace(job), "staff ") {
			return true
		}
	}
	return false
}

// namesPeople reports whether what follows "By" is names and jobs: words with
// capitals, two at least or an agency's name, and nothing that makes a sentence.
func namesPeople(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '|' || r == '/' || r == '•' })
	if len(words) == 0 || monthNamed(words[0]) != 0 || strings.HasSuffix(s, ",") {
		return false
	}
	capitals := 0
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) {
			capitals++
			continue
		}
		switch w {
		case "and", "of", "in", "for", "the", "at", "de", "la", "van", "von", "der", "al", "bin", "di", "da", "&", "-", "–", "—", "with":
			if i == 0 && w != "de" && w != "la" && w != "van" && w != "von" && w != "al" && w != "di" {
				return false
			}
			continue
		}
		if i >= 2 && jobWord(w) || strings.HasPrefix(w, "@") || strings.HasPrefix(w, "(@") {
			continue
		}
		return false
	}
	if capitals == 1 {
		_, ok := agencies[strings.ToLower(words[0])]
		return ok && len(words) == 1
	}
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "Jr.") && !strings.HasSuffix(s, "Sr.") {
		return false
	}
	return capitals >= 2 && !notNames[strings.ToLower(words[0])]
}

func jobWord(w string) bool {
	w = strings.ToLower(strings.Trim(w, ".,"))
	for _, j := range jobs {
		if w == j {
			return true
		}
	}
	return w == "political" || w == "senior" || w == "chief"
}

var notNames = map[string]bool{"the": true, "christmas": true, "monday": true, "tuesday": true, "wednesday": true,
	"thursday": true, "friday": true, "saturday": true, "sunday": true, "day": true, "all": true, "far": true, "easter": true,
	"new": true}

// personal reports whether words are a person's name.
func personal(words []string) bool {
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && w != "de" && w != "van" && w != "von" && w != "al" {
			return false
		}
	}
	return true
}

// isCredit reports whether a text is the line of an agency's reporters:
// "(Reporting by Jane Smith; Editing by John Brown)".
func isCredit(text string) bool {
	if len(text) > 300 {
		return false
	}
	s := strings.TrimLeft(text, "([")
	for _, front := range []string{"Reporting by ", "Additional reporting by ", "Writing by ", "Editing by ", "Compiled by "} {
		if rest, ok := strings.CutPrefix(s, front); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return unicode.IsUpper(r)
		}
	}
	return false
}
