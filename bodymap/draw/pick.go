package draw

import (
	"math"

	"ashi/bodymap/atlas"
)

const (
	pickReach   = 1.5 // pixels beside the body that still count as a hit
	leastShown  = .5  // opacity below which nothing is picked or visible
	leastFacing = .08 // cosine below which skin is seen too much edge-on
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
	if !r.shown(x, y) {
		return best, false
	}
	for _, list := range r.inBin(x, y) {
		for _, t := range list {
			if u, v, z, ok := r.under(t, x, y); ok && z > best.z {
				best = hit{t, u, v, z}
			}
		}
	}
	return best, best.tri >= 0
}

// under returns the barycentric shares and the depth of a front triangle at a
// position, if it lies there.
func (r *Renderer) under(tri int32, x, y float64) (u, v, z float64, ok bool) {
	const slack = 1e-4 // so that nothing falls between two triangles
	t := &r.mesh.Tri[tri]
	a, b, c := &r.vert[t[0]], &r.vert[t[1]], &r.vert[t[2]]
	px, py := x-float64(a.x), y-float64(a.y)
	bx, by := float64(b.x-a.x), float64(b.y-a.y)
	cx, cy := float64(c.x-a.x), float64(c.y-a.y)
	area := bx*cy - by*cx
	u, v = (px*cy-py*cx)/area, (bx*py-by*px)/area
	if !(u >= -slack && v >= -slack && u+v <= 1+slack) {
		return 0, 0, 0, false
	}
	u, v = max(0, u), max(0, v)
	if s := u + v; s > 1 {
		u, v = u/s, v/s
	}
	return u, v, float64(a.z) + u*float64(b.z-a.z) + v*float64(c.z-a.z), true
}

// shown tells whether the camera's fade leaves the body at a position.
func (r *Renderer) shown(x, y float64) bool {
	at, dx, dy := opacity(r.cam)
	return at+dx*x+dy*y >= leastShown
}

// Visible returns where the last frame shows a place, in pixels, and whether it
// does: within the picture, on a part that is drawn, facing the eye and not
// covered. It is computed from the drawn triangles, not from pixels, so the answer does
// not change with zoom, pan or size as long as the place is in the picture.
func (r *Renderer) Visible(p atlas.Place) (x, y float64, ok bool) {
	if r.mesh == nil {
		return 0, 0, false
	}
	return r.visible(r.mesh.Locate(p))
}

func (r *Renderer) visible(tri int32, u, v float64) (x, y float64, ok bool) {
	t := &r.mesh.Tri[tri]
	a, b, c := &r.vert[t[0]], &r.vert[t[1]], &r.vert[t[2]]
	on := func(a, b, c float32) float64 { return float64(a)*(1-u-v) + float64(b)*u + float64(c)*v }
	x, y = on(a.x, b.x, c.x), on(a.y, b.y, c.y)
	if r.face[tri] != faceFront || r.facing(t, u, v) < leastFacing || !r.shown(x, y) {
		return x, y, false
	}
	bins := r.inBin(x, y)
	if bins == nil {
		return x, y, false
	}
	z := on(a.z, b.z, c.z) + coveredBy
	for _, list := range bins {
		for _, other := range list {
			if _, _, oz, covers := r.under(other, x, y); covers && oz > z {
				return x, y, false
			}
		}
	}
	return x, y, true
}

// facing is the cosine between the eye and the smooth skin at a point.
func (r *Renderer) facing(t *[3]int32, u, v float64) float64 {
	n := r.mesh.Normal
	d := r.proj.toward
	return float64(dot(n[t[0]], d))*(1-u-v) + float64(dot(n[t[1]], d))*u + float64(dot(n[t[2]], d))*v
}
