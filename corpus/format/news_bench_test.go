package format

import (
	"testing"

	"galleyproof/corpus/corpustest"
)

// BenchmarkNews parses the same ten megabytes of news in each format; the
// megabytes a second are those of the file, markup and all.
func BenchmarkNews(b *testing.B) {
	news := corpustest.News(10_000_000)
	for _, bm := range []struct {
		path string
		mark func(string) string
	}{
		{"news.txt", func(text string) string { return text }},
		{"news.md", corpustest.Markdown},
		{"news.html", corpustest.HTML},
	} {
		b.Run(bm.path, func(b *testing.B) {
			var files [][]byte
			size := 0
			for _, text := range news {
				files = append(files, []byte(bm.mark(text)))
				size += len(files[len(files)-1])
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, data := range files {
					if _, err := Parse(bm.path, data, Options{}); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
