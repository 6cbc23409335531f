package draw

import (
	"math"

	"ashi/bodymap/atlas"
)

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
func (p *projection) at(q [3]float32) vertex {
	q = [3]float32{q[0] - p.centre[0], q[1] - p.centre[1], q[2] - p.centre[2]}
	return vertex{p.midX + dot(q, p.right), p.midY + dot(q, p.down), dot(q, p.toward), 0}
}

// shade is the brightness of skin with normal n, as a step of the ramp: a soft
// lamp that wraps round the body, darkened at the rim and by the baked tone.
func (p *projection) shade(n [3]float32, tone float32) float32 {
	d := max(0, .25+.75*dot(n, p.lamp))
	away := 1 - max(0, dot(n, p.toward))
	s := p.ambient + (1-p.ambient)*d*(.62+.38*d)
	s *= (1 - p.rim*away*away) * tone
	return rampSpare + rampSteps*min(1, max(0, s))
}

const vertexChunks = 16

// vertices projects one chunk of the mesh's vertices.
func (r *Renderer) vertices(chunk int) {
	m, p := r.mesh, r.proj
	lo, hi := share(len(m.Pos), chunk, vertexChunks)
	for i := lo; i < hi; i++ {
		v := p.at(m.Pos[i])
		v.shade = p.shade(m.Normal[i], m.Tone[i])
		r.vert[i] = v
	}
}

// doubt is how far, in pixels, a corner's rounded position may lie from its true one.
const doubt = .01

// sort finds which triangles of one chunk face the eye, and notes those within
// the picture in every tile that they may touch.
func (r *Renderer) sort(chunk int) {
	m := r.mesh
	for t := chunk; t < len(r.bins); t += lists {
		r.bins[t] = r.bins[t][:0]
	}
	show := r.cam.Show
	w, h := float32(r.w), float32(r.h)
	lo, hi := share(len(m.Tri), chunk, lists)
	for i := lo; i < hi; i++ {
		if show != 0 && show>>m.Part[i]&1 == 0 {
			r.face[i] = faceHidden
			continue
		}
		t := &m.Tri[i]
		a, b, c := &r.vert[t[0]], &r.vert[t[1]], &r.vert[t[2]]
		if (b.x-a.x)*(c.y-a.y)-(b.y-a.y)*(c.x-a.x) >= 0 {
			r.face[i] = faceAway
			continue
		}
		r.face[i] = faceFront
		x0, x1 := min(a.x, b.x, c.x)-doubt, max(a.x, b.x, c.x)+doubt
		y0, y1 := min(a.y, b.y, c.y)-doubt, max(a.y, b.y, c.y)+doubt
		if x1 < 0 || y1 < 0 || x0 >= w || y0 >= h {
			continue
		}
		e := entry{tri: int32(i), top: max(a.z, b.z, c.z)}
		r.note(e, chunk, int(max(0, x0)), int(max(0, y0)), int(min(w-1, x1)), int(min(h-1, y1)))
	}
}

// entry is a front triangle in a tile: how far it reaches toward the eye, and the
// pixels of the tile within which it lies.
type entry struct {
	tri            int32
	top            float32
	x0, y0, x1, y1 uint8
}

// note enters a triangle, which lies within some pixels, in every tile it touches.
func (r *Renderer) note(e entry, list, x0, y0, x1, y1 int) {
	for ty := y0 / r.tile; ty <= y1/r.tile; ty++ {
		e.y0, e.y1 = uint8(max(0, y0-ty*r.tile)), uint8(min(r.tile-1, y1-ty*r.tile))
		for tx := x0 / r.tile; tx <= x1/r.tile; tx++ {
			e.x0, e.x1 = uint8(max(0, x0-tx*r.tile)), uint8(min(r.tile-1, x1-tx*r.tile))
			k := (ty*r.tilesX+tx)*lists + list
			r.bins[k] = append(r.bins[k], e)
		}
	}
}

// around lists the entries of the tile at a position, and the pixel in the tile.
func (r *Renderer) around(x, y float64) (bins [][]entry, px, py uint8) {
	if !(x >= 0 && y >= 0 && x < float64(r.w) && y < float64(r.h)) {
		return nil, 0, 0
	}
	xi, yi := int(x), int(y)
	k := (yi/r.tile*r.tilesX + xi/r.tile) * lists
	return r.bins[k : k+lists], uint8(xi % r.tile), uint8(yi % r.tile)
}

// near tells whether a triangle may lie at a pixel of its tile.
func (e *entry) near(px, py uint8) bool {
	return e.x0 <= px && px <= e.x1 && e.y0 <= py && py <= e.y1
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

func clamp01(x float64) float64 { return math.Min(1, math.Max(0, x)) }
