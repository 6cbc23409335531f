package atlas

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// everyMesh calls f with both figures in both poses.
func everyMesh(f func(b *Body, m *Mesh)) {
	for _, figure := range []Figure{Male, Female} {
		for _, pose := range []Pose{Anatomical, ArmsForward} {
			b := Get().Body(figure)
			f(b, b.Mesh(pose))
		}
	}
}

func TestFiguresStandOnTheFloorAtNaturalHeight(t *testing.T) {
	everyMesh(func(b *Body, m *Mesh) {
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, p := range m.Pos {
			lo, hi = min(lo, float64(p[1])), max(hi, float64(p[1]))
		}
		if lo < -.05 || lo > .3 {
			t.Errorf("%s: the soles are at %.2f cm", b.Figure(), lo)
		}
		if hi < 160 || hi > 185 {
			t.Errorf("%s: %.1f cm tall", b.Figure(), hi)
		}
	})
}

func TestRightHalfMirrorsTheLeft(t *testing.T) {
	everyMesh(func(b *Body, m *Mesh) {
		for i, j := range b.topo.mirror {
			p, n := m.Pos[i], m.Normal[i]
			if m.Pos[j] != [3]float32{-p[0], p[1], p[2]} || m.Normal[j] != [3]float32{-n[0], n[1], n[2]} || m.Tone[j] != m.Tone[i] {
				t.Fatalf("%s: vertex %d at %v and its mirror image %d at %v", b.Figure(), i, p, j, m.Pos[j])
			}
		}
		half := len(m.Tri) / 2
		for i := range half {
			if m.Part[i].Mirror() != m.Part[i+half] {
				// The second half lists each quad's two triangles the other way round, which a
				// quad's single part does not show.
				t.Fatalf("%s: triangle %d is in part %d, its mirror image in %d", b.Figure(), i, m.Part[i], m.Part[i+half])
			}
		}
	})
}

func TestSurfaceIsClosed(t *testing.T) {
	everyMesh(func(b *Body, m *Mesh) {
		edges := map[[2]int32]int{}
		for _, tri := range m.Tri {
			for k, a := range tri {
				edges[[2]int32{a, tri[(k+1)%3]}]++
			}
		}
		for e, n := range edges {
			if n != 1 || edges[[2]int32{e[1], e[0]}] != 1 {
				t.Fatalf("%s: the edge %v has not one triangle on each side", b.Figure(), e)
			}
		}
	})
}

func TestNormalsPointOutward(t *testing.T) {
	everyMesh(func(b *Body, m *Mesh) {
		volume := 0.0
		for _, tri := range m.Tri {
			p, q, r := wide(m.Pos[tri[0]]), wide(m.Pos[tri[1]]), wide(m.Pos[tri[2]])
			volume += p.Dot(q.Cross(r)) / 6
		}
		if litres := volume / 1000; litres < 45 || litres > 90 {
			t.Errorf("%s: the body holds %.1f litres", b.Figure(), litres)
		}
		for i, n := range m.Normal {
			if l := wide(n).Len(); math.Abs(l-1) > 1e-5 {
				t.Fatalf("%s: the normal at vertex %d is %v long", b.Figure(), i, l)
			}
		}
		against := 0
		for _, tri := range m.Tri {
			p, q, r := wide(m.Pos[tri[0]]), wide(m.Pos[tri[1]]), wide(m.Pos[tri[2]])
			if q.Sub(p).Cross(r.Sub(p)).Dot(wide(m.Normal[tri[0]])) < 0 {
				against++
			}
		}
		if against > len(m.Tri)/500 {
			t.Errorf("%s: %d triangles face against their vertices' normals", b.Figure(), against)
		}
	})
}

func TestToneStaysBetweenShadowAndLight(t *testing.T) {
	everyMesh(func(b *Body, m *Mesh) {
		sum := 0.0
		for i, tone := range m.Tone {
			if tone < .2 || tone > 1.35 {
				t.Fatalf("%s: vertex %d has tone %v", b.Figure(), i, tone)
			}
			sum += float64(tone)
		}
		if mean := sum / float64(len(m.Tone)); mean < .6 || mean > 1 {
			t.Errorf("%s: the mean tone is %.2f", b.Figure(), mean)
		}
	})
}

// onTriangle draws a fine triangle and a point on it.
func onTriangle(t *rapid.T, m *Mesh) (tri int32, u, v float64) {
	tri = int32(rapid.IntRange(0, len(m.Tri)-1).Draw(t, "triangle"))
	u = rapid.Float64Range(0, 1).Draw(t, "u")
	v = rapid.Float64Range(0, 1).Draw(t, "v") * (1 - u)
	return tri, u, v
}

