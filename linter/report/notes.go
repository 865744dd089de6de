package report

import (
	"fmt"
	"strings"

	"galleyproof/linter"
)

// A note is a line below a finding's message: what was said, where else, what
// to write instead.
type note struct {
	label  string // padded where labels stand below each other
	text   string
	safety string // of a fix
}

// longest is how many characters of a text other than the excerpt are shown.
const longest = 400

func (e *entry) notes() []note {
	var out []note
	if v := e.Evidence; v != nil {
		printed, canonical := around(v.quoted, v.Canonical)
		if printed != "" {
			out = append(out, note{label: "printed:", text: "“" + plain(crop(printed, longest)) + "”"})
		}
		label, whose := v.source()
		canonical = "“" + plain(crop(canonical, longest)) + "”"
		if whose == "" {
			out = append(out, note{label: strings.TrimSpace(label), text: canonical})
		} else {
			out = append(out, note{label: label, text: whose + ": " + canonical})
		}
		if v.URL != "" {
			out = append(out, note{label: "see:    ", text: plain(v.URL)})
		}
	}
	for i := range e.Related {
		r := &e.Related[i]
		n := note{label: fmt.Sprintf("also at %d:%d", r.Range.Start.Line, r.Range.Start.Column)}
		if r.Text != "" {
			n.label += ":"
			n.text = "“" + plain(crop(r.Text, 80)) + "”"
		}
		if r.Message != "" {
			n.text += " – " + plain(r.Message)
		}
		out = append(out, n)
	}
	for _, f := range e.Fixes {
		out = append(out, note{"fix:", plain(f.Title), f.Safety})
	}
	return out
}

// String returns the note on one line, without colour.
func (n note) String() string {
	out := strings.TrimSpace(strings.TrimSpace(n.label) + " " + n.text)
	if n.safety != "" {
		out += " (" + n.safety + ")"
	}
	return out
}

// details returns the message and the notes, a line each.
func (e *entry) details() string {
	lines := []string{plain(e.Message)}
	for _, n := range e.notes() {
		lines = append(lines, n.String())
	}
	return strings.Join(lines, "\n")
}

// context is how many words that two texts share are shown on either side of
// those they do not.
const context = 7

// around cuts two texts to what differs between them and the words about it.
func around(printed, canonical string) (string, string) {
	// The mark that ends a quotation is its sentence's: it is no difference.
	ends := ".,;:!?\"'”’"
	a, b := strings.Fields(strings.TrimRight(printed, ends)), strings.Fields(strings.TrimRight(canonical, ends))
	if len(a) == 0 {
		return printed, canonical
	}
	head := 0
	for head < len(a) && head < len(b) && bare(a[head]) == bare(b[head]) {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && bare(a[len(a)-1-tail]) == bare(b[len(b)-1-tail]) {
		tail++
	}
	if head == len(a) || head == len(b) {
		head = 0 // they do not differ: show them from the start
	}
	from, less := max(0, head-context), max(0, tail-context)
	cut := func(words []string) string {
		text := strings.Join(words[from:len(words)-less], " ")
		if from > 0 {
			text = "… " + text
		}
		if less > 0 {
			text += " …"
		}
		return text
	}
	return cut(a), cut(b)
}

// bare is a word without the marks about it: their shape is no difference.
func bare(word string) string { return strings.Trim(word, "\"'“”‘’") }

// source says whose words the canonical text is.
func (v *evidence) source() (label, whose string) {
	label = "record: "
	if v.Statement == "" {
		label = "article:"
	}
	var parts []string
	for _, s := range []string{v.Speaker, v.Medium, v.Date} {
		if s != "" {
			parts = append(parts, plain(s))
		}
	}
	return label, strings.Join(parts, ", ")
}

// sentence sums up a run; counts spells how many findings there are of each
// severity.
func (t *Totals) sentence(counts func([linter.Error + 1]int) string) string {
	articles := plural(t.Articles, "article")
	n := t.Findings()
	if n == 0 {
		return fmt.Sprintf("No findings in %s.", articles)
	}
	return fmt.Sprintf("%s in %d of %s: %s.", plural(n, "finding"), t.Flagged, articles, counts(t.Severity))
}

// bySeverity spells how many findings there are of each severity.
func bySeverity(counts [linter.Error + 1]int) string { return severities(counts, noStyle) }

func noStyle(_, words string) string { return words }

// severities spells counts in the style of each severity.
func severities(counts [linter.Error + 1]int, style func(code, words string) string) string {
	var parts []string
	for s := linter.Error; s >= linter.Suggestion; s-- {
		if counts[s] > 0 {
			parts = append(parts, style(severityStyle[s], plural(counts[s], s.String())))
		}
	}
	return strings.Join(parts, ", ")
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
