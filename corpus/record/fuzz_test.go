package record

import (
	"math/rand/v2"
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

// FuzzLoad: no bytes make the loader panic, and every problem names a line.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(testRecord))
	f.Add([]byte("[[statement]]\nid = 'a'\nspeaker = 'b'\ntext = '''\n[[statement]]\n'''\ndate = 2020-11-17\n"))
	f.Add([]byte("[[event]]\nid='e'\ndate='2017-03'\n[[name]]\ncanonical='N'\nroles=[{title='t',from='2018-11-16'}]\n"))
	f.Add([]byte("[[statement]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, problems, err := Load([]File{{"f.toml", data}})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f.toml") {
				t.Errorf("the error %q does not name the file", err)
			}
			return
		}
		for _, p := range problems {
			if p.Line < 1 || p.Message == "" {
				t.Errorf("a problem without a place: %v", p)
			}
		}
		for i := range r.Statements {
			p := passageOf(r.Statements[i].Text)
			if m := r.Find(p, Hint{}); m != nil {
				checkMatch(t, p, m)
			}
		}
	})
}

// FuzzFind: no passage makes the aligner panic, and what it returns holds
// together.
func FuzzFind(f *testing.F) {
	f.Add("The ferry is the safest … [sic] in history, prior to 59 finalising “errors” #Ferry 2021", 3)
	f.Add("prior to finalizing the timetable. When a boat is late", 1)
	r := load(f, testRecord)
	f.Fuzz(func(t *testing.T, text string, at int) {
		p := passageOf(text)
		if n := len(p.Words); n > 1 {
			p.Breaks = []int{1 + (at%(n-1)+n-1)%(n-1)}
		}
		if m := r.Find(p, Hint{}); m != nil {
			checkMatch(t, p, m)
		}
	})
}

func passageOf(text string) *Passage {
	text = strings.ToValidUTF8(text, "?")
	return &Passage{Text: text, Words: article.AppendWords(nil, text, article.Span{End: int32(len(text))})}
}

func checkMatch(t *testing.T, p *Passage, m *Match) {
	t.Helper()
	if m.Statement == nil || m.Canonical == "" || m.Same > m.Words || m.Run > m.Same {
		t.Fatalf("a match that does not hold together: %+v", m)
	}
	for _, d := range m.Differences {
		if d.Span.Start < 0 || d.Span.Start >= d.Span.End || int(d.Span.End) > len(p.Text) {
			t.Fatalf("a difference stands at %v of %d bytes", d.Span, len(p.Text))
		}
		if d.Exact && d.Said == "" {
			t.Fatalf("an exact difference without words: %+v", d)
		}
	}
}

// TestTrace holds each trace against its two texts: read in order, its steps
// give all of the passage and one unbroken stretch of the utterance.
func TestTrace(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	r := load(t, testRecord)
	var a aligner
	for range 3000 {
		u := &r.index.utterances[rng.IntN(len(r.index.utterances))]
		p := passageOf(mutate(rng, u.text))
		steps, cost := a.align(p.Text, p.Words, p.traits(), u, 0, len(u.words))
		if len(p.Words) == 0 {
			continue
		}
		if cost >= unreachable {
			t.Fatalf("%q was not aligned", p.Text)
		}
		next, said := int32(0), int32(-1)
		for _, s := range steps {
			if s.passage >= 0 {
				if s.passage != next {
					t.Fatalf("%q: word %d follows word %d", p.Text, s.passage, next-1)
				}
				next++
			}
			if s.said >= 0 {
				if said >= 0 && s.said != said+1 {
					t.Fatalf("%q: said word %d follows %d", p.Text, s.said, said)
				}
				said = s.said
			}
		}
		if int(next) != len(p.Words) {
			t.Fatalf("%q: the trace ends at word %d of %d", p.Text, next, len(p.Words))
		}
	}
}

// mutate takes a stretch of a text and replaces, drops or adds words.
func mutate(rng *rand.Rand, text string) string {
	words := strings.Fields(text)
	from := rng.IntN(len(words))
	words = words[from : from+1+rng.IntN(len(words)-from)]
	var out []string
	for _, w := range words {
		switch rng.IntN(12) {
		case 0:
			out = append(out, "herring")
		case 1:
		case 2:
			out = append(out, w, "[indeed]")
		case 3:
			out = append(out, "…", w)
		default:
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// TestOneWordChanged changes each word of each statement in turn: the statement
// is found, and the word and nothing else reported; unchanged, nothing is.
func TestOneWordChanged(t *testing.T) {
	r := load(t, testRecord)
	found, all := 0, 0
	for i := range r.index.utterances {
		u := &r.index.utterances[i]
		for from := 0; from+10 <= len(u.words); from += 3 {
			clean := u.text[u.words[from].Span.Start:u.words[from+9].Span.End]
			p := passageOf(clean)
			if m := r.Find(p, Hint{}); m == nil || len(m.Differences) > 0 {
				t.Errorf("%q: %s", clean, show(p, m))
			}
			for k := range 10 {
				w := u.words[from+k].Span
				changed := u.text[u.words[from].Span.Start:w.Start] + "herring" + u.text[w.End:u.words[from+9].Span.End]
				p := passageOf(changed)
				m := r.Find(p, Hint{})
				all++
				if m != nil && len(m.Differences) == 1 && m.Differences[0].Grade == WordsChanged && p.Text[m.Differences[0].Span.Start:m.Differences[0].Span.End] == "herring" {
					found++
				} else {
					t.Logf("%q: %s", changed, show(p, m))
				}
			}
		}
	}
	if 100*found < 97*all {
		t.Errorf("%d of %d changed words were reported as such", found, all)
	}
}

func BenchmarkFind(b *testing.B) {
	r := load(b, testRecord)
	p := passageOf("All of the boats on the northern route have paper accords of each trip, allowing the master to go back and count each trip if necessary.")
	b.ReportAllocs()
	for b.Loop() {
		if r.Find(p, Hint{}) == nil {
			b.Fatal("not found")
		}
	}
}
