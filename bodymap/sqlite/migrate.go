package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"sync"

	"github.com/pressly/goose/v3"

	"ashi/bodymap"
)

//go:embed migrations/*.sql
var migrations embed.FS

// newest is the version of the schema that this program writes: the number of the last migration.
var newest = sync.OnceValue(func() int64 {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	return int64(len(names))
})

// migrate brings the schema up to date, after it has kept a copy of a record of an older version. A crash leaves the old or the new one: changes of the schema go through
// a rollback journal, so that the head of the file is true whenever there is none.
func (s *Store) migrate(ctx context.Context) error {
	var version int64
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version == newest() {
		return nil
	}
	if version > newest() { // known only now: the newer program died before its first change reached the file's head
		return fail(bodymap.Newer, s.path, nil)
	}
	if version > 0 {
		if err := s.keepOld(ctx, version); err != nil {
			return err
		}
	}
	pragmas := []string{fmt.Sprintf("PRAGMA application_id = %d", applicationID)}
	if s.vault == nil { // a vault has no such journal, and its head is not read from outside
		pragmas = append([]string{"PRAGMA journal_mode = DELETE"}, pragmas...)
	}
	for _, pragma := range pragmas {
		if _, err := s.db.ExecContext(ctx, pragma); err != nil {
			return err
		}
	}
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, s.db, dir, goose.WithExcludeNames([]string{signedFile}), goose.WithGoMigrations(s.sealing()))
	if err != nil {
		return err
	}
	if _, err = provider.Up(ctx); err != nil || version == 0 || version >= sealedFrom {
		return err
	}
	end, err := lastOf(ctx, s.db)
	if err == nil {
		s.cast(anchor{end.seq, end.mac}) // an older record has none
	}
	return err
}
