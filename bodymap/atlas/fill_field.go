package atlas

import (
	"math"
	"slices"
)

// A field tells how far above or below a base line each vertex of a patch lies,
// in cm over the skin. Rows of punctures are its lines of equal height: they are
// equally far apart however the skin is curved.
//
// It is found by sending parallel rays from the base line both ways, straight
// over the skin: triangles laid flat one after the other, in coordinates whose x
// runs along the base line and whose y is the distance from it.
type field struct {
	p      *Patch
	height []float64 // per vertex, signed; NaN: not reached
	off    []float64 // how far beside the rays a vertex lies; 0: one meets it
	level  []float64 // height, counted in rows
	lo, hi Vec       // what rays stay within
	beams  []beam
	sent   int
}

// beam is a bundle of rays that is about to enter a triangle by an edge.
type beam struct {
	edge   int32 // four times the triangle plus its edge
	a, b   xy    // the ends of the edge, a on the right
	lo, hi float64
}

const (
	mostBeams = 150_000
	spare     = 2.0 // cm around the patch where rays are followed
	aside     = 1.0 // how far beside the rays a vertex still gets a height from them, as a share of the edge
)

// newField measures from a line through a place of the patch, along dir.
func (p *Patch) newField(from footing, dir xy) *field {
	g := p.g
	f := &field{p: p}
	f.height, f.off = make([]float64, len(g.pos)), make([]float64, len(g.pos))
	for i := range f.height {
		f.height[i], f.off[i] = math.NaN(), math.Inf(1)
	}
	centre, reach := g.at(from), 0.
	f.lo, f.hi = centre, centre
	for _, at := range p.rim.at {
		reach = max(reach, at.Sub(centre).Len())
		for k, x := range at {
			f.lo[k], f.hi[k] = min(f.lo[k], x-spare), max(f.hi[k], x+spare)
		}
	}
	x, y := g.axes(from.tri)
	along := x.Mul(dir[0]).Add(y.Mul(dir[1]))
	for _, s := range g.line(from, along, reach) {
		f.send(s, 1)
		f.send(s, -1)
	}
	f.settle()
	return f
}

// send sends rays up (or down: sign -1) from a piece of the base line.
func (f *field) send(s piece, sign float64) {
	g := f.p.g
	a, b := g.flat[s.tri].at(s.a[0], s.a[1]), g.flat[s.tri].at(s.b[0], s.b[1])
	if sign < 0 {
		a, b = b, a
	}
	e := b.sub(a)
	l := e.len()
	if l < 1e-9 {
		return
	}
	e = e.mul(1 / l)
	var c [3]xy
	for k := range 3 {
		d := g.flat[s.tri].corner(k).sub(a)
		if c[k] = (xy{d.dot(e), e.cross(d)}); c[k][1] >= 0 {
			f.meet(g.mesh.Tri[s.tri][k], c[k], 0, l, sign, l)
		}
	}
	f.beams = f.beams[:0]
	for k := range 3 {
		lo, hi := aboveLine(c[k], c[(k+1)%3])
		f.push(g.across[s.tri][k], c[k], c[(k+1)%3], max(0, lo), min(l, hi))
	}
	for len(f.beams) > 0 && f.sent < mostBeams {
		f.sent++
		w := f.beams[len(f.beams)-1]
		f.beams = f.beams[:len(f.beams)-1]
		f.pass(w, sign)
	}
}

// aboveLine is from where to where along the base line an edge from a, on the
// right, to b lies above it.
func aboveLine(a, b xy) (lo, hi float64) {
	zero := a[0] + (b[0]-a[0])*a[1]/(a[1]-b[1])
	switch {
	case a[1] < 0 && b[1] < 0:
		return 0, 0
	case a[1] < 0:
		return b[0], zero
	case b[1] < 0:
		return zero, a[0]
	}
	return b[0], a[0]
}

// push keeps a bundle that leaves by the edge from a to b, if there is anything of it.
func (f *field) push(edge int32, a, b xy, lo, hi float64) {
	if hi-lo > 1e-9 && a[0] > b[0] && !f.p.g.hollow[edge>>2] {
		f.beams = append(f.beams, beam{edge, a, b, lo, hi})
	}
}

// pass takes a bundle through a triangle.
func (f *field) pass(w beam, sign float64) {
	g := f.p.g
	tri, k := w.edge>>2, int(w.edge&3)
	v := g.mesh.Tri[tri][(k+2)%3]
	c := g.apex(tri, k, w.a, w.b)
	f.meet(v, c, w.lo, w.hi, sign, w.a.sub(w.b).len())
	for k, x := range g.pos[v] {
		if x < f.lo[k] || x > f.hi[k] {
			return
		}
	}
	f.push(g.across[tri][(k+1)%3], w.a, c, max(w.lo, c[0]), w.hi)
	f.push(g.across[tri][(k+2)%3], c, w.b, w.lo, min(w.hi, c[0]))
}

// meet gives a vertex its height: the least of the rays that meet it, else that
// of the rays that pass nearest.
func (f *field) meet(v int32, at xy, lo, hi, sign, edge float64) {
	off := max(0, lo-at[0], at[0]-hi)
	if off > aside*edge || off > f.off[v] {
		return
	}
	if off < f.off[v] || at[1] < math.Abs(f.height[v]) {
		f.height[v], f.off[v] = sign*at[1], off
	}
}

// settle gives the vertices of the patch that no ray came near the height of a
// neighbour and the way from there, and lets no vertex lie higher than that. It
// goes over the triangles to and fro, so that few rounds do.
func (f *field) settle() {
	order := slices.Clone(f.p.full)
	for _, e := range f.p.edge {
		order = append(order, e.tri)
	}
	for more := true; more; slices.Reverse(order) {
		more = false
		for _, tri := range order {
			more = f.lower(tri) || more
		}
	}
}

// lower settles the corners of a triangle, and tells whether that changed one.
func (f *field) lower(tri int32) (changed bool) {
	t := f.p.g.mesh.Tri[tri]
	for k := range 6 {
		v, by := t[k%3], t[(k+1+k/3)%3]
		h := f.height[by]
		d := f.p.g.pos[v].Sub(f.p.g.pos[by]).Len() + math.Abs(h)
		if !math.IsNaN(h) && !(math.Abs(f.height[v]) <= d+1e-9) {
			f.height[v], changed = math.Copysign(d, h), true
		}
	}
	return changed
}

// torn tells whether a triangle's heights belong to rays that came from different ways.
func (f *field) torn(tri int32) bool {
	g := f.p.g
	t := g.mesh.Tri[tri]
	for k, v := range t {
		w := t[(k+1)%3]
		if !(math.Abs(f.height[v]-f.height[w]) <= 1.1*g.pos[v].Sub(g.pos[w]).Len()) {
			return true
		}
	}
	return false
}
