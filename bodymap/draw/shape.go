package draw

import "math"

// Point is a position in a picture or on a symbol, x right and y down.
type Point struct{ X, Y float64 }

// Shape is the symbol of a technique; it means the same on screen and on paper.
type Shape uint8

// The shapes.
const (
	Dot      Shape = iota // intraepidermal
	Circle                // papule
	Triangle              // nappage
	Square                // point by point
	Diamond               // deeper
	numShapes
)

// Outline returns the shape as closed polygons around the origin, to be scaled
// by half of the mark's size. A circle of radius 1 is the measure: the others
// look as large as it does. The dot is a small disc.
func Outline(s Shape) [][]Point { return [][]Point{outlines[s%numShapes]} }

var outlines = [numShapes][]Point{
	Dot:      regular(32, .5, 0),
	Circle:   regular(64, 1, 0),
	Triangle: regular(3, 1.42, -math.Pi/2),
	Square:   regular(4, math.Sqrt2*.9, math.Pi/4),
	Diamond:  regular(4, 1.24, 0),
}

// regular is a polygon of n corners at a radius, the first at an angle.
func regular(n int, radius, angle float64) []Point {
	p := make([]Point, n)
	for i := range p {
		sin, cos := math.Sincos(angle + 2*math.Pi*float64(i)/float64(n))
		p[i] = Point{radius * cos, radius * sin}
	}
	return p
}

// distance is how far a point lies outside of a polygon; negative: inside.
func distance(poly []Point, p Point) float64 {
	best, inside := math.Inf(1), false
	b := poly[len(poly)-1]
	for _, a := range poly {
		best = min(best, toSegment(p, a, b))
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			inside = !inside
		}
		b = a
	}
	if inside {
		return -best
	}
	return best
}

// toSegment is the distance from p to the line from a to b.
func toSegment(p, a, b Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := clamp01(((p.X-a.X)*dx + (p.Y-a.Y)*dy) / (dx*dx + dy*dy))
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}
