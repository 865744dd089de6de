package main

import (
	"context"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/article"
)

// jobsFlag is the flag that says how many articles are read at once.
func jobsFlag() cli.Flag {
	return &cli.StringFlag{Name: "jobs", DefaultText: "one a processor", Usage: "`NUMBER` of articles read at once"}
}

// jobs reads --jobs; 0 when it is not given.
func jobs(c *cli.Context) (int, error) {
	if !c.IsSet("jobs") {
		return 0, nil
	}
	n, err := strconv.Atoi(c.String("jobs"))
	if err != nil || n < 1 {
		return 0, usageError("--jobs is a number from 1, not “%s”", c.String("jobs"))
	}
	return n, nil
}

// dateFlag reads --date; the unknown day when it is not given.
func dateFlag(c *cli.Context) (article.Day, error) {
	if !c.IsSet("date") {
		return article.Day{}, nil
	}
	day, ok := article.ParseDay(c.String("date"))
	if !ok {
		return day, usageError("--date is a day written YYYY-MM-DD, not “%s”", c.String("date"))
	}
	return day, nil
}

// interruptible catches signals where an end must be tidy. The second one is
// the system's again, whatever the first has to wait for.
func interruptible(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}
