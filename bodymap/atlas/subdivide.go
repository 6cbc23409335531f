package atlas

import "math"

// Positions are counted in whole steps and subdivided in whole numbers. That
// makes the two halves of the body exact mirror images, whatever the order in
// which the sums are made, and the same on every machine.
const (
	stepsPerCM = 100             // of an asset's positions: 0.1 mm
	finePerCM  = 16 * stepsPerCM // of subdivided positions
)

// refine makes one Catmull-Clark step: fine positions, in fine steps.
func (t *topology) refine(pos [][3]int32) [][3]int32 {
	nv, ne := len(t.valence), len(t.ends)
	fine := make([][3]int32, t.fine())
	edge, face := fine[nv:nv+ne], fine[nv+ne:]
	around := make([][3]int32, nv) // per vertex, four times its quads' middles and eight times its edges'
	for i, q := range t.quads {
		a, b, c, d := pos[q[0]], pos[q[1]], pos[q[2]], pos[q[3]]
		for k := range 3 {
			s := a[k] + b[k] + c[k] + d[k]
			face[i][k] = 4 * s
			for j := range 4 {
				edge[t.edges[i][j]][k] += s
				around[q[j]][k] += s
			}
		}
	}
	for e, v := range t.ends {
		for k := range 3 {
			s := 4 * (pos[v[0]][k] + pos[v[1]][k])
			edge[e][k] += s
			around[v[0]][k] += s
			around[v[1]][k] += s
		}
	}
	for v, n := range t.valence {
		for k := range 3 {
			fine[v][k] = divide(4*(around[v][k]+4*n*(n-3)*pos[v][k]), n*n)
		}
	}
	return fine
}

// divide rounds half away from zero, so that negating a negates the result.
func divide(a, b int32) int32 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// normals are the smooth normals of the fine surface, weighted by area.
func (t *topology) normals(fine [][3]int32) [][3]float32 {
	sum := make([][3]int64, len(fine))
	add := func(a, b, c, d int32) {
		n := crossDiagonals(fine[a], fine[b], fine[c], fine[d])
		for _, v := range [4]int32{a, b, c, d} {
			s := &sum[v]
			s[0], s[1], s[2] = s[0]+n[0], s[1]+n[1], s[2]+n[2]
		}
	}
	for i, q := range t.quads {
		f := t.faceVertex(i)
		for k := range 4 {
			add(q[k], t.edgeVertex(t.edges[i][k]), f, t.edgeVertex(t.edges[i][(k+3)%4]))
		}
	}
	out := make([][3]float32, len(fine))
	for i, s := range sum {
		x, y, z := float64(s[0]), float64(s[1]), float64(s[2])
		l := math.Sqrt(x*x + y*y + z*z)
		if l > 0 {
			out[i] = [3]float32{float32(x / l), float32(y / l), float32(z / l)}
		}
	}
	return out
}

func crossDiagonals(a, b, c, d [3]int32) [3]int64 {
	var p, q [3]int64
	for k := range 3 {
		p[k], q[k] = int64(c[k]-a[k]), int64(d[k]-b[k])
	}
	return [3]int64{p[1]*q[2] - p[2]*q[1], p[2]*q[0] - p[0]*q[2], p[0]*q[1] - p[1]*q[0]}
}

// mesh subdivides a shape.
func (t *topology) mesh(s Shape) *Mesh {
	fine := t.refine(s.Pos)
	m := &Mesh{Normal: t.normals(fine), Tri: t.tri, Part: t.part, topo: t}
	m.Pos = make([][3]float32, len(fine))
	m.Tone = make([]float32, len(fine))
	for i, p := range fine {
		for k := range 3 {
			m.Pos[i][k] = float32(p[k]) / finePerCM
		}
		m.Tone[i] = float32(s.Tone[i]) / PlainTone
	}
	return m
}
