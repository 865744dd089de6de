package article

import "testing"

func TestEdit(t *testing.T) {
	d := built() // `<p>Fish &amp; <b>chips</b></p><!-- n --><p>the end</p>`
	for _, test := range []struct {
		name string
		span Span
		text string
		want Edit
		ok   bool
	}{
		{"a word", Span{0, 4}, "Cod", Edit{Range{3, 7}, "Cod", []byte("Cod")}, true},
		{"equal ends are kept", Span{7, 12}, "chaps", Edit{Range{19, 20}, "a", []byte("a")}, true},
		{"an entity", Span{5, 6}, "and", Edit{Range{8, 13}, "and", []byte("and")}, true},
		{"an end", Span{7, 12}, "chips, too", Edit{Range{22, 22}, ", too", []byte(", too")}, true},
		{"a beginning", Span{7, 12}, "hot chips", Edit{Range{17, 17}, "hot ", []byte("hot ")}, true},
		{"out of the text", Span{14, 21}, "the end.", Edit{Range{50, 50}, ".", []byte(".")}, true},
		{"across markup", Span{5, 12}, "or crisps", Edit{}, false},
		{"across blocks", Span{7, 17}, "crisps. A", Edit{}, false},
	} {
		got, ok := d.Edit(test.span, test.text)
		if ok != test.ok || got.Range != test.want.Range || got.New != test.want.New || string(got.Raw) != string(test.want.Raw) {
			t.Errorf("%s: %+v, %v, want %+v", test.name, got, ok, test.want)
		}
	}
}

func TestKeepLines(t *testing.T) {
	for _, tt := range []struct{ old, text, want string }{
		{"would of", "would have", "would have"},
		{"would\nof", "would have", "would\nhave"},
		{"one\r\n  in the\tsame", "one and the same", "one\r\n  and the same"},
		{"in\ntact", "intact", "intact"},
		{"the\nthe", "the the", "the the"}, // the break itself is what is to go
		{"would\nof", " would have", " would have"},
		{"a\nb", "", ""},
		{"\n", " ", " "},
	} {
		if got := keepLines(tt.old, tt.text); got != tt.want {
			t.Errorf("%q for %q: %q, want %q", tt.text, tt.old, got, tt.want)
		}
	}
}

func TestEditCharset(t *testing.T) {
	for _, test := range []struct {
		charset Charset
		source  string
		raw     string
		ok      bool
	}{
		{UTF8, "ab", "é", true},
		{UTF16LE, "a\x00b\x00", "\xe9\x00", true},
		{UTF16BE, "\x00a\x00b", "\x00\xe9", true},
		{Windows1252, "ab", "\xe9", true},
	} {
		src := &Source{Bytes: []byte(test.source), Charset: test.charset}
		b := NewBuilder(src)
		b.Block(Paragraph, Paragraph)
		b.Copy(Range{0, len(src.Bytes)})
		d := b.Document()
		e, ok := d.Edit(Span{1, 2}, "é")
		unit := len(test.source) / 2
		if d.Text != "ab" || ok != test.ok || string(e.Raw) != test.raw || e.Range != (Range{unit, 2 * unit}) {
			t.Errorf("charset %d: %q, %+v, %v", test.charset, d.Text, e, ok)
		}
		if _, ok := d.Edit(Span{1, 2}, "Ł"); ok != (test.charset != Windows1252) {
			t.Errorf("charset %d: Ł written is %v", test.charset, ok)
		}
	}
}

// An edit whose old and new text share bytes but not characters.
func TestEditCutsNoCharacter(t *testing.T) {
	b := NewBuilder(&Source{Bytes: []byte("é ’ x")})
	b.Block(Paragraph, Paragraph)
	b.Copy(Range{0, 8})
	d := b.Document()
	for _, test := range []struct {
		span Span
		text string
		want Range
	}{
		{Span{0, 2}, "è", Range{0, 2}},
		{Span{3, 6}, "‘", Range{3, 6}},
	} {
		if e, ok := d.Edit(test.span, test.text); !ok || e.Range != test.want || e.New != test.text {
			t.Errorf("%q: %+v, %v", test.text, e, ok)
		}
	}
}

func TestNoteBlock(t *testing.T) {
	d := built()
	for at, want := range map[int32]int{0: -1, 1: 0, 12: 0, 14: 0, 15: 1, 21: 1} {
		if got := d.NoteBlock(Note{At: at}); got != want {
			t.Errorf("a note at %d covers block %d, want %d", at, got, want)
		}
	}
	if got := new(Document).NoteBlock(Note{}); got != -1 {
		t.Errorf("a note in nothing covers block %d", got)
	}
}

func TestPlaces(t *testing.T) {
	d := built()
	for at, want := range map[int32]int{0: 0, 11: 0, 12: -1, 13: -1, 14: 1, 20: 1, 21: -1} {
		if got := d.BlockAt(at); got != want {
			t.Errorf("block at %d is %d, want %d", at, got, want)
		}
	}
	for at, want := range map[int32]Span{0: {0, 12}, 12: {0, 12}, 13: {13, 13}, 20: {14, 21}, 21: {14, 21}} {
		if got := d.Line(at); got != want {
			t.Errorf("line at %d is %v, want %v", at, got, want)
		}
	}
	a, b := Span{2, 5}, Span{4, 6}
	if !a.Overlaps(b) || a.Contains(b) || a.Join(b) != (Span{2, 6}) || a.Len() != 3 || a.Overlaps(Span{5, 6}) {
		t.Error("spans do not hold together")
	}
	if s := Kinds(Paragraph, Footnote); !s.Has(Paragraph) || !s.Has(Footnote) || s.Has(Headline) {
		t.Error("a set of kinds does not hold them")
	}
	if Footnote.String() != "footnote" || len(kindNames) != int(Footnote)+1 {
		t.Error("kinds and their names differ")
	}
}
