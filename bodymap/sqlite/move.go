package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	driver "modernc.org/sqlite"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// MoveIn moves the plain record at plainPath into a new vault at path with these slots, and returns it unlocked: every page
// is copied, every row compared, the vault put in its place, and only then the plain record overwritten and taken away. A
// crash leaves the plain record or the complete vault; what is left of the plain one then, FinishMove takes away. Errors are
// those of Open, vault.Create and OpenVault. On disks which write elsewhere than they are told (flash, snapshots), traces of
// the plain record can remain.
func MoveIn(plainPath, path string, slots ...vault.New) (*vault.Vault, error) {
	plain, err := Open(plainPath) // it is locked until the vault is in its place: two must not make one of the same record
	if err != nil {
		return nil, err
	}
	v, err := plain.moved(path, slots)
	if err := errors.Join(err, plain.Close()); err != nil {
		return nil, err
	}
	return v, wipe(plainPath)
}

// moved is a vault in its place that holds what the record holds.
func (s *Store) moved(path string, slots []vault.New) (*vault.Vault, error) {
	v, err := vault.Create(path, slots...)
	if err != nil {
		return nil, problem(err, path)
	}
	end, err := s.moveTo(v)
	if err == nil {
		err = problem(v.Settle(), path)
	}
	if err != nil {
		v.Close()
		return nil, err
	}
	(&Store{path: path, keys: v}).cast(end)
	return v, nil
}

// moveTo makes a vault hold what the record holds, and tells where its log ends.
func (s *Store) moveTo(v *vault.Vault) (end anchor, err error) {
	if err := s.copyTo(v); err != nil {
		return end, err
	}
	copied, err := openVault(v, func(c *Store, ctx context.Context) error {
		if err := errors.Join(c.known(ctx), s.same(ctx, c)); err != nil { // it must open later
			return err
		}
		v.Writable()
		end, err = c.reseal(ctx)
		return err
	})
	if err != nil {
		return end, err
	}
	return end, copied.letGo() // Settle refuses what is not this one
}

// FinishMove wipes the plain record which a move into s left behind when it was cut off. A plain record that holds
// anything which is not in s is left as it is.
func FinishMove(plainPath string, s *Store) error {
	head, size, err := readHead(plainPath)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return problem(err, plainPath)
	case size > 0 && bytes.Equal(head, make([]byte, len(head))): // wiping had begun
		return wipe(plainPath)
	}
	if moved, err := s.holdsAllOf(plainPath); err != nil || !moved {
		return problem(err, plainPath)
	}
	return wipe(plainPath)
}

// holdsAllOf tells whether the last command of a plain record is one of this record. The plain one is not opened as Open
// does, which would bring it up to date.
func (s *Store) holdsAllOf(plainPath string) (moved bool, err error) {
	if _, err := examine(plainPath); err != nil {
		return false, err
	}
	db, err := sql.Open("sqlite", source(plainPath))
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1) // it holds the lock
	seq, command, err := (&Store{db: db, path: plainPath}).lastCommand()
	if err != nil {
		return false, err
	}
	err = s.one("SELECT count(*) > 0 FROM log WHERE seq = $1 AND command = $2", seq, command).Scan(&moved)
	return moved, err
}

// lastCommand is the newest row of the log.
func (s *Store) lastCommand() (seq int64, command bodymap.CommandID, err error) {
	err = s.one("SELECT coalesce(max(seq), 0), coalesce((SELECT command FROM log ORDER BY seq DESC LIMIT 1), '') FROM log").Scan(&seq, &command)
	return seq, command, err
}

// copyTo copies all pages into a vault whose record is not open.
func (s *Store) copyTo(v *vault.Vault) error {
	target, err := v.Source(parameters())
	if err != nil {
		return problem(err, v.Path())
	}
	ctx := context.Background()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return problem(err, s.path)
	}
	v.Writable()
	err = conn.Raw(func(c any) error {
		b, err := c.(interface {
			NewBackup(string) (*driver.Backup, error)
		}).NewBackup(target)
		if err != nil {
			return err
		}
		_, err = b.Step(-1)
		return errors.Join(err, b.Finish())
	})
	return problem(errors.Join(err, conn.Close()), v.Path())
}

// same compares every row with those of a copy.
func (s *Store) same(ctx context.Context, c *Store) error {
	want, err := digest(ctx, s.db)
	if err != nil {
		return err
	}
	got, err := digest(ctx, c.db)
	if err == nil && got != want {
		err = errCopy
	}
	return err
}

// wipe overwrites a plain record and what is beside it with zeros and takes it away: its copies of older versions, then
// the head of the file.
func wipe(path string) error {
	files, err := keptOld(path)
	if err != nil {
		return problem(err, path)
	}
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		files = append(files, path+end)
	}
	for _, file := range files {
		if err := wipeFile(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return problem(err, path)
		}
	}
	return problem(syncDir(filepath.Dir(path)), path)
}

func wipeFile(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		err = errors.Join(zero(f, min(info.Size(), 4096)), f.Sync())
	}
	if err == nil {
		err = errors.Join(zero(f, info.Size()-min(info.Size(), 4096)), f.Sync())
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Remove(path)
}

// zero writes n zeros.
func zero(f *os.File, n int64) error {
	_, err := io.CopyN(f, zeros{}, n)
	return err
}

// zeros reads as zeros without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
