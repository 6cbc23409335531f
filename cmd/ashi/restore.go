package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"ashi/assets"
	"ashi/bodymap"
	"ashi/bodymap/sqlite"
)

type restoreCmd struct {
	File        string `arg:"" optional:"" help:"The backup, or a folder of which all are listed. Without it, those beside the record are." type:"path"`
	RecoveryKey bool   `help:"Ask for the recovery key in place of a password."`
	Yes         bool   `help:"Put the backup in the place of the record, which is kept beside it."`
}

// Run lists the backups; or checks one and says what it holds; or puts it in the place of the record.
func (r restoreCmd) Run(c *common) error {
	shelf := sqlite.NewDoor(c.Data, time.Now).Shelf()
	if r.File == "" {
		all, err := shelf.List()
		if err == nil {
			listBackups(all, shelf.Place().Folder, c.language())
		}
		return err
	}
	all, err := shelf.Find(r.File)
	if err != nil {
		return err
	}
	if info, err := os.Stat(r.File); err == nil && info.IsDir() {
		listBackups(all, r.File, c.language())
		return nil
	}
	return r.use(c, shelf, all[0])
}

// use checks a backup, and puts it in the place of the record if that was asked for.
func (r restoreCmd) use(c *common, shelf *sqlite.Shelf, b bodymap.Backup) error {
	if err := r.unlock(c, shelf, b); err != nil {
		return err
	}
	defer shelf.Forget()
	ctx := context.Background()
	h, err := shelf.Look(ctx, b)
	if err != nil {
		return err
	}
	fmt.Println(holdingText(h, c.language()))
	if !r.Yes {
		return nil
	}
	if err := shelf.Prepare(ctx, b, func(int64, int64) {}); err != nil {
		return err
	}
	fmt.Println(assets.Say(c.language(), "The backup has taken the place of the record. What was there before is kept beside it."))
	return nil
}

// unlock asks for the password of the backup, which is that of its time.
func (r restoreCmd) unlock(c *common, shelf *sqlite.Shelf, b bodymap.Backup) error {
	names, err := shelf.SignIns(b)
	if err != nil {
		return err
	}
	name := ""
	if !r.RecoveryKey {
		if name, err = signInName(c, names); err != nil {
			return err
		}
	}
	secret, err := askPassword(c.language(), name)
	if err != nil {
		return err
	}
	return shelf.Unlock(b, name, secret)
}

func listBackups(all []bodymap.Backup, folder, lang string) {
	if len(all) == 0 {
		fmt.Println(assets.Say(lang, "There is no backup in %s.", folder))
	}
	for _, b := range all {
		fmt.Printf("%s  %s\n", b.At.Local().Format("2006-01-02 15:04"), filepath.Clean(b.Path))
	}
}

// holdingText says what a backup holds.
func holdingText(h bodymap.Holding, lang string) string {
	text := assets.Say(lang, "The backup is whole. Patients: %d, sessions: %d, sites: %d.", h.Patients, h.Sessions, h.Sites)
	if !h.Last.IsZero() {
		text += " " + assets.Say(lang, "Last entry: %s, by %s.", h.Last.In(time.Local).Format("2006-01-02 15:04"), h.Person)
	}
	return text
}
