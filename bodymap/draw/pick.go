package draw

import (
	"math"

	"ashi/bodymap/atlas"
)

const (
	pickReach   = 1.5 // pixels beside the body that still count as a hit
	leastShown  = .5  // opacity below which nothing is picked or visible
	leastFacing = .05 // cosine below which skin is seen too much edge-on
	coveredBy   = .1  // cm that something must be nearer to hide a place
)

// hit is a point of the drawn skin under a pixel: shares of the triangle's
// second and third corner, and depth.
type hit struct {
	tri     int32
	u, v, z float64
}

// Pick returns the place on the skin at a position of the last frame, in
// pixels from its top left corner. Just beside the body it returns the nearest
// skin; elsewhere ok is false.
func (r *Renderer) Pick(x, y float64) (place atlas.Place, ok bool) {
	h, ok := r.nearestHit(x, y)
	if !ok {
		return atlas.Place{}, false
	}
	return r.mesh.Place(h.tri, h.u, h.v), true
}

func (r *Renderer) nearestHit(x, y float64) (hit, bool) {
	if h, ok := r.hit(x, y); ok {
		return h, true
	}
	for d := .25; d <= pickReach; d += .25 {
		for k := range 16 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 8)
			if h, ok := r.hit(x+d*cos, y+d*sin); ok {
				return h, true
			}
		}
	}
	return hit{}, false
}

// hit finds the nearest skin exactly at a position, whatever the pixel's
// centre shows.
func (r *Renderer) hit(x, y float64) (hit, bool) {
	best := hit{tri: -1, z: math.Inf(-1)}
	bins, px, py := r.around(x, y)
	for _, list := range bins {
		for k := range list {
			e := &list[k]
			if !e.near(px, py) || float64(e.top) < best.z {
				continue
			}
			for tri := e.patch * patchSize; tri < (e.patch+1)*patchSize; tri++ {
				if !r.reaches(tri, x, y, noDepth) {
					continue
				}
				if u, v, z, ok := r.under(tri, x, y); ok && z > best.z && r.fading.of(x, y, z) >= leastShown {
					best = hit{tri, u, v, z}
				}
			}
		}
	}
	return best, best.tri >= 0
}

// under returns the barycentric shares and the depth of a front triangle at a
// position, if it lies there. It reckons from the body's own coordinates: on the
// picture's, a triangle seen edge-on would be noise.
func (r *Renderer) under(tri int32, x, y float64) (u, v, z float64, ok bool) {
	const slack = 1e-6 // so that nothing falls between two triangles
	a, b, c := r.corners(tri)
	px, py := x-a[0], y-a[1]
	b, c = b.Sub(a), c.Sub(a)
	area := b[0]*c[1] - b[1]*c[0]
	u, v = (px*c[1]-py*c[0])/area, (b[0]*py-b[1]*px)/area
	if !(u >= -slack && v >= -slack && u+v <= 1+slack) {
		return 0, 0, 0, false
	}
	u, v = max(0, u), max(0, v)
	if s := u + v; s > 1 {
		u, v = u/s, v/s
	}
	return u, v, a[2] + u*b[2] + v*c[2], true
}

// corners returns a triangle's corners on the picture: pixels, and depth in cm.
func (r *Renderer) corners(tri int32) (a, b, c atlas.Vec) {
	t := &r.mesh.Tri[tri]
	return r.exact(t[0]), r.exact(t[1]), r.exact(t[2])
}

func (r *Renderer) exact(vertex int32) atlas.Vec {
	p := r.mesh.Pos[vertex]
	c := &r.cam
	q := atlas.Vec{float64(p[0]), float64(p[1]), float64(p[2])}.Sub(c.Centre)
	return atlas.Vec{
		float64(c.W)/2 + q.Dot(c.Right)*c.PxPerCM,
		float64(c.H)/2 - q.Dot(c.Up)*c.PxPerCM,
		q.Dot(c.Toward),
	}
}

