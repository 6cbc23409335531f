package atlas

import "math"

// xy is a point or direction of a triangle that is laid flat, in cm.
type xy [2]float64

func (a xy) add(b xy) xy              { return xy{a[0] + b[0], a[1] + b[1]} }
func (a xy) sub(b xy) xy              { return xy{a[0] - b[0], a[1] - b[1]} }
func (a xy) mul(s float64) xy         { return xy{a[0] * s, a[1] * s} }
func (a xy) dot(b xy) float64         { return a[0]*b[0] + a[1]*b[1] }
func (a xy) cross(b xy) float64       { return a[0]*b[1] - a[1]*b[0] }
func (a xy) len() float64             { return math.Hypot(a[0], a[1]) }
func (a xy) turn(cos, sin float64) xy { return xy{a[0]*cos - a[1]*sin, a[0]*sin + a[1]*cos} }

// flat is a triangle laid flat, counter-clockwise: its first corner is at 0, 0,
// its second at bx, 0 and its third at cx, cy.
type flat struct{ bx, cx, cy float64 }

func lay(a, b, c Vec) flat {
	e, d := b.Sub(a), c.Sub(a)
	l := e.Len()
	return flat{l, d.Dot(e) / l, e.Cross(d).Len() / l}
}

// cm2 is the area.
func (f flat) cm2() float64 { return f.bx * f.cy / 2 }

func (f flat) corner(k int) xy {
	switch k % 3 {
	case 0:
		return xy{}
	case 1:
		return xy{f.bx, 0}
	}
	return xy{f.cx, f.cy}
}

// at is the point with the shares u and v of the second and third corner.
func (f flat) at(u, v float64) xy { return xy{u*f.bx + v*f.cx, v * f.cy} }

// shares undoes at.
func (f flat) shares(p xy) (u, v float64) {
	v = p[1] / f.cy
	return (p[0] - v*f.cx) / f.bx, v
}

// onEdge are the shares at t of the way along edge k.
func onEdge(k int, t float64) (u, v float64) {
	switch k {
	case 0:
		return t, 0
	case 1:
		return 1 - t, t
	}
	return 0, 1 - t
}

// apex is where the third corner of a triangle comes to lie that is laid flat
// beyond its edge k, which runs from b to a.
func (g *ground) apex(tri int32, k int, a, b xy) xy {
	f := g.flat[tri]
	e := f.corner(k + 1).sub(f.corner(k))
	w := f.corner(k + 2).sub(f.corner(k))
	l := e.dot(e)
	along, high := w.dot(e)/l, e.cross(w)/l
	d := a.sub(b)
	return xy{b[0] + d[0]*along - d[1]*high, b[1] + d[1]*along + d[0]*high}
}
