package reading

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
)

// named reads an article of paragraphs, one a line; a line that begins with
// "# " is a headline.
func named(t testing.TB, rec *record.Record, text string) *Article {
	t.Helper()
	src := &article.Source{Path: "a.txt", Bytes: []byte(text)}
	b := article.NewBuilder(src)
	at := 0
	for line := range strings.Lines(text) {
		kind, start := article.Paragraph, at
		if strings.HasPrefix(line, "# ") {
			kind, start = article.Headline, at+2
		}
		b.Block(kind, kind)
		b.Copy(article.Range{Start: start, End: at + len(line)})
		at += len(line)
	}
	a := New(rec)
	a.Read(b.Document())
	return a
}

// mentions prints the mentions as [text]entity, an acronym's with its
// expansion.
func mentions(a *Article) string {
	var out []string
	n := a.Names()
	for _, m := range n.Mentions {
		e := n.Entities[m.Entity]
		s := fmt.Sprintf("%s=%d", a.Doc.Slice(m.Span), m.Entity)
		if e.Kind != UnknownEntity {
			s += e.Kind.String()[:1]
		}
		if m.Defined.Len() > 0 {
			s += "<" + a.Doc.Slice(m.Defined) + ">"
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

func TestNames(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The mayor, Anna Dahlgrove, met Mr Okpara. Dahlgrove left.", "Anna Dahlgrove=0p|Okpara=1p|Dahlgrove=0p"},
		{"Former President Edwin J. Marrow spoke. Marrow sat.", "Edwin J. Marrow=0p|Marrow=0p"},
		{"Edwin J. Marrow met Edwin Marrow.", "Edwin J. Marrow=0p|Edwin Marrow=1p"},
		{"Edwin J. Marrow spoke. Edwin Marrow is one man.", "Edwin J. Marrow=0p|Edwin Marrow=0p"},
		{"Edwin J. Marrow and Edwin K. Marrow are two, and Marrow is either.", "Edwin J. Marrow=0p|Edwin K. Marrow=1p|Marrow=2"},
		{"Laura Tennick and Peter Tennick met. Tennick spoke.", "Laura Tennick=0p|Peter Tennick=1p|Tennick=2"},
		{"Christopher Dunmore spoke. Chris Dunmore left.", "Christopher Dunmore=0p|Chris Dunmore=0p"},
		{"The Harbour and Rivers Safety Agency (HRSA) met. The HRSA left.", "Harbour and Rivers Safety Agency=0o|HRSA=0o<Harbour and Rivers Safety Agency>|HRSA=0o"},
		{"The HRSA (Harbour and Rivers Safety Agency) met.", "HRSA=0o<Harbour and Rivers Safety Agency>|Harbour and Rivers Safety Agency=0o"},
		{"The UK Harbour and Rivers Safety Agency (Hrsa) met. The Hrsa left.", "UK=0|Harbour and Rivers Safety Agency=1o|Hrsa=1o<Harbour and Rivers Safety Agency>|Hrsa=1o"},
		{"Yesterday Tennick met the police. Police Chief Ann Drow did not.", "Tennick=0|Ann Drow=1p"},
		{"It was for us. Who said IT is fine?", "IT=0"},
		{"On Monday 3 March the Department of Health said so.", "Department of Health=0o"},
		{"He met Secretary of State Laura Penhall in May.", "Laura Penhall=0p"},
		{"Mail @tennick or see #Tennick at tennick.example.org now.", ""},
		{"The book by JK Rowntree and G.K. Hestor sold.", "JK Rowntree=0p|G.K. Hestor=1p"},
		{"Several MPs and CISAs met the U.S. envoy.", "MPs=0|CISAs=1|U.S.=2"},
		{"Talks with Ursula von der Lahn and Jan van Rossel ended.", "Ursula von der Lahn=0p|Jan van Rossel=1p"},
		{"# Mayor Laura Tennick Says Flood Wall Will Be Built\nLaura Tennick spoke.", "Laura Tennick=0p|Laura Tennick=0p"},
		{"# FLOOD WALL TO RISE IN MAY\nNothing more.", ""},
		{"The firm, Tennick & Sons, and Bank of Orland shares.", "Tennick & Sons=0|Bank of Orland=1o"},
		{"He saw Paris and Orland University.", "Paris=0|Orland University=1o"},
		{"The Tennick administration and Mr Tennick’s aides.", "Tennick=0p|Tennick=0p"},
		{"The Director of the Flood Relief Board met the Duke of Orland. He said Today is late.", "Flood Relief Board=0o|Duke of Orland=1o"},
		{"Officer Ann Drow shot Ben Okpara Jr. in Battlefront II.", "Ann Drow=0p|Ben Okpara Jr.=1p|Battlefront II=2"},
		{"ORLAND (Reuters) - CISA met LAURA TENNICK. SEE WHAT THE MAYOR SAYS NOW.", "ORLAND=0|Reuters=1|CISA=2|LAURA TENNICK=3p"},
		{"He said: “Nobody came. Perhaps Tennick did.”", "Tennick=0"},

		// Origins.
		{"Nguyễn Thị Hoa came from Huế. Hoa left.", "Nguyễn Thị Hoa=0|Huế=1|Hoa=0"},
		{"President Moon Jae-in met Ban Ki-moon. Moon spoke to Kim Yo-jong.", "Moon Jae-in=0p|Ban Ki-moon=1|Moon=0p|Kim Yo-jong=2"},
		{"Bashar al-Tamari spoke. Al-Tamari left, and the al-Tamari house fell.", "Bashar al-Tamari=0p|Al-Tamari=0p|al-Tamari=0p"},
		{"Ruud van der Heijde spoke. Van der Heijde left.", "Ruud van der Heijde=0p|Van der Heijde=0p"},
		{"Daw Khin Suu Kyaw spoke. Suu Kyaw left.", "Khin Suu Kyaw=0|Suu Kyaw=0"},
		{"Rafael Núñez spoke. Nunez left. Rafael Nunez came back.", "Rafael Núñez=0p|Nunez=0p|Rafael Nunez=0p"},
		{"R. V. Subramani met K.S. Raghavan. Subramani left.", "R. V. Subramani=0p|K.S. Raghavan=1p|Subramani=0p"},
		{"Szabó Katalin spoke. Katalin Szabó left.", "Szabó Katalin=0p|Katalin Szabó=0p"},
		{"Egan Restrepo Mora won. Restrepo wept.", "Egan Restrepo Mora=0p|Restrepo=0p"},
		{"Sigríður Jónsdóttir spoke. Sigríður left.", "Sigríður Jónsdóttir=0p|Sigríður=0p"},
		{"Traders trust Moussa Traoré-Keita. Traoré-Keita is rich.", "Moussa Traoré-Keita=0p|Traoré-Keita=0p"},
		// Shapes.
		{"Henry VIII drove a Ford F-150 to St Mary’s School with Wm. P. St. John.", "Henry VIII=0p|Ford F-150=1|St Mary’s School=2o|Wm. P. St. John=3p"},
		{"Laura “Lolly” Tennick sang. Lolly Tennick left.", "Laura “Lolly” Tennick=0p|Tennick=0p"},
		{"The Labour MP Laura Tennick met Ben Okpara MP and two MPs.", "Laura Tennick=0p|Ben Okpara=1p|MPs=2"},
		{"Storm Bettina hit. Police Scotland slept. Bank of Orland shut.", "Storm Bettina=0o|Police Scotland=1o|Bank of Orland=2o"},
		{"He won the Tour of the Alps and left Tallymark Inc. in May.", "Tour of the Alps=0o|Tallymark Inc.=1o"},
		{"Members of the National Farmers’ Union met the council’s Board of Trade.", "National Farmers’ Union=0o|Board of Trade=1o"},
		// What has a capital and is no name.
		{"The French and a Kenyan met Democrats; a Catholic read Chapter 11 aloud.", ""},
		{"A Kenyan runner, the Kenyan Eliud Kimutai, won the French Open.", "Eliud Kimutai=0p|French Open=1"},
		{"Unveiling it, Rapper Ben Okpara sang to Policy Adviser Laura Tennick.", "Ben Okpara=0p|Laura Tennick=1p"},
		// Sentences that open with a name that is a word too.
		{"They own Cairn Energy. Cairn said so, and in time Cairn’s shares fell. Shares in Cairn rose.", "Cairn Energy=0|Cairn=1|Cairn=1|Cairn=1"},
		{"He sang for Def Jam. Def Jam’s owner wept.", "Def Jam=0|Def Jam=0"},
		{"Go slow. Stone walls fell. Laura Stone sat. Stone said so.", "Laura Stone=0p|Stone=0p"},
		// Who is who.
		{"Kofi Mensah spoke. His brother, Kwame Mensah, left. Kofi wept, and Mensah is either.", "Kofi Mensah=0p|Kwame Mensah=1p|Kofi=0p|Mensah=2"},
		{"Chuka Ezeh, 36, won. Ezeh smiled. His uncle Obi Ezeh did not.", "Chuka Ezeh=0p|Ezeh=0p|Obi Ezeh=1"},
		{"Anna Lind and her daughter, Anna, ran. Anna won.", "Anna Lind=0p|Anna=1|Anna=1"},
		{"Judge Ann Tennick heard Mark Tennick. Judge Tennick smiled. Tennick is either.", "Ann Tennick=0p|Mark Tennick=1p|Tennick=0p|Tennick=2"},
		{"The leader, Kim, spoke. Editing by Kim Coghill.", "Kim=0|Kim Coghill=1"},
		{"Mr Okpara met Mrs Okpara.", "Okpara=0p|Okpara=1p"},
		{"Angus Farq Jr. spoke. Angus Farq Sr. did not. Angus Jr. left.", "Angus Farq Jr.=0p|Angus Farq Sr.=1p|Angus Jr.=0p"},
		{"Catherine Rowe spoke. Kitty left.", "Catherine Rowe=0p|Kitty=0p"},
		{"The World Food Programme met. WFP lorries left. The Civil Safety Board sat; the Safety Board rose.", "World Food Programme=0o|WFP=0o|Civil Safety Board=1o|Safety Board=1o"},
	} {
		if got := mentions(named(t, nil, tt.text)); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestNamesRecord(t *testing.T) {
	rec := record.WithNames([]record.Name{
		{Canonical: "Harbour and Rivers Safety Agency", Kind: "organisation", Acronym: "HRSA"},
		{Canonical: "Laura Penhall", Kind: "person", Allowed: []string{"Lori Penhall"}},
	})
	got := mentions(named(t, rec, "The HRSA met Laura Penhall and Lori Penhall of the Harbour and Rivers Safety Agency."))
	want := "HRSA=0o|Laura Penhall=1p|Lori Penhall=1p|Harbour and Rivers Safety Agency=0o"
	if got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
}

func TestLongForm(t *testing.T) {
	for _, tt := range []struct {
		short, long string
		want        int
	}{
		{"CISA", "the head of the US Cybersecurity and Infrastructure Security Agency", 19},
		{"HMM", "hidden Markov model", 0},
		{"TNF", "some tumour necrosis factor", 5},
		{"XYZ", "nothing of the kind", -1},
		{"A&E", "accidents or emergencies", 0},
		{"EU", "European Union", 0},
	} {
		if got := longForm(tt.short, tt.long); got != tt.want {
			t.Errorf("longForm(%q, %q) = %d, want %d", tt.short, tt.long, got, tt.want)
		}
	}
}

// The same scratch reads one article after another and gives each what it
// gives alone.
func TestNamesScratch(t *testing.T) {
	texts := []string{"Anna Dahlgrove met Mr Okpara of the Flood Relief Board (FRB).", "Okpara left. Ben Okpara stayed.", "Nobody."}
	a := New(nil)
	for range 3 {
		for _, text := range texts {
			alone := named(t, nil, text)
			a.Read(alone.Doc)
			if got, want := mentions(a), mentions(alone); got != want {
				t.Errorf("%s: got %s, alone %s", text, got, want)
			}
		}
	}
}

func BenchmarkNames(b *testing.B) {
	var text strings.Builder
	for text.Len() < 1<<20 {
		text.WriteString("# Mayor leaves Flood Relief Board\nThe mayor, Laura Tennick, met President Edwin J. Marrow of the Flood Relief Board (FRB) on Monday. " +
			"He said that the board would, in time, be asked for more than it had; nobody else was told of the plan before the end of the year. " +
			"Tennick and the FRB have not agreed on what the harbour needs, but Mr Marrow thinks that they will. It was late when they left.\n")
	}
	a := named(b, nil, text.String())
	a.Words()
	a.Sentences()
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		a.have &^= haveNames
		a.Names()
	}
}

func FuzzNames(f *testing.F) {
	f.Add("The Harbour and Rivers Safety Agency (HRSA) met J.K. O’Neill’s MPs.")
	f.Add("(Aa) (AA) A (B C) Mr Jr. III van der De")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		a := named(t, nil, text)
		n := a.Names()
		last := int32(0)
		for _, m := range n.Mentions {
			if m.Span.Start < last || m.Span.End <= m.Span.Start || int(m.Span.End) > len(text) {
				t.Fatalf("%q: mention %v after %d", text, m.Span, last)
			}
			if m.Entity < 0 || m.Entity >= len(n.Entities) {
				t.Fatalf("%q: entity %d of %d", text, m.Entity, len(n.Entities))
			}
			last = m.Span.End
		}
	})
}
