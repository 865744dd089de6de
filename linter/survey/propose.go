package survey

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"galleyproof/linter/config"
)

// Language returns the English that nearly all articles are spelt in, "" when
// they are of several minds, too few, or say it themselves.
func (s *Survey) Language() string {
	all := s.American + s.British
	if all < 3 || total(s.Stated)*2 > s.Articles {
		return ""
	}
	switch {
	case s.American*100 >= 95*all:
		return "en-US"
	case s.British*100 >= 95*all:
		return "en-GB"
	}
	return ""
}

// Styles returns the presets that agree with the articles' language and at
// least two of their habits and contradict none, sorted.
func (s *Survey) Styles() []string {
	language := s.Language()
	if language == "" {
		return nil
	}
	var out []string
	for _, name := range config.Presets() {
		c, problems, err := config.Parse("", []byte("style = \""+name+"\""), nil, config.Flags{})
		if err != nil || problems != nil {
			continue
		}
		settings, err := c.Settings(0)
		if err != nil {
			continue
		}
		house := &settings.House
		agree, differ := 0, 0
		for _, p := range []struct{ preset, articles string }{
			{house.Language, language}, {house.Dash, s.Dash.Choice().Form},
			{house.Apostrophe, s.Apostrophe.Choice().Form}, {house.Acronyms, s.Acronyms.Choice().Form},
		} {
			switch {
			case p.preset == "" || p.articles == "":
			case p.preset == p.articles:
				agree++
			default:
				differ++
			}
		}
		if differ == 0 && house.Language == language && agree >= 3 {
			out = append(out, name)
		}
	}
	return out
}

// Proposal is what the configuration names beside what was counted.
type Proposal struct {
	Include []string // globs of further files that hold articles
	Exclude []string // globs of files that hold none
	Record  string   // the record's folder
}

// Configuration writes a .galleyproof.toml. What the articles settle is set;
// the rest stands as a comment.
func (s *Survey) Configuration(p Proposal) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }

	line("# What galleyproof goes by in this folder and below. What stands after a # is a")
	line("# proposal or an explanation; `galleyproof rules` lists the rules.")
	line("#")
	line("# Written from %s: %s.", articles(s.Articles), list(s.Formats))
	line("")
	s.languageLines(line)
	s.styleLines(line)
	line("# The least severity that fails a check: error, warning, suggestion or never.")
	line("fail-on = \"error\"")
	line("")
	s.fileLines(line, p)
	s.corpusLines(line, p)
	line("[spelling]")
	line("# The house's own words: files ending in .txt, one word or phrase a line; hunspell dictionaries ending in .dic; or words.")
	line("# words = [\"house-words.txt\"]")
	line("")
	s.houseLines(line)
	line("# Rules, by id or family. `galleyproof explain RULE` says what each is about.")
	line("# [rules]")
	line("# disable = [\"typography\"]")
	line("# [rules.spelling.typo]")
	line("# severity = \"warning\"")
	return b.String()
}

type printer func(format string, args ...any)

func (s *Survey) languageLines(line printer) {
	line("# Spelling: %d American, %d British; the other articles do not tell.", s.American, s.British)
	if len(s.Stated) > 0 {
		line("# Stated by the articles themselves: %s.", list(s.Stated))
	}
	if language := s.Language(); language != "" {
		line("language = \"%s\"", language)
	} else {
		line("# Without a language here, each article's own spelling decides.")
		line("# language = \"en-GB\"")
	}
	line("")
}

func (s *Survey) styleLines(line printer) {
	line("# A house style to start from: %s.", strings.Join(config.Presets(), ", "))
	switch styles := s.Styles(); len(styles) {
	case 0:
		line("# None agrees with all that was counted.")
		line("# style = \"%s\"", config.Presets()[0])
	case 1:
		line("style = \"%s\"", styles[0])
	default:
		line("# These agree with what was counted: %s.", strings.Join(styles, ", "))
		line("# style = \"%s\"", styles[0])
	}
	line("")
}

