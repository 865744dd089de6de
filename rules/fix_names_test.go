package rules_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/corpus/record"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/fix"
	"galleyproof/rules"
)

// nameDesk returns a linter of the names family only, with the rules too that
// are off by default.
func nameDesk(t *testing.T, configuration, rec string) desk {
	t.Helper()
	all := rules.All()
	cfg, problems, err := config.Parse("test.toml", []byte(configuration), linter.ConfigRules(all), config.Flags{Only: []string{"names"}})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	r, problem, err := record.Load([]record.File{{Path: "record.toml", Data: []byte(rec)}})
	if err != nil || problem != nil {
		t.Fatal(err, problem)
	}
	l, err := linter.New(all, rules.Phrases(), cfg, r)
	if err != nil {
		t.Fatal(err)
	}
	return desk{l, r}
}

// nameHouses are houses that ask for opposite things: what one leaves, another
// mends.
var nameHouses = []string{
	``,
	"language = \"en-GB\"\n[house]\nacronyms = \"title\"\ntitles = \"before-name\"\noffices = \"house\"\ncourtesy = \"none\"\nfirst-reference = \"full\"\npossessives = \"s\"\n",
	"language = \"en-US\"\n[house]\nacronyms = \"upper\"\ntitles = \"lower\"\noffices = \"own\"\ncourtesy = \"all\"\nfirst-reference = \"full\"\npossessives = \"apostrophe\"\n",
	"[house]\ncourtesy = \"either\"\ntitles = \"lower\"\npossessives = \"s\"\n",
}

const nameRecord = `
[[name]]
canonical = "Ferry and Tide Inspection Agency"
kind = "organisation"
acronym = "FATIA"
wrong = ["Ferry and Tide Inspectorate Agency"]

[[name]]
canonical = "Thomas Ives"
kind = "person"
allowed = ["Tom Ives"]
wrong = ["Thomas Ivess"]
handles = ["@thomasives"]
`

// nameSlips are sentences of the article's own in which a house or the article
// itself asks for other names. Each stands in more than one way.
var nameSlips = []string{
	"The Fatia office was slow.", "The FATIA office was slow.", "FATIA said so.",
	"Mr Ives’ clerk left.", "Mr Ives’s clerk left.", "Mr Ives sat down.", "Ives sat down.", "Ives said so.",
	"The President left.", "They met President Ada Brennock.", "They met former president Ada Brennock.",
	"The US Defence Secretary came.", "The British Defense Secretary came.",
	"The Ferry and Tide Inspection Agency (FATIA) met.", "The Norley Lamp Office (NLO) met.",
	"Thomas Ivess came.", "Thomas Ive came.", "The Ferry and Tide Inspectorate Agency met.",
	"They use Apple podcasts and Youtube.", "Nunez and Núñez met.", "The Harbour Plan and the harbour plan are one.",
}

// nameKept are texts with the same names that nobody may touch, each whole; %d
// is a number of its own.
var nameKept = map[string][]string{
	"": {
		"https://example.org/Fatia/%d/FATIA/mr-Ives’s-President?q=Apple-podcasts",
		"www.Fatia-%d.example.org/Thomas-Ivess/Defence-Secretary",
		"Fatia.Ivess%d@FATIA.example.org",
		"@Fatia_Ivess%d",
		"@ThomasIvess%d",
		"#Fatia%dPresident",
		"#ThomasIvess%dFATIA",
		"Fatia-Ivess-%d.pdf",
		"The-President-Mr-Ives’s-%d.docx",
		"FATIA_Nunez_%d.jpg",
		"Fatia-plan%d.pdf",
		"Fatia-press%d@example.org",
		"“Fatia, FATIA, Mr Ives’ clerk, Ives and the President of %d met Thomas Ivess of the Ferry and Tide Inspectorate Agency (FATIA)”",
		"“The US Defence Secretary, the British Defense Secretary and ‘Mr Ives’s Fatia’ used Apple podcasts %d times”",
		"“We of Fatia, %d, met Thomas Ive",
		"Correction: On day %d we called the FATIA office the Fatia office, Mr Ives’s clerk Mr Ives’ clerk, and Thomas Ives Thomas Ivess. The President was the US Defence Secretary.",
	},
	".md": {
		"`Fatia.Ivess(%d, \"FATIA\", President)`",
		"```\nFatia met Mr Ives’ President %d at FATIA, Thomas Ivess.\n```",
		"    Fatia met Mr Ives’s President %d at FATIA, Thomas Ivess.",
		"> Fatia met Mr Ives’s President %d at FATIA, said Thomas Ivess.",
		"<span title=\"Fatia %d Thomas Ivess, the President\">",
		"(https://example.org/Fatia/%d \"The President, Mr Ives’s FATIA\")",
		"<!-- Fatia %d Mr Ives’s President FATIA -->",
	},
	".html": {
		"<code>Fatia met Mr Ives’s President %d at FATIA</code>",
		"<pre>Fatia met Mr Ives’s President %d at FATIA, Thomas Ivess.</pre>",
		"<a href=\"https://example.org/Fatia/%d\" title=\"The President, Mr Ives’s FATIA\">",
		"<blockquote><p>Fatia met Mr Ives’s President %d at FATIA, said Thomas Ivess.</p></blockquote>",
		"<p class=\"correction\">On day %d we called the FATIA office Fatia, and Thomas Ives Thomas Ivess, Mr Ives’s President.</p>",
		"<script>var Fatia = %d; // Mr Ives’s President, FATIA</script>",
		"<!-- Fatia %d Mr Ives’s President FATIA -->",
	},
}

