package ui

import (
	"errors"
	"slices"

	"ashi/bodymap"
)

func (d *desk) undo() { d.step(d.record.Undo, say("Undone: %s")) }

func (d *desk) redo() { d.step(d.record.Redo, say("Redone: %s")) }

// step takes a step back or forth and shows where it was taken.
func (d *desk) step(how func() (bodymap.Verb, error), told string) {
	verb, err := how()
	if d.fail(err) || verb == "" {
		return
	}
	if d.act == mirrorAct { // it was about sites as they were; a shift goes on from where they are
		d.act = noAct
	}
	d.reloadPatients()
	if !d.fail(d.goTo(d.record.Touched())) {
		d.note(sayf(told, verb.Text(d.lang)))
	}
}

// goTo opens a session of a patient, or the newest one if it is gone. A patient
// who is gone leaves the desk empty.
func (d *desk) goTo(patient bodymap.PatientID, session bodymap.SessionID) error {
	p, err := d.record.Patient(patient)
	if bodymap.KindOf(err) == bodymap.NotFound {
		delete(d.care.standings, patient)
		d.patient, d.sessions = bodymap.Patient{}, nil
		d.close()
		return nil
	}
	sessions, serr := d.record.Sessions(patient)
	if err := errors.Join(err, serr); err != nil {
		return err
	}
	d.patient, d.sessions = p, sessions
	at := slices.IndexFunc(sessions, func(s bodymap.Session) bool { return s.ID == session })
	switch open := d.record.Chart(); {
	case open != nil && open.Patient().ID == patient && (session == "" || open.Session().ID == session):
		d.chart = open
	case len(sessions) == 0:
		d.close()
	default:
		d.openSession(sessions[max(at, 0)].ID)
	}
	return nil
}
