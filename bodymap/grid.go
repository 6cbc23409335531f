package bodymap

import (
	"math"
	"sync"

	"ashi/bodymap/atlas"
)

// skinGrid finds the vertices of a body near a place: they are sorted into cubes as wide as nearCM.
type skinGrid struct {
	mesh *atlas.Mesh
	low  [3]int
	size [3]int
	// The vertices of cube c are vertex[first[c]:first[c+1]].
	first, vertex []int32
}

var skinGrids = map[atlas.Figure]func() *skinGrid{
	atlas.Male:   sync.OnceValue(func() *skinGrid { return newSkinGrid(atlas.Get().Body(atlas.Male)) }),
	atlas.Female: sync.OnceValue(func() *skinGrid { return newSkinGrid(atlas.Get().Body(atlas.Female)) }),
}

func gridOf(b *atlas.Body) *skinGrid { return skinGrids[b.Figure()]() }

func newSkinGrid(b *atlas.Body) *skinGrid {
	g := &skinGrid{mesh: b.Mesh(atlas.Anatomical), low: [3]int{math.MaxInt32, math.MaxInt32, math.MaxInt32}}
	for _, p := range g.mesh.Pos {
		for k, c := range cubeAt(p) {
			g.low[k] = min(g.low[k], c)
		}
	}
	for _, p := range g.mesh.Pos {
		for k, c := range cubeAt(p) {
			g.size[k] = max(g.size[k], c-g.low[k]+1)
		}
	}
	g.first = make([]int32, g.size[0]*g.size[1]*g.size[2]+1)
	for _, p := range g.mesh.Pos {
		g.first[g.index(cubeAt(p))+1]++
	}
	for i := 1; i < len(g.first); i++ {
		g.first[i] += g.first[i-1]
	}
	next := append([]int32(nil), g.first...)
	g.vertex = make([]int32, len(g.mesh.Pos))
	for i, p := range g.mesh.Pos {
		c := g.index(cubeAt(p))
		g.vertex[next[c]] = int32(i)
		next[c]++
	}
	return g
}

func cubeAt(p [3]float32) (c [3]int) {
	for k, v := range p {
		c[k] = int(math.Floor(float64(v) / nearCM))
	}
	return c
}

func (g *skinGrid) index(c [3]int) int {
	return ((c[0]-g.low[0])*g.size[1]+c[1]-g.low[1])*g.size[2] + c[2] - g.low[2]
}

// hit is a vertex near a place.
type hit struct {
	vertex int32
	d2     float32 // the square of its distance in nearCM
}

// near lists the vertices within nearCM of a place that look the same way, not those on the far side of a finger. It
// reuses the list that it is given.
func (g *skinGrid) near(p atlas.Place, hits []hit) []hit {
	tri, u, v := g.mesh.Locate(p)
	if tri < 0 {
		return hits[:0]
	}
	at, up := blend(g.mesh.Pos, g.mesh.Tri[tri], u, v), blend(g.mesh.Normal, g.mesh.Tri[tri], u, v)
	c := cubeAt(at)
	hits = hits[:0]
	for x := max(c[0]-1, g.low[0]); x <= min(c[0]+1, g.low[0]+g.size[0]-1); x++ {
		for y := max(c[1]-1, g.low[1]); y <= min(c[1]+1, g.low[1]+g.size[1]-1); y++ {
			z0, z1 := max(c[2]-1, g.low[2]), min(c[2]+1, g.low[2]+g.size[2]-1)
			if z0 > z1 {
				continue
			}
			for _, v := range g.vertex[g.first[g.index([3]int{x, y, z0})]:g.first[g.index([3]int{x, y, z1})+1]] {
				q, n := &g.mesh.Pos[v], &g.mesh.Normal[v]
				dx, dy, dz := q[0]-at[0], q[1]-at[1], q[2]-at[2]
				d2 := (dx*dx + dy*dy + dz*dz) / (nearCM * nearCM)
				if d2 <= 1 && n[0]*up[0]+n[1]*up[1]+n[2]*up[2] > 0 {
					hits = append(hits, hit{v, d2})
				}
			}
		}
	}
	return hits
}

// blend is a value per vertex at a point of a triangle.
func blend(values [][3]float32, t [3]int32, u, v float64) (out [3]float32) {
	a, b, c := values[t[0]], values[t[1]], values[t[2]]
	for k := range out {
		out[k] = float32(float64(a[k])*(1-u-v) + float64(b[k])*u + float64(c[k])*v)
	}
	return out
}

func narrow(v atlas.Vec) [3]float32 { return [3]float32{float32(v[0]), float32(v[1]), float32(v[2])} }
