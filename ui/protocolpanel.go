package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// protocolPanel lists the protocols. Below it, or beside it in a strip, lies the
// chosen one; while none is chosen, what is kept from the session: a new protocol, and own points.
type protocolPanel struct {
	desk   *desk
	figure *figurePane
	turned trialKey // what the body was turned to
	box    *fyne.Container
	list   *widget.List
	detail *protocolDetail
	keep   *protocolKeep
	points *ownPoints
	below  *fyne.Container // what lies there while none is chosen
	sheet  *container.Scroll
}

// trialKey tells one trial from another.
type trialKey struct {
	chosen bodymap.ProtocolID
	side   bodymap.ProtocolSide
	chart  *bodymap.Chart
	figure atlas.Figure // on another one a protocol may fit that did not
}

func newProtocolPanel(d *desk, f *figurePane) *protocolPanel {
	p := &protocolPanel{desk: d, figure: f, detail: newProtocolDetail(d), keep: newProtocolKeep(d), points: newOwnPoints(d, f)}
	p.list = widget.NewList(func() int { return len(d.shelf.all) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(d.shelf.all[i])) })
	onSelect(p.list, func(i int) { d.chooseProtocol(d.shelf.all[i].ID) })
	p.below = container.New(layout.NewCustomPaddedVBoxLayout(8), p.keep.box, p.points.box)
	in := container.New(layout.NewCustomPaddedLayout(6, 10, 10, 10), container.NewStack(p.below, p.detail.box))
	ground := canvas.NewRectangle(theme.Color(colorPaper))
	p.sheet = container.NewVScroll(container.NewStack(ground, container.NewBorder(line(), nil, nil, nil, in)))
	p.box = container.New(&sideways{}, p.list, p.sheet)
	return p
}

func (p *protocolPanel) object() fyne.CanvasObject { return p.box }

func (p *protocolPanel) row(o bodymap.Protocol) rowText {
	right := ""
	if !o.Starter() {
		right = say("own")
	}
	return rowText{
		title: o.Name, under: count("1 site", "%d sites", len(o.Sites)) + " · " + pointsOf(o), right: right,
		on: o.ID == p.desk.shelf.chosen, tapped: func() { p.desk.chooseProtocol(o.ID) },
	}
}

// pointsOf names the points of a protocol, each once, and counts what has no name.
func pointsOf(o bodymap.Protocol) string {
	var names []string
	seen := map[atlas.Code]bool{}
	ashi := 0
	spreads := map[bodymap.Extent]int{}
	for _, s := range o.Sites {
		switch {
		case s.Spread != nil:
			spreads[s.Spread.Extent]++
		case s.Code == "":
			ashi++
		case !seen[s.Code]:
			seen[s.Code] = true
			names = append(names, string(s.Code))
		}
	}
	add := func(n int, what string) {
		if n > 0 {
			names = append(names, strconv.Itoa(n)+" × "+what)
		}
	}
	add(ashi, say("Ashi"))
	add(spreads[bodymap.Line], say("Line"))
	add(spreads[bodymap.Area], say("Area"))
	return strings.Join(names, " ")
}

func (p *protocolPanel) refresh() {
	d := p.desk
	if d.sheet != protocolSheet {
		p.turned = trialKey{}
		return
	}
	d.reloadShelf()
	_, chosen := d.protocol()
	p.below.Hidden, p.detail.box.Hidden = chosen, !chosen
	if chosen {
		p.detail.refresh()
	} else {
		p.keep.refresh()
		p.points.refresh()
	}
	p.list.Refresh()
	p.box.Refresh()
	p.turn()
	if d.shelf.naming {
		d.shelf.naming = false
		if c := fyne.CurrentApp().Driver().CanvasForObject(p.figure.body); c != nil { // p.box may not have been painted yet: it would have none
			c.Focus(p.keep.name.field)
		}
	}
}

// turn shows the body from the side of what the chosen protocol would mark, once.
func (p *protocolPanel) turn() {
	d := p.desk
	k := trialKey{d.shelf.chosen, d.shelf.side, d.chart, d.figure()}
	if p.turned == k {
		return
	}
	p.turned = k
	sites, _ := d.trial() // why there is none is said below
	var targets []bodymap.Target
	for _, s := range sites {
		targets = append(targets, bodymap.Target{Place: s.Place, Code: s.Code, Side: s.Side})
	}
	if len(targets) > 0 {
		p.figure.turnTo(targets)
	}
}
