package atlas

import (
	"math"
)

const (
	offCorner = 1e-9  // share of an edge by which a way passes beside a vertex, at least
	maxStrip  = 20000 // triangles that a way crosses, at most
)

// piece is the part of a way within one triangle.
type piece struct {
	tri     int32
	a, b    xy   // where it begins and ends, as shares u and v
	in, out int8 // the edges that it enters and leaves by; -1: it begins or ends inside
}

// walk goes straight over the skin (a straightest geodesic: it stays straight
// when the triangles it crosses are laid flat side by side) and returns where it
// arrives and its direction there. each sees every piece of the way, and ends
// the walk early by returning false.
func (g *ground) walk(from footing, dir xy, cm float64, each func(piece) bool) (footing, xy, bool) {
	tri, in := from.tri, -1
	p := g.flat[tri].at(from.u, from.v)
	a := xy{from.u, from.v}
	for range maxStrip {
		f := g.flat[tri]
		edge, t := f.leave(p, dir, in)
		far := max(0, f.corner(edge).mul(1-t).add(f.corner(edge+1).mul(t)).sub(p).dot(dir))
		if far >= cm {
			u, v := f.shares(p.add(dir.mul(cm)))
			ok := each == nil || each(piece{tri, a, xy{u, v}, int8(in), -1})
			return footing{tri, u, v}, dir, ok
		}
		cm -= far
		u, v := onEdge(edge, t)
		if each != nil && !each(piece{tri, a, xy{u, v}, int8(in), int8(edge)}) {
			return footing{tri, u, v}, dir, false
		}
		next := g.across[tri][edge]
		dir = g.fold(dir, tri, edge, next)
		tri, in = next>>2, int(next&3)
		u, v = onEdge(in, 1-t)
		a, p = xy{u, v}, g.flat[tri].at(u, v)
	}
	u, v := g.flat[tri].shares(p)
	return footing{tri, u, v}, dir, false
}

// fold carries a direction over an edge into the neighbour's plane.
func (g *ground) fold(dir xy, tri int32, edge int, next int32) xy {
	e := g.flat[tri].corner(edge + 1).sub(g.flat[tri].corner(edge))
	f := g.flat[next>>2].corner(int(next&3) + 1).sub(g.flat[next>>2].corner(int(next & 3)))
	along, away := dir.dot(e), -e.cross(dir) // away: outward
	d := xy{-along*f[0] - away*f[1], -along*f[1] + away*f[0]}
	return d.mul(1 / d.len())
}

// leave tells by which edge a way that is at p leaves the triangle, and where on it.
// in is the edge it came by, -1: it starts inside.
func (f flat) leave(p, dir xy, in int) (edge int, t float64) {
	if in >= 0 {
		edge = (in + 1) % 3
		if dir.cross(f.corner(in+2).sub(p)) <= 0 {
			edge = (in + 2) % 3
		}
		return edge, f.meet(p, dir, edge)
	}
	best := math.Inf(1)
	for k := range 3 {
		a := f.corner(k)
		e := f.corner(k + 1).sub(a)
		if out := -e.cross(dir); out > 0 {
			if far := max(0, -e.cross(a.sub(p))) / out; far < best {
				best, edge = far, k
			}
		}
	}
	return edge, f.meet(p, dir, edge)
}

// meet is where along an edge the line through p meets it.
func (f flat) meet(p, dir xy, edge int) float64 {
	a := f.corner(edge)
	e := f.corner(edge + 1).sub(a)
	t := dir.cross(p.sub(a)) / dir.cross(e)
	if !(t > offCorner) {
		return offCorner
	}
	return min(t, 1-offCorner)
}
