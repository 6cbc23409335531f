package main

import (
	"fmt"
	"io"
	"os"
	"slices"

	"ashi/assets"
	"ashi/bodymap"
	"ashi/bodymap/sqlite"
)

type checkCmd struct{}

// Run checks the whole record and changes nothing.
func (checkCmd) Run(c *common) error {
	return withStore(c, func(s *sqlite.Store, _ *bodymap.Practice) error { return check(os.Stdout, s, c.language()) })
}

// check says what is wrong; the error says what to do about it.
func check(w io.Writer, s *sqlite.Store, lang string) error {
	found, err := s.Check()
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(w, assets.Say(lang, "Looked at: entries of the log %d, sessions %d, signatures %d, places %d.", found.Entries, found.Sessions, found.Signatures, found.Places)); err != nil {
		return err
	}
	for _, told := range slices.Concat(found.Known, found.Wrong) {
		if _, err := fmt.Fprintln(w, "- "+told.Say(lang)); err != nil {
			return err
		}
	}
	if n := len(found.Wrong); n > 0 {
		return refuse(bodymap.Damaged, "Things that are wrong: %d. Nothing was changed. Keep a copy of the whole folder as it is now, and compare with a backup from before.", n)
	}
	verdict := "Nothing is wrong."
	if len(found.Known) > 0 {
		verdict = "Nothing else is wrong."
	}
	_, err = fmt.Fprintln(w, assets.Say(lang, verdict))
	return err
}
