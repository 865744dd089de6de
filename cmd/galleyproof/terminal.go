package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// colourful reports whether the report has colours; it goes to f where used.
func colourful(when string, f *os.File, used bool) bool {
	if when == "always" {
		if used {
			enableColours(f)
		}
		return true
	}
	return when == "auto" && used && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(f) && enableColours(f)
}

// columns returns how wide an excerpt may be: of a terminal, what it has;
// otherwise always the same, so that a report depends on nothing about it.
func columns(f *os.File, used bool) int {
	const fixed, margin = 100, 8
	if !used || !isTerminal(f) {
		return fixed
	}
	wide, _, err := term.GetSize(int(f.Fd()))
	if err != nil || wide <= 0 {
		return fixed
	}
	return min(max(wide-margin, 40), 160)
}

// wantsProgress reports whether somebody waits for the report: not where it
// comes out on the terminal itself, as it is made, and the line would cut it up.
func wantsProgress(stderrIsTerminal, reportIsOnTerminal bool) bool {
	return stderrIsTerminal && !reportIsOnTerminal
}

// progress is a line that says how far long work has come. It shows nothing
// before begin.
type progress struct {
	done, all int

	to          io.Writer
	now         func() time.Time
	start, last time.Time
	width       int // of what stands on the line
}

// newProgress returns the line for a number of articles; it shows where somebody
// waits for it on a terminal.
func newProgress(to *os.File, all int, reportIsOnTerminal bool) *progress {
	p := &progress{all: all}
	if wantsProgress(isTerminal(to), reportIsOnTerminal) {
		p.begin(to, time.Now)
	}
	return p
}

func (p *progress) begin(to io.Writer, now func() time.Time) {
	p.to, p.now, p.start = to, now, now()
}

// step counts an article. The line appears when the work has taken a second,
// and changes at most ten times a second.
func (p *progress) step() {
	p.done++
	if p.to == nil {
		return
	}
	const patience, pause = time.Second, 100 * time.Millisecond
	if now := p.now(); now.Sub(p.start) >= patience && now.Sub(p.last) >= pause {
		p.last = now
		line := fmt.Sprintf("%d of %d articles", p.done, p.all)
		p.width = len(line)
		fmt.Fprint(p.to, "\r"+line)
	}
}

// clear takes the line away before something else is written. It writes over
// it, since not every terminal obeys escape sequences.
func (p *progress) clear() {
	if p.width > 0 {
		fmt.Fprintf(p.to, "\r%*s\r", p.width, "")
		p.width = 0
	}
}
