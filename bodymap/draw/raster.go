package draw

import "encoding/binary"

// blank is one row of an empty tile.
type blank struct {
	depth [largeTile]float32
	pix   [4 * largeTile]uint8
}

func (b *blank) set(background uint32) {
	for k := range largeTile {
		b.depth[k] = noDepth
		binary.LittleEndian.PutUint32(b.pix[4*k:], background)
	}
}

// fillTile clears and fills one square of the picture.
func (r *Renderer) fillTile(i int) {
	x0, y0 := i%r.tilesX*r.tile, i/r.tilesX*r.tile
	x1, y1 := min(x0+r.tile, r.w), min(y0+r.tile, r.h)
	for y := y0; y < y1; y++ {
		lo, hi := y*r.w+x0, y*r.w+x1
		copy(r.depth[lo:hi], r.blank.depth[:])
		copy(r.img.Pix[4*lo:4*hi], r.blank.pix[:])
	}
	for _, list := range r.bins[i*lists : (i+1)*lists] {
		for k := range list {
			r.fill(list[k].tri, x0, y0, x1, y1)
		}
	}
}

// plane is a quantity that changes evenly across a triangle.
type plane struct{ at, dx, dy float32 }

// across lays a plane through the values p, q, s at the corners a, b, c. A
// sliver, whose slopes would be noise, is taken as level.
func across(a, b, c *vertex, p, q, s float32) plane {
	area := (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x)
	if area > -1e-4 {
		return plane{at: p}
	}
	q, s = q-p, s-p
	dx := (q*(c.y-a.y) - s*(b.y-a.y)) / area
	dy := (s*(b.x-a.x) - q*(c.x-a.x)) / area
	return plane{p - a.x*dx - a.y*dy, dx, dy}
}

// edge is a side of a triangle, always walked from its upper end, so that two
// triangles with a common side agree on it to the last bit and leave no gap.
type edge struct{ x, y, slope float32 }

func between(upper, lower *vertex) edge {
	return edge{upper.x, upper.y, (lower.x - upper.x) / (lower.y - upper.y)}
}

func (e edge) at(y float32) float32 { return e.x + (y-e.y)*e.slope }

// fill draws the part of a triangle within x0 <= x < x1, y0 <= y < y1: every
// pixel whose centre it covers and where nothing is nearer.
func (r *Renderer) fill(tri int32, x0, y0, x1, y1 int) {
	t := &r.mesh.Tri[tri]
	a, b, c := &r.vert[t[0]], &r.vert[t[1]], &r.vert[t[2]]
	z := across(a, b, c, a.z, b.z, c.z)
	s := across(a, b, c, a.shade, b.shade, c.shade)
	if b.y < a.y {
		a, b = b, a
	}
	if c.y < a.y {
		a, c = c, a
	}
	if c.y < b.y {
		b, c = c, b
	}
	long, first, second := between(a, c), between(a, b), between(b, c)
	turn := ceil(b.y - .5)
	y0, y1 = max(y0, ceil(a.y-.5)), min(y1, ceil(c.y-.5))
	for y := y0; y < y1; y++ {
		py := float32(y) + .5
		short := &first
		if y >= turn {
			short = &second
		}
		xl, xr := long.at(py), short.at(py)
		if xr < xl {
			xl, xr = xr, xl
		}
		xa, xb := max(x0, ceil(xl-.5)), min(x1, ceil(xr-.5))
		if xa < xb {
			px := float32(xa) + .5
			r.span(tri, y*r.w+xa, xb-xa, z.at+px*z.dx+py*z.dy, z.dx, s.at+px*s.dx+py*s.dy, s.dx)
		}
	}
}

// span draws n pixels of a row from buffer position o. Here most of a frame's
// time is spent.
func (r *Renderer) span(tri int32, o, n int, z, dz, s, ds float32) {
	depth := r.depth[o : o+n]
	id := r.id[o:][:len(depth)]
	pix := r.img.Pix[4*o:][:4*len(depth)]
	for k := range depth {
		if z > depth[k] {
			depth[k], id[k] = z, tri
			binary.LittleEndian.PutUint32(pix[4*k:4*k+4], r.ramp[uint32(int32(s))%rampSize])
		}
		z += dz
		s += ds
	}
}

// ceil returns the least whole number not below x. It must be exact: triangles
// that share an edge part the pixels between them by it.
func ceil(x float32) int {
	k := int32(x)
	up := int32(0)
	if float32(k) < x {
		up = 1
	}
	return int(k + up)
}
