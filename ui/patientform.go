package ui

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// patientForm takes the place of the session while a patient is made or changed.
type patientForm struct {
	desk   *desk
	box    *fyne.Container
	title  *widget.Label
	fields map[string]*formField
	sex    *widget.RadioGroup
	flags  map[bodymap.Flag]*widget.Check
	shown  bool
	fresh  bool // has just come on the table
	kept   bool // holds typing that is neither saved nor cancelled
	base   bodymap.Patient
}

// formField is an entry with its name above and what is wrong with it below.
type formField struct {
	entry *entry
	wrong *widget.Label
}

// The fields' names are those that bodymap reports problems with.
var patientFields = []struct {
	field, label, hint string
	tall               bool
}{
	{field: "Surname", label: "Surname"},
	{field: "FirstName", label: "First name"},
	{field: "Born", label: "Birth date", hint: "1974-03-14"},
	{field: "Sex"},
	{field: "Allergies", label: "Allergies", hint: "procaine, latex ..."},
	{field: "FileNumber", label: "File number"},
	{field: "WeightKG", label: "Weight, kg"},
	{field: "Flags"},
	{field: "Notes", label: "Notes", tall: true},
}

var sexes = []bodymap.Sex{bodymap.Female, bodymap.Male, bodymap.Other}

func newPatientForm(d *desk) *patientForm {
	f := &patientForm{desk: d, title: widget.NewLabel(""), fields: map[string]*formField{}, flags: map[bodymap.Flag]*widget.Check{}}
	f.title.TextStyle.Bold, f.title.SizeName = true, theme.SizeNameSubHeadingText
	rows := container.New(layout.NewCustomPaddedVBoxLayout(2))
	for _, s := range patientFields {
		rows.Add(f.row(s.field, s.label, s.hint, s.tall))
	}
	save := widget.NewButton(say("Save"), f.save)
	save.Importance = widget.HighImportance
	cancel := widget.NewButton(say("Cancel"), func() {
		f.leave()
		d.show(sessionSheet)
	})
	buttons := container.New(layout.NewCustomPaddedLayout(8, 8, 8, 8), container.NewGridWithColumns(2, cancel, save))
	body := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 8, 20), rows))
	f.box = container.NewBorder(f.title, buttons, nil, nil, body)
	return f
}

func (f *patientForm) row(field, label, hint string, tall bool) fyne.CanvasObject {
	wrong := problemLabel()
	ff := &formField{wrong: wrong}
	f.fields[field] = ff
	switch field {
	case "Sex":
		names := make([]string, len(sexes))
		for i, s := range sexes {
			names[i] = s.Text(f.desk.lang)
		}
		f.sex = widget.NewRadioGroup(names, nil)
		f.sex.Horizontal = theme.TextSize() <= 14 // else it would be wider than the panel
		return container.New(layout.NewCustomPaddedVBoxLayout(-2), widget.NewLabel(say("Sex")), f.sex, wrong)
	case "Flags":
		grid := container.New(&flow{gap: 4})
		for _, flag := range bodymap.Flags() {
			f.flags[flag] = widget.NewCheck(flag.Text(f.desk.lang), nil)
			grid.Add(f.flags[flag])
		}
		return grid
	}
	ff.entry = newEntry(f.desk)
	if tall {
		ff.entry.MultiLine, ff.entry.Wrapping = true, fyne.TextWrapWord
	} else {
		ff.entry.OnSubmitted = func(string) { f.save() }
	}
	ff.entry.OnChanged = func(string) { wrong.SetText("") } // its room stays: what lies below must not move under a finger
	ff.entry.SetPlaceHolder(say(hint))
	name := widget.NewLabel(say(label))
	return container.New(layout.NewCustomPaddedVBoxLayout(-2), name, ff.entry, wrong)
}

func problemLabel() *widget.Label {
	l := widget.NewLabel("")
	l.Importance, l.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	l.Hide()
	return l
}

// refresh fills the form when it comes on the table. What was typed and neither
// saved nor cancelled is still there when the form comes back.
func (f *patientForm) refresh() {
	d := f.desk
	if d.sheet != patientSheet {
		f.shown = false
		return
	}
	if f.shown && f.base.ID == d.draft.ID {
		return
	}
	f.fresh = true
	f.title.SetText(say("Patient details"))
	if d.draft.ID == "" {
		f.title.SetText(say("New patient"))
	}
	if !f.kept || f.base.ID != d.draft.ID {
		f.base = d.draft
		f.fill(f.base)
		f.clear()
	}
	f.shown, f.kept = true, true
}

// leave ends the form: nothing typed is kept for later.
func (f *patientForm) leave() {
	f.shown, f.kept = false, false
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.box); c != nil {
		c.Unfocus() // or the next keys would go into a field that is gone
	}
}

// begin puts the cursor in the first field of a form that has just come on the table.
func (f *patientForm) begin(c fyne.Canvas) {
	if f.fresh {
		f.fresh = false
		c.Focus(f.fields["Surname"].entry)
	}
}

func (f *patientForm) fill(p bodymap.Patient) {
	weight := ""
	if p.WeightKG > 0 {
		weight = f.desk.number(p.WeightKG)
	}
	for field, text := range map[string]string{
		"Surname": p.Surname, "FirstName": p.FirstName, "Born": string(p.Born), "Allergies": p.Allergies,
		"FileNumber": p.FileNumber, "WeightKG": weight, "Notes": p.Notes,
	} {
		f.fields[field].entry.was = text
		f.fields[field].entry.SetText(text)
	}
	f.sex.SetSelected("")
	if i := slices.Index(sexes, p.Sex); i >= 0 {
		f.sex.SetSelected(f.sex.Options[i])
	}
	for flag, check := range f.flags {
		check.SetChecked(p.Has(flag))
	}
}

func (f *patientForm) clear() {
	for _, ff := range f.fields {
		ff.wrong.Hide()
	}
}

// read takes what is typed. Numbers that are none are told at their field.
func (f *patientForm) read() (bodymap.Patient, bool) {
	p := f.base
	text := func(field string) string { return strings.TrimSpace(f.fields[field].entry.Text) }
	p.Surname, p.FirstName, p.FileNumber = text("Surname"), text("FirstName"), text("FileNumber")
	p.Allergies, p.Notes = text("Allergies"), text("Notes")
	p.Born = readDate(text("Born"))
	p.Sex = ""
	if i := slices.Index(f.sex.Options, f.sex.Selected); i >= 0 {
		p.Sex = sexes[i]
	}
	p.Flags = nil
	for _, flag := range bodymap.Flags() {
		if f.flags[flag].Checked {
			p.Flags = append(p.Flags, flag)
		}
	}
	p.WeightKG = 0
	if w := text("WeightKG"); w != "" {
		v, err := readNumber(w)
		if err != nil {
			f.wrong("WeightKG", say("“%s” is not a number.", w))
			return p, false
		}
		p.WeightKG = v
	}
	return p, true
}

func (f *patientForm) wrong(field, sentence string) {
	if ff := f.fields[field]; ff != nil {
		ff.wrong.SetText(sentence)
		ff.wrong.Show()
	}
}

func (f *patientForm) save() {
	f.clear()
	p, ok := f.read()
	err := p.Validate(f.desk.now()) // all that is wrong is told at once
	if ok {
		err = f.desk.savePatient(p)
	}
	var problems bodymap.Problems
	switch {
	case err == nil && ok:
		f.leave()
	case err == nil:
	case errors.As(err, &problems):
		for i := range problems {
			f.wrong(problems[i].Field, problems[i].Say(f.desk.lang))
		}
	default:
		f.desk.fail(err)
	}
}
