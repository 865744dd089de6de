package record

import (
	"sync"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// Names are looked up in one way, whether they come from a compiled file or
// were read from TOML: those are compiled in memory when something is first
// looked up. So a record of a dozen names and one of two hundred thousand
// answer alike.

// FormKind is what a form is to its name.
type FormKind uint8

// The kinds of form.
const (
	CanonicalForm FormKind = iota
	AcronymForm
	AllowedForm
	HouseStyleForm // allowed by house style
	WrongForm
)

// Form is one form of a name as the record has it.
type Form struct {
	Text string
	Name int // index of the name, for [Record.Name]
	Kind FormKind
}

// names are the names of a record.
type names struct {
	list     []Name    // as read from TOML
	compiled *Compiled // instead of the list

	once     sync.Once
	lookup   *Compiled // of the list
	speakers *lexicon.Words
}

// WithNames returns a record of names alone.
func WithNames(list []Name) *Record {
	r := &Record{}
	r.names.list = list
	r.index = newIndex(nil)
	return r
}

// NameCount returns how many names there are.
func (r *Record) NameCount() int {
	if r.names.compiled != nil {
		return r.names.compiled.Count()
	}
	return len(r.names.list)
}

// Name returns the name of an index below NameCount, and the zero Name for any
// other. It may be read anew from the compiled file: ask [Record.NameKind] where
// the kind is all that is wanted.
func (r *Record) Name(i int) Name {
	switch {
	case i < 0 || i >= r.NameCount():
		return Name{}
	case r.names.compiled != nil:
		return r.names.compiled.name(i)
	}
	return r.names.list[i]
}

// NameKind returns the kind of the name of an index, "" where there is none.
func (r *Record) NameKind(i int) string {
	switch {
	case i < 0 || i >= r.NameCount():
		return ""
	case r.names.compiled != nil:
		return r.names.compiled.kind(i)
	}
	return r.names.list[i].Kind
}

// NameOf returns the index of the name that has a form of this [FormKey] as its
// canonical form, acronym or allowed form; the first of several. Titles and
// hashtags are no names of anybody. It may be called by several goroutines.
func (r *Record) NameOf(key uint64) (int, bool) {
	if c := r.forms(); c != nil {
		return c.nameOf(key)
	}
	return 0, false
}

// FormsOf returns the forms of a [FormKey], wrong ones too, in the order of their
// names. Their letters may differ in case.
func (r *Record) FormsOf(key uint64) []Form {
	if c := r.forms(); c != nil {
		return c.formsOf(key)
	}
	return nil
}

// Near returns the canonical and allowed forms that one edit parts from a form
// in letters other than theirs: a letter too many, too few or another, or two
// neighbours that changed places. Case, and how much white space stands between
// words, make no difference; an edit of a figure is none. Acronyms and what is
// shorter than [LeastNear] letters are near to nothing, and so are titles and
// hashtags. The time it takes hardly grows with the record.
func (r *Record) Near(form string) []Form {
	if c := r.forms(); c != nil {
		return c.near(form)
	}
	return nil
}

// Vouches reports whether a word is part of a name, wrong forms excepted, or of
// a speaker, in the letters it is written in.
func (r *Record) Vouches(word *article.Word) bool {
	if c := r.forms(); c != nil && c.words.Has(word) {
		return true
	}
	return r.names.speakers.Has(word)
}

// forms returns what finds forms; nil where there are no names.
func (r *Record) forms() *Compiled {
	n := &r.names
	if n.compiled == nil && len(n.list) == 0 && len(r.Statements) == 0 {
		return nil
	}
	n.once.Do(func() {
		if len(r.Statements) > 0 {
			n.speakers = &lexicon.Words{}
			for i := range r.Statements {
				n.speakers.AddEach(r.Statements[i].Speaker)
			}
		}
		if n.lookup = n.compiled; n.lookup == nil && len(n.list) > 0 {
			n.lookup = inMemory(n.list)
		}
	})
	return n.lookup
}
