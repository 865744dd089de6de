package typography

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter"
)

//go:embed dash.md
var dashPage string

// Dash finds dashes of a sentence that are set like hyphens, and hyphens that
// are set like dashes.
var Dash = linter.Rule{
	ID:       "typography.dash",
	Doc:      dashPage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	Quotes:   linter.CheckMarks,
	Blocks:   copyBlocks,
	New: func(s *linter.Setup) (linter.Check, error) {
		house := s.House.Dash
		return func(p *linter.Pass) { dash(p, house) }, nil
	},
}

const (
	en     = "–"
	em     = "—"
	hyphen = " - "
	double = "--"
)

// dashes counts how an article sets the dashes of its sentences.
type dashes struct{ spacedEn, closedEn, spacedEm, closedEm int }

func dash(p *linter.Pass, house string) {
	text := p.Doc.Text
	if !strings.Contains(text, en) && !strings.Contains(text, em) {
		return // nothing to differ from
	}
	var d dashes
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		if !ownStyle(b) {
			continue
		}
		for _, mark := range []string{en, em} {
			each(text, b.Span, mark, func(at int) {
				switch {
				case p.Quoted(span(at, at+len(mark))) != nil || opening(p.Doc, b.Span, at):
				case mark == en:
					count(text, at, mark, &d.spacedEn, &d.closedEn)
				default:
					count(text, at, mark, &d.spacedEm, &d.closedEm)
				}
			})
		}
	}
	good := d.set(house)
	var hyphens []article.Span
	for _, b := range p.Doc.Blocks {
		if !copyBlocks.Has(b.Kind) {
			continue
		}
		if d.closedEn <= 2 || d.spacedEn > 0 {
			each(text, b.Span, en, func(at int) { closed(p, b.Span, at, good) })
		}
		if b.Kind == article.Paragraph {
			for _, mark := range []string{hyphen, double} {
				each(text, b.Span, mark, func(at int) {
					if s := spaced(p, b.Span, at, mark); s.Len() > 0 {
						hyphens = append(hyphens, s)
					}
				})
			}
		}
	}
	if spaced := d.spacedEn + d.spacedEm; spaced < 2 || 2*len(hyphens) > spaced {
		return // hyphens may be how this article sets its dashes
	}
	for _, s := range hyphens {
		reportHyphen(p, s, good)
	}
}

// ownStyle reports whether a block shows how the article itself sets dashes:
// captions, posts and quotations come from elsewhere.
func ownStyle(b *article.Block) bool {
	switch b.In {
	case article.BlockQuote, article.Embed, article.Correction, article.Boilerplate:
		return false
	}
	switch b.Kind {
	case article.Paragraph, article.Standfirst, article.ListItem:
		return true
	}
	return false
}

// opening reports whether a dash ends the dateline or the label that opens a
// block: “ORLAND (Reuters) –”, “FILE –”.
func opening(doc *article.Document, block article.Span, at int) bool {
	before := strings.TrimSpace(doc.Text[block.Start:at])
	if before == "" || before == doc.Meta.Dateline || strings.HasSuffix(before, ")") && len(before) <= 60 {
		return true
	}
	return len(before) <= 60 && strings.ToUpper(before) == before
}

// set returns the dash of the house or, without one, of the article.
func (d *dashes) set(house string) string {
	switch {
	case house == "spaced-en":
		return " – "
	case house == "em":
		return em
	case house == "spaced-em":
		return " — "
	case d.closedEm > d.spacedEm && d.closedEm > d.spacedEn:
		return em
	case d.spacedEm > d.spacedEn:
		return " — "
	}
	return " – "
}

func each(text string, block article.Span, mark string, show func(at int)) {
	for at := int(block.Start); ; {
		i := strings.Index(text[at:block.End], mark)
		if i < 0 {
			return
		}
		at += i
		show(at)
		at += len(mark)
	}
}

