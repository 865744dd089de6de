package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"galleyproof/corpus/article"
	"galleyproof/corpus/lexicon"
)

// A compiled record is the names of a record in a form that is read in place:
// opening it takes no longer for two hundred thousand names than for two. It is
// made by Compile and mapped into memory by Open.
//
// The file, all numbers little-endian:
//
//	magic       8 bytes
//	version     uint32
//	sections    uint32, how many
//	size        uint64, of the whole file
//	sum         SHA-256 of all after the header
//	sections ×  tag [4]byte, zero uint32, offset uint64, size uint64
//	header sum  SHA-256 of all before it
//
// A section of an unknown tag is left alone, so that statements can have theirs
// without a new version. The header is verified when the file is opened, the
// rest by Verify: a name costs what is read of it. So no offset or count is
// believed; what points outside its section is read as nothing.
//
//	file  uvarint count; then of each source file name, size, sum, flags
//	name  uint32 × names: where each name begins in the entries
//	data  entries of names: texts (uvarint length, bytes), lists (uvarint
//	      count, texts), numbers (uvarint), in the order of Name's fields
//	form  (uint32 offset of its text in data, uint32 name<<4 | nobody<<3 | kind) × forms
//	keyf  a bit for each key, to say no quickly
//	keys  open-addressed: uint64 slots of the key's upper half and form+1
//	ptbt  a bit for each hash of a part of a form; see near.go
//	ptst  uint32 × 2ⁿ+1: where the hashes of each bucket begin
//	part  (uint32 upper half of the hash, uint32 rest, uint32 form) × hashes, in order
//	word  lexicon.WordTable of the words of all right forms
const (
	magic         = "\x89gprec\r\n"
	formatVersion = 1
	fixedHeader   = 8 + 4 + 4 + 8 + sha256.Size
	sectionHeader = 4 + 4 + 8 + 8
	maxSections   = 64
)

// The sections, in the order in which they are written.
const (
	fileSection = iota
	nameSection
	dataSection
	formSection
	keyBitSection
	keySection
	partBitSection
	partStartSection
	partSection
	wordSection
	sectionCount
)

var sectionTags = [sectionCount]string{"file", "name", "data", "form", "keyf", "keys", "ptbt", "ptst", "part", "word"}

// Compiled is a compiled record. It may be read by several goroutines.
type Compiled struct {
	data     []byte
	sections [sectionCount][]byte
	words    lexicon.WordTable
	sources  []Source
	paths    []string // of the sources, as messages name them
}

// Source is a file that a compiled record was made of.
type Source struct {
	Name string // relative to the compiled file's folder, with '/'
	Size int64
	Sum  uint32 // of its bytes; see NewSum
	// NamesOnly says that there is nothing in it but names without fault, so
	// that it need not be read.
	NamesOnly bool
}

var (
	errForeign = errors.New("it is no compiled record")
	errDamaged = errors.New("it is damaged")
)

// Read verifies the header of a compiled record. The bytes must not change
// while it is used.
func Read(data []byte) (*Compiled, error) {
	if len(data) < fixedHeader || string(data[:8]) != magic {
		return nil, errForeign
	}
	if v := binary.LittleEndian.Uint32(data[8:]); v != formatVersion {
		return nil, fmt.Errorf("it is of version %d, and this program reads version %d", v, formatVersion)
	}
	n := binary.LittleEndian.Uint32(data[12:])
	if n > maxSections || binary.LittleEndian.Uint64(data[16:]) != uint64(len(data)) {
		return nil, errDamaged
	}
	end := fixedHeader + int(n)*sectionHeader
	if len(data) < end+sha256.Size || sha256.Sum256(data[:end]) != [sha256.Size]byte(data[end:]) {
		return nil, errDamaged
	}
	c := &Compiled{data: data}
	for at := fixedHeader; at < end; at += sectionHeader {
		offset, size := binary.LittleEndian.Uint64(data[at+8:]), binary.LittleEndian.Uint64(data[at+16:])
		if offset > uint64(len(data)) || size > uint64(len(data))-offset {
			return nil, errDamaged
		}
		for i, tag := range sectionTags {
			if string(data[at:at+4]) == tag {
				c.sections[i] = data[offset : offset+size : offset+size]
			}
		}
	}
	c.words = lexicon.WordTable(c.sections[wordSection])
	files := cursor{rest: c.sections[fileSection]}
	for range files.count() {
		c.sources = append(c.sources, Source{files.text(), int64(files.number()), uint32(files.number()), files.number()&1 != 0})
	}
	if files.bad || len(files.rest) > 0 {
		return nil, errDamaged
	}
	return c, nil
}

// Sources returns the files that it was made of, in order.
func (c *Compiled) Sources() []Source { return c.sources }

// Header returns the bytes before the contents. They hold a hash of the rest, and
// so tell one compiled record from every other.
func (c *Compiled) Header() []byte {
	n := binary.LittleEndian.Uint32(c.data[12:])
	return c.data[:fixedHeader+int(n)*sectionHeader+sha256.Size]
}

// Verify reads all of the file, and returns an error where a byte of it is not
// what was written.
func (c *Compiled) Verify() error {
	sum := sha256.Sum256(c.data[len(c.Header()):])
	if !bytes.Equal(sum[:], c.data[fixedHeader-sha256.Size:fixedHeader]) {
		return errDamaged
	}
	return nil
}

// Names returns all the names, with the places that LoadCompiled gave their files.
func (c *Compiled) Names() []Name {
	out := make([]Name, c.Count())
	for i := range out {
		out[i] = c.name(i)
	}
	return out
}

