package atlas

import "math"

// What two corners in a row must not be: on skin that lies behind the other, as
// the arm before the trunk. Then the way over the skin is much longer than the
// straight chord, or the chord goes straight into the skin.
const (
	mostDetour  = 2.5 // times the chord ...
	spareDetour = 1.0 // ... and cm more
	mostSteep   = .8  // of the chord's length along the mean normal ...
	steepFrom   = 2.0 // ... of chords from so many cm
)

// join is the way over the skin between two corners of an outline or path: what
// looks straight from above. It reports false where they cannot be joined.
func (g *ground) join(p, q footing) ([]piece, float64, bool) {
	d := g.at(q).Sub(g.at(p))
	up := g.normal(p).Add(g.normal(q))
	if d.Len() > steepFrom && math.Abs(d.Dot(up.Unit())) > mostSteep*d.Len() {
		return nil, 0, false
	}
	return g.overland(p, q, mostDetour*d.Len()+spareDetour)
}

const (
	plainDetour  = 1.3 // times the chord: no other way needs to be tried
	planesTried  = 6   // on the half turn
	steepestMean = .2  // length of the mean of two normals that still says where up is
)

// overland is a short way over the skin between two places: along a plane through
// both that stands upright on the skin, or where that one leads astray, as from
// the front of the shoulder to its back, the shortest along other planes.
func (g *ground) overland(p, q footing, limit float64) (best []piece, shortest float64, ok bool) {
	d := g.at(q).Sub(g.at(p))
	if p.tri == q.tri {
		return []piece{{p.tri, xy{p.u, p.v}, xy{q.u, q.v}, -1, -1}}, d.Len(), d.Len() <= limit
	}
	along := d.Unit()
	up := g.normal(p).Add(g.normal(q))
	up = up.Sub(along.Mul(up.Dot(along)))
	if up.Len() > steepestMean {
		if way, cm, ok := g.section(p, q, up, limit, false); ok && cm < plainDetour*d.Len() {
			return way, cm, true
		}
	} else {
		up = along.Cross(leastAxis(along))
	}
	up = up.Unit()
	side := along.Cross(up)
	shortest = limit
	for i := range planesTried {
		s, c := math.Sincos(math.Pi * float64(i) / planesTried)
		for _, back := range []bool{false, true} {
			if way, cm, found := g.section(p, q, up.Mul(c).Add(side.Mul(s)), shortest, back); found {
				best, shortest, ok = way, cm, true
			}
		}
	}
	return best, shortest, ok
}

// leastAxis is the axis of the body that is farthest from a direction.
func leastAxis(d Vec) Vec {
	k := 0
	for i := range d {
		if math.Abs(d[i]) < math.Abs(d[k]) {
			k = i
		}
	}
	var v Vec
	v[k] = 1
	return v
}

// pieceCM is the length of a piece.
func (g *ground) pieceCM(p piece) float64 {
	f := g.flat[p.tri]
	d := p.b.sub(p.a)
	return f.at(d[0], d[1]).len()
}
