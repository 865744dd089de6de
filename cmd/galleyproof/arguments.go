package main

import (
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"galleyproof/linter/config"
)

// The library stops looking for flags at the first argument that is none, and
// knows a command only by its name. So the arguments are put in order before
// it sees them: the command, its flags, "--", and the rest.

// arrange returns the arguments in order. A path or a flag in the place of the
// command means check.
func arrange(commands []*cli.Command, args []string) ([]string, error) {
	if len(args) == 0 || slices.Contains([]string{"-h", "--help", "-help", "help"}, args[0]) {
		return arrangeHelp(commands, args)
	}
	if args[0] == "--version" {
		args = append([]string{"version"}, args[1:]...)
	}
	c := commandNamed(commands, args[0])
	if c != nil {
		args = args[1:]
	} else if err := mustBePath(args[0], commands); err != nil {
		return nil, err
	} else {
		c = commandNamed(commands, "check")
	}
	path := []string{c.Name}
	for len(c.Subcommands) > 0 {
		name, after, err := subcommand(c, path, args)
		if err != nil {
			return nil, err
		}
		if name == nil {
			return append(path, "--help"), nil
		}
		c, args = name, after
		path = append(path, c.Name)
	}
	flags, rest, err := split(c, args)
	if err != nil {
		return nil, err
	}
	return slices.Concat(path, flags, []string{"--"}, rest), nil
}

// subcommand takes the name of one of a command's commands from its arguments;
// nil where they ask for help.
func subcommand(c *cli.Command, path, args []string) (*cli.Command, []string, error) {
	names := commandNames(c.Subcommands)
	shown := strings.Join(path, " ")
	switch {
	case len(args) == 0:
		return nil, nil, usageError("%s needs one of: %s", shown, strings.Join(names, ", "))
	case slices.Contains([]string{"-h", "--help", "-help"}, args[0]):
		return nil, nil, nil
	}
	if sub := commandNamed(c.Subcommands, args[0]); sub != nil {
		return sub, args[1:], nil
	}
	return nil, nil, usageError("%s has no “%s”, only: %s%s", shown, args[0], strings.Join(names, ", "), config.DidYouMean(args[0], names))
}

func arrangeHelp(commands []*cli.Command, args []string) ([]string, error) {
	if len(args) < 2 || args[0] != "help" {
		return []string{"--help"}, nil
	}
	var path []string
	for _, name := range args[1:] {
		c := commandNamed(commands, name)
		switch {
		case c == nil && len(commands) == 0:
			return nil, usageError("help takes one command, not “%s” as well", name)
		case c == nil:
			return nil, usageError("unknown command “%s”%s", name, config.DidYouMean(name, commandNames(commands)))
		}
		path = append(path, name)
		commands = c.Subcommands
	}
	return append(path, "--help"), nil
}

func commandNamed(commands []*cli.Command, name string) *cli.Command {
	if at := slices.Index(commandNames(commands), name); at >= 0 {
		return commands[at]
	}
	return nil
}

func commandNames(commands []*cli.Command) []string {
	names := make([]string, len(commands))
	for i, c := range commands {
		names[i] = c.Name
	}
	return names
}

// mustBePath reports a word that is neither a command nor a file.
func mustBePath(word string, commands []*cli.Command) error {
	if strings.HasPrefix(word, "-") || strings.ContainsAny(word, `/\.`) {
		return nil
	}
	if _, err := os.Lstat(word); err == nil {
		return nil
	}
	near := config.Nearest(word, commandNames(commands))
	if near == "" {
		return usageError("“%s” is neither a command nor a file; see galleyproof --help", word)
	}
	return usageError("“%s” is neither a command nor a file; did you mean “galleyproof %s”?", word, near)
}

// split parts a command's flags, with their values, from its other arguments.
// --changed has an empty value where it has none.
func split(c *cli.Command, args []string) (flags, rest []string, err error) {
	takesValue := map[string]bool{"help": false, "h": false}
	var names []string
	for _, f := range c.Flags {
		_, isBool := f.(*cli.BoolFlag)
		for _, name := range f.Names() {
			takesValue[name] = !isBool
			names = append(names, name)
		}
	}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			return flags, append(rest, args[i+1:]...), nil
		}
		if arg == "-" || strings.HasPrefix(arg, "-:") || !strings.HasPrefix(arg, "-") { // “-:3:14” is a place in standard input
			rest = append(rest, arg)
			continue
		}
		name, _, hasValue := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
		needs, known := takesValue[name]
		if !known {
			if near := config.Nearest(name, names); near != "" {
				return nil, nil, usageError("unknown flag “%s”; did you mean “--%s”?", arg, near)
			}
			return nil, nil, usageError("unknown flag “%s”; see galleyproof %s --help", arg, c.Name)
		}
		if hasValue && !needs {
			return nil, nil, usageError("the flag “--%s” takes no value", name)
		}
		if name == changedFlag && !hasValue {
			revision := ""
			if i+1 < len(args) && namesRevision(args[i+1]) {
				i++
				revision = args[i]
			}
			flags = append(flags, "--"+changedFlag+"="+revision)
			continue
		}
		flags = append(flags, arg)
		if needs && !hasValue {
			if i++; i == len(args) {
				return nil, nil, usageError("the flag “%s” needs a value", arg)
			}
			flags = append(flags, args[i])
		}
	}
	return flags, rest, nil
}
