package rules_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/corpus/record"
	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/fix"
	"galleyproof/rules"
)

// desk is a linter and its record.
type desk struct {
	*linter.Linter
	rec *record.Record
}

// deskOf returns one of all rules, those too that are off by default.
func deskOf(t *testing.T, rec string) desk {
	t.Helper()
	all := rules.All()
	var flags config.Flags
	for _, r := range all {
		flags.Enable = append(flags.Enable, r.ID)
	}
	cfg, problems, err := config.Parse("", nil, linter.ConfigRules(all), flags)
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

// fixed mends a text, and again: the second time changes nothing.
func fixed(t *testing.T, l desk, path string, data []byte, least linter.Safety) *fix.Result {
	t.Helper()
	parse := func(data []byte) (*article.Document, error) { return format.Parse(path, data, format.Options{}) }
	run := func(data []byte) *fix.Result {
		doc, err := parse(data)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		res, err := fix.Run(doc, fix.Work{Least: least, Record: l.rec, Parse: parse, Check: l.Check})
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if res.Unsettled {
			t.Fatalf("%s: the fixes do not come to rest", path)
		}
		return res
	}
	res := run(data)
	if again := run(res.Doc.Source.Bytes); len(again.Edits) > 0 {
		t.Errorf("%s: a second time changes %d more places:\n%s", path, len(again.Edits),
			fix.Unified(path, res.Doc.Source.Bytes, again.Edits))
	}
	return res
}

// formats spells a text in every way that a file may have: the three formats,
// both line ends, the charsets.
func formats(name string, data []byte) map[string][]byte {
	out := map[string][]byte{name: data}
	base := strings.TrimSuffix(name, path.Ext(name))
	if path.Ext(name) == ".txt" {
		out[base+".md"] = append([]byte("---\ntitle: A story\n---\n\n"), data...)
		out[base+".html"] = page(string(data))
	}
	for name, data := range maps.Clone(out) {
		add := func(kind string, data []byte) { out[kind+"/"+name] = data }
		if bytes.Contains(data, []byte("\r")) {
			continue
		}
		windows := strings.ReplaceAll(string(data), "\n", "\r\n")
		add("crlf", []byte(windows))
		wide := []byte("\xff\xfe")
		for _, u := range utf16.Encode([]rune(windows)) {
			wide = binary.LittleEndian.AppendUint16(wide, u)
		}
		add("utf16", wide)
		if narrow, err := charmap.Windows1252.NewEncoder().Bytes([]byte(windows)); err == nil {
			add("1252", narrow)
		}
	}
	return out
}

// page makes a page of plain text: a paragraph of each line that is no note,
// every fifth in a block quotation, with a word in a link and an entity.
func page(text string) []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html><head><title>A story</title></head>\n<body><article>\n")
	for i, line := range strings.Split(text, "\n") {
		switch line = strings.TrimSpace(line); {
		case strings.HasPrefix(line, "<!--"):
		case line != "":
			line = strings.Replace(html.EscapeString(line), " the ", " <a href=\"/\">the</a> ", 1)
			line = "<p>" + strings.Replace(line, "’", "&rsquo;", 1) + "</p>"
			if i%5 == 4 {
				line = "<blockquote>" + line + "</blockquote>"
			}
		}
		b.WriteString(line + "\n")
	}
	b.WriteString("</article></body></html>\n")
	return []byte(b.String())
}

