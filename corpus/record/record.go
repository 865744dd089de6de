// Package record is what is known: statements word for word, events with their
// days, names with their forms. It aligns plain words with what was said; it
// never sees a reading of an article.
package record

import (
	"galleyproof/corpus/article"
)

// Confidence is how sure the record is of an entry.
type Confidence uint8

// Confidence grows; an entry that does not say is High.
const (
	Low Confidence = iota + 1
	Medium
	High
)

// Statement is something said or written, word for word.
type Statement struct {
	ID             string
	Speaker        string
	Handle         string
	Title          string
	Medium         string // tweet, post, statement, report, transcript, speech, interview…
	Date           article.Stamp
	UTC            article.Day // the day in UTC where it is known to differ
	Text           string      // paragraphs are parted by a blank line
	URL            string
	Thread         string
	ThreadPosition int
	PublishedBy    string
	NotSpeaker     []string // to whom it is wrongly ascribed
	Language       string
	TranslationOf  string
	Official       bool
	Excerpt        bool
	Complete       bool
	Embargo        article.Stamp
	Confidence     Confidence
	UTCOffset      string   // of a day without a time, as written: -05:00
	Sources        []string // where the words were found, for people
	Place          Place
}

// Post reports whether the statement was written by its speaker's own hand, in
// public and with its own spelling: a post on a social network.
func (s *Statement) Post() bool {
	switch s.Medium {
	case "tweet", "post", "toot", "skeet":
		return true
	}
	return false
}

// Written reports whether the statement was published in writing.
func (s *Statement) Written() bool {
	switch s.Medium {
	case "statement", "report", "letter", "press release", "document", "email", "article":
		return true
	}
	return s.Post()
}

// Event is something that happened on a day.
type Event struct {
	ID         string
	Name       string
	Aliases    []string
	Date       article.Stamp // Day is unknown when only the month or year is
	Partial    string        // YYYY or YYYY-MM as written, when that is all
	UTC        article.Day
	After      string // the event it follows
	Confidence Confidence
	Place      Place
}

// Name is a person, body, brand or title and the forms of its name.
type Name struct {
	Canonical      string
	Kind           string // person, organisation, brand, title, place, newspaper, hashtag…
	Acronym        string
	Allowed        []string
	AllowedByHouse []string
	Wrong          []string
	OneForm        bool // one form an article
	Handles        []string
	Roles          []Role
	Place          Place
}

// Role is an office and when it was held; an unknown day is open.
type Role struct {
	Title    string
	From, To article.Day
}

// Place is where an entry stands in the record's files.
type Place struct {
	File string
	Line int // from 1
}

// Record is everything known. It is immutable once loaded and must not be
// copied; the zero Record is empty and valid.
type Record struct {
	Statements []Statement
	Events     []Event

	index index
	names names
}
