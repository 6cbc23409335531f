package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// withhold takes away, from who may not change patients' records, what would change them: such a person is not offered
// what is refused. Who may finds all as the panels left it.
func (w *window) withhold() {
	d := w.desk
	reads := d.record.May(bodymap.EditPatient) != nil
	if w.reads && !reads { // another person, or another role
		w.reads = false
		w.build()
		return
	}
	if w.reads = reads; !reads {
		return
	}
	for _, o := range []fyne.CanvasObject{
		w.banner.record, w.banner.edit, w.rail.fresh, w.timeline.fresh, w.timeline.again.box, w.timeline.start, w.figure.strip.box, w.figure.points.box, w.figure.sex,
		w.session.tools, w.session.words, w.session.offers, w.pain.object(), w.over[protocolSheet].object(), w.table.object(),
	} {
		disable(o)
	}
	enable(w.session.site.back, true)
	for _, g := range w.file.pages {
		if _, own := g.panel.(*dossierPage); !own { // it is handed out by who may not treat, too
			disableForms(g.object())
		}
	}
}

// disableForms takes what is typed in and what keeps it away from a page that is also read.
func disableForms(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			disableForms(part)
		}
	case *container.Scroll:
		disableForms(o.Content)
	case *entry:
		o.Disable()
	case *field:
		o.Disable()
	case *widget.Check:
		o.Disable()
	case *widget.Button:
		if o.Importance == widget.HighImportance || o.Importance == widget.DangerImportance {
			o.Disable()
		}
	}
}

// disable takes all that can be pressed or typed in away from a part of the window.
func disable(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			disable(part)
		}
	case *container.Scroll:
		disable(o.Content)
	case fyne.Disableable:
		o.Disable()
	}
}
