package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// protocolDetail is the chosen protocol: where it comes from, on which side, and
// the button that applies it; one's own can be renamed and removed.
type protocolDetail struct {
	desk   *desk
	box    *fyne.Container
	title  *widget.Label
	away   *ttwidget.Button // puts it back
	source *caption
	sides  *fyne.Container
	side   map[bodymap.ProtocolSide]*choice
	apply  *widget.Button
	why    *cautionLine
	name   *asked
	of     bodymap.ProtocolID // whose name stands in the field
}

func newProtocolDetail(d *desk) *protocolDetail {
	p := &protocolDetail{desk: d, title: widget.NewLabel(""), source: newCaption(), side: map[bodymap.ProtocolSide]*choice{}, why: newCautionLine()}
	p.title.TextStyle.Bold, p.title.Wrapping = true, fyne.TextWrapWord
	p.sides = container.NewGridWithColumns(3)
	for _, s := range []bodymap.ProtocolSide{bodymap.AsMade, bodymap.Mirrored, bodymap.BothSides} {
		p.side[s] = newChoice(ttwidget.NewButton(say("As made"), func() { d.setProtocolSide(s) }), false)
		p.sides.Add(p.side[s].box)
	}
	p.apply = widget.NewButton("", d.applyProtocol)
	p.apply.Importance = widget.HighImportance
	name := newField(d, say("Name of the protocol"), p.rename)
	remove := tool(theme.DeleteIcon(), say("Remove this protocol"), d.removeProtocol)
	p.name = newAsked(name, container.NewBorder(nil, nil, nil, remove, name))
	p.away = tool(theme.CancelIcon(), say("Put it back"), func() { d.chooseProtocol(d.shelf.chosen) })
	head := container.NewBorder(nil, nil, nil, p.away, p.title)
	p.box = container.New(layout.NewCustomPaddedVBoxLayout(4), head, p.source.box, p.sides, p.why.box, p.apply, p.name.box)
	return p
}

func (p *protocolDetail) rename(name string) { p.name.told(p.desk.renameProtocol(name)) }

// sideWords name the sides of a protocol: left and right where it was made on one, else as made and mirrored.
func sideWords(o bodymap.Protocol, lang string) map[bodymap.ProtocolSide]string {
	words := map[bodymap.ProtocolSide]string{bodymap.AsMade: say("As made"), bodymap.Mirrored: say("Mirrored"), bodymap.BothSides: say("Both")}
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
	o, _ := d.protocol()
	p.title.SetText(o.Name)
	p.source.say(strings.TrimSpace(o.Source + "\n" + o.Note))
	p.sides.Hidden = o.Even() // it is the same on both
	for s, word := range sideWords(o, d.lang) {
		p.side[s].button.SetText(word)
		p.side[s].set(s == d.shelf.side)
	}
	sites, err := d.trial()
	p.apply.SetText(say("Mark these sites"))
	if len(sites) > 0 {
		t := bodymap.Total(sites)
		p.apply.SetText(say("Mark %s · %s mL", count("1 site", "%d sites", t.Sites), d.number(t.VolumeML)))
	}
	enable(p.apply, err == nil && d.patient.ID != "")
	why := bodymap.Sentence(err, d.lang)
	if d.patient.ID == "" {
		why = d.either(say("Choose a patient at the top left or make a new one. Then one tap marks these sites."), "")
	}
	p.why.say(why)
	p.name.box.Hidden = o.Starter()
	if o.ID != p.of {
		p.of = o.ID
		p.name.accept()
	}
	p.name.keep(o.Name)
}
