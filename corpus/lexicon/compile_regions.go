package lexicon

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"galleyproof/corpus/article"
)

// CompileRegions builds the bytes of regions.bin: which words are one word in
// the spellings of several regions. Two are when regions.txt says so; when they
// come to the same by the rules of neutral, and one is at home where the other
// is not; or when a list of respellings has them, and likewise or nothing better
// is known of either.
func CompileRegions(s Sources) ([]byte, error) {
	hand, err := readPairs(string(s.Regions))
	if err != nil {
		return nil, fmt.Errorf("regions.txt: %w", err)
	}
	if len(s.Respellings)%2 != 0 {
		return nil, fmt.Errorf("%d respellings, which are not in twos", len(s.Respellings))
	}
	entries, err := s.entries()
	if err != nil {
		return nil, err
	}
	r := respeller{entries: entries, hand: hand, of: map[string]string{}}
	for _, kind := range []string{"same", "bound"} {
		for _, pair := range slices.SortedFunc(maps.Keys(hand[kind]), compare) {
			for _, word := range pair {
				if !entries[word].Lower() {
					return nil, fmt.Errorf("regions.txt: %q is no word of the lexicon", word)
				}
			}
			r.join(pair[0], pair[1])
		}
	}
	r.rules()
	for pair := range slices.Chunk(s.Respellings, 2) {
		a, b := article.Fold(pair[0]), article.Fold(pair[1])
		x, y := entries[a], entries[b]
		if x.Lower() && y.Lower() && (x.Regions()&y.Regions() == 0 || r.of[a] == "" && r.of[b] == "") {
			r.join(a, b)
		}
	}
	return layOutFamilies(r.families())
}

// A pair is two words, the lesser first.
type pair [2]string

func pairOf(a, b string) pair { return pair{min(a, b), max(a, b)} }

func compare(a, b pair) int { return slices.Compare(a[:], b[:]) }

func readPairs(text string) (map[string]map[pair]bool, error) {
	pairs := map[string]map[pair]bool{"same": {}, "bound": {}, "apart": {}}
	var in map[pair]bool
	for number, f := range fields(text) {
		switch {
		case len(f) == 1 && strings.HasPrefix(f[0], "["):
			in = pairs[strings.Trim(f[0], "[]")]
			if in == nil {
				return nil, fmt.Errorf("line %d: %s is not known", number, f[0])
			}
		case len(f) != 2 || in == nil:
			return nil, fmt.Errorf("line %d: not two words below a heading", number)
		default:
			in[pairOf(f[0], f[1])] = true
		}
	}
	return pairs, nil
}

// respeller joins words to families: of leads from a word to another of its
// family, and from the family's first word to that word.
type respeller struct {
	entries map[string]Entry
	hand    map[string]map[pair]bool
	of      map[string]string
}

func (r *respeller) first(word string) string {
	for r.of[word] != "" && r.of[word] != word {
		word = r.of[word]
	}
	return word
}

func (r *respeller) join(a, b string) {
	if r.hand["apart"][pairOf(a, b)] {
		return
	}
	a, b = r.first(a), r.first(b)
	r.of[max(a, b)], r.of[min(a, b)] = min(a, b), min(a, b)
}

// shortestAlike is the length in bytes from which the rules join words; shorter
// ones (ge, gae, goe) they make alike by accident.
const shortestAlike = 4

