package ui

import (
	"io"

	"ashi/bodymap"
	"ashi/bodymap/sheet"
)

const pageIsOpen = "The page is open in the PDF viewer. Ashi removes it when it locks or closes."

// handout makes a page of text for the open patient and opens it; it takes no longer than a frame or two.
func (p *printer) handout(h sheet.Handout, name string) {
	h.Patient, h.PrintedAt, h.Paper = p.desk.patient, p.desk.now(), p.paper()
	p.page(name, func(w io.Writer) error { return sheet.HandoutPDF(w, h) })
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
	p.page("draw-up", func(w io.Writer) error { return sheet.DrawUpPDF(w, doc) })
}

// page makes a page about the open patient and opens it. The file's name tells the day and what it is, and nobody's name.
func (p *printer) page(name string, write func(io.Writer) error) {
	d := p.desk
	page, err := pageOf(write)
	if d.fail(err) || d.fail(d.record.Note(bodymap.PrintedLeaflet, d.patient.ID, name)) {
		return
	}
	id := string(d.patient.ID)
	p.view("ashi-"+d.now().Format("2006-01-02")+"-"+name+"-"+id[max(0, len(id)-6):]+".pdf", page, pageIsOpen)
}

// recall makes the list of everyone who got a lot beside the window's thread, for there may be many, and opens it.
func (p *printer) recall(r sheet.Recall, name string) {
	d := p.desk
	if p.busy {
		return
	}
	r.By, r.Lang, r.Paper, r.PrintedAt = d.record.Person(), d.lang, p.paper(), d.now()
	p.busy = true
	d.note(say("Making the list ..."))
	var page []byte
	var err error
	d.apart(func() {
		page, err = pageOf(func(w io.Writer) error { return sheet.RecallPDF(w, r) })
	}, func() {
		p.busy = false
		if !d.asleep() && !d.fail(err) && !d.fail(d.record.Note(bodymap.PrintedRecall, "", name)) {
			p.view(name, page, pageIsOpen)
		}
	})
}