// Count returns how many names there are.
func (c *Compiled) Count() int { return len(c.sections[nameSection]) / 4 }

// entry returns where the entry of a name is read.
func (c *Compiled) entry(i int) cursor {
	at := uint32At(c.sections[nameSection], i)
	data := c.sections[dataSection]
	if uint64(at) >= uint64(len(data)) {
		return cursor{bad: true}
	}
	return cursor{rest: data[at:]}
}

func (c *Compiled) name(i int) Name {
	e := c.entry(i)
	n := Name{Canonical: e.text(), Kind: e.text(), Acronym: e.text(), Allowed: e.list(), AllowedByHouse: e.list(), Wrong: e.list(),
		OneForm: e.number() == 1, Handles: e.list()}
	for range e.count() {
		n.Roles = append(n.Roles, Role{e.text(), e.day(), e.day()})
	}
	file := e.number()
	if n.Place.Line = int(min(e.number(), math.MaxInt32)); file < uint64(len(c.paths)) {
		n.Place.File = c.paths[file]
	}
	if e.bad {
		return Name{}
	}
	return n
}

// kind makes no text for the kinds that a record mostly has.
func (c *Compiled) kind(i int) string {
	e := c.entry(i)
	e.bytes()
	switch kind := e.bytes(); string(kind) {
	case "person":
		return "person"
	case "organisation":
		return "organisation"
	case "place":
		return "place"
	case "brand":
		return "brand"
	default:
		return string(kind)
	}
}

// form is an entry of the forms.
type form struct {
	text, rest uint32
}

func (f form) name() int      { return int(f.rest >> 4) }
func (f form) kind() FormKind { return FormKind(f.rest & 7) }
func (f form) nobody() bool   { return f.rest&8 != 0 }

// form returns the form of an index, false where there is none such.
func (c *Compiled) form(i uint32) (form, bool) {
	s := c.sections[formSection]
	if uint64(i) >= uint64(len(s)/8) {
		return form{}, false
	}
	f := form{binary.LittleEndian.Uint32(s[i*8:]), binary.LittleEndian.Uint32(s[i*8+4:])}
	return f, f.name() < c.Count() && f.kind() <= WrongForm
}

// formText returns the bytes of a form.
func (c *Compiled) formText(f form) []byte {
	data := c.sections[dataSection]
	if uint64(f.text) >= uint64(len(data)) {
		return nil
	}
	e := cursor{rest: data[f.text:]}
	return e.bytes()
}

// keyed calls yield with the forms of a key, in order, until it returns false.
func (c *Compiled) keyed(key uint64, yield func(form) bool) {
	if key == 0 || !hasBit(c.sections[keyBitSection], key) {
		return
	}
	slots := c.sections[keySection]
	n := uint64(len(slots) / 8)
	if n == 0 || n&(n-1) != 0 {
		return
	}
	for at, left := key&(n-1), n; left > 0; at, left = (at+1)&(n-1), left-1 {
		slot := binary.LittleEndian.Uint64(slots[at*8:])
		if slot == 0 {
			return
		}
		if slot>>32 == key>>32 {
			if f, ok := c.form(uint32(slot) - 1); ok && !yield(f) {
				return
			}
		}
	}
}

func (c *Compiled) nameOf(key uint64) (int, bool) {
	name, found := 0, false
	c.keyed(key, func(f form) bool {
		if found = f.kind() <= AllowedForm && !f.nobody(); found {
			name = f.name()
		}
		return !found
	})
	return name, found
}

func (c *Compiled) formsOf(key uint64) []Form {
	var out []Form
	c.keyed(key, func(f form) bool {
		out = append(out, Form{string(c.formText(f)), f.name(), f.kind()})
		return true
	})
	return out
}

// bitOf returns which of a power of two of bits stands for a hash. It takes other
// bits of the hash than the tables behind it do.
func bitOf(hash uint64, bits uint64) uint64 { return hash >> 17 & (bits - 1) }

func hasBit(set []byte, hash uint64) bool {
	bits := uint64(len(set)) * 8
	if bits == 0 || bits&(bits-1) != 0 {
		return false
	}
	at := bitOf(hash, bits)
	return set[at/8]&(1<<(at%8)) != 0
}

func uint32At(b []byte, i int) uint32 { return binary.LittleEndian.Uint32(b[i*4:]) }

// cursor reads values one after another. Once something is bad, all that
// follows is empty.
type cursor struct {
	rest []byte
	bad  bool
}

func (c *cursor) number() uint64 {
	v, n := binary.Uvarint(c.rest)
	if n <= 0 || c.bad {
		c.rest, c.bad = nil, true
		return 0
	}
	c.rest = c.rest[n:]
	return v
}

// count reads how many values follow, of which each takes a byte at least.
func (c *cursor) count() int {
	n := c.number()
	if n > uint64(len(c.rest)) {
		c.rest, c.bad = nil, true
		return 0
	}
	return int(n)
}

func (c *cursor) bytes() []byte {
	n := c.count()
	b := c.rest[:n:n]
	c.rest = c.rest[n:]
	return b
}

func (c *cursor) text() string { return string(c.bytes()) }

func (c *cursor) list() []string {
	var out []string
	for range c.count() {
		if out = append(out, c.text()); c.bad {
			return nil
		}
	}
	return out
}

func (c *cursor) day() article.Day {
	v := c.number()
	day, _ := article.ParseDay(fmt.Sprintf("%04d-%02d-%02d", v>>9&0x3fff, v>>5&15, v&31))
	return day
}
