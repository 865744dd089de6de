package linter

import "testing"

func TestCurled(t *testing.T) {
	for _, tt := range [][2]string{
		{"it's", "it’s"}, {"two weeks' notice", "two weeks’ notice"}, {"workers'", "workers’"}, {"Zoë's", "Zoë’s"},
		{"'tis", "'tis"}, {"5' tall", "5' tall"}, {"rock 'n' roll", "rock 'n' roll"}, {"no mark", "no mark"}, {"", ""},
	} {
		if got := curled(tt[0]); got != tt[1] {
			t.Errorf("curled(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}
