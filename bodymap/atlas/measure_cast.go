package atlas

import "math"

// castable tells whether a ray sees a part: of the whole body, all but the eyes.
func castable(s PartSet, p Part) bool { return s.Has(p) && (s != 0 || p != PartEye) }

// perQuad is how many triangles of the fine mesh belong to a base quad.
const perQuad = 8

// ball holds the triangles of one base quad, so that most are passed over quickly.
type ball struct {
	centre Vec
	radius float64
}

func (b *Body) quadBalls() []ball {
	b.marks.ballsOnce.Do(func() {
		m := b.Mesh(Anatomical)
		b.marks.balls = make([]ball, len(m.Tri)/perQuad)
		for q := range b.marks.balls {
			c := m.corner(m.Tri[perQuad*q+3][2]) // the middle of the quad
			r := 0.
			for _, tri := range m.Tri[perQuad*q : perQuad*(q+1)] {
				for _, i := range tri {
					r = max(r, m.corner(i).Sub(c).Len())
				}
			}
			b.marks.balls[q] = ball{c, r + 1e-6}
		}
	})
	return b.marks.balls
}

// Cast finds where the ray from o along d enters the skin of the given parts in
// the anatomical pose (d of length one); with outward set, where it first leaves it, as a ray
// that starts inside a limb does. It reports false when the ray misses.
func (b *Body) Cast(o, d Vec, parts PartSet, outward bool) (Place, bool) {
	m := b.Mesh(Anatomical)
	best, hit := math.Inf(1), int32(-1)
	var bu, bv float64
	balls := b.quadBalls()
	for t, tri := range m.Tri {
		if !castable(parts, m.Part[t]) {
			continue
		}
		c := balls[t/perQuad]
		if q := c.centre.Sub(o); q.Sub(d.Mul(q.Dot(d))).Len() > c.radius {
			continue
		}
		l, u, v, ok := crossing(o, d, m.corner(tri[0]), m.corner(tri[1]), m.corner(tri[2]), outward)
		if ok && l < best {
			best, hit, bu, bv = l, int32(t), u, v
		}
	}
	if hit < 0 {
		return Place{}, false
	}
	return m.Place(hit, bu, bv), true
}

func (m *Mesh) corner(i int32) Vec {
	p := m.Pos[i]
	return Vec{float64(p[0]), float64(p[1]), float64(p[2])}
}

// crossing is how far along a ray it crosses the triangle abc, leaving the body
// or entering it, and the shares of b and c there (after Moeller and Trumbore).
func crossing(o, d, a, b, c Vec, leaving bool) (l, u, v float64, ok bool) {
	e1, e2 := b.Sub(a), c.Sub(a)
	pv := d.Cross(e2)
	det := e1.Dot(pv)
	if leaving && det > -1e-12 || !leaving && det < 1e-12 {
		return 0, 0, 0, false
	}
	s := o.Sub(a)
	u = s.Dot(pv) / det
	q := s.Cross(e1)
	v = d.Dot(q) / det
	const slack = 1e-7 // a ray along an edge must not slip between two triangles
	if u < -slack || v < -slack || u+v > 1+slack {
		return 0, 0, 0, false
	}
	u, v = max(0, u), max(0, v)
	if k := u + v; k > 1 {
		u, v = u/k, v/k
	}
	return e2.Dot(q) / det, u, v, e2.Dot(q)/det > 0
}

// Nearest is the place on the skin of the given parts (zero: all but the eyes)
// that lies nearest to p in the anatomical pose.
func (b *Body) Nearest(p Vec, parts PartSet) Place {
	m := b.Mesh(Anatomical)
	best := math.Inf(1)
	var hit int32
	var bu, bv float64
	balls := b.quadBalls()
	for t, tri := range m.Tri {
		if c := balls[t/perQuad]; !castable(parts, m.Part[t]) || c.centre.Sub(p).Len()-c.radius > best {
			continue
		}
		a, c, e := m.corner(tri[0]), m.corner(tri[1]), m.corner(tri[2])
		u, v := closest(p, a, c, e)
		if d := a.Add(c.Sub(a).Mul(u)).Add(e.Sub(a).Mul(v)).Sub(p).Len(); d < best {
			best, hit, bu, bv = d, int32(t), u, v
		}
	}
	return m.Place(hit, bu, bv)
}

// closest gives the shares of b and c of the place in triangle abc nearest to p.
func closest(p, a, b, c Vec) (u, v float64) {
	e1, e2, q := b.Sub(a), c.Sub(a), p.Sub(a)
	d11, d12, d22, r1, r2 := e1.Dot(e1), e1.Dot(e2), e2.Dot(e2), e1.Dot(q), e2.Dot(q)
	if det := d11*d22 - d12*d12; det > 1e-18 {
		u, v = (d22*r1-d12*r2)/det, (d11*r2-d12*r1)/det
		if u >= 0 && v >= 0 && u+v <= 1 {
			return u, v
		}
	}
	best := math.Inf(1)
	try := func(s, t float64) {
		if d := e1.Mul(s).Add(e2.Mul(t)).Sub(q).Len(); d < best {
			best, u, v = d, s, t
		}
	}
	try(share(r1, d11), 0)
	try(0, share(r2, d22))
	w := share(r2-r1-d12+d11, d11-2*d12+d22)
	try(1-w, w)
	return u, v
}

func share(a, b float64) float64 { return min(1, max(0, a/max(b, 1e-18))) }
