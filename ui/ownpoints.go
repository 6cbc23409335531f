package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// ownPoints keeps the selected Ashi place under a name, and lists the names that there are.
type ownPoints struct {
	desk *desk
	box  *fyne.Container
	name *field
	save *widget.Button
	keep *fyne.Container
	list *fyne.Container
}

func newOwnPoints(d *desk) *ownPoints {
	p := &ownPoints{desk: d, list: container.New(&flow{gap: 4})}
	p.name = newField(d, say("Name of this place, such as “my gluteus point”"), func(string) {})
	p.name.OnSubmitted = func(string) { p.store() }
	p.save = widget.NewButton(say("Keep this place as my own point"), p.store)
	p.keep = container.NewVBox(named(p.name), p.save)
	p.box = container.NewVBox(p.keep, p.list)
	return p
}

func (p *ownPoints) store() {
	if p.desk.nameSite(p.name.label, p.name.Text) {
		p.name.SetText("")
	}
}

func (p *ownPoints) refresh() {
	s, _, ok := p.desk.site()
	p.keep.Hidden = !ok || s.Code != "" || s.Spread != nil
	p.list.Objects = nil
	for _, o := range p.desk.shelf.points {
		p.list.Add(p.chip(o))
	}
	p.list.Hidden = len(p.list.Objects) == 0
	p.list.Refresh()
}

// chip marks an own point; its cross takes it away.
func (p *ownPoints) chip(o bodymap.OwnPoint) fyne.CanvasObject {
	d := p.desk
	mark := widget.NewButton(o.Name, func() { d.mark(bodymap.Target{Place: o.Place, Side: o.Side}) })
	away := tool(theme.CancelIcon(), say("Forget this point"), func() { d.removeOwnPoint(o) })
	away.Importance = widget.LowImportance
	return container.NewBorder(nil, nil, nil, away, mark)
}
