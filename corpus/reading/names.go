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

	Why  JoinReason // why it is taken to name its entity
	Next int32      // index of the entity's next mention, -1 for the last
	Form int32      // index in [Article.Forms], once they have been asked for

	Words [2]int32 // half-open range of indexes of its words
	Title [2]int32 // of the words of a title or label before it, empty without one
	Key   uint64   // the same for mentions in the same letters, whatever their case; an acronym's is that of its word, without a plural s
}

// JoinReason says why a mention is taken to name its entity.
type JoinReason uint8

// The reasons, that of an entity's first mention first.
const (
	First       JoinReason = iota
	SameWords              // the words of the first mention
	Surname                // the surname of the one person who has it
	GivenAlone             // the given name of the one person who has it
	ShortForm              // the short form of the given name, or the long one: Chris, Christopher
	Initials               // with, without or by initials: Edwin J. Marrow
	Definition             // the acronym and the words it stands for
	Recorded               // a form that the record has under the same name
	AcronymWord            // the acronym written as a word: Cisa
	Partial                // the name of a body or place cut short: the Flood Board
	Accents                // the same but for accents and small marks: Nunez, al Assad
	Titled                 // of a Reference: the office that the person was named with
)

var joinReasonNames = [...]string{"first", "same words", "surname", "given name", "short form", "initials", "definition",
	"record", "acronym as word", "part of name", "accents", "title"}

func (r JoinReason) String() string { return joinReasonNames[r] }

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
	First   int32  // index of its first mention; Next of that leads to the others
	Forms   int32  // index of its first form in [Article.Forms], once they have been asked for; Next of that leads to the others
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
