package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/exchange"
	"ashi/bodymap/sheet"
)

// dossiers is what the screens use of all that is kept of one patient.
type dossiers interface {
	Dossier(bodymap.PatientID) (bodymap.Dossier, error)
	Erase(id bodymap.PatientID, surname string) (bodymap.Erasure, error)
	May(bodymap.Verb) error
	Note(verb bodymap.Verb, patient bodymap.PatientID, detail ...string) error
}

// dossierPages are the pages about it.
func dossierPages(d *desk) []leaf { return []leaf{{say("Everything"), newDossierPage(d), ""}} }

// dossierPage hands over everything about a patient in one file.
type dossierPage struct {
	desk  *desk
	box   *container.Scroll
	holds *widget.Label
	path  *entry
	wrong *cautionLine
	write *widget.Button
	job   *job
	made  *widget.Label
	of    bodymap.PatientID // whose file made tells of
	erase *erasing
	as    *fyne.Container
	may   *widget.Label // why the file is not written by who is signed in
}

func newDossierPage(d *desk) *dossierPage {
	p := &dossierPage{desk: d, holds: widget.NewLabel(""), made: widget.NewLabel(""), may: widget.NewLabel(""), path: newEntry(d), wrong: newCautionLine(), job: newJob(d), erase: newErasing(d)}
	head := bigLabel()
	head.SetText(say("Everything about this patient"))
	p.holds.Wrapping, p.made.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	open := newCautionLine()
	open.say(say("The file is not encrypted: whoever has it can read it. Hand it over, then delete it."))
	p.write = widget.NewButtonWithIcon(say("Write the file (ZIP)"), theme.DocumentSaveIcon(), p.save)
	p.write.Importance = widget.HighImportance
	p.path.OnChanged = func(string) { p.wrong.box.Hide() }
	p.path.OnSubmitted = func(string) { p.save() }
	p.may.Wrapping = fyne.TextWrapWord
	p.as = container.New(layout.NewCustomPaddedVBoxLayout(0), widget.NewLabel(say("Save as")), p.path, p.wrong.box)
	p.box = scrolled(head, p.holds, open.box, p.may, p.as, container.New(&flow{gap: 8}, glove(p.write, 0)), p.job.box, p.made, p.erase.box)
	return p
}

func (p *dossierPage) object() fyne.CanvasObject { return p.box }

func (p *dossierPage) refresh() {
	d := p.desk
	if p.of != d.patient.ID {
		p.of = d.patient.ID
		p.made.SetText("")
		p.path.SetText(p.name())
		p.erase.leave()
	}
	whole, err := d.record.Dossier(d.patient.ID)
	if err != nil {
		d.message = message{text: bodymap.Sentence(err, d.lang), bad: true}
		return
	}
	p.holds.SetText(holdings(whole) + " " + say("The file holds all of it, with every site map, as a PDF to read and as JSON for other programs."))
	p.may.SetText(bodymap.Sentence(d.record.May(bodymap.Exported), d.lang))
	show(p.may, p.may.Text != "")
	show(p.as, p.may.Text == "")
	enable(p.write, !p.job.busy() && p.may.Text == "")
	p.erase.refresh()
	show(p.made, p.made.Text != "")
	p.box.Content.Refresh()
}

// holdings say how much the record holds of a patient.
func holdings(w bodymap.Dossier) string {
	sessions, sites, pains, entries := w.Counts()
	return say("The record holds %s.", count("1 session", "%d sessions", sessions)+", "+count("1 site", "%d sites", sites)+", "+
		count("1 painful area", "%d painful areas", pains)+", "+count("1 other entry", "%d other entries", entries))
}

// name is where the file goes unless another place is typed. It tells the day, and nobody's name.
func (p *dossierPage) name() string {
	id := string(p.desk.patient.ID)
	return filepath.Join(documents(), "ashi-"+p.desk.now().Format("2006-01-02")+"-everything-"+id[max(0, len(id)-6):]+".zip")
}

// save writes the file beside the window's thread.
func (p *dossierPage) save() {
	d := p.desk
	if p.job.busy() {
		return
	}
	path := filepath.Clean(p.path.Text)
	if !filepath.IsAbs(path) || !isFolder(filepath.Dir(path)) {
		p.wrong.say(say("Type the whole path of a file in a folder that exists."))
		d.changed()
		return
	}
	whole, err := d.record.Dossier(d.patient.ID)
	if d.fail(err) || d.fail(d.record.May(bodymap.Exported)) {
		return
	}
	paper := sheet.Dossier{Of: whole, Lang: d.lang, Paper: d.care.paper(), PrintedAt: d.now()}
	p.job.run(say("Writing the file ..."), func(ctx context.Context, progress func(done, total int64)) error {
		return writeDossier(ctx, path, paper, d.record, progress)
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			d.note(say("Stopped. No file was written."))
		case !d.fail(err) && !d.fail(d.record.Note(bodymap.Exported, whole.Patient.ID)):
			p.made.SetText(say("The file is in %s.", path))
		}
	})
}

// writeDossier puts the file whole at a path or not at all.
func writeDossier(ctx context.Context, path string, d sheet.Dossier, r sheet.Record, progress func(done, total int64)) (err error) {
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	step := func(done, total int) error {
		progress(int64(done), int64(total))
		return ctx.Err()
	}
	err = exchange.Archive(f, d.PrintedAt,
		exchange.Part{Name: "record.json", Write: func(w io.Writer) error { return exchange.DossierJSON(w, d.Of, d.Lang) }},
		exchange.Part{Name: "record.schema.json", Write: func(w io.Writer) error {
			_, err := io.Copy(w, bytes.NewReader(exchange.DossierSchema))
			return err
		}},
		exchange.Part{Name: "record.pdf", Write: func(w io.Writer) error { return sheet.DossierPDF(w, r, d, step) }},
	)
	if err = errors.Join(err, f.Close(), ctx.Err()); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	return os.Rename(part, path)
}
