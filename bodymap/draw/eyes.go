package draw

import (
	"math"

	"ashi/bodymap/atlas"
)

// eye is an eyeball; its iris looks along z, as both poses hold the head straight.
type eye struct {
	centre [3]float32
	radius float32
	far    float32 // of its skin from the centre, at most: it is not quite a ball
}

// Angles from the line of sight, as sines: where the iris and the pupil end.
const (
	irisSine  = .49
	irisRim   = .8 // the cosine, rather less
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
			half := [3]float32{(hi[0] - lo[0]) / 2, (hi[1] - lo[1]) / 2, (hi[2] - lo[2]) / 2}
			eyes = append(eyes, eye{
				centre: [3]float32{lo[0] + half[0], lo[1] + half[1], lo[2] + half[2]},
				radius: half[1],
				far:    max(half[0], half[1], half[2]),
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
		// The iris is a cap about the line of sight: from its rim's plane to its top.
		rim := r.proj.at(&[3]float32{e.centre[0], e.centre[1], e.centre[2] + irisRim*e.radius})
		top := r.proj.at(&[3]float32{e.centre[0], e.centre[1], e.centre[2] + e.far})
		wide := 1.1*irisSine*e.far*float32(r.cam.PxPerCM) + 2
		x0, x1 := max(0, int(min(rim.x, top.x)-wide)), min(r.w-1, int(max(rim.x, top.x)+wide))
		y0, y1 := max(0, int(min(rim.y, top.y)-wide)), min(r.h-1, int(max(rim.y, top.y)+wide))
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
