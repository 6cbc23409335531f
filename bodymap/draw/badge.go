package draw

import (
	"image/color"
	"math"

	"ashi/bodymap"
)

// The colours of a warning's badge, on screen as on paper: amber for a caution, red for a danger. Neither is told
// by its colour alone: a caution is a triangle with a dark sign, a danger an octagon with a light one.
var (
	CautionInk = color.NRGBA{0x1A, 0x16, 0x05, 255} // border and sign of a caution
	Caution    = color.NRGBA{0xF2, 0xA9, 0x00, 255}
	Danger     = color.NRGBA{0xC6, 0x28, 0x1C, 255}
	DangerInk  = color.NRGBA{255, 255, 255, 255} // sign of a danger
)

// Badge returns the shape of a warning's badge as a polygon around the origin, to be scaled by half of its size;
// nothing for a note.
func Badge(s bodymap.Severity) []Point {
	switch s {
	case bodymap.Caution:
		return regular(3, 1.25, -math.Pi/2)
	case bodymap.Danger:
		return regular(8, 1.08, math.Pi/8)
	}
	return nil
}

// Where the badge stands and how large it is, in units of half of the mark's size: at the lower right, where
// neither number nor plus is.
const (
	badgeAt    = .98
	dotBadgeAt = .74 // of a dot, which is smaller
	badgeSize  = .56
	badgeLeast = 4.6 // pixels: smaller, its sign cannot be read
)

// badge draws the sign of a warning over the mark.
func (s *sprite) badge(m Mark, unit float64) {
	shape := Badge(m.Warned)
	if shape == nil {
		return
	}
	at, r := badgeAt*unit, max(badgeLeast, badgeSize*unit)
	if m.Shape == Dot {
		at = dotBadgeAt * unit
	}
	x, y := m.X+at, m.Y+at
	poly := make([]Point, len(shape))
	for i, p := range shape {
		poly[i] = Point{x + r*p.X, y + r*p.Y}
	}
	edge := func(p Point) float64 { return distance(poly, p) }
	fill, ink, lift := Danger, DangerInk, 0.
	if m.Warned == bodymap.Caution {
		fill, ink, lift = Caution, CautionInk, .12*r // a triangle is wide below
		s.layer(m.Ground, .95, grown(edge, 1.4))
		s.layer(ink, 1, grown(edge, .5))
		s.layer(fill, 1, grown(edge, -max(.6, .1*r)))
	} else {
		s.layer(m.Ground, .95, grown(edge, 1.2))
		s.layer(fill, 1, edge)
	}
	s.layer(ink, 1, exclamation(Point{x, y + lift}, r))
}

// exclamation is the distance from an exclamation mark about a point in a badge of half a size.
func exclamation(at Point, r float64) func(Point) float64 {
	top, foot, dot := Point{0, -.52 * r}, Point{0, .06 * r}, Point{0, .48 * r}
	pen := max(.75, .14*r)
	return func(p Point) float64 {
		p = Point{p.X - at.X, p.Y - at.Y}
		return min(toSegment(p, top, foot), math.Hypot(p.X-dot.X, p.Y-dot.Y)) - pen
	}
}
