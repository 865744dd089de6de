package reading

import "galleyproof/corpus/article"

// Names are the mentions of names in an article and the entities they name.
//
// A mention is a run of capitalised words, as long as the capitals say
// something: a word that opens a sentence, or stands in a headline set in
// title case, carries its capital for another reason, and there the lexicon
// decides whether it is a name. Titles before a name ("President", "Mr") are
// kept beside the mention, not in it. Handles, tags and addresses are never
// names.
//
// An entity is what mentions name: the same words, a surname alone after a full
// name, an acronym and the expansion the article gives it, or forms that the
// record lists under one name. Where it is not plain which of two persons a
// surname means, it stays an entity of its own.
type Names struct {
	Mentions []Mention // in order
	Entities []Entity  // in order of their first mention

	scratch names
}

// Mention is one place where a name stands.
type Mention struct {
	Span    article.Span // without a possessive 's
	Entity  int          // index in Entities
	Acronym bool         // an abbreviation in capitals: CISA, U.S., MPs
	Defined article.Span // of an acronym in brackets: the expansion it stands for; zero otherwise

	Words [2]int32 // half-open range of indexes of its words
	Title [2]int32 // of the words of a title or label before it, empty without one
	Key   uint64   // the same for mentions in the same letters, whatever their case; an acronym's is that of its word, without a plural s
}

// EntityKind says what an entity is.
type EntityKind uint8

// The kinds of entity.
const (
	UnknownEntity EntityKind = iota
	Person
	Organisation
	Place
	Brand
	Other
)

var entityKindNames = [...]string{"", "person", "organisation", "place", "brand", "other"}

func (k EntityKind) String() string { return entityKindNames[k] }

// Entity is one person, body or thing of the article.
type Entity struct {
	Name    string // the fullest form in the article
	Kind    EntityKind
	Acronym string // its short form, where the article defines one
	Record  int    // index in the record's Names, or -1
	Full    bool   // a person with a given name or initials, somewhere in the article
	Titled  bool   // a person with a title, somewhere in the article
}

// Names returns the names of the article.
func (a *Article) Names() *Names {
	if a.once(haveNames) {
		n := &a.names
		n.Mentions, n.Entities = n.Mentions[:0], n.Entities[:0]
		n.find(a)
		n.join(a)
	}
	return &a.names
}
