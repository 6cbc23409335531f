package draw

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// anyCamera looks at a figure from anywhere.
func anyCamera(t *rapid.T, b *atlas.Body) atlas.Camera {
	c := anyView(t, b)
	if rapid.Bool().Draw(t, "turned") {
		c = c.Turn(rapid.Float64Range(-3, 3).Draw(t, "yaw"), rapid.Float64Range(-1.4, 1.4).Draw(t, "tilt"), c.Centre)
	}
	return c
}

func anyPlaces(t *rapid.T, m *atlas.Mesh, n int) []atlas.Place {
	rnd := rapid.Uint64().Draw(t, "seed")
	next := func() float64 { // splitmix64
		rnd += 0x9e3779b97f4a7c15
		z := rnd
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		return float64((z^z>>31)>>11) / (1 << 53)
	}
	places := make([]atlas.Place, n)
	for i := range places {
		u, v := next(), next()
		if u+v > 1 {
			u, v = 1-u, 1-v
		}
		places[i] = m.Place(int32(next()*float64(len(m.Tri))), u, v)
	}
	return places
}

// atCover tells whether within some pixels of a point of the skin there is the edge
// of something that covers it.
func atCover(r *Renderer, s *skin, reach float64) bool {
	covered := func(dx, dy float64) bool { return r.covered(s.x+dx, s.y+dy, s.z+dx*s.zx+dy*s.zy+coveredBy) }
	here := covered(0, 0)
	for _, d := range []float64{.25, .5, .75, 1} {
		for k := range 16 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 8)
			if covered(reach*d*cos, reach*d*sin) != here {
				return true
			}
		}
	}
	return false
}

func TestManyPlacesAreSeenAsOne(t *testing.T) {
	r := NewRenderer()
	asked, other := 0, 0
	var seen []Seen
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		c := anyCamera(t, b)
		r.Plain(b, c, Paper)
		places := anyPlaces(t, b.Mesh(c.Pose), 2000)
		seen = r.VisibleAll(places, seen)
		if len(seen) != len(places) {
			t.Fatalf("%d answers for %d places", len(seen), len(places))
		}
		for i, p := range places {
			x, y, ok := r.Visible(p)
			if x != seen[i].X || y != seen[i].Y {
				t.Fatalf("one is at %v, %v, among many at %v, %v", x, y, seen[i].X, seen[i].Y)
			}
			asked++
			if ok == seen[i].OK {
				continue
			}
			other++
			tri, u, v := r.mesh.Locate(p)
			if s := r.skin(tri, u, v); !atCover(r, &s, 1.5) {
				t.Fatalf("place %v at %.1f, %.1f: visible %v, among many %v, and no edge is near", p, x, y, ok, seen[i].OK)
			}
		}
	})
	if other > asked/2000 {
		t.Errorf("%d of %d places are told otherwise", other, asked)
	}
}

func TestPlacesOffTheBodyAreNotSeen(t *testing.T) {
	r := NewRenderer()
	b := figures()[0]
	nowhere := atlas.Place{V: [3]uint16{1, 1, 1}, W: [3]float64{1, 0, 0}}
	named := b.Named()[0].Place
	old := []Seen{{1, 2, true}, {3, 4, true}, {5, 6, true}}
	for _, s := range r.VisibleAll([]atlas.Place{named, nowhere}, old) {
		if s != (Seen{}) {
			t.Errorf("without a frame a place is seen: %v", s)
		}
	}
	r.Plain(b, view(b, "front", 200), Paper)
	got := r.VisibleAll([]atlas.Place{nowhere, named}, old)
	x, y, ok := r.Visible(named)
	if len(got) != 2 || got[0] != (Seen{}) || got[1] != (Seen{x, y, ok}) {
		t.Errorf("seen %v, want nothing and %v, %v, %v", got, x, y, ok)
	}
	if got := r.VisibleAll(nil, nil); len(got) != 0 {
		t.Errorf("of no places %v are seen", got)
	}
}
