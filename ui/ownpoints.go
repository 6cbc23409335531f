package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
)

// ownPoints keeps the selected Ashi place under a name, and holds the names that
// there are as chips: a tap on one marks its place.
type ownPoints struct {
	desk   *desk
	figure *figurePane
	box    *fyne.Container
	name   *asked
	save   *widget.Button
	hint   *caption
	chips  *fyne.Container
	shown  []bodymap.OwnPoint
}

// chipLetters is how much of a name stands on a chip; the help holds all of it.
const chipLetters = 26

func newOwnPoints(d *desk, f *figurePane) *ownPoints {
	p := &ownPoints{desk: d, figure: f, hint: newCaption(), chips: container.New(&flow{gap: 4})}
	name := newField(d, "", func(string) {})
	name.OnSubmitted = func(string) { p.store() }
	p.save = widget.NewButton(say("Keep"), p.store)
	p.name = newAsked(name, container.NewBorder(nil, nil, nil, p.save, name))
	p.box = container.New(layout.NewCustomPaddedVBoxLayout(4), heading(widget.NewLabel(say("My points"))), p.chips, p.name.box, p.hint.box)
	return p
}

func (p *ownPoints) store() {
	if !p.name.told(p.desk.nameSite(p.name.Text)) {
		p.name.SetText("")
	}
}

func (p *ownPoints) refresh() {
	d := p.desk
	_, n, ok := d.nameable()
	p.name.box.Hidden = !ok
	p.name.SetPlaceHolder(say("Name for the place of site %d", n))
	hint := ""
	if !ok && len(d.shelf.points) == 0 {
		hint = say("Tap an Ashi site of this session: its place can be kept here under a name, such as “my gluteus point”.")
	}
	p.hint.say(hint)
	if !slices.Equal(p.shown, d.shelf.points) {
		p.shown = d.shelf.points
		p.chips.Objects = nil
		for _, o := range p.shown {
			p.chips.Add(p.chip(o))
		}
	}
	p.chips.Hidden = len(p.shown) == 0
	p.chips.Refresh()
}

// chip marks an own point; its cross takes the point away.
func (p *ownPoints) chip(o bodymap.OwnPoint) fyne.CanvasObject {
	d := p.desk
	mark := ttwidget.NewButton(short(o.Name, chipLetters), func() { p.mark(o) })
	mark.SetToolTip(o.Name + "\n" + d.where(o.Place).Text(d.lang))
	away := tool(theme.CancelIcon(), say("Forget “%s”", o.Name), func() { d.removeOwnPoint(o) })
	away.Importance = widget.LowImportance
	return container.New(layout.NewCustomPaddedHBoxLayout(0), mark, away)
}

// mark marks an own point on the sides that are chosen beside the search.
func (p *ownPoints) mark(o bodymap.OwnPoint) {
	targets := p.desk.ownTargets(o, p.figure.points.chosen())
	if len(targets) == 0 {
		p.desk.note(say("%s is marked already.", o.Name))
		return
	}
	p.figure.mark(targets)
}
