// Command galleyproof reads a draft against the language, the house style,
// itself and the record.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	_ "time/tzdata" // [corpus] zone means the same on every machine

	"github.com/urfave/cli/v2"
)

// The exit statuses.
const (
	exitClean    = 0 // nothing at or above --fail-on
	exitFindings = 1
	exitFailed   = 2 // the work could not be done, or not all of it
)

const exitHelp = "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the work could not be done, or not all of it."

func main() { os.Exit(Main()) }

// Main runs the command on the process's arguments and streams and returns the
// exit status.
func Main() int {
	p := &process{in: os.Stdin, out: os.Stdout, err: os.Stderr, seen: map[string]bool{}}
	return p.run(context.Background(), os.Args[1:])
}

// process is what one run of the command reads and writes.
type process struct {
	in       io.Reader
	out, err *os.File
	seen     map[string]bool // problems printed
	failed   bool
}

// problem prints one line to stderr, once, and makes the run fail.
func (p *process) problem(err error) {
	p.failed = true
	p.warn(err.Error())
}

func (p *process) warn(message string) {
	if !p.seen[message] {
		p.seen[message] = true
		fmt.Fprintf(p.err, "galleyproof: %s\n", message)
	}
}

// status is an exit status as an error without a message.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// usageError is a mistake in the command line.
func usageError(format string, args ...any) error { return fmt.Errorf(format, args...) }

func (p *process) run(ctx context.Context, args []string) int {
	app := p.app()
	args, err := arrange(app.Commands, args)
	if err == nil {
		err = app.RunContext(ctx, append([]string{"galleyproof"}, args...))
	}
	var code status
	switch {
	case errors.As(err, &code):
		return int(code)
	case err != nil:
		p.problem(err)
		return exitFailed
	case p.failed:
		return exitFailed
	}
	return exitClean
}

func (p *process) app() *cli.App {
	app := &cli.App{
		Name:  "galleyproof",
		Usage: "read a draft against the language, the house style, itself and the record",
		UsageText: "galleyproof [check] [flags] [PATH|-]…\ngalleyproof fix [flags] [PATH|-]…\ngalleyproof watch [flags] [PATH]…\n" +
			"galleyproof init [DIR]\ngalleyproof baseline write|prune FILE [PATH]…\ngalleyproof stet FILE:LINE[:COLUMN] --reason REASON\n" +
			"galleyproof record add|check\ngalleyproof explain RULE\ngalleyproof rules\ngalleyproof show READING FILE…\n" +
			"galleyproof completion SHELL\ngalleyproof man\ngalleyproof help COMMAND",
		Description: "Without a command, checks the articles that the paths name: files, folders, or “-” for standard input.\n" +
			"Each article uses the nearest " + configName + " in its folder or above.\n\n" + exitHelp,
		CustomAppHelpTemplate: appHelp,
		HideVersion:           true,
		HideHelpCommand:       true,
		Writer:                p.out,
		ErrWriter:             p.err,
		ExitErrHandler:        func(*cli.Context, error) {},
		Commands: []*cli.Command{p.checkCommand(), p.fixCommand(), p.watchCommand(), p.initCommand(), p.recordCommand(), p.baselineCommand(),
			p.stetCommand(), p.explainCommand(), p.rulesCommand(), p.showCommand(), p.completionCommand(), p.manCommand(), p.versionCommand()},
	}
	bad := func(_ *cli.Context, err error, _ bool) error { return err }
	app.OnUsageError = bad
	all := app.Commands
	for i := 0; i < len(all); i++ {
		c := all[i]
		c.OnUsageError = bad
		c.HideHelpCommand = true
		c.CustomHelpTemplate = commandHelp
		all = append(all, c.Subcommands...)
	}
	return app
}
