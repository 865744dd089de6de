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

//go:embed spacing.md
var spacingPage string

// Spacing finds a space before a comma or stop, none after one, and marks set
// twice.
var Spacing = linter.Rule{
	ID:       "typography.spacing",
	Doc:      spacingPage,
	Severity: linter.Suggestion,
	Fixable:  linter.Ask,
	Quotes:   linter.CheckMarks,
	Blocks:   article.Kinds(article.Paragraph, article.Standfirst, article.Caption, article.ListItem, article.Footnote, article.BlockQuote),
	New: func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			text := p.Doc.Text
			pieces, asked := false, false
			for _, b := range p.Doc.Blocks {
				points(text, b.Span, func(at int) {
					f, ok := misplaced(text, b.Span, at)
					if !ok {
						return
					}
					if text[f.Span.Start] == ' ' {
						if !asked {
							pieces, asked = inPieces(p.Doc), true
						}
						if pieces {
							return
						}
					}
					f.Span = span(wordBefore(text, int(f.Span.Start), int(b.Span.Start)), wordAfter(text, int(f.Span.End), int(b.Span.End)))
					f.Message = fmt.Sprintf(f.Message, p.Text(f.Span))
					p.Report(f)
				})
			}
		}, nil
	},
}

// inPieces reports whether most marks of a text stand apart: it was taken to
// pieces by a machine.
func inPieces(doc *article.Document) bool {
	apart, tight := 0, 0
	for _, b := range doc.Blocks {
		points(doc.Text, b.Span, func(at int) {
			if at > 0 && doc.Text[at-1] == ' ' {
				apart++
			} else {
				tight++
			}
		})
	}
	return apart > tight
}

// points shows the places of the commas, semicolons and full stops of a block.
func points(text string, block article.Span, show func(at int)) {
	for at := int(block.Start); at < int(block.End); at++ {
		if c := text[at]; c == ',' || c == '.' || c == ';' {
			show(at)
		}
	}
}

// misplaced says what is wrong with the space about a mark; the finding's span
// is that of the marks and spaces alone.
func misplaced(text string, block article.Span, at int) (linter.Finding, bool) {
	from, to := int(block.Start), int(block.End)
	before, after := byte(0), byte(0)
	if at > from {
		before = text[at-1]
	}
	if at+1 < to {
		after = text[at+1]
	}
	if before != ' ' && (after == 0 || space(after)) {
		return linter.Finding{}, false // as nearly all stand
	}
	mark := text[at : at+1]
	switch {
	case before == ' ' && at-1 > from && ends(after) && wordEnds(text[from:at-1]) && !strings.HasPrefix(text[at+1:to], " ."):
		return edit(span(at-1, at+1), mark, "A space stands before the mark in “%s”."), true
	case mark == "." && after == '.' && letterBefore(text, at) && (at+2 == to || text[at+2] != '.' && text[at+2] != '/'):
		if at+2 < to && !space(text[at+2]) && !letterAt(text, at+2) {
			break
		}
		return edit(span(at, at+2), mark, "Two stops stand in “%s”."), true
	case mark == "," && (after == ',' || after == '.') && letterBefore(text, at) && (at+2 == to || space(text[at+2])):
		return edit(span(at, at+2), text[at+1:at+2], "Two marks stand in “%s”."), true
	case joins(text[from:at], text[at+1:to], mark):
		return edit(span(at, at+1), mark+" ", "No space follows the mark in “%s”."), true
	}
	return linter.Finding{}, false
}

func edit(s article.Span, right, message string) linter.Finding {
	return linter.Finding{Span: s, Message: message,
		Fixes: []linter.Fix{{Title: "Replace with “" + right + "”", Safety: linter.Ask, Edits: []linter.Edit{{Span: s, New: right}}}}}
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// ends reports whether nothing that belongs to a mark stands after it: not
// " .22", " .com", " ...".
func ends(after byte) bool { return after == 0 || space(after) || after == '"' }

// wordEnds reports whether a text ends in a letter, a figure or a closing mark.
func wordEnds(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '”' || r == '’' || r == ')' || r == '"'
}

// joins reports whether a mark stands between two words of English without a
// space: "tests.The", "tubes,something", not node.js or a,b.
func joins(before, after, mark string) bool {
	left := before[wordBefore(before, len(before), 0):]
	right := after[:wordAfter(after, 0, len(after))]
	if len(left) < 2 || len(right) < 2 || strings.HasSuffix(before[:len(before)-len(left)], ".") {
		return false
	}
	rest := after[len(right):]
	if rest != "" && !space(rest[0]) && rest[0] != ',' && rest[0] != '\'' {
		return false
	}
	first, _ := utf8.DecodeRuneInString(right)
	if mark == "." && (!unicode.IsUpper(first) || len(left) < 3 || strings.ToUpper(right) == right) {
		return false
	}
	l, r := lexicon.LookupString(left), lexicon.LookupString(right)
	return strings.ToLower(left) == left && l.Lower() && l.WordTier() <= 6 && unicode.IsLower(rune(left[0])) &&
		(r.Lower() || mark != ".") && r.Known() && r.Tier() <= 6 && unicode.IsLetter(first)
}