func TestPlacesAndTrianglesAreTheSameThing(t *testing.T) {
	b := Get().Body(Female)
	m := b.Mesh(Anatomical)
	rapid.Check(t, func(t *rapid.T) {
		tri, u, v := onTriangle(t, m)
		p := m.Place(tri, u, v)
		if err := Get().Valid(p); err != nil {
			t.Fatal(err)
		}
		c := m.Tri[tri]
		want := wide(m.Pos[c[0]]).Mul(1 - u - v).Add(wide(m.Pos[c[1]]).Mul(u)).Add(wide(m.Pos[c[2]]).Mul(v))
		if d := b.At(p, Anatomical).Sub(want).Len(); d > 1e-9 {
			t.Errorf("the place of (%d, %v, %v) lies %v cm from it", tri, u, v, d)
		}
		tri2, u2, v2 := m.Locate(p)
		q := m.Place(tri2, u2, v2)
		if q.V != p.V {
			t.Fatalf("%v came back as %v", p, q)
		}
		for k := range p.W {
			if math.Abs(p.W[k]-q.W[k]) > 1e-9 {
				t.Errorf("%v came back as %v", p, q)
			}
		}
		if n := b.Normal(p, Anatomical).Len(); math.Abs(n-1) > 1e-9 {
			t.Errorf("the normal is %v long", n)
		}
	})
}

func TestTheSkinHasNoSeams(t *testing.T) {
	// The points on both sides of the line between two fine triangles are the same point.
	b := Get().Body(Male)
	m := b.Mesh(ArmsForward)
	rapid.Check(t, func(t *rapid.T) {
		base := int32(rapid.IntRange(0, len(m.Tri)/4-1).Draw(t, "base triangle"))
		s := rapid.Float64Range(0, .5).Draw(t, "share")
		eps := rapid.Float64Range(0, 1e-9).Draw(t, "off the line")
		v := b.topo.corners(base)
		for _, w := range [][2][3]float64{
			{{.5 - eps, s, .5 - s + eps}, {.5 + eps, s, .5 - s - eps}},
			{{.5 - s + eps, .5 - eps, s}, {.5 - s - eps, .5 + eps, s}},
			{{s, .5 - s + eps, .5 - eps}, {s, .5 - s - eps, .5 + eps}},
		} {
			d := b.At(Place{v, w[0]}, ArmsForward).Sub(b.At(Place{v, w[1]}, ArmsForward)).Len()
			if d > 1e-6 {
				t.Errorf("a gap of %v cm at %v", d, w)
			}
		}
	})
}

func TestAPlaceOffTheBodyIsNowhere(t *testing.T) {
	a := Get()
	b := a.Body(Male)
	for _, v := range [][3]uint16{{0, 0, 0}, {65535, 1, 2}, {0, 5000, 9000}} {
		p := Place{V: v, W: [3]float64{1, 0, 0}}
		if a.Valid(p) == nil {
			t.Errorf("%v is valid", v)
		}
		if tri, _, _ := b.Mesh(Anatomical).Locate(p); tri != -1 {
			t.Errorf("%v lies on triangle %d", v, tri)
		}
		if at := b.At(p, Anatomical); at != (Vec{}) {
			t.Errorf("%v lies at %v", v, at)
		}
		if b.Part(p) != PartTrunk || a.Mirror(p) != p {
			t.Errorf("%v has a part or a mirror image", v)
		}
	}
}

func TestUnknownFiguresAndPosesFallBack(t *testing.T) {
	a := Get()
	if a.Body("child") != a.Body(Male) || a.Body(Female).Figure() != Female {
		t.Error("an unknown figure is not the male one")
	}
	b := a.Body(Male)
	if b.Mesh(7) != b.Mesh(Anatomical) {
		t.Error("an unknown pose is not the anatomical one")
	}
}

func TestPartsAreWhereTheyShouldBe(t *testing.T) {
	everyMesh(func(b *Body, m *Mesh) {
		for _, c := range []struct {
			part   Part
			lo, hi float64 // share of the height, of the part's middle
		}{
			{PartHead, .87, .97},
			{PartEye, .9, .97},
			{PartNeck, .8, .9},
			{PartTrunk, .55, .8},
			{PartThighLeft, .3, .5},
			{PartLegRight, .1, .25},
			{PartFootLeft, 0, .06},
		} {
			if y := m.middle(c.part)[1] / m.middle(PartHead)[1] * .93; y < c.lo || y > c.hi {
				t.Errorf("%s: the middle of part %d is at %.2f of the height", b.Figure(), c.part, y)
			}
			if x := m.middle(PartHandLeft)[0]; x <= 0 {
				t.Errorf("%s: the left hand is at x = %.1f", b.Figure(), x)
			}
		}
	})
}

func TestPartSets(t *testing.T) {
	s := Parts(PartHandLeft, PartTrunk)
	if !s.Has(PartTrunk) || s.Has(PartHandRight) || !PartSet(0).Has(PartEye) {
		t.Error("Has")
	}
	if s.Mirror() != Parts(PartHandRight, PartTrunk) {
		t.Errorf("the mirror image of %b is %b", s, s.Mirror())
	}
	for p := range NumParts {
		if p.Mirror().Mirror() != p {
			t.Errorf("part %d mirrored twice is %d", p, p.Mirror().Mirror())
		}
	}
}
