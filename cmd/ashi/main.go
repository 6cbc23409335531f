// Ashi plans, records and prints where mesotherapy for pain is injected.
//
// Without a command it opens its window; the other commands do without one.
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"ashi/bodymap"
)

// version is stamped by the build.
var version = "unversioned"

// common are the flags that all commands know.
type common struct {
	Data  string `help:"Folder of the record (default: ${data})." placeholder:"DIR" type:"path"`
	Plain bool   `help:"Use the sample practice of ashi demo, which is not encrypted."`
	As    string `help:"Who signs in, where several people do." placeholder:"NAME"`
	Lang  string `help:"Language: en or fr (default: the system's)." enum:"en,fr," default:"" placeholder:"en|fr"`
}

// line is the command line.
type line struct {
	common
	Version kong.VersionFlag `help:"Show the version."`

	Open     openCmd     `cmd:"" default:"1" help:"Open the window. This is what ashi does without a command."`
	Points   pointsCmd   `cmd:"" help:"List the points as they lie on a figure."`
	Where    whereCmd    `cmd:"" help:"Tell in words what lies at a pixel of a view."`
	Sessions sessionsCmd `cmd:"" help:"List the sessions that can be printed."`
	Print    printCmd    `cmd:"" help:"Print the site map of a session to a file."`
	Check    checkCmd    `cmd:"" help:"Check the whole record: file, log, signatures and places."`
	Restore  restoreCmd  `cmd:"" help:"List backups, check one, or put it in the place of the record."`
	Demo     demoCmd     `cmd:"" help:"Fill a sample practice of 3 patients and 8 sessions."`
}

func main() {
	surviveSizeLimit()
	var l line
	parser := kong.Must(&l, kong.Name("ashi"), kong.UsageOnError(),
		kong.Description("Plan, record and print injection sites on the body."),
		kong.Vars{"version": version, "data": defaultFolder()})
	ctx, err := parser.Parse(os.Args[1:])
	parser.FatalIfErrorf(err)
	if l.Data == "" {
		l.Data = defaultFolder()
	}
	if err := ctx.Run(&l.common); err != nil {
		fmt.Fprintln(os.Stderr, bodymap.Sentence(err, l.language()))
		os.Exit(1)
	}
}

// language is the one asked for, or the system's if its texts are here.
func (c *common) language() string {
	for _, l := range []string{c.Lang, os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG")} {
		if l != "" {
			if strings.HasPrefix(l, "fr") {
				return "fr"
			}
			return "en"
		}
	}
	return "en"
}

// refuse is an error which says to people why a command does nothing. text is
// English, a format for args, and key of its translations.
func refuse(kind bodymap.Kind, english string, args ...any) error {
	return &bodymap.Error{Kind: kind, Text: english, Args: args}
}
