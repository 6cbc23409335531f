package ui

import "ashi/bodymap"

const listed = 200 // patients in the list; typing narrows them

func (d *desk) search(query string) {
	d.query = query
	d.reloadPatients()
	d.changed()
}

func (d *desk) reloadPatients() {
	list, err := d.record.Patients(d.query, listed)
	if !d.fail(err) {
		d.patients = list
	}
}

// openPatient shows a patient with the newest session.
func (d *desk) openPatient(id bodymap.PatientID) {
	p, err := d.record.Patient(id)
	if d.fail(err) {
		return
	}
	sessions, err := d.record.Sessions(id)
	if d.fail(err) {
		return
	}
	if d.patient.ID != id && d.fail(d.record.Note(bodymap.OpenedPatient, id)) {
		return
	}
	d.patient, d.sessions, d.sheet = p, sessions, sessionSheet
	d.close()
	if len(sessions) > 0 {
		d.openSession(sessions[0].ID)
		return
	}
	d.changed()
}

func (d *desk) close() {
	d.chart, d.ghost, d.ghostOf, d.message, d.refused = nil, nil, "", message{}, refusal{}
	d.repeat.asked, d.repeat.off, d.repeat.rested = false, nil, false
	d.setPicked()
}

func (d *desk) openSession(id bodymap.SessionID) {
	c, err := d.record.OpenSession(id)
	if d.fail(err) {
		return
	}
	d.close()
	d.chart, d.sheet = c, sessionSheet
	d.changed()
}

func (d *desk) newSession() {
	c, err := d.record.NewSession(d.patient.ID)
	if d.fail(err) {
		return
	}
	d.close()
	d.chart, d.sheet = c, sessionSheet
	d.reloadSessions()
	d.changed()
}

func (d *desk) reloadSessions() {
	list, err := d.record.Sessions(d.patient.ID)
	if !d.fail(err) {
		d.sessions = list
	}
}

// savePatient keeps the form. A new patient gets a first session at once, so
// that the next tap marks.
func (d *desk) savePatient(p bodymap.Patient) error {
	fresh := p.ID == ""
	saved, err := d.record.SavePatient(p)
	if err != nil {
		return err
	}
	d.reloadPatients()
	if fresh {
		d.patient, d.sessions = saved, nil
		d.newSession()
		return nil
	}
	d.patient, d.sheet = saved, sessionSheet
	d.changed()
	return nil
}

func (d *desk) editPatient(p bodymap.Patient) {
	if d.fail(d.record.May(bodymap.EditPatient)) {
		return
	}
	d.draft, d.sheet, d.front = p, patientSheet, bodyFront
	d.changed()
}

func (d *desk) show(s sheetOfPaper) {
	d.sheet, d.front = s, bodyFront
	d.hush()
	d.changed()
}

// toggle brings something to the front, or the body back.
func (d *desk) toggle(f front) {
	if d.front == f {
		f = bodyFront
	}
	if f == glovedFront && d.fail(d.record.May(bodymap.SetSiteState)) {
		return
	}
	d.front = f
	d.hush()
	d.changed()
}

// ready tells whether a tap can mark; it opens a first session if need be.
func (d *desk) ready() bool {
	if d.fail(d.record.May(bodymap.MarkSite)) {
		return false
	}
	if d.patient.ID == "" {
		d.note(say("Choose a patient at the top left or make a new one. Then a tap on the body marks a site."))
		return false
	}
	if d.sheet == patientSheet {
		d.note(say("Save or cancel the patient's details first; then a tap on the body marks a site."))
		return false
	}
	if d.sheet != seeSheet { // one may look and mark
		d.sheet = sessionSheet
	}
	if d.chart == nil {
		d.newSession()
	}
	return d.chart != nil
}
