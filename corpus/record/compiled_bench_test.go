package record_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"galleyproof/corpus/corpustest"
	"galleyproof/corpus/record"
)

// many is a compiled record of 200,000 names, and its source.
var many = sync.OnceValues(func() (string, []byte) {
	source := corpustest.Names(200_000)
	data, problems, err := record.Compile([]record.File{{Path: "names.toml", Data: []byte(source)}}, []string{"names.toml"})
	if err != nil || problems != nil {
		panic("the names do not compile")
	}
	return source, data
})

// BenchmarkOpen opens a compiled record of 200,000 names, and with "sources" also
// holds the file it was made of against it, as every check does.
func BenchmarkOpen(b *testing.B) {
	source, data := many()
	dir := b.TempDir()
	path, names := filepath.Join(dir, record.CompiledName), filepath.Join(dir, "names.toml")
	for file, data := range map[string][]byte{path: data, names: []byte(source)} {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	open := func() *record.Compiled {
		c, err := record.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		return c
	}
	b.Run("file", func(b *testing.B) {
		for b.Loop() {
			open()
		}
	})
	b.Run("sources", func(b *testing.B) {
		for b.Loop() {
			c := open()
			if _, sum, err := record.SumFile(names); err != nil || sum != c.Sources()[0].Sum {
				b.Fatal("the source has changed", err)
			}
		}
	})
	b.Run("TOML", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := record.Load([]record.File{{Path: "names.toml", Data: []byte(source)}}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkNames looks names up among 200,000: those that are there, those that
// are one edit from one, and those that are neither.
func BenchmarkNames(b *testing.B) {
	_, data := many()
	c := read(b, data)
	r, _, err := record.LoadCompiled(make([]record.File, 1), c)
	if err != nil {
		b.Fatal(err)
	}
	var known, near, far []string
	for i := 0; i < r.NameCount(); i += 97 {
		name := r.Name(i).Canonical
		known = append(known, name)
		near = append(near, name[:len(name)-2]+name[len(name)-1:])
		far = append(far, strings.NewReplacer("a", "o", "e", "u", "r", "l").Replace(name))
	}
	b.Run("NameOf", func(b *testing.B) {
		keys := make([]uint64, len(known))
		for i := range known {
			keys[i] = record.Key(known[i])
		}
		i := 0
		for b.Loop() {
			if _, ok := r.NameOf(keys[i%len(keys)]); !ok {
				b.Fatal("not found")
			}
			i++
		}
	})
	for _, of := range []struct {
		name  string
		forms []string
	}{{"Near/known", known}, {"Near/near", near}, {"Near/far", far}} {
		b.Run(of.name, func(b *testing.B) {
			i, found := 0, 0
			for b.Loop() {
				found += len(r.Near(of.forms[i%len(of.forms)]))
				i++
			}
			b.ReportMetric(float64(found)/float64(i), "forms/op")
		})
	}
}
