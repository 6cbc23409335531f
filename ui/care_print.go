package ui

import (
	"io"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// handout makes a page of text for the open patient and opens it; it takes no longer than a frame or two. The file's name
// tells the day and what it is, and nobody's name.
func (p *printer) handout(h sheet.Handout, name string) {
	d := p.desk
	h.Patient, h.PrintedAt, h.Paper = d.patient, d.now(), paperOf(p.taste)
	page, err := pageOf(func(w io.Writer) error { return sheet.HandoutPDF(w, h) })
	if d.fail(err) || d.fail(d.record.Note(bodymap.PrintedLeaflet, d.patient.ID, name)) {
		return
	}
	id := string(d.patient.ID)
	p.view("ashi-"+d.now().Format("2006-01-02")+"-"+name+"-"+id[max(0, len(id)-6):]+".pdf", page, "The page is open in the PDF viewer. Ashi removes it when it locks or closes.")
}
