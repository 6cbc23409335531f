package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"ashi/bodymap"
)

// reads tells that who is signed in changes no patients' records.
func (d *desk) reads() bool { return d.record.May(bodymap.EditPatient) != nil }

// either gives the words for who may change patients' records, or those for who only reads.
func (d *desk) either(may, reads string) string {
	if d.reads() {
		return reads
	}
	return may
}

// withhold takes away, from who may not change patients' records, what would change them: such a person is not offered
// what is refused. The pages see to themselves. Who may finds all as the panels left it.
func (w *window) withhold() {
	d := w.desk
	role := d.record.User().Role
	if w.role != role && d.withheld { // another person, or another role: what was taken away comes back
		w.build()
		return
	}
	w.role = role
	if !d.reads() {
		return
	}
	d.withheld = true
	for _, o := range []fyne.CanvasObject{
		w.banner.record, w.banner.edit, w.rail.fresh, w.timeline.fresh, w.timeline.again.box, w.timeline.start, w.figure.strip.box, w.figure.points.box, w.figure.sex,
		w.session.tools, w.session.words, w.session.repeat.box, w.pain.object(), w.over[protocolSheet].object(), w.table.object(),
	} {
		disable(o)
	}
	for _, l := range w.session.lines {
		if _, own := l.(*signPanel); !own { // it offers to each what is theirs
			disable(l.object())
		}
	}
	enable(w.session.site.back, true)
	enable(w.over[protocolSheet].(*protocolPanel).detail.away, true)
}

// disable takes all that can be pressed or typed in away from a part of the window, but for some parts of it.
func disable(o fyne.CanvasObject, but ...fyne.CanvasObject) {
	if slices.Contains(but, o) {
		return
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			disable(part, but...)
		}
	case *container.Scroll:
		disable(o.Content, but...)
	case fyne.Disableable:
		o.Disable()
	}
}
