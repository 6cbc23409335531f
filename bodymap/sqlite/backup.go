package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"runtime"

	"ashi/bodymap"
	"ashi/bodymap/sqlite/vault"
)

// Backup copies the record to path, where nothing may be yet. The copy is what the record was at one commit, is read
// back and held against it, and has its name only then: a file at path is a verified copy. progress is told how many of
// a total of bytes are done. When ctx ends nothing is left behind and its error comes back.
func (s *Store) Backup(ctx context.Context, path string, progress func(done, total int64)) (bodymap.Holding, error) {
	h, err := s.backup(ctx, path, progress)
	if ctx.Err() != nil {
		return h, ctx.Err()
	}
	return h, problem(err, path)
}

func (s *Store) backup(ctx context.Context, path string, progress func(done, total int64)) (h bodymap.Holding, err error) {
	return h, named(ctx, path, func(f *os.File) error {
		if s.vault != nil {
			h, err = s.copyVault(ctx, f, progress)
		} else {
			h, err = s.copyPlain(ctx, f, progress)
		}
		return err
	})
}

// named writes a file that has its name only once it is whole. One that was there before stays until then.
func named(ctx context.Context, path string, write func(*os.File) error) error {
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err = errors.Join(write(f), f.Close(), ctx.Err()); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// copyPlain copies a record that is not encrypted. Nothing else can use the record meanwhile: such a record holds samples.
func (s *Store) copyPlain(ctx context.Context, f *os.File, progress func(done, total int64)) (h bodymap.Holding, err error) {
	c, err := s.db.Conn(ctx)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	if h, err = holding(ctx, c); err != nil {
		return h, err
	}
	sum, err := digest(ctx, c)
	if err != nil {
		return h, err
	}
	progress(1, 3)
	if _, err := c.ExecContext(ctx, "VACUUM INTO ?", f.Name()); err != nil {
		return h, err
	}
	if err := f.Sync(); err != nil {
		return h, err
	}
	progress(2, 3)
	return h, withCopy(source(f.Name()), func(db *sql.DB) error {
		got, err := whole(ctx, db, s.keys)
		if err != nil {
			return err
		}
		again, err := digest(ctx, db)
		if err == nil && (got != h || again != sum) {
			err = errCopy
		}
		return err
	})
}

var errCopy = errors.New("the copy does not say what the record says")

// withCopy opens a copy for the length of use. It is read without locks and without a file beside it, so that it can
// lie on a share in the network or on a disc that cannot be written: nothing ever changes it.
func withCopy(dsn string, use func(*sql.DB) error) (err error) {
	u, err := url.Parse(dsn)
	if err != nil {
		return err
	}
	q := u.Query()
	q.Set("immutable", "1")
	q.Set("mode", "ro")
	q.Del("_pragma")
	u.RawQuery = q.Encode()
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	return use(db)
}

// whole checks the pages and the log of a copy and counts what it holds.
func whole(ctx context.Context, db *sql.DB, keys Keys) (h bodymap.Holding, err error) {
	v, _ := keys.(*vault.Vault)
	if err := checkPages(ctx, db, "quick_check", v); err != nil {
		return h, err
	}
	if err := chained(ctx, db, keys); err != nil {
		return h, err
	}
	return holding(ctx, db)
}

func syncDir(path string) error {
	if runtime.GOOS == "windows" { // folders cannot be synced there
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
