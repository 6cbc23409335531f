package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	ttwidget "github.com/dweymouth/fyne-tooltip/widget"
)

// choice is a button among others of which one is current: a bar at its edge
// tells it as well as its colour.
type choice struct {
	box       *fyne.Container
	button    *ttwidget.Button
	fill, bar *canvas.Rectangle
}

const choiceBar = 3 // units

// newChoice makes a choice with its bar below or, upright, at its right.
func newChoice(b *ttwidget.Button, upright bool) *choice {
	b.Importance = widget.LowImportance
	c := &choice{button: b, fill: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(theme.Color(theme.ColorNamePrimary))}
	c.fill.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	c.bar.SetMinSize(fyne.NewSquareSize(choiceBar))
	edge := container.NewBorder(nil, c.bar, nil, nil)
	if upright {
		edge = container.NewBorder(nil, nil, nil, c.bar)
	}
	c.bar.Hide()
	c.box = container.NewStack(c.fill, b, edge)
	return c
}

// set marks the choice as the current one, or not.
func (c *choice) set(on bool) {
	if on == c.bar.Visible() {
		return
	}
	c.fill.FillColor = color.Transparent
	if on {
		c.fill.FillColor = theme.Color(theme.ColorNameSelection)
	}
	show(c.bar, on)
	c.box.Refresh()
}
