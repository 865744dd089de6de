package corpustest

import (
	"fmt"
	"strings"
)

// Names returns a record of n names as TOML, each canonical form once: seven
// persons, two bodies and a place in ten. They are made of the syllables that
// News makes its names of, so some of those in its articles are recorded, and
// many more are nearly. What it returns for one number begins what it returns
// for every larger one.
func Names(n int) string {
	w := &writer{chance: 11}
	seen := make(map[string]bool, n)
	fresh := func(make func() string) string {
		for {
			if s := make(); !seen[s] {
				seen[s] = true
				return s
			}
		}
	}
	surname := func() string {
		s := w.syllable() + w.syllable()
		if w.chance.below(4) == 0 {
			s += w.syllable()
		}
		return upperFirst(s)
	}
	var out strings.Builder
	for i := range n {
		switch i % 10 {
		default:
			var given, last string
			name := fresh(func() string {
				given, last = pick(w, givenNames[:]), surname()
				return given + " " + last
			})
			initial := string(rune('A' + w.chance.below(26)))
			fmt.Fprintf(&out, "[[name]]\ncanonical = %q\nkind = \"person\"\nallowed = [%q]\n", name, given+" "+initial+". "+last)
			if i%10 == 1 {
				fmt.Fprintf(&out, "wrong = [%q]\nroles = [{ title = %q, from = \"2011-05-02\" }]\n", given+" "+last+"e", "director")
			}
		case 7, 8:
			var words []string
			name := fresh(func() string {
				words = []string{surname(), upperFirst(w.syllable() + pick(w, towns[:])), pick(w, bodyKinds[:]), pick(w, bodyForms[:])}
				return strings.Join(words, " ")
			})
			acronym := ""
			for _, word := range words {
				acronym += word[:1]
			}
			fmt.Fprintf(&out, "[[name]]\ncanonical = %q\nkind = \"organisation\"\nacronym = %q\n", name, acronym)
		case 9:
			name := fresh(func() string { return surname() + pick(w, towns[:]) })
			fmt.Fprintf(&out, "[[name]]\ncanonical = %q\nkind = \"place\"\n", name)
		}
		out.WriteByte('\n')
	}
	return out.String()
}
