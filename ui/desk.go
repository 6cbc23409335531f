package ui

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// record is what the screens use of the practice.
type record interface {
	Patients(query string, limit int) ([]bodymap.Patient, error)
	Patient(bodymap.PatientID) (bodymap.Patient, error)
	Sessions(bodymap.PatientID) ([]bodymap.Session, error)
	Session(bodymap.SessionID) (bodymap.Session, []bodymap.Site, error)
	SavePatient(bodymap.Patient) (bodymap.Patient, error)
	NewSession(bodymap.PatientID, ...bodymap.SessionID) (*bodymap.Chart, error)
	OpenSession(bodymap.SessionID) (*bodymap.Chart, error)
	Chart() *bodymap.Chart
	Touched() (bodymap.PatientID, bodymap.SessionID)
	Undo() (bodymap.Verb, error)
	Redo() (bodymap.Verb, error)
	CanUndo() (bodymap.Verb, bool)
	CanRedo() (bodymap.Verb, bool)
	Person() string
	SetPerson(name string)
}

// sheetOfPaper is what lies in the place of the session panel.
type sheetOfPaper int

const (
	sessionSheet sheetOfPaper = iota
	painSheet
	protocolSheet
	seeSheet
	patientSheet
	settingsSheet
)

// front is what fills the middle of the window.
type front int

const (
	bodyFront   front = iota
	tableFront        // the sites as a table
	glovedFront       // the step-through, over the whole window
)

// desk is what lies open: the one model that every panel reads. Each of its
// methods changes the record first, then itself, then tells the window.
type desk struct {
	record  record
	clock   bodymap.Clock
	lang    string
	changed func()
	keys    fyne.ShortcutHandler

	query    string
	patients []bodymap.Patient
	patient  bodymap.Patient // no ID: none is open
	sessions []bodymap.Session
	chart    *bodymap.Chart
	selected bodymap.SiteID
	ghost    []bodymap.Site
	ghostOf  bodymap.SessionID
	sheet    sheetOfPaper
	front    front
	draft    bodymap.Patient // in the patient form
	message  message
	refused  refusal
	measured map[whereKey]atlas.Where
}

// message is a sentence for the person at the screen.
type message struct {
	text string
	bad  bool
	act  string // the words of a button that does something about it; may be empty
	do   func()
}

// refusal is what was typed into a field and cannot be kept. Until it is put
// right nothing is marked: a tap would take the old value without a word.
type refusal struct{ field, sentence string }

// refuse shows at a field why what was typed is not kept.
func (d *desk) refuse(field, sentence string) {
	d.refused = refusal{field, sentence}
	d.changed()
}

// told shows an error at the field it came from, if it is about what was typed.
func (d *desk) told(field string, err error) {
	if bodymap.KindOf(err) == bodymap.Invalid {
		d.refuse(field, bodymap.Sentence(err, d.lang))
		return
	}
	d.fail(err)
}

// accept ends the refusal of a field.
func (d *desk) accept(field string) {
	if d.refused.field == field {
		d.refused = refusal{}
	}
}

const listed = 200 // patients in the list; typing narrows them

// fail shows an error as a sentence; it tells whether there was one.
func (d *desk) fail(err error) bool {
	if err == nil {
		return false
	}
	d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
	d.changed()
	return true
}

func (d *desk) note(text string) {
	d.message = message{text: text}
	d.changed()
}

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
	d.patient, d.sessions, d.sheet = p, sessions, sessionSheet
	d.close()
	if len(sessions) > 0 {
		d.openSession(sessions[0].ID)
		return
	}
	d.changed()
}

func (d *desk) close() {
	d.chart, d.selected, d.ghost, d.ghostOf, d.message, d.refused = nil, "", nil, "", message{}, refusal{}
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
	d.draft, d.sheet = p, patientSheet
	d.changed()
}

func (d *desk) show(s sheetOfPaper) {
	d.sheet = s
	d.changed()
}

// ready tells whether a tap can mark; it opens a first session if need be.
func (d *desk) ready() bool {
	if d.patient.ID == "" {
		d.note(say("Choose a patient on the left or make a new one. Then a tap on the body marks a site."))
		return false
	}
	if d.sheet == patientSheet {
		d.note(say("Save or cancel the patient's details first; then a tap on the body marks a site."))
		return false
	}
	d.sheet = sessionSheet
	if d.chart == nil {
		d.newSession()
	}
	return d.chart != nil
}

