package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"galleyproof/linter"
	"galleyproof/linter/config"
	"galleyproof/linter/report"
	"galleyproof/rules"
)

var shells = []string{"bash", "zsh", "fish"}

func (p *process) completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print what makes a shell complete commands, flags and rules",
		ArgsUsage: strings.Join(shells, "|"),
		Description: "bash: source <(galleyproof completion bash)\n" +
			"zsh: galleyproof completion zsh > a file _galleyproof in a folder of $fpath\n" +
			"fish: galleyproof completion fish > ~/.config/fish/completions/galleyproof.fish",
		Action: func(c *cli.Context) error {
			write := map[string]func(io.Writer, []command) error{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}[c.Args().First()]
			if write == nil || c.NArg() != 1 {
				return usageError("completion needs the name of one shell: %s", config.OrList(shells))
			}
			return write(p.out, described(c.App.Commands))
		},
	}
}

// command is what there is to complete after a command's name.
type command struct {
	name, usage string
	flags       []flag
	first       []string // what its first argument may be; files when empty
}

type flag struct {
	name, usage string
	value       string   // what its value is called; "" when it takes none
	optional    bool     // the value may be left out, and follows “=”
	words       []string // what the value may be; files when empty
	list        bool     // several of them, with commas
}

// described returns the commands with their flags and those of their
// subcommands, from their definitions.
func described(commands []*cli.Command) []command {
	var out []command
	for _, c := range commands {
		d := command{name: c.Name, usage: c.Usage, first: firstWords(c)}
		flags := slices.Clip(c.Flags)
		for _, s := range c.Subcommands {
			flags = append(flags, s.Flags...)
		}
		seen := map[string]bool{}
		for _, f := range append(flags, cli.HelpFlag) {
			if name := f.Names()[0]; !seen[name] {
				seen[name] = true
				d.flags = append(d.flags, describedFlag(c.Name, f))
			}
		}
		out = append(out, d)
	}
	return out
}

func describedFlag(command string, f cli.Flag) flag {
	name := f.Names()[0]
	out := flag{name: name, optional: name == changedFlag}
	if doc, ok := f.(cli.DocGenerationFlag); ok {
		out.usage = doc.GetUsage()
		if doc.TakesValue() {
			out.value = name
		}
	}
	// The name of the value stands between back quotes.
	if before, rest, ok := strings.Cut(out.usage, "`"); ok {
		value, after, _ := strings.Cut(rest, "`")
		out.usage, out.value = before+value+after, value
	}
	switch name {
	case "format":
		out.words = report.Formats()
		if command == "rules" {
			out.words = []string{"text", "json"}
		}
	case "fail-on":
		out.words = []string{"error", "warning", "suggestion", "never"}
	case "color":
		out.words = []string{"auto", "always", "never"}
	case "enable", "disable", "only":
		out.words, out.list = append(families(), ruleIDs()...), true
	case "rule":
		out.words = ruleIDs()
	}
	return out
}

func ruleIDs() []string {
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID)
	}
	return ids
}

