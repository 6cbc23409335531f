package atlas

import "math"

// A reading is put on the skin by walking there: from a start near by, in
// steps along the skin, until what is measured there is what was written.

// closeCM is how near a walk has to come to what was written.
const closeCM = .02

// miss tells by how many cm a place misses what was written, in one or two
// measures that run across each other; whole says that there are two.
type miss struct {
	of    func(spot) [2]float64
	whole bool
}

func (m miss) len(s spot) float64 {
	r := m.of(s)
	if !m.whole {
		return math.Abs(r[0])
	}
	return math.Hypot(r[0], r[1])
}

// walker moves over the skin of some parts of a body.
type walker struct {
	b      *Body
	parts  PartSet
	near   []int32 // the base quads within reach of centre
	centre Vec
	reach  float64
}

// gather finds the base quads within reach of a position.
func (w *walker) gather(p Vec, reach float64) {
	m := w.b.Mesh(Anatomical)
	w.near, w.centre, w.reach = w.near[:0], p, reach
	for q, c := range w.b.quadBalls() {
		r := reach + c.radius
		if dy := c.centre[1] - p[1]; dy > r || dy < -r {
			continue
		}
		if d := c.centre.Sub(p); d.Dot(d) < r*r && castable(w.parts, m.Part[perQuad*q]) {
			w.near = append(w.near, int32(q))
		}
	}
}

// to is the skin nearest to p among that which looks about the way of n, so
// that a walk never leaps to the next finger; the zero n looks every way.
func (w *walker) to(p, n Vec) spot {
	const reach = 1.5 // cm
	if w.near == nil || w.centre.Sub(p).Len() > reach/2 {
		w.gather(p, reach)
	}
	for {
		f := w.nearest(p, n)
		if f.dist <= w.reach-w.centre.Sub(p).Len() || w.reach > 300 {
			return w.b.open(w.b.Mesh(Anatomical).Place(f.tri, f.u, f.v))
		}
		w.gather(p, 2*w.reach)
	}
}

func (w *walker) nearest(p, n Vec) found {
	balls := w.b.quadBalls()
	first, least := int32(0), math.Inf(1)
	for _, q := range w.near {
		if d := balls[q].centre.Sub(p); d.Dot(d) < least {
			first, least = q, d.Dot(d)
		}
	}
	f := found{dist: math.Inf(1)}
	f.look(w.b, first, p, n)
	for _, q := range w.near {
		if d := balls[q].centre.Sub(p); d.Dot(d) < (f.dist+balls[q].radius)*(f.dist+balls[q].radius) {
			f.look(w.b, q, p, n)
		}
	}
	return f
}

// found is the nearest place of the triangles looked at.
type found struct {
	tri        int32
	u, v, dist float64
}

func (f *found) look(b *Body, quad int32, p, n Vec) {
	m := b.Mesh(Anatomical)
	for t := perQuad * quad; t < perQuad*(quad+1); t++ {
		tri := m.Tri[t]
		a, c, e := m.corner(tri[0]), m.corner(tri[1]), m.corner(tri[2])
		if c.Sub(a).Cross(e.Sub(a)).Dot(n) < 0 {
			continue
		}
		u, v := closest(p, a, c, e)
		if d := a.Add(c.Sub(a).Mul(u)).Add(e.Sub(a).Mul(v)).Sub(p).Len(); d < f.dist {
			*f = found{t, u, v, d}
		}
	}
}

// open is a place as it is, not folded onto the left half.
func (b *Body) open(p Place) spot {
	return spot{b: b, part: b.Part(p), p: b.At(p, Anatomical), n: b.Normal(p, Anatomical), place: p}
}

// walk goes from a start to where nothing is missed, and tells how far off it
// ended. A single measure is followed along its own direction only.
func (w *walker) walk(s spot, m miss) (spot, float64) {
	off := m.len(s)
	for i := 0; i < 20 && off > closeCM/4; i++ {
		step := w.step(s, m)
		next, got := s, off
		for range 5 {
			t := w.to(s.p.Add(step), s.n)
			if d := m.len(t); d < got {
				next, got = t, d
				break
			}
			step = step.Mul(.5)
		}
		if got >= off {
			break
		}
		s, off = next, got
	}
	return s, off
}

// step is the way along the skin that should leave nothing missed, by how the
// misses change over two short ways from s.
func (w *walker) step(s spot, m miss) Vec {
	const short, far = .1, 5
	u := s.n.Cross(Vec{0, 1, .01}).Unit()
	v := s.n.Cross(u)
	r, ru, rv := m.of(s), m.of(w.to(s.p.Add(u.Mul(short)), s.n)), m.of(w.to(s.p.Add(v.Mul(short)), s.n))
	a, b := (ru[0]-r[0])/short, (rv[0]-r[0])/short
	c, d := (ru[1]-r[1])/short, (rv[1]-r[1])/short
	var x, y float64
	if det := a*d - b*c; m.whole && math.Abs(det) > .02 {
		x, y = (b*r[1]-d*r[0])/det, (c*r[0]-a*r[1])/det
	} else if g := a*a + b*b; g > 1e-6 {
		x, y = -a*r[0]/g, -b*r[0]/g
	}
	way := u.Mul(x).Add(v.Mul(y))
	if l := way.Len(); l > far {
		way = way.Mul(far / l)
	}
	return way
}
