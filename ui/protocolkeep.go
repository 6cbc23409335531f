package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"
)

// protocolKeep saves the sites of the session, all or the picked ones, as a protocol.
type protocolKeep struct {
	desk        *desk
	box         *fyne.Container
	title       *widget.Label
	which       *fyne.Container
	all, picked *choice
	name        *asked
	save        *widget.Button
	hint        *caption
}

func newProtocolKeep(d *desk) *protocolKeep {
	p := &protocolKeep{desk: d, title: widget.NewLabel(""), hint: newCaption()}
	choose := func(picked bool) *choice {
		return newChoice(ttwidget.NewButton("", func() {
			d.shelf.picked = picked
			d.changed()
		}), false)
	}
	p.all, p.picked = choose(false), choose(true)
	p.which = container.NewGridWithColumns(2, p.all.box, p.picked.box)
	name := newField(d, "", func(string) {})
	name.SetPlaceHolder(say("Name of the protocol"))
	name.OnSubmitted = func(string) { p.store() }
	p.save = widget.NewButton(say("Save"), p.store)
	p.name = newAsked(name, container.NewBorder(nil, nil, nil, p.save, name))
	p.box = container.New(layout.NewCustomPaddedVBoxLayout(4), heading(p.title), p.which, p.name.box, p.hint.box)
	return p
}

func (p *protocolKeep) store() {
	if !p.name.told(p.desk.keepProtocol(p.name.Text)) {
		p.name.SetText("")
	}
}

func (p *protocolKeep) refresh() {
	d := p.desk
	all, picked := d.keepable(nil), 0
	if ids := d.pickedIDs(); len(ids) > 0 {
		picked = d.keepable(ids)
	}
	d.shelf.picked = d.shelf.picked && picked > 0
	p.which.Hidden = picked == 0 || picked == all
	p.all.button.SetText(count("1 site", "All %d sites", all))
	p.picked.button.SetText(count("The picked one", "The %d picked", picked))
	p.all.set(!d.shelf.picked)
	p.picked.set(d.shelf.picked)
	n := all
	if d.shelf.picked {
		n = picked
	}
	p.title.SetText(count("Save 1 site as a protocol", "Save %d sites as a protocol", n))
	p.name.box.Hidden = n == 0
	hint := ""
	if n == 0 {
		p.title.SetText(say("Save as a protocol"))
		hint = say("Mark some sites first; then they can be saved here under a name, for this patient and others.")
	}
	p.hint.say(hint)
}
