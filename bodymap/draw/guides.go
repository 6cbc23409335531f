package draw

import (
	"math"

	"ashi/bodymap/atlas"
)

// Dash pattern of the guides in widths of the outline.
const (
	dashOn  = 4.5
	dashOff = 3.5
)

// drawGuides draws the dashed bony guides where the skin that bears them shows.
func (r *Renderer) drawGuides() {
	for i := range r.mesh.Guides {
		r.drawGuide(&r.mesh.Guides[i])
	}
	r.ink.soak(r.img, r.light.Guide)
}

func (r *Renderer) drawGuide(g *atlas.Guide) {
	run := float32(0) // pixels since the guide's start
	var last vertex
	for i, p := range g.Pos {
		v := r.proj.at(&p)
		if i > 0 {
			length := hypot(v.x-last.x, v.y-last.y)
			if dot(g.Normal[i], r.proj.toward) > .1 && r.near(v) && r.near(last) {
				r.dashes(last, v, run, length)
			}
			run += length
		}
		last = v
	}
}

// near tells whether a point of a guide is at the visible skin.
func (r *Renderer) near(v vertex) bool {
	x, y := int(v.x), int(v.y)
	if v.x < 0 || v.y < 0 || x >= r.w || y >= r.h {
		return false
	}
	far, near := r.depths(x, y, 1)
	return far < v.z+guideSlack && near > v.z-guideSlack
}

// guideSlack is how far, in cm, a guide may lie from the skin that is seen there.
const guideSlack = .3

// depths returns the least and the greatest depth of the body in some pixels around one.
func (r *Renderer) depths(x, y, around int) (least, most float32) {
	least, most = -noDepth, noDepth
	for j := max(0, y-around); j <= min(r.h-1, y+around); j++ {
		for i := max(0, x-around); i <= min(r.w-1, x+around); i++ {
			if d := r.depth(j*r.w + i); d != noDepth {
				least, most = min(least, d), max(most, d)
			}
		}
	}
	return least, most
}

// dashes draws the inked parts of a line that starts at a share of the pattern.
func (r *Renderer) dashes(a, b vertex, run, length float32) {
	width := float32(r.light.Line) * .8
	on, period := dashOn*float32(r.light.Line), (dashOn+dashOff)*float32(r.light.Line)
	for from := float32(math.Floor(float64(run/period))) * period; from < run+length; from += period {
		t0, t1 := max(0, from-run), min(length, from+on-run)
		if t1 <= t0 {
			continue
		}
		t0, t1 = t0/length, t1/length
		r.ink.stroke(&stroke{
			x0: a.x + t0*(b.x-a.x), y0: a.y + t0*(b.y-a.y),
			x1: a.x + t1*(b.x-a.x), y1: a.y + t1*(b.y-a.y), weight: .8,
		}, width)
	}
}
