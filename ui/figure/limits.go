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

// beyond is how far the window may reach past the whole view, as a share of half of the window.
const beyond = .6

// limited keeps the window over the whole view but for that share, so that the body can never be lost.
func limited(c, whole atlas.Camera) atlas.Camera {
	d := c.Centre.Sub(whole.Centre)
	reach := func(size int) float64 {
		half := float64(size) / 2
		return math.Max(0, half/whole.PxPerCM-(1-beyond)*half/c.PxPerCM)
	}
	w, h := reach(whole.W), reach(whole.H)
	x := math.Min(math.Max(d.Dot(c.Right), -w), w)
	y := math.Min(math.Max(d.Dot(c.Up), -h), h)
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
