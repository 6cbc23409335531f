package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ashi/bodymap"
)

// Erase removes all rows of a patient and the key of what the log tells of them, with the command that says so in the
// log, in one transaction. The IDs of all who were erased stay in a list beside the record, so that a backup which is
// restored forgets them, too.
func (s *Store) Erase(c bodymap.Command, id bodymap.PatientID) error {
	list := erasedOf(s.path)
	if err := noteErased(list, string(id)); err != nil { // first: who is on it and still there is erased again
		return problem(err, s.path)
	}
	err := s.erase(context.Background(), c, id)
	if err == nil {
		return nil
	}
	if _, there := s.Patient(id); there == nil {
		err = errors.Join(err, strikeErased(list, string(id)))
	}
	return problem(err, s.path)
}

// Purge leaves nothing in the file of rows that are gone: they are overwritten as they go, the log beside the file is
// emptied, and the file is written anew. Copies of it as it was before an update go, too. An error says what holds all
// the same.
func (s *Store) Purge() error {
	s.still.Lock() // it must not be copied meanwhile
	defer s.still.Unlock()
	err := removeOld(s.path)
	if err == nil {
		err = s.rest()
	}
	if err == nil {
		_, err = s.db.ExecContext(context.Background(), "VACUUM")
	}
	if err == nil {
		err = s.rest()
	}
	if err == nil {
		return nil
	}
	return &bodymap.Error{
		Kind: bodymap.KindOf(problem(err, s.path)), Args: []any{s.path}, Err: err,
		Text: "The patient is erased, and the log says so. But the file %s could not be written anew after it: the disk is full or failing. Free some space, then lock Ashi: locking finishes it.",
	}
}

// removeOld takes away the copies of the record as it was before an update.
func removeOld(record string) error {
	old, err := keptOld(record)
	for _, path := range old {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// rowsOf removes what belongs to a patient, children first.
var rowsOf = []string{
	"DELETE FROM entry WHERE patient = $1 OR session IN (SELECT id FROM session WHERE patient = $1)",
	"DELETE FROM pain WHERE session IN (SELECT id FROM session WHERE patient = $1)",
	"DELETE FROM site WHERE session IN (SELECT id FROM session WHERE patient = $1)",
	"DELETE FROM signature WHERE session IN (SELECT id FROM session WHERE patient = $1)",
	"DELETE FROM session WHERE patient = $1",
	"DELETE FROM patient WHERE id = $1",
	"DELETE FROM patient_key WHERE patient = $1",
}

// erase is the only way past the triggers that keep what is signed: they are taken away and put back in the transaction.
func (s *Store) erase(ctx context.Context, c bodymap.Command, id bodymap.PatientID) (err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if rollback := tx.Rollback(); !errors.Is(rollback, sql.ErrTxDone) {
			err = errors.Join(err, rollback)
		}
	}()
	names, texts, err := triggers(ctx, tx)
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := tx.ExecContext(ctx, `DROP TRIGGER "`+name+`"`); err != nil {
			return err
		}
	}
	for _, statement := range rowsOf {
		if _, err := tx.ExecContext(ctx, statement, id); err != nil {
			return err
		}
	}
	for _, text := range texts {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return err
		}
	}
	end, err := s.entryOf(ctx, tx, c)
	if err != nil {
		return err
	}
	if _, err := s.append(ctx, tx, &end); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	s.cast(anchor{end.seq, end.mac})
	return nil
}

// triggers are the names and the texts of all.
func triggers(ctx context.Context, db asker) (names, texts []string, err error) {
	rows, err := db.QueryContext(ctx, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, rows.Err(), rows.Close()) }()
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, nil, err
		}
		names, texts = append(names, name), append(texts, text)
	}
	return names, texts, nil
}

// erasedOf is the list beside a record.
func erasedOf(path string) string { return strings.TrimSuffix(path, filepath.Ext(path)) + ".erased" }

// erasedIn reads a list of who was erased: IDs, and nothing that tells of a person. One that is not there is empty.
func erasedIn(list string) ([]string, error) {
	text, err := readBeside(list)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return strings.Fields(string(text)), err
}

// noteErased adds to a list, and leaves what is there.
func noteErased(list string, ids ...string) error {
	all, err := erasedIn(list)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if !slices.Contains(all, id) {
			all = append(all, id)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return writeErased(list, all)
}

// strikeErased takes one off a list who was not erased after all.
func strikeErased(list, id string) error {
	all, err := erasedIn(list)
	if err != nil {
		return err
	}
	return writeErased(list, slices.DeleteFunc(all, func(o string) bool { return o == id }))
}

func writeErased(list string, ids []string) error {
	text := ""
	for _, id := range ids {
		text += id + "\n"
	}
	if err := os.WriteFile(list+".part", []byte(text), 0o600); err != nil {
		return err
	}
	return os.Rename(list+".part", list)
}

// ShareErased brings the lists of who was erased, beside a record and in a folder of backups, to the same state: a
// backup that is restored elsewhere finds its list with it.
func ShareErased(record, folder string) error {
	if err := copyErased(erasedBeside(folder), erasedOf(record)); err != nil {
		return err
	}
	return copyErased(erasedOf(record), erasedBeside(folder))
}

// TakeErased is ShareErased for a folder that may take nothing: it may be on a disc.
func TakeErased(record, folder string) error {
	if err := copyErased(erasedBeside(folder), erasedOf(record)); err != nil {
		return err
	}
	_ = copyErased(erasedOf(record), erasedBeside(folder)) // beside the record it is complete
	return nil
}

func copyErased(from, to string) error {
	ids, err := erasedIn(from)
	if err == nil {
		err = noteErased(to, ids...)
	}
	return problem(err, to)
}

// erasedBeside is the list in a folder of backups.
func erasedBeside(folder string) string { return filepath.Join(folder, "ashi.erased") }

// EraseAgain removes those on the list who are there again, as after a restore.
func (s *Store) EraseAgain(command func(id bodymap.PatientID) bodymap.Command) error {
	again := false
	ids, err := erasedIn(erasedOf(s.path))
	if err != nil {
		return problem(err, s.path)
	}
	for _, id := range ids {
		if _, err := s.Patient(bodymap.PatientID(id)); bodymap.KindOf(err) == bodymap.NotFound {
			continue
		}
		if err := s.Erase(command(bodymap.PatientID(id)), bodymap.PatientID(id)); err != nil {
			return err
		}
		again = true
	}
	if again {
		return s.Purge()
	}
	return nil
}
