package grammar

import (
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/corpus/reading"
)

// A sound is how a word begins when it is said, which is all that “a” and “an”
// look at. English spells it badly: an hour, a one-off, a union but an
// unionised cloud of gas, an MP but a Nato plane. What is not plain here is
// unsure, and nobody is told anything about it.
type sound uint8

const (
	unsure sound = iota // both are heard, or it cannot be known
	consonant
	vowel
)

// soundOf returns how a word begins. Text is the word as written, apart tells
// whether a space or a mark follows it rather than a hyphen, and language is
// the article's own, such as en-GB, or "".
func soundOf(text string, w *article.Word, apart bool, language string) sound {
	switch w.Kind {
	case article.Number:
		return figureSound(text)
	case article.Mixed:
		return mixedSound(text)
	case article.Letters:
	default:
		return unsure
	}
	if w.Has(article.Foreign) && !plainStart(text) {
		return unsure
	}
	switch {
	case w.Has(article.Pointed) && w.Case == article.Upper && strings.Count(text, ".") > 1:
		return letterSound(text[0])
	case w.Has(article.Pointed) && w.Case == article.Lower:
		return unsure // p.m., approx.
	case len(text) == 1:
		if w.Case == article.Lower && apart {
			return unsure
		}
		return letterSound(text[0] &^ 0x20)
	case w.Case == article.Upper:
		return capitalsSound(strings.TrimRight(text, "."), w)
	case w.Case == article.Camel:
		return camelSound(text, w)
	}
	if w.Case != article.Lower && strings.IndexByte("EIOUHXYFLMNRS", text[0]) >= 0 {
		text = strings.ToLower(text) // the others are told by their first letter
	}
	return wordSound(text, w, language)
}

