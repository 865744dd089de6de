package linter

import (
	"context"
	"fmt"
	"runtime"

	"galleyproof/corpus/article"
)

// Input is one article to check and the linter of its configuration.
type Input struct {
	Path   string
	Linter *Linter
	Open   func() (*article.Document, error)
	// Check, where set, finds what Linter.Check would: findings that are known
	// already need no second look.
	Check func(*article.Document) ([]Finding, error)
}

// Result is what came of an Input. Doc is nil where it could not be opened.
type Result struct {
	Path     string
	Linter   *Linter
	Doc      *article.Document
	Findings []Finding
	Err      error
}

// CheckAll opens and checks articles with up to jobs workers (0: one a
// processor) and gives the results to sink in the order of the inputs. A
// Document lives only while a worker or the sink holds it: at most a few a
// worker. It stops at the sink's first error, and at the end of ctx. It then
// waits for no worker: one that is still reading ends with its article, whose
// result goes nowhere.
func CheckAll(ctx context.Context, inputs []Input, jobs int, sink func(Result) error) error {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	jobs = max(1, min(jobs, len(inputs)))
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	// Each input has a slot of its own; slots are handed out in order, and the
	// window keeps fast workers from running far ahead of a slow one.
	slots := make(chan chan Result, 4*jobs)
	work := make(chan func(), jobs)
	for range jobs {
		go func() {
			for do := range work {
				do()
			}
		}()
	}
	go func() {
		defer close(slots)
		defer close(work)
		for _, in := range inputs {
			slot := make(chan Result, 1)
			select {
			case slots <- slot:
			case <-ctx.Done():
				return
			}
			select {
			case work <- func() { slot <- in.check() }:
			case <-ctx.Done():
				return
			}
		}
	}()
	for slot := range slots {
		select {
		case res := <-slot:
			if err := sink(res); err != nil {
				return err
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return context.Cause(ctx)
}

// check opens and checks the article. A panic on the way is that article's
// error and leaves the others alone.
func (in Input) check() (res Result) {
	res = Result{Path: in.Path, Linter: in.Linter}
	defer func() {
		if p := recover(); p != nil {
			res.Doc, res.Findings, res.Err = nil, nil, fmt.Errorf("%s: internal error: %v", in.Path, p)
		}
	}()
	if res.Doc, res.Err = in.Open(); res.Err != nil {
		return res
	}
	check := in.Linter.Check
	if in.Check != nil {
		check = in.Check
	}
	res.Findings, res.Err = check(res.Doc)
	return res
}
