package article

import "testing"

// built is a document of every kind of piece: "Fish & chips" and "the end" from
// `<p>Fish &amp; <b>chips</b></p><!-- n --><p>the end</p>`.
func built() *Document {
	src := &Source{Path: "a.html", Bytes: []byte(`<p>Fish &amp; <b>chips</b></p><!-- n --><p>the end</p>`)}
	b := NewBuilder(src)
	b.Block(Paragraph, Paragraph)
	b.Copy(Range{3, 8})
	b.Decode(Range{8, 13}, "&")
	b.Copy(Range{13, 14})
	b.Copy(Range{17, 22})
	b.End()
	b.Note(Range{30, 40}, " n ")
	b.Block(ListItem, BlockQuote)
	b.Copy(Range{43, 46})
	b.Copy(Range{46, 50})
	return b.Document()
}

func TestBuilder(t *testing.T) {
	d := built()
	if want := "Fish & chips\n\nthe end"; d.Text != want {
		t.Fatalf("text %q, want %q", d.Text, want)
	}
	want := []Block{{Span{0, 12}, Paragraph, Paragraph}, {Span{14, 21}, ListItem, BlockQuote}}
	if len(d.Blocks) != 2 || d.Blocks[0] != want[0] || d.Blocks[1] != want[1] {
		t.Errorf("blocks %v, want %v", d.Blocks, want)
	}
	if len(d.Notes) != 1 || d.Notes[0] != (Note{"n", Range{30, 40}, 12}) {
		t.Errorf("notes %+v", d.Notes)
	}
	for _, test := range []struct {
		span Span
		want Range
	}{
		{Span{0, 4}, Range{3, 7}},
		{Span{5, 6}, Range{8, 13}},   // the entity
		{Span{4, 7}, Range{7, 14}},   // with the spaces about it
		{Span{7, 12}, Range{17, 22}}, // without the tag before it
		{Span{0, 12}, Range{3, 22}},
		{Span{12, 14}, Range{22, 22}}, // made by the Builder
		{Span{14, 21}, Range{43, 50}},
		{Span{14, 14}, Range{43, 43}},
		{Span{21, 21}, Range{50, 50}},
	} {
		if got := d.Range(test.span); got != test.want {
			t.Errorf("%q at %v stands at %v, want %v", d.Slice(test.span), test.span, got, test.want)
		}
	}
}

func TestBuilderBlocks(t *testing.T) {
	src := &Source{Bytes: []byte(" date x Head\r\n  \r\n body \r")}
	b := NewBuilder(src)
	b.Block(Metadata, Paragraph)
	b.Copy(Range{0, 8})
	b.Block(Headline, Paragraph)
	b.Copy(Range{8, 14})
	b.Block(Paragraph, Paragraph)
	b.Copy(Range{14, 18})
	b.Block(Paragraph, Paragraph)
	b.Copy(Range{18, 25})
	b.Kind(Standfirst)
	b.Block(Paragraph, Paragraph)
	d := b.Document()
	want := []Block{{Span{0, 8}, Metadata, Paragraph}, {Span{8, 12}, Headline, Paragraph}, {Span{19, 23}, Standfirst, Paragraph}}
	if d.Text != string(src.Bytes) || len(d.segments) != 0 {
		t.Errorf("text is not the file: %q, %d segments", d.Text, len(d.segments))
	}
	if len(d.Blocks) != len(want) {
		t.Fatalf("blocks %v, want %v", d.Blocks, want)
	}
	for i := range want {
		if d.Blocks[i] != want[i] {
			t.Errorf("block %d is %v, want %v", i, d.Blocks[i], want[i])
		}
	}
}

func TestBuilderSkip(t *testing.T) {
	b := NewBuilder(&Source{Bytes: []byte("a<i>b")})
	b.Block(Paragraph, Paragraph)
	b.Copy(Range{0, 1})
	b.Skip(4)
	b.Skip(2) // never back
	b.Space(" ")
	b.Copy(Range{4, 5})
	d := b.Document()
	if got := d.Range(Span{1, 2}); d.Text != "a b" || got != (Range{4, 4}) {
		t.Errorf("%q, the space at %v", d.Text, got)
	}
}
