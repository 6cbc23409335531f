package atlas_test

import (
	"math"
	"math/rand"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// shadow is an outline seen along the skin's normal in its middle: an independent
// way to tell inside from outside where the skin is about flat.
type shadow struct {
	b       *atlas.Body
	o, x, y atlas.Vec
	n       atlas.Vec
	reach   float64
	line    [][2]float64
}

func newShadow(b *atlas.Body, middle atlas.Place, border []atlas.Place) *shadow {
	s := &shadow{b: b, o: b.At(middle, atlas.Anatomical), n: b.Normal(middle, atlas.Anatomical)}
	s.x = s.n.Cross(atlas.Vec{.1, 1, .2}).Unit()
	s.y = s.n.Cross(s.x)
	for _, p := range border {
		s.line = append(s.line, s.flat(b.At(p, atlas.Anatomical)))
		s.reach = max(s.reach, b.At(p, atlas.Anatomical).Sub(s.o).Len())
	}
	return s
}

func (s *shadow) flat(p atlas.Vec) [2]float64 {
	return [2]float64{p.Sub(s.o).Dot(s.x), p.Sub(s.o).Dot(s.y)}
}

// has tells whether a point of the skin lies inside, by the angles under which it sees the outline.
func (s *shadow) has(p atlas.Vec) bool {
	q, sum := s.flat(p), 0.
	for i, a := range s.line {
		b := s.line[(i+1)%len(s.line)]
		ax, ay, bx, by := a[0]-q[0], a[1]-q[1], b[0]-q[0], b[1]-q[1]
		sum += math.Atan2(ax*by-ay*bx, ax*bx+ay*by)
	}
	return math.Abs(sum) > math.Pi
}

// sampledCM2 is the area inside, by sampling every triangle near by that faces
// the same way in n rows of places.
func (s *shadow) sampledCM2(n int) float64 {
	m, area := s.b.Mesh(atlas.Anatomical), 0.
	for _, t := range m.Tri {
		var c [3]atlas.Vec
		for k, v := range t {
			c[k] = atlas.Vec{float64(m.Pos[v][0]), float64(m.Pos[v][1]), float64(m.Pos[v][2])}
		}
		up := c[1].Sub(c[0]).Cross(c[2].Sub(c[0]))
		if c[0].Sub(s.o).Len() > s.reach+3.3 || up.Dot(s.n) < 0 {
			continue
		}
		for i := range n {
			for j := range n - i {
				u, v := (float64(i)+1./3)/float64(n), (float64(j)+1./3)/float64(n)
				if s.has(c[0].Add(c[1].Sub(c[0]).Mul(u)).Add(c[2].Sub(c[0]).Mul(v))) {
					area += up.Len() / float64(n*(n+1))
				}
			}
		}
	}
	return area
}

func TestTheAreaIsThatOfTheSkinInside(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for _, f := range figures {
		b := atlas.Get().Body(f)
		for _, c := range []struct {
			code atlas.Code
			cm   float64
		}{{"GV4", 7}, {"CV12", 6}, {"ST32", 4}, {"BL25", 1}, {"GB30", .4}, {"KI1", 1.5}, {"ST35", 2}} {
			middle := named(t, b, c.code)
			p, err := b.Patch(blob(b, middle, 24, func(float64) float64 { return c.cm * (.7 + .6*r.Float64()) }))
			if err != nil {
				t.Fatal(err)
			}
			s := newShadow(b, middle, p.Border())
			if got, want := p.AreaCM2(), s.sampledCM2(int(4+16/c.cm)); math.Abs(got-want) > .04*want {
				t.Errorf("%s %s: %.3f cm2, sampled %.3f", f, c.code, got, want)
			}
			for range 300 {
				a, d := r.Float64()*2*math.Pi, r.Float64()*1.5*c.cm
				q := b.Walk(middle, s.x.Mul(math.Cos(a)).Add(s.y.Mul(math.Sin(a))), d)
				edge := math.Inf(1)
				for _, e := range p.Border() {
					edge = min(edge, b.At(e, atlas.Anatomical).Sub(b.At(q, atlas.Anatomical)).Len())
				}
				if got, want := p.Contains(q), s.has(b.At(q, atlas.Anatomical)); got != want && edge > .1*c.cm {
					t.Errorf("%s %s: a place %.2f cm from the border is said to be inside: %v", f, c.code, edge, got)
				}
			}
		}
	}
}

// flatCM2 is the area of a triangle in space.
func flatCM2(b *atlas.Body, t [3]atlas.Place) float64 {
	p, q, r := b.At(t[0], atlas.Anatomical), b.At(t[1], atlas.Anatomical), b.At(t[2], atlas.Anatomical)
	return q.Sub(p).Cross(r.Sub(p)).Len() / 2
}

func TestTheTrianglesMakeUpThePatch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOutline(t)
		if rapid.Bool().Draw(t, "mirrored") {
			o.outline = atlas.Get().MirrorAll(o.outline)
		}
		p := o.patch(t)
		sum := 0.
		for _, tri := range p.Triangles() {
			cm2 := flatCM2(o.b, tri)
			sum += cm2
			middle := tri[0]
			for k := range 3 {
				if tri[k].V != tri[0].V {
					t.Fatal("a triangle reaches over an edge")
				}
				middle.W[k] = (tri[0].W[k] + tri[1].W[k] + tri[2].W[k]) / 3
			}
			if cm2 > 1e-5 && !p.Contains(middle) {
				t.Errorf("%s %s: a triangle of %v cm2 lies outside", o.b.Figure(), o.code, cm2)
			}
		}
		if math.Abs(sum-p.AreaCM2()) > 1e-6*sum {
			t.Errorf("%v cm2 in triangles of a patch of %v", sum, p.AreaCM2())
		}
		if !p.Contains(p.Middle()) {
			t.Error("the middle lies outside")
		}
	})
}

func TestTheBorderIsDenseAndFollowsTheCorners(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOutline(t)
		if o.code == "ST17" {
			return // round the nipple walks meet, and the outline's small crossings are cut off
		}
		border := o.patch(t).Border()
		at := func(p atlas.Place) atlas.Vec { return o.b.At(p, atlas.Anatomical) }
		for i, p := range border {
			if at(border[(i+1)%len(border)]).Sub(at(p)).Len() > 3.3 { // the longest edge of the mesh
				t.Error("a stroke of the border reaches over a whole triangle")
			}
		}
		for _, c := range o.outline {
			near := math.Inf(1)
			for _, p := range border {
				near = min(near, at(p).Sub(at(c)).Len())
			}
			if near > 2e-3 {
				t.Errorf("a corner lies %v cm beside the border", near)
			}
		}
	})
}

func TestEitherWayRoundIsTheSamePatch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOutline(t)
		one := o.patch(t)
		slices.Reverse(o.outline)
		if two := o.patch(t); math.Abs(two.AreaCM2()-one.AreaCM2()) > 1e-6*one.AreaCM2()+2e-3 {
			t.Errorf("%v and %v cm2", one.AreaCM2(), two.AreaCM2())
		}
	})
}
