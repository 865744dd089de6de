package rules_test

import (
	"io"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/corpustest"
	"galleyproof/corpus/format"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/phrases"
	"galleyproof/linter/report"
	"galleyproof/rules"
)

// news is ten megabytes of news, parsed.
func news(b *testing.B) (docs []*article.Document, size int64) {
	b.Helper()
	for _, text := range corpustest.News(10_000_000) {
		doc, err := format.Parse("news.txt", []byte(text), format.Options{})
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, doc)
		size += int64(len(text))
	}
	return docs, size
}

func newLinter(b testing.TB, flags config.Flags) *linter.Linter {
	b.Helper()
	all := rules.All()
	cfg, _, err := config.Parse("", nil, linter.ConfigRules(all), flags)
	if err != nil {
		b.Fatal(err)
	}
	l, err := linter.New(all, rules.Phrases(), cfg, nil)
	if err != nil {
		b.Fatal(err)
	}
	return l
}

// BenchmarkCheck times a whole check with the rules that are on by default,
// then with one family of them alone. A family alone pays for the readings it
// asks for, which in a whole check it shares with others.
func BenchmarkCheck(b *testing.B) {
	docs, size := news(b)
	check := func(name string, flags config.Flags) {
		b.Run(name, func(b *testing.B) {
			l := newLinter(b, flags)
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, doc := range docs {
					if _, err := l.Check(doc); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
	check("all", config.Flags{})
	last := ""
	for _, rule := range rules.All() {
		if family := linter.Family(rule.ID); family != last && rule.New != nil {
			last = family
			// spelling.unknown suggests for each of the many words that this news makes up.
			check("only "+family, config.Flags{Only: []string{family}, Disable: []string{"spelling.unknown"}})
		}
	}
}

// BenchmarkPhrases times the one pass that finds the phrases of all rules.
func BenchmarkPhrases(b *testing.B) {
	docs, size := news(b)
	var words [][]article.Word
	for _, doc := range docs {
		a := reading.New(nil)
		a.Read(doc)
		words = append(words, a.Words())
	}
	table := rules.Phrases()
	on := make([]bool, len(table.Lists()))
	for i := range on {
		on[i] = true
	}
	var hits []phrases.Hit
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for i, doc := range docs {
			hits = table.Append(hits[:0], doc.Text, words[i], on)
		}
	}
}

// BenchmarkReport times writing what was found as JSON lines; its megabytes a
// second are those of the articles.
func BenchmarkReport(b *testing.B) {
	docs, size := news(b)
	l := newLinter(b, config.Flags{})
	findings := make([][]linter.Finding, len(docs))
	for i, doc := range docs {
		var err error
		if findings[i], err = l.Check(doc); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		out, err := report.New("jsonl", io.Discard, report.Options{})
		if err != nil {
			b.Fatal(err)
		}
		for i, doc := range docs {
			if err := out.Article(doc, findings[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
}
