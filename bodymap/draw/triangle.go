package draw

import (
	"encoding/binary"
	"math"
)

// tiny is up to how many pixels wide and high a triangle is drawn by asking
// each pixel.
const tiny = 4

// overlap is how far a tiny triangle reaches beyond its sides (as twice the area
// between side and pixel), so that rounding leaves no gap to its neighbours.
const overlap = 2e-4

// fill draws a triangle's part in a tile: every pixel whose centre it covers and
// where nothing is nearer.
func (r *Renderer) fill(t *tile, tri int32) {
	v := &r.mesh.Tri[tri]
	a, b, c := &r.vert[v[0]], &r.vert[v[1]], &r.vert[v[2]]
	x0, x1 := max(t.x0, min(a.col, b.col, c.col)), min(t.x1, max(a.col, b.col, c.col))
	y0, y1 := max(t.y0, min(a.row, b.row, c.row)), min(t.y1, max(a.row, b.row, c.row))
	if x0 >= x1 || y0 >= y1 {
		return
	}
	area := (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x)
	scale := float32(0) // a sliver, whose slopes would be noise, is taken as level
	if area < -1e-4 {
		scale = 1 / area
	}
	var s scan // filled in where it lies: a literal is made elsewhere and copied
	s.t, s.ramp, s.tri = t, &r.ramp, tri
	s.x0, s.y0, s.x1, s.y1 = x0, y0, x1, y1
	if x1-x0 <= tiny && y1-y0 <= tiny {
		s.ask(a, b, c, scale)
		return
	}
	s.across(a, b, c, scale)
	s.walk(a, b, c)
}

// scan is the drawing of a triangle in a tile, within x0 <= x < x1 and y0 <= y < y1.
type scan struct {
	t              *tile
	ramp           *ramp
	tri            int32
	x0, y0, x1, y1 int32
	z, zx, zy      float32 // depth at (0, 0), its change per pixel right and down
	s, sx, sy      float32 // shade likewise
}

// ask draws a tiny triangle: it asks each pixel whether it lies inside.
func (s *scan) ask(a, b, c *vertex, scale float32) {
	t := s.t
	abx, aby, bcx, bcy, cax, cay := b.x-a.x, b.y-a.y, c.x-b.x, c.y-b.y, a.x-c.x, a.y-c.y
	bz, cz := (b.z-a.z)*scale, (c.z-a.z)*scale
	bs, cs := (b.shade-a.shade)*scale, (c.shade-a.shade)*scale
	px := float32(s.x0) + .5
	for y := s.y0; y < s.y1; y++ {
		py := float32(y) + .5
		// Twice the area between each side and the pixel; negative: inside.
		ab := abx*(py-a.y) - aby*(px-a.x)
		bc := bcx*(py-b.y) - bcy*(px-b.x) - overlap
		ca := cax*(py-c.y) - cay*(px-c.x)
		k := uint32((y-t.y0)*tileSide + s.x0 - t.x0)
		for range uint32(s.x1 - s.x0) {
			// All three are negative: asked without a branch for each.
			in := math.Float32bits(ab-overlap) & math.Float32bits(bc) & math.Float32bits(ca-overlap)
			if z := a.z + ca*bz + ab*cz; int32(in) < 0 && z > t.depth[k%tilePixels] {
				t.depth[k%tilePixels], t.id[k%tilePixels] = z, s.tri
				shade := a.shade + ca*bs + ab*cs
				binary.LittleEndian.PutUint32(t.pix[4*(k%tilePixels):], s.ramp[uint32(int32(shade))%rampSize])
			}
			ab, bc, ca = ab-aby, bc-bcy, ca-cay
			k++
		}
	}
}

// across lays planes through depth and shade, which change evenly across a triangle.
func (s *scan) across(a, b, c *vertex, scale float32) {
	bx, by, cx, cy := (b.x-a.x)*scale, (b.y-a.y)*scale, (c.x-a.x)*scale, (c.y-a.y)*scale
	bz, cz := b.z-a.z, c.z-a.z
	bs, cs := b.shade-a.shade, c.shade-a.shade
	s.zx, s.zy = bz*cy-cz*by, cz*bx-bz*cx
	s.sx, s.sy = bs*cy-cs*by, cs*bx-bs*cx
	s.z = a.z - a.x*s.zx - a.y*s.zy
	s.s = a.shade - a.x*s.sx - a.y*s.sy
}

// edge is a side of a triangle on whole numbers: in units of 2^-32 pixels, where it
// crosses the middle of a row of pixels, moved by a little less than half a pixel so that
// the whole pixels are the first one whose centre is not left of it. It is
// always walked from its upper end, so that two triangles with a common side
// agree on it to the last bit and leave no gap.
type edge struct {
	row     int32
	x, step int64
}

const one = 1 << 32

func between(upper, lower *vertex) edge {
	slope := (lower.x - upper.x) / (lower.y - upper.y)
	x := upper.x + (float32(upper.row)+.5-upper.y)*slope
	return edge{upper.row, int64((float64(x)+.5)*one) - 1, int64(float64(slope) * one)}
}

func (e *edge) at(row int32) int64 { return e.x + int64(row-e.row)*e.step }

// walk draws a triangle row by row.
func (s *scan) walk(a, b, c *vertex) {
	if b.y < a.y {
		a, b = b, a
	}
	if c.y < a.y {
		a, c = c, a
	}
	if c.y < b.y {
		b, c = c, b
	}
	long := between(a, c)
	if turn := min(s.y1, b.row); s.y0 < turn {
		short := between(a, b)
		s.rows(s.y0, turn, &long, &short)
	}
	if turn := max(s.y0, b.row); turn < s.y1 {
		short := between(b, c)
		s.rows(turn, s.y1, &long, &short)
	}
}

// rows draws the rows y0 <= y < y1 between two edges.
func (s *scan) rows(y0, y1 int32, e, f *edge) {
	xe, xf := e.at(y0), f.at(y0)
	for y := y0; y < y1; y++ {
		x0, x1 := max(int64(s.x0), min(xe, xf)>>32), min(int64(s.x1), max(xe, xf)>>32)
		xe, xf = xe+e.step, xf+f.step
		if x0 >= x1 {
			continue
		}
		px, py := float32(x0)+.5, float32(y)+.5
		z, shade := s.z+px*s.zx+py*s.zy, s.s+px*s.sx+py*s.sy
		o := int(y-s.t.y0)*tileSide + int(x0) - int(s.t.x0)
		s.t.span(o, int(x1-x0), s.tri, s.ramp, z, s.zx, shade, s.sx)
	}
}

// span draws n pixels of a row from position o of the tile. Here most of a large
// frame's time is spent.
func (t *tile) span(o, n int, tri int32, ramp *ramp, z, dz, s, ds float32) {
	depth := t.depth[o : o+n]
	id := t.id[o:][:len(depth)]
	pix := t.pix[4*o:][:4*len(depth)]
	for k := range depth {
		if z > depth[k] {
			depth[k], id[k] = z, tri
			binary.LittleEndian.PutUint32(pix[4*k:4*k+4], ramp[uint32(int32(s))%rampSize])
		}
		z += dz
		s += ds
	}
}

// ceil returns the least whole number not below x. It must be exact: triangles
// that share a corner part the pixels between them by it.
func ceil(x float32) int32 {
	k := int32(x)
	up := int32(0)
	if float32(k) < x {
		up = 1
	}
	return k + up
}
