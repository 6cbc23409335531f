package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// helpedPage sets points, fillings and techniques against the change in pain.
type helpedPage struct {
	desk   *desk
	box    *fyne.Container
	scroll *container.Scroll
	lists  *fyne.Container
}

func newHelpedPage(d *desk) *helpedPage {
	p := &helpedPage{desk: d, lists: container.New(&cards{least: 300, gap: 18, most: 3})}
	about := said(say("An association, not a cause: what was injected in sessions whose pain was rated before and after the needles, and the mean change of that pain. Nothing is said of fewer than two sessions."))
	p.scroll = container.NewVScroll(nil)
	p.scroll.Content = container.NewStack(newPuller(p.scroll), roomAtBar(container.New(&column{gap: 8}, about, p.lists)))
	p.box = container.NewStack(p.scroll)
	return p
}

func (p *helpedPage) object() fyne.CanvasObject { return p.box }

func (p *helpedPage) refresh() {
	o, why := p.desk.fared()
	p.lists.Objects = nil
	all := o.Helped()
	for _, kind := range []bodymap.HelpKind{bodymap.PointHelp, bodymap.FillingHelp, bodymap.TechniqueHelp} {
		list := container.New(&column{gap: -2}, heading(widget.NewLabel(kind.Text(p.desk.lang))))
		for _, h := range all {
			if h.Kind == kind {
				list.Add(p.line(h))
			}
		}
		if len(list.Objects) > 1 {
			p.lists.Add(list)
		}
	}
	if len(all) == 0 {
		if why == "" {
			why = say("Too little to tell. Rate the pain before and after the needles in at least two sessions.")
		}
		p.lists.Add(said(why))
	}
	relay(p.box)
}

// line says what it is, the mean change and of how many sessions.
func (p *helpedPage) line(h bodymap.Help) fyne.CanvasObject {
	name := widget.NewLabel(h.Text(p.desk.lang))
	name.Truncation = fyne.TextTruncateEllipsis
	c := round(h.Change, 1)
	text := say("as before")
	switch {
	case c < 0:
		text = say("%s less", p.desk.number(-c))
	case c > 0:
		text = say("%s more", p.desk.number(c))
	}
	change := rowWord()
	change.Text, change.TextStyle.Bold = text, true
	n := rowWord()
	n.Text, n.Color = say("%d sessions", h.Sessions), theme.Color(colorQuiet)
	return container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(12), change, n), name)
}
