package reading

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

// A goldMention is a name marked by hand; testdata/names/README.md says what is
// marked and how.
type goldMention struct {
	span   article.Span
	entity string
}

// goldNames is an article with its names marked.
type goldNames struct {
	doc      *article.Document
	mentions []goldMention
	either   []article.Span // what is read inside is not counted
}

var goldBlocks = []struct {
	prefix string
	kind   article.BlockKind
}{
	{"# ", article.Headline}, {"## ", article.Heading}, {"~ ", article.Byline}, {"- ", article.ListItem},
	{"! ", article.Caption}, {"> ", article.BlockQuote},
}

// parseGold takes the marks out of an article.
func parseGold(path, data string) (*goldNames, error) {
	g := &goldNames{}
	var text strings.Builder
	type block struct {
		kind     article.BlockKind
		from, to int
	}
	var blocks []block
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		b := block{article.Paragraph, text.Len(), 0}
		for _, p := range goldBlocks {
			if rest, ok := strings.CutPrefix(line, p.prefix); ok {
				line, b.kind = rest, p.kind
				break
			}
		}
		for line != "" {
			open := strings.IndexAny(line, "[{]}")
			if open < 0 {
				text.WriteString(line)
				break
			}
			text.WriteString(line[:open])
			end := strings.IndexByte("[{", line[open])
			if end >= 0 {
				end = strings.IndexByte(line[open:], "]}"[end])
			}
			if end < 0 {
				return nil, fmt.Errorf("%s: a mark does not open and close: %s", path, line)
			}
			inside := line[open+1 : open+end]
			name, entity, named := strings.Cut(inside, "|")
			span := article.Span{Start: int32(text.Len()), End: int32(text.Len() + len(name))}
			if named != (line[open] == '[') || named && entity == "" || name == "" || strings.TrimSpace(name) != name || strings.ContainsAny(inside, "[{") {
				return nil, fmt.Errorf("%s: bad mark %q", path, inside)
			}
			if named {
				g.mentions = append(g.mentions, goldMention{span, entity})
			} else {
				g.either = append(g.either, span)
			}
			text.WriteString(name)
			line = line[open+end+1:]
		}
		text.WriteByte('\n')
		b.to = text.Len()
		blocks = append(blocks, b)
	}
	b := article.NewBuilder(&article.Source{Path: path, Bytes: []byte(text.String())})
	for _, at := range blocks {
		b.Block(at.kind, at.kind)
		b.Copy(article.Range{Start: at.from, End: at.to})
	}
	g.doc = b.Document()
	if g.doc.Text != text.String() {
		return nil, fmt.Errorf("%s: the text is not what was marked", path)
	}
	return g, nil
}

// nameScore counts over articles. The joining is measured by B³ (A. Bagga and
// B. Baldwin, "Algorithms for scoring coreference chains", 1998) in two ways:
// over the marked mentions that were read, and end to end, where a mention
// that was missed or invented scores nothing.
type nameScore struct {
	articles, gold, read, right int

	foundPrecision, foundRecall float64 // sums over the right mentions
	endPrecision, endRecall     float64 // over the read and the marked ones
}

func f1(precision, recall float64) float64 {
	if precision+recall == 0 {
		return 0
	}
	return 2 * precision * recall / (precision + recall)
}

func ratio(a float64, n int) float64 {
	if n == 0 {
		return 0
	}
	return a / float64(n)
}

func (s *nameScore) mentions() (p, r, f float64) {
	p, r = ratio(float64(s.right), s.read), ratio(float64(s.right), s.gold)
	return p, r, f1(p, r)
}

func (s *nameScore) joining() (p, r, f float64) {
	p, r = ratio(s.foundPrecision, s.right), ratio(s.foundRecall, s.right)
	return p, r, f1(p, r)
}

func (s *nameScore) endToEnd() (p, r, f float64) {
	p, r = ratio(s.endPrecision, s.read), ratio(s.endRecall, s.gold)
	return p, r, f1(p, r)
}

// add counts what was read in an article and returns its faults.
func (s *nameScore) add(g *goldNames, names *Names) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }

	byStart := make(map[int32]int, len(g.mentions)) // start of a marked mention: its index
	ofGold := make(map[string]int)
	for i, m := range g.mentions {
		byStart[m.span.Start] = i
		ofGold[m.entity]++
	}
	type pair struct {
		entity string
		read   int
	}
	found := make([]bool, len(g.mentions))
	readAs := make([]int, len(g.mentions))
	ofRead, foundOfRead, foundOfGold, both := make(map[int]int), make(map[int]int), make(map[string]int), make(map[pair]int)
	read := 0
reading:
	for _, m := range names.Mentions {
		i, ok := byStart[m.Span.Start]
		if ok && g.mentions[i].span == m.Span {
			e := g.mentions[i].entity
			found[i], readAs[i] = true, m.Entity
			foundOfRead[m.Entity]++
			foundOfGold[e]++
			both[pair{e, m.Entity}]++
		} else {
			for _, span := range g.either {
				if span.Overlaps(m.Span) {
					continue reading
				}
			}
			fault("no name: %s", g.doc.Slice(m.Span))
		}
		ofRead[m.Entity]++
		read++
	}
	for i, m := range g.mentions {
		if !found[i] {
			fault("missed: %s", g.doc.Slice(m.span))
			continue
		}
		k := pair{m.entity, readAs[i]}
		hits := float64(both[k])
		s.right++
		s.foundPrecision += hits / float64(foundOfRead[k.read])
		s.foundRecall += hits / float64(foundOfGold[m.entity])
		s.endPrecision += hits / float64(ofRead[k.read])
		s.endRecall += hits / float64(ofGold[m.entity])
	}
	// A fault of the joining is told at the mention that shows it, once.
	for i, m := range g.mentions {
		for j := range i {
			o := g.mentions[j]
			if !found[i] || !found[j] || (m.entity == o.entity) == (readAs[i] == readAs[j]) {
				continue
			}
			if m.entity == o.entity {
				fault("two, not one: %s / %s (%s)", g.doc.Slice(o.span), g.doc.Slice(m.span), m.entity)
			} else {
				fault("one, not two: %s (%s) / %s (%s)", g.doc.Slice(o.span), o.entity, g.doc.Slice(m.span), m.entity)
			}
			break
		}
	}
	s.articles++
	s.gold += len(g.mentions)
	s.read += read
	return faults
}

