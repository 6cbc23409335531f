package bodymap

import (
	"errors"
	"time"
)

// Erasure tells what was erased, without saying whose it was beyond the number of the file.
type Erasure struct {
	Patient                               PatientID
	FileNumber                            string // may be empty
	At                                    time.Time
	Person                                string // who erased
	Sessions, Sites, Pains, Entries, Told int    // Told: entries of the log that can no longer be read
	Number                                int64  // of the entry of the log that says so
}

// Erase removes all that the record holds of a patient, signed or not, for good: it cannot be undone. The surname is
// typed to show that it is meant. What the log tells of the patient can never be read again, while the log still proves
// to be whole. Problems of the field "Surname"; an error of kind NotAllowed. With an error nothing is changed, unless the
// Erasure names the patient: then only something after it has failed. It may take seconds.
func (p *Practice) Erase(id PatientID, surname string) (Erasure, error) {
	if err := p.May(Erased); err != nil {
		return Erasure{}, err
	}
	d, err := p.Dossier(id)
	if err != nil {
		return Erasure{}, err
	}
	var bad problems
	bad.when(Fold(surname) != Fold(d.Patient.Surname), "Surname", "This is not the surname of the open patient. Nothing was erased.")
	if err := bad.err(); err != nil {
		return Erasure{}, err
	}
	e := Erasure{Patient: id, FileNumber: d.Patient.FileNumber, Person: p.person, At: moment(p.clock()), Told: len(d.Log)}
	e.Sessions, e.Sites, e.Pains, e.Entries = d.Counts()
	if err := p.store.Erase(Command{ID: CommandID(NewID()), User: p.user.ID, Person: p.person, At: e.At, Verb: Erased, Change: Change{Detail: string(id)}}, id); err != nil {
		return Erasure{}, err
	}
	if p.chart != nil && p.chart.patient.ID == id {
		p.chart = nil
	}
	p.done, p.undone, p.patient, p.session = nil, nil, "", "" // they tell of the patient
	p.latest = e.At
	lines, err := p.LogLines(LogQuery{}, 1)
	if err == nil && len(lines) > 0 {
		e.Number = lines[0].Number
	}
	return e, errors.Join(err, p.store.Purge())
}
