package format

import (
	"strings"
	"testing"
)

func BenchmarkText(b *testing.B) {
	benchmark(b, "a.txt", "The council met on Tuesday, Nov. 17, to hear “what the clerk had to say” about the ferry.\n\n")
}

func BenchmarkMarkdown(b *testing.B) {
	benchmark(b, "a.md", "The council met on *Tuesday*, Nov. 17, to hear [the clerk](https://example.org/clerk) &mdash; at last.\n\n> Not a word\n> of it.\n\n")
}

func BenchmarkHTML(b *testing.B) {
	benchmark(b, "a.html", "<p>The council met on <em>Tuesday</em>, Nov. 17, to hear <a href=\"/clerk\">the clerk</a> &mdash; at last.</p>\n<blockquote>\n<p>Not a word of it.</p>\n</blockquote>\n")
}

func benchmark(b *testing.B, path, unit string) {
	data := []byte(strings.Repeat(unit, 1<<20/len(unit)))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(path, data, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
