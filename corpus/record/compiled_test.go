package record_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"galleyproof/corpus/article"
	"galleyproof/corpus/corpustest"
	"galleyproof/corpus/record"
)

const few = `
[[name]]
canonical = "Laura Penhall"
kind = "person"
allowed = ["Lori Penhall", "Penhall"]
wrong = ["Laura Penhal", "Pennhall"]
handles = ["@lpenhall"]
one_form_per_article = true
roles = [{ title = "harbour master", from = "2011-05-02", to = "2014-01-31" }, { title = "mayor", from = "2014-02-01" }]

[[name]]
canonical = "Harbour and Rivers Safety Agency"
kind = "organisation"
acronym = "HRSA"
allowed_by_house_style = ["Hrsa"]

[[name]]
canonical = "Lord Warden"
kind = "title"
wrong = ["Lord Wardon"]

[[name]]
canonical = "Penhall"
kind = "place"

[[name]]
canonical = "Dock 17 Trust"

[[name]]
canonical = "Çelik Müller"
kind = "person"
`

const mixed = `
[[name]]
canonical = "Ida Marrow"

[[statement]]
id = "s"
speaker = "Tomasz Brill"
text = "We will mend the wall before the spring."
`

// files are the record's files by the two names that they have.
func files(data ...string) ([]record.File, []string) {
	var out []record.File
	var names []string
	for i, d := range data {
		name := string(rune('a'+i)) + ".toml"
		out = append(out, record.File{Path: "record/" + name, Data: []byte(d)})
		names = append(names, name)
	}
	return out, names
}

func compiled(t testing.TB, data ...string) []byte {
	t.Helper()
	of, names := files(data...)
	out, problems, err := record.Compile(of, names)
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	return out
}

func read(t testing.TB, data []byte) *record.Compiled {
	t.Helper()
	c, err := record.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestCompiledIsTheRecord: a record with a compiled file and one without give
// the same names and answers, and writing what was read gives the same bytes.
func TestCompiledIsTheRecord(t *testing.T) {
	for _, data := range [][]string{{few}, {few, mixed}, {mixed, few}, {""}, {"", corpustest.Names(500), mixed}} {
		of, _ := files(data...)
		want, _, err := record.Load(of)
		if err != nil {
			t.Fatal(err)
		}
		raw := compiled(t, data...)
		c := read(t, raw)
		if err := c.Verify(); err != nil {
			t.Error(err)
		}
		again, err := c.Write()
		if err != nil || !bytes.Equal(again, raw) {
			t.Errorf("written again, the bytes differ: %v", err)
		}
		for i, s := range c.Sources() {
			if s.NamesOnly != !strings.Contains(data[i], "[[statement]]") {
				t.Errorf("file %d holds names only: %v", i, s.NamesOnly)
			}
			if s.NamesOnly {
				of[i].Data = nil
			}
		}
		got, problems, err := record.LoadCompiled(of, c)
		if err != nil || problems != nil {
			t.Fatal(err, problems)
		}
		same(t, got, want)
	}
}

func same(t *testing.T, got, want *record.Record) {
	t.Helper()
	if got.NameCount() != want.NameCount() {
		t.Fatalf("%d names, want %d", got.NameCount(), want.NameCount())
	}
	if !reflect.DeepEqual(got.Statements, want.Statements) {
		t.Error("the statements differ")
	}
	for i := range want.NameCount() {
		n := want.Name(i)
		if g := got.Name(i); !reflect.DeepEqual(normal(g), normal(n)) {
			t.Errorf("name %d is %+v, want %+v", i, g, n)
		}
		if got.NameKind(i) != n.Kind || want.NameKind(i) != n.Kind {
			t.Errorf("name %d has the kind %q, want %q", i, got.NameKind(i), n.Kind)
		}
		for _, form := range slices.Concat([]string{n.Canonical, n.Acronym}, n.Allowed, n.AllowedByHouse, n.Wrong) {
			key := record.Key(form)
			a, ok := got.NameOf(key)
			b, ok2 := want.NameOf(key)
			if a != b || ok != ok2 || !reflect.DeepEqual(got.FormsOf(key), want.FormsOf(key)) {
				t.Errorf("%q is found as %d and as %d", form, a, b)
			}
			if form != "" && !slices.ContainsFunc(got.FormsOf(key), func(f record.Form) bool { return f.Text == form && f.Name == i }) {
				t.Errorf("%q is not among the forms of its key", form)
			}
			if !reflect.DeepEqual(got.Near(form+"x"), want.Near(form+"x")) {
				t.Errorf("what is near %q differs", form+"x")
			}
		}
	}
	for _, n := range []int{-1, want.NameCount(), want.NameCount() + 1} {
		if got.Name(n).Canonical != "" || want.Name(n).Canonical != "" || got.NameKind(n) != "" {
			t.Errorf("there is a name %d", n)
		}
	}
}

// normal is a name without the difference of an empty list and none.
func normal(n record.Name) record.Name {
	for _, l := range []*[]string{&n.Allowed, &n.AllowedByHouse, &n.Wrong, &n.Handles} {
		if len(*l) == 0 {
			*l = nil
		}
	}
	return n
}

func TestForms(t *testing.T) {
	of, _ := files(few)
	r, _, err := record.Load(of)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		form string
		name int // -1 for none
		all  string
	}{
		{"Laura Penhall", 0, "Laura Penhall 0 0"},
		{"laura PENHALL", 0, "Laura Penhall 0 0"},
		{"Penhall", 0, "Penhall 0 2|Penhall 3 0"},
		{"HRSA", 1, "HRSA 1 1"},
		{"Hrsa", -1, "Hrsa 1 3"},
		{"Laura Penhal", -1, "Laura Penhal 0 4"},
		{"Lord Warden", -1, "Lord Warden 2 0"},
		{"Lord Wardon", -1, "Lord Wardon 2 4"},
		{"Penhall Laura", -1, ""},
		{"", -1, ""},
	} {
		i, ok := r.NameOf(record.Key(tt.form))
		if !ok {
			i = -1
		}
		var all []string
		for _, f := range r.FormsOf(record.Key(tt.form)) {
			all = append(all, f.Text+" "+string(rune('0'+f.Name))+" "+string(rune('0'+f.Kind)))
		}
		if got := strings.Join(all, "|"); i != tt.name || got != tt.all {
			t.Errorf("%q: name %d, forms %q; want %d, %q", tt.form, i, got, tt.name, tt.all)
		}
	}
}

