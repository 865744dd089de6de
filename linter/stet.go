package linter

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"sort"
	"strings"

	"galleyproof/corpus/article"
)

// The engine's own findings: a rule that failed, a stet that cannot be obeyed,
// and one that nothing needed.
const (
	FailureID = "engine.failure"
	NoteID    = "stet.note"
	UnusedID  = "stet.unused"
)

var (
	//go:embed failure.md
	failurePage string
	//go:embed note.md
	notePage string
	//go:embed unused.md
	unusedPage string
)

// Own returns the rules that the engine itself judges: a rule that failed, a
// stet note that cannot be obeyed, one that nothing needed.
func Own() []Rule {
	return []Rule{
		{ID: FailureID, Doc: failurePage, Severity: Error, Blocks: AllBlocks, Quotes: CheckQuotes},
		{ID: NoteID, Doc: notePage, Severity: Warning, Blocks: AllBlocks, Quotes: CheckQuotes},
		{ID: UnusedID, Doc: unusedPage, Severity: Suggestion, Blocks: AllBlocks, Quotes: CheckQuotes},
	}
}

// A stet is a note that lets something stand:
//
//	<!-- stet dates.weekday: the old calendar, checked -->
//	<!-- stet spelling.typo "tomrorow": as posted -->
type stet struct {
	rules []string
	words string // the words it covers; "" for all of the block
	block int    // index of the block, -1 for the whole file
}

// stets applies the article's notes to the findings.
func (r *run) stets() {
	doc := r.article.Doc
	if len(doc.Notes) == 0 {
		return
	}
	slices.SortStableFunc(r.findings, func(a, b found) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	var own []found // on the notes themselves
	silenced := make([]bool, len(r.findings))
	for i := range doc.Notes {
		note := &doc.Notes[i]
		body, ok := stetBody(note.Text)
		if !ok {
			continue
		}
		s, problem := parseStet(body)
		for _, id := range s.rules {
			if at := r.linter.index(id); problem == "" && (at < 0 || id == FailureID) {
				problem = fmt.Sprintf("The note names “%s”, which is no rule to be silenced.", id)
			}
		}
		if problem != "" {
			own = r.onNote(own, NoteID, note, problem)
			continue
		}
		s.block = doc.NoteBlock(*note)
		for _, id := range s.rules {
			if !r.silence(s, id, silenced) && r.variant.checks[r.linter.index(id)] != nil {
				own = r.onNote(own, UnusedID, note, fmt.Sprintf("The note silences %s, which finds nothing here.", id))
			}
		}
	}
	n := 0
	for i, f := range r.findings {
		if !silenced[i] {
			r.findings[n] = f
			n++
		}
	}
	r.findings = append(r.findings[:n], own...)
}

// stetBody returns what follows the word stet in a note.
func stetBody(text string) (string, bool) {
	body, ok := strings.CutPrefix(text, "stet")
	return body, ok && (body == "" || strings.ContainsRune(" \t\r\n:", rune(body[0])))
}

// silence marks the findings of a rule that a stet covers, and reports whether
// there were any.
func (r *run) silence(s stet, id string, silenced []bool) bool {
	doc, used := r.article.Doc, false
	from, block := 0, article.Span{End: int32(len(doc.Text)) + 1}
	if s.block >= 0 {
		block = doc.Blocks[s.block].Span
		from = sort.Search(len(r.findings), func(i int) bool { return r.findings[i].Span.Start >= block.Start })
	}
	for i := from; i < len(r.findings) && r.findings[i].Span.Start < block.End; i++ {
		f := &r.findings[i]
		text := doc.Slice(f.Span)
		if f.Rule == id && (s.words == "" || strings.Contains(text, s.words) || strings.Contains(s.words, text)) {
			silenced[i], used = true, true
		}
	}
	return used
}

// onNote appends a finding on a note, if the house has its rule on.
func (r *run) onNote(dst []found, id string, note *article.Note, message string) []found {
	at := r.linter.index(id)
	if at < 0 || !r.variant.settings.Rules[at].On {
		return dst
	}
	return append(dst, found{rule: at, Finding: Finding{Rule: id, Severity: r.variant.settings.Rules[at].Severity,
		Span: article.Span{Start: note.At, End: note.At}, Note: note, Message: message}})
}

// parseStet reads what follows the word stet; the second result says what is
// wrong with it, or is "".
func parseStet(body string) (stet, string) {
	var s stet
	body = strings.TrimSpace(body)
	head, rest := body, ""
	if open := strings.IndexAny(body, "\"“"); open >= 0 && !strings.Contains(body[:open], ":") {
		quoted := strings.TrimLeft(body[open:], "\"“")
		end := strings.IndexAny(quoted, "\"”")
		if end < 0 {
			return s, "The note's quotation is not closed; nothing is silenced by it."
		}
		s.words = quoted[:end]
		head, rest = body[:open], strings.TrimLeft(quoted[end:], "\"”")
		head += rest
	}
	names, reason, _ := strings.Cut(head, ":")
	for _, id := range strings.FieldsFunc(names, func(c rune) bool { return c == ',' || c == ' ' || c == '\n' || c == '\t' }) {
		if !slices.Contains(s.rules, id) {
			s.rules = append(s.rules, id)
		}
	}
	switch {
	case len(s.rules) == 0:
		return s, "The note names no rule; write “stet family.rule: reason”."
	case strings.TrimSpace(reason) == "":
		return s, "The note gives no reason; write “stet " + strings.Join(s.rules, ", ") + ": reason”."
	}
	return s, ""
}
