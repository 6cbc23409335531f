package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"ashi/bodymap"
)

// Apply writes a command and its log row in one transaction and returns nil when both are on disk. A command that is
// in the log already changes nothing.
func (s *Store) Apply(c bodymap.Command) error {
	ctx := context.Background() // a change is never given up half-way
	err := s.apply(ctx, c)
	if err != nil && s.applied(ctx, c.ID) {
		return nil // the commit was reported as failed but is there
	}
	return problem(err, s.path)
}

func (s *Store) apply(ctx context.Context, c bodymap.Command) (err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if rollback := tx.Rollback(); !errors.Is(rollback, sql.ErrTxDone) {
			err = errors.Join(err, rollback)
		}
	}()
	before, err := changes(ctx, tx)
	if err != nil {
		return err
	}
	e, err := s.entryOf(ctx, tx, c)
	if err != nil {
		return err
	}
	isNew, err := s.append(ctx, tx, &e)
	if err != nil || !isNew {
		return err
	}
	if err := s.write(ctx, tx, c.Change); err != nil {
		return err
	}
	after, err := changes(ctx, tx)
	if err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	s.finder.follow(c.Change, e, before, after)
	s.cast(anchor{e.seq, e.mac})
	return nil
}

// applied tells whether a command is in the log.
func (s *Store) applied(ctx context.Context, id bodymap.CommandID) bool {
	var n int
	err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM log WHERE command = $1", id).Scan(&n)
	return err == nil && n == 1
}

// entryOf is the row of the log for a command. It must be made before the change, whose removed rows tell the patient.
func (s *Store) entryOf(ctx context.Context, tx *sql.Tx, c bodymap.Command) (e entry, err error) {
	patient, err := subject(ctx, tx, c.Change)
	if err != nil {
		return e, err
	}
	if c.Patient != "" {
		patient = c.Patient
	}
	logged, err := lean(ctx, tx, c.Change)
	if err != nil {
		return e, err
	}
	e = entry{command: string(c.ID), user: string(c.User), person: c.Person, at: c.At.UnixMicro(), verb: string(c.Verb), patient: string(patient)}
	if e.change, err = json.Marshal(logged); err != nil {
		return e, err
	}
	return e, s.lock(ctx, tx, &e)
}

// subject finds the patient whom a change is about; empty when it is about none, or when it was applied before and its rows are gone.
func subject(ctx context.Context, tx *sql.Tx, c bodymap.Change) (id bodymap.PatientID, err error) {
	bySession := "SELECT patient FROM session WHERE id = $1"
	bySite := "SELECT patient FROM session JOIN site ON site.session = session.id WHERE site.id = $1"
	byPain := "SELECT patient FROM session JOIN pain ON pain.session = session.id WHERE pain.id = $1"
	find := func(query string, arg any) (bodymap.PatientID, error) {
		err := tx.QueryRowContext(ctx, query, arg).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		return id, err
	}
	switch {
	case len(c.PutPatients) > 0:
		return c.PutPatients[0].ID, nil
	case len(c.RemovePatients) > 0:
		return c.RemovePatients[0], nil
	case len(c.PutSessions) > 0:
		return c.PutSessions[0].Patient, nil
	case len(c.RemoveSessions) > 0:
		return find(bySession, c.RemoveSessions[0])
	case len(c.PutSites) > 0:
		return find(bySession, c.PutSites[0].Session)
	case len(c.RemoveSites) > 0:
		return find(bySite, c.RemoveSites[0])
	case len(c.PutPains) > 0:
		return find(bySession, c.PutPains[0].Session)
	case len(c.RemovePains) > 0:
		return find(byPain, c.RemovePains[0])
	case len(c.PutEntries) > 0:
		return c.PutEntries[0].Patient, nil
	case len(c.PutSignatures) > 0:
		return find(bySession, c.PutSignatures[0].Session)
	case len(c.RemoveEntries) > 0:
		return find("SELECT coalesce(patient, '') FROM entry WHERE id = $1", c.RemoveEntries[0])
	}
	return "", nil
}

// write brings a change into the tables: parents first when rows come, children first when they go.
func (s *Store) write(ctx context.Context, tx *sql.Tx, c bodymap.Change) error {
	return errors.Join(
		each(ctx, tx, putPatient, c.PutPatients, patientValues),
		each(ctx, tx, putSession, c.PutSessions, sessionValues),
		each(ctx, tx, putSite, c.PutSites, siteValues),
		each(ctx, tx, putPain, c.PutPains, painValues),
		each(ctx, tx, putProtocol, c.PutProtocols, protocolValues),
		each(ctx, tx, putOwnPoint, c.PutOwnPoints, ownPointValues),
		each(ctx, tx, putEntry, c.PutEntries, entryValues),
		each(ctx, tx, putSignature, c.PutSignatures, s.signatureValues),
		each(ctx, tx, "DELETE FROM entry WHERE id = $1", c.RemoveEntries, value[bodymap.EntryID]),
		each(ctx, tx, "DELETE FROM own_point WHERE id = $1", c.RemoveOwnPoints, value[bodymap.OwnPointID]),
		each(ctx, tx, "DELETE FROM protocol WHERE id = $1", c.RemoveProtocols, value[bodymap.ProtocolID]),
		each(ctx, tx, "DELETE FROM pain WHERE id = $1", c.RemovePains, value[bodymap.PainID]),
		each(ctx, tx, "DELETE FROM site WHERE id = $1", c.RemoveSites, value[bodymap.SiteID]),
		each(ctx, tx, "DELETE FROM session WHERE id = $1", c.RemoveSessions, value[bodymap.SessionID]),
		each(ctx, tx, "DELETE FROM patient WHERE id = $1", c.RemovePatients, value[bodymap.PatientID]),
	)
}

// each runs a statement once per row.
func each[T any](ctx context.Context, tx *sql.Tx, statement string, rows []T, values func(T) ([]any, error)) (err error) {
	if len(rows) == 0 {
		return nil
	}
	prepared, err := tx.PrepareContext(ctx, statement)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, prepared.Close()) }()
	for _, row := range rows {
		args, err := values(row)
		if err != nil {
			return err
		}
		if _, err := prepared.ExecContext(ctx, args...); err != nil {
			return err
		}
	}
	return nil
}

// The statements that keep a row: new, or in place of the one with its id.
var (
	putPatient  = put("patient", patientColumns)
	putSession  = put("session", sessionColumns)
	putSite     = put("site", siteColumns)
	putPain     = put("pain", painColumns)
	putProtocol = put("protocol", protocolColumns)
	putOwnPoint = put("own_point", ownPointColumns)
	putEntry    = put("entry", entryColumns)
)

// putSignature has no second half: a signature is never replaced.
var putSignature = "INSERT INTO signature (" + signatureColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

func put(table, columns string) string {
	names := strings.Split(columns, ", ")
	updates := make([]string, 0, len(names))
	for _, name := range names[1:] { // the first is the id
		updates = append(updates, name+" = excluded."+name)
	}
	return "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks(len(names)) + ") ON CONFLICT (id) DO UPDATE SET " + strings.Join(updates, ", ")
}

// marks are the places for n values in a statement.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }
