package main

import (
	"errors"
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

// withPractice opens the record, making it if there is none, for the length of use.
func withPractice(folder string, clock bodymap.Clock, use func(*bodymap.Practice) error) (err error) {
	store, err := sqlite.Open(recordIn(folder))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return use(bodymap.NewPractice(store, clock, person()))
}

// withRecord is withPractice for commands which only read: they make no record.
func withRecord(folder string, use func(*bodymap.Practice) error) error {
	if _, err := os.Stat(recordIn(folder)); errors.Is(err, fs.ErrNotExist) {
		return refuse(bodymap.NotFound, "There is no record in %s yet. Open Ashi and make a patient, or run: ashi demo", folder)
	}
	return withPractice(folder, time.Now, use)
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
