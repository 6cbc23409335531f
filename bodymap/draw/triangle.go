package draw

// Corners of triangles lie on a grid of 1/1024 pixel. There all sums are exact, so
// that two triangles with a common side part the pixels between them without a gap.
const (
	gridBits = 10
	grid     = 1 << gridBits
)

// fan is how the corners of every patch make up its triangles.
var fan = [patchSize][3]uint8{{0, 1, 2}, {3, 4, 1}, {5, 2, 4}, {1, 4, 2}, {0, 2, 6}, {5, 7, 2}, {8, 6, 7}, {2, 7, 6}}

// fillPatch draws a patch's part in a tile.
func (r *Renderer) fillPatch(t *tile, patch int32) {
	var corner [9]*vertex
	for k, v := range &r.form.patches[patch] {
		corner[k] = &r.vert[v]
	}
	first := patch * patchSize
	for i, face := range (*[patchSize]uint8)(r.face[first:]) {
		if face == faceFront {
			f := &fan[i]
			r.fill(t, first+int32(i), corner[f[0]], corner[f[1]], corner[f[2]])
		}
	}
}

// half is a side of a triangle: a sum that is not negative on the triangle's side
// of it. It is known at one pixel, with its change per pixel right and down.
type half struct{ at, right, down int64 }

// from makes it the side from p to q, known at pixel (x, y). Of two triangles that
// share a side, one has the pixels whose centres lie right on it.
func (h *half) from(p, q *vertex, x, y int32) {
	dx, dy := int64(q.col)-int64(p.col), int64(q.row)-int64(p.row)
	h.at = dx*(int64(y)<<gridBits-int64(p.row)) - dy*(int64(x)<<gridBits-int64(p.col))
	if dy > 0 || dy == 0 && dx > 0 {
		h.at--
	}
	h.right, h.down = -dy<<gridBits, dx<<gridBits
}

// scan is the drawing of a triangle within a box of pixels: its sides, and the
// pixel that the first one would be, were it inside, with its change.
type scan struct {
	ab, bc, ca         half
	value, right, down int64
}

// fill draws a triangle's part in a tile: every pixel whose centre it covers and
// where nothing is nearer. Seen from the eye its corners go against the clock.
func (r *Renderer) fill(t *tile, tri int32, a, b, c *vertex) {
	x0, x1 := max(t.x0, (min(a.col, b.col, c.col)+grid-1)>>gridBits), min(t.x1-1, max(a.col, b.col, c.col)>>gridBits)
	y0, y1 := max(t.y0, (min(a.row, b.row, c.row)+grid-1)>>gridBits), min(t.y1-1, max(a.row, b.row, c.row)>>gridBits)
	if x0 > x1 || y0 > y1 {
		return
	}
	var s scan
	s.ab.from(b, a, x0, y0)
	s.bc.from(c, b, x0, y0)
	s.ca.from(a, c, x0, y0)
	if s.slope(a, b, c, r.proj.middle) {
		s.value += int64(tri) << triAt
		s.draw(r.body[int(y0)*r.w+int(x0):], r.w, int(x1-x0)+1, int(y1-y0)+1)
	}
}

// slope lays planes through depth and shade, which change evenly across a triangle;
// it is false if the triangle is too small to have any.
func (s *scan) slope(a, b, c *vertex, middle float32) bool {
	area := (int64(c.col)-int64(a.col))*(int64(b.row)-int64(a.row)) - (int64(c.row)-int64(a.row))*(int64(b.col)-int64(a.col))
	if area <= 0 {
		return false
	}
	// The share of b is ca by area, that of c is ab by area.
	per := 1 / float64(area)
	bz, cz := per*depthPerCM*float64(b.z-a.z), per*depthPerCM*float64(c.z-a.z)
	bs, cs := per*shadePerStep*float64(b.shade-a.shade), per*shadePerStep*float64(c.shade-a.shade)
	plane := func(ca, ab int64, z, shade float64) int64 {
		p, q := float64(ca), float64(ab)
		return int64(z+p*bz+q*cz)<<depthAt + int64(shade+p*bs+q*cs)
	}
	s.value = plane(s.ca.at, s.ab.at, depthPerCM*(depthReach+float64(a.z-middle)), shadePerStep*float64(a.shade))
	s.right = plane(s.ca.right, s.ab.right, 0, 0)
	s.down = plane(s.ca.down, s.ab.down, 0, 0)
	return true
}

// slim is up to how many pixels wide a triangle is drawn by asking each pixel.
const slim = 10

// draw draws the pixels of the box that lie inside.
func (s *scan) draw(body []pixel, stride, wide, high int) {
	if wide > slim {
		s.drawWide(body, stride, wide, high)
		return
	}
	e, f, g, v := s.ab.at, s.bc.at, s.ca.at, s.value
	for y := range high {
		s.row(body[y*stride:][:wide], e, f, g, v)
		e += s.ab.down
		f += s.bc.down
		g += s.ca.down
		v += s.down
	}
}

// row asks each pixel without a branch: one outside is 0. It is apart from draw so that
// all that it has to do with fits the processor's registers. Here most of a
// large frame's time is spent.
//
//go:noinline
func (s *scan) row(body []pixel, e, f, g, v int64) {
	for i := range body {
		outside := (e | f | g) >> 63
		body[i] = max(body[i], pixel(v&^outside))
		e += s.ab.right
		f += s.bc.right
		g += s.ca.right
		v += s.right
	}
}

// drawWide finds the pixels inside first, row by row.
func (s *scan) drawWide(body []pixel, stride, wide, high int) {
	var in rows
	for y := range high {
		in.to[y] = wide
	}
	s.ab.cut(&in, high)
	s.bc.cut(&in, high)
	s.ca.cut(&in, high)
	v := s.value
	for y := range high {
		if from, to := in.from[y], in.to[y]; from < to {
			s.span(body[y*stride+from:y*stride+to], v+int64(from)*s.right)
		}
		v += s.down
	}
}

// rows tells for each row of a tile from and up to which pixel a triangle reaches.
type rows struct{ from, to [1 << largeTile]int }

// cut shortens the rows to what lies on the triangle's side.
func (h *half) cut(in *rows, high int) {
	// Whole numbers divided by whole numbers are either whole or further from it than this.
	const hair = 1. / (1 << 36)
	per, at := -1/float64(h.right), h.at
	switch {
	case h.right > 0:
		for y := range in.from[:high] {
			in.from[y] = max(in.from[y], int(float64(at)*per+1-hair))
			at += h.down
		}
	case h.right < 0:
		for y := range in.to[:high] {
			in.to[y] = min(in.to[y], int(float64(at)*per+1+hair))
			at += h.down
		}
	default:
		for y := range in.to[:high] {
			if at < 0 {
				in.to[y] = 0
			}
			at += h.down
		}
	}
}

// span draws pixels all of which lie inside; apart like row.
//
//go:noinline
func (s *scan) span(body []pixel, v int64) {
	for i := range body {
		body[i] = max(body[i], pixel(v))
		v += s.right
	}
}
