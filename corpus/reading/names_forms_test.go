package reading

import (
	"fmt"
	"strings"
	"testing"
)

func TestForms(t *testing.T) {
	a := named(t, nil, "# Krebs leaves\nChris Krebs met Anna Dahl. He said: “Chris Krebs is Krebs.” Krebs’s aide left. Krebs sat. Chris Krebs did too.")
	var out []string
	for _, f := range a.Forms() {
		m := a.Names().Mentions[f.First]
		out = append(out, fmt.Sprintf("%d %s %d/%d", f.Entity, a.Doc.Slice(m.Span), f.Votes, f.Count))
	}
	want := "0 Krebs 2/4|0 Chris Krebs 2/3|1 Anna Dahl 1/1"
	if got := strings.Join(out, "|"); got != want {
		t.Errorf(" got %s\nwant %s", got, want)
	}
	for i, e := range a.Names().Entities {
		mentions, forms := 0, 0
		for at := e.First; at >= 0; at = a.Names().Mentions[at].Next {
			mentions++
		}
		for at := e.Forms; at >= 0; at = a.Forms()[at].Next {
			forms += a.Forms()[at].Count
		}
		if mentions != forms || mentions == 0 {
			t.Errorf("entity %d has %d mentions by their chain and %d by their forms", i, mentions, forms)
		}
	}
}

func TestApart(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool // of the first two entities
	}{
		{"Laura Tennick spoke. Peter Dahl left.", false},
		{"Laura Tennick and Peter Dahl left.", true},
		{"Laura Tennick spoke. Her younger brother Peter Tennick left.", true},
		{"Laura Tennick spoke. Tom Tennick, her brother, left.", true},
		{"Laura Tennick spoke. Tom Tennick, the father of three, left.", true},
		{"Laura Tennick’s wife sat. Tom Tennick left.", true},
		{"Laura Tennick, 34, spoke. Lora Tennick (36) left.", true},
		{"Laura Tennick, 34, spoke. Lora Tennick, aged 34, left.", false},
		{"The 34-year-old Laura Tennick spoke. Lora Tennick, aged 35, left.", true},
		{"The judge, Laura Tennick, spoke. The defendant Lora Tennick left.", true},
		{"Laura Tennick, prosecuting, spoke. Lora Tennick, defending, left.", true},
		{"Laura Tennick said her brother was ill. Lora Tennick left.", false},
	} {
		a := named(t, nil, tt.text)
		if n := a.Names(); len(n.Entities) < 2 {
			t.Errorf("%s: one entity", tt.text)
		} else if got := n.Apart(0, 1); got != tt.want || n.Apart(1, 0) != got || n.Apart(0, 0) {
			t.Errorf("%s: apart %v, want %v", tt.text, got, tt.want)
		}
	}
}
