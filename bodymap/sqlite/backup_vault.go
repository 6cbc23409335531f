package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// copyVault copies an encrypted record byte for byte, through SQLite's own handle. The log is emptied into the file first,
// and from then on the file stays as it is: what is marked meanwhile goes to the log and waits for nothing. The copy is
// read back from the disk and must be the same bytes; then its pages, its log and what it holds are checked with the key.
//
// The sum that is compared is one over bytes, which holds for the rows in them, too. One over rows, as for a plain record,
// takes 1.1 s of a processor for a record of 95 MB, twice: with the 1.3 s of all else more than the 3 s that a backup may
// take. And the record has one connection: whoever marks meanwhile would wait for the sum.
func (s *Store) copyVault(ctx context.Context, f *os.File, progress func(done, total int64)) (h bodymap.Holding, err error) {
	s.still.Lock()
	defer s.still.Unlock()
	defer func() {
		_, resumed := s.db.ExecContext(context.Background(), "PRAGMA wal_autocheckpoint = 1000") // as SQLite starts
		err = errors.Join(err, resumed)
	}()
	if h, err = s.settleFile(ctx); err != nil {
		return h, err
	}
	if err := s.copyBytes(ctx, f, progress); err != nil {
		return h, err
	}
	got, err := s.inspect(ctx, f.Name())
	if err == nil && got != h {
		err = errCopy
	}
	return h, err
}

// copyBytes copies the file as it is on disk, reads the copy back and compares the two: two thirds of the progress.
func (s *Store) copyBytes(ctx context.Context, f *os.File, progress func(done, total int64)) error {
	size, err := s.vault.Size()
	if err != nil {
		return err
	}
	sum, err := stream(ctx, f, io.NewSectionReader(s.vault, 0, size), func(done int64) { progress(done, 3*size) })
	if err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	again, err := stream(ctx, io.Discard, f, func(done int64) { progress(size+done, 3*size) })
	if err == nil && !bytes.Equal(again, sum) {
		err = errCopy
	}
	return err
}

// settleFile empties the log into the file, keeps the file as it is from then on, and tells what it holds.
func (s *Store) settleFile(ctx context.Context) (h bodymap.Holding, err error) {
	c, err := s.db.Conn(ctx)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, c.Close()) }() // until then nothing is written
	if _, err := c.ExecContext(ctx, "PRAGMA wal_autocheckpoint = 0"); err != nil {
		return h, err
	}
	var busy, frames, moved int
	if err := c.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved); err != nil {
		return h, err
	}
	if busy != 0 {
		return h, fmt.Errorf("the log was not emptied: %d of %d pages", moved, frames)
	}
	return holding(ctx, c)
}

// stream copies until the end and returns a sum over it.
func stream(ctx context.Context, to io.Writer, from io.Reader, progress func(done int64)) ([]byte, error) {
	sum := sha256.New()
	b := make([]byte, 1<<20)
	for done := int64(0); ; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n, err := io.ReadFull(from, b)
		if n > 0 {
			sum.Write(b[:n]) // a hash takes all
			if _, err := to.Write(b[:n]); err != nil {
				return nil, err
			}
			done += int64(n)
			progress(done)
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return sum.Sum(nil), nil
		case err != nil:
			return nil, err
		}
	}
}

// inspect checks a copy of this record with its key and tells what it holds.
func (s *Store) inspect(ctx context.Context, path string) (h bodymap.Holding, err error) {
	if s.vault == nil {
		err = withCopy(source(path), func(db *sql.DB) (err error) {
			h, err = whole(ctx, db, s.keys)
			return err
		})
		return h, err
	}
	twin, err := s.vault.Twin(path)
	if err != nil {
		return h, err
	}
	defer twin.Close()
	return LookInto(ctx, twin)
}

// LookInto checks a backup that is unlocked, as it lies there: every page, the log, and what it holds. One of a newer
// version is an error of kind Newer. Nothing is changed.
func LookInto(ctx context.Context, v *vault.Vault) (h bodymap.Holding, err error) {
	err = withVaultCopy(v, func(s *Store) (err error) {
		if err := s.known(ctx); err != nil {
			return err
		}
		h, err = whole(ctx, s.db, v)
		return err
	})
	if ctx.Err() != nil {
		return h, ctx.Err()
	}
	return h, problem(err, v.Path())
}

// withVaultCopy opens a copy that is unlocked for reading.
func withVaultCopy(v *vault.Vault, use func(*Store) error) error {
	dsn, err := v.Source(parameters())
	if err != nil {
		return err
	}
	return withCopy(dsn, func(db *sql.DB) error { return use(&Store{db: db, path: v.Path(), keys: v, vault: v}) })
}
