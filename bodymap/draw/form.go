package draw

import (
	"math"
	"slices"
	"sync"

	"ashi/bodymap/atlas"
)

// form is what the renderer derives once from a mesh.
type form struct {
	patches []patch
	turn    []float32 // per vertex: the cosine below which all its patches face away
	reach   []float32 // per vertex: how far its patches extend from it, in cm
	middle  atlas.Vec // of the body
	sides   []side
	eyes    []eye
}

// side is an edge of the mesh with the two triangles that share it.
type side struct{ a, b, left, right int32 }

var forms sync.Map // *atlas.Mesh to func() *form

// Prepare makes what the first frame of a body needs and all others keep, in each of its poses. It may run beside anything.
func Prepare(b *atlas.Body) {
	for _, p := range []atlas.Pose{atlas.Anatomical, atlas.ArmsForward} {
		formOf(b.Mesh(p))
	}
}

func formOf(m *atlas.Mesh) *form {
	f, ok := forms.Load(m)
	if !ok {
		f, _ = forms.LoadOrStore(m, sync.OnceValue(func() *form {
			p := patchesOf(m)
			return &form{patches: p, turn: turnOf(m, p), reach: reachOf(m, p), middle: middleOf(m), sides: sidesOf(m), eyes: eyesOf(m)}
		}))
	}
	return f.(func() *form)()
}

// patch is the vertices of a patch's triangles.
type patch [9]int32

func patchesOf(m *atlas.Mesh) []patch {
	patches := make([]patch, len(m.Tri)/patchSize)
	for i := range patches {
		all := patches[i][:0]
		for _, t := range m.Tri[i*patchSize:][:patchSize] {
			for _, v := range t {
				if !slices.Contains(all, v) {
					all = append(all, v)
				}
			}
		}
	}
	return patches
}

// turnOf tells for each vertex how far its normal must point away from the eye
// for all triangles of all its patches to face away.
func turnOf(m *atlas.Mesh, patches []patch) []float32 {
	const margin = .002
	least := make([]float64, len(m.Pos)) // cosine between the vertex's normal and a triangle's
	for i := range least {
		least[i] = 1
	}
	for i := range patches {
		for _, t := range m.Tri[i*patchSize:][:patchSize] {
			a := wide(m.Pos[t[0]])
			n := wide(m.Pos[t[1]]).Sub(a).Cross(wide(m.Pos[t[2]]).Sub(a)).Unit()
			for _, v := range patches[i] {
				least[v] = min(least[v], wide(m.Normal[v]).Dot(n))
			}
		}
	}
	turn := make([]float32, len(least))
	for i, cos := range least {
		turn[i] = -2 // never: some triangle is at a right angle to the normal
		if cos > 0 {
			turn[i] = float32(-math.Sqrt(1-cos*cos) - margin)
		}
	}
	return turn
}

// reachOf tells for each vertex how far from it the corners of its patches lie.
func reachOf(m *atlas.Mesh, patches []patch) []float32 {
	reach := make([]float32, len(m.Pos))
	for i := range patches {
		for _, v := range patches[i] {
			for _, o := range patches[i] {
				reach[v] = max(reach[v], float32(wide(m.Pos[v]).Sub(wide(m.Pos[o])).Len()))
			}
		}
	}
	return reach
}

// middleOf is the middle of the box around a body.
func middleOf(m *atlas.Mesh) atlas.Vec {
	lo, hi := m.Pos[0], m.Pos[0]
	for _, p := range m.Pos {
		for k, x := range p {
			lo[k], hi[k] = min(lo[k], x), max(hi[k], x)
		}
	}
	return wide(lo).Lerp(wide(hi), .5)
}

func wide(v [3]float32) atlas.Vec { return atlas.Vec{float64(v[0]), float64(v[1]), float64(v[2])} }

// sidesOf lists the edges that two triangles share. Edges of one triangle only
// bound a hole and never make an outline.
func sidesOf(m *atlas.Mesh) []side {
	// Every edge is met once from each triangle; the meetings are chained by
	// the lower of the edge's two vertices.
	type meeting struct{ high, tri, next int32 }
	first := make([]int32, len(m.Pos))
	for i := range first {
		first[i] = -1
	}
	met := make([]meeting, 0, 3*len(m.Tri)/2+1)
	sides := make([]side, 0, 3*len(m.Tri)/2+1)
	for t, tri := range m.Tri {
		for k := range tri {
			a, b := tri[k], tri[(k+1)%3]
			a, b = min(a, b), max(a, b)
			i := first[a]
			for i >= 0 && met[i].high != b {
				i = met[i].next
			}
			if i < 0 {
				met = append(met, meeting{b, int32(t), first[a]})
				first[a] = int32(len(met) - 1)
				continue
			}
			sides = append(sides, side{a, b, met[i].tri, int32(t)})
		}
	}
	return sides
}
