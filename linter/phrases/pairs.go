package phrases

import "fmt"

// A pair is small words that cannot stand side by side: each of first before
// each of second is a phrase, and nothing is proposed for it.
type tomlPair struct {
	First  []string `toml:"first"`
	Second []string `toml:"second"`
	Why    string   `toml:"why"`
	Bad    []string `toml:"bad"`
	Good   []string `toml:"good"`
	tomlConditions
}

func (t *tomlPair) read() (phrases []Phrase, examples []Example, err error) {
	fail := func(what string) error { return fmt.Errorf("pair %q %q: %s", t.First, t.Second, what) }
	switch {
	case len(t.First) == 0 || len(t.Second) == 0:
		return nil, nil, fail("first and second must be lists")
	case t.Why == "":
		return nil, nil, fail("it does not say why")
	case len(t.Bad) == 0 || len(t.Good) == 0:
		return nil, nil, fail("it needs a bad and a good example")
	}
	for _, first := range t.First {
		for _, second := range t.Second {
			phrases = append(phrases, t.on(Phrase{Words: first + " " + second, Why: t.Why}))
		}
	}
	for _, text := range t.Bad {
		examples = append(examples, Example{text, true})
	}
	for _, text := range t.Good {
		examples = append(examples, Example{text, false})
	}
	return phrases, examples, nil
}
