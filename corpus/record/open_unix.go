//go:build unix

package record

import (
	"math"
	"os"
	"syscall"
)

// contents maps a file into memory.
func contents(f *os.File, size int64) ([]byte, error) {
	if size > math.MaxInt {
		return nil, syscall.EFBIG
	}
	return syscall.Mmap(int(f.Fd()), 0, int(size), syscall.PROT_READ, syscall.MAP_SHARED)
}
