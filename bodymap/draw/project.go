package draw

import "ashi/bodymap/atlas"

// projection is a camera and a lamp in the precision of the renderer.
type projection struct {
	centre              [3]float32
	right, down, toward [3]float32 // right and down in pixels per cm
	midX, midY          float32
	lamp                [3]float32 // direction to the lamp in body axes
	ambient, rim        float32
	middle              float32 // depth of the body's middle
}

func newProjection(c atlas.Camera, l Light, middle atlas.Vec) projection {
	key := unit(l.Key)
	lamp := c.Right.Mul(float64(key[0])).Add(c.Up.Mul(float64(key[1]))).Add(c.Toward.Mul(float64(key[2])))
	return projection{
		centre:  narrow(c.Centre),
		right:   narrow(c.Right.Mul(c.PxPerCM)),
		down:    narrow(c.Up.Mul(-c.PxPerCM)),
		toward:  narrow(c.Toward),
		midX:    float32(c.W) / 2,
		midY:    float32(c.H) / 2,
		lamp:    narrow(lamp),
		ambient: l.Ambient,
		rim:     l.Rim,
		middle:  float32(middle.Sub(c.Centre).Dot(c.Toward)),
	}
}

func narrow(v atlas.Vec) [3]float32 {
	return [3]float32{float32(v[0]), float32(v[1]), float32(v[2])}
}

func dot(a, b [3]float32) float32 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

// at projects a point of the body; the shade is left out.
func (p *projection) at(q *[3]float32) vertex {
	x, y, z := q[0]-p.centre[0], q[1]-p.centre[1], q[2]-p.centre[2]
	return vertex{
		p.midX + (x*p.right[0] + y*p.right[1] + z*p.right[2]),
		p.midY + (x*p.down[0] + y*p.down[1] + z*p.down[2]),
		x*p.toward[0] + y*p.toward[1] + z*p.toward[2],
		0, 0, 0,
	}
}

// shade is the brightness of skin with normal n, which points toward the eye by the
// given cosine, as a step of the ramp: a soft
// lamp that wraps round the body, darkened at the rim and by the baked tone.
func (p *projection) shade(n *[3]float32, toward, tone float32) float32 {
	d := .25 + .75*(n[0]*p.lamp[0]+n[1]*p.lamp[1]+n[2]*p.lamp[2])
	if d < 0 {
		d = 0
	}
	away := 1 - toward
	if away > 1 {
		away = 1
	}
	s := p.ambient + (1-p.ambient)*d*(.62+.38*d)
	s *= (1 - p.rim*away*away) * tone
	if s < 0 {
		s = 0
	} else if s > 1 {
		s = 1
	}
	return rampSpare + rampSteps*s
}

const vertexChunks = 16

// vertices projects one chunk of the mesh's vertices, those aside of which no
// patch can be seen.
func (r *Renderer) vertices(_, chunk int) {
	lo, hi := share(len(r.vert), chunk, vertexChunks)
	p, vert := &r.proj, r.vert[lo:hi]
	normal, pos, tone := r.mesh.Normal[lo:][:len(vert)], r.mesh.Pos[lo:][:len(vert)], r.mesh.Tone[lo:][:len(vert)]
	turn, reach := r.form.turn[lo:][:len(vert)], r.form.reach[lo:][:len(vert)]
	w, h, scale := float32(r.w), float32(r.h), float32(r.cam.PxPerCM)
	for i := range vert {
		n, v := &normal[i], &vert[i]
		v.col = turned
		toward := n[0]*p.toward[0] + n[1]*p.toward[1] + n[2]*p.toward[2]
		if toward < turn[i] {
			continue
		}
		at := p.at(&pos[i])
		far := reach[i]*scale + 1
		if far > farthest {
			far = farthest
		}
		if !(at.x > -far && at.x < w+far && at.y > -far && at.y < h+far) {
			continue
		}
		at.shade = p.shade(n, toward, tone[i])
		at.col, at.row = int32((at.x-.5)*grid), int32((at.y-.5)*grid)
		*v = at
	}
}

// farthest is how many pixels beside the picture a corner may lie: so many fit
// into 32 bits.
const farthest = 1 << 20

func clamp01(x float64) float64 { return min(1, max(0, x)) }
