package reading

import (
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

// benchText is copy with as many dates as news has, some three a kilobyte.
var benchText = strings.Repeat(`The board of the harbour dismissed its head on Tuesday, November 17, two weeks after the vote of Nov. 3,
and named nobody in her place. She had led it since 2018. The board, which runs nine piers and employs 340 people, said
that the books had been in disorder for months and that a report would follow. It did not say whether she had been heard.
In a letter to the staff she wrote that she was proud of what they had done together and that the piers had never been as
safe. The mayor, who sits on the board, left without a word to reporters. The fishermen of the lower quay said they would
meet and decide whether to go on with the works that she had begun there, and the owner of the ice house, who has known
her from school, called it a scandal and a loss for the town. The books are to be laid open in the spring, he was told.

`, 800)

func document(text, date string) *article.Document {
	b := article.NewBuilder(&article.Source{Path: "test", Bytes: []byte(text)})
	b.Meta().Published.Day, _ = article.ParseDay(date)
	at := 0
	for part := range strings.SplitSeq(text, "\n\n") {
		b.Block(article.Paragraph, article.Paragraph)
		b.Copy(article.Range{Start: at, End: at + len(part)})
		at += len(part) + 2
	}
	return b.Document()
}

func BenchmarkDates(b *testing.B) {
	doc := document(benchText, "2020-11-18")
	a := New(nil)
	a.Read(doc)
	a.Words()
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		a.have &^= haveDates
		a.Dates()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1e3/float64(b.N)*1e6/float64(len(doc.Text)), "ms/MB")
}