// plainStart reports whether a word's first three bytes are ASCII.
func plainStart(text string) bool {
	for i := range min(3, len(text)) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// figureSound knows eight, eleven and eighteen. 1,100 and 1800 may be said as
// eleven hundred, or as a thousand and something.
func figureSound(text string) sound {
	digits, end := 0, 0
	for end < len(text) && (text[end] >= '0' && text[end] <= '9' || text[end] == ',') {
		if text[end] != ',' {
			digits++
		}
		end++
	}
	switch {
	case digits == 0 || text[0] == '0':
		return unsure
	case text[0] == '8':
		return vowel
	case text[0] != '1' || end < 2:
		return consonant
	case strings.HasPrefix(text, "11") || strings.HasPrefix(text, "18"):
		switch digits {
		case 4:
			return unsure
		case 2, 5, 8, 11:
			return vowel
		}
	case strings.HasPrefix(text, "1,1") || strings.HasPrefix(text, "1,8"):
		return unsure
	}
	return consonant
}

// mixedSound is that of the letters before a figure: an MP3, a B2B, an F16.
func mixedSound(text string) sound {
	n := 0
	for n < len(text) && (text[n] < '0' || text[n] > '9') {
		n++
	}
	if n == 1 && text[0] < 0x80 && text[0]|0x20 != 'h' {
		return letterSound(text[0] &^ 0x20)
	}
	return unsure
}

// letterSound is that of a capital letter's name. Not all call H aitch.
func letterSound(c byte) sound {
	switch c {
	case 'A', 'E', 'F', 'I', 'L', 'M', 'N', 'O', 'R', 'S', 'X':
		return vowel
	case 'H':
		return unsure
	}
	if c >= 'A' && c <= 'Z' {
		return consonant
	}
	return unsure
}

// capitalsSound is that of a word in capitals, which is said as letters, as a
// word, or is just shouted.
func capitalsSound(text string, w *article.Word) sound {
	if e := reading.Entry(w); e.Lower() && e.WordTier() <= 4 && !e.Is(lexicon.Upper) || len(text) > 5 {
		return unsure
	}
	switch c := text[0]; c {
	case 'U':
		return unitedSound(text)
	case 'E', 'O':
		if len(text) > 2 && (text[1] == 'U' || text[1] == 'W' || text[1] == 'N') {
			return unsure
		}
		return vowel
	case 'F', 'H', 'L', 'M', 'N', 'R', 'S', 'X':
		return spelledOut(text)
	default:
		return letterSound(c)
	}
}

// unitedSound: most that begins with a U says its name.
func unitedSound(text string) sound {
	switch text {
	case "URL":
		return unsure
	case "USA", "UAE", "UFO", "UCLA", "UEFA", "UNESCO", "UNICEF", "UKIP", "USDA", "USAID", "UAV", "UAW":
		return consonant
	}
	if strings.ContainsAny(text[1:], "AEIOUY") {
		return unsure
	}
	return consonant
}

// spelledOut decides on capitals whose first letter has a name that begins
// with a vowel (an em) but a sound that is a consonant's (a mime).
func spelledOut(text string) sound {
	switch text {
	case "FTSE", "SQL", "MR", "MRS", "MS", "MX", "ST", "LT", "FT", "RD", "MT", "HR", "HRT", "NTH", "MC", "SCSI", "MTV", "MSG", "RAF":
		return unsure
	case "SEC", "SUV", "SAS", "LED", "LSE", "LAPD", "FA", "FAA", "MIT", "MEP", "MOU", "NUS", "NUT", "NUM", "NUJ", "NYU", "NYPD",
		"NAACP", "HIV", "NIH", "LA", "MI", "MA", "RIAA", "MOT", "MEPS", "LEA", "NEC", "SEIU", "XI", "RAC", "NEA", "HIB":
		return vowel
	case "NATO", "NASA", "NAFTA", "NICE", "NIMBY", "NOAA", "FEMA", "FIFA", "FARC", "FIDE", "LASER", "LAN", "HUD", "HIPAA", "MERS",
		"MENSA", "MIDI", "RADAR", "RAM", "ROM", "SARS", "SALT", "SCUBA", "SIDS", "SIM", "SONAR", "SWAT", "SWIFT", "STEM", "SPAM":
		return consonant
	}
	if !strings.ContainsAny(text, "AEIOUY") {
		return vowel
	}
	if c := text[1]; strings.IndexByte("AEIOUY", c) >= 0 {
		return unsure
	}
	switch text[:2] {
	case "FL", "FR", "RH", "SC", "SH", "SK", "SL", "SM", "SN", "SP", "SQ", "ST", "SW":
		return unsure
	}
	return vowel
}

// camelSound: iPhone, MPs, McDonald, O'Neill.
func camelSound(text string, w *article.Word) sound {
	if stem, plural := strings.CutSuffix(text, "s"); plural && len(stem) > 1 && strings.ToUpper(stem) == stem && !w.Has(article.Possessive) {
		return capitalsSound(stem, w)
	}
	switch c := text[0]; {
	case (c == 'i' || c == 'e') && text[1] >= 'A' && text[1] <= 'Z', strings.HasPrefix(text, "O'"), strings.HasPrefix(text, "O’"):
		return vowel
	case strings.HasPrefix(text, "Mc"), strings.HasPrefix(text, "Mac"), strings.HasPrefix(text, "Ph"):
		return consonant
	case strings.IndexByte("BCDGJKPQTVWZ", c) >= 0:
		return consonant
	}
	return unsure
}

// wordSound is that of an ordinary word or name, in small letters where more
// than the first one counts.
func wordSound(s string, w *article.Word, language string) sound {
	e := reading.Entry(w)
	switch c := s[0] | 0x20; c {
	case 'a':
		return vowel
	case 'e':
		return eSound(s)
	case 'i':
		if len(s) > 1 && strings.IndexByte("aeo", s[1]) >= 0 && w.Case != article.Lower {
			return unsure // Ieuan, Ioannina
		}
		return vowel
	case 'o':
		return oSound(s, w)
	case 'u':
		if !e.Known() {
			return unsure
		}
		return uSound(s, e)
	case 'h':
		return hSound(s, e, language)
	case 'x':
		if s == "xbox" {
			return vowel
		}
		if len(s) > 1 && strings.IndexByte("aeiouy", s[1]) >= 0 {
			return consonant
		}
		return unsure
	case 'y':
		if len(s) > 1 && strings.IndexByte("aeiou", s[1]) >= 0 {
			return consonant
		}
		return unsure // Yves, Ypres, ytterbium
	default:
		if c < 'a' || c > 'z' || e.Is(lexicon.Abbreviation) && !e.Is(lexicon.Honorific) && !e.Lower() {
			return unsure
		}
		if strings.IndexByte("flmnrs", c) >= 0 && !strings.ContainsAny(s, "aeiouy") && !e.Is(lexicon.Honorific) {
			return unsure // letters after all: ftp, Rspb, or nth
		}
		return consonant
	}
}

func eSound(s string) sound {
	switch {
	case strings.HasPrefix(s, "euler"), strings.HasPrefix(s, "euse"):
		return unsure
	case strings.HasPrefix(s, "eu"):
		return consonant
	case strings.HasPrefix(s, "ew"):
		switch s {
		case "ewe", "ewes", "ewer", "ewers", "ewan", "ewen", "ewing", "ewart":
			return consonant
		}
		return unsure
	}
	return vowel
}

func oSound(s string, w *article.Word) sound {
	switch {
	case s == "once", s == "ouija":
		return consonant
	case strings.HasPrefix(s, "oner"), strings.HasPrefix(s, "onei"): // onerous, oneiric
		return vowel
	case strings.HasPrefix(s, "one"):
		if w.Case == article.Title && len(s) > 4 {
			return unsure // Onegin
		}
		return consonant
	}
	if strings.HasPrefix(s, "oaxa") || strings.HasPrefix(s, "oua") || strings.HasPrefix(s, "oui") || strings.HasPrefix(s, "oue") {
		return unsure
	}
	return vowel
}

// uSound tells a user from an usher. Names that the language does not share
// are looked at only where their first letters leave no choice.
func uSound(s string, e lexicon.Entry) sound {
	if len(s) < 3 {
		if s == "un" || s == "up" {
			return vowel
		}
		return unsure
	}
	third := s[2]
	open := strings.IndexByte("aeiou", third) >= 0
	switch s[:2] {
	case "un":
		switch {
		case strings.HasPrefix(s, "uni"):
			return uniSound(s)
		case strings.HasPrefix(s, "unanim"), s == "unesco":
			return consonant
		case !e.Lower():
			return unsure
		}
		return vowel
	case "us":
		if third == 'a' || third == 'e' || third == 'u' {
			return consonant
		}
		return lowerVowel(e)
	case "ut":
		switch {
		case open:
			return consonant
		case third == 'r':
			return unsure
		}
		return lowerVowel(e)
	case "ur":
		if open {
			return consonant
		}
		return lowerVowel(e)
	case "uk", "ub", "ug", "uv", "ul", "uf", "ue":
		return otherU(s, e)
	case "um", "up", "ud":
		return lowerVowel(e)
	case "uz":
		return vowel
	}
	return unsure
}

// lowerVowel is a vowel for a word of the language, unsure for a mere name.
func lowerVowel(e lexicon.Entry) sound {
	if e.Lower() {
		return vowel
	}
	return unsure
}

func otherU(s string, e lexicon.Entry) sound {
	switch {
	case s[1] == 'k', strings.HasPrefix(s, "ubi"), strings.HasPrefix(s, "ugand"), strings.HasPrefix(s, "uvu"), strings.HasPrefix(s, "uve"),
		strings.HasPrefix(s, "ulys"), strings.HasPrefix(s, "ufo"), s == "uefa":
		return consonant
	case strings.HasPrefix(s, "ulu"), strings.HasPrefix(s, "uf"), strings.HasPrefix(s, "ue"):
		return unsure
	case s == "uber", s == "ulster":
		return vowel
	}
	return lowerVowel(e)
}

// uniSound tells uniform (one form) from uninformed (not informed): the rest
// of the second is a word of its own.
func uniSound(s string) sound {
	rest := s[2:]
	if len(rest) < 4 || strings.HasPrefix(rest, "io") {
		return consonant
	}
	if e := lexicon.LookupString(rest); e.Lower() && e.WordTier() <= 6 {
		return vowel
	}
	return consonant
}

// hSound: the h of hour is silent, that of a historic day is heard by most.
func hSound(s string, e lexicon.Entry, language string) sound {
	switch s {
	case "hour", "hours", "hourly", "hourglass", "hourglasses", "hors":
		return vowel
	case "herb", "herbs", "herbal", "herbed":
		switch {
		case language == "en-US":
			return vowel
		case strings.HasPrefix(language, "en-") && language != "en-CA":
			return consonant
		}
		return unsure
	case "homage", "hommage", "hotelier", "habitue", "hiatus", "humble", "humbly", "hilarious", "hundred", "haute", "harmonica", "heroic", "heroically":
		return unsure
	}
	for _, silent := range [...]string{"honest", "honor", "honour", "heir"} {
		if strings.HasPrefix(s, silent) {
			return vowel
		}
	}
	for _, weak := range [...]string{"histor", "habitu", "halluc", "harmon", "heredit", "heret", "horri", "horrend", "hypo", "hypn", "hyster", "hawai",
		"hispan", "hellen", "hegemon", "hermet", "heurist", "hierarch", "holist", "homeric", "hydraul", "humilia"} {
		if strings.HasPrefix(s, weak) {
			return unsure
		}
	}
	if !e.Known() {
		return unsure
	}
	return consonant
}
