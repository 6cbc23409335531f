package atlas

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestEveryViewOfTheIssueIsThere(t *testing.T) {
	var want []string
	want = append(want, "front", "back", "left", "right", "head-front", "head-back", "head-left", "head-right", "head-top")
	for _, v := range []string{
		"hand-palmar", "hand-dorsal", "hand-radial", "foot-dorsal", "foot-plantar", "foot-medial", "foot-lateral",
		"leg-medial", "leg-lateral", "arm-front", "arm-back", "arm-lateral",
	} {
		want = append(want, v+"-left", v+"-right")
	}
	var got []string
	for _, v := range Views() {
		got = append(got, v.Name)
		if named, ok := ViewNamed(v.Name); !ok || named != v {
			t.Errorf("%s is not found by its name", v.Name)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if _, ok := ViewNamed("inside"); ok {
		t.Error("there is a view called inside")
	}
}

func TestCamerasAreUprightAndOrthonormal(t *testing.T) {
	for _, v := range Views() {
		c := Get().Body(Female).Camera(v, 600, 800)
		for _, d := range []float64{
			c.Right.Len() - 1, c.Up.Len() - 1, c.Toward.Len() - 1,
			c.Right.Dot(c.Up), c.Up.Dot(c.Toward), c.Right.Cross(c.Up).Dot(c.Toward) - 1, c.Fade.Dir.Dot(c.Toward),
		} {
			if math.Abs(d) > 1e-9 {
				t.Errorf("%s: %+v", v.Name, c)
				break
			}
		}
	}
}

// wanted are the parts that a view is for.
func wanted(v View) PartSet {
	s := map[string]PartSet{
		"body": 0, "head": Parts(PartHead, PartEye), "hand": Parts(PartHandLeft), "foot": Parts(PartFootLeft),
		"leg": Parts(PartLegLeft, PartFootLeft), "arm": Parts(PartForearmLeft, PartHandLeft),
	}[v.Group]
	if v.Side == Right {
		return s.Mirror()
	}
	return s
}

func TestViewsShowTheirPartsWholeAndLarge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SampledFrom(Views()).Draw(t, "view")
		w, h := rapid.IntRange(200, 2000).Draw(t, "w"), rapid.IntRange(200, 2000).Draw(t, "h")
		b := Get().Body(rapid.SampledFrom([]Figure{Male, Female}).Draw(t, "figure"))
		m, c := b.Mesh(v.Pose), b.Camera(v, w, h)
		lo, hi := [2]float64{1e9, 1e9}, [2]float64{-1e9, -1e9}
		for i := 0; i < len(m.Tri); i += 4 {
			if !wanted(v).Has(m.Part[i]) {
				continue
			}
			if !c.Show.Has(m.Part[i]) {
				t.Fatalf("%s does not show part %d", v.Name, m.Part[i])
			}
			x, y, _ := c.Project(wide(m.Pos[m.Tri[i][0]]))
			if c.Opacity(x, y) < 1 {
				t.Fatalf("%s fades part %d", v.Name, m.Part[i])
			}
			lo, hi = [2]float64{min(lo[0], x), min(lo[1], y)}, [2]float64{max(hi[0], x), max(hi[1], y)}
		}
		free := min(lo[0], lo[1], float64(w)-hi[0], float64(h)-hi[1])
		if free < .02*float64(min(w, h)) {
			t.Errorf("%s leaves %.1f of %dx%d pixels free at an edge", v.Name, free, w, h)
		}
		if fill := max((hi[0]-lo[0])/float64(w), (hi[1]-lo[1])/float64(h)); fill < .3 {
			t.Errorf("%s fills %.2f of the picture", v.Name, fill)
		}
	})
}

func TestNothingHidesTheOtherSide(t *testing.T) {
	for _, v := range Views() {
		if v.Side == Midline {
			continue
		}
		other := wanted(v).Mirror()
		for p := range NumParts {
			if show := Get().Body(Male).Camera(v, 100, 100).Show; other&(1<<p) != 0 && show.Has(p) {
				t.Errorf("%s shows part %d of the other side", v.Name, p)
			}
		}
	}
}

func TestSidesAreThePatients(t *testing.T) {
	b := Get().Body(Male)
	for name, toward := range map[string]Vec{
		"front": {0, 0, 1}, "back": {0, 0, -1}, "left": {1, 0, 0}, "right": {-1, 0, 0}, "head-top": {0, 1, 0},
		"leg-lateral-left": {1, 0, 0}, "leg-lateral-right": {-1, 0, 0}, "hand-palmar-left": {0, 0, 1}, "foot-plantar-right": {0, -1, 0},
	} {
		v, ok := ViewNamed(name)
		if !ok {
			t.Fatal(name)
		}
		if got := b.Camera(v, 10, 10).Toward; got.Dot(toward) < .99 {
			t.Errorf("%s looks from %v", name, got)
		}
	}
}

func TestPairedViewsMirrorEachOther(t *testing.T) {
	b := Get().Body(Female)
	const w, h = 500, 700
	for _, v := range Views() {
		if v.Side != Left {
			continue
		}
		r, ok := ViewNamed(strings.TrimSuffix(v.Name, "left") + "right")
		if !ok {
			t.Fatal(v.Name)
		}
		left, right := b.Camera(v, w, h), b.Camera(r, w, h)
		for _, p := range []Vec{{30, 100, 5}, {10, 3, 8}, {0, 150, 0}} {
			x, y, d := left.Project(p)
			p[0] = -p[0]
			x2, y2, d2 := right.Project(p)
			if math.Hypot(x+x2-w, y-y2) > 1e-6 || math.Abs(d-d2) > 1e-6 || math.Abs(left.Opacity(x, y)-right.Opacity(x2, y2)) > 1e-9 {
				t.Errorf("%s: %v, %v, %v; mirrored %v, %v, %v", v.Name, x, y, d, x2, y2, d2)
			}
		}
	}
}
