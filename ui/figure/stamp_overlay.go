package figure

import (
	"image"
	"image/color"
	"math"

	"ashi/bodymap/draw"
)

// stampOverlayLines draws all neighbouring lines that look alike at once.
func (m *Map) stampOverlayLines(img *image.RGBA) {
	s := m.frame.scale
	list := m.overlay.Lines
	for i := 0; i < len(list); {
		l, all := list[i], m.lines()
		for ; i < len(list) && list[i].Color == l.Color && list[i].Width == l.Width && list[i].Dashed == l.Dashed; i++ {
			all.add(m.sight.of(m.sight.lines[i]), 0, 0)
		}
		pen := draw.Stroke{Width: float64(l.Width) * s, Color: l.Color}
		if l.Dashed {
			pen.Dash = []float64{5 * s, 4 * s}
		}
		draw.Polylines(img, all.pieces, pen)
	}
}

// stampOverlaySpots draws the spots of the overlay and, where there is room, their words.
func (m *Map) stampOverlaySpots(img *image.RGBA) {
	s := m.frame.scale
	for i, p := range m.sight.of(m.sight.spots) {
		if !p.OK {
			continue
		}
		o := m.overlay.Spots[i]
		pen := draw.Stroke{Width: 1.8 * s, Color: o.Color}
		at := draw.Point{X: p.X, Y: p.Y}
		if o.Shape == TriangleSpot {
			draw.Polyline(img, triangle(at, 5.5*s), pen)
		} else {
			draw.Polyline(img, around(at, 5*s), pen)
		}
	}
	for _, t := range m.frame.words {
		draw.Label(img, math.Round(t.x), math.Round(t.y), t.text, tagPx*s, t.color, m.inks().halo)
	}
}

func triangle(at draw.Point, r float64) []draw.Point {
	const sin60 = .866
	top := draw.Point{X: at.X, Y: at.Y - r}
	return []draw.Point{top, {X: at.X + sin60*r, Y: at.Y + r/2}, {X: at.X - sin60*r, Y: at.Y + r/2}, top}
}

func (m *Map) stampPains(img *image.RGBA) {
	s, in := m.frame.scale, m.inks()
	for i, k := range m.pains {
		line := m.lines().add(m.sight.of(m.sight.pains[i]), 0, 0).pieces
		width := 2.
		if k.Selected {
			draw.Polylines(img, line, draw.Stroke{Width: 7 * s, Color: faded(in.pain, 80)})
			width = 3
		}
		draw.Polylines(img, line, draw.Stroke{Width: width * s, Color: in.pain})
	}
}

// stampScores writes the texts of the pains: below the marks, unless it is pain
// that is being drawn.
func (m *Map) stampScores(img *image.RGBA) {
	s, in := m.frame.scale, m.inks()
	px := math.Round((smallScorePx + (scorePx-smallScorePx)*m.nearness()) * s)
	for i, p := range m.sight.of(m.sight.scores) {
		text := m.pains[i].Text
		if !p.OK || text == "" {
			continue
		}
		w, h := draw.LabelSize(text, px)
		pill := []draw.Point{{X: p.X - w/2 + h*.3, Y: p.Y}, {X: p.X + w/2 - h*.3, Y: p.Y}}
		draw.Polyline(img, pill, draw.Stroke{Width: 2.1*h + 2*s, Color: in.ground})
		draw.Polyline(img, pill, draw.Stroke{Width: 2.1 * h, Color: in.pain})
		draw.Label(img, math.Round(p.X-w/2), math.Round(p.Y+h/2), text, px, in.ground, color.NRGBA{})
	}
}

const (
	scorePx      = 15. // units, on a body near enough
	smallScorePx = 11.
)
