package ui

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"ashi/bodymap/draw"
	"ashi/ui/figure"
)

// legend says what the stains on the skin mean: a bar of their colours on the
// clay, with its numbers below.
type legend struct {
	box   *fyne.Container
	bar   *canvas.Image
	ticks [3]*canvas.Text // left, middle, right
	clay  color.NRGBA
	words *caption
}

const barHigh = 12 // units

func newLegend(dark bool) *legend {
	l := &legend{bar: &canvas.Image{FillMode: canvas.ImageFillStretch}, clay: draw.Paper.Lit, words: newCaption()}
	if dark {
		l.clay = draw.Dark.Lit
	}
	l.bar.SetMinSize(fyne.NewSize(0, barHigh))
	row := container.NewGridWithColumns(3)
	for i, align := range []fyne.TextAlign{fyne.TextAlignLeading, fyne.TextAlignCenter, fyne.TextAlignTrailing} {
		l.ticks[i] = canvas.NewText("", theme.Color(theme.ColorNameForeground))
		l.ticks[i].Alignment, l.ticks[i].TextSize = align, theme.TextSize()
		row.Add(l.ticks[i])
	}
	scale := container.New(layout.NewCustomPaddedLayout(4, 0, 4, 4), container.New(layout.NewCustomPaddedVBoxLayout(2), l.bar, row))
	l.box = container.New(layout.NewCustomPaddedVBoxLayout(0), scale, l.words.box)
	return l
}

// show colours the bar, from 0 at its left to 1 at its right.
func (l *legend) show(tint func(share float32) color.NRGBA, ticks [3]string, words string) {
	l.bar.Hidden = tint == nil
	if tint != nil {
		const wide = 96
		img := image.NewRGBA(image.Rect(0, 0, wide, 1))
		for x := range wide {
			img.Set(x, 0, over(tint((float32(x)+.5)/wide), l.clay))
		}
		l.bar.Image = img
		l.bar.Refresh()
	}
	for i, t := range ticks {
		l.ticks[i].Text, l.ticks[i].Hidden = t, tint == nil
		l.ticks[i].Refresh()
	}
	l.words.say(words)
}

// over lays a colour over an opaque ground.
func over(c, ground color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(c.A) + int(b)*(255-int(c.A))) / 255) }
	return color.NRGBA{mix(c.R, ground.R), mix(c.G, ground.G), mix(c.B, ground.B), 255}
}

// swatch shows how a line or a spot looks on the skin.
func swatch(paint func(img *image.RGBA, scale float64)) fyne.CanvasObject {
	const wide, high, sharp = 28, 20, 2
	img := image.NewRGBA(image.Rect(0, 0, wide*sharp, high*sharp))
	paint(img, sharp)
	i := canvas.NewImageFromImage(img)
	i.SetMinSize(fyne.NewSize(wide, high))
	return container.NewCenter(i)
}

func lineSwatch(c color.NRGBA, width float64, dashed bool) fyne.CanvasObject {
	return swatch(func(img *image.RGBA, s float64) {
		pen := draw.Stroke{Width: width * s, Color: c}
		if dashed {
			pen.Dash = []float64{5 * s, 4 * s}
		}
		draw.Polyline(img, []draw.Point{{X: 2 * s, Y: 10 * s}, {X: 26 * s, Y: 10 * s}}, pen)
	})
}

func spotSwatch(shape figure.SpotShape, c color.NRGBA) fyne.CanvasObject {
	corners := map[figure.SpotShape]int{figure.RingSpot: 24, figure.TriangleSpot: 3}[shape]
	return swatch(func(img *image.RGBA, s float64) {
		var pts []draw.Point
		for k := range corners + 1 {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(corners))
			pts = append(pts, draw.Point{X: (14 + 5.5*sin) * s, Y: (11 - 5.5*cos) * s})
		}
		draw.Polyline(img, pts, draw.Stroke{Width: 1.8 * s, Color: c})
	})
}
