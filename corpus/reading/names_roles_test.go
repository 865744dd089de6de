package reading

import (
	"strings"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/record"
)

func TestReferences(t *testing.T) {
	rec := record.WithNames([]record.Name{{Canonical: "Laura Penhall", Kind: "person", Roles: []record.Role{
		{Title: "director of the Harbour Board", From: article.Day{Year: 2019, Month: 1, Day: 1}, To: article.Day{Year: 2020, Month: 6, Day: 30}},
		{Title: "Secretary", To: article.Day{Year: 2018, Month: 12, Day: 31}},
	}}})
	for _, tt := range []struct{ text, want string }{
		{"President Edwin Marrow met Mayor Ann Drow. The president sat; the mayor’s aide did not.", "president=Edwin Marrow title|mayor=Ann Drow title"},
		{"The president sat. President Edwin Marrow did not.", ""},
		{"President Edwin Marrow met President Ann Drow. The president sat.", ""},
		{"Former President Edwin Marrow sat. The president did not.", ""},
		{"President Edwin Marrow sat with the president of the club and the president-elect.", ""},
		{"President Edwin Marrow sat with the president Ann Drow. A president stood.", ""},
		{"Laura Penhall sat. The director stood with the secretary.", "director=Laura Penhall record"},
		{"Nobody met the director.", ""},
	} {
		a := named(t, rec, tt.text)
		a.Doc.Meta.Published.Day = article.Day{Year: 2020, Month: 3, Day: 1}
		var out []string
		for _, r := range a.References() {
			out = append(out, a.Doc.Slice(r.Span)+"="+a.Names().Entities[r.Entity].Name+" "+r.Why.String())
		}
		if got := strings.Join(out, "|"); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
