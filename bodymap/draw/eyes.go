package draw

import (
	"math"

	"ashi/bodymap/atlas"
)

// eye is an eyeball; its iris looks along z, as both poses hold the head straight.
type eye struct {
	centre [3]float32
	radius float32
}

// Angles from the line of sight, as sines: where the iris and the pupil end.
const (
	irisSine  = .49
	pupilSine = .2
)

// eyesOf finds the eyeballs of a mesh.
func eyesOf(m *atlas.Mesh) []eye {
	var eyes []eye
	for _, sign := range []float32{1, -1} {
		lo, hi := [3]float32{1e9, 1e9, 1e9}, [3]float32{-1e9, -1e9, -1e9}
		for t, part := range m.Part {
			for _, v := range m.Tri[t] {
				p := m.Pos[v]
				if part != atlas.PartEye || p[0]*sign < 0 {
					continue
				}
				for k := range p {
					lo[k], hi[k] = min(lo[k], p[k]), max(hi[k], p[k])
				}
			}
		}
		if hi[1] > lo[1] {
			eyes = append(eyes, eye{
				centre: [3]float32{(lo[0] + hi[0]) / 2, (lo[1] + hi[1]) / 2, (lo[2] + hi[2]) / 2},
				radius: (hi[1] - lo[1]) / 2,
			})
		}
	}
	return eyes
}

// drawEyes paints iris and pupil on the visible part of the eyeballs.
func (r *Renderer) drawEyes() {
	for _, e := range r.form.eyes {
		c := r.proj.at(&e.centre)
		reach := e.radius * float32(r.cam.PxPerCM)
		x0, x1 := max(0, int(c.x-reach)), min(r.w-1, int(c.x+reach))
		y0, y1 := max(0, int(c.y-reach)), min(r.h-1, int(c.y+reach))
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				o := y*r.w + x
				if p := r.body[o]; p != 0 && r.mesh.Part[p.tri()] == atlas.PartEye {
					r.paintEye(&c, reach, x, y)
				}
			}
		}
	}
}

// paintEye darkens one pixel of an eyeball according to how far it lies from
// the line of sight.
func (r *Renderer) paintEye(c *vertex, reach float32, x, y int) {
	o := y*r.w + x
	// The pixel's direction from the eyeball's centre, in camera axes.
	dx, dy := (float32(x)+.5-c.x)/reach, (float32(y)+.5-c.y)/reach
	dz := (r.depth(o) - c.z) * float32(r.cam.PxPerCM) / reach
	cos := dx*float32(r.cam.Right[2]) - dy*float32(r.cam.Up[2]) + dz*float32(r.cam.Toward[2])
	if cos < 0 {
		return
	}
	cos /= float32(math.Sqrt(float64(dx*dx + dy*dy + dz*dz)))
	sine := float32(math.Sqrt(float64(max(0, 1-cos*cos))))
	soft := .02 + 1/reach
	// Far away, a dark iris would be a black hole.
	dark := min(1, .4+reach/40) * (.42*within(sine, irisSine, soft) + .3*within(sine, pupilSine, soft))
	for k, v := range r.img.Pix[4*o : 4*o+3] {
		r.img.Pix[4*o+k] = uint8(float32(v) * (1 - dark))
	}
}

// within is 1 well inside of an edge, 0 well outside.
func within(x, edge, soft float32) float32 {
	return min(1, max(0, (edge-x)/soft+.5))
}
