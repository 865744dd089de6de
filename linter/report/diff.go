package report

import "strings"

// A run is words of a text that another text has too, or has not.
type run struct {
	words   string
	differs bool
}

// diffMost bounds the table that a difference is worked out in.
const diffMost = 1 << 20

// wordDiff tells two texts apart by their words. Marks of another shape are no
// difference.
func wordDiff(a, b string) (inA, inB []run) {
	x, y := strings.Fields(a), strings.Fields(b)
	keepX, keepY := make([]bool, len(x)), make([]bool, len(y))
	head := 0
	for head < len(x) && head < len(y) && alike(x[head], y[head]) {
		keepX[head], keepY[head] = true, true
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && alike(x[len(x)-1-tail], y[len(y)-1-tail]) {
		keepX[len(x)-1-tail], keepY[len(y)-1-tail] = true, true
		tail++
	}
	common(x[head:len(x)-tail], y[head:len(y)-tail], keepX[head:], keepY[head:])
	return runs(x, keepX), runs(y, keepY)
}

// common marks the words of a longest common subsequence.
func common(x, y []string, keepX, keepY []bool) {
	if len(x) == 0 || len(y) == 0 || len(x) > diffMost/len(y) {
		return
	}
	wide := len(y) + 1
	best := make([]int32, (len(x)+1)*wide) // of what follows each pair of words
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if alike(x[i], y[j]) {
				best[i*wide+j] = best[(i+1)*wide+j+1] + 1
			} else {
				best[i*wide+j] = max(best[(i+1)*wide+j], best[i*wide+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case alike(x[i], y[j]):
			keepX[i], keepY[j] = true, true
			i++
			j++
		case best[(i+1)*wide+j] >= best[i*wide+j+1]:
			i++
		default:
			j++
		}
	}
}

func runs(words []string, keep []bool) []run {
	var out []run
	for i := 0; i < len(words); {
		from := i
		for i < len(words) && keep[i] == keep[from] {
			i++
		}
		out = append(out, run{strings.Join(words[from:i], " "), !keep[from]})
	}
	return out
}

var straight = strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"")

func alike(a, b string) bool {
	return a == b || straight.Replace(bare(a)) == straight.Replace(bare(b))
}
