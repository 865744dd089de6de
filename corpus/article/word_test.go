package article

import (
	"strings"
	"testing"
)

func words(text string) []Word {
	return AppendWords(nil, text, Span{0, int32(len(text))})
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The U.S. and AT&T said.", "The|U.S.|and|AT&T|said"},
		{"Nov. 3, p.m. Sen. Smith", "Nov.|3|p.m.|Sen.|Smith"},
		{"don't say Krebs’ or Trump’s", "don't|say|Krebs|or|Trump’s"},
		{"‘glitches’ and 'quoted'", "glitches|and|quoted"},
		{"a Cisa-run site", "a|Cisa|run|site"},
		{"@realName #Tag2020, mail a@b.org", "@realName|#Tag2020|mail|a@b.org"},
		{"mail Ann.Fell2@Example.org, see www.Example-2.org/A. Then", "mail|Ann.Fell2@Example.org|see|www.Example-2.org/A|Then"},
		{"open Ann-Fell’s-2020.pdf, ann-fell@example.org, 3-4.docx, 3.5m, 4.The", "open|Ann-Fell’s-2020.pdf|ann-fell@example.org|3-4.docx|3.5m|4|The"},
		{"the end.Start of A.Fell @ home, w.Start", "the|end|Start|of|A|Fell|home|w|Start"},
		{"see https://example.org/a?b=c. Then", "see|https://example.org/a?b=c|Then"},
		{"2,000 people at 9:07 on the 3rd; 3.5m", "2,000|people|at|9:07|on|the|3rd|3.5m"},
		{"fraud–including — so", "fraud|including|so"},
		{"the end.Start again", "the|end|Start|again"},
		{"amazon.com and 1990s’ Núñez", "amazon.com|and|1990s|Núñez"},
		{"see h.add_b('name') and", "see|h.add_b|name|and"},
		{"No. It is so.", "No|It|is|so"},
		{"the 1990's # @ end", "the|1990's|end"},
	} {
		var got []string
		for _, w := range words(tt.text) {
			got = append(got, tt.text[w.Span.Start:w.Span.End])
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, s, tt.want)
		}
	}
}

func TestWordProperties(t *testing.T) {
	for _, tt := range []struct {
		text string
		hash string
		kind WordKind
		cs   Case
		flag WordFlag
	}{
		{"U.S.", "us", Letters, Upper, Pointed},
		{"Nov.", "nov", Letters, Title, Pointed},
		{"President’s", "president", Letters, Title, Possessive},
		{"CISA's", "cisa", Letters, Upper, Possessive},
		{"iPhone", "iphone", Letters, Camel, 0},
		{"Covid19", "covid19", Mixed, Title, 0},
		{"NÚÑEZ", "núñez", Letters, Upper, Foreign},
		{"’tis", "tis", Letters, Lower, 0},
		{"3rd", "3rd", Number, Lower, 0},
		{"isn’t", "isn't", Letters, Lower, 0},
		{"time\u00adtable", "timetable", Letters, Lower, Foreign},
	} {
		ws := words(tt.text)
		if len(ws) != 1 {
			t.Fatalf("%q: %d words", tt.text, len(ws))
		}
		w := ws[0]
		if w.Hash != Hash(tt.hash) || w.Kind != tt.kind || w.Case != tt.cs || w.Flag != tt.flag {
			t.Errorf("%q: hash %t kind %v case %v flag %b", tt.text, w.Hash == Hash(tt.hash), w.Kind, w.Case, w.Flag)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"It was on Nov. 3 that Sen. Smith spoke. He left.", "It was on Nov. 3 that Sen. Smith spoke.|He left."},
		{"He lives in the U.S. He likes it. The U.S. Election Commission met.", "He lives in the U.S.|He likes it.|The U.S. Election Commission met."},
		{"“Go,” he said. “Now!” She went.", "“Go,” he said.|“Now!”|She went."},
		{"J. Smith came at 9 p.m. on Monday. Nobody knew.", "J. Smith came at 9 p.m. on Monday.|Nobody knew."},
		{"He said no. They left… and came back.", "He said no.|They left… and came back."},
		{"The firm, Acme Inc., fell. It rose 3.5 per cent.", "The firm, Acme Inc., fell.|It rose 3.5 per cent."},
		{"“It ended.”\nThe next.", "“It ended.”|The next."},
	} {
		ws := words(tt.text)
		var got []string
		for _, s := range AppendSentences(nil, tt.text, Span{0, int32(len(tt.text))}, ws, 0, len(ws)) {
			got = append(got, tt.text[s.Span.Start:s.Span.End])
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, s, tt.want)
		}
	}
}

func TestHashFoldsCase(t *testing.T) {
	for _, tt := range [][2]string{{"Information", "information"}, {"@[`{Zz", "@[`{zZ"}, {"don’t", "DON'T"}, {"É", "é"}, {"cafe\u0301", "café"}} {
		if Hash(tt[0]) != Hash(tt[1]) {
			t.Errorf("%q and %q differ", tt[0], tt[1])
		}
	}
	if Hash("@") == Hash("`") || Hash("[") == Hash("{") {
		t.Error("marks were folded")
	}
}
