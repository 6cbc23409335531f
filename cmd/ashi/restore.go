package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"ashi/assets"
	"ashi/bodymap"
	"ashi/bodymap/sqlite"
	"ashi/bodymap/sqlite/vault"
)

type restoreCmd struct {
	File        string `arg:"" optional:"" help:"The backup. Without it, all that are there are listed." type:"path"`
	RecoveryKey bool   `help:"Ask for the recovery key in place of a password."`
	Yes         bool   `help:"Put the backup in the place of the record, which is kept beside it."`
}

// Run lists the backups; or checks one and says what it holds; or makes it ready to take the place of the record.
func (r restoreCmd) Run(c *common) error {
	shelf := sqlite.NewShelf(sqlite.VaultIn(c.Data), func() *sqlite.Store { return nil })
	if r.File == "" {
		return listBackups(shelf, c.language())
	}
	v, err := r.unlock(c)
	if err != nil {
		return err
	}
	defer v.Close()
	ctx := context.Background()
	if !r.Yes {
		h, err := sqlite.LookInto(ctx, v)
		if err == nil {
			fmt.Println(holdingText(h, c.language()))
		}
		return err
	}
	if err := sqlite.TakeErased(sqlite.VaultIn(c.Data), filepath.Dir(r.File)); err != nil {
		return err
	}
	h, err := sqlite.PrepareRestore(ctx, sqlite.VaultIn(c.Data), v, func(int64, int64) {})
	if err != nil {
		return err
	}
	fmt.Println(holdingText(h, c.language()))
	fmt.Println(assets.Say(c.language(), "The backup takes the place of the record when Ashi opens it next; the record of now is kept beside it. If Ashi is open, close it."))
	return nil
}

// unlock asks for the password of the backup, which is that of its time.
func (r restoreCmd) unlock(c *common) (*vault.Vault, error) {
	slots, err := vault.Slots(r.File)
	if err != nil {
		return nil, sqlite.Problem(err, r.File)
	}
	name := vault.Recovery
	if !r.RecoveryKey {
		var names []string
		for _, s := range slots {
			if s.Name != vault.Recovery {
				names = append(names, s.Name)
			}
		}
		if name, err = signInName(c, names); err != nil {
			return nil, err
		}
	}
	secret, err := askPassword(c.language(), name)
	if err == nil && r.RecoveryKey {
		secret, err = vault.ParseRecoveryKey(secret)
	}
	if err != nil {
		return nil, sqlite.Problem(err, r.File)
	}
	v, err := vault.Unlock(r.File, name, secret)
	return v, sqlite.Problem(err, r.File)
}

func listBackups(shelf *sqlite.Shelf, lang string) error {
	all, err := shelf.List()
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Println(assets.Say(lang, "There is no backup in %s.", shelf.Place().Folder))
	}
	for _, b := range all {
		fmt.Printf("%s  %s\n", b.At.Local().Format("2006-01-02 15:04"), filepath.Clean(b.Path))
	}
	return nil
}

// holdingText says what a backup holds.
func holdingText(h bodymap.Holding, lang string) string {
	text := assets.Say(lang, "The backup is whole. Patients: %d, sessions: %d, sites: %d.", h.Patients, h.Sessions, h.Sites)
	if !h.Last.IsZero() {
		text += " " + assets.Say(lang, "Last entry: %s, by %s.", h.Last.In(time.Local).Format("2006-01-02 15:04"), h.Person)
	}
	return text
}
