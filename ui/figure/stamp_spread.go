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

// strokes are pieces of lines over the skin that are in sight.
type strokes struct {
	points []draw.Point
	pieces [][]draw.Point
}

// lines starts anew in memory that is used again and again.
func (m *Map) lines() *strokes {
	s := &m.frame.strokes
	s.points, s.pieces = s.points[:0], s.pieces[:0]
	return s
}

// add adds what is in sight of a line, moved by some pixels.
func (s *strokes) add(line []draw.Seen, dx, dy float64) *strokes {
	from := len(s.points)
	end := func() {
		if len(s.points)-from > 1 {
			s.pieces = append(s.pieces, s.points[from:])
		}
		from = len(s.points)
	}
	for _, p := range line {
		if !p.OK {
			end()
			continue
		}
		s.points = append(s.points, draw.Point{X: p.X + dx, Y: p.Y + dy})
	}
	end()
	return s
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
	border := m.lines().add(m.sight.of(m.sight.borders[i]), dx, dy).pieces
	if k.Look.Selected {
		draw.Polylines(img, border, draw.Stroke{Width: 6 * s, Color: faded(c, 70)})
	}
	draw.Polylines(img, border, draw.Stroke{Width: borderPx * s, Color: c, Dash: []float64{5 * s, 4 * s}})
	done, out, some := m.frame.full[:0], m.frame.hollow[:0], m.oneOf(k.Spread)
	for n, p := range m.sight.of(m.sight.punctures[i]) {
		if !p.OK {
			continue
		}
		at := draw.Point{X: p.X + dx, Y: p.Y + dy}
		switch {
		case !k.Spread.Has(n):
			out = append(out, at)
		case n%some == 0:
			done = append(done, at)
		}
	}
	m.frame.full, m.frame.hollow = done, out
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
	return math.Min(3.6, math.Max(least, .16*m.apart(s))) * m.frame.scale
}

// apart is how far punctures stand from each other on skin that is seen straight on, in units.
func (m *Map) apart(s *bodymap.Spread) float64 {
	return s.SpacingMM / 10 * m.cam.PxPerCM / m.frame.scale
}

// oneOf lets one of so many punctures show where all of them would be a blot that hides the skin.
func (m *Map) oneOf(s *bodymap.Spread) int {
	const room = 3.4 // units between those that show
	if s.Extent == bodymap.Line {
		return 1
	}
	return max(1, int(math.Round(math.Pow(room/m.apart(s), 2))))
}
