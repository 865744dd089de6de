package company

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// ReadCounts reads counts.txt.gz: lines of a word, a tab and its level, each
// followed by lines of a tab, a word that was met after it, a tab and the level
// of the two. A level is sixteenths of a power of two above 2^18.
func ReadCounts(data []byte) (words, bigrams []Count, err error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, nil, err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, err
	}
	first := ""
	for line := range strings.Lines(string(text)) {
		fields := strings.Split(strings.TrimRight(line, "\n"), "\t")
		level, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil {
			return nil, nil, fmt.Errorf("%q has no level", line)
		}
		times := math.Exp2(float64(level)/Bit + levelZero)
		switch len(fields) {
		case 2:
			first = fields[0]
			words = append(words, Count{[2]string{first, ""}, times})
		case 3:
			bigrams = append(bigrams, Count{[2]string{first, fields[1]}, times})
		default:
			return nil, nil, fmt.Errorf("%q is no count", line)
		}
	}
	return words, bigrams, nil
}