// rules joins the words that are alike but for what regions spell each in its
// own way.
func (r *respeller) rules() {
	alike := map[string][]string{}
	neutral := neutral()
	for word, e := range r.entries {
		if e.Lower() && len(word) >= shortestAlike {
			n := neutral(word)
			alike[n] = append(alike[n], word)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(alike)) {
		words := alike[n]
		if len(words) == 1 {
			continue
		}
		slices.SortFunc(words, r.commonest)
		for _, word := range words {
			r.answer(word, words)
		}
	}
}

// answer joins a word that is not at home everywhere to those that are at home
// where it is not; when there are none, to the commonest that is at home
// everywhere (storey and story).
func (r *respeller) answer(word string, alike []string) {
	e := r.entries[word]
	if e.Regions() == AllRegions {
		return
	}
	found := false
	for _, other := range alike {
		o := r.entries[other]
		if o.Regions() != AllRegions && o.Regions()&e.Regions() == 0 && asCommon(e, o) && !r.hand["apart"][pairOf(word, other)] {
			r.join(word, other)
			found = found || !o.Is(Variant)
		}
	}
	for _, other := range alike {
		if o := r.entries[other]; !found && other != word && !o.Is(Variant) && asCommon(e, o) && (o.Regions() == AllRegions || e.Is(Variant)) {
			r.join(word, other)
			return
		}
	}
}

// asCommon reports whether two words are about as rare, as the spellings of one
// word are: colourectal is in large dictionaries only, and nobody's colorectal.
func asCommon(a, b Entry) bool {
	d := a.WordTier() - b.WordTier()
	return -2 <= d && d <= 2
}

func (r *respeller) commonest(a, b string) int {
	return cmp.Or(cmp.Compare(r.entries[a].WordTier(), r.entries[b].WordTier()), cmp.Compare(a, b))
}

// A kin is the spellings of one word.
type kin struct {
	words []string // commonest first
	bound bool
	flags map[string]byte
}

func (r *respeller) families() []kin {
	members := map[string][]string{}
	for _, word := range slices.Sorted(maps.Keys(r.of)) {
		members[r.first(word)] = append(members[r.first(word)], word)
	}
	var all []kin
	for _, first := range slices.Sorted(maps.Keys(members)) {
		k := kin{words: members[first], flags: map[string]byte{}}
		slices.SortFunc(k.words, r.commonest)
		for i, word := range k.words {
			k.flags[word] = byte(r.entries[word].Regions())
			if r.entries[word].Is(Variant) {
				k.flags[word] |= notOwn
			}
			for _, other := range k.words[:i] {
				k.bound = k.bound || r.hand["bound"][pairOf(word, other)]
			}
		}
		all = append(all, k)
	}
	return all
}

func layOutFamilies(all []kin) ([]byte, error) {
	var families []byte
	count := 0
	for _, k := range all {
		count += len(k.words)
	}
	slots := uint64(count*10/7 + 1)
	cells := make([]uint64, slots)
	for _, k := range all {
		place := uint64(len(families)) + 1
		n := byte(len(k.words))
		if len(k.words) >= boundFamily {
			return nil, fmt.Errorf("%d spellings of %q", len(k.words), k.words[0])
		}
		if k.bound {
			n |= boundFamily
		}
		families = append(families, n)
		for _, word := range k.words {
			if len(word) > 255 {
				return nil, fmt.Errorf("%q is too long", word)
			}
			families = append(families, k.flags[word], byte(len(word)))
			families = append(families, word...)
			hash := article.Hash(word)
			at, _ := bits.Mul64(hash, slots)
			for cells[at] != 0 {
				at = (at + 1) % slots
			}
			cells[at] = uint64(uint32(hash)) | place<<32
		}
	}
	out := []byte(regionsMagic)
	out = binary.LittleEndian.AppendUint32(out, uint32(slots))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(families)))
	for _, cell := range cells {
		out = binary.LittleEndian.AppendUint64(out, cell)
	}
	return append(out, families...), nil
}

// neutral returns a function that writes a word as neither region does. It maps
// many words to nonsense; only equality of two results means anything.
func neutral() func(word string) string {
	regional := strings.NewReplacer(
		"isation", "ization", "ising", "izing", "ised", "ized", "ises", "izes", "iser", "izer", "ise", "ize",
		"ysing", "yzing", "ysed", "yzed", "yses", "yzes", "yse", "yze", "yser", "yzer",
		"our", "or", "ence", "ense", "ences", "enses",
		"tre", "ter", "bre", "ber", "metre", "meter", "litre", "liter", "theatre", "theater",
		"ogue", "og", "amme", "am", "aeo", "eo", "ae", "e", "oe", "e",
		"cheque", "check", "plough", "plow", "grey", "gray", "tyre", "tire", "kerb", "curb",
		"jewellery", "jewelry", "storey", "story", "sceptic", "skeptic", "mould", "mold", "moust", "must",
		"aluminium", "aluminum", "licence", "license", "practise", "practice", "draught", "draft",
		"judgement", "judgment", "acknowledgement", "acknowledgment", "ageing", "aging",
	)
	return func(word string) string {
		word = regional.Replace(word)
		// travelled and traveled, enrol and enroll, skilful and skillful
		var b strings.Builder
		for i := range len(word) {
			if i > 0 && word[i] == word[i-1] && strings.IndexByte("lpgstm", word[i]) >= 0 {
				continue
			}
			b.WriteByte(word[i])
		}
		return b.String()
	}
}
