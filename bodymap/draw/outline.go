package draw

import (
	"encoding/binary"
	"math"
)

// stroke is a short straight piece of a line on the picture, in pixels. Its
// weight is its opacity. Of an outline, (nx, ny) points away from the body.
type stroke struct{ x0, y0, x1, y1, weight, nx, ny float32 }

// seam is a pixel at an edge with its smoothed colour.
type seam struct {
	at    int32
	color uint32
}

// Depth steps in pixels between which an outline grows from nothing to full.
const (
	stepFaint = 1.5
	stepFull  = 9
)

// pieceLength is how long a stroke may be, so that an outline comes and goes
// where the depth does.
const pieceLength = 4

// drawOutline smooths the body's edges and draws a line along each.
func (r *Renderer) drawOutline() {
	r.crew.run(lists, r.jobs.strokes)
	r.seams = r.seams[:0]
	for i := range r.sketch {
		for k := range r.sketch[i] {
			r.smooth(&r.sketch[i][k])
		}
	}
	for _, s := range r.seams {
		binary.LittleEndian.PutUint32(r.img.Pix[4*s.at:], s.color)
	}
	for i := range r.sketch {
		for k := range r.sketch[i] {
			r.stroke(&r.sketch[i][k], float32(r.light.Line))
		}
	}
	r.soak(r.light.Outline)
}

// outlines collects the visible pieces of the outline among one chunk of the
// mesh's edges: those between a triangle that faces the eye and one that does not.
func (r *Renderer) outlines(chunk int) {
	list := r.sketch[chunk][:0]
	lo, hi := share(len(r.form.sides), chunk, lists)
	for i := lo; i < hi; i++ {
		s := &r.form.sides[i]
		if r.face[s.left]+r.face[s.right] != faceFront+faceAway {
			continue
		}
		front := s.left
		if r.face[front] != faceFront {
			front = s.right
		}
		list = r.pieces(list, &r.vert[s.a], &r.vert[s.b], r.third(front, s))
	}
	r.sketch[chunk] = list
}

// third returns the corner of a triangle that is not on the edge.
func (r *Renderer) third(tri int32, s *side) *vertex {
	for _, v := range r.mesh.Tri[tri] {
		if v != s.a && v != s.b {
			return &r.vert[v]
		}
	}
	return nil
}

// pieces appends the visible pieces of the edge a-b of a body that lies on the
// same side as inner.
func (r *Renderer) pieces(list []stroke, a, b, inner *vertex) []stroke {
	w, h := float32(r.w), float32(r.h)
	if max(a.x, b.x) < 0 || max(a.y, b.y) < 0 || min(a.x, b.x) >= w || min(a.y, b.y) >= h {
		return list
	}
	dx, dy := b.x-a.x, b.y-a.y
	length := float32(math.Hypot(float64(dx), float64(dy)))
	if length < 1e-3 {
		return list
	}
	nx, ny := -dy/length, dx/length
	if (inner.x-a.x)*nx+(inner.y-a.y)*ny > 0 {
		nx, ny = -nx, -ny
	}
	n := int(length/pieceLength) + 1
	for k := range n {
		t0, t1 := float32(k)/float32(n), float32(k+1)/float32(n)
		mid := (t0 + t1) / 2
		x, y, z := a.x+mid*dx, a.y+mid*dy, a.z+mid*(b.z-a.z)
		weight := r.step(x+nx, y+ny, z)
		if weight > 0 && !r.covered(float64(x), float64(y), float64(z)+coveredBy) {
			list = append(list, stroke{a.x + t0*dx, a.y + t0*dy, a.x + t1*dx, a.y + t1*dy, weight, nx, ny})
		}
	}
	return list
}

// step tells how clearly depth z stands before what is seen at a point beside
// it: 0 not at all or hidden, 1 fully.
func (r *Renderer) step(x, y, z float32) float32 {
	xi, yi := min(max(int(x), 0), r.w-1), min(max(int(y), 0), r.h-1)
	px := (z - r.depth[yi*r.w+xi]) * float32(r.cam.PxPerCM)
	t := min(1, max(0, (px-stepFaint)/(stepFull-stepFaint)))
	return t * t * (3 - 2*t)
}

// smooth notes, for each pixel that the edge runs through, the mean of the
// colours on its two sides by the area that each has of the pixel.
func (r *Renderer) smooth(s *stroke) {
	dx, dy := s.x1-s.x0, s.y1-s.y0
	ll := dx*dx + dy*dy
	x0, x1 := max(0, int(min(s.x0, s.x1)-.5)), min(r.w-1, int(max(s.x0, s.x1)+.5))
	y0, y1 := max(0, int(min(s.y0, s.y1)-.5)), min(r.h-1, int(max(s.y0, s.y1)+.5))
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			px, py := float32(x)+.5-s.x0, float32(y)+.5-s.y0
			along := (px*dx + py*dy) / ll
			d := px*s.nx + py*s.ny
			if along < 0 || along > 1 || d < -.5 || d > .5 {
				continue
			}
			in, out := r.beside(x, y, s, -1.3), r.beside(x, y, s, 1.3)
			r.seams = append(r.seams, seam{int32(y*r.w + x), blend(in, out, d+.5)})
		}
	}
}

// beside returns the colour some pixels away from the body's edge.
func (r *Renderer) beside(x, y int, s *stroke, far float32) uint32 {
	i := min(r.w-1, max(0, int(float32(x)+.5+far*s.nx)))
	j := min(r.h-1, max(0, int(float32(y)+.5+far*s.ny)))
	return binary.LittleEndian.Uint32(r.img.Pix[4*(j*r.w+i):])
}

// blend returns the colour at share t of the way from a to b.
func blend(a, b uint32, t float32) uint32 {
	k := uint32(256 * t)
	rb := (a&0xff00ff*(256-k) + b&0xff00ff*k) >> 8 & 0xff00ff
	g := (a&0xff00*(256-k) + b&0xff00*k) >> 8 & 0xff00
	return rb | g | 0xff000000
}
