package record

import (
	"testing"

	"galleyproof/corpus/article"
)

func TestNameOf(t *testing.T) {
	r := &Record{Names: []Name{
		{Canonical: "Harbour and Rivers Safety Agency", Kind: "organisation", Acronym: "HRSA"},
		{Canonical: "Laura Penhall", Kind: "person", Allowed: []string{"Lori Penhall", ""}},
		{Canonical: "Lord Warden", Kind: "title"},
		{Canonical: "Lori Penhall", Kind: "person"},
	}}
	for _, tt := range []struct {
		form string
		want int // -1 for none
	}{
		{"Harbour and Rivers Safety Agency", 0},
		{"harbour and rivers safety agency", 0},
		{"HRSA", 0},
		{"Hrsa", -1}, // a word in the same letters
		{"Laura Penhall", 1},
		{"Lori Penhall", 1},
		{"Penhall Laura", -1},
		{"Lord Warden", -1},
		{"", -1},
	} {
		words := article.AppendWords(nil, tt.form, article.Span{Start: 0, End: int32(len(tt.form))})
		i, ok := r.NameOf(FormKey(words))
		if !ok {
			i = -1
		}
		if i != tt.want {
			t.Errorf("%s: name %d, want %d", tt.form, i, tt.want)
		}
	}
	if _, ok := new(Record).NameOf(1); ok {
		t.Error("an empty record has a name")
	}
}
