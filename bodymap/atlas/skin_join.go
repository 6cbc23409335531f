package atlas

import "math"

// How much longer than the straight chord the way between two corners may be:
// more of it than this is a way round, as from the arm over the gap to the trunk.
const (
	mostDetour   = 2.5 // times the chord ...
	spareDetour  = 1.0 // ... and cm more
	plainDetour  = 1.3 // times the chord: no other way needs to be tried
	planesTried  = 6   // on the half turn
	steepestMean = .2  // length of the mean of two normals that still says where up is
)

// join is the way over the skin between two footings along a plane through both
// that stands upright on the skin: what looks straight from above. Where that
// one leads astray, as from the front of the shoulder to its back, the shortest
// along other planes through both.
func (g *ground) join(p, q footing) ([]piece, float64, bool) {
	if p.tri == q.tri {
		a, b := xy{p.u, p.v}, xy{q.u, q.v}
		return []piece{{p.tri, a, b, -1, -1}}, g.at(q).Sub(g.at(p)).Len(), true
	}
	d := g.at(q).Sub(g.at(p))
	limit := mostDetour*d.Len() + spareDetour
	up := g.normal(p).Add(g.normal(q))
	along := d.Unit()
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
	var best []piece
	shortest := math.Inf(1)
	for i := range planesTried {
		s, c := math.Sincos(math.Pi * float64(i) / planesTried)
		for _, back := range []bool{false, true} {
			if way, cm, ok := g.section(p, q, up.Mul(c).Add(side.Mul(s)), min(limit, shortest), back); ok && cm < shortest {
				best, shortest = way, cm
			}
		}
	}
	return best, shortest, best != nil
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

// section follows the skin from p to q in the plane that holds both and the
// direction up, toward q or, with back set, away from it first.
func (g *ground) section(p, q footing, up Vec, limit float64, back bool) ([]piece, float64, bool) {
	from, to := g.at(p), g.at(q)
	d := to.Sub(from)
	n := d.Cross(up).Unit()
	over := func(v int32) float64 { return g.pos[v].Sub(from).Dot(n) }
	edge, t, ok := g.setOff(p, d, over, back)
	if !ok {
		return nil, 0, false
	}
	tri, in, a, cm := p.tri, -1, xy{p.u, p.v}, 0.
	var way []piece
	for range maxStrip {
		u, v := onEdge(edge, t)
		way = append(way, piece{tri, a, xy{u, v}, int8(in), int8(edge)})
		if cm += g.pieceCM(way[len(way)-1]); cm > limit {
			return nil, 0, false
		}
		next := g.across[tri][edge]
		tri, in = next>>2, int(next&3)
		u, v = onEdge(in, 1-t)
		a = xy{u, v}
		if tri == q.tri {
			last := piece{tri, a, xy{q.u, q.v}, int8(in), -1}
			cm += g.pieceCM(last)
			return append(way, last), cm, cm <= limit
		}
		if tri == p.tri {
			return nil, 0, false
		}
		edge, t = g.onward(tri, in, over)
	}
	return nil, 0, false
}

// setOff is the edge by which a plane's way leaves its first triangle along d,
// or against it, and where.
func (g *ground) setOff(p footing, d Vec, over func(int32) float64, back bool) (edge int, t float64, ok bool) {
	c := g.mesh.Tri[p.tri]
	best := math.Inf(-1)
	for k := range 3 {
		a, b := over(c[k]), over(c[(k+1)%3])
		if (a >= 0) == (b >= 0) {
			continue
		}
		s := cut(a, b)
		x := g.pos[c[k]].Lerp(g.pos[c[(k+1)%3]], s).Dot(d)
		if back {
			x = -x
		}
		if x > best {
			best, edge, t, ok = x, k, s, true
		}
	}
	return edge, t, ok
}

// cut is where along an edge a plane crosses it, given how far off its ends are.
func cut(a, b float64) float64 { return min(1-offCorner, max(offCorner, a/(a-b))) }

// pieceCM is the length of a piece.
func (g *ground) pieceCM(p piece) float64 {
	f := g.flat[p.tri]
	d := p.b.sub(p.a)
	return f.at(d[0], d[1]).len()
}

// onward is the edge by which a plane's way that came in by another leaves a
// triangle, and where on it.
func (g *ground) onward(tri int32, in int, over func(int32) float64) (edge int, t float64) {
	c := g.mesh.Tri[tri]
	edge = (in + 1) % 3
	if (over(c[(in+2)%3]) >= 0) == (over(c[edge]) >= 0) {
		edge = (in + 2) % 3
	}
	return edge, cut(over(c[edge]), over(c[(edge+1)%3]))
}

// line is a plane's way over the skin through a place, both ways, as far as cm
// from it in a straight line.
func (g *ground) line(from footing, along Vec, cm float64) []piece {
	start := g.at(from)
	n := along.Cross(g.normal(from)).Unit()
	over := func(v int32) float64 { return g.pos[v].Sub(start).Dot(n) }
	ahead, round := g.trail(from, along, over, cm)
	if round {
		return ahead
	}
	behind, _ := g.trail(from, along.Mul(-1), over, cm)
	return append(reversed(behind), ahead...)
}

// trail is one half of a line, and whether it came back to where it began. It
// goes on beyond a hollow, such as the mouth.
func (g *ground) trail(from footing, along Vec, over func(int32) float64, cm float64) (out []piece, round bool) {
	edge, t, ok := g.setOff(from, along, over, false)
	if !ok {
		return nil, false
	}
	start := g.at(from)
	tri, in, a := from.tri, -1, xy{from.u, from.v}
	for range maxStrip {
		u, v := onEdge(edge, t)
		if !g.hollow[tri] {
			out = append(out, piece{tri, a, xy{u, v}, int8(in), int8(edge)})
		}
		if g.at(footing{tri, u, v}).Sub(start).Len() > 1.05*cm+.1 {
			return out, false
		}
		next := g.across[tri][edge]
		tri, in = next>>2, int(next&3)
		u, v = onEdge(in, 1-t)
		a = xy{u, v}
		if tri == from.tri {
			return append(out, piece{tri, a, xy{from.u, from.v}, int8(in), -1}), true
		}
		edge, t = g.onward(tri, in, over)
	}
	return out, false
}
