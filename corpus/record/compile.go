package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash"
	"hash/crc32"
	"math"
	"slices"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// NewSum returns what makes the Sum of a source. It tells an edited file from
// the one that was compiled, as fast as a file can be read; it does not keep
// anyone from making two files of one sum.
func NewSum() hash.Hash32 { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }

// Compile reads the record's files, as Load does, and returns their names as
// the bytes of a compiled record. Names are what the compiled record calls the
// files: relative to its own folder, with '/'. The same files under the same
// names give the same bytes.
func Compile(files []File, names []string) ([]byte, []Problem, error) {
	l := loader{record: &Record{}, ids: map[string]Place{}}
	sources := make([]Source, len(files))
	numbers := map[string]int{}
	for i, f := range files {
		problems := len(l.problems)
		if err := l.file(f); err != nil {
			return nil, l.problems, err
		}
		sum := NewSum()
		sum.Write(f.Data)
		sources[i] = Source{Name: names[i], Size: int64(len(f.Data)), Sum: sum.Sum32(), NamesOnly: l.onlyNames && len(l.problems) == problems}
		numbers[cleaned(f.Path)] = i
	}
	data, err := compile(l.record.names.list, sources, numbers)
	return data, l.problems, err
}

var errTooLarge = errors.New("the record has too many names for one compiled record")

// Write returns the bytes that it was read from, made anew from what was read.
func (c *Compiled) Write() ([]byte, error) {
	d := *c
	d.paths = make([]string, len(c.sources))
	numbers := make(map[string]int, len(c.sources))
	for i, s := range c.sources {
		d.paths[i], numbers[s.Name] = s.Name, i
	}
	return compile(d.Names(), c.sources, numbers)
}

// inMemory compiles names to be looked up now.
func inMemory(list []Name) *Compiled {
	data, err := compile(list, nil, nil)
	if err != nil {
		return nil // more names than memory holds
	}
	c, err := Read(data)
	if err != nil {
		return nil
	}
	return c
}

// compiler collects what goes into the sections.
type compiler struct {
	sections [sectionCount][]byte
	data     []byte
	forms    int
	keys     []keyed
	parts    []part
	words    lexicon.Words
	buf      []article.Word
	letters  []rune
}

type keyed struct {
	key  uint64
	form uint32
}

// compile writes names. Numbers are those of the sources by the paths in the
// names' places.
func compile(list []Name, sources []Source, numbers map[string]int) ([]byte, error) {
	c := &compiler{}
	files := binary.AppendUvarint(nil, uint64(len(sources)))
	for _, s := range sources {
		files = appendText(files, s.Name)
		files = binary.AppendUvarint(files, uint64(s.Size))
		files = binary.AppendUvarint(files, uint64(s.Sum))
		flags := uint64(0)
		if s.NamesOnly {
			flags = 1
		}
		files = binary.AppendUvarint(files, flags)
	}
	c.sections[fileSection] = files
	for i := range list {
		c.name(i, &list[i], numbers[list[i].Place.File])
		if len(c.data) > math.MaxUint32-1<<24 || i >= 1<<28 {
			return nil, errTooLarge
		}
	}
	c.sections[dataSection] = c.data
	c.keyTable()
	c.partTable()
	c.sections[wordSection] = c.words.AppendTable(nil)
	return c.bytes(), nil
}

func appendText(to []byte, s string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(s))), s...)
}

// name writes the entry of a name and lists its forms.
func (c *compiler) name(i int, n *Name, file int) {
	c.sections[nameSection] = binary.LittleEndian.AppendUint32(c.sections[nameSection], uint32(len(c.data)))
	nobody := n.Kind == "title" || n.Kind == "hashtag"
	c.form(i, n.Canonical, CanonicalForm, nobody)
	c.data = appendText(c.data, n.Kind)
	c.form(i, n.Acronym, AcronymForm, nobody)
	for _, l := range []struct {
		forms []string
		kind  FormKind
	}{{n.Allowed, AllowedForm}, {n.AllowedByHouse, HouseStyleForm}, {n.Wrong, WrongForm}} {
		c.data = binary.AppendUvarint(c.data, uint64(len(l.forms)))
		for _, f := range l.forms {
			c.form(i, f, l.kind, nobody)
		}
	}
	oneForm := uint64(0)
	if n.OneForm {
		oneForm = 1
	}
	c.data = binary.AppendUvarint(c.data, oneForm)
	c.data = binary.AppendUvarint(c.data, uint64(len(n.Handles)))
	for _, h := range n.Handles {
		c.data = appendText(c.data, h)
	}
	c.data = binary.AppendUvarint(c.data, uint64(len(n.Roles)))
	for _, r := range n.Roles {
		c.data = appendText(c.data, r.Title)
		c.data = binary.AppendUvarint(c.data, packDay(r.From))
		c.data = binary.AppendUvarint(c.data, packDay(r.To))
	}
	c.data = binary.AppendUvarint(c.data, uint64(file))
	c.data = binary.AppendUvarint(c.data, uint64(max(0, n.Place.Line)))
}

