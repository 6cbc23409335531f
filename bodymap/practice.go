package bodymap

import (
	"reflect"
	"slices"
	"time"
)

// Reader reads the record. It is safe for use from several goroutines.
type Reader interface {
	Patient(PatientID) (Patient, error)
	// Patients finds patients by the beginnings of words of surname, first name and file number. An empty query gives
	// those last worked with. At most limit.
	Patients(query string, limit int) ([]Patient, error)
	Sessions(PatientID) ([]Session, error)      // newest first; of one that was amended the amendment only
	Session(SessionID) (Session, []Site, error) // sites in their order
	AllSessions() ([]Session, error)            // as Sessions
	Pains(SessionID) ([]Pain, error)            // in the order of their making
	Protocols() ([]Protocol, error)             // of a store: the practice's own in the order of their making
	OwnPoints() ([]OwnPoint, error)             // in the order of their making
	// Entry reads one entry; an error of kind NotFound if there is none.
	Entry(EntryID) (Entry, error)
	Entries(EntryKind, PatientID) ([]Entry, error) // of a patient, or of the practice (""), in the order of their making
	AllEntries(EntryKind) ([]Entry, error)         // of all patients and the practice, in the order of their making
	EntriesOf(PatientID) ([]Entry, error)          // of all kinds, in the order of their making
	// SitesWithFilling reads the sites of all patients whose syringes held one of these fillings, in whatever state, by session.
	SitesWithFilling(...EntryID) ([]Given, error)
	// VolumesOfFillings sums up what sites of all patients take of these fillings.
	VolumesOfFillings(...EntryID) ([]Taken, error)
	// Signature reads the signature of a session; an error of kind NotFound if it is not signed, of kind Damaged with
	// what is there if it is not what was written.
	Signature(SessionID) (Signature, error)
	// AmendedBy gives the session that amends another; empty if none does.
	AmendedBy(SessionID) (SessionID, error)
	// LogLines reads entries of the log, newest first. At most limit.
	LogLines(q LogQuery, limit int) ([]LogLine, error)
	LogPersons() ([]string, error) // all who are named in the log, by name
	// LogChange reads what an entry of the log changed, or told; an error of kind NotFound when it was about a patient
	// who was erased.
	LogChange(number int64) (Change, error)
}

// Store keeps the record.
type Store interface {
	Reader
	// Apply writes a command and its log row as a whole; it is on disk when Apply returns nil. An ID seen before is applied once.
	Apply(Command) error
	// Erase removes all that is kept of a patient, with the command that says so in the log.
	Erase(Command, PatientID) error
	// Purge leaves nothing in the file of what is erased: it may take seconds. Its error says that the erasing holds.
	Purge() error
	LastAt() (time.Time, error) // of the last entry of the log; zero: there is none
	// Missing tells, as an error of kind Damaged, that the log lacked entries when the record was opened.
	Missing() error
	// Free is the space on the disk of the record that is left for this person, in bytes; known is false where the system does not tell.
	Free() (bytes int64, known bool)
}

// maxUndo is how many steps can be taken back.
const maxUndo = 200

// step is one change that can be taken back.
type step struct {
	verb     Verb
	do, undo Change
	patient  PatientID // empty: it was about the practice
	session  SessionID // empty: it was about the patient
}

// Practice is the one way in which the screen, the sample and the commands change the record, patients, sessions,
// protocols and own points: checked, on disk before it is shown, and undoable.
// Changes belong to one goroutine; reads may come from any.
type Practice struct {
	Reader
	store   Store
	clock   Clock
	person  string
	user    User                        // who is signed in; no ID: nobody
	confirm func(password string) error // checks the password of user; nil: there is none
	chart   *Chart                      // the open one; may be nil
	// what the last change, undo or redo was about
	patient  PatientID
	session  SessionID
	done     []step    // oldest first
	undone   []step    // next to redo last
	latest   time.Time // of the last command; zero: not read yet
	missing  error     // what is still to be kept of entries that are missing
	warnings []error   // what people are still to be told
	tight    bool      // little is left on the disk, and that was told
}

