package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

func (p *process) manCommand() *cli.Command {
	return &cli.Command{
		Name:        "man",
		Usage:       "print the manual page",
		Description: "galleyproof man > galleyproof.1 writes it for man to find.",
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return usageError("man takes no “%s”", c.Args().First())
			}
			return writeMan(p.out, c.App)
		},
	}
}

// writeMan writes the manual page in roff, from the definitions of the
// commands. It bears no date, so that the same command gives the same page.
func writeMan(w io.Writer, app *cli.App) error {
	b := &strings.Builder{}
	section := func(title string) { fmt.Fprintf(b, ".SH %s\n", title) }
	item := func(term, text string) { fmt.Fprintf(b, ".TP\n\\fB%s\\fR\n%s\n", roff(term), roffLines(text)) }

	fmt.Fprintf(b, ".TH %s 1 \"\" \"\" \"\"\n", strings.ToUpper(app.Name))
	section("NAME")
	fmt.Fprintf(b, "%s \\- %s\n", app.Name, roff(app.Usage))
	section("SYNOPSIS")
	fmt.Fprintf(b, ".nf\n%s\n.fi\n", roffLines(app.UsageText))
	section("DESCRIPTION")
	b.WriteString(roffLines("galleyproof finds misspellings and eggcorns, a name in two forms, a date that cannot be, and a quotation that differs from what the speaker wrote or said. "+
		"It reads text, Markdown and HTML. A path or a flag in the place of the command means check.") + "\n")
	section("COMMANDS")
	for _, c := range app.Commands {
		item(strings.TrimSpace(c.Name+" "+c.ArgsUsage), strings.ToUpper(c.Usage[:1])+c.Usage[1:]+".")
		if c.Description != "" {
			fmt.Fprintf(b, ".RS\n%s\n.RE\n", strings.ReplaceAll(roffLines(c.Description), "\n", "\n.br\n"))
		}
		for _, s := range c.Subcommands {
			fmt.Fprintf(b, ".RS\n")
			item(strings.TrimSpace(c.Name+" "+s.Name+" "+s.ArgsUsage), strings.ToUpper(s.Usage[:1])+s.Usage[1:]+".")
			fmt.Fprintf(b, ".RE\n")
		}
	}
	for _, c := range described(app.Commands) {
		if len(c.flags) == 1 { // --help
			continue
		}
		section("FLAGS OF " + strings.ToUpper(c.name))
		for _, f := range c.flags {
			term := "--" + f.name
			if f.value != "" {
				term += " " + f.value
			}
			item(term, f.usage)
		}
	}
	section("EXIT STATUS")
	item("0", "Nothing at or above --fail-on.")
	item("1", "Findings.")
	item("2", "The work could not be done, or not all of it.")
	section("FILES")
	item(configName, "The configuration. Each article has that of its own folder or of the nearest above, up to the folder that holds .git.")
	_, err := io.WriteString(w, b.String())
	return err
}

// roff escapes what roff would read otherwise than as text.
func roff(text string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "“", `\(lq`, "”", `\(rq`, "…", "...", "’", `\(cq`).Replace(text)
}

// roffLines escapes lines, each also against being read as a request.
func roffLines(text string) string {
	lines := strings.Split(roff(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
