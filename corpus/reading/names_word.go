package reading

import (
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// capitals judges a block that is short enough to be a headline or a label by
// its words of substance.
func (s *names) capitals(b article.Block, first, last int) capitals {
	if last-first > 24 {
		return sentenceCase
	}
	small, title, upper := 0, 0, 0
	for i := first; i < last; i++ {
		w := &s.words[i]
		if w.Kind != article.Letters {
			continue
		}
		switch w.Case {
		case article.Lower:
			if !s.entry(i).Is(lexicon.Function) {
				small++
			} else if title == 0 && upper > 0 {
				small++ // THE END of a line in capitals has no "the"
			}
		case article.Title, article.Camel:
			title++
		case article.Upper:
			if w.Span.Len() > 1 {
				upper++
			}
		}
	}
	switch {
	case small == 0 && title == 0 && upper > 1 && last-first > 2:
		return allCapitals
	case small == 0 && title+upper > 2:
		return titleCase
	case b.Kind == article.Headline && title >= 3 && small*4 <= title:
		return titleCase
	}
	return sentenceCase
}

// capital reports whether a word may belong to a name by its own form.
func (s *names) capital(i int) bool {
	w := &s.words[i]
	switch w.Kind {
	case article.Letters, article.Mixed:
	default:
		return false
	}
	switch w.Case {
	case article.Title, article.Upper:
		return true
	case article.Camel:
		return true
	}
	return false
}

// opens reports whether a word stands where any word has a capital although no
// sentence was found to begin: after a colon, a dash, an opening mark or a
// bullet.
func (s *names) opens(i, first int) bool {
	if i == first {
		return true
	}
	end, start := s.words[i-1].Span.End, s.words[i].Span.Start
	if start-end == 1 && (s.text[end] == ' ' || s.text[end] == '-') {
		return false
	}
	gap := s.text[end:start]
	return strings.ContainsAny(gap, "\"“‘«:.!?…•*—–\n") || strings.Contains(gap, " '") || strings.Contains(gap, "- ")
}

// joined reports whether only a space stands between a word and the next one,
// or the point of an initial.
func (s *names) joined(i int) bool {
	end, next := s.words[i].Span.End, s.words[i+1].Span.Start
	if next-end == 1 {
		switch s.text[end] {
		case ' ':
			return true
		case '-':
			return s.words[i+1].Has(article.Bound)
		case '.':
			return s.initial(i) || s.is(i, clippedWord)
		}
		return false
	}
	if c := s.text[end]; c != ' ' && c != '.' && c != 0xc2 {
		return false
	}
	gap := s.text[end:next]
	switch gap {
	case "\u00a0":
		return true
	case ". ", ".\u00a0":
		return s.initial(i) || s.is(i, clippedWord)
	case " & ":
		return true
	}
	return gap != "" && strings.TrimLeft(gap, " \u00a0") == "" && len(gap) <= 4
}

// initial reports whether a word is a single capital, or "J.K.".
func (s *names) initial(i int) bool {
	w := &s.words[i]
	if w.Case != article.Upper || w.Kind != article.Letters {
		return false
	}
	if w.Has(article.Pointed) {
		return w.Span.Len() <= 6 && !s.entry(i).Is(lexicon.Upper)
	}
	return utf8.RuneCountInString(s.text[w.Span.Start:w.Span.End]) == 1 && !s.entry(i).Is(lexicon.Pronoun)
}

// numeral reports whether a word is a Roman numeral or another suffix in
// capitals: VIII, III, JR.
func (s *names) numeral(i int) bool {
	w := &s.words[i]
	if w.Case != article.Upper {
		return false
	}
	for _, c := range []byte(s.text[w.Span.Start:w.Span.End]) {
		if c != 'I' && c != 'V' && c != 'X' {
			return s.is(i, suffixWord)
		}
	}
	return w.Span.Len() <= 5
}

// folk reports whether a word is that of a people, a faith or the members of a
// party: it has its capital everywhere and is nobody's name.
func (s *names) folk(i int) bool {
	w := &s.words[i]
	if s.is(i, peopleWord) {
		return true
	}
	e := s.entry(i)
	if w.Case != article.Title || !e.Name() || e.Lower() || e.Is(lexicon.GivenName) {
		return false
	}
	end := w.Span.End
	if w.Has(article.Possessive) {
		end -= s.possessive(w)
	}
	word := s.text[w.Span.Start:end]
	singular := strings.TrimSuffix(word, "s")
	if !strings.HasSuffix(singular, "an") && !strings.HasSuffix(singular, "ese") && !strings.HasSuffix(singular, "ish") {
		return false
	}
	if len(singular) < len(word) {
		return lexicon.GrammarOfString(singular).May(lexicon.Adjective)
	}
	return lexicon.GrammarOf(w.Hash).May(lexicon.Adjective)
}

// ordinary reports whether a capitalised word is more likely a word than a name.
func (s *names) ordinary(i int) bool {
	e := s.entry(i)
	return e.Lower() && (e.Is(lexicon.Function) || !e.Name() || e.WordTier() < e.NameTier())
}

// calendar reports whether a word is the name of a month or a day of the week.
func (s *names) calendar(i int) bool { return s.entry(i).Is(lexicon.Month | lexicon.Weekday) }

// bracketed reports whether a word stands alone in brackets.
func (s *names) bracketed(i int) bool {
	w := &s.words[i]
	return w.Span.Start > 0 && s.text[w.Span.Start-1] == '(' && int(w.Span.End) < len(s.text) && s.text[w.Span.End] == ')'
}

// shouted reports whether a word in capitals has another beside it.
func (s *names) shouted(i int) bool {
	w := &s.words[i]
	loud := func(k int) bool {
		return s.words[k].Case == article.Upper && s.words[k].Span.Len() > 2 && !s.words[k].Has(article.Pointed) && !s.entry(k).Is(lexicon.Upper)
	}
	return i > 0 && loud(i-1) && s.words[i-1].Span.End+1 == w.Span.Start ||
		i+1 < len(s.words) && loud(i+1) && w.Span.End+1 == s.words[i+1].Span.Start
}

// dateline reports whether a word opens a line and the marks of a dateline or a
// label follow it: "ORLAND, Sept 3", "MARLE (Reuters)".
func (s *names) dateline(i int) bool {
	w := &s.words[i]
	if w.Span.Start > 0 && s.text[w.Span.Start-1] != '\n' {
		return false
	}
	rest := s.text[w.Span.End:]
	for _, mark := range []string{", ", " (", " -", " –", " —", ":"} {
		if strings.HasPrefix(rest, mark) {
			return true
		}
	}
	return false
}

// possessive returns the length of a word's 's.
func (s *names) possessive(w *article.Word) int32 {
	if s.text[w.Span.End-2] == '\'' {
		return 2
	}
	return 4
}

// single reports whether a word is one letter.
func (s *names) single(i int) bool {
	w := &s.words[i]
	return w.Span.Len() <= 3 && utf8.RuneCountInString(s.text[w.Span.Start:w.Span.End]) == 1
}

// inMarks reports whether a word opens right after a quotation mark.
func (s *names) inMarks(i int) bool {
	at := s.words[i].Span.Start
	return at > 0 && strings.ContainsRune("\"'“‘", s.runeBefore(at))
}

func (s *names) runeBefore(at int32) rune {
	r, _ := utf8.DecodeLastRuneInString(s.text[:at])
	return r
}
