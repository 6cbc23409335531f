package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// tabs choose the sheet that lies in the panel.
type tabs struct {
	desk  *desk
	box   *fyne.Container
	sheet map[sheetOfPaper]*choice
}

// tabbed are the sheets that have a tab, with its word and its help.
var tabbed = []struct {
	sheet       sheetOfPaper
	label, help string
}{
	{sessionSheet, "Sites", "Syringe and sites of this session"},
	{painSheet, "Pain", "Where it hurts, how much and how"},
	{protocolSheet, "Protocols", "Named sets of sites to start a plan from"},
	{seeSheet, "See", "What else is shown on the skin"},
}

func newTabs(d *desk) *tabs {
	t := &tabs{desk: d, sheet: map[sheetOfPaper]*choice{}}
	row := container.New(layout.NewCustomPaddedHBoxLayout(0))
	for _, s := range tabbed {
		t.sheet[s.sheet] = newChoice(helped(say(s.label), say(s.help), func() { d.show(s.sheet) }), false)
		row.Add(t.sheet[s.sheet].box)
	}
	pad := layout.NewCustomPaddedLayout(4, 0, 6, 6)
	t.box = container.NewVBox(container.New(pad, row), line())
	return t
}

// refresh tells whether the tabs came or went.
func (t *tabs) refresh() bool {
	was := t.box.Hidden
	for s, c := range t.sheet {
		c.set(s == t.desk.sheet)
	}
	// A form has its own way out; its tall list of fields has the room.
	t.box.Hidden = t.sheet[t.desk.sheet] == nil
	return t.box.Hidden != was
}
