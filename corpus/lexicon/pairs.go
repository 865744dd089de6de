package lexicon

import "strings"

// Respelled reports whether two folded words are one word in the spellings of
// two regions: finalise and finalize, colour and color, defence and defense.
// Both must be words, and at least one of them not at home everywhere, so that
// four is not "for".
func Respelled(a, b string) bool {
	if a == b {
		return false
	}
	x, y := LookupString(a), LookupString(b)
	if !x.Known() || !y.Known() {
		return false
	}
	if x.Regions() == AllRegions && y.Regions() == AllRegions {
		return false
	}
	return neutral(a) == neutral(b)
}

// neutral writes a word as neither region does. It maps many words to nonsense;
// only equality of two results means anything.
func neutral(w string) string {
	w = regional.Replace(w)
	// travelled and traveled, enrol and enroll, skilful and skillful
	var b strings.Builder
	for i := 0; i < len(w); i++ {
		if i > 0 && w[i] == w[i-1] && (w[i] == 'l' || w[i] == 'p' || w[i] == 'g' || w[i] == 's' || w[i] == 't' || w[i] == 'm') {
			continue
		}
		b.WriteByte(w[i])
	}
	return b.String()
}

var regional = strings.NewReplacer(
	"isation", "ization", "ising", "izing", "ised", "ized", "ises", "izes", "iser", "izer", "ise", "ize",
	"ysing", "yzing", "ysed", "yzed", "yses", "yzes", "yse", "yze", "yser", "yzer",
	"our", "or", "ence", "ense", "ences", "enses",
	"tre", "ter", "bre", "ber", "metre", "meter", "litre", "liter", "theatre", "theater",
	"ogue", "og", "amme", "am", "aeo", "eo", "ae", "e", "oe", "e",
	"cheque", "check", "plough", "plow", "grey", "gray", "tyre", "tire", "kerb", "curb",
	"jewellery", "jewelry", "storey", "story", "sceptic", "skeptic", "mould", "mold", "moust", "must",
	"aluminium", "aluminum", "licence", "license", "practise", "practice", "draught", "draft",
	"judgement", "judgment", "acknowledgement", "acknowledgment", "ageing", "aging", "whilst", "while", "amongst", "among",
)
