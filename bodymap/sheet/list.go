package sheet

import (
	"image"
	"image/color"
	"math"

	"ashi/bodymap/atlas"
)

// A sheet is laid out once as pages of plain things to draw; each writer (PDF,
// PNG, SVG) draws the same list. Lengths are millimetres from the top left.

type point struct{ X, Y float64 }

func (p point) add(q point) point    { return point{p.X + q.X, p.Y + q.Y} }
func (p point) sub(q point) point    { return point{p.X - q.X, p.Y - q.Y} }
func (p point) mul(f float64) point  { return point{p.X * f, p.Y * f} }
func (p point) dist(q point) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }
func polar(angle, radius float64) point {
	return point{math.Cos(angle) * radius, math.Sin(angle) * radius}
}
func cross(a, b, c point) float64         { return (b.X-a.X)*(c.Y-a.Y) - (b.Y-a.Y)*(c.X-a.X) }
func clamp(v, low, high float64) float64  { return math.Max(low, math.Min(high, v)) }
func between(a, b point, t float64) point { return point{a.X + (b.X-a.X)*t, a.Y + (b.Y-a.Y)*t} }

// box is an upright rectangle.
type box struct{ X, Y, W, H float64 }

func (b box) right() float64  { return b.X + b.W }
func (b box) bottom() float64 { return b.Y + b.H }
func (b box) centre() point   { return point{b.X + b.W/2, b.Y + b.H/2} }

// holds tells whether the disc lies wholly inside.
func (b box) holds(c point, r float64) bool {
	return c.X-r >= b.X && c.X+r <= b.right() && c.Y-r >= b.Y && c.Y+r <= b.bottom()
}

// touches tells whether the disc and the rectangle share a point.
func (b box) touches(c point, r float64) bool {
	near := point{clamp(c.X, b.X, b.right()), clamp(c.Y, b.Y, b.bottom())}
	return near.dist(c) < r
}

// step is one piece of a path: 'M'ove, 'L'ine, 'C'urve (cubic) or 'Z' (close).
type step struct {
	op byte
	p  [3]point
}

type path []step

func (p *path) move(a point)        { *p = append(*p, step{'M', [3]point{a}}) }
func (p *path) line(a point)        { *p = append(*p, step{'L', [3]point{a}}) }
func (p *path) curve(a, b, c point) { *p = append(*p, step{'C', [3]point{a, b, c}}) }
func (p *path) close()              { *p = append(*p, step{op: 'Z'}) }

// points returns how many of the three points of a step are used.
func (s step) points() int {
	switch s.op {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}

func polygon(corners ...point) path {
	var p path
	p.move(corners[0])
	for _, c := range corners[1:] {
		p.line(c)
	}
	p.close()
	return p
}

func segment(a, b point) path {
	var p path
	p.move(a)
	p.line(b)
	return p
}

// arcPull is the distance of the control points that makes four curves a circle.
const arcPull = 0.5522847498

func circle(c point, r float64) path {
	return rounded(box{c.X - r, c.Y - r, 2 * r, 2 * r}, r)
}

// rounded is a rectangle with round corners of radius r.
func rounded(b box, r float64) path {
	k := r * (1 - arcPull)
	x, y, xx, yy := b.X, b.Y, b.right(), b.bottom()
	var p path
	p.move(point{x + r, y})
	p.line(point{xx - r, y})
	p.curve(point{xx - k, y}, point{xx, y + k}, point{xx, y + r})
	p.line(point{xx, yy - r})
	p.curve(point{xx, yy - k}, point{xx - k, yy}, point{xx - r, yy})
	p.line(point{x + r, yy})
	p.curve(point{x + k, yy}, point{x, yy - k}, point{x, yy - r})
	p.line(point{x, y + r})
	p.curve(point{x, y + k}, point{x + k, y}, point{x + r, y})
	p.close()
	return p
}

// ink is a colour; without alpha nothing is drawn.
type ink = color.RGBA

func grey(v uint8) ink { return ink{R: v, G: v, B: v, A: 255} }

var (
	black = grey(0x11)
	soft  = grey(0x55)
	hair  = grey(0xb4)
	white = grey(0xff)
)

// shape is a path with its fill and its stroke.
type shape struct {
	path       path
	fill, line ink
	width      float64 // of the line
	dash       float64 // length of dashes and of the gaps between them; 0: a whole line
}

// picture is the body as a camera sees it, over a box of the page. Its image is
// made when the pages are drawn; jpeg is the same image, packed for PDF and SVG.
type picture struct {
	box
	body  *atlas.Body
	cam   atlas.Camera
	small bool // a locator
	image *image.RGBA
	jpeg  []byte
}

// item is one thing of a page: exactly one of the three is set.
type item struct {
	shape   *shape
	words   *words
	picture *picture
}

type page struct {
	w, h  float64
	items []item
}

func (p *page) draw(s shape) { p.items = append(p.items, item{shape: &s}) }

func (p *page) rule(a, b point, width float64, c ink) {
	p.draw(shape{path: segment(a, b), line: c, width: width})
}

func (p *page) say(w words) {
	if len(w.runs) > 0 {
		p.items = append(p.items, item{words: &w})
	}
}

func (p *page) place(pic picture) { p.items = append(p.items, item{picture: &pic}) }
