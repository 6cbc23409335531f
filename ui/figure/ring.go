package figure

import (
	"cmp"
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// The ring turns the body where no background is left to drag on, and tells where
// its front is: the eye stands below it. A tap on it turns the body straight.
// Sizes in units; the button in its middle is wide enough for a gloved finger.
const (
	ringRadius      = 45.
	ringRadiusTouch = 54.
	ringBand        = 21. // width of the band around the button
	ringMargin      = 14
	ringLeastRoom   = 400 // a smaller map has none
)

// ringAt is where the ring lies on the widget; ok: there is room for it.
func (m *Map) ringAt() (mid fyne.Position, radius float32, ok bool) {
	radius = ringRadius
	if m.Touch {
		radius = ringRadiusTouch
	}
	e, size := m.Edges, m.Size()
	if m.Still || size.Width-e.Left-e.Right < ringLeastRoom || size.Height-e.Top-e.Bottom < ringLeastRoom {
		return fyne.Position{}, 0, false
	}
	in := radius + ringMargin
	return fyne.NewPos(size.Width-e.Right-in, size.Height-e.Bottom-in), radius, true
}

func (m *Map) onRing(at fyne.Position) bool {
	mid, radius, ok := m.ringAt()
	return ok && math.Hypot(float64(at.X-mid.X), float64(at.Y-mid.Y)) <= float64(radius)
}

// tapRing turns the body straight; if it is, shows the whole of it.
func (m *Map) tapRing() {
	if m.spun {
		m.Straighten()
		return
	}
	m.Home()
}

// stampRing draws the ring.
func (m *Map) stampRing(img *image.RGBA) {
	mid, radius, ok := m.ringAt()
	if !ok {
		return
	}
	s, in := m.frame.scale, m.inks()
	x, y := m.pixel(mid)
	at, outer, inner := draw.Point{X: x, Y: y}, float64(radius)*s, (float64(radius)-ringBand)*s
	draw.Dots(img, []draw.Point{at}, outer, faded(in.ground, 232))
	draw.Polyline(img, around(at, outer-s/2), draw.Stroke{Width: s, Color: faded(in.words, 70)})
	m.stampCompass(img, at, (outer+inner)/2)
	button, man := faded(in.words, 24), faded(in.words, 150)
	if m.spun {
		button, man = in.accent, in.ground
	}
	draw.Dots(img, []draw.Point{at}, inner, button)
	stampMan(img, at, inner, man)
}

// stampCompass writes the sides and an arrow to the front on the band.
func (m *Map) stampCompass(img *image.RGBA, at draw.Point, r float64) {
	s, in := m.frame.scale, m.inks()
	to := m.compass()
	put := func(dir atlas.Vec) (p, out draw.Point) {
		out = to(dir)
		return draw.Point{X: at.X + r*out.X, Y: at.Y + r*out.Y}, out
	}
	for text, dir := range map[string]atlas.Vec{"L": {1, 0, 0}, "R": {-1, 0, 0}} {
		p, _ := put(dir)
		text = cmp.Or(m.Sides[text], text)
		w, h := draw.LabelSize(text, 13*s)
		draw.Label(img, math.Round(p.X-w/2), math.Round(p.Y+h/2), text, 13*s, in.words, color.NRGBA{})
	}
	p, out := put(atlas.Vec{0, 0, 1})
	step := func(along, across float64) draw.Point {
		return draw.Point{X: p.X + s*(along*out.X-across*out.Y), Y: p.Y + s*(along*out.Y+across*out.X)}
	}
	draw.Polyline(img, []draw.Point{step(-3, -6), step(4, 0), step(-3, 6)}, draw.Stroke{Width: 2.6 * s, Color: in.accent})
	p, _ = put(atlas.Vec{0, 0, -1})
	draw.Dots(img, []draw.Point{p}, 1.6*s, faded(in.words, 130))
}

// compass maps level directions of the body onto the ring as seen from above,
// with the eye below.
func (m *Map) compass() func(atlas.Vec) draw.Point {
	c := m.cam
	near := level(c.Toward)
	if near.Len() < .05 {
		near = level(c.Up.Mul(-1))
	}
	near = near.Unit()
	right := atlas.Vec{0, 1, 0}.Cross(near)
	if right.Dot(c.Right) < 0 { // seen from below, or head down
		right = right.Mul(-1)
	}
	return func(d atlas.Vec) draw.Point { return draw.Point{X: d.Dot(right), Y: d.Dot(near)} }
}

func level(v atlas.Vec) atlas.Vec { return atlas.Vec{v[0], 0, v[2]} }

// stampMan draws a person who stands upright.
func stampMan(img *image.RGBA, at draw.Point, r float64, c color.NRGBA) {
	put := func(x, y float64) draw.Point { return draw.Point{X: at.X + x*r, Y: at.Y + y*r} }
	draw.Dots(img, []draw.Point{put(0, -.42)}, .17*r, c)
	thick := draw.Stroke{Width: .15 * r, Color: c}
	draw.Polylines(img, [][]draw.Point{
		{put(-.3, .22), put(-.22, -.1), put(.22, -.1), put(.3, .22)},
		{put(-.13, .62), put(-.1, -.06), put(.1, -.06), put(.13, .62)},
	}, thick)
}

func around(at draw.Point, r float64) []draw.Point {
	const corners = 48
	out := make([]draw.Point, corners+1)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		out[i] = draw.Point{X: at.X + r*cos, Y: at.Y + r*sin}
	}
	return out
}

func faded(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = uint8(int(c.A) * int(alpha) / 255)
	return c
}