// NewPractice opens a practice on a store. person is who does what is done.
func NewPractice(st Store, clock Clock, person string) *Practice {
	p := &Practice{Reader: st, store: st, clock: clock, person: person, missing: st.Missing()}
	if p.missing != nil {
		p.warnings = []error{p.missing}
	}
	p.feelRoom()
	return p
}

// Person is who does what is done.
func (p *Practice) Person() string { return p.person }

// SetPerson names who does what is done from now on. Who is signed in keeps the name.
func (p *Practice) SetPerson(name string) {
	if p.user.ID == "" {
		p.person = name
	}
}

// SavePatient keeps a new patient (without an ID) or the new state of one, and
// returns it as it is kept. Problems tell what is refused.
func (p *Practice) SavePatient(patient Patient) (Patient, error) {
	patient = patient.tidy()
	if err := patient.Validate(p.clock()); err != nil {
		return Patient{}, err
	}
	verb := EditPatient
	if patient.ID == "" {
		verb, patient.ID = NewPatient, PatientID(NewID())
	} else if old, err := p.Patient(patient.ID); err != nil || reflect.DeepEqual(old, patient) {
		return old, err
	}
	if err := p.change(verb, Change{PutPatients: []Patient{patient}}); err != nil {
		return Patient{}, err
	}
	return patient, nil
}

// NewSession starts a plan for a patient, with the syringe of the session copyFrom (at most one) or of the patient's
// newest session, and opens it.
func (p *Practice) NewSession(id PatientID, copyFrom ...SessionID) (*Chart, error) {
	patient, err := p.Patient(id)
	if err != nil {
		return nil, err
	}
	syringe, err := p.lastSyringe(id, copyFrom)
	if err != nil {
		return nil, err
	}
	syringe.Filling = "" // what it holds, and from which lot, is said anew each time
	s := Session{
		ID: SessionID(NewID()), Patient: id, At: moment(p.clock()), Practitioner: p.person, State: Planned,
		Figure: patient.Figure, Syringe: syringe, NumbFromMM: DefaultNumbFromMM,
	}
	if err := s.Validate(p.clock()); err != nil {
		return nil, err
	}
	if err := p.change(StartSession, Change{PutSessions: []Session{s}}); err != nil {
		return nil, err
	}
	p.chart = &Chart{practice: p, patient: patient, session: s}
	return p.chart, nil
}

func (p *Practice) lastSyringe(id PatientID, copyFrom []SessionID) (Syringe, error) {
	if len(copyFrom) > 0 {
		s, _, err := p.Session(copyFrom[0])
		return s.Syringe, err
	}
	sessions, err := p.Sessions(id)
	if err != nil || len(sessions) == 0 {
		return DefaultSyringe(), err
	}
	return sessions[0].Syringe, nil
}

// OpenSession opens a session for editing. The chart that was open before takes no more changes.
func (p *Practice) OpenSession(id SessionID) (*Chart, error) {
	session, sites, err := p.Session(id)
	if err != nil {
		return nil, err
	}
	patient, err := p.Patient(session.Patient)
	if err != nil {
		return nil, err
	}
	pains, err := p.Pains(id)
	if err != nil {
		return nil, err
	}
	p.chart = &Chart{practice: p, patient: patient, session: session, sites: sites, pains: pains}
	return p.chart, nil
}

// Chart returns the open chart; nil when there is none.
func (p *Practice) Chart() *Chart { return p.chart }

// CanUndo tells what Undo would take back.
func (p *Practice) CanUndo() (Verb, bool) { return last(p.done) }

// CanRedo tells what Redo would do again.
func (p *Practice) CanRedo() (Verb, bool) { return last(p.undone) }

// Undo takes back the last change, of whichever session, and tells which it was. The open chart follows; it is closed
// when its session is gone. With nothing to undo it does nothing.
func (p *Practice) Undo() (Verb, error) {
	return p.shift(&p.done, &p.undone, undoing, func(s step) Change { return s.undo })
}

