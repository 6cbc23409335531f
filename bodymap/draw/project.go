package draw

import "ashi/bodymap/atlas"

// projection is a camera and a lamp in the precision of the renderer.
type projection struct {
	centre              [3]float32
	right, down, toward [3]float32 // right and down in pixels per cm
	midX, midY          float32
	lamp                [3]float32 // direction to the lamp in body axes
	ambient, rim        float32
}

func newProjection(c atlas.Camera, l Light) projection {
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
	d := max(0, .25+.75*(n[0]*p.lamp[0]+n[1]*p.lamp[1]+n[2]*p.lamp[2]))
	away := 1 - max(0, toward)
	s := p.ambient + (1-p.ambient)*d*(.62+.38*d)
	s *= (1 - p.rim*away*away) * tone
	return rampSpare + rampSteps*min(1, max(0, s))
}

const vertexChunks = 16

// vertices projects one chunk of the mesh's vertices.
func (r *Renderer) vertices(_, chunk int) {
	m, p := r.mesh, &r.proj
	lo, hi := share(len(m.Pos), chunk, vertexChunks)
	for i := lo; i < hi; i++ {
		n, v := &m.Normal[i], &r.vert[i]
		toward := n[0]*p.toward[0] + n[1]*p.toward[1] + n[2]*p.toward[2]
		if toward < r.form.turn[i] {
			v.col = turned
			continue
		}
		*v = p.at(&m.Pos[i])
		v.shade = p.shade(n, toward, m.Tone[i])
		v.col, v.row = ceil(v.x-.5), ceil(v.y-.5)
	}
}

// opacity returns the body's opacity at pixel (0, 0) and how much it changes
// per pixel right and down; it is to be clamped to 0..1.
func opacity(c atlas.Camera) (at, dx, dy float64) {
	f := c.Fade
	if f.Gone == f.Full {
		return 1, 0, 0
	}
	k := 1 / (f.Gone - f.Full)
	at = (f.Gone - c.Centre.Dot(f.Dir)) * k
	dx = -c.Right.Dot(f.Dir) / c.PxPerCM * k
	dy = c.Up.Dot(f.Dir) / c.PxPerCM * k
	return at - dx*float64(c.W)/2 - dy*float64(c.H)/2, dx, dy
}

func clamp01(x float64) float64 { return min(1, max(0, x)) }
