package record

import (
	"io"
	"os"
)

// CompiledName is the name of a compiled record's file, which stands beside the
// record.
const CompiledName = ".galleyproof.record"

// Open opens a compiled record and verifies its header. Where the system can,
// the file is mapped and not read; the mapping lasts as long as the process. A
// new one must then replace it by renaming, and not be written over it.
func Open(path string) (*Compiled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() < fixedHeader {
		return nil, errForeign
	}
	data, err := contents(f, info.Size())
	if err != nil {
		return nil, err
	}
	return Read(data)
}

// SumFile returns the size of a file and the sum of its bytes, as a Source has
// them.
func SumFile(path string) (int64, uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	sum := NewSum()
	n, err := io.CopyBuffer(sum, struct{ io.Reader }{f}, make([]byte, 1<<18))
	return n, sum.Sum32(), err
}
