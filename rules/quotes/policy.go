package quotes

import (
	"galleyproof/corpus/record"
	"galleyproof/linter"
	"galleyproof/linter/config"
)

// class is how a statement came into the world: it decides how much of it may
// be tidied.
type class uint8

const (
	post    class = iota // by the speaker's own hand
	written              // published in writing
	spoken               // set down by others
)

func (c class) String() string { return [...]string{"post", "written", "spoken"}[c] }

func classOf(s *record.Statement) class {
	switch {
	case s.Post():
		return post
	case s.Written():
		return written
	}
	return spoken
}

// ordinary is how much each grade matters to a house without a policy of its
// own; zero is not at all. A post is printed as it stands; in a transcript
// marks, case and spelling are the transcriber's.
var ordinary = map[record.Grade][3]linter.Severity{
	record.Punctuation:      {linter.Suggestion, linter.Suggestion, 0},
	record.CaseOnly:         {linter.Warning, linter.Suggestion, 0},
	record.Respelled:        {linter.Warning, linter.Suggestion, 0},
	record.SilentCorrection: {linter.Suggestion, linter.Suggestion, 0},
	record.Hashtag:          {linter.Warning, linter.Suggestion, 0},
	record.Bracketed:        {linter.Suggestion, linter.Suggestion, 0},
	record.ElidedMarked:     {0, 0, 0},
	record.ElidedUnmarked:   {linter.Warning, linter.Warning, linter.Warning},
	record.WordsChanged:     {linter.Error, linter.Error, linter.Error},
	record.OwnTypo:          {linter.Error, linter.Error, linter.Error},
	record.WrongOccasion:    {linter.Error, linter.Error, linter.Error},
}

// severity is how much a difference matters: by the house's policy for the
// grade and kind of source, else the ordinary one. What an elision hides may
// make it an error; an entry the record is unsure of makes anything a
// suggestion.
func severity(policy config.QuotePolicy, d *record.Difference, s *record.Statement) linter.Severity {
	c := classOf(s)
	sev := ordinary[d.Grade][c]
	if d.Lost {
		switch d.Grade {
		case record.ElidedUnmarked:
			sev = linter.Error
		case record.ElidedMarked:
			sev = linter.Warning
		}
	}
	for _, key := range []string{d.Grade.String(), d.Grade.String() + "." + c.String()} {
		if name, ok := policy[key]; ok {
			sev, _ = config.ParseSeverity(name) // "off" is none
		}
	}
	if sev > linter.Suggestion && s.Confidence == record.Low {
		sev = linter.Suggestion
	}
	return sev
}
