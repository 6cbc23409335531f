package ui

import (
	"bytes"
	"net/url"
	"path/filepath"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// handout makes a page of text for the open patient and opens it; it takes no longer than a frame or two. The file's name
// tells the day and what it is, and nobody's name.
func (p *printer) handout(h sheet.Handout, name string) {
	d := p.desk
	h.Patient, h.PrintedAt, h.Paper = d.patient, d.now(), p.paper()
	var page bytes.Buffer
	if d.fail(sheet.HandoutPDF(&page, h)) {
		return
	}
	id := string(d.patient.ID)
	path, err := keepPage(p.folder, "ashi-"+d.now().Format("2006-01-02")+"-"+name+"-"+id[max(0, len(id)-6):]+".pdf", page.Bytes())
	if d.fail(err) || d.fail(d.record.Note(bodymap.PrintedLeaflet, d.patient.ID, name)) {
		return
	}
	if err := p.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		d.fail(&bodymap.Error{Kind: bodymap.NotFound, Text: "The page is made and kept in %s, but no PDF viewer opens here. Open it from there.", Args: []any{path}, Err: err})
		return
	}
	d.note(say("The page is in %s and open in the PDF viewer.", path))
}
