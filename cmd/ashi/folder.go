package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite"
)

// defaultFolder is where the system keeps the data of a user's programs.
func defaultFolder() string {
	switch runtime.GOOS {
	case "darwin", "windows":
		if dir, err := os.UserConfigDir(); err == nil { // Library/Application Support and %APPDATA%
			return filepath.Join(dir, "Ashi")
		}
	default:
		if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return filepath.Join(dir, "ashi")
		}
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, ".local", "share", "ashi")
		}
	}
	return "ashi-data" // no home: here
}

// recordIn is the file of the record in a folder.
func recordIn(folder string) string { return filepath.Join(folder, "ashi.sqlite") }

// withStore opens the record, making it if there is none, for the length of use.
func withStore(folder string, use func(*sqlite.Store) error) (err error) {
	store, err := sqlite.Open(recordIn(folder))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return use(store)
}

// withPractice is withStore for what goes by the rules of the practice.
func withPractice(folder string, clock bodymap.Clock, use func(*bodymap.Practice) error) error {
	return withStore(folder, func(s *sqlite.Store) error { return use(bodymap.NewPractice(s, clock, person())) })
}

// withRecord is withPractice for commands which only read: they make no record.
func withRecord(folder string, use func(*bodymap.Practice) error) error {
	if err := needsRecord(folder); err != nil {
		return err
	}
	return withPractice(folder, time.Now, use)
}

// needsRecord refuses a folder without a record.
func needsRecord(folder string) error {
	if _, err := os.Stat(recordIn(folder)); errors.Is(err, fs.ErrNotExist) {
		return refuse(bodymap.NotFound, "There is no record in %s yet. Open Ashi and make a patient, or run: ashi demo", folder)
	}
	return nil
}

// warn tells at the end of a command what the record has to tell.
func warn(p *bodymap.Practice, lang string) {
	if err := p.Warning(); err != nil {
		fmt.Fprintln(os.Stderr, bodymap.Sentence(err, lang))
	}
}

// person is who uses the program: the full name that the system knows, else the login name.
func person() string {
	u, err := user.Current()
	switch {
	case err != nil:
		return ""
	case u.Name != "":
		return u.Name
	}
	return u.Username
}
