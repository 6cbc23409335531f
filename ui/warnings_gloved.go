package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"ashi/bodymap"
)

// glovedWarning is what is warned of most at the site at hand, to be read from afar.
type glovedWarning struct {
	desk *desk
	box  *fyne.Container
}

func newGlovedWarning(d *desk) *glovedWarning {
	return &glovedWarning{desk: d, box: container.NewHBox()}
}

// show tells whether there is something to warn of.
func (g *glovedWarning) show(s bodymap.Site) bool {
	all, _ := g.desk.warned(s)
	all = counted(all)
	g.box.Hidden = len(all) == 0
	if len(all) == 0 {
		return false
	}
	text := warningHead(all[0], g.desk.lang)
	if more := len(all) - 1; more > 0 {
		text += " + " + strconv.Itoa(more)
	}
	g.box.Objects = []fyne.CanvasObject{severityChip(all[0].Severity, text)}
	g.box.Refresh()
	return true
}

// severityChip is a chip with the sign of a severity, for reading from afar; a danger is filled with its colour.
func severityChip(s bodymap.Severity, text string) fyne.CanvasObject {
	fill, ink := theme.Color(colorCautionFill), theme.Color(colorCaution)
	sign := severitySign(s, gloveText)
	if s == bodymap.Danger {
		fill, ink = theme.Color(theme.ColorNameError), theme.Color(colorPaper)
		sign = signOf(icon("danger"), colorPaper, gloveText)
	}
	t := bigWord(gloveText, true)
	t.Text, t.Color = text, ink
	ground := canvas.NewRectangle(fill)
	ground.CornerRadius = 16
	line := container.New(layout.NewCustomPaddedHBoxLayout(10), sign, t)
	return container.NewStack(ground, container.New(layout.NewCustomPaddedLayout(4, 4, 16, 16), line))
}
