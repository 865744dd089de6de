package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/linter"
	"galleyproof/linter/config"
)

// seeker makes a rule that reports every place of some words.
func seeker(rule linter.Rule, words string, found func(linter.Finding) linter.Finding) linter.Rule {
	rule.Quotes = linter.CheckQuotes
	rule.Blocks = linter.AllBlocks
	rule.New = func(*linter.Setup) (linter.Check, error) {
		return func(p *linter.Pass) {
			for from := 0; ; {
				at := strings.Index(p.Doc.Text[from:], words)
				if at < 0 {
					return
				}
				at += from
				from = at + len(words)
				p.Report(found(linter.Finding{Span: article.Span{Start: int32(at), End: int32(from)}}))
			}
		}, nil
	}
	return rule
}

// sampleRules find all that a report has a place for.
func sampleRules() []linter.Rule {
	return append([]linter.Rule{
		seeker(linter.Rule{ID: "spelling.sample", Severity: linter.Error, Fixable: linter.Safe,
			Doc: "# A word that is none\n\nSomebody's fingers were quicker\nthan the eye.\n\n## Fix\n\nThe word.\n"},
			"inforamtion", func(f linter.Finding) linter.Finding {
				f.Message = "“inforamtion” is no word; “information” is near."
				f.Fixes = []linter.Fix{linter.Replace(f.Span, "information", linter.Safe)}
				return f
			}),
		seeker(linter.Rule{ID: "quotes.sample", Severity: linter.Warning, Fixable: linter.Ask, Doc: "# Words that were not said\n\nA quotation is a promise."},
			"safe but", func(f linter.Finding) linter.Finding {
				f.Message = "The quotation has “safe but” where the letter of 2 March 2021 has “sound, but”."
				f.Evidence = &linter.Evidence{Statement: "ovenden-letter", Speaker: "Ms Ovenden", Medium: "letter", Date: "2021-03-02",
					URL:       "https://harbour.example/letters?n=1&full",
					Canonical: "The wall is sound, but tired, and nobody at all should walk on it at high water.",
					Quoted:    "The wall is safe but tired, and nobody should walk on it at high water,"}
				f.Related = []linter.Related{{Span: article.Span{Start: f.Span.End + 19, End: f.Span.End + 25}, Message: "The letter goes on."}}
				f.Fixes = []linter.Fix{{Title: "Restore “sound, but”", Safety: linter.Ask, Record: true, Edits: []linter.Edit{{Span: f.Span, New: "sound, but"}}}}
				return f
			}),
		seeker(linter.Rule{ID: "quotes.wider", Severity: linter.Warning, Doc: "# Too long a sentence\n"},
			"The wall is safe but tired", func(f linter.Finding) linter.Finding {
				f.Message = "“The wall is safe but tired” overlaps another finding."
				return f
			}),
		seeker(linter.Rule{ID: "style.sample", Severity: linter.Suggestion, Doc: "# A word said twice\n\nOnce is enough."},
			"very very", func(f linter.Finding) linter.Finding {
				f.Message = "“very” stands twice,\nat 100% volume."
				f.Fixes = []linter.Fix{{Title: "Delete the second", Safety: linter.Show, Edits: []linter.Edit{{Span: f.Span, New: "very"}}}}
				return f
			}),
	}, linter.Own()...)
}

// checked is an article and what was found in it.
type checked struct {
	doc      *article.Document
	findings []linter.Finding
}

// checkSample checks the sample newsroom, or other files by name and text.
func checkSample(t testing.TB, files map[string]string, names ...string) []checked {
	t.Helper()
	rules := sampleRules()
	cfg, problems, err := config.Parse("", nil, linter.ConfigRules(rules), config.Flags{})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	l, err := linter.New(rules, nil, cfg, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []checked
	for _, name := range names {
		data := []byte(files[name])
		if files == nil {
			if data, err = os.ReadFile(filepath.Join("testdata", "newsroom", name)); err != nil {
				t.Fatal(err)
			}
		}
		doc, err := format.Parse("news/"+name, data, format.Options{})
		if err != nil {
			t.Fatal(err)
		}
		findings, err := l.Check(doc)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, checked{doc, findings})
	}
	return out
}

func newsroom(t testing.TB) []checked {
	return checkSample(t, nil, "council.html", "fair.txt", "harbour.md", "quiet.txt")
}

// write returns a report of articles.
func write(t testing.TB, format string, opt Options, articles []checked, failed int) string {
	t.Helper()
	var b strings.Builder
	opt.Rules, opt.Version = sampleRules(), "v1.2.3"
	r, err := New(format, &b, opt)
	if err != nil {
		t.Fatal(err)
	}
	totals := &Totals{Failed: failed}
	for _, a := range articles {
		totals.Add(a.findings)
		if err := r.Article(a.doc, a.findings); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.End(totals); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