func packDay(d article.Day) uint64 {
	if !d.Known() {
		return 0
	}
	return uint64(d.Year)<<9 | uint64(d.Month)<<5 | uint64(d.Day)
}

// form writes the text of a form and enters it where it is to be found.
func (c *compiler) form(name int, text string, kind FormKind, nobody bool) {
	at := uint32(len(c.data))
	c.data = appendText(c.data, text)
	c.buf = article.AppendWords(c.buf[:0], text, article.Span{Start: 0, End: int32(len(text))})
	if len(c.buf) == 0 {
		return
	}
	if kind != WrongForm {
		c.words.AddEach(text)
	}
	rest := uint32(name)<<4 | uint32(kind)
	if nobody {
		rest |= 8
	}
	c.sections[formSection] = binary.LittleEndian.AppendUint32(c.sections[formSection], at)
	c.sections[formSection] = binary.LittleEndian.AppendUint32(c.sections[formSection], rest)
	form := uint32(c.forms)
	c.forms++
	c.keys = append(c.keys, keyed{FormKey(c.buf), form})
	if acronym := len(c.buf) == 1 && c.buf[0].Case == article.Upper; nobody || acronym || kind != CanonicalForm && kind != AllowedForm {
		return
	}
	c.letters = appendLetters(c.letters[:0], []byte(text))
	if len(c.letters) < LeastNear || len(c.letters) > mostNear {
		return
	}
	for _, p := range parts(c.letters, third(len(c.letters))) {
		p.form = form
		c.parts = append(c.parts, p)
	}
}

func (c *compiler) keyTable() {
	bits, slots := bitsFor(len(c.keys)), make([]uint64, powerOfTwo(2*len(c.keys)))
	mask := uint64(len(slots) - 1)
	for _, k := range c.keys {
		setBit(bits, k.key)
		at := k.key & mask
		for slots[at] != 0 {
			at = (at + 1) & mask
		}
		slots[at] = k.key>>32<<32 | uint64(k.form+1)
	}
	c.sections[keyBitSection] = bits
	for _, s := range slots {
		c.sections[keySection] = binary.LittleEndian.AppendUint64(c.sections[keySection], s)
	}
}

func (c *compiler) partTable() {
	bits := bitsFor(len(c.parts))
	slices.SortFunc(c.parts, func(a, b part) int {
		return cmp.Or(cmp.Compare(a.hash>>32, b.hash>>32), cmp.Compare(a.form, b.form))
	})
	buckets := powerOfTwo(len(c.parts))
	starts := make([]uint32, buckets+1)
	out := make([]byte, 0, partSize*len(c.parts))
	for _, p := range c.parts {
		setBit(bits, p.hash)
		starts[bucketOf(p.hash, buckets)+1]++
		out = binary.LittleEndian.AppendUint32(out, uint32(p.hash>>32))
		out = binary.LittleEndian.AppendUint32(out, p.rest)
		out = binary.LittleEndian.AppendUint32(out, p.form)
	}
	c.sections[partSection] = out
	sum := uint32(0)
	for _, n := range starts {
		sum += n
		c.sections[partStartSection] = binary.LittleEndian.AppendUint32(c.sections[partStartSection], sum)
	}
	c.sections[partBitSection] = bits
}

// powerOfTwo returns the least power of two that is n or more.
func powerOfTwo(n int) int {
	p := 1
	for p < n {
		p *= 2
	}
	return p
}

// bitsFor returns room for a bit in each of n values, at most one in eight set.
func bitsFor(n int) []byte { return make([]byte, powerOfTwo(n)) }

func setBit(set []byte, hash uint64) {
	at := bitOf(hash, uint64(len(set))*8)
	set[at/8] |= 1 << (at % 8)
}

// bytes puts the file together.
func (c *compiler) bytes() []byte {
	header := fixedHeader + sectionCount*sectionHeader + sha256.Size
	size := header
	for i := range c.sections {
		size += len(c.sections[i])
	}
	out := make([]byte, 0, size)
	out = append(out, magic...)
	out = binary.LittleEndian.AppendUint32(out, formatVersion)
	out = binary.LittleEndian.AppendUint32(out, sectionCount)
	out = binary.LittleEndian.AppendUint64(out, uint64(size))
	body := sha256.New()
	for i := range c.sections {
		body.Write(c.sections[i])
	}
	out = body.Sum(out)
	offset := header
	for i := range c.sections {
		out = append(out, sectionTags[i]...)
		out = binary.LittleEndian.AppendUint32(out, 0)
		out = binary.LittleEndian.AppendUint64(out, uint64(offset))
		out = binary.LittleEndian.AppendUint64(out, uint64(len(c.sections[i])))
		offset += len(c.sections[i])
	}
	sum := sha256.Sum256(out)
	out = append(out, sum[:]...)
	for i := range c.sections {
		out = append(out, c.sections[i]...)
	}
	return out
}
