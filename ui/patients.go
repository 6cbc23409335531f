package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// rail lists the patients; typing filters them.
type rail struct {
	desk   *desk
	box    *fyne.Container
	search *entry
	list   *widget.List
	empty  *widget.Label
	ground *canvas.Rectangle
	backup *backupLine
	fresh  *widget.Button
}

const railWidth = 260

func newRail(d *desk) *rail {
	r := &rail{desk: d, search: newEntry(d), empty: widget.NewLabel("")}
	r.search.SetPlaceHolder(say("Search patients"))
	r.search.OnChanged = d.search
	r.search.OnSubmitted = func(string) {
		if len(d.patients) > 0 {
			d.openPatient(d.patients[0].ID)
		}
	}
	r.empty.Wrapping = fyne.TextWrapWord
	r.list = widget.NewList(
		func() int { return len(d.patients) },
		func() fyne.CanvasObject { return newPatientRow(r) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(r.row(d.patients[i])) },
	)
	r.list.HideSeparators = true
	onSelect(r.list, func(i int) { d.openPatient(d.patients[i].ID) })
	r.fresh = widget.NewButtonWithIcon(say("New patient"), theme.ContentAddIcon(), func() { d.editPatient(bodymap.Patient{}) })
	pad := layout.NewCustomPaddedLayout(8, 8, 8, 8)
	top := container.New(pad, r.search)
	r.backup = newBackupLine(d)
	bottom := container.New(pad, container.NewVBox(r.backup.button, r.fresh))
	r.ground = canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(colorEdge), 1
	wide := canvas.NewRectangle(color.Transparent)
	wide.SetMinSize(fyne.NewSize(railWidth, 0))
	r.box = container.NewStack(r.ground, wide, container.NewBorder(top, bottom, nil, nil, container.NewStack(r.list, r.empty)))
	return r
}

func newPatientRow(r *rail) *row { return newRow(r.list) }

func (r *rail) row(p bodymap.Patient) rowText {
	t := r.desk.patientRow(p)
	t.on, t.tapped = p.ID == r.desk.patient.ID, func() { r.desk.openPatient(p.ID) }
	return t
}

// patientRow tells a patient from others in a list.
func (d *desk) patientRow(p bodymap.Patient) rowText {
	under := say("%d years", p.Age(d.now()))
	if p.FileNumber != "" {
		under += " · " + say("file %s", p.FileNumber)
	}
	if s, ok := d.standings()[p.ID]; ok && s.State != bodymap.CourseEnded {
		under = say("%d years", p.Age(d.now())) + " · " + d.dueWords(s) // the file number has no room
	}
	return rowText{title: short(p.Name(), 26), under: under}
}

func (r *rail) refresh() {
	d := r.desk
	switch {
	case len(d.patients) > 0:
		r.empty.SetText("")
	case d.query != "":
		r.empty.SetText(say("No patient matches “%s”.", d.query))
	default:
		r.empty.SetText(d.either(say("No patients yet. “New patient” below makes the first one."), say("No patients yet.")))
	}
	r.list.Refresh()
	r.backup.refresh()
}
