package draw

import (
	"image"
	"image/color"
	"math"
	"strconv"
	"sync"

	"ashi/bodymap"
)

// State is how far a mark has come.
type State uint8

// The states. An added mark is done without having been planned.
const (
	Planned State = iota // outline
	Done                 // filled
	Skipped              // crossed
	Added                // filled, with a plus
)

// Mark is one site on a picture.
type Mark struct {
	X, Y     float64 // pixels
	Shape    Shape
	State    State
	Numbing  bool             // a dashed ring
	Selected bool             // a halo
	Ghost    bool             // pale: of another session, or under the cursor
	Warned   bodymap.Severity // a badge; a note has none
	Number   int              // written in the mark, beside a dot; 0: none
	Color    color.NRGBA      // of the symbol
	Ground   color.NRGBA      // fills a planned mark and surrounds every mark; zero: white
}

// Stamp draws a mark whose circle would be px pixels wide.
func Stamp(dst *image.RGBA, m Mark, px float64) {
	if m.Ground == (color.NRGBA{}) {
		m.Ground = color.NRGBA{255, 255, 255, 255}
	}
	x, y, px := quarter(m.X), quarter(m.Y), quarter(px)
	left, top := math.Floor(x), math.Floor(y)
	m.X, m.Y = x-left, y-top // exact: quarters
	symbol := m
	symbol.Number = 0
	stamps.get(stampKey{symbol, px}).blit(dst, int(left), int(top))
	if m.Number != 0 {
		number(dst, m, left, top, px/2)
	}
}

// quarter rounds to quarters of a pixel: finer steps cannot be seen.
func quarter(x float64) float64 { return math.Round(x*4) / 4 }

// stampKey tells stamps apart: the mark's position is within its pixel, and its
// number is drawn apart, so that few stamps serve many marks.
type stampKey struct {
	mark Mark
	px   float64
}

// Dots draws small discs of a radius in pixels at places: the quiet marks of
// named points.
func Dots(dst *image.RGBA, at []Point, radius float64, c color.NRGBA) {
	var known [4][4]*sprite // by the quarters of a pixel
	for _, p := range at {
		x, y := int(math.Floor(4*p.X+.5)), int(math.Floor(4*p.Y+.5))
		s := &known[y&3][x&3]
		if *s == nil {
			*s = dots.get(dotKey{float64(x&3) / 4, float64(y&3) / 4, quarter(radius), c})
		}
		(*s).blit(dst, x>>2, y>>2)
	}
}

type dotKey struct {
	x, y, radius float64
	color        color.NRGBA
}

// cache keeps pictures that were drawn once. It forgets all of them when they
// are many, as after a long zoom.
type cache[K comparable, V any] struct {
	sync.Mutex
	kept map[K]V
	draw func(K) V
}

const cacheSize = 4096

func (c *cache[K, V]) get(k K) V {
	c.Lock()
	defer c.Unlock()
	v, ok := c.kept[k]
	if !ok {
		if c.kept == nil || len(c.kept) >= cacheSize {
			c.kept = make(map[K]V)
		}
		v = c.draw(k)
		c.kept[k] = v
	}
	return v
}

var (
	stamps = cache[stampKey, *sprite]{draw: drawStamp}
	dots   = cache[dotKey, *sprite]{draw: drawDot}
)

func drawDot(k dotKey) *sprite {
	s := newSprite(k.radius + 1)
	s.layer(k.color, 1, func(p Point) float64 { return math.Hypot(p.X-k.x, p.Y-k.y) - k.radius })
	return s.trim()
}

// Measures of a mark in units of half of its size.
const (
	haloAt    = .5
	numbingAt = 1.5
	plusAt    = 1.05
)

// ghostly is the opacity of a ghost.
const ghostly = .42

func drawStamp(k stampKey) *sprite {
	m, unit := k.mark, k.px/2
	s := newSprite(2.3*unit + 4)
	body := shapeAt(m, unit)
	pen := max(1.5, .2*unit)
	if m.Selected {
		s.layer(m.Color, .28, grown(body, haloAt*unit))
		s.layer(m.Color, 1, lined(grown(body, haloAt*unit), max(1, .1*unit)))
	}
	if m.Numbing {
		ring := func(p Point) float64 { return math.Hypot(p.X-m.X, p.Y-m.Y) - numbingAt*unit }
		s.layer(m.Ground, .85, lined(ring, .7*pen+2))
		s.layer(m.Color, 1, dashed(lined(ring, .7*pen), Point{m.X, m.Y}))
	}
	s.layer(m.Ground, .9, grown(body, 1.25))
	s.layer(m.Color, 1, body)
	if m.State == Planned || m.State == Skipped {
		s.layer(m.Ground, 1, grown(body, -pen))
	}
	s.sign(m, unit, pen)
	s.badge(m, unit)
	if m.Ghost {
		s.fade(ghostly)
	}
	return s.trim()
}

// sign draws what a state adds to the symbol: the cross or the plus.
func (s *sprite) sign(m Mark, unit, pen float64) {
	var bars [2][2]Point
	switch m.State {
	case Skipped:
		d := 1.12 * unit
		bars = [2][2]Point{{{-d, -d}, {d, d}}, {{-d, d}, {d, -d}}}
	case Added:
		at, d := plusAt*unit, .36*unit
		bars = [2][2]Point{{{-at - d, -at}, {-at + d, -at}}, {{-at, -at - d}, {-at, -at + d}}}
	default:
		return
	}
	shape := func(p Point) float64 {
		p = Point{p.X - m.X, p.Y - m.Y}
		return min(toSegment(p, bars[0][0], bars[0][1]), toSegment(p, bars[1][0], bars[1][1])) - pen*.45
	}
	s.layer(m.Ground, .9, grown(shape, 1.1))
	s.layer(m.Color, 1, shape)
}

// shapeAt is the distance from a mark's shape, in pixels.
func shapeAt(m Mark, unit float64) func(Point) float64 {
	outline := Outline(m.Shape)[0]
	if m.Shape == Dot || m.Shape == Circle {
		radius := unit * math.Hypot(outline[0].X, outline[0].Y)
		return func(p Point) float64 { return math.Hypot(p.X-m.X, p.Y-m.Y) - radius }
	}
	poly := make([]Point, len(outline))
	for i, p := range outline {
		poly[i] = Point{m.X + unit*p.X, m.Y + unit*p.Y}
	}
	return func(p Point) float64 { return distance(poly, p) }
}

// number writes a mark's number into it; beside a dot, which is too small. The
// mark's position is within the pixel (left, top), so that the number keeps to
// its mark alike wherever that lies.
func number(dst *image.RGBA, m Mark, left, top, unit float64) {
	text := strconv.Itoa(m.Number)
	px := unit * [...]float64{1.3, 1.12, .86}[min(len(text), 3)-1]
	at := Point{m.X, m.Y}
	ink, halo := m.Color, color.NRGBA{}
	switch {
	case m.Shape == Dot:
		px, at = unit*1.1, Point{m.X + unit*(.62+.3*float64(len(text))), m.Y - unit*.62}
		halo = m.Ground
	case m.State == Done || m.State == Added:
		ink = m.Ground
	case m.State == Skipped:
		halo = m.Ground
	}
	if m.Shape == Triangle {
		px *= .84
	}
	if m.Ghost {
		ink.A, halo.A = uint8(float64(ink.A)*ghostly), uint8(float64(halo.A)*ghostly)
	}
	w := words.get(wordKey{text, quarter(px), true})
	w.write(dst, left+math.Round(at.X-w.width/2), top+math.Round(at.Y+w.capHeight/2), ink, halo)
}
