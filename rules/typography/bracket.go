package typography

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

//go:embed bracket.md
var bracketPage string

// Bracket finds brackets that lack their other half.
var Bracket = linter.Rule{
	ID:       "typography.bracket",
	Doc:      bracketPage,
	Severity: linter.Suggestion,
	Quotes:   linter.CheckMarks,
	Blocks:   article.Kinds(article.Paragraph, article.Standfirst, article.Caption, article.ListItem, article.Footnote),
	New: func(*linter.Setup) (linter.Check, error) {
		return brackets, nil
	},
}

// asideBlocks is how many blocks an aside in brackets may run over.
const asideBlocks = 6

// half is a bracket whose other half is not in its block.
type half struct {
	at, block int
	mark      byte
}

func brackets(p *linter.Pass) {
	var alone []half
	for i, b := range p.Doc.Blocks {
		alone = unpaired(alone, p.Doc.Text, b.Span, i)
	}
	pairAcross(alone)
	for _, h := range alone {
		if h.mark == 0 || !atEdge(p.Doc.Text, h) {
			continue
		}
		block, what := p.Doc.Blocks[h.block].Span, "is not closed"
		from, to := h.at, h.at+1
		if opens(h.mark) {
			to = wordAfter(p.Doc.Text, to, int(block.End))
		} else {
			from, what = wordBefore(p.Doc.Text, from, int(block.Start)), "was not opened"
		}
		p.Report(linter.Finding{Span: span(from, to), Message: fmt.Sprintf("The bracket of “%s” %s.", p.Doc.Text[from:to], what)})
	}
}

// atEdge reports whether a bracket stands as that of an aside does, before a word
// and after a space, or the other way about: code and keyboard noise do not.
func atEdge(text string, h half) bool {
	outside, inside := text[:h.at], text[h.at+1:]
	if opens(h.mark) {
		return (outside == "" || strings.HasSuffix(outside, " ") || strings.HasSuffix(outside, "\n")) && (letterAt(text, h.at+1) || digitAt(inside))
	}
	return (letterBefore(text, h.at) || h.at > 0 && digitAt(text[h.at-1:])) &&
		(inside == "" || strings.IndexByte(" \n.,;:!?", inside[0]) >= 0)
}

func digitAt(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

func opens(mark byte) bool { return mark == '(' || mark == '[' }

// pairAcross takes the marks off those brackets that are the halves of an aside
// over several blocks: each that closes goes with the first that is open.
func pairAcross(alone []half) {
	var round, square []*half // open ones, in order
	for i := range alone {
		h, open := &alone[i], &round
		if h.mark == '[' || h.mark == ']' {
			open = &square
		}
		if opens(h.mark) {
			*open = append(*open, h)
			continue
		}
		for len(*open) > 0 && h.block-(*open)[0].block >= asideBlocks {
			*open = (*open)[1:]
		}
		if len(*open) > 0 {
			(*open)[0].mark, h.mark = 0, 0
			*open = (*open)[1:]
		}
	}
}

// unpaired appends the brackets of a block that have no other half in it. One
// kind may close what the other opened, as in [0, 1).
func unpaired(dst []half, text string, block article.Span, n int) []half {
	first := len(dst)
	for at := int(block.Start); ; at++ {
		i := strings.IndexAny(text[at:block.End], "()[]")
		if i < 0 {
			return dst
		}
		at += i
		mark := text[at]
		if face(text[block.Start:at]) {
			continue
		}
		if opens(mark) {
			dst = append(dst, half{at, n, mark})
			continue
		}
		if last := len(dst) - 1; last >= first && opens(dst[last].mark) {
			dst = dst[:last]
		} else if !label(text[block.Start:at]) {
			dst = append(dst, half{at, n, mark})
		}
	}
}

// face reports whether a bracket after the text is the mouth of a face: :-), <(.
func face(before string) bool {
	before = strings.TrimSuffix(before, "-")
	return before != "" && strings.ContainsRune(":;=<", rune(before[len(before)-1]))
}

// label reports whether a bracket that closes after the text is that of an
// item's label: 1), iv), b).
func label(before string) bool {
	const longest = 4
	word := before[max(0, len(before)-longest-len("\u00a0")):]
	if i := strings.LastIndexAny(word, " \n\t\u00a0"); i >= 0 {
		_, n := utf8.DecodeRuneInString(word[i:])
		word = word[i+n:]
	}
	if len(word) == 0 || len(word) > longest {
		return len(word) == 0
	}
	if len(strings.TrimRight(word, "0123456789")) == 0 || len(word) == 1 {
		return true
	}
	return strings.Trim(strings.ToLower(word), "ivx.") == ""
}
