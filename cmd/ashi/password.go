package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"ashi/assets"
	"ashi/bodymap"
)

// passwordFile names a file whose first line is the password, for scripts.
const passwordFile = "ASHI_PASSWORD_FILE"

// signInName is the one asked for with --as, or the only one there is.
func signInName(c *common, names []string) (string, error) {
	switch {
	case c.As != "":
		return c.As, nil
	case len(names) == 1:
		return names[0], nil
	}
	return "", refuse(bodymap.Invalid, "Several people sign in to this record: %s. Say who you are: --as NAME", strings.Join(names, ", "))
}

// askPassword reads a password from the file that ASHI_PASSWORD_FILE names, from the terminal without showing it, or from
// the first line of what is piped in. Without a name it is the recovery key.
func askPassword(lang, name string) (string, error) {
	if path := os.Getenv(passwordFile); path != "" {
		f, err := os.Open(path)
		if err != nil {
			return "", err
		}
		line, err := firstLine(f)
		return line, errors.Join(err, f.Close())
	}
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return firstLine(os.Stdin)
	}
	what := assets.Say(lang, "Password of %s", name)
	if name == "" {
		what = assets.Say(lang, "Recovery key")
	}
	fmt.Fprint(os.Stderr, what+": ")
	typed, err := term.ReadPassword(in)
	fmt.Fprintln(os.Stderr)
	return string(typed), err
}

// firstLine reads a line without its end.
func firstLine(r io.Reader) (string, error) {
	line, err := bufio.NewReader(r).ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}