func TestVouches(t *testing.T) {
	of, _ := files(few, mixed)
	r, _, err := record.Load(of)
	if err != nil {
		t.Fatal(err)
	}
	c := read(t, compiled(t, few, mixed))
	of[0].Data = nil
	r2, _, err := record.LoadCompiled(of, c)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]bool{"Penhall": true, "PENHALL": true, "penhall": false, "HRSA": true, "Hrsa": true,
		"Pennhall": false, "Penhal": false, "Tomasz": true, "Marrow": true, "Çelik": true, "and": true, "ferry": false} {
		words := article.AppendWords(nil, word, article.Span{Start: 0, End: int32(len(word))})
		if got, got2 := r.Vouches(&words[0]), r2.Vouches(&words[0]); got != want || got2 != want {
			t.Errorf("%q: %v, compiled %v; want %v", word, got, got2, want)
		}
	}
	words := article.AppendWords(nil, "any", article.Span{Start: 0, End: 3})
	if new(record.Record).Vouches(&words[0]) || record.WithNames(nil).Vouches(&words[0]) {
		t.Error("an empty record vouches for a word")
	}
}

func TestNear(t *testing.T) {
	of, _ := files(few)
	r, _, err := record.Load(of)
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]string{
		"Laura Penhal":                      "Laura Penhall",
		"Lara Penhall":                      "Laura Penhall",
		"LAURA  PENHAL":                     "Laura Penhall",
		"Luara Penhall":                     "Laura Penhall",
		"Laura Pnehall":                     "Laura Penhall",
		"LauraP enhall":                     "Laura Penhall", // across the middle
		"Laura Penhalls":                    "Laura Penhall",
		"aura Penhall":                      "Laura Penhall",
		"Loura Penhall":                     "Laura Penhall",
		"Penhell":                           "Penhall|Penhall",
		"Laura Penhall":                     "", // the same
		"Laura Penhllls":                    "",
		"Harbour and River Safety Agency":   "Harbour and Rivers Safety Agency",
		"Harbour and Rivers Safety Agencyy": "Harbour and Rivers Safety Agency",
		"HRSB":                              "", // acronyms
		"Lord Wardan":                       "", // titles
		"Dock 18 Trust":                     "", // another dock
		"Dock 17 Trusts":                    "Dock 17 Trust",
		"Celik Müller":                      "Çelik Müller",
		"Çelik Mueller":                     "",
		"Çelik Mu\u0308lleer":               "Çelik Müller",
		"":                                  "",
		"Pen":                               "",
		strings.Repeat("x", 10000):          "",
	} {
		var got []string
		for _, f := range r.Near(form) {
			got = append(got, f.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("near %.50q is %q, want %q", form, got, want)
		}
	}
}

// TestNearFindsAll holds Near against a plain comparison with every form.
func TestNearFindsAll(t *testing.T) {
	of, _ := files(corpustest.Names(2000))
	r, _, err := record.Load(of)
	if err != nil {
		t.Fatal(err)
	}
	seed := uint64(5)
	below := func(n int) int {
		seed = seed*6364136223846793005 + 1442695040888963407
		return int(seed>>33) % n
	}
	const letters = "abcdefgh lmnoprstu"
	for i := range r.NameCount() {
		name := r.Name(i).Canonical
		at := below(len(name))
		edits := []string{name[:at] + name[at+1:], name[:at] + string(letters[below(len(letters))]) + name[at:],
			name[:at] + string(letters[below(len(letters))]) + name[at+1:]}
		if at > 0 {
			edits = append(edits, name[:at-1]+name[at:at+1]+name[at-1:at]+name[at+1:])
		}
		for _, form := range edits {
			flat := func(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }
			if flat(form) == flat(name) || len(flat(form)) < len(form) {
				continue
			}
			if !slices.ContainsFunc(r.Near(form), func(f record.Form) bool { return f.Text == name && f.Name == i }) {
				t.Errorf("%q is not near %q", name, form)
			}
		}
	}
}

