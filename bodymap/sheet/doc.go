// Package sheet prints the site map of a session: who, where on the body, with
// what, for the patient's file, as PDF, PNG or SVG.
package sheet

import (
	"io"
	"time"

	"ashi/bodymap"
)

// Paper is the size of a page.
type Paper string

// The papers. An unknown or empty one is A4.
const (
	A4     Paper = "A4"
	Letter Paper = "Letter"
)

// size in mm.
func (p Paper) size() (w, h float64) {
	if p == Letter {
		return 215.9, 279.4
	}
	return 210, 297
}

// Doc is what is printed. Sites are numbered 1, 2, 3 ... in their order here.
type Doc struct {
	Patient    bodymap.Patient
	Session    bodymap.Session
	Sites      []bodymap.Site
	Pains      []bodymap.Pain
	Outcomes   bodymap.Outcomes  // of the patient: scores, reactions and trends are read off it
	Fillings   []bodymap.Filling // that the sites' syringes name
	Limits     []bodymap.Limit
	Warnings   []bodymap.Warning   // of the sites; dangers and cautions are printed
	Reasons    []bodymap.Reason    // of this session, for going on in spite of warnings
	Consent    bodymap.Consent     // the patient's last one; without an ID there is none
	Signatures []bodymap.Signature // of the session and of the versions that it amends, newest first
	AmendedBy  bodymap.SessionID   // a later version, which counts in place of this one; empty: none
	Lang       string              // "en" or "fr"
	Paper      Paper
	PrintedAt  time.Time // its time zone is that of all times on the sheet
}

// PDF writes the sheet for printing and for the file. The same Doc gives the same bytes.
func PDF(w io.Writer, d Doc) error {
	l := lay(d)
	return writePDF(w, l.pages, l.title(), l.doc.Lang, d.PrintedAt)
}

// PNG writes the pages below one another as an image with 150 dots to the inch.
func PNG(w io.Writer, d Doc) error { return writePNG(w, lay(d).pages) }

// SVG writes the pages below one another as a drawing, whose text can be searched.
func SVG(w io.Writer, d Doc) error {
	l := lay(d)
	return writeSVG(w, l.pages, l.title(), l.doc.Lang)
}

// Record is where a sheet reads what it says beside the sites.
type Record interface {
	Outcomes(bodymap.PatientID) (bodymap.Outcomes, error)
	WarningsOf(bodymap.Patient, bodymap.Session, []bodymap.Site) ([]bodymap.Warning, []bodymap.Reason, error)
	LastConsent(bodymap.PatientID) (bodymap.Consent, error)
	FillingsOf([]bodymap.Site) ([]bodymap.Filling, error)
	Limits() ([]bodymap.Limit, error)
	Signatures(bodymap.SessionID) ([]bodymap.Signature, error)
	AmendedBy(bodymap.SessionID) (bodymap.SessionID, error)
}

// Read reads what the sheet says beside the sites: outcome, warnings and the reasons given, consent, what was in the
// syringes and how much, and who signed. An error of kind Damaged says that the session is not what was signed.
func (d *Doc) Read(r Record) (err error) {
	if d.Outcomes, err = r.Outcomes(d.Patient.ID); err != nil {
		return err
	}
	if d.Consent, err = r.LastConsent(d.Patient.ID); err != nil {
		return err
	}
	if d.Limits, err = r.Limits(); err != nil {
		return err
	}
	return d.readSession(r)
}

// readSession reads what the sheet says of this session alone.
func (d *Doc) readSession(r Record) (err error) {
	if d.Warnings, d.Reasons, err = r.WarningsOf(d.Patient, d.Session, d.Sites); err != nil {
		return err
	}
	if d.Fillings, err = r.FillingsOf(d.Sites); err != nil {
		return err
	}
	if d.Signatures, err = r.Signatures(d.Session.ID); err != nil {
		return err
	}
	d.AmendedBy, err = r.AmendedBy(d.Session.ID)
	return err
}
