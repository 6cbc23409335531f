package atlas

import "math"

// slice follows the line in which a plane cuts the skin, triangle by triangle.
type slice struct {
	g       *ground
	from, n Vec // a point of the plane and its normal
	tri     int32
	in      int // the edge it came by; -1: it began inside
	a       xy  // where it came in, as shares
	edge    int // by which it leaves, and how far along it
	t       float64
}

// cutFrom begins a slice at a place, along d, in the plane that holds d and up.
// It reports false where there is no such plane.
func (g *ground) cutFrom(p footing, d, up Vec) (*slice, bool) {
	s := &slice{g: g, from: g.at(p), n: d.Cross(up).Unit(), tri: p.tri, in: -1, a: xy{p.u, p.v}}
	c := g.mesh.Tri[p.tri]
	best, ok := math.Inf(-1), false
	for k := range 3 {
		a, b := s.over(c[k]), s.over(c[(k+1)%3])
		if (a >= 0) == (b >= 0) {
			continue
		}
		t := cut(a, b)
		if x := g.pos[c[k]].Lerp(g.pos[c[(k+1)%3]], t).Dot(d); x > best {
			best, s.edge, s.t, ok = x, k, t, true
		}
	}
	return s, ok
}

// over is how far a vertex lies over the plane.
func (s *slice) over(v int32) float64 { return s.g.pos[v].Sub(s.from).Dot(s.n) }

// cut is where along an edge a plane crosses it, given how far off its ends are.
func cut(a, b float64) float64 { return min(1-offCorner, max(offCorner, a/(a-b))) }

// piece is the slice in its triangle.
func (s *slice) piece() piece {
	u, v := onEdge(s.edge, s.t)
	return piece{s.tri, s.a, xy{u, v}, int8(s.in), int8(s.edge)}
}

// exit is where the slice leaves its triangle.
func (s *slice) exit() Vec {
	u, v := onEdge(s.edge, s.t)
	return s.g.at(footing{s.tri, u, v})
}

// end is the piece from where the slice came in to a place in the same triangle.
func (s *slice) end(q footing) piece { return piece{s.tri, s.a, xy{q.u, q.v}, int8(s.in), -1} }

// step goes into the next triangle.
func (s *slice) step() {
	next := s.g.across[s.tri][s.edge]
	s.tri, s.in = next>>2, int(next&3)
	u, v := onEdge(s.in, 1-s.t)
	s.a = xy{u, v}
	c := s.g.mesh.Tri[s.tri]
	s.edge = (s.in + 1) % 3
	if (s.over(c[(s.in+2)%3]) >= 0) == (s.over(c[s.edge]) >= 0) {
		s.edge = (s.in + 2) % 3
	}
	s.t = cut(s.over(c[s.edge]), s.over(c[(s.edge+1)%3]))
}

// widestLeap is how many cm a way leaps over a hollow, as between the lips.
const widestLeap = 1.0

// section follows the skin from p to q in the plane that holds both and the
// direction up, toward q or, with back set, away from it first. It is refused
// where it is longer than limit. Over the mouth and the nostrils it leaps, over
// an eye it does not.
func (g *ground) section(p, q footing, up Vec, limit float64, back bool) (way []piece, cm float64, ok bool) {
	d := g.at(q).Sub(g.at(p))
	if back {
		d = d.Mul(-1)
	}
	s, ok := g.cutFrom(p, d, up)
	if !ok {
		return nil, 0, false
	}
	brink, over := Vec{}, false // where the way began to leap
	for range maxStrip {
		switch hollow := g.hollow[s.tri]; {
		case hollow && !over:
			brink, over = g.at(footing{s.tri, s.a[0], s.a[1]}), true
		case !hollow && over:
			gap := g.at(footing{s.tri, s.a[0], s.a[1]}).Sub(brink).Len()
			if over, cm = false, cm+gap; gap > widestLeap || g.byEye(brink) {
				return nil, 0, false
			}
		}
		if s.tri == q.tri {
			way = append(way, s.end(q))
			cm += g.pieceCM(way[len(way)-1])
			return way, cm, cm <= limit
		}
		if s.tri == p.tri && s.in >= 0 || cm > limit {
			return nil, 0, false
		}
		if !over {
			way = append(way, s.piece())
			cm += g.pieceCM(way[len(way)-1])
		}
		s.step()
	}
	return nil, 0, false
}

// line is a plane's way over the skin through a place, both ways, as far as cm
// from it in a straight line.
func (g *ground) line(from footing, along Vec, cm float64) []piece {
	ahead, round := g.trail(from, along, cm)
	if round {
		return ahead
	}
	behind, _ := g.trail(from, along.Mul(-1), cm)
	return append(reversed(behind), ahead...)
}

// trail is one half of a line, and whether it came back to where it began. It
// goes on beyond a hollow, such as the mouth.
func (g *ground) trail(from footing, along Vec, cm float64) (out []piece, round bool) {
	s, ok := g.cutFrom(from, along, g.normal(from))
	if !ok {
		return nil, false
	}
	for range maxStrip {
		if s.tri == from.tri && s.in >= 0 {
			return append(out, s.end(from)), true
		}
		if !g.hollow[s.tri] {
			out = append(out, s.piece())
		}
		if s.exit().Sub(s.from).Len() > 1.05*cm+.1 {
			return out, false
		}
		s.step()
	}
	return out, false
}