func (d *desk) mark(targets ...bodymap.Target) {
	if len(targets) == 0 || !d.ready() {
		return
	}
	if d.refused.sentence != "" {
		d.message = message{text: d.refused.sentence + " " + say("Nothing was marked: put this right first, or press Esc in the field."), bad: true}
		d.changed()
		return
	}
	sites, err := d.chart.MarkMany(targets)
	if d.fail(err) {
		return
	}
	d.message, d.selected = d.numbingOffer(sites), ""
	d.changed()
}

// numbingOffer asks about new sites that lie deep; no message if there are none.
func (d *desk) numbingOffer(sites []bodymap.Site) message {
	var deep []bodymap.SiteID
	for _, s := range sites {
		if d.offersNumbing(s) {
			deep = append(deep, s.ID)
		}
	}
	if len(deep) == 0 {
		return message{}
	}
	return message{
		text: say("Deeper than %s mm: numb this site first?", d.number(d.chart.Session().NumbFromMM)), act: say("Numb first"),
		do: func() {
			d.message = message{}
			d.fail(d.chart.Change(deep, func(s *bodymap.Site) { s.Numbing = true }, bodymap.SetNumbing))
			d.changed()
		},
	}
}

// offersNumbing tells whether to ask for numbing: before the needle only.
func (d *desk) offersNumbing(s bodymap.Site) bool {
	return d.chart.Session().State == bodymap.Planned && bodymap.OfferNumbing(s, d.chart.Session(), d.chart.Patient())
}

func (d *desk) move(id bodymap.SiteID, t bodymap.Target) {
	if d.chart != nil && !d.fail(d.chart.Move(id, t)) {
		d.selected = id
		d.changed()
	}
}

func (d *desk) remove(id bodymap.SiteID) {
	if d.chart != nil && !d.fail(d.chart.Remove(id)) {
		d.selected = ""
		d.changed()
	}
}

func (d *desk) selectSite(id bodymap.SiteID) {
	if d.selected != id {
		d.selected, d.refused = id, refusal{}
		d.changed()
	}
}

// site is the selected one.
func (d *desk) site() (bodymap.Site, int, bool) {
	if d.chart == nil || d.selected == "" {
		return bodymap.Site{}, 0, false
	}
	for i, s := range d.chart.Sites() {
		if s.ID == d.selected {
			return s, i + 1, true
		}
	}
	return bodymap.Site{}, 0, false
}

// changeSite edits the selected site in one step.
func (d *desk) changeSite(verb bodymap.Verb, edit func(*bodymap.Site)) error {
	if d.chart == nil || d.selected == "" {
		return nil
	}
	if err := d.chart.Change([]bodymap.SiteID{d.selected}, edit, verb); err != nil {
		return err
	}
	d.changed()
	return nil
}

func (d *desk) setSyringe(s bodymap.Syringe) error {
	if d.chart == nil {
		return nil
	}
	if err := d.chart.SetSyringe(s); err != nil {
		return err
	}
	d.changed()
	return nil
}

func (d *desk) setHeader(edit func(*bodymap.Session)) {
	if d.chart != nil && !d.fail(d.chart.SetHeader(edit)) {
		d.reloadSessions()
		d.changed()
	}
}

func (d *desk) setFigure(f atlas.Figure) {
	if d.chart != nil && !d.fail(d.chart.SetFigure(f)) {
		d.changed()
	}
}

func (d *desk) recordAll() {
	if d.chart != nil && !d.fail(d.chart.Record()) {
		d.reloadSessions()
		d.note(say("Recorded as planned. Tap a site to skip or change it; tap the body to add one."))
	}
}

// showGhost lays an older session under the current one; "" takes it away.
func (d *desk) showGhost(id bodymap.SessionID) {
	d.ghost, d.ghostOf = nil, id
	if id != "" {
		_, sites, err := d.record.Session(id)
		if d.fail(err) {
			return
		}
		d.ghost = sites
	}
	d.changed()
}

func (d *desk) undo() { d.step(d.record.Undo, say("Undone: %s")) }
func (d *desk) redo() { d.step(d.record.Redo, say("Redone: %s")) }

// step takes a step back or forth and shows where it was taken.
func (d *desk) step(how func() (bodymap.Verb, error), told string) {
	verb, err := how()
	if d.fail(err) || verb == "" {
		return
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

// figure is the body that belongs on the screen.
func (d *desk) figure() atlas.Figure {
	switch {
	case d.chart != nil:
		return d.chart.Session().Figure
	case d.patient.ID != "":
		return d.patient.Figure
	}
	return atlas.Female
}

func (d *desk) now() time.Time { return d.clock() }
