package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"galleyproof/corpus/record"
)

func (p *process) recordCommand() *cli.Command {
	config := &cli.StringFlag{Name: "config", Usage: "use this `FILE` instead of the nearest " + configName}
	return &cli.Command{
		Name:      "record",
		Usage:     "keep the record: add statements, check all of it, compile its names",
		UsageText: "galleyproof record add|check|build [flags] …",
		Subcommands: []*cli.Command{{
			Name:      "add",
			Usage:     "write a statement into the record, a file of its own",
			UsageText: "galleyproof record add [flags] [FILE|-]\n   galleyproof record add --from ARTICLE [--yes]",
			Description: "Takes pasted text, the HTML of an embedded post, or a statement with front matter, from a file or standard input,\n" +
				"and writes it into the record folder of the nearest configuration. What an embed says of its author and its day\n" +
				"need not be said again. docs/record.md has more.\n" +
				"Exit status: 0 written, 1 the record has it already, 2 it could not be written.",
			Flags: []cli.Flag{
				&cli.StringFlag{Name: "speaker", Usage: "`NAME` of who said it"},
				&cli.StringFlag{Name: "medium", Usage: "`KIND` of utterance: tweet, post, statement, report, speech, interview…"},
				&cli.StringFlag{Name: "date", Usage: "`DAY` it was said, YYYY-MM-DD, in the newsroom's zone; or an instant, RFC 3339"},
				&cli.StringFlag{Name: "url", Usage: "`LINK` to where it can be looked up"},
				&cli.StringFlag{Name: "handle", Usage: "`NAME` on the network, with its @"},
				&cli.StringFlag{Name: "title", Usage: "`TITLE` of a document"},
				&cli.StringFlag{Name: "thread", Usage: "`NAME` of the thread that a post belongs to"},
				&cli.StringFlag{Name: "thread-position", Usage: "`NUMBER` of the post in its thread, from 1"},
				&cli.StringFlag{Name: "id", DefaultText: "made of day, speaker and first words", Usage: "`ID` of the statement and name of its file"},
				&cli.StringFlag{Name: "from", Usage: "propose the embeds and block quotations of this `ARTICLE`"},
				&cli.BoolFlag{Name: "yes", DisableDefaultText: true, Usage: "with --from: write those that have a speaker and a date"},
				config,
			},
			Action: func(c *cli.Context) error { return p.recordAdd(c) },
		}, {
			Name:      "check",
			Usage:     "find what is wrong in the record",
			UsageText: "galleyproof record check [flags] [PATH]…",
			Description: "Checks the records of the configurations that hold for the paths (default: this folder) and, where a statement is\n" +
				"under embargo, the articles there. Of a path that is a file of the record, only that file's problems are printed.\n" + exitHelp,
			Flags: []cli.Flag{
				config,
				&cli.StringFlag{Name: "fail-on", DefaultText: "the configuration's, or error",
					Usage: "least `SEVERITY` that gives exit status 1: error, warning, suggestion or never"},
			},
			Action: func(c *cli.Context) error { return p.recordCheck(c) },
		}, {
			Name:      "build",
			Usage:     "compile the record's names, for a record of many",
			UsageText: "galleyproof record build [flags] [PATH]…",
			Description: "Writes the names of the records of the configurations that hold for the paths (default: this folder) into a file\n" +
				record.CompiledName + " beside each record, which check then opens instead of reading all names. Nothing else writes it;\n" +
				"once the record changes it is not used, and a warning says so.\n" +
				"Exit status: 0 written or up to date, 2 not written.",
			Flags:  []cli.Flag{config},
			Action: func(c *cli.Context) error { return p.recordBuild(c) },
		}},
	}
}

// describedStatement is a statement as one line names it: “tweet by X, 2020-11-17”.
func describedStatement(s *record.Statement) string {
	out := s.Medium
	if out == "" {
		out = "words"
	}
	if s.Speaker != "" {
		out += fmt.Sprintf(" by “%s”", s.Speaker)
	}
	if s.Date.Day.Known() {
		out += ", " + s.Date.Day.String()
	}
	return out
}

// begins returns how a text begins, on one line.
func begins(text string) string {
	const most = 100
	text = strings.Join(strings.Fields(text), " ")
	for i := range text {
		if i > most {
			if k := strings.LastIndexByte(text[:i], ' '); k > most/2 {
				i = k
			}
			return text[:i] + " …"
		}
	}
	return text
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
