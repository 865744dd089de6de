package phrases

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Example is a sentence that a list is tested with.
type Example struct {
	Text  string
	Wrong bool // the list must find exactly one thing in it, else nothing
}

// ReadCSV reads a list of single slips: the wrong form, then what it should
// be, likeliest first. Empty lines and lines that begin with # are left out.
func ReadCSV(data []byte) ([]Phrase, error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	r.Comment = '#'
	var out []Phrase
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if len(row) < 2 || row[0] == "" || slices.Contains(row, "") {
			line, _ := r.FieldPos(0)
			return nil, fmt.Errorf("line %d: a wrong form and at least one right one are needed", line)
		}
		out = append(out, Phrase{Words: row[0], Right: joinRight(row[1:])})
	}
}

// joinRight keeps several right forms in one; see Hit.Rights.
func joinRight(forms []string) string {
	var b bytes.Buffer
	for i, f := range forms {
		if i > 0 {
			b.WriteByte('|')
		}
		b.WriteString(f)
	}
	return b.String()
}

type tomlList struct {
	Phrase []struct {
		Wrong any      `toml:"wrong"`
		Right any      `toml:"right"`
		Sure  string   `toml:"sure"`
		Why   string   `toml:"why"`
		Bad   []string `toml:"bad"`
		Good  []string `toml:"good"`
		tomlConditions
	} `toml:"phrase"`
	Pair []tomlPair `toml:"pair"`
}

type tomlConditions struct {
	NotBefore   []string `toml:"not_before"`
	NotAfter    []string `toml:"not_after"`
	OnlyBefore  []string `toml:"only_before"`
	OnlyAfter   []string `toml:"only_after"`
	NotBefore2  []string `toml:"not_before_2"`
	NotAfter2   []string `toml:"not_after_2"`
	OnlyBefore2 []string `toml:"only_before_2"`
	OnlyAfter2  []string `toml:"only_after_2"`
}

// on returns the phrase with the conditions.
func (c *tomlConditions) on(p Phrase) Phrase {
	p.NotBefore, p.NotAfter, p.OnlyBefore, p.OnlyAfter = c.NotBefore, c.NotAfter, c.OnlyBefore, c.OnlyAfter
	p.NotBefore2, p.NotAfter2, p.OnlyBefore2, p.OnlyAfter2 = c.NotBefore2, c.NotAfter2, c.OnlyBefore2, c.OnlyAfter2
	return p
}

// ReadTOML reads a list of [[phrase]] and [[pair]] tables with their examples.
// A phrase without right has none.
func ReadTOML(data []byte) ([]Phrase, []Example, error) {
	var list tomlList
	meta, err := toml.Decode(string(data), &list)
	if err != nil {
		return nil, nil, err
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, nil, fmt.Errorf("the key “%s” is not known", unknown[0])
	}
	var phrases []Phrase
	var examples []Example
	for _, p := range list.Phrase {
		wrong, right := texts(p.Wrong), texts(p.Right)
		if p.Right == nil {
			right = make([]string, len(wrong)) // nothing can stand in its place unseen
		}
		fail := func(what string) error { return fmt.Errorf("phrase %q: %s", wrong, what) }
		switch {
		case len(wrong) == 0 || len(wrong) != len(right):
			return nil, nil, fail("wrong and right must be two texts or two lists of one length")
		case p.Sure != "certain" && p.Sure != "likely":
			return nil, nil, fail("sure must be certain or likely")
		case p.Why == "":
			return nil, nil, fail("it does not say why")
		case len(p.Bad) == 0 || len(p.Good) == 0:
			return nil, nil, fail("it needs a bad and a good example")
		}
		for i := range wrong {
			phrases = append(phrases, p.on(Phrase{Words: wrong[i], Right: right[i], Why: p.Why, Likely: p.Sure == "likely"}))
		}
		for _, text := range p.Bad {
			examples = append(examples, Example{text, true})
		}
		for _, text := range p.Good {
			examples = append(examples, Example{text, false})
		}
	}
	for i := range list.Pair {
		p, e, err := list.Pair[i].read()
		if err != nil {
			return nil, nil, err
		}
		phrases, examples = append(phrases, p...), append(examples, e...)
	}
	if len(phrases) == 0 {
		return nil, nil, errors.New("the list is empty")
	}
	return phrases, examples, nil
}

func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			s, ok := x.(string)
			if !ok {
				return nil
			}
			out = append(out, s)
		}
		return out
	}
	return nil
}

// ReadWords reads a list of words with nothing to say of each: separated by
// white space, in lines of which those that begin with # are left out.
func ReadWords(data []byte) ([]Phrase, error) {
	var out []Phrase
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(line) {
			out = append(out, Phrase{Words: word})
		}
	}
	if len(out) == 0 {
		return nil, errors.New("the list is empty")
	}
	return out, nil
}
