package linter

import (
	"strings"
	"testing"

	"galleyproof/corpus/format"
	"galleyproof/corpus/record"
	"galleyproof/linter/config"
)

// judge returns the words that an article is offered to be judged for.
func judge(t *testing.T, path, text string) (unknown []string) {
	t.Helper()
	all := []Rule{{ID: "spelling.probe", Doc: "# Probe", Severity: Warning, Quotes: CheckQuotes, New: func(*Setup) (Check, error) {
		return func(p *Pass) {
			for _, i := range p.Unknown() {
				unknown = append(unknown, p.Text(p.Words()[i].Span))
			}
		}, nil
	}}}
	cfg, problems, err := config.Parse("", []byte("[spelling]\nwords = [\"snickle\", \"Harrowmouth\", \"blorft de zxqvw\"]"), ConfigRules(all), config.Flags{})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	rec, found, err := record.Load([]record.File{{Path: "r.toml", Data: []byte("[[name]]\ncanonical = \"Ottoline Dreskin\"\nallowed = [\"the dreskinry\"]\nwrong = [\"dreskinery\"]\n")}})
	if err != nil || found != nil {
		t.Fatal(err, found)
	}
	l, err := New(all, nil, cfg, rec)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := format.Parse(path, []byte(text), format.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Check(doc); err != nil {
		t.Fatal(err)
	}
	return unknown
}

func TestUnknown(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"small letters", "The blorft met a govenrment man.", "blorft govenrment"},
		{"a capital that opens the sentence", "Govenrment plans fell. Blorfts of it stayed.", "Govenrment Blorfts"},
		{"a name that opens the sentence", "Blorft came. The two saw Blorft and a blorft.", ""},
		{"capitals", "The Blorft saw BLORFTS and eBlorft.", ""},
		{"houses and records", "A snickle and two snickles at Harrowmouth saw the dreskinry of a harrowmouth and a dreskinery.", "harrowmouth dreskinery"},
		{"phrases", "They sang blorft de zxqvw and a lone zxqvw.", "zxqvw"},
		{"hyphens", "A govenrment-run e-mail co-operative, a tzk-tzk and a re-govenrment.", "govenrment govenrment"},
		{"possessives", "The govenrment's and the blorfts’ men.", "govenrment's blorfts"},
		{"contractions", "It does'nt and who'd've would't; the ma'amly qur'anic ta'wil.", "does'nt would't"},
		{"stretched", "It was sooo gooood, hmmmm.", ""},
		{"marks of code", "Open /srv/blorft or blorft=1, `zxqvw` and call frump().", ""},
		{"quotations", "“He was fixin and blorftin it,” she said. She was fixin it.", "blorftin fixin"},
		{"units", "It took 20 blrft and 20-blrft; the blrft fell.", "blrft"},
		{"names in small letters", "They drank bordeaux in stetson hats.", ""},
		{"a soft hyphen", "The gov\u00aderment fell.", "gov\u00aderment"},
		{"notes and blocks", "The blorft.\n\nThe zxqvw.", "blorft zxqvw"},
	} {
		if got := judge(t, "a.txt", tt.text+"\n"); strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	long := strings.Repeat("The summary is long and all of it is in italics. ", 3)
	if got := judge(t, "a.md", "*"+long+"A blorft.*\n\nThe *zxqvw* and **frumple** fell.\n"); strings.Join(got, " ") != "blorft frumple" {
		t.Errorf("emphasis: %q", got)
	}
}
