package ui

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// protocolPanel lists the protocols, shows the chosen one on the body before it
// is applied, and keeps the sites of the session as a new one.
type protocolPanel struct {
	desk   *desk
	figure *figurePane
	shown  bodymap.ProtocolID // the one that the body was turned to
	box    *fyne.Container
	name   *field
	save   *widget.Button
	keep   *fyne.Container
	list   *widget.List
	detail *protocolDetail
	points *ownPoints
	naming bool
}

func newProtocolPanel(d *desk, f *figurePane) *protocolPanel {
	p := &protocolPanel{desk: d, figure: f, detail: newProtocolDetail(d), points: newOwnPoints(d)}
	p.name = newField(d, say("Name of the protocol"), func(string) {})
	p.name.OnSubmitted = func(string) { p.store() }
	p.save = widget.NewButton("", p.store)
	p.list = widget.NewList(func() int { return len(d.shelf.all) },
		func() fyne.CanvasObject { return newRow(p.list) },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(p.row(d.shelf.all[i])) })
	onSelect(p.list, func(i int) { d.chooseProtocol(d.shelf.all[i].ID) })
	pad := layout.NewCustomPaddedLayout(2, 6, 8, 8)
	p.keep = container.New(pad, container.NewVBox(named(p.name), p.save, p.points.box, line()))
	p.box = container.New(&sideways{}, container.NewBorder(p.keep, nil, nil, nil, p.list), p.detail.box)
	return p
}

func (p *protocolPanel) object() fyne.CanvasObject { return p.box }

func (p *protocolPanel) store() {
	if p.desk.keepProtocol(p.name.label, p.name.Text) {
		p.name.SetText("")
	}
}

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
	for _, s := range o.Sites {
		switch {
		case s.Code == "":
			ashi++
		case !seen[s.Code]:
			seen[s.Code] = true
			names = append(names, string(s.Code))
		}
	}
	if ashi > 0 {
		names = append(names, strconv.Itoa(ashi)+" × "+say("Ashi"))
	}
	return strings.Join(names, " ")
}

func (p *protocolPanel) refresh() {
	d := p.desk
	if d.sheet != protocolSheet {
		p.naming = false
		return
	}
	d.reloadShelf()
	n := d.keepable()
	p.save.SetText(say("Save these sites as a protocol"))
	if n > 0 {
		p.save.SetText(count("Save 1 site as a protocol", "Save %d sites as a protocol", n))
	}
	enable(p.save, n > 0)
	enable(p.name, n > 0)
	p.points.refresh()
	p.list.Refresh()
	p.detail.refresh()
	p.box.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.box); d.shelf.naming && !p.naming && c != nil {
		c.Focus(p.name)
	}
	p.naming = d.shelf.naming
	p.turn()
}

// turn shows the sites that the chosen protocol would mark, once.
func (p *protocolPanel) turn() {
	if p.shown == p.desk.shelf.chosen {
		return
	}
	p.shown = p.desk.shelf.chosen
	sites, _ := p.desk.trial() // why there is none is said below
	var targets []bodymap.Target
	for _, s := range sites {
		targets = append(targets, bodymap.Target{Place: s.Place, Code: s.Code, Side: s.Side})
	}
	if len(targets) > 0 {
		p.figure.turnTo(targets)
	}
}

// protocolDetail is the chosen protocol: where it comes from, on which side, and the button that applies it.
type protocolDetail struct {
	desk   *desk
	box    *fyne.Container
	title  *widget.Label
	source *widget.Label
	sides  *fyne.Container
	side   map[bodymap.ProtocolSide]*choice
	apply  *widget.Button
	why    *cautionLine
	name   *field
	own    *fyne.Container
}

func newProtocolDetail(d *desk) *protocolDetail {
	p := &protocolDetail{desk: d, title: widget.NewLabel(""), source: widget.NewLabel(""), side: map[bodymap.ProtocolSide]*choice{}, why: newCautionLine()}
	p.title.TextStyle.Bold, p.title.Wrapping, p.source.Wrapping = true, fyne.TextWrapWord, fyne.TextWrapWord
	p.source.SizeName = theme.SizeNameCaptionText
	p.sides = container.NewGridWithColumns(3)
	for _, s := range []bodymap.ProtocolSide{bodymap.AsMade, bodymap.Mirrored, bodymap.BothSides} {
		p.side[s] = newChoice(ttwidget.NewButton(say("As made"), func() { d.setProtocolSide(s) }), false)
		p.sides.Add(p.side[s].box)
	}
	p.apply = widget.NewButton("", d.applyProtocol)
	p.apply.Importance = widget.HighImportance
	p.name = newField(d, say("Rename it"), func(text string) { d.renameProtocol(p.name.label, text) })
	remove := widget.NewButtonWithIcon(say("Remove"), theme.DeleteIcon(), d.removeProtocol)
	p.own = container.NewVBox(named(p.name), remove)
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	words := container.New(layout.NewCustomPaddedVBoxLayout(0), p.title, p.source)
	act := container.NewVBox(p.sides, p.why.box, p.apply, p.own)
	p.box = container.NewStack(ground, container.NewVScroll(container.NewVBox(line(), words, container.New(layout.NewCustomPaddedLayout(0, 10, 10, 10), act))))
	return p
}

// sideWords name the sides of a protocol: left and right where it was made on one, else as made and mirrored.
func sideWords(o bodymap.Protocol, lang string) map[bodymap.ProtocolSide]string {
	words := map[bodymap.ProtocolSide]string{bodymap.AsMade: say("As made"), bodymap.Mirrored: say("Mirrored"), bodymap.BothSides: say("Both sides")}
	if side, ok := o.OneSide(); ok {
		other := atlas.Left
		if side == atlas.Left {
			other = atlas.Right
		}
		words[bodymap.AsMade], words[bodymap.Mirrored] = capital(side.Text(lang)), capital(other.Text(lang))
	}
	return words
}

func capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

func (p *protocolDetail) refresh() {
	d := p.desk
	o, ok := d.protocol()
	p.box.Hidden = !ok
	if !ok {
		return
	}
	p.title.SetText(o.Name)
	p.source.SetText(strings.TrimSpace(o.Source + "\n" + o.Note))
	p.source.Hidden = p.source.Text == ""
	for s, word := range sideWords(o, d.lang) {
		p.side[s].button.SetText(word)
		p.side[s].set(s == d.shelf.side)
	}
	sites, err := d.trial()
	why := ""
	p.apply.SetText(say("Mark these sites"))
	if len(sites) > 0 {
		t := bodymap.Total(sites)
		p.apply.SetText(say("Mark %s · %s mL", count("1 site", "%d sites", t.Sites), d.number(t.VolumeML)))
	}
	if err != nil {
		why = bodymap.Sentence(err, d.lang)
	}
	enable(p.apply, err == nil && d.patient.ID != "")
	if d.patient.ID == "" {
		why = say("Choose a patient on the left or make a new one. Then one tap marks these sites.")
	}
	p.why.say(why)
	p.own.Hidden = o.Starter()
	p.name.keep(o.Name)
	p.box.Refresh()
}
