package lexicon

import (
	"bytes"
	"strings"
	"testing"

	"galleyproof/corpus/article"
)

func TestGrammarIsCurrent(t *testing.T) {
	got, err := CompileGrammar(sources(t), []byte(table))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, []byte(grammars)) {
		t.Error("grammar.bin is not what its sources give: go generate ./corpus/lexicon")
	}
}

// In each row the word may be all of may and none of not, and is mostly one of
// mostly. A row with only "?" may be nothing.
func TestGrammar(t *testing.T) {
	for _, row := range strings.Split(strings.TrimSpace(`
form: may noun base; not plural past adjective; mostly noun
forms: may plural third; not noun base; mostly plural
formed: may past participle; not noun base; mostly past
forming: may gerund; not past; mostly gerund
saw: may past noun base; not participle adjective; mostly past
seen: may participle; not past base; mostly participle
read: may base past participle; not third adjective; mostly base
reads: may third; not base; mostly third
their: may determiner; not noun adverb preposition; mostly determiner
there: may adverb; not determiner noun; mostly adverb
the: may determiner; not noun; mostly determiner
a: may determiner; not noun; mostly determiner
every: may determiner; not adjective noun; mostly determiner
that: may determiner conjunction; not noun; mostly conjunction
better: may adjective adverb comparative; not determiner; mostly adjective
older: may adjective comparative; not noun base; mostly adjective
best: may adjective adverb comparative; not past; mostly comparative
good: may adjective noun; not base comparative; mostly adjective
officials: may plural; not noun third base; mostly plural
official: may noun adjective; not plural base; mostly noun
said: may past participle; not base noun; mostly past
say: may base; not past third; mostly base
says: may third; not base; mostly third
run: may base participle noun; not past third; mostly base
ran: may past; not participle base noun; mostly past
running: may gerund; not base; mostly gerund
principal: may adjective noun; not base plural; mostly adjective
principle: may noun; not adjective base; mostly noun
principles: may plural; not third noun; mostly plural
effect: may noun base; not adjective; mostly noun
effects: may plural third; not noun; mostly plural
affect: may base; not adjective past; mostly base
affects: may third; not base; mostly third
affected: may past participle; not base noun; mostly past
lead: may noun base; not past participle; mostly noun base
led: may past participle; not noun base; mostly participle past
loose: may adjective; not past third; mostly adjective
lose: may base; not noun adjective; mostly base
loses: may third; not plural noun; mostly third
lost: may past participle; not base noun; mostly past participle
loss: may noun; not base plural; mostly noun
fast: may adverb adjective noun; not past; mostly adverb
early: may adjective adverb; not noun base; mostly adjective
police: may noun plural base; not past; mostly plural
people: may plural noun; not past third; mostly plural
news: may noun; not plural third; mostly noun
data: may noun plural; not base; mostly plural
series: may noun plural; not third; mostly noun
politics: may noun plural; not third; mostly noun
child: may noun; not plural base; mostly noun
children: may plural; not noun base; mostly plural
women: may plural; not noun; mostly plural
woman: may noun; not plural; mostly noun
man: may noun base; not plural; mostly noun
criteria: may plural; not base; mostly plural
go: may base; not third past; mostly base
goes: may third; not base; mostly third
went: may past; not participle; mostly past
gone: may participle; not past; mostly participle
going: may gerund; not base; mostly gerund
is: may third auxiliary; not base; mostly auxiliary
are: may base auxiliary; not third noun; mostly auxiliary
was: may past auxiliary; not participle; mostly past
been: may participle auxiliary; not past; mostly participle
being: may gerund noun auxiliary; not past; mostly gerund
have: may base auxiliary; not third; mostly base
has: may third auxiliary; not base; mostly third
had: may past participle auxiliary; not base; mostly past
did: may past auxiliary; not participle; mostly past
doesn't: may third auxiliary; not base; mostly auxiliary
don't: may base auxiliary; not third; mostly auxiliary
will: may modal noun; not past; mostly modal
can: may modal noun; not adjective; mostly modal
would: may modal; not noun base; mostly modal
can't: may modal; not noun; mostly modal
and: may conjunction; not noun preposition; mostly conjunction
because: may conjunction; not preposition; mostly conjunction
but: may conjunction preposition; not noun; mostly conjunction
since: may conjunction preposition; not noun; mostly preposition
of: may preposition; not conjunction; mostly preposition
to: may preposition; not base noun; mostly preposition
with: may preposition; not adverb; mostly preposition
up: may preposition adverb; not conjunction; mostly adverb
like: may preposition base; not past; mostly preposition
according: may preposition; not past; mostly preposition
not: may adverb; not noun; mostly adverb
quickly: may adverb; not adjective; mostly adverb
publicly: may adverb; not adjective noun; mostly adverb
friendly: may adjective; not past third; mostly adjective
only: may adverb; not noun; mostly adverb
well: may adverb; not past; mostly adverb
big: may adjective; not noun base; mostly adjective
bigger: may adjective comparative; not noun; mostly comparative
biggest: may adjective comparative; not noun; mostly comparative
hard: may adjective adverb; not noun base; mostly adjective
minister: may noun base; not plural; mostly noun
ministers: may plural; not noun; mostly plural
spokesman: may noun; not plural base; mostly noun
president: may noun; not base; mostly noun
council: may noun; not base plural; mostly noun
announced: may past participle; not base noun; mostly past
decided: may past participle; not base noun; mostly past
limited: may participle adjective; not noun base; mostly adjective
interesting: may gerund adjective; not base; mostly adjective
building: may noun gerund; not base; mostly noun
meeting: may noun gerund; not past; mostly noun
buildings: may plural; not third noun; mostly plural
set: may noun base past participle; not third; mostly base past
put: may base past participle; not adjective; mostly base
learned: may past participle; not base noun; mostly past participle
proved: may past participle; not base; mostly past
number: may noun base; not comparative; mostly noun
left: may past participle adjective; not base third; mostly past
felt: may past participle; not base; mostly past
became: may past; not participle base; mostly past
become: may base participle; not past; mostly base
began: may past; not participle; mostly past
begun: may participle; not past; mostly participle
broke: may past; not participle; mostly past
broken: may participle; not past; mostly participle
taken: may participle; not past; mostly participle
wrote: may past; not participle; mostly past
written: may participle; not past; mostly participle
accept: may base; not noun; mostly base
except: may preposition; not noun; mostly preposition
advice: may noun; not base; mostly noun
advise: may base; not noun; mostly base
breath: may noun; not base; mostly noun
breathe: may base; not noun; mostly base
than: may conjunction; not adverb; mostly preposition
then: may adverb; not conjunction preposition noun base; mostly adverb
whose: may determiner; not noun; mostly determiner
its: may determiner; not noun; mostly determiner
it: ?
he: ?
them: ?
zzyzzx: ?
two: may determiner noun; not base; mostly determiner
million: may determiner noun; not plural base; mostly determiner
millions: may plural; not noun; mostly plural
first: may adjective adverb; not base; mostly adjective
colour: may noun base; not adjective plural; mostly noun
colours: may plural third; not noun; mostly plural
organisation: may noun; not base plural; mostly noun
organisations: may plural; not noun; mostly plural
organise: may base; not noun; mostly base
organised: may past participle; not noun base; mostly past
organising: may gerund; not base; mostly gerund
defence: may noun; not adjective; mostly noun
travelled: may past participle; not base; mostly past
travelling: may gerund; not base; mostly gerund
centre: may noun base; not past; mostly noun
programme: may noun; not past; mostly noun
practise: may base; not noun; mostly base
practice: may noun; not past; mostly noun
licence: may noun; not past; mostly noun
harbour: may noun; not adjective; mostly noun
analyse: may base; not noun; mostly base
labour: may noun base; not past; mostly noun
lockdown: may noun; not past; mostly noun
tweet: may noun base; not past; mostly noun
tweeted: may past participle; not noun; mostly past
tweets: may plural third; not base; mostly plural
unvaccinated: may participle; not noun base; mostly participle
reoffended: may past participle; not noun; mostly past
ceasefire: may noun; not base; mostly noun
hostages: may plural; not noun; mostly plural
coronavirus: may noun; not base; mostly noun
Britain: may noun; not base; mostly noun
American: may noun adjective; not base; mostly adjective
Americans: may plural; not base; mostly plural
European: may noun adjective; not base; mostly adjective
may: may modal; not past; mostly modal
`), "\n") {
		word, want, _ := strings.Cut(row, ": ")
		g := GrammarOfString(word)
		if want == "?" {
			if g != 0 {
				t.Errorf("%s may be %s, want nothing", word, Tag(g))
			}
			continue
		}
		for part := range strings.SplitSeq(want, "; ") {
			what, names, _ := strings.Cut(part, " ")
			tags, err := tagsOf(names)
			if err != nil {
				t.Fatalf("%s: %v", row, err)
			}
			switch what {
			case "may":
				if tags&^Tag(g) != 0 {
					t.Errorf("%s may be %s, want %s too", word, Tag(g), tags&^Tag(g))
				}
			case "not":
				if g.May(tags) {
					t.Errorf("%s may be %s, want not %s", word, Tag(g), Tag(g)&tags)
				}
			case "mostly":
				if !g.Mostly(tags) {
					t.Errorf("%s is mostly %q, want %s", word, Tag(g>>16), tags)
				}
			default:
				t.Fatalf("%s: %s is not known", row, what)
			}
		}
		if g.May(^Tag(0)) && Tag(g>>16)&^Tag(g) != 0 {
			t.Errorf("%s is mostly %s and may only be %s", word, Tag(g>>16), Tag(g))
		}
	}
}

