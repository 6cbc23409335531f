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

// leaf is one page of a front: a word for its tab, what stands on it, and what one must be allowed to do to change it.
// Whoever may not reads it: nothing there can be pressed or typed in but what the page names.
type leaf struct {
	title string // already in the language of the window
	panel
	needs bodymap.Verb // empty: nothing is changed there, or the page sees to it itself
}

// partly is a page with parts that are for those as well who only read it, such as a search.
type partly interface{ reading() []fyne.CanvasObject }

// pagesFront is a front of several pages, of which one is seen: the patient's file, or what belongs to the practice.
type pagesFront struct {
	desk  *desk
	front front
	box   *fyne.Container
	tabs  []*choice
	pages []leaf
	at    int
	empty *widget.Label
	why   *caption // why the page is only read by who is signed in
	body  *fyne.Container
}

func newPagesFront(d *desk, f front, pages []leaf) *pagesFront {
	p := &pagesFront{desk: d, front: f, pages: pages, empty: widget.NewLabel(""), why: newCaption(), body: container.NewStack()}
	p.empty.Wrapping, p.empty.Importance = fyne.TextWrapWord, widget.LowImportance
	row := container.New(&flow{gap: 4})
	for i, g := range pages {
		c := newChoice(ttwidget.NewButton(g.title, func() { p.turnTo(i) }), false)
		p.tabs = append(p.tabs, c)
		row.Add(c.box)
	}
	away := tool(theme.CancelIcon(), say("Back to the body"), d.leaveFront)
	pad := layout.NewCustomPaddedLayout(6, 6, 8, 8)
	top := container.New(pad, container.NewBorder(nil, p.why.box, nil, container.NewVBox(away), row))
	p.box = container.NewBorder(container.NewVBox(top, line()), nil, nil, nil, container.New(layout.NewCustomPaddedLayout(8, 8, 12, 12), container.NewStack(p.body, container.NewVBox(p.empty))))
	return p
}

func (p *pagesFront) object() fyne.CanvasObject { return p.box }

func (p *pagesFront) turnTo(i int) {
	p.at = i
	p.desk.hush()
	p.desk.changed()
}

func (p *pagesFront) refresh() {
	d := p.desk
	if d.front != p.front {
		return
	}
	if i := slices.IndexFunc(p.pages, func(g leaf) bool { return g.title == d.page }); i >= 0 {
		p.at, d.page = i, ""
	}
	p.empty.SetText("")
	if p.front == fileFront && d.patient.ID == "" {
		p.empty.SetText(d.either(say("Choose a patient or make a new one first."), say("Choose a patient first.")))
	}
	for i, tab := range p.tabs {
		tab.set(i == p.at)
	}
	show(p.body, p.empty.Text == "")
	if p.body.Visible() {
		bring(p.body, p.pages[p.at].object())
		p.pages[p.at].refresh()
	}
	p.withhold(p.pages[p.at])
	p.box.Refresh()
}

// withhold says, to who may not change a page, why it is only read, and takes the rest away.
func (p *pagesFront) withhold(g leaf) {
	reads, why := g.needs != "" && p.desk.record.May(g.needs) != nil, ""
	if reads {
		why = readOnly(g.needs)
	}
	p.why.say(why)
	if !reads {
		return
	}
	p.desk.withheld = true
	var but []fyne.CanvasObject
	if some, ok := g.panel.(partly); ok {
		but = some.reading()
	}
	disable(g.object(), but...)
}

// readOnly says why a page is only read by those who may not do something.
func readOnly(needs bodymap.Verb) string {
	switch needs {
	case bodymap.SaveProductVerb, bodymap.SaveMixVerb:
		return say("You only read here: an auditor changes nothing.")
	case bodymap.SaveLimit:
		return say("You only read here: limits of doses are changed by practitioners and assistants.")
	case bodymap.SaveRetention:
		return say("You only read here: practitioners and administrators set how long records are kept.")
	}
	return say("You only read here: patients’ records are changed by practitioners and assistants.")
}
