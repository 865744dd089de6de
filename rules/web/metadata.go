package web

import (
	_ "embed"
	"fmt"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/linter"
)

//go:embed metadata.md
var metadataPage string

// Metadata finds date lines and remains of markup left in the copy.
var Metadata = linter.Rule{
	ID:       "web.metadata",
	Doc:      metadataPage,
	Severity: linter.Warning,
	Fixable:  linter.Ask,
	Quotes:   linter.CheckMarks,
	Blocks:   linter.Prose | article.Kinds(article.Metadata, article.BlockQuote),
	New:      func(*linter.Setup) (linter.Check, error) { return metadata, nil },
}

func metadata(p *linter.Pass) {
	for _, b := range p.Doc.Blocks {
		switch {
		case b.Kind == article.Metadata:
			leaked(p, b.Span)
		case (b.Kind == article.Paragraph || b.Kind == article.Standfirst || b.Kind == article.Heading) && stamped(p.Text(b.Span)):
			leaked(p, b.Span)
		case b.Kind != article.Code && b.Kind != article.Boilerplate:
			remains(p, b.Span)
		}
	}
}

// leaked reports a block with the blanks about it on its line.
func leaked(p *linter.Pass, s article.Span) {
	text := p.Doc.Text
	words := strings.TrimSpace(text[s.Start:s.End])
	for s.Start > 0 && (text[s.Start-1] == ' ' || text[s.Start-1] == '\t') {
		s.Start--
	}
	for int(s.End) < len(text) && (text[s.End] == ' ' || text[s.End] == '\t') {
		s.End++
	}
	p.Report(linter.Finding{
		Span:    s,
		Message: fmt.Sprintf("“%s” is metadata, not copy.", words),
		Fixes:   []linter.Fix{{Title: "Delete it", Safety: linter.Ask, Edits: []linter.Edit{{Span: s}}}},
	})
}

// stamped reports whether a paragraph is only the label and the time of its
// publication.
func stamped(text string) bool {
	if len(text) > 60 || len(text) > 0 && text[len(text)-1] == '.' {
		return false
	}
	label, rest, ok := strings.Cut(text, ":")
	if !ok || !strings.ContainsAny(rest, "0123456789") {
		return false
	}
	switch strings.ToLower(label) {
	case "published", "last updated", "updated", "posted", "last modified", "first published", "publication date", "date published":
		return true
	}
	return false
}

// Entities and tags that a reader should never see.
var remnants = [...]string{"&nbsp;", "&amp;", "&quot;", "&lt;", "&gt;", "&apos;", "&#39;", "&#8217;", "&#8220;", "&#8221;",
	"&rsquo;", "&lsquo;", "&ldquo;", "&rdquo;", "&ndash;", "&mdash;", "&hellip;", "</p>", "<p>", "<br>", "<br/>", "<br />",
	"</a>", "</strong>", "</em>", "</div>", "</span>", "<![CDATA["}

func remains(p *linter.Pass, s article.Span) {
	text := p.Doc.Text[s.Start:s.End]
	for at := 0; ; {
		i := strings.IndexAny(text[at:], "&<")
		if i < 0 {
			return
		}
		at += i
		found := 1
		for _, r := range remnants {
			if strings.HasPrefix(text[at:], r) {
				found = len(r)
				start := s.Start + int32(at)
				p.Report(linter.Finding{Span: article.Span{Start: start, End: start + int32(len(r))},
					Message: fmt.Sprintf("“%s” is markup that a reader would see.", r)})
				break
			}
		}
		at += found
	}
}