// TestSecondFixChangesNothing is law 3 for all rules together, on the fixtures
// of each in all formats.
func TestSecondFixChangesNothing(t *testing.T) {
	fixtures := 0
	for _, folder := range []string{".", filepath.Join("..", "testdata", "newsroom")} {
		err := filepath.WalkDir(folder, func(file string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !format.Known(file) || folder == "." && filepath.Base(filepath.Dir(file)) != "testdata" {
				return err
			}
			fixtures++
			t.Run(filepath.ToSlash(file), func(t *testing.T) {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				rec, err := os.ReadFile(filepath.Join(filepath.Dir(file), "record.toml"))
				if err != nil && !os.IsNotExist(err) {
					t.Fatal(err)
				}
				l := deskOf(t, string(rec))
				for name, data := range formats(filepath.Base(file), data) {
					for _, least := range []linter.Safety{linter.Safe, linter.Ask} {
						fixed(t, l, name, data, least)
					}
				}
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if fixtures < 20 {
		t.Errorf("only %d fixtures", fixtures)
	}
}

// slips are what a machine mends outside quotations: misspellings, a straight
// apostrophe among curly ones, a no-break space that has no place there.
var slips = []string{"It was recieved late.", "They had no inforamtion of it.", "It wasn't so.", "The\u00a0mayor knew of it.",
	"The goverment knew.", "He did not beleive it."}

// kept are what nobody may touch, with the same slips in them; each has a number.
var kept = map[string][]string{
	"": {
		"“We recieved %d letters, and it wasn't inforamtion,” said Ann Fell.",
		"“The\u00a0goverment has %d seats, and ‘we beleive it’ is no answer,” she said.",
		"He wrote: “I recieved %d. The goverment",
		"See https://example.org/recieved/%d/inforamtion?goverment=beleive for more.",
		"Write to recieved%d@inforamtion.example soon.",
		"Ask @recieved%d about it, or #inforamtion%[1]d.",
		"Ask www.example.org/it-wasn't-recieved-%d instead.",
	},
	".md": {
		"Type `recieved %d inforamtion` there.",
		"See [the page](https://example.org/recieved/%d \"recieved inforamtion\") now.",
		"```\nThe goverment recieved %d inforamtion, it wasn't so.\n```",
		"    The goverment recieved %d inforamtion in code.",
		"> The goverment recieved %d of them, and it wasn't inforamtion.",
		"<span title=\"recieved %d inforamtion\">Here</span> it is.",
		"<!-- recieved %d inforamtion -->",
	},
	".html": {
		"<code>recieved %d inforamtion</code>",
		"<pre>The goverment recieved %d inforamtion, it wasn't so.</pre>",
		"<a href=\"https://example.org/recieved/%d\" title=\"inforamtion\">the page</a>",
		"<blockquote><p>The goverment recieved %d of them, and it wasn't inforamtion.</p></blockquote>",
		"<script>var recieved = %d; // inforamtion</script>",
		"<!-- recieved %d inforamtion -->",
	},
}

// protected makes an article in which paragraphs with slips alternate with what
// is to be kept, and returns that in order.
func protected(random *rand.Rand, ext string) (text string, keep []string) {
	var b strings.Builder
	switch ext {
	case ".md":
		front := "---\ntitle: The goverment recieved it\ndate: 2020-11-17\nauthor: Wasn't Inforamtion\n---\n"
		b.WriteString(front + "\n")
		keep = append(keep, front)
	case ".html":
		head := "<html><head><title>The goverment recieved it</title><meta name=\"author\" content=\"Inforamtion\"></head><body>"
		b.WriteString(head + "\n")
		keep = append(keep, head)
	}
	paragraph := func(text string) {
		if ext == ".html" && !strings.HasPrefix(text, "<") {
			text = "<p>" + text + "</p>"
		}
		b.WriteString(text + "\n\n")
	}
	paragraph("It’s what the town’s people knew, and they weren’t glad of what they’d heard.")
	all := append(append([]string{}, kept[""]...), kept[ext]...)
	for n := range 12 {
		paragraph(slips[random.IntN(len(slips))] + " " + slips[random.IntN(len(slips))])
		k := fmt.Sprintf(all[random.IntN(len(all))], 1000+n)
		if open := strings.Index(k, "“"); open >= 0 {
			before, quoted, after := k[:open], k[open:], ""
			if end := strings.LastIndex(k, "”"); end >= 0 {
				quoted, after = k[open:end+len("”")], k[end+len("”"):]
			}
			keep = append(keep, quoted)
			k = before + quoted + after
		} else if strings.HasPrefix(k, "> ") || strings.HasPrefix(k, "<") || strings.HasPrefix(k, "```") || strings.HasPrefix(k, "    ") {
			keep = append(keep, k)
		} else {
			// The words about an address are copy like any other.
			_, k2, _ := strings.Cut(k, " ")
			keep = append(keep, k2[:max(1, strings.LastIndex(k2, " "))])
		}
		paragraph(k)
	}
	paragraph("The vote is next week.")
	return b.String(), keep
}

// TestFixKeepsOut is the promise of fix: what stands in a quotation, an
// address, a handle, code, markup or front matter comes out as it went in.
func TestFixKeepsOut(t *testing.T) {
	l := deskOf(t, "")
	for _, ext := range []string{".txt", ".md", ".html"} {
		for seed := range uint64(40) {
			text, keep := protected(rand.New(rand.NewPCG(seed, 4)), ext)
			for name, data := range formats("a"+ext, []byte(text)) {
				if path.Ext(name) != ext {
					continue // made from plain text: its marks are other ones
				}
				for _, least := range []linter.Safety{linter.Safe, linter.Ask} {
					res := fixed(t, l, name, data, least)
					if res.Fixed < 8 {
						t.Errorf("%s, seed %d: only %d places fixed of\n%s", name, seed, res.Fixed, text)
					}
					rest := res.Doc.Source.Bytes
					for _, k := range keep {
						k := spelt(name, k)
						at := bytes.Index(rest, k)
						if at < 0 {
							t.Fatalf("%s, seed %d, %v: %q was changed:\n%s", name, seed, least, k, fix.Unified(name, data, res.Edits))
						}
						rest = rest[at+len(k):]
					}
				}
			}
		}
	}
}

// TestFixKeepsMarkup mends slips of several words, or of several places, that
// markup, line ends, entities and soft hyphens run through: all of those stay.
func TestFixKeepsMarkup(t *testing.T) {
	l := deskOf(t, "")
	for _, tt := range []struct{ name, have, want string }{
		{"a.txt", "The pier of the of the town is shut.", "The pier of the town is shut."},
		{"a.txt", "Ünver said it would\nof been better.", "Ünver said it would\nhave been better."},
		{"a.txt", "It is the minis\u00adter’s gover\u00adment.", "It is the minis\u00adter’s government."},
		{"a.md", "The pier of *the of the* town is shut.", "The pier of *the* town is shut."},
		{"a.md", "- The aldermen would\n  of gone.", "- The aldermen would\n  have gone."},
		{"a.md", "They would *of\nbeen* glad, and should **of** gone.", "They would *have\nbeen* glad, and should **have** gone."},
		{"a.md", "The aldermen rose, **however** they was late.", "The aldermen rose; **however**, they were late."},
		{"a.md", "The officials *which* voted took a [hour](/a) on *monday* , and left.", "The officials *who* voted took an [hour](/a) on *Monday*, and left."},
		{"a.md", "A go**ver**ment, and free *reign* to **sure** up a wall.", "A go**vern**ment, and free *rein* to **shore** up a wall."},
		{"a.html", "<p>Glück of <i>the of the</i> town is gone.</p>", "<p>Glück of <i>the</i> town is gone.</p>"},
		{"a.html", "<p>They w&#111;uld&nbsp;<i>of</i> been glad &amp; c&#111;uld&#32;<b>of\ngone</b>.</p>", "<p>They w&#111;uld <i>have</i> been glad &amp; c&#111;uld&#32;<b>have\ngone</b>.</p>"},
		{"a.html", "<p>The aldermen rose, <b>however</b> <i>they</i> <a href=x>was</a> late.</p>", "<p>The aldermen rose; <b>however</b>, <i>they</i> <a href=x>were</a> late.</p>"},
		{"a.html", "<p>The go&shy;verment <b>recie</b>ved it.</p>", "<p>The government <b>recei</b>ved it.</p>"},
	} {
		for _, kind := range []string{"", "crlf"} {
			have, want := tt.have, tt.want
			if kind != "" {
				have, want = strings.ReplaceAll(have, "\n", "\r\n"), strings.ReplaceAll(want, "\n", "\r\n")
			}
			if got := string(fixed(t, l, tt.name, []byte(have), linter.Ask).Doc.Source.Bytes); got != want {
				t.Errorf("%s %s:\n%s\nwant\n%s", kind, have, got, want)
			}
		}
	}
}

// spelt returns a text as the bytes of a file that formats made.
func spelt(name, text string) []byte {
	kind, _, ok := strings.Cut(name, "/")
	if ok {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	switch kind {
	case "utf16":
		var out []byte
		for _, u := range utf16.Encode([]rune(text)) {
			out = binary.LittleEndian.AppendUint16(out, u)
		}
		return out
	case "1252":
		out, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text))
		if err != nil {
			panic(err)
		}
		return out
	}
	return []byte(text)
}
