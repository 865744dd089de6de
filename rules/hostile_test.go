package rules_test

import (
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/rules"
)

// TestHostile gives all rules, those that are off too, what costs a careless one
// time out of proportion. No clock is read: what is linear takes a moment, and
// what is not does not end within the time a test run has.
func TestHostile(t *testing.T) {
	const size = 1 << 18
	var families []string
	for _, r := range rules.All() {
		families = append(families, r.ID)
	}
	l := newLinter(t, config.Flags{Enable: families})
	for name, unit := range map[string]func(i int) string{
		"open brackets":            of("(", "[ ", "(a "),
		"brackets that close":      of("a) "),
		"labels":                   of("a)"),
		"two spellings":            of("The colour is here. ", "The center is here. "),
		"one listed slip":          of("The goverment recieve it. "),
		"a chain of one slip":      of("goverment-"),
		"a chain of strange words": func(i int) string { return strange(i) + "-" },
		"strange words":            func(i int) string { return strange(i) + " " },
		"strange names":            func(i int) string { return strings.ToUpper(strange(i)[:1]) + strange(i)[1:] + " " },
		"one strange word":         strange,
		"small words, twice":       func(i int) string { return small[i%32000*48271%65537%len(small)] + " " },
		"quoted dots":              of("“recieve", ".", ".", ".", ".", "."),
		"clauses":                  of("he ", "is ", "who ", "is ", "there ", "it's ", "its ", "a ", "an "),
		"subjects":                 of("one of the officials which said that ", "there is ", "however, they "),
		"repeats":                  of("the ", "the ", "in the ", "in the "),
		"unbroken":                 of("word,word.Word"),
	} {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(unit(i))
		}
		doc, err := format.Parse("a.txt", []byte(b.String()), format.Options{})
		if err != nil {
			t.Fatal(err)
		}
		findings, err := l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		for i := range findings {
			if findings[i].Rule == linter.FailureID {
				t.Errorf("%s: %s", name, findings[i].Message)
			}
		}
	}
}

func of(units ...string) func(int) string {
	return func(i int) string { return units[i%len(units)] }
}

var small = strings.Fields("of the and to in on at by for with from a an as but or if so than that this it they we he she")

// strange makes a word that nobody knows.
func strange(i int) string {
	const letters = "bcdfglmnprstvz"
	var b strings.Builder
	for n := i*48271 + 7; b.Len() < 9; n /= 3 {
		b.WriteByte(letters[n%len(letters)])
		b.WriteByte("aeiou"[n%5])
	}
	return b.String()
}
