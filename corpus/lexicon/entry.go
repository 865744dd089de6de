package lexicon

// An Entry is what is known of a word; zero is an unknown one. Its bits:
//
//	0–2    tier of the ordinary word, less one (with the class Word)
//	3–5    tier of the name, acronym or abbreviation, less one
//	6–10   regions
//	11–31  classes
type Entry uint32

const (
	nameTierShift = 3
	regionShift   = 6
	tierMask      = 7
	nameClasses   = Proper | Upper | Abbreviation
)

// A Region is a set of regional spellings.
type Region uint8

// The regions. British spells with -ise or -ize.
const (
	American Region = 1 << iota
	BritishIse
	BritishIze
	Canadian
	Australian

	British    = BritishIse | BritishIze
	AllRegions = American | British | Canadian | Australian
)

// A Class is a set of classes. The first say which forms of the word occur:
// "may" is Word, Proper and Month, "NATO" is Upper and Abbreviation.
type Class uint32

// The classes.
const (
	Word         Class = 1 << (11 + iota) // in lower case (or as iPhone, eBay)
	Proper                                // with a capital
	Upper                                 // in capitals, two or more
	Abbreviation                          // Nov, kg, NATO
	Contraction                           // don't, it's
	Variant                               // nowhere the first spelling: gaol, supercede
	NearAmerican                          // not the American spelling, but nearly as good there: catalogue, cancelled
	NearBritish                           // the same for the British: judgment, advisor
	Month                                 // January, Jan
	Weekday                               // Monday, Mon
	Honorific                             // Mr, Sen, President, Sir
	CueVerb                               // said, tweeted, according: they hand over to a quotation
	Kinship                               // mother, nephew
	Ordinal                               // first to thirty-first
	Number                                // one to ninety, hundred, dozen
	Function                              // the, of, was, not: words that carry no subject
	Pronoun                               // he, them, its
	Relative                              // today, last, ago: they place a date
	GivenName                             // Mary, Christopher
)

// Is reports whether the word has one of the classes in c.
func (e Entry) Is(c Class) bool { return e&Entry(c) != 0 }

// Known reports whether the word is in the lexicon in any form.
func (e Entry) Known() bool { return e != 0 }

// Lower reports whether the word is right in lower case, as an ordinary word.
// "Paris" is not, "may" is.
func (e Entry) Lower() bool { return e.Is(Word) }

// Name reports whether the word occurs with a capital of its own, as a proper
// name. "May" does, "table" does not.
func (e Entry) Name() bool { return e.Is(Proper) }

// Tier is how rare the word is in its commonest form: 1 is the commonest four
// thousand words, 3 everyday ones, 5 what most educated readers know, 6 the
// end of what a speller should accept without doubt, 8 what only large
// dictionaries hold; 0 is unknown.
func (e Entry) Tier() int {
	word, name := e.WordTier(), e.NameTier()
	if word == 0 || name > 0 && name < word {
		return name
	}
	return word
}

// WordTier is the tier as an ordinary word, 0 when it is none.
func (e Entry) WordTier() int {
	if !e.Is(Word) {
		return 0
	}
	return int(e&tierMask) + 1
}

// NameTier is the tier as a name, acronym or abbreviation, 0 when it is none.
func (e Entry) NameTier() int {
	if !e.Is(nameClasses) {
		return 0
	}
	return int(e>>nameTierShift&tierMask) + 1
}

// Regions are those where this is the word's own spelling, all five for most
// words. For a Variant they are those where it is met.
func (e Entry) Regions() Region { return Region(e >> regionShift & Entry(AllRegions)) }