func families() []string {
	var out []string
	for _, id := range ruleIDs() {
		if f := linter.Family(id); !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// firstWords returns what a command's first argument may be, when its usage
// lists it: “blocks|words FILE…”.
func firstWords(c *cli.Command) []string {
	first, _, _ := strings.Cut(c.ArgsUsage, " ")
	switch {
	case first == "RULE":
		return ruleIDs()
	case len(c.Subcommands) > 0:
		var names []string
		for _, s := range c.Subcommands {
			names = append(names, s.Name)
		}
		return names
	case strings.Contains(first, "|") && strings.Trim(first, "abcdefghijklmnopqrstuvwxyz|-") == "":
		return strings.Split(first, "|")
	}
	return nil
}

func bashCompletion(w io.Writer, commands []command) error {
	b := &strings.Builder{}
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
	}
	fmt.Fprintf(b, `# bash completion for galleyproof

_galleyproof() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=check first=1 words= list=
	COMPREPLY=()
	case ${COMP_WORDS[1]} in
	%s) [ "$COMP_CWORD" -gt 1 ] && command=${COMP_WORDS[1]} first=2 ;;
	esac
	if [ "$cur" = = ]; then
		cur=
	elif [ "$prev" = = ]; then
		prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
	case "$command $prev" in
`, strings.Join(names, "|"))
	for _, c := range commands {
		for _, f := range c.flags {
			switch {
			case f.value == "" || f.optional:
			case f.list:
				fmt.Fprintf(b, "\t'%s --%s') words='%s' list=1 ;;\n", c.name, f.name, strings.Join(f.words, " "))
			case f.words != nil:
				fmt.Fprintf(b, "\t'%s --%s') words='%s' ;;\n", c.name, f.name, strings.Join(f.words, " "))
			default:
				fmt.Fprintf(b, "\t'%s --%s') return ;;\n", c.name, f.name)
			}
		}
	}
	b.WriteString("\t*)\n\t\tcase $command in\n")
	for _, c := range commands {
		var flags []string
		for _, f := range c.flags {
			flags = append(flags, "--"+f.name)
		}
		fmt.Fprintf(b, "\t\t%s)\n\t\t\tif [ \"${cur#-}\" != \"$cur\" ]; then\n\t\t\t\twords='%s'\n", c.name, strings.Join(flags, " "))
		if c.first != nil {
			fmt.Fprintf(b, "\t\t\telif [ \"$COMP_CWORD\" -eq \"$first\" ]; then\n\t\t\t\twords='%s'\n", strings.Join(c.first, " "))
		}
		if c.name == "check" {
			fmt.Fprintf(b, "\t\t\telif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\t\t\twords='%s'\n", strings.Join(names, " "))
		}
		b.WriteString("\t\t\tfi\n\t\t\t;;\n")
	}
	b.WriteString(`		esac
		;;
	esac
	if [ -n "$list" ]; then
		local last=${cur##*,}
		COMPREPLY=($(compgen -P "${cur%"$last"}" -W "$words" -- "$last"))
	elif [ -n "$words" ]; then
		COMPREPLY=($(compgen -W "$words" -- "$cur"))
	fi
}
complete -o default -F _galleyproof galleyproof
`)
	_, err := io.WriteString(w, b.String())
	return err
}

func zshCompletion(w io.Writer, commands []command) error {
	b := &strings.Builder{}
	b.WriteString("#compdef galleyproof\n\n_galleyproof() {\n\tlocal command=check\n\tlocal -a commands\n\tcommands=(\n")
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
		fmt.Fprintf(b, "\t\t%s\n", shellQuote(c.name+":"+c.usage))
	}
	fmt.Fprintf(b, "\t)\n\tcase $words[2] in\n\t%s)\n\t\tif (( CURRENT > 2 )); then\n\t\t\tcommand=$words[2]\n\t\t\tshift words\n\t\t\t(( CURRENT-- ))\n\t\tfi\n\t\t;;\n\tesac\n",
		strings.Join(names, "|"))
	b.WriteString("\tif [[ $command == check && $CURRENT -eq 2 && $words[1] != check && $words[2] != -* ]]; then\n" +
		"\t\t_describe -t commands command commands\n\tfi\n\tcase $command in\n")
	for _, c := range commands {
		fmt.Fprintf(b, "\t%s)\n\t\t_arguments", c.name)
		for _, f := range c.flags {
			fmt.Fprintf(b, " \\\n\t\t\t%s", shellQuote(zshFlag(f)))
		}
		if c.first != nil {
			fmt.Fprintf(b, " \\\n\t\t\t%s", shellQuote("1: :("+strings.Join(c.first, " ")+")"))
		}
		b.WriteString(" \\\n\t\t\t'*:file:_files'\n\t\t;;\n")
	}
	b.WriteString("\tesac\n}\n\nif [ \"$funcstack[1]\" = _galleyproof ]; then\n\t_galleyproof \"$@\"\nelse\n\tcompdef _galleyproof galleyproof\nfi\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// zshFlag describes a flag to _arguments.
func zshFlag(f flag) string {
	escape := strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, ":", `\:`)
	about := "[" + escape.Replace(f.usage) + "]"
	value := escape.Replace(f.value)
	switch {
	case f.value == "":
		return "--" + f.name + about
	case f.optional:
		return "--" + f.name + "=-" + about + "::" + value + ": "
	case f.list:
		return "*--" + f.name + "=" + about + ":" + value + ":_sequence compadd - " + strings.Join(f.words, " ")
	case f.words != nil:
		return "--" + f.name + "=" + about + ":" + value + ":(" + strings.Join(f.words, " ") + ")"
	}
	return "--" + f.name + "=" + about + ":" + value + ":_files"
}

func fishCompletion(w io.Writer, commands []command) error {
	b := &strings.Builder{}
	b.WriteString("# fish completion for galleyproof\n\n")
	var others []string
	for _, c := range commands {
		if c.name != "check" {
			others = append(others, c.name)
		}
		fmt.Fprintf(b, "complete -c galleyproof -n __fish_use_subcommand -a %s -d %s\n", c.name, shellQuote(c.usage))
	}
	for _, c := range commands {
		when := "__fish_seen_subcommand_from " + c.name
		if c.name == "check" { // which is also meant where none is named
			when = "not __fish_seen_subcommand_from " + strings.Join(others, " ")
		}
		b.WriteString("\n")
		if c.first != nil {
			words := strings.Join(c.first, " ")
			fmt.Fprintf(b, "complete -c galleyproof -n %s -f -a %s\n", shellQuote(when+"; and not __fish_seen_subcommand_from "+words), shellQuote(words))
		}
		for _, f := range c.flags {
			fmt.Fprintf(b, "complete -c galleyproof -n %s -l %s", shellQuote(when), f.name)
			switch {
			case f.value == "" || f.optional:
			case f.words != nil:
				fmt.Fprintf(b, " -x -a %s", shellQuote(strings.Join(f.words, " ")))
			default:
				b.WriteString(" -r")
			}
			fmt.Fprintf(b, " -d %s\n", shellQuote(f.usage))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// shellQuote writes a text so that zsh and fish read it as it is.
func shellQuote(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
