package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/ui/figure"
)

// record is what the screens use of the practice.
type record interface {
	Patients(query string, limit int) ([]bodymap.Patient, error)
	Patient(bodymap.PatientID) (bodymap.Patient, error)
	Sessions(bodymap.PatientID) ([]bodymap.Session, error)
	Session(bodymap.SessionID) (bodymap.Session, []bodymap.Site, error)
	Pains(bodymap.SessionID) ([]bodymap.Pain, error)
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
	Protocols() ([]bodymap.Protocol, error)
	SaveProtocol(name, note string, only ...bodymap.SiteID) (bodymap.Protocol, error)
	RenameProtocol(id bodymap.ProtocolID, name, note string) (bodymap.Protocol, error)
	RemoveProtocol(bodymap.ProtocolID) error
	OwnPoints() ([]bodymap.OwnPoint, error)
	SaveOwnPoint(bodymap.OwnPoint) (bodymap.OwnPoint, error)
	RemoveOwnPoint(bodymap.OwnPointID) error
	History(bodymap.PatientID) ([]bodymap.Treatment, error)
	cupboard
	signing
	people
	Note(verb bodymap.Verb, patient bodymap.PatientID, detail ...string) error
	Warning() error
	doses
	warnings
	care
	outcomes
	dossiers
	retention
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
	bodyFront     front = iota
	tableFront          // the sites as a table
	glovedFront         // the step-through, over the whole window
	fileFront           // the patient's file, in pages
	practiceFront       // what belongs to the practice, in pages
)

// desk is what lies open: the one model that every panel reads. Each of its
// methods changes the record first, then itself, then tells the window.
type desk struct {
	record  record
	clock   bodymap.Clock
	lang    string
	changed func()
	settle  func() // makes panels show at once what they would show a frame later
	keys    fyne.ShortcutHandler
	focus   func(fyne.Focusable) // puts the cursor somewhere; nil takes it away

	query    string
	patients []bodymap.Patient
	patient  bodymap.Patient // no ID: none is open
	sessions []bodymap.Session
	chart    *bodymap.Chart
	picked   []bodymap.SiteID // what edits change; see setPicked
	selected bodymap.SiteID   // the picked one, if it is one
	pain     bodymap.PainID   // the selected pain
	ghost    []bodymap.Site
	ghostOf  bodymap.SessionID
	sheet    sheetOfPaper
	front    front
	page     string          // that the front is to be opened at, by its title; empty: where it was
	draft    bodymap.Patient // in the patient form
	message  message
	refused  refusal
	measured map[whereKey]atlas.Where
	shelf    shelf      // protocols and own points
	prints   string     // the folder of the pages that are being read
	users    userKeeper // nil: the record needs no key
	printer  *printer
	saveAs   func(name string, file []byte) // asks where a file is to be kept
	keeper   *keeper                        // of the backups; nil: there are none
	beside   func(func())                   // does something long beside the window's thread
	jobs     []*job                         // that may be at work
	cover    func(words string) func()      // keeps everything from the window, until what it returns is called
	asleep   func() bool                    // the record is locked
	held     bool                           // see hold
	later    []func()                       // to be done once it is no longer held
	plain    bool                           // the record is not encrypted: a sample
	withheld bool                           // something was taken away from the panels, see window.withhold
	see      sight                          // what else lies on the skin
	past     chronicle
	care     careDesk
	sizes    map[*bodymap.Spread]float64

	tool    figure.Tool                            // chosen last; see inHand
	both    bool                                   // a tap marks left and right
	plans   map[bodymap.Technique]bodymap.AreaPlan // of the next areas, where it is not the one to start with
	act     act
	repeat  repeat
	shiftCM float64 // of the next shift; 0: as far as to start with
	papules int     // of the next lines; 0: as many as to start with
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