// namesAbout makes an article of paragraphs of slips with what is to be kept
// between them or in their midst, and returns that in order.
func namesAbout(random *rand.Rand, ext string) (text string, keep []string) {
	var b strings.Builder
	if ext == ".html" {
		b.WriteString("<html><head><title>Fatia and the President</title></head><body>\n")
	}
	paragraph := func(text string) {
		if ext == ".html" && !strings.HasPrefix(text, "<p") && !strings.HasPrefix(text, "<blockquote") && !strings.HasPrefix(text, "<script") && !strings.HasPrefix(text, "<!") {
			text = "<p>" + text + "</p>"
		}
		b.WriteString(text + "\n\n")
	}
	slip := func() string { return nameSlips[random.IntN(len(nameSlips))] }
	paragraph("Thomas Ives, who leads the Ferry and Tide Inspection Agency (FATIA), met Ada Brennock on Monday. Mr Ives said that FATIA was late.")
	all := append(append([]string{}, nameKept[""]...), nameKept[ext]...)
	for n := range 14 {
		k := fmt.Sprintf(all[random.IntN(len(all))], 1000+n)
		keep = append(keep, k)
		switch first := k[0]; {
		case strings.HasPrefix(k, "Correction") || strings.HasPrefix(k, "<p") || strings.HasPrefix(k, "<blockquote") || strings.HasPrefix(k, "<script") ||
			strings.HasPrefix(k, "<!") || strings.HasPrefix(k, "> ") || strings.HasPrefix(k, "```") || strings.HasPrefix(k, "    ") ||
			strings.HasPrefix(k, "“") && !strings.HasSuffix(k, "”"):
			paragraph(slip() + " " + slip())
			paragraph(k)
		case strings.HasPrefix(k, "<a "):
			paragraph(slip() + " See " + k + "the Fatia page</a> now. " + slip())
		case strings.HasPrefix(k, "<span"):
			paragraph(slip() + " See " + k + "the Fatia page</span> now. " + slip())
		case first == '(':
			paragraph(slip() + " See [the Fatia page]" + k + " now. " + slip())
		default:
			paragraph(slip() + " It was " + k + " that she saw. " + slip())
		}
	}
	paragraph("The vote is next week.")
	return b.String(), keep
}

// TestNameFixesKeepOut is the promise of the rules of names: their fixes, all of
// them asked for and granted, leave addresses, handles, file names, code, markup,
// quotations and corrections as they are, byte for byte.
func TestNameFixesKeepOut(t *testing.T) {
	for house, configuration := range nameHouses {
		l := nameDesk(t, configuration, nameRecord)
		fixes := 0
		for _, ext := range []string{".txt", ".md", ".html"} {
			for seed := range uint64(60) {
				text, keep := namesAbout(rand.New(rand.NewPCG(seed, uint64(house))), ext)
				offered(t, l, "a"+ext, text, keep)
				res := fixed(t, l, "a"+ext, []byte(text), linter.Ask)
				fixes += res.Fixed
				rest := res.Doc.Source.Bytes
				for _, k := range keep {
					at := bytes.Index(rest, []byte(k))
					if at < 0 {
						t.Fatalf("house %d, seed %d: %q was changed:\n%s", house, seed, k, fix.Unified("a"+ext, []byte(text), res.Edits))
					}
					rest = rest[at+len(k):]
				}
			}
		}
		if fixes < 180 {
			t.Errorf("house %d: only %d places fixed in 180 articles", house, fixes)
		}
		t.Logf("house %d: %d places fixed", house, fixes)
	}
}

// offered holds what is offered to a reader, before anything guards the file: no
// fix that is more than shown has an edit within what is to be kept.
func offered(t *testing.T, l desk, path, text string, keep []string) {
	t.Helper()
	doc, err := format.Parse(path, []byte(text), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := l.Check(doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		for _, x := range f.Fixes {
			for _, e := range x.Edits {
				edit := doc.Range(e.Span)
				from := 0
				for _, k := range keep {
					start := from + strings.Index(text[from:], k)
					end := start + len(k)
					from = end
					if x.Safety > linter.Show && edit.Start < end && start < edit.End {
						t.Errorf("%s: %s offers %q at %q within %q", path, f.Rule, x.Title, doc.Slice(e.Span), k)
					}
				}
			}
		}
	}
}
