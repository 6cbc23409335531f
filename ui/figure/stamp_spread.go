package figure

import (
	"image"
	"math"

	"ashi/bodymap"
	"ashi/bodymap/draw"
)

// Sizes of lines and areas, in units of the window.
const (
	borderPx   = 1.7
	ghostAlpha = 110
)

// strokes are the pieces of a line over the skin that are in sight, moved by some pixels.
func strokes(line []draw.Seen, dx, dy float64) [][]draw.Point {
	var out [][]draw.Point
	var now []draw.Point
	for _, s := range line {
		if s.OK {
			now = append(now, draw.Point{X: s.X + dx, Y: s.Y + dy})
			continue
		}
		if len(now) > 1 {
			out = append(out, now)
		}
		now = nil
	}
	if len(now) > 1 {
		out = append(out, now)
	}
	return out
}

// stampSpreads draws the outlines and punctures of lines and areas.
func (m *Map) stampSpreads(img *image.RGBA) {
	for _, i := range m.inOrder() {
		if m.marks[i].Spread != nil {
			m.stampSpread(img, i)
		}
	}
}

func (m *Map) stampSpread(img *image.RGBA, i int) {
	k, s, in := &m.marks[i], m.frame.scale, m.inks()
	c, dx, dy := k.Look.Color, 0., 0.
	if m.carries(k) {
		at, x, y := m.sight.mark(i), 0., 0.
		x, y = m.pixel(m.press.at)
		dx, dy = x-at.X, y-at.Y
	}
	if k.Look.Ghost || m.carries(k) {
		c = faded(c, ghostAlpha)
	}
	border := strokes(m.sight.of(m.sight.borders[i]), dx, dy)
	if k.Look.Selected {
		draw.Polylines(img, border, draw.Stroke{Width: 6 * s, Color: faded(c, 70)})
	}
	draw.Polylines(img, border, draw.Stroke{Width: borderPx * s, Color: c, Dash: []float64{5 * s, 4 * s}})
	var done, out []draw.Point
	for n, p := range m.sight.of(m.sight.punctures[i]) {
		if !p.OK {
			continue
		}
		if at := (draw.Point{X: p.X + dx, Y: p.Y + dy}); k.Spread.Has(n) {
			done = append(done, at)
		} else {
			out = append(out, at)
		}
	}
	r := m.spotRadius(k.Spread)
	draw.Dots(img, out, r, faded(c, 150))
	draw.Dots(img, out, r-math.Max(1, r*.35), in.ground)
	draw.Dots(img, done, r, c)
}

// spotRadius lets punctures grow as the hand comes nearer, in pixels. The papules
// of a line stand alone.
func (m *Map) spotRadius(s *bodymap.Spread) float64 {
	least := .9
	if s.Extent == bodymap.Line {
		least = 2.2
	}
	apart := s.SpacingMM / 10 * m.cam.PxPerCM / m.frame.scale
	return math.Min(3.6, math.Max(least, .16*apart)) * m.frame.scale
}
