package atlas_test

import (
	"math"
	"testing"

	"ashi/bodymap/atlas"
)

// hidden are the points that no view can show, and why.
var hidden = map[atlas.Code]string{}

func TestEveryPointIsSeenInSomeView(t *testing.T) {
	for _, figure := range []atlas.Figure{atlas.Male, atlas.Female} {
		b := atlas.Get().Body(figure)
		seen := map[atlas.Named]bool{}
		for _, v := range atlas.Views() {
			c := b.Camera(v, 700, 700)
			depth := depths(b.Mesh(v.Pose), c)
			for _, n := range b.Named() {
				x, y, z := c.Project(b.At(n.Place, v.Pose))
				if x < 1 || y < 1 || x >= 699 || y >= 699 || !c.Show.Has(b.Part(n.Place)) || c.Opacity(x, y) < .5 {
					continue
				}
				if b.Normal(n.Place, v.Pose).Dot(c.Toward) > 0 && depth[int(y)*700+int(x)] < z+.25 {
					seen[n] = true
				}
			}
		}
		for _, n := range b.Named() {
			if seen[n] == (hidden[n.Code] != "") {
				t.Errorf("%s %s %s: seen is %v", figure, n.Code, n.Side, seen[n])
			}
		}
	}
}

// depths draws the skin facing the camera into a depth buffer.
func depths(m *atlas.Mesh, c atlas.Camera) []float64 {
	buffer := make([]float64, c.W*c.H)
	for i := range buffer {
		buffer[i] = math.Inf(-1)
	}
	for t, tri := range m.Tri {
		if !c.Show.Has(m.Part[t]) {
			continue
		}
		var p [3]atlas.Vec
		for k, i := range tri {
			q := m.Pos[i]
			p[k][0], p[k][1], p[k][2] = c.Project(atlas.Vec{float64(q[0]), float64(q[1]), float64(q[2])})
		}
		fill(buffer, c, p)
	}
	return buffer
}

func fill(buffer []float64, c atlas.Camera, p [3]atlas.Vec) {
	e1, e2 := p[1].Sub(p[0]), p[2].Sub(p[0])
	area := e1[0]*e2[1] - e1[1]*e2[0]
	if area >= 0 { // turned away
		return
	}
	x0, x1 := max(0, math.Floor(min(p[0][0], p[1][0], p[2][0]))), min(float64(c.W-1), max(p[0][0], p[1][0], p[2][0]))
	y0, y1 := max(0, math.Floor(min(p[0][1], p[1][1], p[2][1]))), min(float64(c.H-1), max(p[0][1], p[1][1], p[2][1]))
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			dx, dy := x+.5-p[0][0], y+.5-p[0][1]
			u, v := (dx*e2[1]-dy*e2[0])/area, (e1[0]*dy-e1[1]*dx)/area
			if u < 0 || v < 0 || u+v > 1 {
				continue
			}
			i := int(y)*c.W + int(x)
			buffer[i] = max(buffer[i], p[0][2]+u*e1[2]+v*e2[2])
		}
	}
}
