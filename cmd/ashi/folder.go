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

// sampleIn is the sample record of a folder, which is not encrypted. Its name keeps it apart from the patients'.
func sampleIn(folder string) string { return filepath.Join(folder, "sample.sqlite") }

// withSample opens the sample record, making it if there is none, for the length of use.
func withSample(folder string, clock bodymap.Clock, use func(*bodymap.Practice) error) error {
	return withPlain(sampleIn(folder), clock, func(_ *sqlite.Store, p *bodymap.Practice) error { return use(p) })
}

func withPlain(path string, clock bodymap.Clock, use func(*sqlite.Store, *bodymap.Practice) error) (err error) {
	store, err := sqlite.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return use(store, bodymap.NewPractice(store, clock, person()))
}

// withRecord is withStore for what goes by the rules of the practice. At the end it tells what the record has to tell.
func withRecord(c *common, use func(*bodymap.Practice) error) error {
	return withStore(c, func(_ *sqlite.Store, p *bodymap.Practice) error {
		err := use(p)
		if warning := p.Warning(); warning != nil {
			fmt.Fprintln(os.Stderr, bodymap.Sentence(warning, c.language()))
		}
		return err
	})
}

// withStore opens what there is in a folder for commands which only read, and which make no record: with --plain the
// sample; else the encrypted record, for which it asks the password; else one of an earlier version; else the sample.
func withStore(c *common, use func(*sqlite.Store, *bodymap.Practice) error) error {
	isThere := func(path string) bool {
		_, err := os.Stat(path)
		return !errors.Is(err, fs.ErrNotExist)
	}
	if !c.Plain {
		if _, err := sqlite.FinishRestore(sqlite.VaultIn(c.Data)); err != nil {
			return err
		}
	}
	switch {
	case !c.Plain && isThere(sqlite.VaultIn(c.Data)):
		return withVault(c, use)
	case !c.Plain && isThere(sqlite.PlainIn(c.Data)):
		return withPlain(sqlite.PlainIn(c.Data), time.Now, use)
	case isThere(sampleIn(c.Data)):
		return withPlain(sampleIn(c.Data), time.Now, use)
	}
	return refuse(bodymap.NotFound, "There is no record in %s yet. Open Ashi and make a patient, or run: ashi demo", c.Data)
}

// withVault asks for the password and opens the encrypted record.
func withVault(c *common, use func(*sqlite.Store, *bodymap.Practice) error) (err error) {
	d := sqlite.NewDoor(c.Data, time.Now)
	names, err := d.SignIns()
	if err != nil {
		return err
	}
	name, err := signInName(c, names)
	if err != nil {
		return err
	}
	password, err := askPassword(c.language(), name)
	if err != nil {
		return err
	}
	p, err := d.Unlock(name, password)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Lock()) }()
	return use(d.Store(), p)
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
