package spelling_test

import (
	"fmt"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/corpustest"
	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/rules"
	"galleyproof/rules/spelling"
)

// BenchmarkTypo times the rule over news in which two words in a hundred are
// unknown, with the readings that it asks for.
func BenchmarkTypo(b *testing.B) {
	all := []linter.Rule{spelling.Typo}
	cfg, _, err := config.Parse("", nil, linter.ConfigRules(all), config.Flags{})
	if err != nil {
		b.Fatal(err)
	}
	l, err := linter.New(all, rules.Phrases(), cfg, nil)
	if err != nil {
		b.Fatal(err)
	}
	var docs []*article.Document
	size := 0
	for i, text := range corpustest.News(1 << 20) {
		doc, err := format.Parse(fmt.Sprintf("%04d.txt", i), []byte(text), format.Options{})
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, doc)
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, doc := range docs {
			if _, err := l.Check(doc); err != nil {
				b.Fatal(err)
			}
		}
	}
}
