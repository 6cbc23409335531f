package draw

import (
	"image"
	"image/color"
	"math"
	"runtime"
	"sync"
)

// Stroke is how a line is drawn: its width in pixels, its colour, and the lengths
// of its dashes and gaps in turn, in pixels; without any it is whole.
type Stroke struct {
	Width float64
	Color color.NRGBA
	Dash  []float64
}

// Polyline draws a line through some points with smooth edges and round ends.
// Where it crosses itself it is no darker.
func Polyline(dst *image.RGBA, pts []Point, s Stroke) { Polylines(dst, [][]Point{pts}, s) }

// Polylines draws many lines at once, in one pass over the picture; where they
// cross each other they are no darker. It works on all processors where it pays.
func Polylines(dst *image.RGBA, lines [][]Point, s Stroke) {
	const many = 500
	n := 0
	for _, pts := range lines {
		n += len(pts)
	}
	bands := runtime.GOMAXPROCS(0)
	if n < many || bands == 1 {
		polylines(dst, lines, s)
		return
	}
	var wg sync.WaitGroup
	for i := range bands {
		wg.Go(func() {
			area := dst.Rect
			lo, hi := share(area.Dy(), i, bands)
			area.Min.Y, area.Max.Y = dst.Rect.Min.Y+lo, dst.Rect.Min.Y+hi
			polylines(dst.SubImage(area).(*image.RGBA), lines, s)
		})
	}
	wg.Wait()
}

// inks are kept from one line to the next, so that drawing allocates little.
var inks = sync.Pool{New: func() any { return new(ink) }}

func polylines(dst *image.RGBA, lines [][]Point, s Stroke) {
	k := inks.Get().(*ink)
	k.fit(dst.Rect.Dx(), dst.Rect.Dy())
	p := pen{ink: k, width: s.Width, dash: s.Dash}
	if len(p.dash)%2 == 1 {
		p.dash = append(p.dash[:len(p.dash):len(p.dash)], p.dash...)
	}
	for _, d := range p.dash {
		p.period += d
	}
	x, y := float64(dst.Rect.Min.X), float64(dst.Rect.Min.Y)
	for _, pts := range lines {
		p.run = 0
		for i := 1; i < len(pts); i++ {
			p.line(Point{pts[i-1].X - x, pts[i-1].Y - y}, Point{pts[i].X - x, pts[i].Y - y})
		}
	}
	k.soak(dst, s.Color)
	inks.Put(k)
}

// pen draws one straight piece of a line after another.
type pen struct {
	ink    *ink
	width  float64
	dash   []float64 // dashes and gaps in turn, as many of each
	period float64   // their sum
	run    float64   // pixels from the line's start to the piece's
}

// leastPeriod is the shortest pattern, in pixels, that can be seen.
const leastPeriod = .5

// line draws a straight piece, as far as it is on the picture.
func (p *pen) line(a, b Point) {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Max(1e-9, math.Sqrt(dx*dx+dy*dy)) // a dot has a length, too
	if !(length < 1e9) {
		return // nowhere
	}
	from, to := 0., length
	reach := p.width/2 + 1
	from, to = cut(from, to, a.X, dx/length, -reach, float64(p.ink.w)+reach)
	from, to = cut(from, to, a.Y, dy/length, -reach, float64(p.ink.h)+reach)
	if from <= to {
		if p.period < leastPeriod {
			p.mark(a, b, from/length, to/length)
		} else {
			p.dashes(a, b, length, from, to)
		}
	}
	p.run += length
}

// cut shortens a stretch of a way that starts at x and changes it by slope for each unit
// to where it lies between two bounds.
func cut(from, to, x, slope, lo, hi float64) (float64, float64) {
	switch {
	case slope > 0:
		return math.Max(from, (lo-x)/slope), math.Min(to, (hi-x)/slope)
	case slope < 0:
		return math.Max(from, (hi-x)/slope), math.Min(to, (lo-x)/slope)
	case x < lo || x > hi:
		return 1, 0
	}
	return from, to
}

// dashes draws the dashes of a stretch of a piece. A dash has round ends, so what
// is drawn of it is shorter by the line's width.
func (p *pen) dashes(a, b Point, length, from, to float64) {
	from, to = from+p.run, to+p.run
	for at := math.Floor(from/p.period) * p.period; at < to; {
		for i := 0; i < len(p.dash); i += 2 {
			short := math.Min(p.width, p.dash[i]) / 2
			lo, hi := math.Max(from, at+short), math.Min(to, at+p.dash[i]-short)
			if lo <= hi {
				p.mark(a, b, (lo-p.run)/length, (hi-p.run)/length)
			}
			at += p.dash[i] + p.dash[i+1]
		}
	}
}

// mark draws the stretch between two shares of a piece.
func (p *pen) mark(a, b Point, from, to float64) {
	dx, dy := b.X-a.X, b.Y-a.Y
	p.ink.stroke(&stroke{
		x0: float32(a.X + from*dx), y0: float32(a.Y + from*dy),
		x1: float32(a.X + to*dx), y1: float32(a.Y + to*dy), weight: 1,
	}, float32(p.width))
}
