package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// patientChoice chooses one patient or all: a button says which, and opens the search in the place of what is listed.
type patientChoice struct {
	desk   *desk
	button *widget.Button
	box    *fyne.Container
	search *entry
	list   *widget.List
	none   *widget.Label
	found  []bodymap.Patient
	at     int               // the row that Enter takes; 0 is all patients
	only   bodymap.PatientID // empty: all
	open   bool
}

func newPatientChoice(d *desk) *patientChoice {
	c := &patientChoice{desk: d, search: newEntry(d), none: quietLabel()}
	c.button = widget.NewButtonWithIcon(say("All patients"), theme.MenuDropDownIcon(), c.toggle)
	c.button.IconPlacement, c.button.Alignment = widget.ButtonIconTrailingText, widget.ButtonAlignLeading
	c.search.SetPlaceHolder(say("Search patients"))
	c.search.OnChanged = func(string) { c.find() }
	c.search.OnSubmitted = func(typed string) {
		if typed == "" || len(c.found) > 0 {
			c.take(c.at)
		}
	}
	c.search.key = c.typed
	c.list = widget.NewList(func() int { return 1 + len(c.found) },
		func() fyne.CanvasObject { return newRow(c.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(c.row(i)) })
	c.list.HideSeparators = true
	onSelect(c.list, c.take)
	top := container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), container.NewVBox(c.search, c.none))
	c.box = container.NewBorder(top, nil, nil, nil, c.list)
	return c
}

// toggle opens the search with the cursor in it, or gives it up.
func (c *patientChoice) toggle() {
	c.open = !c.open
	if c.search.Text != "" {
		c.search.SetText("")
	}
	c.find()
	c.turned()
}

// turned shows the search with the cursor in it, or gives the cursor back to the button.
func (c *patientChoice) turned() {
	c.desk.changed()
	if !c.open {
		c.desk.focus(c.button)
		return
	}
	c.desk.focusShown(c.search, c.box.Visible)
}

// find lists who matches; while nothing is typed those last worked with. What is typed is meant: then Enter takes the
// first of them.
func (c *patientChoice) find() {
	found, err := c.desk.record.Patients(c.search.Text, listed)
	if c.desk.fail(err) {
		return
	}
	c.found, c.at = found, 0
	c.none.SetText("")
	switch {
	case c.search.Text == "":
	case len(found) == 0:
		c.none.SetText(say("No patient matches “%s”.", c.search.Text))
	default:
		c.at = 1
	}
	show(c.none, c.none.Text != "")
	c.list.ScrollToTop()
	c.list.Refresh()
}

func (c *patientChoice) row(i int) rowText {
	t := rowText{title: say("All patients")}
	if i > 0 {
		t = c.desk.patientRow(c.found[i-1])
	}
	t.on, t.tapped = i == c.at, func() { c.take(i) }
	return t
}

// typed walks through who was found; Escape gives it up.
func (c *patientChoice) typed(k fyne.KeyName) bool {
	step := map[fyne.KeyName]int{fyne.KeyDown: 1, fyne.KeyUp: -1}[k]
	switch {
	case k == fyne.KeyEscape:
		c.toggle()
	case step != 0:
		c.at = min(max(c.at+step, 0), len(c.found))
		c.list.ScrollTo(c.at)
		c.list.Refresh()
	default:
		return false
	}
	return true
}

func (c *patientChoice) take(i int) {
	id := bodymap.PatientID("")
	if i > 0 && i <= len(c.found) {
		id = c.found[i-1].ID
	}
	c.choose(id)
}

// choose takes a patient, perhaps one who was erased, or all.
func (c *patientChoice) choose(id bodymap.PatientID) {
	c.only, c.open = id, false
	c.turned()
}

// refresh says who is chosen. The name is read each time: it may have changed, and an erased patient has none.
func (c *patientChoice) refresh() {
	show(c.box, c.open)
	c.button.SetText(c.words())
}

func (c *patientChoice) words() string {
	if c.only == "" {
		return say("All patients")
	}
	p, err := c.desk.record.Patient(c.only)
	switch {
	case bodymap.KindOf(err) == bodymap.NotFound:
		return say("A patient who was erased")
	case err != nil:
		return bodymap.Sentence(err, c.desk.lang)
	}
	return short(p.Name(), 26)
}
