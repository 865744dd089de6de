package format

import (
	"path"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// describe completes the metadata. What a source states outright wins over what
// is found in the copy, and that over what the path suggests.
func describe(d *article.Document, opt Options) {
	m := &d.Meta
	var dated article.Day
	firsts := 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		text := d.Slice(b.Span)
		switch b.Kind {
		case article.Headline:
			if m.Headline == "" {
				m.Headline = strings.Join(strings.Fields(text), " ")
			}
		case article.Byline:
			if m.Byline == "" && !isCredit(text) {
				m.Byline = byName(text)
			}
			if m.Agency == "" {
				m.Agency = agencyIn(text)
			}
		case article.Paragraph:
			if firsts++; firsts <= 2 && m.Dateline == "" {
				if line, agency, day, ok := dateline(text); ok {
					m.Dateline, dated = line, day
					if agency != "" {
						m.Agency = agency
					}
				}
			}
			if m.Agency == "" && i >= len(d.Blocks)-3 {
				m.Agency = closingAgency(text)
			}
		}
	}
	if m.Agency == "" {
		m.Agency = agencyIn(m.Byline)
	}
	fromPath, kind := pathDay(d.Source.Path), pathKind(d.Source.Path)
	switch {
	case opt.Published.Known():
		if m.Published.Day != opt.Published {
			m.Published = article.Stamp{Day: opt.Published}
		}
		m.DateFrom = "flag"
	case m.Published.Day.Known():
	case dated.Known():
		m.Published, m.DateFrom = article.Stamp{Day: dated}, "dateline"
	case fromPath.Known():
		m.Published, m.DateFrom = article.Stamp{Day: fromPath}, "path"
	}
	if m.Kind == "" {
		m.Kind = kindNamed(m.Section)
	}
	if m.Kind == "" {
		m.Kind = kind
	}
}

// byName drops the "By" of a byline.
func byName(text string) string {
	for _, by := range []string{"By: ", "By ", "BY ", "by ", "Written by ", "Words by "} {
		if rest, ok := strings.CutPrefix(text, by); ok {
			return strings.TrimSpace(rest)
		}
	}
	return text
}

// agencies by their folded names.
var agencies = map[string]string{
	"reuters": "Reuters", "thomson reuters": "Reuters", "ap": "AP", "associated press": "AP", "the associated press": "AP",
	"afp": "AFP", "agence france-presse": "AFP", "pa": "PA", "pa media": "PA", "press association": "PA", "bloomberg": "Bloomberg",
	"bloomberg news": "Bloomberg", "upi": "UPI", "united press international": "UPI", "dpa": "dpa", "xinhua": "Xinhua",
	"tass": "TASS", "itar-tass": "TASS", "kyodo": "Kyodo", "kyodo news": "Kyodo", "efe": "EFE", "ansa": "ANSA", "pti": "PTI",
	"ani": "ANI", "ians": "IANS", "aap": "AAP", "cp": "The Canadian Press", "canadian press": "The Canadian Press",
	"the canadian press": "The Canadian Press", "yonhap": "Yonhap", "interfax": "Interfax", "dow jones": "Dow Jones",
}

// agencyIn finds an agency among the names of a byline.
func agencyIn(byline string) string {
	parts := strings.FieldsFunc(byName(byline), func(r rune) bool { return strings.ContainsRune(",|/;()•–—", r) })
	for _, p := range parts {
		p = strings.ToLower(strings.TrimSpace(p))
		for _, tail := range []string{"", " staff", " writer", " staff writer", " reporter", " correspondent"} {
			if a, ok := agencies[strings.TrimSuffix(p, tail)]; ok && (tail == "" || strings.HasSuffix(p, tail)) {
				return a
			}
		}
	}
	return ""
}

// closingAgency finds the agency that signs the end of a story: "(Reuters)".
func closingAgency(text string) string {
	text = strings.TrimRight(text, " .")
	if !strings.HasSuffix(text, ")") {
		return ""
	}
	at := strings.LastIndexByte(text, '(')
	if at < 0 {
		return ""
	}
	// Within a sentence such brackets only define an acronym.
	if before := strings.TrimRight(text[:at], " "); before != "" && !endsSentence([]byte(before)) && !strings.HasSuffix(before, "–") {
		return ""
	}
	return agencies[strings.ToLower(text[at+1:len(text)-1])]
}

