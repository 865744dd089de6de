package reading

import (
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/corpustest"
	"galleyproof/corpus/format"
)

// BenchmarkReading times each reading of ten megabytes of news by itself: what
// it rests on has been read before.
func BenchmarkReading(b *testing.B) {
	var articles []*Article
	size := 0
	for _, text := range corpustest.News(10_000_000) {
		doc, err := format.Parse("news.txt", []byte(text), format.Options{})
		if err != nil {
			b.Fatal(err)
		}
		a := New(nil)
		a.Read(doc)
		a.Quotes() // reads words, sentences and dates
		a.Names()
		articles = append(articles, a)
		size += len(text)
	}
	var scratch Names // one worker's, as in a check
	for _, bm := range []struct {
		name string
		have reading
		read func(*Article)
	}{
		{"words", haveWords, func(a *Article) { a.Words() }},
		{"sentences", haveSentences, func(a *Article) { a.Sentences() }},
		{"quotes", haveQuotes, func(a *Article) { a.Quotes() }},
		{"dates", haveDates, func(a *Article) { a.Dates() }},
		{"names", haveNames, func(a *Article) { a.names = scratch; a.Names(); scratch = a.names }},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, a := range articles {
					a.have &^= bm.have
					bm.read(a)
				}
			}
		})
	}
	b.Run("words without the lexicon", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		var words []article.Word
		for b.Loop() {
			for _, a := range articles {
				words = words[:0]
				for _, block := range a.Doc.Blocks {
					words = article.AppendWords(words, a.Doc.Text, block.Span)
				}
			}
		}
	})
}
