package names

import (
	"galleyproof/corpus/article"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
)

// inBody reports whether a place is the running copy of the article itself: a
// house's forms are asked for there, and no headline, standfirst, caption or
// quotation is held to them.
func inBody(p *linter.Pass, s article.Span) bool {
	at := p.Doc.BlockAt(s.Start)
	if at < 0 {
		return false
	}
	switch p.Doc.Blocks[at].Kind {
	case article.Standfirst, article.Caption:
		return false
	}
	return votes(p, s)
}

// unclosed reports whether straight marks before a place in its block leave it
// open whether it stands in a quotation: there are odd ones, or one that opens
// again what none has closed, as where paragraphs of one speech have run together.
func unclosed(p *linter.Pass, s article.Span) bool {
	at := p.Doc.BlockAt(s.Start)
	if at < 0 {
		return false
	}
	block := p.Doc.Blocks[at].Span
	text := p.Text(block)
	open := false
	for i := range len(text) {
		if text[i] != '"' {
			continue
		}
		opens := i == 0 || text[i-1] <= ' ' || text[i-1] == '('
		if opens == open {
			return true
		}
		open = opens
	}
	return open
}

// before returns the index of the word before word i if only a space parts
// them, else -1.
func before(p *linter.Pass, i int32) int {
	words := p.Words()
	if i <= 0 || int(i) >= len(words) || words[i].Span.Start-words[i-1].Span.End != 1 || p.Doc.Text[words[i].Span.Start-1] != ' ' {
		return -1
	}
	return int(i) - 1
}

// after returns the index of the word after word i if only a space parts them,
// else -1.
func after(p *linter.Pass, i int32) int {
	if before(p, i+1) < 0 {
		return -1
	}
	return int(i) + 1
}

// allowed reports whether the record has a form among those that a name may
// take.
func allowed(p *linter.Pass, e *reading.Entity, form string) bool {
	if e.Record < 0 {
		return false
	}
	name := p.Setup.Record.Name(e.Record)
	if name.Canonical == form {
		return true
	}
	for _, f := range name.Allowed {
		if f == form {
			return true
		}
	}
	return false
}