func TestReadRefuses(t *testing.T) {
	good := compiled(t, few, mixed)
	for name, change := range map[string]func([]byte) []byte{
		"nothing":    func([]byte) []byte { return nil },
		"magic":      func(b []byte) []byte { b[1]++; return b },
		"version":    func(b []byte) []byte { b[8]++; return b },
		"sections":   func(b []byte) []byte { b[12]++; return b },
		"size":       func(b []byte) []byte { b[16]++; return b },
		"sum":        func(b []byte) []byte { b[30]++; return b },
		"table":      func(b []byte) []byte { b[70]++; return b },
		"header sum": func(b []byte) []byte { b[len(read(t, good).Header())-1]++; return b },
		"cut":        func(b []byte) []byte { return b[:len(b)-1] },
		"longer":     func(b []byte) []byte { return append(b, 0) },
		"text":       func([]byte) []byte { return []byte(strings.Repeat("plain text ", 20)) },
	} {
		if _, err := record.Read(change(bytes.Clone(good))); err == nil {
			t.Errorf("%s: it opens", name)
		}
	}
	// What the header does not cover is found by Verify.
	bad := bytes.Clone(good)
	bad[len(bad)-1] ^= 1
	if err := read(t, bad).Verify(); err == nil {
		t.Error("a changed byte passes Verify")
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, record.CompiledName)
	if _, err := record.Open(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file gives %v", err)
	}
	if _, err := record.Open(dir); err == nil {
		t.Error("a folder opens")
	}
	for _, data := range [][]byte{nil, []byte("short"), compiled(t, few)} {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		c, err := record.Open(path)
		if (err == nil) != (len(data) > 5) {
			t.Errorf("%d bytes: %v", len(data), err)
		}
		if err == nil && len(c.Names()) != 6 {
			t.Errorf("%d names, want 6", len(c.Names()))
		}
	}
	source := filepath.Join(dir, "a.toml")
	if err := os.WriteFile(source, []byte(few), 0o644); err != nil {
		t.Fatal(err)
	}
	size, sum, err := record.SumFile(source)
	if want := read(t, compiled(t, few)).Sources()[0]; err != nil || size != want.Size || sum != want.Sum {
		t.Errorf("size %d and sum %d (%v), want %d and %d", size, sum, err, want.Size, want.Sum)
	}
}

// FuzzRead: bytes that open, whatever they are, are read without a panic and in
// a time that follows their size. The header's sum is mended, since no fuzzer
// would find one.
func FuzzRead(f *testing.F) {
	good := compiled(f, few, mixed)
	f.Add(good, 0, uint64(0))
	for at := 0; at < len(good); at += 61 {
		f.Add(good, at, ^uint64(0))
	}
	f.Fuzz(func(t *testing.T, data []byte, at int, value uint64) {
		if len(data) > 1<<16 {
			t.Skip()
		}
		data = bytes.Clone(data)
		for i := range 8 {
			if at >= 0 && at < len(data)-i {
				data[at+i] ^= byte(value >> (8 * i))
			}
		}
		c, err := record.Read(record.Mend(data))
		if err != nil {
			return
		}
		_ = c.Verify()
		of := make([]record.File, len(c.Sources()))
		r, _, err := record.LoadCompiled(of, c)
		if err != nil {
			return
		}
		for i := range min(r.NameCount(), 64) {
			n := r.Name(i)
			r.NameKind(i)
			for _, form := range []string{n.Canonical, n.Acronym, "HRSA", "Laura Penhall"} {
				r.NameOf(record.Key(form))
				r.FormsOf(record.Key(form))
				r.Near(form + "x")
			}
		}
		r.Near("Laura Penhal")
		words := article.AppendWords(nil, "Penhall", article.Span{Start: 0, End: 7})
		r.Vouches(&words[0])
	})
}

// FuzzCompile: the names of any record that loads are the same compiled, and
// written again give the same bytes.
func FuzzCompile(f *testing.F) {
	f.Add([]byte(few))
	f.Add([]byte(mixed))
	f.Add([]byte(corpustest.Names(20)))
	f.Fuzz(func(t *testing.T, data []byte) {
		of := []record.File{{Path: "f.toml", Data: data}}
		want, _, err := record.Load(of)
		if err != nil {
			return
		}
		raw, _, err := record.Compile(of, []string{"f.toml"})
		if err != nil {
			t.Fatal(err)
		}
		c := read(t, raw)
		if again, err := c.Write(); err != nil || !bytes.Equal(again, raw) {
			t.Errorf("written again, the bytes differ: %v", err)
		}
		got, _, err := record.LoadCompiled(of, c)
		if err != nil {
			t.Fatal(err)
		}
		same(t, got, want)
	})
}
