package main

import (
	"math"
	"slices"

	"ashi/bodymap/atlas"
)

// relief is what shading is worked out from: the subdivided surface and who is
// next to whom on it.
type relief struct {
	pos, normal []atlas.Vec
	near        [][]int32 // per vertex, those joined to it by an edge
	size        []float64 // mean length of the edges round about, decimetres
}

// bake gives every vertex its tone: darker where little of the sky is seen and
// in hollows, lighter on ridges. The eyebrows are painted on top. The first
// vertices of the mesh are the given number of base vertices.
func bake(m *atlas.Mesh, base int) []uint8 {
	r := newRelief(m, base)
	light := blur(sky(m), r.near, 2)
	// Small forms show in the face and hands, large ones on the trunk.
	fine := r.detail(r.bend(r.normal), 2, 40)
	broad := r.detail(r.bend(blurDirections(r.normal, r.near, 10)), 8, 250)
	dark, eye := paint(m, r.pos), verticesOf(m, atlas.PartEye)
	out := make([]uint8, len(m.Pos))
	for i := range out {
		hidden := 1 - light[i]
		if eye[i] {
			hidden *= .35 // the lids' shadow would leave the eye grey
		}
		tone := (1 - .55*hidden) * (1 + .16*math.Tanh(4*fine[i]) + .16*math.Tanh(12*broad[i])) * (1 - dark[i])
		out[i] = uint8(math.Round(min(255, max(0, tone*atlas.PlainTone))))
	}
	return out
}

func newRelief(m *atlas.Mesh, base int) *relief {
	r := &relief{pos: vectors(m.Pos, .1), normal: vectors(m.Normal, 1), near: neighbours(m, base)}
	r.size = make([]float64, len(r.pos))
	for i, near := range r.near {
		for _, j := range near {
			r.size[i] += r.pos[j].Sub(r.pos[i]).Len() / float64(len(near))
		}
	}
	r.size = blur(r.size, r.near, 30)
	return r
}

func vectors(v [][3]float32, scale float64) []atlas.Vec {
	out := make([]atlas.Vec, len(v))
	for i, p := range v {
		out[i] = atlas.Vec{float64(p[0]), float64(p[1]), float64(p[2])}.Mul(scale)
	}
	return out
}

// neighbours leaves out the diagonals: of every true edge exactly one end lies
// on an edge of the base mesh, and those vertices come after the base ones.
func neighbours(m *atlas.Mesh, base int) [][]int32 {
	onEdge := func(v int32) bool { return int(v) >= base && int(v) < base+len(m.Tri)/4 }
	near := make([][]int32, len(m.Pos))
	for _, t := range m.Tri {
		for k, v := range t {
			if w := t[(k+1)%3]; onEdge(v) != onEdge(w) {
				near[v] = append(near[v], w)
			}
		}
	}
	return near
}

// bend is the mean curvature (ridges positive, hollows negative), from the
// change of the normal along each edge.
func (r *relief) bend(normal []atlas.Vec) []float64 {
	out := make([]float64, len(r.pos))
	for i, near := range r.near {
		n := 0.0
		for _, j := range near {
			e := r.pos[j].Sub(r.pos[i])
			if l := e.Dot(e); l > 1e-12 {
				out[i] += normal[j].Sub(normal[i]).Dot(e) / l
				n++
			}
		}
		out[i] /= max(n, 1)
	}
	return out
}

// detail keeps what is larger than one blur and smaller than the other, in
// relation to the size of the mesh.
func (r *relief) detail(h []float64, small, large int) []float64 {
	h = blur(h, r.near, small)
	ground := blur(h, r.near, large)
	for i := range h {
		h[i] = (h[i] - ground[i]) * r.size[i]
	}
	return h
}

// blur averages values with their neighbours', so many times.
func blur(a []float64, near [][]int32, times int) []float64 {
	a, b := slices.Clone(a), make([]float64, len(a))
	for ; times > 0; times-- {
		for i := range a {
			s := a[i]
			for _, j := range near[i] {
				s += a[j]
			}
			b[i] = s / float64(1+len(near[i]))
		}
		a, b = b, a
	}
	return a
}

func blurDirections(a []atlas.Vec, near [][]int32, times int) []atlas.Vec {
	out := make([]atlas.Vec, len(a))
	for k := range 3 {
		axis := make([]float64, len(a))
		for i, v := range a {
			axis[i] = v[k]
		}
		for i, x := range blur(axis, near, times) {
			out[i][k] = x
		}
	}
	for i := range out {
		out[i] = out[i].Unit()
	}
	return out
}