func count(text string, at int, mark string, open, shut *int) {
	left, right := text[:at], text[at+len(mark):]
	switch {
	case strings.HasSuffix(left, " ") && strings.HasPrefix(right, " "):
		*open++
	case mark == em || clause(text, at, at+len(mark)):
		*shut++
	}
}

// clause reports whether the words about a closed dash are two clauses rather
// than a range or a compound of equals (cost–benefit, US–China): the second is
// a small word that opens a clause and the first is none.
func clause(text string, start, end int) bool {
	if start == 0 || end >= len(text) || !letterBefore(text, start) {
		return false
	}
	from, to := wordBefore(text, start, 0), wordAfter(text, end, len(text))
	if to == end || !opensClause(text[end:to]) {
		return false
	}
	// A chain, as in state–of–the–art, is a compound.
	if r, _ := utf8.DecodeRuneInString(text[to:]); r == '–' || r == '-' || r == '—' {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(text[:from]); r == '–' || r == '-' || r == '—' {
		return false
	}
	return !lexicon.LookupString(text[from:start]).Is(lexicon.Function)
}

func opensClause(word string) bool {
	switch word {
	case "including", "and", "but", "which", "who", "whose", "where", "a", "an", "the", "that", "with", "without",
		"though", "although", "because", "despite", "while", "yet", "even", "especially", "particularly", "notably", "namely",
		"such", "it", "he", "she", "they", "we", "his", "her", "their", "its", "this", "these", "those", "there", "is", "was",
		"are", "were", "has", "had", "will", "would":
		return true
	}
	return false
}

// closed reports an en dash that joins two clauses like a hyphen.
func closed(p *linter.Pass, block article.Span, at int, good string) {
	text := p.Doc.Text
	if !clause(text, at, at+len(en)) {
		return
	}
	from, to := wordBefore(text, at, int(block.Start)), wordAfter(text, at+len(en), int(block.End))
	words := span(from, to)
	p.Report(linter.Finding{
		Span:    words,
		Message: fmt.Sprintf("The dash of “%s” joins the two words as a hyphen would.", text[from:to]),
		Fixes: []linter.Fix{{Title: "Replace with “" + good + "”", Safety: linter.Ask,
			Edits: []linter.Edit{{Span: span(at, at+len(en)), New: good}}}},
	})
}

// spaced returns the place of a hyphen with spaces, or of two hyphens, that
// stands for a dash: the mark with the spaces about it. Inside quotations it may
// be the speaker's own.
func spaced(p *linter.Pass, block article.Span, at int, mark string) article.Span {
	text := p.Doc.Text
	start, end := at, at+len(mark)
	for start > int(block.Start) && text[start-1] == ' ' {
		start--
	}
	for end < int(block.End) && text[end] == ' ' {
		end++
	}
	if start == int(block.Start) || end >= int(block.End) || text[start-1] == '-' || text[end] == '-' {
		return article.Span{}
	}
	// Scores, fixtures and datelines: a dash of a sentence has words in small
	// letters about it.
	from, to := wordBefore(text, start, int(block.Start)), wordAfter(text, end, int(block.End))
	if !small(text[from:start]) || !small(text[end:to]) || p.Quoted(span(from, to)) != nil {
		return article.Span{}
	}
	return span(start, end)
}

// reportHyphen reports a hyphen in an article that has dashes.
func reportHyphen(p *linter.Pass, mark article.Span, good string) {
	text := p.Doc.Text
	words := span(wordBefore(text, int(mark.Start), 0), wordAfter(text, int(mark.End), len(text)))
	p.Report(linter.Finding{
		Span:    words,
		Message: fmt.Sprintf("“%s” has a hyphen for a dash; the article has dashes elsewhere.", p.Text(words)),
		Fixes: []linter.Fix{{Title: "Replace with “" + good + "”", Safety: linter.Ask,
			Edits: []linter.Edit{{Span: mark, New: good}}}},
	})
}

func small(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}
