package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"ashi/bodymap"
)

// reseal seals with the keys of this store what was sealed with those of a plain record, as a whole: the chain of the
// log, the signatures and the keys of patients. It tells where the log ends.
func (s *Store) reseal(ctx context.Context) (end anchor, err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return end, err
	}
	defer tx.Rollback()
	guards, err := takeGuards(ctx, tx)
	if err != nil {
		return end, err
	}
	if end, err = s.rechain(ctx, tx); err != nil {
		return end, err
	}
	if err := errors.Join(s.resign(ctx, tx), s.rewrap(ctx, tx)); err != nil {
		return end, err
	}
	for _, guard := range guards {
		if _, err := tx.ExecContext(ctx, guard); err != nil {
			return end, err
		}
	}
	return end, tx.Commit()
}

// takeGuards takes away the triggers that keep the log and signatures as they are, and returns how they are put back.
func takeGuards(ctx context.Context, tx *sql.Tx) (guards []string, err error) {
	names, err := all(ctx, tx, scanName, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('log', 'signature')")
	if err != nil {
		return nil, err
	}
	guards, err = all(ctx, tx, scanName, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('log', 'signature')")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, err := tx.ExecContext(ctx, `DROP TRIGGER "`+name+`"`); err != nil {
			return nil, err
		}
	}
	return guards, nil
}

func scanName(r row) (name string, err error) { return name, r.Scan(&name) }

// all reads all rows of an answer.
func all[T any](ctx context.Context, db asker, scan func(row) (T, error), query string) (found []T, err error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Err(), rows.Close()) }()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		found = append(found, v)
	}
	return found, nil
}

// rechain seals every entry of the log anew.
func (s *Store) rechain(ctx context.Context, tx *sql.Tx) (end anchor, err error) {
	for {
		some, err := entriesAfter(ctx, tx, "SELECT "+logColumns+" FROM log", end.seq)
		if err != nil || len(some) == 0 {
			return end, err
		}
		for _, e := range some {
			end = anchor{e.seq, e.macAfter(end.mac, s.keys.Subkey(logPurpose))}
			if _, err := tx.ExecContext(ctx, "UPDATE log SET mac = $1 WHERE seq = $2", end.mac, end.seq); err != nil {
				return end, err
			}
		}
	}
}

// resign seals every signature anew.
func (s *Store) resign(ctx context.Context, tx *sql.Tx) error {
	signatures, err := all(ctx, tx, scanSignature, "SELECT "+signatureColumns+" FROM signature")
	if err != nil {
		return err
	}
	for _, g := range signatures {
		if _, err := tx.ExecContext(ctx, "UPDATE signature SET mac = $1 WHERE id = $2", s.signatureMAC(g.Signature), g.ID); err != nil {
			return err
		}
	}
	return nil
}

// wrapped is the key of what the log tells of a patient.
type wrapped struct {
	patient bodymap.PatientID
	key     []byte
}

// rewrap wraps every patient's key anew.
func (s *Store) rewrap(ctx context.Context, tx *sql.Tx) error {
	from, err := boxWith(plainKeys{}.Subkey(patientsPurpose))
	if err != nil {
		return err
	}
	to, err := boxWith(s.keys.Subkey(patientsPurpose))
	if err != nil {
		return err
	}
	keys, err := all(ctx, tx, func(r row) (w wrapped, err error) { return w, r.Scan(&w.patient, &w.key) }, "SELECT patient, key FROM patient_key")
	if err != nil {
		return err
	}
	for _, w := range keys {
		key, err := from.Open(nil, nil, w.key, []byte(w.patient))
		if err != nil {
			return fail(bodymap.Damaged, s.path, err)
		}
		if _, err := tx.ExecContext(ctx, "UPDATE patient_key SET key = $1 WHERE patient = $2", locked(to, key, string(w.patient)), w.patient); err != nil {
			return err
		}
	}
	return nil
}
