//go:build !unix

package record

import (
	"io"
	"os"
)

// contents reads a file.
func contents(f *os.File, size int64) ([]byte, error) {
	data := make([]byte, size)
	_, err := io.ReadFull(f, data)
	return data, err
}
