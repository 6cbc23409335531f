package figure

import (
	"math"

	"ashi/bodymap/atlas"
)

// The closest look, in pixels per cm on the raster: a fingertip fills the window.
const closestPxPerCM = 160

// allowed is the zoom factor, held between the whole view and the closest look.
func allowed(factor float64, now, whole atlas.Camera) float64 {
	lo, hi := whole.PxPerCM*.9, math.Max(closestPxPerCM, whole.PxPerCM)
	return math.Min(math.Max(now.PxPerCM*factor, lo), hi) / now.PxPerCM
}

// limited keeps the middle of the window over what the whole view shows, so
// that the body can never be lost.
func limited(c, whole atlas.Camera) atlas.Camera {
	d := c.Centre.Sub(whole.Centre)
	halfW, halfH := float64(whole.W)/2/whole.PxPerCM, float64(whole.H)/2/whole.PxPerCM
	x := math.Min(math.Max(d.Dot(c.Right), -halfW), halfW)
	y := math.Min(math.Max(d.Dot(c.Up), -halfH), halfH)
	c.Centre = whole.Centre.Add(c.Right.Mul(x)).Add(c.Up.Mul(y)).Add(c.Toward.Mul(d.Dot(c.Toward)))
	return c
}

// boxed is the camera turned as c that fits a box of the body, in cm.
func boxed(c atlas.Camera, lo, hi atlas.Vec) atlas.Camera {
	var w, h float64
	for i := range 8 {
		p := lo
		for k := range 3 {
			if i>>k&1 == 1 {
				p[k] = hi[k]
			}
		}
		d := p.Sub(lo.Lerp(hi, .5))
		w, h = math.Max(w, math.Abs(d.Dot(c.Right))), math.Max(h, math.Abs(d.Dot(c.Up)))
	}
	c.Centre = lo.Lerp(hi, .5)
	const margin, nearEnough = 1.6, 40 // what lies around a region tells where it is
	s := math.Min(float64(c.W)/(2*w*margin), float64(c.H)/(2*h*margin))
	c.PxPerCM = math.Min(math.Max(s, c.PxPerCM), nearEnough)
	return c
}
