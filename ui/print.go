package ui

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// printer makes the site map of the open session beside the window's thread.
type printer struct {
	app    fyne.App
	desk   *desk
	folder string
	taste  taste
	busy   bool
}

// open makes the PDF and opens it in the system's viewer.
func (p *printer) open() {
	p.make(func(path string) error {
		if err := p.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
			return &bodymap.Error{Kind: bodymap.NotFound, Text: "The site map is made and kept in %s, but no PDF viewer opens here. Open it from there.", Args: []any{path}, Err: err}
		}
		return nil
	}, say("The site map is in %s and open in the PDF viewer."))
}

// send makes the PDF and hands it to the default printer.
func (p *printer) send() {
	p.make(func(path string) error { return sheet.Print(path, "") }, say("The site map is on its way to the printer; a copy is in %s."))
}

func (p *printer) make(then func(path string) error, done string) {
	d := p.desk
	if d.chart == nil || p.busy {
		return
	}
	doc, err := p.doc()
	if d.fail(err) {
		return
	}
	p.busy = true
	d.note(say("Making the site map ..."))
	go func() {
		path, err := write(p.folder, doc)
		fyne.Do(func() {
			p.busy = false
			if d.fail(err) || d.fail(d.record.Note(bodymap.PrintedSheet, doc.Patient.ID)) || d.fail(then(path)) {
				return
			}
			d.note(sayf(done, path))
		})
	}()
}

// doc is all that goes on the page.
func (p *printer) doc() (sheet.Doc, error) {
	c := p.desk.chart
	d := sheet.Doc{
		Patient: c.Patient(), Session: c.Session(), Sites: c.Sites(), Pains: c.Pains(),
		Lang: p.desk.lang, Paper: p.paper(), PrintedAt: p.desk.now(),
	}
	return d, d.Read(p.desk.record)
}

// paper is the size of the pages.
func (p *printer) paper() sheet.Paper {
	if p.taste.store.Bool(keyLetter) {
		return sheet.Letter
	}
	return sheet.A4
}

// write puts the page whole into the folder or not at all. The file's name
// tells the day and the session, and nobody's name.
func write(folder string, doc sheet.Doc) (string, error) {
	var page bytes.Buffer
	if err := sheet.PDF(&page, doc); err != nil {
		return "", err
	}
	id := string(doc.Session.ID)
	name := "ashi-" + doc.Session.At.Local().Format("2006-01-02") + "-" + id[max(0, len(id)-6):] + ".pdf"
	return keepPage(folder, name, page.Bytes())
}

// keepPage puts a page whole into the folder or not at all, and tells where.
func keepPage(folder, name string, page []byte) (string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path+".part", page, 0o600); err != nil {
		return "", err
	}
	return path, os.Rename(path+".part", path)
}
