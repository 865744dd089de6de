package linter

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"galleyproof/corpus/article"
)

// report keeps a finding unless its place is one where the rule is not to speak.
func (r *run) report(rule int, f Finding) {
	info := &r.linter.rules[rule]
	f.Rule = info.ID
	switch set := r.variant.settings.Rules[rule]; {
	case set.SeveritySet:
		f.Severity = set.Severity // the house has spoken
	case f.Severity == 0:
		f.Severity = info.Severity
	}
	if !r.speaks(info, f.Span) {
		return
	}
	if quoted := r.article.Quoted(f.Span); quoted != nil {
		switch info.Quotes {
		case SkipQuotes:
			return
		case CheckQuotes:
			if quoted.Match != nil {
				return
			}
		}
	}
	if sicAfter(r.article.Doc.Text, f.Span.End) {
		if family := Family(f.Rule); family == "spelling" || family == "grammar" {
			return
		}
	}
	if family := Family(f.Rule); family != "quotes" && family != "typography" && r.curls() {
		curl(&f)
	}
	for i := range f.Fixes {
		r.limit(&f.Fixes[i])
	}
	r.findings = append(r.findings, found{f, rule})
}

// speaks reports whether a rule reports in the block that holds a span.
func (r *run) speaks(info *Rule, s article.Span) bool {
	at := r.article.Doc.BlockAt(s.Start)
	if at < 0 {
		return true
	}
	b := r.article.Doc.Blocks[at]
	if b.Kind == article.Correction || b.In == article.Correction {
		return info.Corrections
	}
	kinds := info.Blocks
	if kinds == 0 {
		kinds = Prose
		if info.Quotes != SkipQuotes {
			kinds |= article.Kinds(article.BlockQuote, article.Embed)
		}
	}
	return kinds.Has(b.Kind)
}

// curls reports whether most of the article's apostrophes are curly. Lists are
// written with straight ones, and what we propose must not be a second form.
func (r *run) curls() bool {
	if !r.haveCurls {
		text := r.article.Doc.Text
		r.haveCurls, r.curly = true, strings.Count(text, "’") > strings.Count(text, "'")
	}
	return r.curly
}

// curl writes the apostrophes within words of a finding's message and fixes as
// the article does.
func curl(f *Finding) {
	f.Message = curled(f.Message)
	for i := range f.Fixes {
		f.Fixes[i].Title = curled(f.Fixes[i].Title)
		for j := range f.Fixes[i].Edits {
			f.Fixes[i].Edits[j].New = curled(f.Fixes[i].Edits[j].New)
		}
	}
}