// TestNamesScore measures the reading of names. The floors are the levels once
// reached; they only ever rise.
func TestNamesScore(t *testing.T) {
	for _, half := range []struct {
		name                        string
		articles                    int
		mentions, joining, endToEnd float64 // floors of F1
		show                        bool
	}{
		{name: "dev", articles: 40, mentions: 0.978, joining: 0.98, endToEnd: 0.955, show: true},
		{name: "held", articles: 40, mentions: 0.961, joining: 0.971, endToEnd: 0.929},
	} {
		t.Run(half.name, func(t *testing.T) {
			paths, err := filepath.Glob("testdata/names/" + half.name + "-*.txt")
			if err != nil {
				t.Fatal(err)
			}
			var s nameScore
			a := New(nil)
			for _, path := range paths {
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				g, err := parseGold(filepath.Base(path), string(data))
				if err != nil {
					t.Fatal(err)
				}
				a.Read(g.doc)
				for _, fault := range s.add(g, a.Names()) {
					if half.show {
						t.Logf("%s: %s", filepath.Base(path), fault)
					}
				}
			}
			if s.articles != half.articles {
				t.Errorf("%d articles, want %d", s.articles, half.articles)
			}
			t.Logf("%d articles, %d mentions marked, %d read, %d right", s.articles, s.gold, s.read, s.right)
			for _, m := range []struct {
				name  string
				score func() (p, r, f float64)
				floor float64
			}{
				{"mentions", s.mentions, half.mentions},
				{"joining of those read", s.joining, half.joining},
				{"joining end to end", s.endToEnd, half.endToEnd},
			} {
				p, r, f := m.score()
				t.Logf("%-21s  P %.4f  R %.4f  F1 %.4f", m.name, p, r, f)
				if f < m.floor {
					t.Errorf("F1 of %s is %.4f, below %.4f", m.name, f, m.floor)
				}
			}
		})
	}
}

func TestParseGold(t *testing.T) {
	g, err := parseGold("a.txt", "# [Ann Drow|d] goes\n\n- {MARLE} or [Drow|d]'s\n")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Ann Drow goes\nMARLE or Drow's\n"; g.doc.Text != want {
		t.Errorf("text %q, want %q", g.doc.Text, want)
	}
	var got []string
	for _, m := range g.mentions {
		got = append(got, g.doc.Slice(m.span)+"="+m.entity)
	}
	if got := strings.Join(got, " "); got != "Ann Drow=d Drow=d" {
		t.Errorf("mentions %s", got)
	}
	if len(g.either) != 1 || g.doc.Slice(g.either[0]) != "MARLE" || g.doc.Blocks[0].Kind != article.Headline || g.doc.Blocks[1].Kind != article.ListItem {
		t.Errorf("either %v, blocks %v", g.either, g.doc.Blocks)
	}
	for _, bad := range []string{"[Ann", "Ann]", "[Ann]", "{Ann|a}", "[|a]", "[Ann|]", "[ Ann|a]", "[[Ann|a]|b]"} {
		if _, err := parseGold("a.txt", bad); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}

// Five mentions of two persons; of the six that are read one is no name, one is
// not counted, and one is joined to the wrong person.
func TestNameScore(t *testing.T) {
	g, err := parseGold("a.txt", "[Ann Drow|d] met [Ben Okpara|o]. [Drow|d] left {MARLE}. [Okpara|o] stayed. [Ann|d] wrote.")
	if err != nil {
		t.Fatal(err)
	}
	var n Names
	for _, m := range []struct {
		text   string
		entity int
	}{{"Ann Drow", 0}, {"Ben Okpara", 1}, {"Drow left", 0}, {"MARLE", 2}, {"Okpara", 3}, {"Ann", 1}} {
		at := strings.LastIndex(g.doc.Text, m.text)
		n.Mentions = append(n.Mentions, Mention{Span: article.Span{Start: int32(at), End: int32(at + len(m.text))}, Entity: m.entity})
	}
	var s nameScore
	faults := s.add(g, &n)
	want := []string{"no name: Drow left", "missed: Drow", "two, not one: Ben Okpara / Okpara (o)", "two, not one: Ann Drow / Ann (d)"}
	if !slices.Equal(faults, want) {
		t.Errorf("faults %q, want %q", faults, want)
	}
	if s.gold != 5 || s.read != 5 || s.right != 4 {
		t.Errorf("marked %d, read %d, right %d", s.gold, s.read, s.right)
	}
	check := func(name string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	// Read entities 0: Ann Drow and the word that is no name; 1: Ben Okpara and
	// Ann; 3: Okpara.
	p, r, _ := s.joining()
	check("precision of the joining", p, (1+.5+1+.5)/4)
	check("recall of the joining", r, (.5+.5+.5+.5)/4)
	p, r, _ = s.endToEnd()
	check("precision end to end", p, (.5+.5+1+.5)/5)
	check("recall end to end", r, (1./3+.5+.5+1./3)/5)
}
