package draw

import (
	"encoding/binary"
	"image/color"
	"math"
)

// stroke is a short straight piece of a line on the picture, in pixels. Its
// weight is its opacity. Of an outline, (nx, ny) points away from the body, bulge
// is how far it runs outside of the mesh's straight edge, and inner tells that there
// is more of the body behind it.
type stroke struct {
	x0, y0, x1, y1 float32
	weight         float32
	nx, ny, bulge  float32
	inner          bool
}

// seam is a pixel at an edge with its smoothed colour.
type seam struct {
	at    int32
	color uint32
}

// Depth steps between which an outline grows from nothing to full: the larger of
// so many pixels and so many cm.
const (
	stepFaintPx, stepFaintCM = 1.5, .2
	stepFullPx, stepFullCM   = 9, .9
)

// pieceLength is how long a stroke may be, so that an outline comes and goes
// where the depth does.
const pieceLength = 4

// maxBulge is how far in pixels an outline may run outside of the mesh's edges.
const maxBulge = 1.5

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
	r.inkOutline(true, r.light.Crease)
	r.inkOutline(false, r.light.Outline)
}

// inkOutline draws the outlines before the body itself, or before the background.
func (r *Renderer) inkOutline(inner bool, c color.NRGBA) {
	for i := range r.sketch {
		for k := range r.sketch[i] {
			if s := &r.sketch[i][k]; s.inner == inner {
				r.ink.stroke(s, float32(r.light.Line))
			}
		}
	}
	r.ink.soak(r.img, c)
}

// outlines collects the visible pieces of the outline among one chunk of the
// mesh's edges: those between a triangle that faces the eye and one that does not.
func (r *Renderer) outlines(_, chunk int) {
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
		list = r.pieces(list, s, r.third(front, s))
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

// pieces appends the visible pieces of an edge of the body, which lies on the
// same side of it as inner.
func (r *Renderer) pieces(list []stroke, s *side, inner *vertex) []stroke {
	a, b := &r.vert[s.a], &r.vert[s.b]
	w, h := float32(r.w), float32(r.h)
	if max(a.x, b.x) < 0 || max(a.y, b.y) < 0 || min(a.x, b.x) >= w || min(a.y, b.y) >= h {
		return list
	}
	dx, dy := b.x-a.x, b.y-a.y
	length := hypot(dx, dy)
	if length < 1e-3 {
		return list
	}
	nx, ny := -dy/length, dx/length
	if (inner.x-a.x)*nx+(inner.y-a.y)*ny > 0 {
		nx, ny = -nx, -ny
	}
	ba, bb := r.bend(s.a, dx, dy, nx, ny), r.bend(s.b, -dx, -dy, nx, ny)
	n := int(length/pieceLength) + 1
	x0, y0 := a.x, a.y
	for k := range n {
		t := float32(k+1) / float32(n)
		bulge := 3 * t * (1 - t) * ((1-t)*ba + t*bb)
		x1, y1 := a.x+t*dx+bulge*nx, a.y+t*dy+bulge*ny
		mid := t - .5/float32(n)
		x, y, z := a.x+mid*dx, a.y+mid*dy, a.z+mid*(b.z-a.z)
		weight, before := r.step(x+(max(0, bulge)+1)*nx, y+(max(0, bulge)+1)*ny, z)
		if weight > 0 && r.fading.of(float64(x), float64(y), float64(z)) > 0 && !r.covered(float64(x), float64(y), float64(z)+coveredBy) {
			list = append(list, stroke{x0, y0, x1, y1, weight, nx, ny, bulge, before})
		}
		x0, y0 = x1, y1
	}
	return list
}

// bend tells how far the outline leaves the straight edge that runs from a
// vertex by (dx, dy), so as to start at a right angle to the skin's normal there: the
// height of a cubic curve's control point.
func (r *Renderer) bend(v int32, dx, dy, nx, ny float32) float32 {
	n := r.mesh.Normal[v]
	mx, my := dot(n, r.proj.right), dot(n, r.proj.down)
	out := mx*nx + my*ny
	if out <= .5*hypot(mx, my) {
		return 0 // a fold, not a rounded edge
	}
	return min(maxBulge, max(-maxBulge, -(dx*mx+dy*my)/(3*out)))
}

// step tells how clearly depth z stands before what is seen at a point beside
// it: 0 not at all or hidden, 1 fully; and whether that is a part of the body.
func (r *Renderer) step(x, y, z float32) (weight float32, inner bool) {
	behind := r.depth(min(max(int(y), 0), r.h-1)*r.w + min(max(int(x), 0), r.w-1))
	px := float32(r.cam.PxPerCM)
	faint, full := max(stepFaintPx, stepFaintCM*px), max(stepFullPx, stepFullCM*px)
	t := min(1, max(0, ((z-behind)*px-faint)/(full-faint)))
	return t * t * (3 - 2*t), behind != noDepth
}

func hypot(x, y float32) float32 { return float32(math.Sqrt(float64(x*x + y*y))) }

// smooth notes, for each pixel that the edge runs through, the mean of the
// colours on its two sides by the area that each has of the pixel.
func (r *Renderer) smooth(s *stroke) {
	dx, dy := s.x1-s.x0, s.y1-s.y0
	ll := dx*dx + dy*dy
	inside, outside := .5+max(0, s.bulge), .5+max(0, -s.bulge)
	if s.inner {
		outside = .5
	}
	reach := max(inside, outside)
	x0, x1 := max(0, int(min(s.x0, s.x1)-reach)), min(r.w-1, int(max(s.x0, s.x1)+reach))
	y0, y1 := max(0, int(min(s.y0, s.y1)-reach)), min(r.h-1, int(max(s.y0, s.y1)+reach))
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			px, py := float32(x)+.5-s.x0, float32(y)+.5-s.y0
			along := (px*dx + py*dy) / ll
			d := px*s.nx + py*s.ny
			if along < 0 || along > 1 || d < -inside || d > outside || d < -.5 && r.body[y*r.w+x] != 0 {
				continue
			}
			in, out := r.beside(x, y, s, -.8-inside), r.beside(x, y, s, .8+outside)
			r.seams = append(r.seams, seam{int32(y*r.w + x), blend(in, out, min(1, max(0, d+.5)))})
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
