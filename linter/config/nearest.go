package config

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest returns the name that a mistyped word most likely means, or "" when
// none is near: at most a third of its letters may differ, and at least one
// may. The first of equals wins.
func Nearest(word string, names []string) string {
	best, least := "", max(1, utf8.RuneCountInString(word)/3)+1
	for _, name := range names {
		if d := distance([]rune(word), []rune(name)); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance is the number of letters to insert, drop, change, or swap with
// their neighbour.
func distance(a, b []rune) int {
	before := make([]int, len(b)+1)
	last := make([]int, len(b)+1)
	row := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// OneOf is an error when a value is none of the names that what may have.
func OneOf(what, value string, names ...string) error {
	if slices.Contains(names, value) {
		return nil
	}
	return fmt.Errorf("%s is %s, not “%s”%s", what, OrList(names), value, DidYouMean(value, names))
}

// OrList writes names as a choice: “a”, “b” or “c”.
func OrList(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "“" + n + "”"
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " or " + quoted[len(quoted)-1]
}

// DidYouMean ends a message with the nearest name, if there is one.
func DidYouMean(word string, names []string) string {
	if near := Nearest(word, names); near != "" {
		return "; did you mean “" + near + "”?"
	}
	return ""
}
