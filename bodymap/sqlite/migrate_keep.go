package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// keepOld copies a record of an older version beside it, before it is brought up to date. The copy is read back and held
// against the record before it has its name.
func (s *Store) keepOld(ctx context.Context, version int64) error {
	end := filepath.Ext(s.path)
	path := fmt.Sprintf("%s%s%d%s", strings.TrimSuffix(s.path, end), beforeVersion, version, end)
	if s.vault == nil {
		return named(ctx, path, func(f *os.File) error { return s.keepPlain(ctx, f) })
	}
	if err := s.rest(); err != nil { // all of it is in the one file
		return err
	}
	return named(ctx, path, func(f *os.File) error { return s.copyBytes(ctx, f, func(int64, int64) {}) })
}

// beforeVersion stands in the names of records as they were, before the version that they had.
const beforeVersion = "-as-of-version-"

func (s *Store) keepPlain(ctx context.Context, f *os.File) error {
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO ?", f.Name()); err != nil {
		return err
	}
	want, err := digest(ctx, s.db)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), withCopy(source(f.Name()), func(db *sql.DB) error {
		got, err := digest(ctx, db)
		if err == nil && got != want {
			err = errCopy
		}
		return err
	}))
}

// keptOld are the copies of a record that keepOld made, and what a crash left of one.
func keptOld(path string) (all []string, err error) {
	dir, name := filepath.Split(path)
	entries, err := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), strings.TrimSuffix(name, filepath.Ext(name))+beforeVersion) {
			all = append(all, filepath.Join(dir, e.Name()))
		}
	}
	return all, err
}