// Redo does again what was undone last.
func (p *Practice) Redo() (Verb, error) {
	return p.shift(&p.undone, &p.done, redoing, func(s step) Change { return s.do })
}

// shift applies one side of the last step of a stack and moves it to the other stack.
func (p *Practice) shift(from, to *[]step, mark Verb, side func(step) Change) (Verb, error) {
	if len(*from) == 0 {
		return "", nil
	}
	s := (*from)[len(*from)-1]
	if err := p.May(s.verb); err != nil {
		return s.verb, err
	}
	if err := p.commit(mark+s.verb, side(s)); err != nil {
		return s.verb, err
	}
	*from = (*from)[:len(*from)-1]
	*to = append(*to, s)
	p.touch(s)
	return s.verb, nil
}

// change does something new: on disk first, then in memory and on the undo stack.
func (p *Practice) change(verb Verb, do Change) error {
	if err := p.May(verb); err != nil {
		return err
	}
	undo, err := p.opposite(do)
	if err != nil {
		return err
	}
	s := step{verb: verb, do: do, undo: undo}
	s.patient, s.session = p.about(do)
	if err := p.commit(verb, do); err != nil {
		return err
	}
	p.undone = nil
	p.touch(s)
	p.done = append(p.done, s)
	if len(p.done) > maxUndo {
		p.done = slices.Delete(p.done, 0, 1)
	}
	return nil
}

// settle does something that cannot be undone.
func (p *Practice) settle(verb Verb, do Change) error {
	if err := p.May(verb); err != nil {
		return err
	}
	return p.commit(verb, do)
}

// about tells whom and what a change that is made now concerns.
func (p *Practice) about(do Change) (PatientID, SessionID) {
	switch {
	case len(do.RemoveSessions) > 0: // of the open chart; when it comes back it is what is shown
		return p.chart.patient.ID, do.RemoveSessions[0]
	case len(do.PutEntries) > 0 && do.PutEntries[0].Patient != "": // an answer may set a flag of the patient: it is about the session
		return do.PutEntries[0].Patient, do.PutEntries[0].Session
	case len(do.PutPatients) > 0:
		return do.PutPatients[0].ID, ""
	case len(do.PutSessions) > 0:
		return do.PutSessions[0].Patient, do.PutSessions[0].ID
	case len(do.PutSites) > 0: // perhaps with what their syringes held
		return p.chart.patient.ID, p.chart.session.ID
	case len(do.RemoveEntries) > 0:
		old, err := p.Entry(do.RemoveEntries[0])
		if err != nil {
			return "", ""
		}
		return old.Patient, old.Session
	case len(do.RemoveSites)+len(do.PutPains)+len(do.RemovePains) > 0:
		return p.chart.patient.ID, p.chart.session.ID
	}
	return "", ""
}

// touch notes what a step was about. One about no patient, such as a protocol, is shown where one is.
func (p *Practice) touch(s step) {
	switch {
	case s.patient != "":
		p.patient, p.session = s.patient, s.session
	case p.chart != nil:
		p.patient, p.session = p.chart.patient.ID, p.chart.session.ID
	}
}

// Touched tells what the last change, undo or redo was about, so that it can be shown: the patient and, unless it was
// the patient itself, the session. Either may be gone. After a step about neither, such as the saving of a protocol, it
// is what is open.
func (p *Practice) Touched() (PatientID, SessionID) { return p.patient, p.session }

// commit brings a change to disk and then into the open chart.
func (p *Practice) commit(verb Verb, c Change) error {
	if err := p.send(Command{Verb: verb, Change: c}); err != nil {
		return err
	}
	if p.chart != nil && !p.chart.follow(c) {
		p.chart = nil
	}
	return nil
}

func last(steps []step) (Verb, bool) {
	if len(steps) == 0 {
		return "", false
	}
	return steps[len(steps)-1].verb, true
}