func TestOnly(t *testing.T) {
	for _, c := range []struct {
		word string
		tag  Tag
		want bool
	}{
		{"officials", Plural, true},
		{"forms", Plural, false},
		{"forms", Plural | Third, true},
		{"zzyzzx", Plural, false},
		{"of", Preposition | Noun, true},
	} {
		if got := GrammarOfString(c.word).Only(c.tag); got != c.want {
			t.Errorf("%s only %s: %v", c.word, c.tag, got)
		}
	}
}

func TestGrammarOfMostWords(t *testing.T) {
	words, err := sources(t).All()
	if err != nil {
		t.Fatal(err)
	}
	n, none := 0, 0
	for word := range words {
		e := LookupString(word)
		if e.Lower() && e.WordTier() <= 5 && !e.Is(Pronoun|Contraction|Abbreviation) {
			n++
			if GrammarOfString(word) == 0 {
				none++
			}
		}
	}
	t.Logf("%d of %d words have no grammar", none, n)
	if none*100 > n*4 {
		t.Errorf("%d of %d common words have no grammar", none, n)
	}
}

// Two lines on one word would let the later one win unseen.
func TestGrammarNamesAWordOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range fields(string(sources(t).Grammar)) {
		_, words, _ := strings.Cut(strings.Join(f, " "), ": ")
		for word := range strings.FieldsSeq(words) {
			if seen[word] {
				t.Errorf("grammar.txt names %q twice", word)
			}
			seen[word] = true
			if !Lookup(article.Hash(word)).Known() {
				t.Errorf("grammar.txt names %q, which is not in the lexicon", word)
			}
		}
	}
}

func TestCompileGrammarRefuses(t *testing.T) {
	s := sources(t)
	for name, text := range map[string]string{
		"no colon":       "noun base\n",
		"unknown tag":    "noune: dog\n",
		"more than may":  "noun / base: dog\n",
		"unknown mostly": "noun / nouns: dog\n",
	} {
		s.Grammar = []byte(text)
		if _, err := CompileGrammar(s, []byte(table)); err == nil || !strings.Contains(err.Error(), "grammar.txt: line 1") {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.Grammar = nil
	for _, bad := range []string{"", table[:headerSize], table[:headerSize] + strings.Repeat("\x00", len(table)-headerSize)} {
		if _, err := CompileGrammar(s, []byte(bad)); err == nil {
			t.Errorf("a table of %d bytes: no error", len(bad))
		}
	}
}

func BenchmarkGrammarOf(b *testing.B) {
	hashes := []uint64{article.Hash("officials"), article.Hash("zzyzzx"), article.Hash("the"), article.Hash("travelled")}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		GrammarOf(hashes[i&3])
	}
}
