package ui

import (
	"bytes"
	"io"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

// printer makes the site map of the open session beside the window's thread.
type printer struct {
	desk   *desk
	papers *papers
	taste  taste
	busy   bool
}

// open makes the PDF and opens it in the system's viewer.
func (p *printer) open() {
	p.make(func(name string, page []byte) {
		p.view(name, page, "The site map is open in the PDF viewer. Ashi removes it when it locks or closes.")
	})
}

// send makes the PDF and hands it to the default printer.
func (p *printer) send() {
	d := p.desk
	p.make(func(name string, page []byte) {
		var err error
		p.busy = true
		d.apart(func() { err = p.papers.send(name, page) }, func() {
			p.busy = false
			if !d.fail(err) {
				d.message = message{text: say("The site map is on its way to the printer.")}
			}
			p.offer(name, page)
		})
	})
}

// view opens a page and says so; english is the sentence.
func (p *printer) view(name string, page []byte, english string) {
	if _, err := p.papers.open(name, page); err != nil {
		p.desk.fail(&bodymap.Error{Kind: bodymap.NotFound, Text: "The page is made, but no PDF viewer opens here. Save it and open it from there.", Err: err})
	} else {
		p.desk.message = message{text: say(english)}
	}
	p.offer(name, page)
}

// offer puts a button beside what was said that keeps the page where the person wants it.
func (p *printer) offer(name string, page []byte) {
	d := p.desk
	d.message.act, d.message.do = say("Save as ..."), func() { d.saveAs(name, page) }
	d.changed()
}

// make makes the site map; the file's name tells the day and the session, and nobody's name.
func (p *printer) make(then func(name string, page []byte)) {
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
	var page []byte
	d.apart(func() {
		page, err = pageOf(func(w io.Writer) error { return sheet.PDF(w, doc) })
	}, func() {
		p.busy = false
		if !d.asleep() && !d.fail(err) && !d.fail(d.record.Note(bodymap.PrintedSheet, doc.Patient.ID)) {
			then(pageName(doc), page)
		}
	})
}

// doc is all that goes on the page.
func (p *printer) doc() (sheet.Doc, error) {
	c := p.desk.chart
	d := sheet.Doc{
		Patient: c.Patient(), Session: c.Session(), Sites: c.Sites(), Pains: c.Pains(),
		Lang: p.desk.lang, Paper: paperOf(p.taste), PrintedAt: p.desk.now(),
	}
	return d, d.Read(p.desk.record)
}

func (p *printer) paper() sheet.Paper { return paperOf(p.taste) }

// paperOf is the size of the pages.
func paperOf(t taste) sheet.Paper {
	if t.store.Bool(keyLetter) {
		return sheet.Letter
	}
	return sheet.A4
}

func pageName(doc sheet.Doc) string {
	id := string(doc.Session.ID)
	return "ashi-" + doc.Session.At.Local().Format("2006-01-02") + "-" + id[max(0, len(id)-6):] + ".pdf"
}

// pageOf is what is written as a whole.
func pageOf(write func(io.Writer) error) ([]byte, error) {
	var page bytes.Buffer
	err := write(&page)
	return page.Bytes(), err
}
