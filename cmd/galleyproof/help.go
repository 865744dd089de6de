package main

// The library's own templates speak of global options and command options;
// here there are only flags.

const appHelp = `{{.Name}}: {{.Usage}}

Usage:
   {{wrap .UsageText 3}}

{{.Description}}

Commands:{{range .VisibleCommands}}
   {{printf "%-11s" .Name}}{{.Usage}}{{end}}

“galleyproof help COMMAND” prints a command's flags.
`

const commandHelp = `{{.HelpName}}: {{.Usage}}

Usage:
   {{.HelpName}} [flags]{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}
{{if .Description}}
{{.Description}}
{{end}}{{if .VisibleCommands}}
Commands:{{range .VisibleCommands}}
   {{printf "%-9s" .Name}}{{.Usage}}{{end}}
{{else}}
Flags:{{range .VisibleFlags}}
   {{.}}{{end}}
{{end}}`
