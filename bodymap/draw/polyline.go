package draw

import (
	"image"
	"image/color"
	"math"
	"sync"
)

// Stroke is how a line is drawn: its width in pixels, its colour, and the lengths
// of its dashes and gaps in turn, in pixels; without any it is whole.
type Stroke struct {
	Width float64
	Color color.NRGBA
	Dash  []float64
}

// inks are kept from one line to the next, so that drawing allocates nothing.
var inks = sync.Pool{New: func() any { return new(ink) }}

// Polyline draws a line through some points with smooth edges and round ends.
// Where it crosses itself it is no darker.
func Polyline(dst *image.RGBA, pts []Point, s Stroke) { Polylines(dst, [][]Point{pts}, s) }

// Polylines draws many lines at once, in one pass over the picture; where they
// cross each other they are no darker.
func Polylines(dst *image.RGBA, lines [][]Point, s Stroke) {
	k := inks.Get().(*ink)
	k.fit(dst.Rect.Dx(), dst.Rect.Dy())
	x, y := float64(dst.Rect.Min.X), float64(dst.Rect.Min.Y)
	for _, pts := range lines {
		p := pen{ink: k, dash: s.Dash, half: float32(s.Width) / 2, left: -1}
		for i := 1; i < len(pts); i++ {
			p.line(Point{pts[i-1].X - x, pts[i-1].Y - y}, Point{pts[i].X - x, pts[i].Y - y})
		}
	}
	k.soak(dst, s.Color)
	inks.Put(k)
}

// pen draws one line after another; its dashes run on from one to the next.
type pen struct {
	ink  *ink
	dash []float64
	half float32
	i    int     // the dash or gap it is in
	left float64 // of it, in pixels; negative: it has not begun
}

// line draws a straight piece from a to b.
func (p *pen) line(a, b Point) {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if !(length < 1e9) {
		return // no place on a picture
	}
	if len(p.dash) == 0 {
		p.mark(a, b)
		return
	}
	if p.left < 0 {
		p.left = p.dash[0]
	}
	for at := 0.; at < length; {
		step := math.Max(.25, math.Min(p.left, length-at))
		if p.i%2 == 0 && at+step > 0 {
			t0, t1 := at/length, math.Min(1, (at+step)/length)
			p.mark(way(a, b, t0), way(a, b, t1))
		}
		at += step
		if p.left -= step; p.left <= 0 {
			p.i = (p.i + 1) % len(p.dash)
			p.left = p.dash[p.i]
		}
	}
}

func way(a, b Point, t float64) Point { return Point{a.X + t*(b.X-a.X), a.Y + t*(b.Y-a.Y)} }

func (p *pen) mark(a, b Point) {
	p.ink.stroke(&stroke{x0: float32(a.X), y0: float32(a.Y), x1: float32(b.X), y1: float32(b.Y), weight: 1}, 2*p.half)
}
