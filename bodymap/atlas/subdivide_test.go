package atlas

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestSubdividingABox(t *testing.T) {
	m := boxAtlas(t).Body(Male).Mesh(Anatomical)
	if len(m.Pos) != 12+20+10 || len(m.Tri) != 8*10 {
		t.Fatalf("%d vertices and %d triangles", len(m.Pos), len(m.Tri))
	}
	// By hand: the corner (1, -1, -1) has valence 3 and the faces' middles (1, 0, 0),
	// (.5, 0, -1) and (.5, -1, 0), its edges' middles (1, 0, -1), (1, -1, 0) and (.5, -1, -1).
	near(t, "a corner", m.Pos[0], [3]float64{(2./3 + 2*2.5/3) / 3, -(1./3 + 2*2./3) / 3, -(1./3 + 2*2./3) / 3})
	// A vertex in the middle of an edge has valence 4.
	near(t, "the midline", m.Pos[4], [3]float64{0, -(.5 + 2*.75 + 1) / 4, -(.5 + 2*.75 + 1) / 4})
	top := m.topo
	near(t, "a face", m.Pos[top.faceVertex(0)], [3]float64{1, 0, 0})
	near(t, "an edge", m.Pos[top.edgeVertex(top.edges[0][3])], [3]float64{(1 + 1 + 1 + .5) / 4, -(1 + 1 + 0 + 1) / 4., 0})
	n := m.Normal[top.faceVertex(0)]
	near(t, "the normal to the left", n, [3]float64{1, 0, 0})
}

func near(t *testing.T, what string, got [3]float32, want [3]float64) {
	t.Helper()
	for k := range want {
		if math.Abs(float64(got[k])-want[k]) > .5/finePerCM+1e-6 {
			t.Errorf("%s: %v, want %v", what, got, want)
			return
		}
	}
}

func TestSubdivisionMovesWithTheBody(t *testing.T) {
	b := Get().Body(Male)
	base := b.poses[Anatomical].shape.Pos
	still := b.topo.refine(base)
	rapid.Check(t, func(t *rapid.T) {
		var by [3]int32
		for k := range by {
			by[k] = rapid.Int32Range(-5000, 5000).Draw(t, "step")
		}
		moved := make([][3]int32, len(base))
		for i, p := range base {
			moved[i] = [3]int32{p[0] + by[0], p[1] + by[1], p[2] + by[2]}
		}
		for i, p := range b.topo.refine(moved) {
			for k := range p {
				if d := p[k] - still[i][k] - 16*by[k]; d < -1 || d > 1 { // rounding may differ by one
					t.Fatalf("vertex %d moved by %d", i, d)
				}
			}
		}
	})
}

func TestDivideIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int32Range(-1e9, 1e9).Draw(t, "a"), rapid.Int32Range(1, 1000).Draw(t, "b")
		if divide(-a, b) != -divide(a, b) {
			t.Error("negating the dividend does not negate the quotient")
		}
		if d := math.Abs(float64(divide(a, b)) - float64(a)/float64(b)); d > .5 {
			t.Errorf("%v off", d)
		}
	})
}