func (s *Survey) fileLines(line printer, p Proposal) {
	line("[files]")
	line("# Where the articles are: %s.", list(s.Folders))
	if len(p.Include) > 0 {
		line("# Text in files of other kinds, to be read too:")
		line("include = %s", globs(p.Include))
	} else {
		line("# Files of other kinds that are to be read too:")
		line("# include = [\"*.copy\"]")
	}
	if len(p.Exclude) > 0 {
		line("# No articles:")
		line("exclude = %s", globs(p.Exclude))
	} else {
		line("# exclude = [\"drafts/\"]")
	}
	line("")
}

func (s *Survey) corpusLines(line printer, p Proposal) {
	line("[corpus]")
	line("# What was really said, when it happened, what a name is: a folder of .toml files.")
	line("record = [%s]", quote(p.Record))
	line("# Where articles' dates were found: %s.", list(s.Dates))
	if none := s.Dates[""]; none > 0 {
		line("# Rules that need an article's date are silent in the %d without one.", none)
	}
	if offsets := s.Offsets(); len(offsets) > 0 {
		line("# Offsets of their times: %s.", offsetList(offsets))
	}
	line("# The zone of a day without a time:")
	if zone := s.Zone(); zone != "" {
		line("zone = %s # or another that keeps the same clock", quote(zone))
	} else {
		line("# zone = \"Europe/London\"")
	}
	line("")
}

func (s *Survey) houseLines(line printer) {
	line("# The house's switches. They stand above those of the style.")
	line("# [house]")
	for _, w := range []struct {
		name, sample string
		tally        Tally
	}{{"dash", "spaced-en", s.Dash}, {"apostrophe", "curly", s.Apostrophe}, {"acronyms", "upper", s.Acronyms}, {"endings", "ise", s.Endings}} {
		if c := w.tally.Choice(); c.Form != "" {
			line("# %s = \"%s\" # %d of %d", w.name, c.Form, c.Of, c.Uses)
		} else if c.Uses > 0 {
			line("# %s = \"%s\" # mixed: %s", w.name, w.sample, list(w.tally))
		}
	}
	line("")
}

func articles(n int) string {
	if n == 1 {
		return "1 article"
	}
	return fmt.Sprintf("%d articles", n)
}

// list writes counts, the greatest first, and of many the first eight.
func list(counts map[string]int) string {
	names := keys(counts)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	var parts []string
	for i, name := range names {
		if i == 8 {
			parts = append(parts, fmt.Sprintf("%d more", len(names)-i))
			break
		}
		if name == "" {
			name = "none"
		}
		parts = append(parts, fmt.Sprintf("%s %d", oneLine(name), counts[names[i]]))
	}
	if parts == nil {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// oneLine keeps what a file says from leaving its comment.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

func offsetList(offsets map[int]int) string {
	named := map[string]int{}
	for seconds, n := range offsets {
		sign, minutes := '+', seconds/60
		if minutes < 0 {
			sign, minutes = '-', -minutes
		}
		named[fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)] += n
	}
	return list(named)
}

func globs(all []string) string {
	quoted := make([]string, len(all))
	for i, g := range all {
		quoted[i] = quote(g)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// quote writes a TOML basic string.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(s)) + `"`
}

func keys(counts map[string]int) []string {
	out := make([]string, 0, len(counts))
	for k := range counts {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func total(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// ExampleRecord is a file of the record in which everything is a comment.
const ExampleRecord = `# The record: what was really said, when it happened, what a name is.
# Take away the marks from an entry and fill in your own; any number of .toml
# files may stand in this folder. Nothing below counts while it is a comment.

# [[statement]]
# id = "bridge-statement-2021-03-04"     # any name, once in the record
# speaker = "the bridge authority"
# medium = "statement"                   # or post, speech, interview, letter …
# date = 2021-03-04                      # or with a time: 2021-03-04T18:40:00Z
# text = "The bridge will be closed to all traffic from Monday."
# url = "https://example.org/statements/12"

# [[event]]
# id = "bridge-closing"
# name = "the closing of the bridge"
# date = 2021-03-08

# [[name]]
# canonical = "Bridge Authority"
# kind = "organisation"
# acronym = "BA"
# wrong = ["Bridges Authority"]
`