// Visible returns where the last frame shows a place, in pixels, and whether it
// does: within the picture, on a part that is drawn, facing the eye and not
// covered. It is computed from the drawn triangles, not from pixels, so the answer does
// not change with zoom, pan or size as long as the place is in the picture.
func (r *Renderer) Visible(p atlas.Place) (x, y float64, ok bool) {
	if r.mesh == nil {
		return 0, 0, false
	}
	tri, u, v := r.mesh.Locate(p)
	if tri < 0 {
		return 0, 0, false
	}
	return r.visible(tri, u, v)
}

func (r *Renderer) visible(tri int32, u, v float64) (x, y float64, ok bool) {
	s := r.skin(tri, u, v)
	return s.x, s.y, s.facing && r.inside(&s) && !r.covered(s.x, s.y, s.z+coveredBy)
}

// skin is a point of the skin as the camera sees it: pixels, and depth in cm with its
// change per pixel right and down.
type skin struct {
	x, y, z, zx, zy float64
	// Whether it faces the eye well enough: both the smooth skin and the triangle
	// that stands for it. The change of depth is known only if it does.
	facing bool
}

func (r *Renderer) skin(tri int32, u, v float64) skin {
	t := &r.mesh.Tri[tri]
	a, b, c := &r.mesh.Pos[t[0]], &r.mesh.Pos[t[1]], &r.mesh.Pos[t[2]]
	p, n := atlas.Vec{}, r.mesh.Normal
	for k := range p {
		p[k] = float64(a[k]) + u*float64(b[k]-a[k]) + v*float64(c[k]-a[k]) - r.cam.Centre[k]
	}
	cam := &r.cam
	s := skin{x: float64(cam.W)/2 + p.Dot(cam.Right)*cam.PxPerCM, y: float64(cam.H)/2 - p.Dot(cam.Up)*cam.PxPerCM, z: p.Dot(cam.Toward)}
	if r.face[tri] != faceFront {
		return s
	}
	d := r.proj.toward
	p32, q32 := float32(u), float32(v)
	smooth := dot(n[t[0]], d)*(1-p32-q32) + dot(n[t[1]], d)*p32 + dot(n[t[2]], d)*q32
	flat := cross([3]float32{b[0] - a[0], b[1] - a[1], b[2] - a[2]}, [3]float32{c[0] - a[0], c[1] - a[1], c[2] - a[2]})
	toward := dot(flat, d)
	const least = leastFacing / 2
	if smooth >= leastFacing && toward > 0 && toward*toward >= least*least*dot(flat, flat) {
		per := -1 / (float64(toward) * cam.PxPerCM * cam.PxPerCM)
		s.facing, s.zx, s.zy = true, float64(dot(flat, r.proj.right))*per, float64(dot(flat, r.proj.down))*per
	}
	return s
}

func cross(a, b [3]float32) [3]float32 {
	return [3]float32{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

// inside tells whether a point of the skin lies within the picture, where the
// body has not faded.
func (r *Renderer) inside(s *skin) bool {
	return s.x >= 0 && s.y >= 0 && s.x < float64(r.w) && s.y < float64(r.h) && r.fading.of(s.x, s.y, s.z) >= leastShown
}

// covered tells whether any skin at a position is nearer than a depth.
func (r *Renderer) covered(x, y, z float64) bool {
	low := float32(z) - .001
	bins, px, py := r.around(x, y)
	for _, list := range bins {
		for k := range list {
			e := &list[k]
			if e.top <= low || !e.near(px, py) {
				continue
			}
			for tri := e.patch * patchSize; tri < (e.patch+1)*patchSize; tri++ {
				if !r.reaches(tri, x, y, low) {
					continue
				}
				if _, _, tz, ok := r.under(tri, x, y); ok && tz > z && r.fading.of(x, y, tz) >= leastShown {
					return true
				}
			}
		}
	}
	return false
}
