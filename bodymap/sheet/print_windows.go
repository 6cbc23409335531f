package sheet

import (
	"errors"
	"path/filepath"

	"ashi/bodymap"

	"golang.org/x/sys/windows"
)

// send asks the program that shows PDF files to print one, which is how Windows prints.
func send(path, printer string) error {
	verb, arg := "print", ""
	if printer != "" {
		verb, arg = "printto", `"`+printer+`"`
	}
	err := shell(verb, path, arg)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, windows.ERROR_NO_ASSOCIATION):
		return refuse(bodymap.NotFound, err, "No program on this computer prints PDF files by itself. The PDF is safe: open it and print it from there.")
	}
	return refuse(bodymap.Unknown, err, "The page was not printed. The PDF is safe: open it and print it from there.")
}

func shell(verb, path, arg string) error {
	full, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	var texts [3]*uint16
	for i, s := range []string{verb, full, arg} {
		if texts[i], err = windows.UTF16PtrFromString(s); err != nil {
			return err
		}
	}
	return windows.ShellExecute(0, texts[0], texts[1], texts[2], nil, windows.SW_HIDE)
}
