package article

// How a full stop after an abbreviation behaves.
type abbreviation uint8

const (
	noAbbreviation   abbreviation = iota
	neverEnds                     // a title or "vs.": something always follows
	endsUnlessNumber              // months, "No.": not before a figure
	mayEnd                        // U.S., p.m., Inc.
	isInitial                     // a single capital letter
)

// abbreviations are hashed without their points.
var abbreviations = func() map[uint64]abbreviation {
	m := map[uint64]abbreviation{}
	add := func(kind abbreviation, words ...string) {
		for _, w := range words {
			m[Hash(w)] = kind
		}
	}
	add(neverEnds, "mr", "mrs", "ms", "messrs", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "lt",
		"col", "capt", "cmdr", "sgt", "maj", "cpl", "pvt", "adm", "rev", "hon", "pres", "supt", "det", "insp", "st",
		"ste", "mt", "vs", "fr", "msgr", "amb", "atty", "asst", "assn", "cf", "approx", "eg", "ie", "mme", "mlle")
	add(endsUnlessNumber, "jan", "feb", "aug", "sept", "sep", "oct", "nov", "dec", "no", "nos", "fig", "figs", "vol",
		"mon", "tues", "tue", "thurs", "thu", "pp", "art")
	add(mayEnd, "inc", "corp", "ltd", "co", "cos", "bros", "jr", "sr", "ave", "blvd", "rd", "dept", "univ",
		"etc", "ft", "lb", "lbs", "oz", "mph", "calif", "mass", "conn", "colo", "fla", "ariz", "ark", "tenn", "wis",
		"minn", "mich", "okla", "ore", "wash", "kan", "neb", "nev", "ill", "ind", "ky", "md", "mo", "mont",
		"va", "vt", "wyo", "dak", "del", "ga", "la", "miss", "tex", "ala", "me", "al", "est")
	return m
}()

// words are abbreviations that are words too, whatever their case: a point
// after one is taken for a full stop unless a figure follows.
var alsoWords = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range []string{"no", "nos", "art", "fig", "figs", "est", "ill", "ind", "mass", "wash", "miss", "ore",
		"me", "la", "al", "del", "mo", "mon", "pp", "hon", "ste", "cos", "maj", "del", "co", "inc"} {
		m[Hash(w)] = true
	}
	return m
}()

// isAbbreviation reports whether a point after the word belongs to it.
func isAbbreviation(hash uint64, c Case) bool {
	kind := abbreviations[hash]
	return kind != noAbbreviation && !alsoWords[hash] && (c != Lower || lowerAbbreviations[hash])
}

// lowerAbbreviations are those written with small letters.
var lowerAbbreviations = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range []string{"vs", "etc", "approx", "mph", "lb", "lbs", "oz", "cf"} {
		m[Hash(w)] = true
	}
	return m
}()

// abbreviationOf says how the point after a word behaves; the word may be an
// ordinary one.
func abbreviationOf(w *Word, text string) abbreviation {
	if w.Kind != Letters {
		return noAbbreviation
	}
	n := w.Span.Len()
	if w.Has(Pointed) && text[w.Span.Start+1] == '.' {
		return mayEnd
	}
	if n == 1 && w.Case == Upper && text[w.Span.Start] != 'I' {
		return isInitial
	}
	a := abbreviations[w.Hash]
	if a != noAbbreviation && w.Case == Lower && !lowerAbbreviations[w.Hash] {
		return noAbbreviation
	}
	return a
}

// openers carry a capital almost only because they open a sentence.
var openers = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range []string{"the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these",
		"those", "there", "but", "and", "in", "on", "at", "for", "when", "while", "after", "before", "if", "as", "his",
		"her", "its", "their", "our", "my", "what", "who", "why", "how", "some", "many", "most", "one", "two", "no",
		"not", "by", "with", "from", "to", "however", "also", "so", "then", "now", "last", "both", "all", "each",
		"since", "although", "though", "despite", "during", "under", "about", "officials", "police", "such", "more"} {
		m[Hash(w)] = true
	}
	return m
}()

func opensSentence(w *Word) bool { return openers[w.Hash] && w.Case != Lower }
