package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// The files of a record in its folder.
const (
	vaultFile = "ashi.vault"  // the encrypted record
	plainFile = "ashi.sqlite" // that of earlier versions
)

// Door opens the record of a folder to those who know a password, and locks it again. It is for one goroutine at a time.
type Door struct {
	folder   string
	clock    bodymap.Clock
	vault    *vault.Vault
	store    *Store
	practice *bodymap.Practice
	signIn   string        // who is in, or was last
	left     entry         // the last of the log when it was locked
	wrong    *counter      // of failed sign-ins
	confirms bodymap.Tries // wrong passwords of who is in, since the last good one
	first    bodymap.FirstUser
	key      string // the recovery key, from Begin to Finish
	anew     bool   // an empty record was asked for where there was one
}

// NewDoor stands before the record in a folder. It touches nothing.
func NewDoor(folder string, clock bodymap.Clock) *Door {
	return &Door{folder: folder, clock: clock, wrong: newCounter(VaultIn(folder), clock)}
}

// Shelf is that of the record behind the door: whoever tries passwords at a backup waits as at the door itself.
func (d *Door) Shelf() *Shelf { return &Shelf{record: d.path(), open: d.Store, wrong: d.wrong} }

// VaultIn is where the encrypted record lies in a folder.
func VaultIn(folder string) string { return filepath.Join(folder, vaultFile) }

// PlainIn is where the record of an earlier version lies in a folder.
func PlainIn(folder string) string { return filepath.Join(folder, plainFile) }

func (d *Door) path() string { return VaultIn(d.folder) }

// Anew allows that an empty record is made in a folder that holds traces of a former one.
func (d *Door) Anew() { d.anew = true }

// trace is the name of a file that a record leaves when it is gone; empty: there is none.
func (d *Door) trace() string {
	for _, name := range []string{filepath.Base(anchorOf(d.path())), "backups.json"} {
		if isThere(filepath.Join(d.folder, name)) {
			return name
		}
	}
	if all, err := backupsIn(filepath.Join(d.folder, "backups")); err == nil && len(all) > 0 {
		return filepath.Base(all[0].Path)
	}
	return ""
}

// State tells how the record stands. Where it is gone and has left traces the error is of kind NotFound: an empty record
// is made in its place only after Anew.
func (d *Door) State() (bodymap.DoorState, error) {
	if d.store != nil {
		return bodymap.DoorOpen, nil
	}
	if _, err := FinishRestore(d.path()); err != nil {
		return "", err
	}
	switch {
	case isThere(d.path()):
		return bodymap.DoorLocked, nil
	case isThere(PlainIn(d.folder)):
		return bodymap.DoorPlain, nil
	case filled(d.path() + "-wal"): // what is in the journal of a lost file may be all that is left
		return "", fail(bodymap.Damaged, d.path(), nil)
	}
	if left := d.trace(); left != "" && !d.anew {
		return "", &bodymap.Error{
			Kind: bodymap.NotFound, Args: []any{d.path(), left},
			Text: "The record %s is gone, though other files of it are still there (%s). Nothing was changed. If it was moved, or lies on a disk that is not plugged in, bring it back and try again. Or restore a backup.",
		}
	}
	return bodymap.DoorNew, nil
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// SignIns are the names that one can sign in with, in the order of their making.
func (d *Door) SignIns() ([]string, error) {
	slots, err := d.slots()
	return namesOf(slots), problem(err, d.path())
}

// namesOf are the names in slots, without the recovery key.
func namesOf(slots []vault.Slot) (names []string) {
	for _, s := range slots {
		if s.Name != vault.Recovery {
			names = append(names, s.Name)
		}
	}
	return names
}

func (d *Door) slots() ([]vault.Slot, error) {
	if d.vault != nil {
		return d.vault.Slots(), nil
	}
	if _, err := FinishRestore(d.path()); err != nil {
		return nil, err
	}
	return vault.Slots(d.path())
}

// Wait tells how long the next try has to wait.
func (d *Door) Wait() time.Duration { return d.wrong.wait() }

// Begin takes who makes the record and returns the recovery key. Nothing is written before Finish: who stops here begins
// anew the next time. Problems name the fields of FirstUser.
func (d *Door) Begin(u bodymap.FirstUser) (recoveryKey string, err error) {
	if err := u.Validate(); err != nil {
		return "", err
	}
	if d.key == "" {
		d.key = vault.NewRecoveryKey()
	}
	d.first = u
	return d.key, nil
}

// Finish makes the record once the last two groups of the recovery key, or all of it, were typed from where it is kept.
// A record of an earlier version is moved in, compared and wiped.
func (d *Door) Finish(endOfKey string) (*bodymap.Practice, error) {
	if d.key == "" || !endsWith(d.key, endOfKey) {
		return nil, &bodymap.Error{
			Kind: bodymap.WrongPassword, Field: "Key",
			Text: "These are not the last two groups of the key. Compare them with what you have kept, letter by letter.",
		}
	}
	if err := d.make(); err != nil {
		return nil, problem(err, d.path())
	}
	p, err := d.signInAs(d.first.SignIn)
	if err != nil {
		return nil, err
	}
	d.first, d.key = bodymap.FirstUser{}, ""
	return p, nil
}

// make makes the vault with the record in it, and opens it.
func (d *Door) make() error {
	state, err := d.State()
	if err == nil {
		err = os.MkdirAll(d.folder, 0o700)
	}
	if err == nil {
		err = refuseNetwork(d.path())
	}
	if err != nil {
		return err
	}
	slots := []vault.New{{Name: d.first.SignIn, Secret: d.first.Password}, {Name: vault.Recovery, Secret: d.key}}
	if state == bodymap.DoorPlain {
		v, err := MoveIn(PlainIn(d.folder), d.path(), slots...)
		if err != nil {
			return err
		}
		return d.openStore(v)
	}
	v, err := vault.Create(d.path(), slots...)
	if err != nil {
		return err
	}
	store, err := CreateVault(v)
	if err != nil {
		v.Close()
		return err
	}
	d.vault, d.store = v, store
	return nil
}

// endsWith tells whether what was typed is the last two groups of a key, or the whole of it.
func endsWith(key, typed string) bool {
	typed, key = bareKey(typed), bareKey(key)
	return len(typed) >= 8 && strings.HasSuffix(key, typed)
}

// bareKey are the letters of a key, as vault.ParseRecoveryKey takes them.
func bareKey(text string) string {
	return strings.NewReplacer(" ", "", "-", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(text))
}
