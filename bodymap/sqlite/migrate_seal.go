package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/pressly/goose/v3"
)

// signedFile is the migration that Go runs.
const signedFile = "00004_signed.sql"

// sealedFrom is the version of the schema whose log is sealed.
const sealedFrom = 4

// sealing is the migration that seals the entries which an older record has. They are locked and chained in their order,
// as if they had been from the start.
func (s *Store) sealing() *goose.Migration {
	return goose.NewGoMigration(sealedFrom, &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
		text, err := migrations.ReadFile("migrations/" + signedFile)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return err
		}
		if err := s.sealAll(ctx, tx, "SELECT seq, command, '', person, at, verb, patient, CAST(change AS BLOB), x'' FROM log_unsealed"); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "DROP TABLE log_unsealed")
		return err
	}}, nil)
}

// sealAll appends entries from elsewhere, some at a time: they may be more than fit into memory.
func (s *Store) sealAll(ctx context.Context, tx *sql.Tx, from string) error {
	for last, more := int64(0), true; more; {
		some, err := entriesAfter(ctx, tx, from, last)
		if err != nil {
			return err
		}
		more = len(some) > 0
		for _, e := range some {
			last = e.seq
			if err := s.lock(ctx, tx, &e); err != nil {
				return err
			}
			if _, err := s.append(ctx, tx, &e); err != nil {
				return err
			}
		}
	}
	return nil
}

func entriesAfter(ctx context.Context, tx *sql.Tx, from string, last int64) (some []entry, err error) {
	rows, err := tx.QueryContext(ctx, from+" WHERE seq > $1 ORDER BY seq LIMIT 500", last)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Err(), rows.Close()) }()
	for rows.Next() {
		e, err := scanLog(rows)
		if err != nil {
			return nil, err
		}
		some = append(some, e)
	}
	return some, nil
}
