package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/rules"
)

func (p *process) explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "print the page of a rule",
		ArgsUsage: "RULE",
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usageError("explain needs the name of one rule; see galleyproof rules")
			}
			return p.explain(c.Args().First())
		},
	}
}

func (p *process) explain(id string) error {
	var ids []string
	for _, r := range rules.All() {
		if r.ID == id {
			_, err := fmt.Fprintf(p.out, "%s\n", strings.TrimSpace(r.Doc))
			return err
		}
		ids = append(ids, r.ID)
	}
	if near := config.DidYouMean(id, ids); near != "" {
		return usageError("unknown rule “%s”%s", id, near)
	}
	family := linter.Family(id)
	if ids = slices.DeleteFunc(ids, func(r string) bool { return linter.Family(r) != family }); len(ids) > 0 {
		return usageError("unknown rule “%s”; the family has %s", id, strings.Join(ids, ", "))
	}
	return usageError("unknown rule “%s”; see galleyproof rules", id)
}

// ruleRow is a rule as the command lists it.
type ruleRow struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Severity string `json:"severity"`
	On       bool   `json:"on"`
	Fixable  string `json:"fixable"`
	Evidence string `json:"evidence"`
}

func (p *process) rulesCommand() *cli.Command {
	return &cli.Command{
		Name:        "rules",
		Usage:       "list the rules",
		Description: "A line a rule: its name, severity, whether it is on by default, how far its fixes may be trusted, and its title.",
		Flags:       []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of the list: text or json"}},
		Action: func(c *cli.Context) error {
			if err := config.OneOf("--format", c.String("format"), "text", "json"); err != nil {
				return err
			}
			if c.NArg() > 0 {
				return usageError("rules takes no “%s”; see galleyproof explain", c.Args().First())
			}
			var rows []ruleRow
			for _, r := range rules.All() {
				rows = append(rows, ruleRow{r.ID, r.Title(), r.Severity.String(), !r.Off, r.Fixable.String(), r.Evidence()})
			}
			if c.String("format") == "json" {
				e := json.NewEncoder(p.out)
				e.SetEscapeHTML(false)
				e.SetIndent("", "  ")
				return e.Encode(rows)
			}
			return p.listRules(rows)
		},
	}
}

func (p *process) listRules(rows []ruleRow) error {
	wide := 0
	for _, r := range rows {
		wide = max(wide, len(r.ID))
	}
	for _, r := range rows {
		on := "off"
		if r.On {
			on = "on"
		}
		_, err := fmt.Fprintf(p.out, "%-*s  %-10s  %-3s  %-4s  %s\n", wide, r.ID, r.Severity, on, r.Fixable, r.Title)
		if err == nil && r.Evidence != "" {
			_, err = fmt.Fprintf(p.out, "%*s  %s\n", wide, "", r.Evidence)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *process) versionCommand() *cli.Command {
	return &cli.Command{
		Name:  "version",
		Usage: "print the version",
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return usageError("version takes no “%s”", c.Args().First())
			}
			_, err := fmt.Fprintf(p.out, "galleyproof %s %s %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

// version returns the module's version or, of a build from a working copy, its revision.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return "(devel)"
}
