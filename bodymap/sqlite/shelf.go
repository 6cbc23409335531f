package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// Shelf is where the backups of a record stand; Door.Shelf gives it. It is safe for use from several goroutines.
type Shelf struct {
	record string
	open   func() *Store // the open record; nil while it is locked
	wrong  *counter      // of failed sign-ins

	mu sync.Mutex // guards the note and the making of backups

	key   sync.Mutex   // guards what follows
	apart *vault.Vault // the backup that Unlock was given the key of; nil: none
}

// note is what the shelf remembers beside the record, so that it is known while a stick is not plugged in.
type note struct {
	Folder string    // empty: the one beside the record
	Last   time.Time // of the last verified backup
	Seen   int       // how many commands it holds
}

func (s *Shelf) notePath() string { return filepath.Join(filepath.Dir(s.record), "backups.json") }

// read gives the note; a damaged one says nothing, and costs no more than another backup.
func (s *Shelf) read() (n note) {
	data, err := readBeside(s.notePath())
	if err != nil || json.Unmarshal(data, &n) != nil {
		return note{}
	}
	return n
}

func (s *Shelf) write(n note) error {
	data, err := json.Marshal(n)
	if err != nil {
		return err
	}
	path := s.notePath()
	if err = os.WriteFile(path+".part", data, 0o600); err == nil {
		err = os.Rename(path+".part", path)
	}
	return problem(err, s.record)
}

// Place tells where backups go, and what is to be said of the place.
func (s *Shelf) Place() bodymap.BackupPlace {
	n := s.read()
	p := bodymap.BackupPlace{Folder: n.Folder, Own: n.Folder != ""}
	if !p.Own {
		p.Folder = filepath.Join(filepath.Dir(s.record), "backups")
	}
	has := func(path string) bool {
		_, err := os.Stat(filepath.FromSlash(path))
		return err == nil
	}
	home := filepath.Dir(s.record)
	p.SameDisk = !p.Own || sameDisk(p.Folder, home)
	p.Network = onNetwork(p.Folder)
	p.SyncedBy = bodymap.SyncedBy(filepath.ToSlash(p.Folder), has)
	p.RecordSyncedBy = bodymap.SyncedBy(filepath.ToSlash(home), has)
	if plain := PlainIn(home); isThere(plain) {
		p.Plain = plain
	}
	return p
}

// SetFolder chooses where backups go from now on: a folder that is there and takes files; empty: beside the record.
// What is wrong with it comes as Problems of the field "Folder".
func (s *Shelf) SetFolder(folder string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if folder != "" {
		if err := canWrite(folder); err != nil {
			return bodymap.Problems{{Kind: bodymap.Invalid, Field: "Folder", Text: "Nothing can be written to the folder %s. Plug in its disk, or type the whole path of another folder.", Args: []any{folder}, Err: err}}
		}
	}
	n := s.read()
	n.Folder = folder
	return s.write(n)
}

func canWrite(folder string) error {
	if !filepath.IsAbs(folder) {
		return fs.ErrInvalid
	}
	f, err := os.CreateTemp(folder, ".ashi-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// Last tells when the last verified backup was made; zero: never.
func (s *Shelf) Last() time.Time { return s.read().Last }

// Behind tells whether the record holds something that the last verified backup does not. That people came and went, and
// that a backup was made, is nothing.
func (s *Shelf) Behind() (bool, error) {
	store := s.open()
	if store == nil {
		return false, nil
	}
	var last int
	err := store.one("SELECT coalesce(max(seq), 0) FROM log WHERE verb NOT IN ($1, $2, $3, $4)",
		bodymap.BackedUp, bodymap.BackupFailed, bodymap.SignedIn, bodymap.Locked).Scan(&last)
	return last > s.read().Seen, problem(err, s.record)
}

// Make makes a verified backup now and takes away those that are not needed any more. See Store.Backup.
func (s *Shelf) Make(ctx context.Context, now time.Time, progress func(done, total int64)) (bodymap.Backup, bodymap.Holding, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	store, place := s.open(), s.Place()
	if store == nil {
		return bodymap.Backup{}, bodymap.Holding{}, lockedNow()
	}
	if err := s.prepareFolder(place); err != nil {
		return bodymap.Backup{}, bodymap.Holding{}, err
	}
	b := bodymap.Backup{Path: filepath.Join(place.Folder, bodymap.BackupName(now)), At: now.UTC().Truncate(time.Second)}
	h, err := store.Backup(ctx, b.Path, progress)
	if err != nil {
		return b, h, err
	}
	if info, err := os.Stat(b.Path); err == nil {
		b.Bytes = info.Size()
	}
	if err := ShareErased(s.record, place.Folder); err != nil {
		return b, h, err
	}
	n := s.read()
	n.Last, n.Seen = b.At, h.Commands
	if err := s.write(n); err != nil {
		return b, h, err
	}
	return b, h, s.thin(b.Path, now.Location())
}

func (s *Shelf) prepareFolder(p bodymap.BackupPlace) error {
	if !p.Own {
		return problem(os.MkdirAll(p.Folder, 0o700), p.Folder)
	}
	if err := canWrite(p.Folder); err != nil {
		return &bodymap.Error{Kind: bodymap.NotFound, Text: "The folder of the backups, %s, is not there or cannot be written. The record is safe. Plug in its disk, or choose another folder.", Args: []any{p.Folder}, Err: err}
	}
	return nil
}

// thin takes away the surplus of this record but for the backup just made, which a wrong clock may date before all others,
// and what an interrupted backup left.
func (s *Shelf) thin(made string, place *time.Location) error {
	all, err := s.List()
	for _, b := range bodymap.Surplus(slices.DeleteFunc(all, s.foreign), place) {
		if b.Path != made {
			err = errors.Join(err, os.Remove(b.Path))
		}
	}
	left, globErr := filepath.Glob(filepath.Join(s.Place().Folder, "ashi-*.backup.part"))
	for _, path := range left {
		err = errors.Join(err, os.Remove(path))
	}
	return problem(errors.Join(err, globErr), s.Place().Folder)
}

// List gives the backups in the folder, newest first; none when it is not there.
func (s *Shelf) List() ([]bodymap.Backup, error) { return backupsIn(s.Place().Folder) }

func backupsIn(folder string) ([]bodymap.Backup, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, problem(err, folder)
	}
	var all []bodymap.Backup
	for _, e := range entries {
		at, ok := bodymap.BackupMoment(e.Name())
		info, err := e.Info()
		if ok && err == nil && info.Mode().IsRegular() {
			all = append(all, bodymap.Backup{Path: filepath.Join(folder, e.Name()), At: at, Bytes: info.Size()})
		}
	}
	slices.Reverse(all) // their names are in the order of time
	return all, nil
}
