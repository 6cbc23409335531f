package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
)

// painPanel says where it hurts, how much and how.
type painPanel struct {
	desk   *desk
	box    *fyne.Container
	region *regionSearch
	copy   *widget.Button
	empty  *widget.Label
	list   *widget.List
	lists  *fyne.Container
	edit   *painEdit
	scroll *container.Scroll
	line   fyne.CanvasObject
	pains  []bodymap.Pain
	from   bodymap.SessionID // whose pains can be copied
}

func newPainPanel(d *desk) *painPanel {
	p := &painPanel{desk: d, empty: widget.NewLabel(""), edit: newPainEdit(d), line: line()}
	p.region = newRegionSearch(d, p.add)
	p.empty.Wrapping, p.empty.Importance = fyne.TextWrapWord, widget.LowImportance
	p.list = widget.NewList(func() int { return len(p.pains) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(i)) })
	onSelect(p.list, func(i int) { d.selectPain(p.pains[i].ID) })
	p.copy = widget.NewButtonWithIcon("", theme.ContentCopyIcon(), func() { d.copyPains(p.from) })
	p.scroll = container.NewVScroll(nil)
	p.scroll.Content = container.NewStack(newPuller(p.scroll), p.edit.box)
	p.lists = container.NewStack(p.list, p.empty)
	p.box = container.New(&painLayout{p}, p.region.entry, p.copy, p.lists, p.line, p.scroll, p.region.results)
	return p
}

func (p *painPanel) object() fyne.CanvasObject { return p.box }

// focus puts the cursor where a pain is added by its name.
func (p *painPanel) focus() { p.desk.focus(p.region.entry) }

// add keeps a region as a pain and asks for its score.
func (p *painPanel) add(r regionSide) {
	p.desk.addPainIn(r)
	p.desk.focusShown(p.edit.before, p.edit.box.Visible)
}

func (p *painPanel) row(i int) rowText {
	pain := p.pains[i]
	under := []string(nil)
	if c := change(pain); c != "" {
		under = append(under, c)
	}
	for _, q := range pain.Qualities {
		under = append(under, q.Text(p.desk.lang))
	}
	if len(under) == 0 && pain.Before == bodymap.NotAsked {
		under = append(under, say("not rated yet"))
	}
	return rowText{
		title: p.desk.painName(pain), right: scores(pain), under: strings.Join(under, " · "),
		on: pain.ID == p.desk.pain, tapped: func() { p.desk.selectPain(pain.ID) },
	}
}

func (p *painPanel) refresh() {
	d := p.desk
	if d.sheet != painSheet {
		return
	}
	p.pains = nil
	if d.chart != nil {
		p.pains = d.chart.Pains()
	}
	if _, ok := d.painNow(); !ok && len(p.pains) == 1 {
		d.pain = p.pains[0].ID // there is nothing to choose
	}
	p.empty.SetText("")
	switch {
	case d.patient.ID == "":
		p.empty.SetText(d.either(say("Choose a patient at the top left or make a new one. Then draw where it hurts."), say("Choose a patient first.")))
	case len(p.pains) == 0:
		p.empty.SetText(d.either(say("Draw around where it hurts, on the body. Or type the name of the region above."), say("No pain was drawn here.")))
	}
	enable(p.region.entry, d.patient.ID != "")
	session, ok := d.earlierPains()
	p.from = session.ID
	p.copy.Hidden = !ok
	p.copy.SetText(say("Copy the pain areas of %s", bodymap.DayText(session.At.Local(), d.lang)))
	p.list.Refresh()
	p.edit.refresh()
	p.box.Refresh()
	for i, pain := range p.pains {
		if pain.ID == d.pain {
			p.list.ScrollTo(i)
		}
	}
}

// painLayout sets the list above the scores or, in a broad panel, beside them.
type painLayout struct{ p *painPanel }

const painPad = 8

// MinSize implements fyne.Layout.
func (l *painLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 240) }

// Layout implements fyne.Layout.
func (l *painLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	p, left := l.p, size.Width
	if size.Width >= 600 {
		left = size.Width / 2
	}
	y := float32(painPad)
	for _, o := range []fyne.CanvasObject{p.region.entry, p.copy} {
		if o.Visible() {
			put(o, painPad, y, left-2*painPad, o.MinSize().Height)
			y += o.MinSize().Height + painPad
		}
	}
	under := painPad + p.region.entry.MinSize().Height + 2
	put(p.region.results, painPad, under, left-2*painPad, min(l.rows(regionRows), size.Height-under-painPad))
	if left < size.Width {
		put(p.lists, 0, y, left, size.Height-y)
		put(p.line, left, 0, 1, size.Height)
		put(p.scroll, left, 0, size.Width-left, size.Height)
		return
	}
	most := 3
	if theme.TextSize() > 14 {
		most = 2 // the scores need the room
	}
	h := l.rows(min(len(p.pains), most))
	if len(p.pains) == 0 {
		h = size.Height - y
	}
	put(p.lists, 0, y, left, h)
	put(p.line, 0, y+h, left, 1)
	put(p.scroll, 0, y+h+2, left, max(size.Height-y-h-2, 0))
}

// rows is the height of so many rows of a list.
func (l *painLayout) rows(n int) float32 {
	return float32(n) * (newRow(nil).MinSize().Height + theme.Padding())
}
