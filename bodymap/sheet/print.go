package sheet

import (
	"errors"
	"io/fs"
	"os"

	"ashi/bodymap"
)

// Print sends a file to a printer; an empty name means the usual one. It returns
// when the printing system has taken the file, not when the paper is out. Errors are a
// *bodymap.Error with a sentence for people.
func Print(path, printer string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return refuse(bodymap.NotFound, err, "The page to be printed is no longer there. Print it again from the session.")
	}
	return send(path, printer)
}

func refuse(kind bodymap.Kind, cause error, text string, args ...any) error {
	return &bodymap.Error{Kind: kind, Text: text, Args: args, Err: cause}
}
