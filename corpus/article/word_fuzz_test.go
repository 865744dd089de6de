package article

import "testing"

// FuzzPlainWords holds the short way of reading letters against the long one,
// which knows everything that a word may be.
func FuzzPlainWords(f *testing.F) {
	for _, text := range []string{"", "a", "The U.S. and AT&T said.", "well-being,state-run;(End)", "don't Krebs’ Mr. Nov. e.g. x:y http://a.b",
		"McDonald NATO iPhone informationtechnologies a_b a@b.c caf\u00e9 x\u0301 \u00e9t\u00e9", "no.\n\"Yes!\" [sic] {x} 3rd 9:07 B2B @a #b", "l-bei@g a-b-c.pdf x-@y"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		part := Span{0, int32(len(text))}
		for _, got := range AppendWords(nil, text, part) {
			s := scanner{text: text}
			var want Word
			end, ok := s.word(&want, int(got.Span.Start))
			for got.Kind == Address && ok && want.Kind != Address && s.at(end) == '-' {
				// What a hyphen binds to an address is part of it.
				want = Word{}
				end, ok = s.word(&want, end+1)
				want = Word{Span: Span{got.Span.Start, want.Span.End}, Kind: want.Kind}
			}
			if !ok || got != want || end != int(got.Span.End) {
				t.Errorf("%q: %+v, the long way %+v", text[got.Span.Start:got.Span.End], got, want)
			}
			if got.Kind == Letters && !got.Has(Pointed) {
				stem := got.Stem(text)
				if h := Hash(text[stem.Start:stem.End]); h != got.Hash {
					t.Errorf("%q: hash %x, not %x", text[stem.Start:stem.End], got.Hash, h)
				}
			}
		}
	})
}
