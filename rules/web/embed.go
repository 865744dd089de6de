package web

import (
	_ "embed"
	"iter"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
	"galleyproof/linter"
)

//go:embed embed.md
var embedPage string

// Embed finds the signature of a pasted post that has run into the copy.
var Embed = linter.Rule{
	ID:       "web.embed",
	Doc:      embedPage,
	Severity: linter.Warning,
	Quotes:   linter.CheckMarks,
	Blocks:   linter.Prose | article.Kinds(article.Embed, article.BlockQuote),
	New:      func(*linter.Setup) (linter.Check, error) { return embed, nil },
}

func embed(p *linter.Pass) {
	if !strings.Contains(p.Doc.Text, "(@") {
		return
	}
	for _, b := range p.Doc.Blocks {
		if b.In == article.Embed {
			continue // an embed in the page's own markup shows its signature by right
		}
		if b.Kind != article.Embed && b.Kind != article.Paragraph && b.Kind != article.BlockQuote {
			continue
		}
		for s := range signatures(p.Doc.Text, b.Span) {
			p.Report(linter.Finding{Span: s, Message: "The signature of an embedded post stands in the copy."})
		}
	}
}

// signatures yields each " — Name (@handle) Month D, YYYY" of a block; the
// space before the dash is part of it.
func signatures(text string, block article.Span) iter.Seq[article.Span] {
	return func(yield func(article.Span) bool) {
		body := text[block.Start:block.End]
		for from := 0; ; {
			n := strings.Index(body[from:], "(@")
			if n < 0 {
				return
			}
			handle := from + n
			start, end, ok := signature(body, from, handle)
			if ok && !yield(article.Span{Start: block.Start + int32(start), End: block.Start + int32(end)}) {
				return
			}
			from = max(end, handle+2)
		}
	}
}

// signature returns where the signature about a handle begins and ends, if
// there is one that does not begin before from.
func signature(body string, from, handle int) (start, end int, ok bool) {
	shut := strings.IndexByte(body[handle:], ')')
	if shut < 0 || strings.ContainsAny(body[handle:handle+shut], " \n") {
		return 0, 0, false
	}
	if end = posted(body, handle+shut+1); end < 0 {
		return 0, 0, false
	}
	at, width := -1, 0
	for _, mark := range []string{"—", "–", "―", "--", " - "} {
		if i := strings.LastIndex(body[from:handle], mark); i >= 0 && from+i > at {
			at, width = from+i, len(mark)
		}
	}
	if at < 0 {
		return 0, 0, false
	}
	name := strings.TrimSpace(body[at+width : handle])
	if name == "" || strings.Contains(name, "\n") || utf8.RuneCountInString(name) > 60 {
		return 0, 0, false
	}
	for at > from && (body[at-1] == ' ' || body[at-1] == '\n') {
		at--
	}
	return at, end, true
}

// posted returns where the day of a post ends that begins at a place, -1 where
// none does: "November 18, 2020", "18 Nov 2020". The post that follows may have
// run into the year.
func posted(text string, at int) int {
	month, day := false, false
	for range 2 {
		var word string
		if word, at = part(text, at); word == "" {
			return -1
		}
		switch {
		case len(word) <= 2 && strings.Trim(word, "0123456789") == "":
			day = true
		case lexicon.LookupString(word).Is(lexicon.Month):
			month = true
		}
	}
	year, end := part(text, at)
	if !month || !day || len(year) < 4 || strings.Trim(year[:4], "0123456789") != "" ||
		len(year) > 4 && year[4] >= '0' && year[4] <= '9' {
		return -1
	}
	return end - len(year) + 4
}

// part returns the next word of a date and where it ends.
func part(text string, at int) (string, int) {
	for at < len(text) && strings.IndexByte(" ,.\n", text[at]) >= 0 {
		at++
	}
	from := at
	for at < len(text) && strings.IndexByte(" ,.\n", text[at]) < 0 {
		at++
	}
	return text[from:at], at
}
