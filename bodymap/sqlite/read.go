package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"ashi/bodymap"
)

// Patient reads one patient; an error of kind NotFound if there is none.
func (s *Store) Patient(id bodymap.PatientID) (bodymap.Patient, error) {
	p, err := scanPatient(s.one("SELECT "+patientColumns+" FROM patient WHERE id = $1", id))
	return p, problem(missing(err, "This patient is not in the record. Nothing was changed."), s.path)
}

// Patients finds patients each word of query begins a word of: surname, first name or file number; accents and case do
// not count. Those last worked with come first. At most limit.
func (s *Store) Patients(query string, limit int) ([]bodymap.Patient, error) {
	var words []string
	for word := range strings.FieldsSeq(bodymap.Fold(query)) {
		words = append(words, " "+word)
	}
	ids, err := s.find(words, limit)
	if err != nil {
		return nil, err
	}
	var found []bodymap.Patient
	for some := range slices.Chunk(ids, 500) { // a statement does not take any number of values
		patients, err := s.patients(some)
		if err != nil {
			return nil, err
		}
		found = append(found, patients...)
	}
	return found, nil
}

// patients reads patients in the order of their ids here; one that is gone meanwhile is left out.
func (s *Store) patients(ids []bodymap.PatientID) ([]bodymap.Patient, error) {
	places, args := make(map[bodymap.PatientID]int, len(ids)), make([]any, len(ids))
	for i, id := range ids {
		places[id], args[i] = i, id
	}
	found, err := list(s, scanPatient, "SELECT "+patientColumns+" FROM patient WHERE id IN ("+marks(len(ids))+")", args...)
	slices.SortFunc(found, func(a, b bodymap.Patient) int { return places[a.ID] - places[b.ID] })
	return found, err
}

// Sessions reads the sessions of a patient, newest first; of one that was amended the amendment only.
func (s *Store) Sessions(id bodymap.PatientID) ([]bodymap.Session, error) {
	return list(s, scanSession, selectSession+" WHERE patient = $1 AND "+newestVersion+" ORDER BY at DESC, id DESC", id)
}

// AllSessions reads the sessions of all patients as Sessions does.
func (s *Store) AllSessions() ([]bodymap.Session, error) {
	return list(s, scanSession, selectSession+" WHERE "+newestVersion+" ORDER BY at DESC, id DESC")
}

// Session reads a session and its sites in their order; an error of kind NotFound if there is none.
func (s *Store) Session(id bodymap.SessionID) (bodymap.Session, []bodymap.Site, error) {
	session, err := scanSession(s.one(selectSession+" WHERE id = $1", id))
	if err != nil {
		return session, nil, problem(missing(err, "This session is not in the record. Nothing was changed."), s.path)
	}
	sites, err := list(s, scanSite, "SELECT "+siteColumns+" FROM site WHERE session = $1 ORDER BY number, id", id)
	return session, sites, err
}

// Pains reads the pains of a session in the order of their making.
func (s *Store) Pains(id bodymap.SessionID) ([]bodymap.Pain, error) {
	return list(s, scanPain, "SELECT "+painColumns+" FROM pain WHERE session = $1 ORDER BY id", id)
}

// Protocols reads the practice's own protocols in the order of their making.
func (s *Store) Protocols() ([]bodymap.Protocol, error) {
	return list(s, scanProtocol, "SELECT "+protocolColumns+" FROM protocol ORDER BY id")
}

// OwnPoints reads the practitioner's own points in the order of their making.
func (s *Store) OwnPoints() ([]bodymap.OwnPoint, error) {
	return list(s, scanOwnPoint, "SELECT "+ownPointColumns+" FROM own_point ORDER BY id")
}

func (s *Store) one(query string, args ...any) *sql.Row {
	return s.db.QueryRowContext(context.Background(), query, args...)
}

// list reads all rows of an answer.
func list[T any](s *Store, scan func(row) (T, error), query string, args ...any) (all []T, err error) {
	rows, err := s.db.QueryContext(context.Background(), query, args...)
	if err != nil {
		return nil, problem(err, s.path)
	}
	defer func() { err = problem(errors.Join(err, rows.Err(), rows.Close()), s.path) }()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, unreadable(err, s.path)
		}
		all = append(all, v)
	}
	return all, nil
}

// Entry reads one entry; an error of kind NotFound if there is none.
func (s *Store) Entry(id bodymap.EntryID) (bodymap.Entry, error) {
	e, err := scanEntry(s.one("SELECT "+entryColumns+" FROM entry WHERE id = $1", id))
	return e, problem(missing(err, "This entry is no longer in the record. Nothing was changed."), s.path)
}

// Entries reads the entries of a kind of a patient, or of the practice (""), in the order of their making.
func (s *Store) Entries(kind bodymap.EntryKind, patient bodymap.PatientID) ([]bodymap.Entry, error) {
	return list(s, scanEntry, "SELECT "+entryColumns+" FROM entry WHERE kind = $1 AND patient IS $2 ORDER BY id", kind, orNull(string(patient)))
}

// AllEntries reads the entries of a kind of all patients and of the practice, in the order of their making.
func (s *Store) AllEntries(kind bodymap.EntryKind) ([]bodymap.Entry, error) {
	return list(s, scanEntry, "SELECT "+entryColumns+" FROM entry WHERE kind = $1 ORDER BY id", kind)
}

// EntriesOf reads the entries of all kinds of a patient, in the order of their making.
func (s *Store) EntriesOf(patient bodymap.PatientID) ([]bodymap.Entry, error) {
	return list(s, scanEntry, "SELECT "+entryColumns+" FROM entry WHERE patient = $1 ORDER BY id", patient)
}
