package lexicon

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"galleyproof/corpus/article"
)

// Sources are the committed files that the table is made from.
type Sources struct {
	Words      []byte // words.txt.gz, see merge.go
	Supplement []byte // supplement.txt: "tier: word word …"
	Classes    []byte // classes.txt: "[class]" and words below it
	Tags       []byte // tags.txt.gz, see tagmerge.go
	Grammar    []byte // grammar.txt: "noun base / noun: word word …"
	Regions    []byte // regions.txt: "[same]" and two spellings a line
	// Respellings are words in twos, each with its spelling elsewhere, as
	// the lists of golangci/misspell have them.
	Respellings []string
}

// All gives every word in the sources with its form as written, in their
// order. A word may come more than once.
func (s Sources) All() (iter.Seq[string], error) {
	rows, err := s.rows()
	if err != nil {
		return nil, err
	}
	return func(yield func(string) bool) {
		for _, r := range rows {
			if !yield(r.word) {
				return
			}
		}
	}, nil
}

// Compile builds the bytes of the embedded table. The same sources give the
// same bytes everywhere.
func Compile(s Sources) ([]byte, error) {
	entries, err := s.entries()
	if err != nil {
		return nil, err
	}
	return layOut(entries)
}

// entries gives what the sources say of each folded word.
func (s Sources) entries() (map[string]Entry, error) {
	rows, err := s.rows()
	if err != nil {
		return nil, err
	}
	entries := map[string]Entry{}
	for _, r := range plain(rows) {
		key := article.Fold(r.word)
		have := entries[key]
		if r.class != 0 && have&r.entry&Entry(Word|nameClasses) != 0 {
			// A class says nothing new of a known form's tier and regions.
			entries[key] = have | Entry(r.class)
			continue
		}
		entries[key] = join(have, r.entry)
	}
	return entries, nil
}

// plain gives rows, and after them those of the words with marks that no row
// has without: café makes cafe a word, and résumé does not touch resume.
func plain(rows []row) []row {
	known := make(map[string]bool, len(rows))
	for _, r := range rows {
		known[article.Fold(r.word)] = true
	}
	out := slices.Clip(rows)
	for _, r := range rows {
		if word := withoutMarks(r.word); word != r.word && !known[article.Fold(word)] && r.entry.Tier() <= plainTier {
			r.word = word
			out = append(out, r)
		}
	}
	return out
}

// plainTier is that of the rarest words that are so written: of rarer ones the
// plain form is likelier to be a slip, as agrement is.
const plainTier = 6

func withoutMarks(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(word))
}

// layOut puts the commonest words in first, so that they sit at their homes.
func layOut(entries map[string]Entry) ([]byte, error) {
	words := slices.SortedFunc(maps.Keys(entries), func(a, b string) int {
		return cmp.Or(cmp.Compare(entries[a].Tier(), entries[b].Tier()), cmp.Compare(a, b))
	})
	slots := uint64(len(words)*10/7 + 1)
	out := make([]byte, headerSize, headerSize+slots*slotSize)
	copy(out, "GPlexic1")
	binary.LittleEndian.PutUint32(out[8:], uint32(len(words)))
	binary.LittleEndian.PutUint32(out[12:], uint32(slots))
	cells := make([]uint64, slots)
	for _, word := range words {
		hash := article.Hash(word)
		at, _ := bits.Mul64(hash, slots)
		for cells[at] != 0 {
			if uint32(cells[at]) == uint32(hash) {
				return nil, fmt.Errorf("lexicon: %q has the place and the fingerprint of another word; change the number of slots", word)
			}
			at = (at + 1) % slots
		}
		cells[at] = uint64(uint32(hash)) | uint64(entries[word])<<32
	}
	for _, cell := range cells {
		out = binary.LittleEndian.AppendUint64(out, cell)
	}
	return out, nil
}

const nearly = Entry(NearAmerican | NearBritish)

// join unites what two rows say of one folded word.
func join(a, b Entry) Entry {
	if a == 0 || b == 0 {
		return a | b
	}
	word := commoner(a.WordTier(), b.WordTier())
	name := commoner(a.NameTier(), b.NameTier())
	// A spelling that is first somewhere in one form is no variant, and its
	// regions are those of that form.
	regions := a.Regions() | b.Regions()
	classes := (a | b) &^ (1<<11 - 1)
	switch av, bv := a.Is(Variant), b.Is(Variant); {
	case av && !bv:
		regions, classes = b.Regions(), classes&^Entry(Variant)
	case bv && !av:
		regions, classes = a.Regions(), classes&^Entry(Variant)
	// Nor are a word's regions those where it is a name: there is a Centre
	// in America, and Labor in Australia.
	case a.Is(Word) && !b.Is(Word):
		regions, classes = a.Regions(), classes&^nearly|a&nearly
	case b.Is(Word) && !a.Is(Word):
		regions, classes = b.Regions(), classes&^nearly|b&nearly
	}
	return classes | tiers(word, name) | Entry(regions)<<regionShift
}

func commoner(a, b int) int {
	if a == 0 || b == 0 {
		return a + b
	}
	return min(a, b)
}

func tiers(word, name int) Entry {
	var e Entry
	if word > 0 {
		e |= Entry(word - 1)
	}
	if name > 0 {
		e |= Entry(name-1) << nameTierShift
	}
	return e
}

type row struct {
	word  string
	entry Entry
	class Class // of a row of classes.txt
}

func (s Sources) rows() ([]row, error) {
	words, err := gunzip(s.Words)
	if err != nil {
		return nil, fmt.Errorf("words.txt.gz: %w", err)
	}
	var rows []row
	for _, source := range []struct {
		name string
		text string
		read func(string) ([]row, error)
	}{
		{"words.txt.gz", words, readWords},
		{"supplement.txt", string(s.Supplement), readSupplement},
		{"classes.txt", string(s.Classes), readClasses},
	} {
		more, err := source.read(source.text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", source.name, err)
		}
		rows = append(rows, more...)
	}
	return rows, nil
}

func gunzip(data []byte) (string, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(z)
	return string(text), err
}

// fields gives the number and the fields of each line that is neither empty
// nor a comment.
func fields(text string) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		number := 0
		for line := range strings.Lines(text) {
			number++
			if f := strings.Fields(line); len(f) > 0 && !strings.HasPrefix(f[0], "#") {
				if !yield(number, f) {
					return
				}
			}
		}
	}
}

// readWords reads "colour 1w BZCU"; merge.go writes it and says what it means.
func readWords(text string) ([]row, error) {
	var rows []row
	for number, f := range fields(text) {
		if len(f) != 3 || f[1][0] < '1' || f[1][0] > '8' {
			return nil, fmt.Errorf("line %d: not a word, a tier with kinds and regions", number)
		}
		e := shape(f[0], int(f[1][0]-'0'), strings.Contains(f[1], "a"))
		if strings.Contains(f[1], "c") {
			e |= Entry(Contraction)
		}
		rows = append(rows, row{word: f[0], entry: e | regionsOf(f[2])})
	}
	return rows, nil
}

// shape says what the written form shows: the class, and the tier in it.
func shape(word string, tier int, abbreviation bool) Entry {
	capitals, others, first := 0, 0, true
	capitalFirst := false
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			capitals++
			capitalFirst = capitalFirst || first
		case unicode.IsLetter(r):
			others++
		}
		first = false
	}
	var e Entry
	switch {
	case capitalFirst && others == 0 && capitals > 1, capitalFirst && others == 1 && capitals > 2 && strings.HasSuffix(word, "s"):
		e = Entry(Upper) | tiers(0, tier)
	case capitalFirst:
		e = Entry(Proper) | tiers(0, tier)
	default:
		e = Entry(Word) | tiers(tier, 0)
	}
	if abbreviation {
		e |= Entry(Abbreviation) | tiers(0, tier)
	}
	return e
}

func regionsOf(letters string) Entry {
	if rest, all := strings.CutPrefix(letters, "*"); all {
		return near(rest) | Entry(AllRegions)<<regionShift
	}
	own := set(letters, "ABZCU")
	if own != 0 {
		return near(letters) | own
	}
	letters, rare, _ := strings.Cut(letters, "-")
	if letters == "" {
		letters = rare
	}
	return Entry(Variant) | set(letters, "abzcu")
}

func near(letters string) Entry {
	letters, _, _ = strings.Cut(letters, "-")
	var e Entry
	if strings.Contains(letters, "a") {
		e |= Entry(NearAmerican)
	}
	if strings.Contains(letters, "b") {
		e |= Entry(NearBritish)
	}
	return e
}

func set(letters, order string) Entry {
	var e Entry
	for i := range len(order) {
		if strings.IndexByte(letters, order[i]) >= 0 {
			e |= 1 << (regionShift + i)
		}
	}
	return e
}

// readSupplement reads lines of "tier: word word …" or "5BU: word word …".
func readSupplement(text string) ([]row, error) {
	var rows []row
	for number, f := range fields(text) {
		head, colon := strings.CutSuffix(f[0], ":")
		if !colon || head == "" || head[0] < '1' || head[0] > '8' || strings.Trim(head[1:], "ABZCU") != "" || len(f) < 2 {
			return nil, fmt.Errorf("line %d: not a tier with regions, a colon and words", number)
		}
		tier, regions := int(head[0]-'0'), regionsOf("*")
		if head[1:] != "" {
			regions = regionsOf(head[1:])
		}
		for _, word := range f[1:] {
			rows = append(rows, row{word: word, entry: shape(word, tier, false) | regions})
		}
	}
	return rows, nil
}

var classNames = map[string]Class{
	"abbreviation": Abbreviation, "contraction": Contraction, "month": Month, "weekday": Weekday, "honorific": Honorific,
	"cue-verb": CueVerb, "kinship": Kinship, "ordinal": Ordinal, "number": Number, "function": Function,
	"pronoun": Pronoun, "relative": Relative, "given-name": GivenName,
}

// classTier is that of a word that only the classes name.
const classTier = 5

// readClasses reads "[class]" and the words below it. A word that no other
// source has is known through its class.
func readClasses(text string) ([]row, error) {
	var rows []row
	var class Class
	for number, f := range fields(text) {
		if len(f) == 1 && strings.HasPrefix(f[0], "[") {
			class = classNames[strings.Trim(f[0], "[]")]
			if class == 0 {
				return nil, fmt.Errorf("line %d: unknown class %s", number, f[0])
			}
			continue
		}
		if class == 0 {
			return nil, fmt.Errorf("line %d: words before a class", number)
		}
		for _, word := range f {
			e := shape(word, classTier, class == Abbreviation) | Entry(class) | Entry(AllRegions)<<regionShift
			rows = append(rows, row{word: word, entry: e, class: class})
		}
	}
	return rows, nil
}
