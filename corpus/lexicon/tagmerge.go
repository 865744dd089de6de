//go:build ignore

// Tagmerge makes tags.txt.gz. It is run by hand, when its sources change:
//
//	go run tagmerge.go infl_lu.csv.gz en-lexicon.txt
//
// The first is the table of inflections of LemmInflect, which comes from the
// NIH's SPECIALIST Lexicon: it says what a word may be. The second is the
// lexicon of Brill's tagger, as TextBlob has it: it says which tag of the Penn
// Treebank a form mostly has. Only words of the lexicon are taken.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

func main() {
	out := flag.String("o", "tags.txt.gz", "the file to write")
	flag.Parse()
	if err := run(flag.Args(), *out); err != nil {
		fmt.Fprintln(os.Stderr, "tagmerge:", err)
		os.Exit(1)
	}
}

// A reading is what the sources say of one folded word.
type reading struct{ may, mostly lexicon.Tag }

type tags map[string]*reading

func (t tags) of(word string) *reading {
	word = article.Fold(word)
	if t[word] == nil {
		t[word] = &reading{}
	}
	return t[word]
}

func run(args []string, out string) error {
	if len(args) != 2 {
		return errors.New("usage: go run tagmerge.go INFLECTIONS LEXICON")
	}
	packed, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	brill, err := os.ReadFile(args[1])
	if err != nil {
		return err
	}
	t := tags{}
	if err := t.inflections(packed); err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	t.penn(string(brill))
	for word, r := range t {
		if strings.HasSuffix(word, "ed") && r.may&lexicon.Past != 0 {
			r.may |= lexicon.Participle // where the source has learned as a past only, beside learnt
		}
		r.weigh(names(word))
	}
	return write(out, t, fmt.Sprintf(header, sha256.Sum256(packed), sha256.Sum256(brill)))
}

const header = `# What words may be and, behind the stroke, what they mostly are. From the
# NIH's SPECIALIST Lexicon by way of LemmInflect (sha256 %x)
# and the lexicon of Brill's tagger by way of TextBlob (sha256 %x).
`

// names reports whether the lexicon has the word as a name only.
func names(word string) bool { return !lexicon.LookupString(word).Lower() }

// usable reports whether a form tells of the word as the lexicon has it: a
// word that is ordinary in lower case is not told of by the name it also is.
func usable(form string) bool {
	e := lexicon.LookupString(form)
	return e.Known() && (form == article.Fold(form) || names(form))
}

// columns are what the forms behind a lemma are, by its part of speech. An
// empty column has no form or, for the participle, that of the past.
var columns = map[string][]lexicon.Tag{
	"noun": {lexicon.Plural},
	"verb": {lexicon.Past, lexicon.Participle, lexicon.Gerund, lexicon.Third},
	"adj":  {lexicon.Adjective | lexicon.Comparative, lexicon.Adjective | lexicon.Comparative},
	"adv":  {lexicon.Adverb | lexicon.Comparative, lexicon.Adverb | lexicon.Comparative},
}

var lemmas = map[string]lexicon.Tag{
	"noun": lexicon.Noun, "verb": lexicon.Base, "adj": lexicon.Adjective, "adv": lexicon.Adverb,
}

func (t tags) inflections(packed []byte) error {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	rows := csv.NewReader(z)
	rows.FieldsPerRecord = -1
	for {
		row, err := rows.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if len(row) < 2 || len(row) != 2+len(columns[row[1]]) {
			return fmt.Errorf("%q: not a lemma, a part of speech and its forms", row)
		}
		lemma, pos, forms := row[0], row[1], row[2:]
		if pos == "verb" && forms[1] == "" {
			forms[1] = forms[0]
		}
		if usable(lemma) {
			t.of(lemma).may |= lemmas[pos]
		}
		for i, alike := range forms {
			for form := range strings.SplitSeq(alike, "/") {
				// A plural that is the lemma again is how the source
				// writes "has no plural" and "has the same" alike.
				if form == "" || !usable(form) || pos == "noun" && form == lemma {
					continue
				}
				t.of(form).may |= columns[pos][i]
			}
		}
	}
}

var pennTags = map[string]lexicon.Tag{
	"NN": lexicon.Noun, "NNP": lexicon.Noun, "NNS": lexicon.Plural, "NNPS": lexicon.Plural,
	"VB": lexicon.Base, "VBP": lexicon.Base, "VBZ": lexicon.Third, "VBD": lexicon.Past, "VBN": lexicon.Participle, "VBG": lexicon.Gerund,
	"JJ": lexicon.Adjective, "JJR": lexicon.Adjective | lexicon.Comparative, "JJS": lexicon.Adjective | lexicon.Comparative,
	"RB": lexicon.Adverb, "RBR": lexicon.Adverb | lexicon.Comparative, "RBS": lexicon.Adverb | lexicon.Comparative,
}

func (t tags) penn(text string) {
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) != 2 || strings.HasPrefix(f[0], ";") || !usable(f[0]) {
			continue
		}
		// NNP of a form in lower case is a slip of the source.
		if tag := pennTags[f[1]]; tag != 0 && (f[1] != "NNP" && f[1] != "NNPS" || names(f[0])) {
			r := t.of(f[0])
			r.mostly |= tag
			r.may |= tag
		}
	}
}

// evident are sets of readings of which one is so much commoner in print that
// no count is needed.
var evident = map[lexicon.Tag]lexicon.Tag{
	lexicon.Past | lexicon.Participle | lexicon.Adjective: lexicon.Past | lexicon.Participle,
	lexicon.Gerund | lexicon.Noun:                         lexicon.Gerund,
	lexicon.Gerund | lexicon.Adjective:                    lexicon.Gerund,
}

func (r *reading) weigh(name bool) {
	const both = lexicon.Past | lexicon.Participle
	if r.may&lexicon.Noun != 0 && r.mostly&lexicon.Noun == 0 && (r.mostly&lexicon.Plural != 0 || r.may&both == both) {
		// The wounded and the millions are no nouns in the singular.
		r.may &^= lexicon.Noun
	}
	switch {
	case name && r.may == lexicon.Noun|lexicon.Adjective:
		r.mostly = r.may // American
	case r.mostly == 0 && single(r.may), r.mostly == 0 && r.may == both:
		r.mostly = r.may
	case r.mostly == 0:
		r.mostly = evident[r.may]
	case r.mostly&both != 0 && r.may&both == both:
		// Which of the two a form is, no count of forms can say.
		r.mostly |= both
	}
	if r.mostly&(lexicon.Adjective|lexicon.Adverb) != 0 {
		r.mostly |= r.may & lexicon.Comparative
	}
}

func single(t lexicon.Tag) bool {
	t &^= lexicon.Comparative
	return t != 0 && t&(t-1) == 0
}

func write(path string, t tags, header string) error {
	groups := map[string][]string{}
	for word, r := range t {
		key := r.may.String() + " / " + r.mostly.String()
		groups[key] = append(groups[key], word)
	}
	var text bytes.Buffer
	text.WriteString(header)
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		slices.Sort(groups[key])
		fmt.Fprintf(&text, "%s: %s\n", strings.TrimSuffix(key, " / "), strings.Join(groups[key], " "))
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.Copy(z, &text); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, packed.Bytes(), 0o644)
}
