package ui

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"ashi/bodymap"
	"ashi/bodymap/draw"
	"ashi/ui/figure"
)

// ink is the colour of marks: blue of Okabe and Ito, which all eyes tell from the clay.
var ink = map[bool]color.NRGBA{false: {0, 90, 158, 255}, true: {86, 180, 233, 255}}

// marksOf turns the open session into what the map draws: the ghost below, the sites above.
func marksOf(d *desk, dark bool) []figure.Mark {
	var out []figure.Mark
	for _, s := range d.ghosts() {
		look := draw.MarkOf(s)
		look.Ghost, look.Color = true, ink[dark]
		out = append(out, figure.Mark{Place: s.Place, Look: look, Spread: s.Spread})
	}
	if d.chart == nil {
		return out
	}
	worst := d.worst()
	for i, s := range d.chart.Sites() {
		look := draw.MarkOf(s)
		look.Number, look.Color, look.Selected = i+1, ink[dark], slices.Contains(d.picked, s.ID)
		look.Warned = worst[s.ID]
		out = append(out, figure.Mark{ID: s.ID, Place: s.Place, Look: look, Spread: s.Spread})
	}
	return out
}

// ghosts are what shows pale: an earlier session, and what is about to be made.
func (d *desk) ghosts() []bodymap.Site {
	made, _ := d.preview() // why there is none is said in the panel
	trial, _ := d.trial()  // why there is none is said in the sheet
	return slices.Concat(d.ghost, made, d.offered(), trial)
}

// stamp is a mark as a small picture, for lists.
func stamp(look draw.Mark, units float32) *canvas.Image {
	const sharp = 2
	px := int(units * sharp)
	img := image.NewRGBA(image.Rect(0, 0, px, px))
	at, size := .5, .72
	if look.Warned >= bodymap.Caution { // its badge needs room
		at, size = .44, .64
	}
	look.X, look.Y, look.Selected = float64(px)*at, float64(px)*at, false
	draw.Stamp(img, look, float64(px)*size)
	c := canvas.NewImageFromImage(img)
	c.SetMinSize(fyne.NewSquareSize(units))
	return c
}

// ground is what a planned mark is filled with.
func ground(dark bool) color.NRGBA {
	if dark {
		return color.NRGBA{16, 20, 22, 255}
	}
	return color.NRGBA{255, 255, 255, 255}
}
