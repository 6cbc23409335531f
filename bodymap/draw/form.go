package draw

import (
	"sync"

	"ashi/bodymap/atlas"
)

// form is what the renderer derives once from a mesh.
type form struct {
	sides []side
	eyes  []eye
}

// side is an edge of the mesh with the two triangles that share it.
type side struct{ a, b, left, right int32 }

var forms sync.Map // *atlas.Mesh to func() *form

func formOf(m *atlas.Mesh) *form {
	f, ok := forms.Load(m)
	if !ok {
		f, _ = forms.LoadOrStore(m, sync.OnceValue(func() *form {
			return &form{sides: sidesOf(m), eyes: eyesOf(m)}
		}))
	}
	return f.(func() *form)()
}

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
