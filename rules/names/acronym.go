package names

import (
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

// most is how many acronyms of an article are looked into: an article that has
// more is a table.
const most = 200

// definitions returns the indexes of the mentions by which the article's body
// plainly explains an acronym, in order.
func definitions(p *linter.Pass, n *reading.Names) []int {
	var found []int
	for i := range n.Mentions {
		if m := &n.Mentions[i]; m.Defined.Len() > 0 && plainlyDefined(p, m) {
			if found = append(found, i); len(found) == most {
				break
			}
		}
	}
	return found
}

// capitalsOf returns an acronym's letters in capitals without points or a
// plural's s, or "" for one that has other characters: G8, R&D.
func capitalsOf(p *linter.Pass, m *reading.Mention) string {
	text := p.Text(m.Span)
	if n := len(text); n > 2 && text[n-1] == 's' && text[n-2] < 'a' {
		text = text[:n-1]
	}
	text = strings.ToUpper(strings.ReplaceAll(text, ".", ""))
	for i := range len(text) {
		if text[i] < 'A' || text[i] > 'Z' {
			return ""
		}
	}
	return text
}

// initials counts how many letters of an acronym are the first letters of
// words[from:to], in order. One letter may be passed over between two that are:
// it is from within a word, as the H of HTTP.
func initials(p *linter.Pass, letters string, from, to int32) int {
	words, text := p.Words(), p.Doc.Text
	found, at := 0, 0
	for i := from; i < to; i++ {
		c := text[words[i].Span.Start] &^ 0x20
		for k := at; k < len(letters) && k < at+2; k++ {
			if letters[k] == c {
				found, at = found+1, k+1
				break
			}
		}
	}
	return found
}

// plainlyDefined reports whether an acronym in brackets has its letters from
// the words before it, all but one at most. The country in brackets after an
// athlete's name may find its letters there by chance.
func plainlyDefined(p *linter.Pass, m *reading.Mention) bool {
	if m.Defined.Len() == 0 || !inBody(p, m.Span) {
		return false
	}
	letters := capitalsOf(p, m)
	from, to := p.In(m.Defined)
	return len(letters) > 1 && initials(p, letters, int32(from), int32(to)) >= max(2, len(letters)-1)
}

// expansionOf is the text of the words that an acronym stands for, without a
// possessive.
func expansionOf(p *linter.Pass, m *reading.Mention) string {
	_, to := p.In(m.Defined)
	s := m.Defined
	if to > 0 {
		s.End = min(s.End, p.Words()[to-1].Stem(p.Doc.Text).End)
	}
	return p.Text(s)
}

// bracketOf returns the bracket in which an acronym stands alone after the words
// it stands for, with the space before it, and the bracket alone; false for one
// that stands before them.
func bracketOf(text string, m *reading.Mention) (cut, mark article.Span, ok bool) {
	if m.Defined.Start > m.Span.Start {
		return cut, mark, false
	}
	start, end := int(m.Span.Start), int(m.Span.End)
	open := strings.LastIndexByte(text[m.Defined.End:start], '(')
	closing := strings.IndexByte(text[end:min(len(text), end+4)], ')')
	if open < 0 || closing < 0 {
		return cut, mark, false
	}
	mark = article.Span{Start: m.Defined.End + int32(open), End: int32(end + closing + 1)}
	cut = mark
	for cut.Start > m.Defined.End && (text[cut.Start-1] == ' ' || text[cut.Start-1] == '\n') {
		cut.Start--
	}
	return cut, mark, true
}

// knownHere reports whether an acronym needs no expansion: nowhere, or in this
// house.
func knownHere(house []string, letters string) bool {
	if knownEverywhere(letters) {
		return true
	}
	for _, k := range house {
		if strings.EqualFold(k, letters) {
			return true
		}
	}
	return false
}

// knownEverywhere reports whether an acronym is one that no desk expands:
// countries and their unions, broadcasters and agencies, clocks, household
// words, and firms that are called nothing else.
func knownEverywhere(letters string) bool {
	switch letters {
	case "US", "USA", "UK", "EU", "UN", "UAE", "USSR", "GB", "DC", "NY", "LA",
		"BBC", "ITV", "CNN", "NBC", "CBS", "ABC", "PBS", "NPR", "HBO", "MTV", "AP", "AFP", "PA",
		"FBI", "CIA", "NASA", "NATO", "MP", "MEP", "VIP",
		"TV", "DVD", "CD", "PC", "ID", "DJ", "PR", "FM", "DNA", "HIV", "AIDS", "PHD", "MBA", "CV", "PIN", "SMS", "GPS", "USB",
		"FAQ", "OK", "IQ", "UFO", "SOS", "CEO", "CCTV", "LED", "LP", "EP", "SUV", "WIFI", "PDF", "RAM", "VHS", "CGI", "IT",
		"AM", "PM", "GMT", "BST", "EST", "EDT", "ET", "PST", "PDT", "PT", "CET", "UTC", "BC", "AD", "CE", "BCE",
		"FC", "AFC", "RFC", "CC", "QC", "KC", "OBE", "MBE", "CBE", "PS", "WW",
		"IBM", "BMW", "HSBC", "BP", "BT", "KPMG", "AOL", "UBS", "LG", "SAP", "EMI", "UPS", "DHL", "KFC", "BHP", "AXA", "ING", "MGM":
		return true
	}
	return false
}
