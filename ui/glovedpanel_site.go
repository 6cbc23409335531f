package ui

import (
	"image/color"
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
	"ashi/bodymap/draw"
)

// glovedSite says all that the hand must know of one site.
type glovedSite struct {
	desk  *desk
	dark  bool
	box   *fyne.Container
	count *canvas.Text
	code  *canvas.Text
	han   *canvas.Text
	name  *canvas.Text
	side  *block
	numb  *block
	warn  *glovedWarning
	place *widget.Label
	how   *syringeLine
	depth *measure
	each  *measure
	times *measure
	total *measure // of a site that takes more than one puncture
	note  *widget.Label
}

func newGlovedSite(d *desk, dark bool) *glovedSite {
	s := &glovedSite{
		desk: d, dark: dark, count: bigWord(gloveCount, true), code: bigWord(gloveHuge, true), han: bigWord(gloveHuge, false),
		name: bigWord(gloveText, false), side: newBlock(gloveHuge), numb: newBlock(gloveText), warn: newGlovedWarning(d), place: wrapped(), how: newSyringeLine(d, dark),
		depth: newMeasure(say("Depth")), each: newMeasure(say("Each")), times: newMeasure(say("Punctures")), total: newMeasure(say("In all")), note: widget.NewLabel(""),
	}
	s.name.Color = theme.Color(colorQuiet)
	s.note.Importance, s.note.Truncation, s.note.SizeName = widget.LowImportance, fyne.TextTruncateEllipsis, sizeGlove
	tight := layout.NewCustomPaddedVBoxLayout
	called := container.New(tight(-10), container.New(layout.NewCustomPaddedHBoxLayout(18), s.code, s.han), s.name)
	name := container.New(layout.NewCustomPaddedHBoxLayout(28), s.count, container.NewCenter(called))
	low := layout.NewCustomPaddedLayout(10, 0, 0, 0)
	head := container.New(&flow{gap: 10}, name, container.New(low, s.side.box), container.New(low, s.numb.box))
	amounts := container.New(layout.NewCustomPaddedHBoxLayout(36), s.depth.box, s.each.box, s.times.box, s.total.box)
	s.box = container.New(&column{gap: 4}, head, s.warn.box, outdented(s.place), s.how.box, amounts, outdented(s.note))
	return s
}

// wrapped is a label in lines of letters for reading from afar.
func wrapped() *widget.Label {
	l := widget.NewLabel("")
	l.Wrapping, l.SizeName = fyne.TextWrapWord, sizeGlove
	return l
}

func (g *glovedSite) show(s bodymap.Site, number int) {
	d := g.desk
	n := d.siteName(s)
	g.count.Text, g.code.Text, g.han.Text = strconv.Itoa(number), n.title, n.han
	g.name.Text = ""
	if s.Spread != nil {
		g.name.Text = d.sizeText(s.Spread)
	}
	if p, ok := atlas.Get().Point(s.Code); ok {
		g.name.Text = p.Pinyin
	}
	g.name.Hidden = g.name.Text == ""
	g.side.say(strings.ToUpper(sideWord(s.Side, d.lang)), sideGround(s.Side, g.dark), sideInk(s.Side, g.dark))
	numb := ""
	if s.Numbing {
		numb = say("numb first")
	}
	g.numb.say(strings.ToUpper(numb), theme.Color(colorCautionFill), theme.Color(colorCaution))
	g.place.Wrapping, g.place.Truncation = fyne.TextWrapWord, fyne.TextTruncateOff
	if g.warn.show(s) { // the warning has the room of a second line
		g.place.Wrapping, g.place.Truncation = fyne.TextWrapOff, fyne.TextTruncateEllipsis
	}
	w := d.where(s.Place)
	if s.Code == "" {
		g.place.SetText(w.Text(d.lang))
	} else {
		g.place.SetText(w.Short(d.lang))
	}
	g.how.show(s.Syringe)
	g.depth.say(say("%s mm", d.number(s.Syringe.DepthMM)))
	g.each.say(say("%s mL", d.number(s.Syringe.VolumeML)))
	g.times.say("× " + strconv.Itoa(s.Punctures))
	g.total.say(say("%s mL", d.number(bodymap.Total([]bodymap.Site{s}).VolumeML)))
	g.total.box.Hidden = s.Punctures == 1
	g.note.SetText(strings.ReplaceAll(s.Note, "\n", " "))
	g.note.Hidden = s.Note == ""
	g.box.Refresh()
}

// outdented lets the words of a label begin where the letters above it do.
func outdented(l *widget.Label) fyne.CanvasObject {
	out := -theme.InnerPadding()
	return container.New(layout.NewCustomPaddedLayout(out+4, out+4, out, out), l)
}

// sideWord is the side as it is shouted: the midline too.
func sideWord(s atlas.Side, lang string) string {
	if s == atlas.Midline {
		return say("midline")
	}
	return s.Text(lang)
}

// The grounds of the sides: two colours of Okabe and Ito that all eyes tell
// apart, and the word in capitals, so that nothing hangs on the colour.
var sideGrounds = map[atlas.Side][2]color.NRGBA{
	atlas.Left:    {{0, 90, 158, 255}, {86, 180, 233, 255}},
	atlas.Right:   {{133, 48, 104, 255}, {230, 150, 190, 255}},
	atlas.Midline: {{90, 101, 99, 255}, {154, 166, 164, 255}},
}

func sideGround(s atlas.Side, dark bool) color.Color {
	if dark {
		return sideGrounds[s][1]
	}
	return sideGrounds[s][0]
}

func sideInk(_ atlas.Side, dark bool) color.Color { return ground(dark) }

// syringeLine is the mark of a technique with its name and the needle.
type syringeLine struct {
	desk   *desk
	dark   bool
	box    *fyne.Container
	mark   *fyne.Container
	name   *canvas.Text
	needle *canvas.Text
}

func newSyringeLine(d *desk, dark bool) *syringeLine {
	l := &syringeLine{desk: d, dark: dark, mark: container.NewCenter(), name: bigWord(gloveText+4, true), needle: bigWord(gloveText+4, false)}
	l.box = container.New(layout.NewCustomPaddedHBoxLayout(16), l.mark, container.NewCenter(l.name), container.NewCenter(l.needle))
	return l
}

func (l *syringeLine) show(s bodymap.Syringe) {
	look := draw.Mark{Shape: draw.ShapeOf(s.Technique), Color: ink[l.dark], Ground: ground(l.dark)}
	l.mark.Objects = []fyne.CanvasObject{stamp(look, 56)}
	l.name.Text = s.Technique.Text(l.desk.lang)
	l.needle.Text = l.desk.needleOf(s)
	l.box.Refresh()
}

// needleOf names a needle and how it is held: "30G × 4 mm, 30°".
func (d *desk) needleOf(s bodymap.Syringe) string {
	return say("%dG × %s mm, %s°", s.NeedleGauge, d.number(s.NeedleLengthMM), d.number(s.AngleDeg))
}

// measure is a number with its name.
type measure struct {
	box   *fyne.Container
	value *canvas.Text
}

func newMeasure(name string) *measure {
	m := &measure{value: bigWord(gloveBold, true)}
	n := bigWord(gloveText, false)
	n.Text, n.Color = name, theme.Color(colorQuiet)
	m.box = container.New(layout.NewCustomPaddedVBoxLayout(-8), n, m.value)
	return m
}

func (m *measure) say(value string) {
	m.value.Text = value
	m.box.Refresh()
}
