package record

import "galleyproof/corpus/article"

// shortStatement is how many words a statement may have and be said again, or
// by someone else: “No comment.”
const shortStatement = 8

// Holding returns the match with a statement of the record that says what s
// does, all but word for word (nine words of ten), or nil. s may be a part of
// what is held. A short statement is the same only when its speaker is, and not
// when both days are known and differ.
func (r *Record) Holding(s *Statement) (*Passage, *Match) {
	p := &Passage{Text: s.Text, Words: article.AppendWords(nil, s.Text, article.Span{End: int32(len(s.Text))})}
	h := Hint{}
	if s.Speaker != "" {
		h.Speakers = []string{s.Speaker}
	}
	m := r.Find(p, h)
	if m == nil || 10*m.Same < 9*m.Words {
		return p, nil
	}
	if m.Words < shortStatement {
		held := m.Statement
		if s.Speaker != "" && !held.SpokenBy(r, h.Speakers) ||
			s.Date.Day.Known() && held.Date.Day.Known() && s.Date.Day != held.Date.Day {
			return p, nil
		}
	}
	return p, m
}
