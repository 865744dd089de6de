package record

import (
	"crypto/sha256"
	"encoding/binary"
)

// Mend gives bytes the size and the header sum that make them open.
func Mend(data []byte) []byte {
	if len(data) < fixedHeader {
		return data
	}
	copy(data, magic)
	binary.LittleEndian.PutUint32(data[8:], formatVersion)
	binary.LittleEndian.PutUint64(data[16:], uint64(len(data)))
	end := uint64(fixedHeader) + uint64(binary.LittleEndian.Uint32(data[12:]))*sectionHeader
	if end+sha256.Size <= uint64(len(data)) {
		sum := sha256.Sum256(data[:end])
		copy(data[end:], sum[:])
	}
	return data
}
