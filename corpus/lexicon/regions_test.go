package lexicon

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestRegionsAreCurrent(t *testing.T) {
	got, err := CompileRegions(sources(t))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, []byte(spellings)) {
		t.Error("regions.bin is not what its sources give: go generate ./corpus/lexicon")
	}
}

func TestRespelled(t *testing.T) {
	for _, pair := range strings.Fields(`
finalising/finalizing colour/color defence/defense travelled/traveled programme/program kerb/curb centre/center analyse/analyze
licence/license judgement/judgment practise/practice practising/practicing story/storey tire/tyre check/cheque draft/draught
metre/meter theatre/theater litre/liter catalogue/catalog labour/labor favourite/favorite neighbour/neighbor honour/honor
organisation/organization realise/realize recognisable/recognizable paralyse/paralyze anaesthetic/anesthetic paediatric/pediatric
manoeuvre/maneuver enrol/enroll fulfil/fulfill skilful/skillful jewellery/jewelry aluminium/aluminum grey/gray plough/plow
sceptic/skeptic mould/mold pyjamas/pajamas pummelling/pummeling sulphur/sulfur cosy/cozy ageing/aging offence/offense modelling/modeling
counsellor/counselor councillor/councilor amongst/among colourise/colorize colourize/colorize colourise/colourize
artefact/artifact moustache/mustache cheques/checks tyres/tires storeys/stories aeroplane/airplane encyclopaedia/encyclopedia
`) {
		a, b, _ := strings.Cut(pair, "/")
		if !Respelled(a, b) || !Respelled(b, a) {
			t.Errorf("%s is not known for one word", pair)
		}
	}
	for _, pair := range strings.Fields(`
four/for your/yor litre/litter liter/litter hoping/hopping prise/prize groyne/groin philtre/filter hour/hor tour/tor
advice/advise premise/premize formally/formerly tells/tels matters/maters matt/mat curb/curbs colour/colours color/colours
colour/colour zzyzzx/zzyzzy sure/shore poll/pol better/beter since/sense hence/hense later/latter super/supper
centre/centred pummelling/pummeled whilst/while analyses/analysis dairy/diary
`) {
		a, b, _ := strings.Cut(pair, "/")
		if Respelled(a, b) || Respelled(b, a) {
			t.Errorf("%s is taken for one word", pair)
		}
	}
}

func TestCounterparts(t *testing.T) {
	for _, tt := range []struct {
		word string
		in   Region
		want string
	}{
		{"color", British, "colour"},
		{"Color", British, "colour"},
		{"color", Australian, "colour"},
		{"colour", American, "color"},
		{"colour", British, ""},
		{"finalise", American, "finalize"},
		{"finalise", British, ""},
		{"finalize", British, ""},
		{"finalize", BritishIse, "finalise"},
		{"finalize", Australian, "finalise"},
		{"finalise", BritishIze, "finalize"},
		{"colorize", British, "colourise colourize"},
		{"colorize", BritishIse, "colourise"},
		{"travelled", American, "traveled"},
		{"center", British, "centre"},
		{"labor", British, "labour"},
		{"labour", American, "labor"},
		{"defense", British, "defence"},
		{"analyze", British, "analyse"},
		{"kerb", American, "curb"},
		{"tyre", American, "tire"},
		{"tyre", Canadian, "tire"},
		{"cheque", American, "check"},
		{"storey", American, "story"},
		{"metre", American, "meter"},
		{"licence", American, "license"},
		{"practise", American, "practice"},
		{"programme", American, "program"},
		// At home everywhere, whatever else they may be elsewhere.
		{"check", British, ""},
		{"tire", British, ""},
		{"story", British, ""},
		{"draft", British, ""},
		{"curb", British, ""},
		{"meter", British, ""},
		{"practice", British, ""},
		{"license", British, ""},
		{"program", British, ""},
		{"jail", British, ""},
		{"advertise", American, ""},
		{"exercise", American, ""},
		{"towards", American, ""},
		{"table", American, ""},
		{"zzyzzx", American, ""},
		{"", American, ""},
		// Of the rules' making only.
		{"colorectal", British, ""},
		{"et", British, ""},
		// A matter of sense or taste.
		{"draught", American, ""},
		{"whilst", American, ""},
		{"amongst", American, ""},
		{"prise", American, ""},
	} {
		if got := strings.Join(Counterparts(tt.word, tt.in), " "); got != tt.want {
			t.Errorf("%s in %b: %q, want %q", tt.word, tt.in, got, tt.want)
		}
	}
}

func TestRegionsOf(t *testing.T) {
	for tag, want := range map[string]Region{
		"en-US": American, "en-us": American, "en_GB": British, "en-GB": British, "en-GB-oxendict": BritishIze, "en-IE": British,
		"en-CA": Canadian, "en-AU": Australian | BritishIse, "en-NZ": Australian | BritishIse,
		"en": 0, "": 0, "fr-CA": 0, "en-XX": 0, "-": 0, "en-": 0,
	} {
		if got := RegionsOf(tag); got != want {
			t.Errorf("%q: %b, want %b", tag, got, want)
		}
	}
}

func TestAt(t *testing.T) {
	for _, tt := range []struct {
		word string
		in   Region
		want bool
	}{
		{"colour", American, false}, {"colour", British, true}, {"color", British, false}, {"catalogue", American, true},
		{"judgment", British, true}, {"advisor", British, true}, {"organize", British, true}, {"organize", BritishIse, false},
		{"table", Canadian, true}, {"zzyzzx", American, false}, {"labor", British, false}, {"center", Australian, false},
	} {
		if got := LookupString(tt.word).At(tt.in); got != tt.want {
			t.Errorf("%s at %b: %v", tt.word, tt.in, got)
		}
	}
}

// Every spelling is found from every other of its family, and what is offered
// is a word that is at home where it is offered.
func TestFamiliesHoldTogether(t *testing.T) {
	words, err := sources(t).All()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for word := range words {
		all := slices.Collect(family(word, true))
		if len(all) == 0 {
			continue
		}
		n++
		for _, s := range all {
			if !slices.Equal(all, slices.Collect(family(s.text, true))) {
				t.Fatalf("%s and %s are of two families", word, s.text)
			}
			if e := LookupString(s.text); !e.Lower() || e.Regions() != s.regions || e.Is(Variant) != s.variant {
				t.Fatalf("%s of %s is not what the word table has", s.text, word)
			}
		}
		for _, in := range []Region{American, BritishIse, BritishIze, British, Canadian, Australian} {
			for _, other := range Counterparts(word, in) {
				if e := LookupString(other); e.Regions()&in == 0 || e.Is(Variant) || LookupString(word).Regions()&in != 0 && !LookupString(word).Is(Variant) {
					t.Fatalf("%s for %s in %b", other, word, in)
				}
			}
		}
	}
	if n < 14_000 {
		t.Errorf("%d words have another spelling", n)
	}
}

func TestCompileRegionsRefuses(t *testing.T) {
	s := sources(t)
	for name, text := range map[string]string{
		"no heading":      "colour color\n",
		"unknown heading": "[some]\ncolour color\n",
		"one word":        "[same]\ncolour\n",
		"no word":         "[same]\nzzyzzx color\n",
	} {
		s.Regions = []byte(text)
		if _, err := CompileRegions(s); err == nil || !strings.Contains(err.Error(), "regions.txt") {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.Regions = nil
	s.Respellings = []string{"colour"}
	if _, err := CompileRegions(s); err == nil {
		t.Error("an odd number of respellings: no error")
	}
}

func BenchmarkRespelled(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Respelled("records", "accords")
		Respelled("finalising", "finalizing")
	}
}
