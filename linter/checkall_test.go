package linter_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"galleyproof/corpus/article"
	"galleyproof/corpus/format"
	"galleyproof/linter"
)

// TestCheckAllLeavesAReaderBehind: an article that never comes, such as
// standard input that nobody writes to, keeps nobody waiting.
func TestCheckAllLeavesAReaderBehind(t *testing.T) {
	l := newLinter(t, "", word("test.word", "herring", nil))
	for _, jobs := range []int{1, 4} {
		ctx, cancel := context.WithCancel(context.Background())
		never, reading := make(chan struct{}), make(chan struct{})
		inputs := []linter.Input{{Path: "-", Linter: l, Open: func() (*article.Document, error) {
			close(reading)
			<-never
			return nil, errors.New("late")
		}}}
		for i := range 20 {
			path := fmt.Sprintf("%02d.txt", i)
			inputs = append(inputs, linter.Input{Path: path, Linter: l, Open: func() (*article.Document, error) {
				return format.Parse(path, []byte("The herring came home.\n"), format.Options{})
			}})
		}
		done := make(chan error, 1)
		go func() {
			done <- linter.CheckAll(ctx, inputs, jobs, func(r linter.Result) error {
				t.Errorf("%d jobs: a result of %s", jobs, r.Path)
				return nil
			})
		}()
		<-reading
		cancel()
		select {
		case err := <-done:
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%d jobs: %v", jobs, err)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%d jobs: still waiting for the reader", jobs)
		}
		close(never)
	}
}

func TestCheckAllSurvivesAPanic(t *testing.T) {
	l := newLinter(t, "", word("test.word", "herring", nil))
	var inputs []linter.Input
	for i := range 5 {
		path := fmt.Sprintf("%d.txt", i)
		inputs = append(inputs, linter.Input{Path: path, Linter: l, Open: func() (*article.Document, error) {
			if i == 2 {
				panic("no such block")
			}
			return format.Parse(path, []byte("The herring came home.\n"), format.Options{})
		}})
	}
	var got []string
	err := linter.CheckAll(context.Background(), inputs, 2, func(r linter.Result) error {
		got = append(got, fmt.Sprintf("%s %t %d %v", r.Path, r.Doc != nil, len(r.Findings), r.Err))
		return nil
	})
	want := []string{"0.txt true 1 <nil>", "1.txt true 1 <nil>", "2.txt false 0 2.txt: internal error: no such block",
		"3.txt true 1 <nil>", "4.txt true 1 <nil>"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v %q", err, got)
	}
}
