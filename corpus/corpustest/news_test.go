package corpustest_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/corpustest"
	"galleyproof/corpus/format"
	"galleyproof/corpus/reading"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/rules"
)

// Figures are only worth comparing on the same bytes: whoever changes the
// generator changes this sum, and measures docs/performance.md anew.
func TestNewsIsTheSame(t *testing.T) {
	news := corpustest.News(1 << 20)
	h := sha256.New()
	for _, text := range news {
		h.Write([]byte(text))
	}
	const want = "5959f3c15ab74a61"
	if got := hex.EncodeToString(h.Sum(nil)[:8]); got != want {
		t.Errorf("a megabyte of news has the sum %s, not %s", got, want)
	}
	if small := corpustest.News(1 << 16); !slices.Equal(small, news[:len(small)]) {
		t.Error("less news is not the beginning of more")
	}
	if corpustest.News(0) != nil {
		t.Error("no bytes of news are some articles")
	}
}

func TestNewsShape(t *testing.T) {
	var words, names, unknown, sentences, quoted, articles int
	for _, text := range corpustest.News(1 << 20) {
		articles++
		if n := len(text); n < 2900 || n > 5000 {
			t.Errorf("an article has %d bytes", n)
		}
		doc := parse(t, "news.txt", text)
		if doc.Blocks[0].Kind != article.Headline && doc.Blocks[0].Kind != article.Metadata {
			t.Errorf("an article opens with a %v: %.60q", doc.Blocks[0].Kind, text)
		}
		a := reading.New(nil)
		a.Read(doc)
		for _, b := range doc.Blocks {
			if n := len(strings.Fields(doc.Slice(b.Span))); b.Kind == article.Paragraph && (n < 25 || n > 45) {
				t.Errorf("a paragraph has %d words: %q", n, doc.Slice(b.Span))
			}
		}
		opens := map[int32]bool{}
		for _, s := range a.Sentences() {
			opens[s.Words[0]] = true
			sentences++
		}
		for i, w := range a.Words() {
			words++
			if r, _ := utf8.DecodeRuneInString(doc.Slice(w.Span)); unicode.IsUpper(r) && !opens[int32(i)] {
				names++
			}
			if w.Kind == article.Letters && w.Case == article.Lower && !reading.Entry(&w).Known() {
				unknown++
			}
		}
		quoted += len(a.Quotes())
		for _, d := range a.Dates() {
			if d.Bad != "" {
				t.Errorf("a date is wrong: %q", doc.Slice(d.Span))
			}
		}
	}
	for _, tt := range []struct {
		what      string
		got       float64
		least, at float64
	}{
		{"names in a hundred words", 100 * float64(names) / float64(words), 12, 18},
		{"unknown words in a hundred", 100 * float64(unknown) / float64(words), 1.5, 2.5},
		{"words a sentence", float64(words) / float64(sentences), 12, 22},
		{"quotations an article", float64(quoted) / float64(articles), 4, 9},
	} {
		if tt.got < tt.least || tt.got > tt.at {
			t.Errorf("%s: %.2f, not %g to %g", tt.what, tt.got, tt.least, tt.at)
		}
	}
}

// What the rules say of the news is its slips and its leaked headers.
func TestNewsIsClean(t *testing.T) {
	all := rules.All()
	cfg, _, err := config.Parse("", nil, linter.ConfigRules(all), config.Flags{})
	if err != nil {
		t.Fatal(err)
	}
	l, err := linter.New(all, rules.Phrases(), cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	articles, spelling := 0, 0
	for _, text := range corpustest.News(1 << 20) {
		articles++
		doc := parse(t, "news.txt", text)
		findings, err := l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		for i := range findings {
			switch linter.Family(findings[i].Rule) {
			case "spelling":
				spelling++
			case "web":
			default:
				t.Errorf("%s: %q: %s", findings[i].Rule, doc.Slice(findings[i].Span), findings[i].Message)
			}
		}
	}
	if spelling == 0 || spelling > articles/10+1 {
		t.Errorf("%d slips found in %d articles, of which a tenth have one", spelling, articles)
	}
}

func TestMarkup(t *testing.T) {
	text := corpustest.Article3KB()
	plain := plainText(parse(t, "news.txt", text))
	for path, marked := range map[string]string{"news.md": corpustest.Markdown(text), "news.html": corpustest.HTML(text)} {
		if got := plainText(parse(t, path, marked)); got != plain {
			t.Errorf("%s reads as another text:\n%s\nnot\n%s", path, got, plain)
		}
	}
}

func parse(t *testing.T, path, text string) *article.Document {
	t.Helper()
	doc, err := format.Parse(path, []byte(text), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// plainText returns the article's own blocks, a line each.
func plainText(doc *article.Document) string {
	var b strings.Builder
	for _, block := range doc.Blocks {
		if block.Kind != article.Boilerplate {
			fmt.Fprintln(&b, doc.Slice(block.Span))
		}
	}
	return b.String()
}