// notPlaces open a line as a dateline does but name no place.
var notPlaces = map[string]bool{"FILE": true, "FILE PHOTO": true, "EXCLUSIVE": true, "UPDATE": true, "CORRECTED": true,
	"BREAKING": true, "WATCH": true, "VIDEO": true, "OPINION": true, "ANALYSIS": true, "LIVE": true, "READ MORE": true, "CORRECTION": true,
	"EDITORIAL": true, "REVIEW": true, "FACTBOX": true, "EXPLAINER": true, "LISTEN": true, "PHOTOS": true, "RELATED": true, "NOTE": true,
	"WARNING": true, "SPOILER": true, "SPOILERS": true, "PHOTO": true, "Q&A": true, "NEW": true, "YES": true, "NO": true}

// dateline reads the place and day that open a story, up to a dash: "LONDON
// (AP) —", "WASHINGTON, Nov. 18 (Reuters) -", "BEIJING --". Without an agency the
// place must be in capitals, and it must be followed by a sentence's beginning.
func dateline(text string) (line, agency string, day article.Day, ok bool) {
	head := text[:min(len(text), 100)]
	at, dash := -1, 0
	for _, d := range []string{" — ", " – ", " -- ", " - ", "—", " \u2015 "} {
		if i := strings.Index(head, d); i > 0 && (at < 0 || i < at) {
			at, dash = i, len(d)
		}
	}
	if at < 0 {
		return "", "", article.Day{}, false
	}
	line = strings.TrimSpace(text[:at])
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[at+dash:], " \"'“‘"))
	if !unicode.IsUpper(next) || strings.ContainsAny(line, "\n\"“”:;?!") {
		return "", "", article.Day{}, false
	}
	place := line
	if open := strings.IndexByte(place, '('); open > 0 && strings.HasSuffix(place, ")") {
		name := strings.ToLower(place[open+1 : len(place)-1])
		if agency = agencies[name]; agency == "" {
			return "", "", article.Day{}, false
		}
		place = strings.TrimSpace(place[:open])
	}
	city, rest, comma := strings.Cut(place, ",")
	city = strings.TrimSpace(city)
	if notPlaces[city] || len(strings.Fields(city)) > 4 || utf8.RuneCountInString(city) < 3 {
		return "", "", article.Day{}, false
	}
	for _, r := range city {
		if !unicode.IsUpper(r) && !strings.ContainsRune(" .'’-/", r) {
			return "", "", article.Day{}, false
		}
	}
	if comma {
		rest = strings.TrimSpace(rest)
		if len(strings.Fields(rest)) > 6 {
			return "", "", article.Day{}, false
		}
		for _, tail := range tails(rest) {
			if d, found := printedDay(tail); found {
				day = d
				break
			}
		}
	}
	return line, agency, day, true
}

// tails returns what may be the day in "Va., Nov. 18, 2020": the whole, then
// what follows each comma.
func tails(s string) []string {
	list := []string{s}
	for {
		_, after, ok := strings.Cut(s, ",")
		if !ok {
			return list
		}
		s = strings.TrimSpace(after)
		list = append(list, s)
	}
}

// pathDay finds a day in a path: a file 2020-11-17-slug.md, or the folders
// /2020/11/17/ or /2020/nov/17/.
func pathDay(p string) article.Day {
	base := path.Base(p)
	if len(base) > 10 && strings.IndexByte("-_. ", base[10]) >= 0 {
		if day, ok := article.ParseDay(base[:10]); ok {
			return day
		}
	}
	parts := strings.Split(p, "/")
	for i := len(parts) - 1; i >= 3; i-- {
		y, mon, d := parts[i-3], parts[i-2], parts[i-1]
		if len(y) != 4 || len(mon) < 2 || len(d) > 2 {
			continue
		}
		month := monthNamed(mon)
		if month == 0 && len(mon) == 2 {
			month = time.Month(number(mon))
		}
		if day, ok := article.MakeDay(number(y), month, number(d)); ok && number(y) >= 1600 {
			return day
		}
	}
	return article.Day{}
}

// pathKind tells the kind of copy from the folders it lies in, the nearest first.
func pathKind(p string) string {
	parts := strings.Split(path.Dir(p), "/")
	for i := len(parts) - 1; i >= 0; i-- {
		if k := kindNamed(parts[i]); k != "" {
			return k
		}
	}
	return ""
}

// kindNamed returns the kind that a section, folder or type names, "" for none.
func kindNamed(name string) string {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "letter", "letters", "letters to the editor":
		return "letter"
	case "opinion", "opinions", "comment", "commentary", "op-ed", "oped", "editorial", "editorials", "column", "columns",
		"commentisfree":
		return "opinion"
	case "live", "live blog", "liveblog", "live-blog":
		return "live"
	case "sport", "sports":
		return "sport"
	case "listing", "listings":
		return "listing"
	}
	return ""
}