func curled(s string) string {
	if strings.IndexByte(s, '\'') < 0 {
		return s
	}
	b := []byte(s)
	var out []byte
	for i, c := range b {
		if c == '\'' && i > 0 && letter(b[i-1]) && (i+1 == len(b) || letter(b[i+1]) || b[i-1] == 's') {
			out = append(out, "’"...)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }

// limit is the one place that decides how far a fix may be trusted: nothing
// inside a quotation is written by a machine, and only the record's own bytes
// may be offered there.
func (r *run) limit(f *Fix) {
	if r.variant.settings.FixesShow {
		f.Safety = Show
		return
	}
	for _, e := range f.Edits {
		if r.article.Quoted(e.Span) == nil {
			continue
		}
		if f.Record {
			f.Safety = min(f.Safety, Ask)
		} else {
			f.Safety = Show
		}
	}
}

// sicAfter reports whether [sic] or (sic) follows a place.
func sicAfter(text string, at int32) bool {
	rest := strings.TrimLeft(text[at:min(len(text), int(at)+12)], " \u00a0’”\"'")
	return len(rest) >= 5 && (strings.EqualFold(rest[:5], "[sic]") || strings.EqualFold(rest[:5], "(sic)"))
}

// Again is the message of a related place that has the very same fault.
const Again = "The same again."

// finish gives each finding its fingerprint and joins those that say the same
// of the same words.
func (r *run) finish() []Finding {
	findings := make([]Finding, len(r.findings))
	for i := range r.findings {
		findings[i] = r.findings[i].Finding
	}
	inOrder(findings)
	ordinals := map[string]int{}
	for i := range findings {
		r.fingerprint(&findings[i], ordinals)
	}
	return Join(r.article.Doc, findings)
}

func inOrder(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
}

// Join puts an article's findings in order, and makes one of those that say
// the same of the same words: the first, with the other places related. Part
// undoes it, so that some of them can be left out and the rest joined again.
func Join(doc *article.Document, findings []Finding) []Finding {
	inOrder(findings)
	var out []Finding
	first := map[string]int{}
	for _, f := range findings {
		key := f.Rule + "\x00" + f.Message + "\x00" + doc.Slice(f.Span)
		if at, ok := first[key]; ok && f.Note == nil && f.Span.Len() > 0 {
			if out[at].Span != f.Span {
				out[at].join(f)
			}
			continue
		}
		first[key] = len(out)
		out = append(out, f)
	}
	return out
}

// Part returns the findings each by itself, as they were before Join.
func Part(findings []Finding) []Finding {
	out := make([]Finding, 0, len(findings))
	for _, f := range findings {
		if f.Joined == nil {
			out = append(out, f)
		} else {
			out = append(out, f.Joined...)
		}
	}
	return out
}

func (f *Finding) join(other Finding) {
	if f.Joined == nil {
		f.Joined = []Finding{*f}
		f.Related, f.Fixes = slices.Clip(f.Related), slices.Clone(f.Fixes)
		for i := range f.Fixes {
			f.Fixes[i].Edits = slices.Clip(f.Fixes[i].Edits)
		}
	}
	f.Joined = append(f.Joined, other)
	f.Related = append(f.Related, Related{other.Span, Again})
	f.mergeEdits(other.Fixes)
}

// mergeEdits lets a fix of the first place mend the same words elsewhere too.
func (f *Finding) mergeEdits(others []Fix) {
	for i := range f.Fixes {
		for _, o := range others {
			if o.Title == f.Fixes[i].Title && o.Safety == f.Fixes[i].Safety {
				f.Fixes[i].Edits = append(f.Fixes[i].Edits, o.Edits...)
			}
		}
	}
}

// fingerprint hashes the rule, the folded words at fault and two words of the
// same block on either side, and an ordinal among equals: never a path, a line,
// or what another block says, so that paragraphs can be moved.
func (r *run) fingerprint(f *Finding, ordinals map[string]int) {
	h := fnv.New64a()
	io.WriteString(h, f.Rule)
	if f.Note != nil {
		io.WriteString(h, f.Note.Text)
	} else {
		io.WriteString(h, "\x00"+article.Fold(strings.Join(strings.Fields(r.article.Doc.Slice(f.Span)), " ")))
		words := r.article.Words()
		from, to := r.article.In(f.Span)
		to = max(to, from)
		block := r.blockOf(f.Span)
		for i := max(0, from-2); i < min(len(words), to+2); i++ {
			if (i < from || i >= to) && block.Contains(words[i].Span) {
				fmt.Fprintf(h, "\x00%x", words[i].Hash)
			}
		}
	}
	base := fmt.Sprintf("%016x", h.Sum64())
	ordinals[base]++
	if n := ordinals[base]; n > 1 {
		base = fmt.Sprintf("%s-%d", base, n)
	}
	f.Fingerprint = base
}

// blockOf returns the span of the block, or blocks, that a span stands in.
func (r *run) blockOf(s article.Span) article.Span {
	doc, block := r.article.Doc, s
	for _, at := range []int32{s.Start, max(s.Start, s.End-1)} {
		if i := doc.BlockAt(at); i >= 0 {
			block = block.Join(doc.Blocks[i].Span)
		}
	}
	return block
}
