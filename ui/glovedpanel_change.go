package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"ashi/bodymap"
)

// holdsLetters is how much of a filling's name fits beside the body.
const holdsLetters = 30

// glovedChange announces the syringe that the next sites need.
type glovedChange struct {
	desk   *desk
	box    *fyne.Container
	resume *canvas.Text
	title  *canvas.Text
	holds  *canvas.Text // what it is filled with, if that is stated
	how    *syringeLine
	depth  *measure
	each   *measure
	after  *canvas.Text
}

func newGlovedChange(d *desk, dark bool) *glovedChange {
	g := &glovedChange{
		desk: d, resume: bigWord(gloveText+4, false), title: bigWord(gloveBold, true), holds: bigWord(gloveText+4, true), how: newSyringeLine(d, dark),
		depth: newMeasure(say("Depth")), each: newMeasure(say("Each")), after: bigWord(gloveText+4, false),
	}
	g.resume.Color = theme.Color(colorQuiet)
	amounts := container.New(layout.NewCustomPaddedHBoxLayout(36), g.depth.box, g.each.box)
	g.box = container.New(layout.NewCustomPaddedVBoxLayout(14), layout.NewSpacer(), g.resume, g.title, g.holds, g.how.box, amounts, g.after, layout.NewSpacer())
	return g
}

// show announces the syringe for a site and those after it; empty: there is none in the hand.
func (g *glovedChange) show(sites []bodymap.Site, at int, empty bool) {
	d, s := g.desk, sites[at].Syringe
	g.resume.Text = ""
	if decided, all := d.decided(); decided > 0 && empty {
		g.resume.Text = say("Resume: %d of %d done", decided, all)
	}
	g.resume.Hidden = g.resume.Text == ""
	g.title.Text = say("Change the syringe")
	if empty {
		g.title.Text = say("Take the syringe")
	}
	f, stated := d.chart.Filling(s.Filling)
	g.holds.Text, g.holds.Hidden = short(f.Text(d.lang), holdsLetters), !stated
	g.how.show(s)
	g.depth.say(say("%s mm", d.number(s.DepthMM)))
	g.each.say(say("%s mL", d.number(s.VolumeML)))
	g.after.Text = count("1 site follows", "%d sites follow", follow(sites, at))
	g.box.Refresh()
}
