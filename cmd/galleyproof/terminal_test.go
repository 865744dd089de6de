package main

import (
	"strings"
	"testing"
	"time"
)

func TestWantsProgress(t *testing.T) {
	for _, tt := range []struct{ stderr, report, want bool }{
		{true, false, true}, {true, true, false}, {false, false, false}, {false, true, false},
	} {
		if wantsProgress(tt.stderr, tt.report) != tt.want {
			t.Errorf("stderr is a terminal: %t, the report is on one: %t: not %t", tt.stderr, tt.report, tt.want)
		}
	}
}

func TestProgress(t *testing.T) {
	var screen strings.Builder
	clock := time.Date(2020, 11, 17, 12, 0, 0, 0, time.UTC)
	p := &progress{all: 12}
	p.step() // nobody looks
	p.clear()
	p.begin(&screen, func() time.Time { return clock })
	for _, tt := range []struct {
		after time.Duration
		do    func()
		want  string
	}{
		{0, p.step, ""},
		{0, p.clear, ""},
		{999 * time.Millisecond, p.step, ""},
		{time.Millisecond, p.step, "\r4 of 12 articles"},
		{99 * time.Millisecond, p.step, ""},
		{time.Millisecond, p.step, "\r6 of 12 articles"},
		{0, p.clear, "\r                \r"},
		{0, p.clear, ""},
		{time.Second, p.step, "\r7 of 12 articles"},
	} {
		clock = clock.Add(tt.after)
		screen.Reset()
		tt.do()
		if got := screen.String(); got != tt.want {
			t.Errorf("after %d articles: %q, not %q", p.done, got, tt.want)
		}
	}
}
