package main

import (
	"math"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ashi/bodymap/atlas"
)

// boxMesh is the box of boxOBJ, subdivided: round, closed and convex.
func boxMesh(t *testing.T) (m *atlas.Mesh, base int) {
	t.Helper()
	src := boxSource(t)
	model := &atlas.Model{Mirror: src.mirror, Part: make([]atlas.Part, len(src.mirror))}
	for f := range model.Shapes {
		for p := range model.Shapes[f] {
			model.Shapes[f][p].Pos = steps(src.points[1:], 0)
		}
	}
	model.Quads = leftQuads(src, model.Shapes[0][0].Pos)
	data, err := model.Encode()
	if err != nil {
		t.Fatal(err)
	}
	a, err := atlas.New(fstest.MapFS{"body.bin": {Data: data}})
	if err != nil {
		t.Fatal(err)
	}
	return a.Body(atlas.Male).Mesh(atlas.Anatomical), len(model.Mirror)
}

func TestLeftQuadsAreCutAlongTheShorterDiagonal(t *testing.T) {
	src := &source{quads: [][4]uint16{{0, 1, 2, 3}, {4, 5, 6, 7}}}
	pos := [][3]int32{{0, 0, 0}, {1, 0, 0}, {9, 9, 0}, {0, 1, 0}, {0, 0, 0}, {-1, 0, 0}, {-9, 9, 0}, {0, 1, 0}}
	if d := cmp.Diff([][4]uint16{{1, 2, 3, 0}}, leftQuads(src, pos)); d != "" {
		t.Error(d)
	}
}

func TestStepsAndSymmetry(t *testing.T) {
	even := symmetric([]atlas.Vec{{1, 2, 3}, {-1.2, 2.2, 3.4}, {.1, 5, 6}}, []uint16{1, 0, 2})
	if !close3(even[0], atlas.Vec{1.1, 2.1, 3.2}) || !close3(even[1], atlas.Vec{-1.1, 2.1, 3.2}) || even[2][0] != 0 {
		t.Errorf("%v", even)
	}
	if d := cmp.Diff([][3]int32{{1100, 1100, 3200}}, steps(even[:1], 1)); d != "" {
		t.Error(d)
	}
}

func TestNeighboursAreJoinedByTrueEdges(t *testing.T) {
	m, base := boxMesh(t)
	for v, near := range neighbours(m, base) {
		switch n := len(near); {
		case v < 4 && n != 3, v >= 4 && v < 8 && n != 4, v >= 12 && n != 4:
			t.Errorf("vertex %d has %d neighbours", v, n)
		}
	}
}

func TestAConvexBodySeesAllTheSkyAndBendsOutward(t *testing.T) {
	m, base := boxMesh(t)
	for v, light := range sky(m) {
		if light < .999 {
			t.Errorf("vertex %d sees %.3f of the sky", v, light)
		}
	}
	r := newRelief(m, base)
	for v, h := range r.bend(r.normal) {
		if h <= 0 {
			t.Errorf("vertex %d bends by %.3f", v, h)
		}
	}
}

func TestBlurKeepsWhatIsEven(t *testing.T) {
	near := [][]int32{{1}, {0, 2}, {1}}
	if got := blur([]float64{3, 3, 3}, near, 5); got[0] != 3 || got[1] != 3 || got[2] != 3 {
		t.Errorf("%v", got)
	}
	a := []float64{0, 3, 0}
	if d := cmp.Diff([]float64{1.5, 1, 1.5}, blur(a, near, 1)); d != "" || a[1] != 3 {
		t.Errorf("%s, and the values became %v", d, a)
	}
	for _, v := range blurDirections([]atlas.Vec{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, near, 2) {
		if math.Abs(v.Len()-1) > 1e-12 {
			t.Errorf("%v is no direction", v)
		}
	}
}

func TestSkyDirectionsAreEvenAndMirrored(t *testing.T) {
	var sum atlas.Vec
	for i := 0; i < skyViews; i += 2 {
		d, m := skyDirection(i), skyDirection(i+1)
		if math.Abs(d.Len()-1) > 1e-12 || m != (atlas.Vec{-d[0], d[1], d[2]}) {
			t.Errorf("%v and %v", d, m)
		}
		sum = sum.Add(d).Add(m)
	}
	if sum.Len() > 2 {
		t.Errorf("the directions sum to %v", sum)
	}
}

func TestTheNearestIsInThePicture(t *testing.T) {
	z := make([]float32, skyPixels*skyPixels)
	for i := range z {
		z[i] = -math.MaxFloat32
	}
	far := [3]atlas.Vec{{10, 10, 1}, {30, 10, 1}, {10, 30, 1}}
	near := [3]atlas.Vec{{10, 10, 5}, {10, 20, 5}, {20, 10, 5}}
	fillDepth(near[0], near[1], near[2], z)
	fillDepth(far[0], far[1], far[2], z)
	for _, c := range []struct {
		x, y int
		want float32
	}{{12, 12, 5}, {24, 12, 1}, {28, 28, -math.MaxFloat32}, {9, 12, -math.MaxFloat32}} {
		if got := z[c.y*skyPixels+c.x]; got != c.want {
			t.Errorf("pixel %d, %d: %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

func TestPaintingTheBrow(t *testing.T) {
	line := []atlas.Vec{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}
	if d, along := fromLine(atlas.Vec{1.5, .5, 0}, line); d != .5 || along != .75 {
		t.Errorf("%v from the line, %v along it", d, along)
	}
	if d, along := fromLine(atlas.Vec{-3, 4, 0}, line); d != 5 || along != 0 {
		t.Errorf("%v from the line, %v along it", d, along)
	}
	for x, want := range map[float64]float64{0: 1, 1: 1, 1.5: .5, 2: 0, 3: 0} {
		if got := fade(x, 1, 2); math.Abs(got-want) > 1e-12 {
			t.Errorf("fade(%v) = %v", x, got)
		}
	}
}
