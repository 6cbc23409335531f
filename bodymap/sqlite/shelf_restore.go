package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// Find gives the backups that are elsewhere: those in a folder or in its folder "backups", newest first, or the one file
// that is named. Where there is none it says so in Problems of the field "Folder".
func (s *Shelf) Find(place string) ([]bodymap.Backup, error) {
	none := func(cause error) error {
		return bodymap.Problems{{Kind: bodymap.Invalid, Field: "Folder", Text: "There is no backup in %s. Nothing was changed. Plug in its disk, or type the whole path of another folder or file.", Args: []any{place}, Err: cause}}
	}
	info, err := os.Stat(place)
	if err != nil {
		return nil, none(err)
	}
	if info.Mode().IsRegular() {
		if _, err := vault.Slots(place); err != nil {
			return nil, ofBackup(err, place)
		}
		at, named := bodymap.BackupMoment(filepath.Base(place))
		if !named {
			at = info.ModTime()
		}
		return []bodymap.Backup{{Path: place, At: at, Bytes: info.Size()}}, nil
	}
	for _, folder := range []string{place, filepath.Join(place, "backups")} {
		if all, err := backupsIn(folder); err != nil || len(all) > 0 {
			return all, err
		}
	}
	return nil, none(nil)
}

// SignIns are the names of those whose passwords open a backup, in the order of their making.
func (s *Shelf) SignIns(b bodymap.Backup) ([]string, error) {
	slots, err := vault.Slots(b.Path)
	return namesOf(slots), ofBackup(err, b.Path)
}

// Unlock finds the key of a backup for Look and Prepare, by the password that a person had when it was made or, without a
// name, by the recovery key of its record. Errors are of kind WrongPassword, of kind Waiting after several wrong ones, here
// or at the door, of kind NotAllowed for who may not restore, or those of a damaged file.
func (s *Shelf) Unlock(b bodymap.Backup, signIn, secret string) error {
	if s.Wait() > 0 {
		return waiting()
	}
	var err error
	name := signIn
	if signIn == "" {
		name = vault.Recovery
		if secret, err = vault.ParseRecoveryKey(secret); err != nil {
			return badKey(err)
		}
	}
	v, err := vault.Unlock(b.Path, name, secret)
	if errors.Is(err, vault.ErrSecret) {
		s.wrong.add(name, filepath.Base(b.Path))
	}
	switch {
	case errors.Is(err, vault.ErrSecret) && signIn == "":
		return badKey(err)
	case errors.Is(err, vault.ErrSecret):
		return badPassword(err)
	case err != nil:
		return ofBackup(err, b.Path)
	}
	if err = settle(v); err == nil && signIn != "" {
		err = mayRestore(v, signIn)
	}
	if err != nil {
		v.Close()
		return ofBackup(err, b.Path)
	}
	s.Forget()
	s.key.Lock()
	s.apart = v
	s.key.Unlock()
	return nil
}

// settle puts what is in the journal of a file into it: no backup has one, but a record that was not closed and then
// replaced. Read as a backup is, its newest entries would be missing.
func settle(v *vault.Vault) error {
	if !filled(v.Path() + "-wal") {
		return nil
	}
	s, err := openVault(v, func(s *Store, ctx context.Context) error {
		if err := errors.Join(s.known(ctx), s.try(ctx)); err != nil {
			return err
		}
		v.Writable()
		return nil
	})
	if err != nil {
		return err
	}
	return s.Close()
}

// Wait tells how long the next try of a password has to wait.
func (s *Shelf) Wait() time.Duration { return s.wrong.wait() }

// mayRestore tells why someone may not, by what the backup knows of its users.
func mayRestore(v *vault.Vault, signIn string) error {
	ctx := context.Background()
	return withVaultCopy(v, func(s *Store) error {
		if err := s.known(ctx); err != nil {
			return err
		}
		return bodymap.NewPractice(s, nil, "").MayAs(signIn, bodymap.Erased)
	})
}

// Forget lets go of the key that Unlock found.
func (s *Shelf) Forget() {
	s.key.Lock()
	defer s.key.Unlock()
	if s.apart != nil {
		s.apart.Close()
		s.apart = nil
	}
}

// Look checks a backup as it lies there and tells what it holds. One whose key is not known, since the record is locked or
// another, is an error of kind WrongPassword: Unlock it first.
func (s *Shelf) Look(ctx context.Context, b bodymap.Backup) (h bodymap.Holding, err error) {
	err = s.with(b, func(v *vault.Vault) error {
		h, err = LookInto(ctx, v)
		return err
	})
	if ctx.Err() != nil {
		return h, ctx.Err()
	}
	return h, ofBackup(err, b.Path)
}

// Prepare makes a backup ready to take the place of the record, see PrepareRestore. Its key has to be known, as for Look.
// A record that is open is to be locked at once. One that is locked is replaced at once; while another instance has it
// open, the error is of kind AlreadyOpen and nothing is changed.
func (s *Shelf) Prepare(ctx context.Context, b bodymap.Backup, progress func(done, total int64)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open() != nil {
		return s.prepare(ctx, b, progress)
	}
	if _, err := FinishRestore(s.record); err != nil { // what was made ready before must not mix with this
		return err
	}
	release, err := hold(s.record)
	if err != nil {
		return err
	}
	defer release()
	if err := s.prepare(ctx, b, progress); err != nil {
		return err
	}
	_, err = finish(s.record, release)
	return err
}

func (s *Shelf) prepare(ctx context.Context, b bodymap.Backup, progress func(done, total int64)) error {
	err := s.with(b, func(v *vault.Vault) error {
		if err := os.MkdirAll(filepath.Dir(s.record), 0o700); err != nil {
			return problem(err, s.record)
		}
		if err := TakeErased(s.record, filepath.Dir(b.Path)); err != nil {
			return err
		}
		if n := s.read(); n.Seen != 0 { // else there may be none yet, and it would pass for the trace of a lost record
			n.Seen = 0 // the numbers of the log begin anew where the backup ends
			if err := s.write(n); err != nil {
				return err
			}
		}
		_, err := PrepareRestore(ctx, s.record, v, progress)
		return err
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return ofBackup(err, b.Path)
}

// with gives a backup with its key: the one that Unlock found, or that of the open record.
func (s *Shelf) with(b bodymap.Backup, use func(*vault.Vault) error) error {
	s.key.Lock()
	defer s.key.Unlock()
	if s.apart != nil && s.apart.Path() == b.Path {
		return use(s.apart)
	}
	store := s.open()
	if store == nil || store.vault == nil {
		return apart(nil)
	}
	twin, err := store.vault.Twin(b.Path)
	if errors.Is(err, vault.ErrOther) {
		return apart(err)
	}
	if err != nil {
		return err
	}
	defer twin.Close()
	return use(twin)
}

func apart(cause error) error {
	return &bodymap.Error{Kind: bodymap.WrongPassword, Text: "This backup opens with a password of the time when it was made.", Err: cause}
}

// foreign tells that a backup is not one of the record that is open: it is for nobody here to take away.
func (s *Shelf) foreign(b bodymap.Backup) bool {
	store := s.open()
	if store == nil || store.vault == nil {
		return false
	}
	twin, err := store.vault.Twin(b.Path)
	if err == nil {
		twin.Close()
	}
	return errors.Is(err, vault.ErrOther)
}
