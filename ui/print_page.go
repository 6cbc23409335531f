package ui

import (
	"bytes"
	"io"
	"net/url"
	"path/filepath"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// handout makes a page of text for the open patient and opens it; it takes no longer than a frame or two.
func (p *printer) handout(h sheet.Handout, name string) {
	h.Patient, h.PrintedAt, h.Paper = p.desk.patient, p.desk.now(), p.paper()
	p.opened(keptPage(p.folder, p.pageName(name), func(w io.Writer) error { return sheet.HandoutPDF(w, h) }))
}

// drawUp makes the sheet by which the syringes of the open session are filled, and opens it.
func (p *printer) drawUp() {
	if p.desk.chart == nil {
		return
	}
	doc, err := p.doc()
	for _, f := range doc.Fillings {
		if err == nil {
			var said []string
			said, err = p.desk.chart.FillingCautions(f, doc.Lang)
			doc.Cautions = append(doc.Cautions, said...)
		}
	}
	if p.desk.fail(err) {
		return
	}
	p.opened(keptPage(p.folder, p.pageName("draw-up"), func(w io.Writer) error { return sheet.DrawUpPDF(w, doc) }))
}

// recall makes the list of everyone who got a lot beside the window's thread, for there may be many, and opens it.
func (p *printer) recall(r sheet.Recall, folder, name string) {
	if p.busy {
		return
	}
	r.By, r.Lang, r.Paper, r.PrintedAt = p.desk.record.Person(), p.desk.lang, p.paper(), p.desk.now()
	p.busy = true
	p.desk.note(say("Making the list ..."))
	go func() {
		path, err := keptPage(folder, name, func(w io.Writer) error { return sheet.RecallPDF(w, r) })
		fyne.Do(func() {
			p.busy = false
			p.opened(path, err)
		})
	}()
}

// pageName is the name of a file about the open patient: it tells the day and what it is, and nobody's name.
func (p *printer) pageName(name string) string {
	id := string(p.desk.patient.ID)
	return "ashi-" + p.desk.now().Format("2006-01-02") + "-" + name + "-" + id[max(0, len(id)-6):] + ".pdf"
}

// keptPage makes pages and puts them into a folder.
func keptPage(folder, name string, write func(io.Writer) error) (string, error) {
	var page bytes.Buffer
	if err := write(&page); err != nil {
		return "", err
	}
	return keepPage(folder, name, page.Bytes())
}

// opened opens a page that was made, and says where it is.
func (p *printer) opened(path string, err error) {
	d := p.desk
	if d.fail(err) {
		return
	}
	if err := p.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		d.fail(&bodymap.Error{Kind: bodymap.NotFound, Text: "The page is made and kept in %s, but no PDF viewer opens here. Open it from there.", Args: []any{path}, Err: err})
		return
	}
	d.note(say("The page is in %s and open in the PDF viewer.", path))
}
