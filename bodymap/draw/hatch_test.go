package draw

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func anyTriangle(t *rapid.T) (tri [3]Point, area float64) {
	for i := range tri {
		tri[i] = anyPoint(t, "corner", -50, 150)
	}
	a, b, c := tri[0], tri[1], tri[2]
	return tri, math.Abs((b.X-a.X)*(c.Y-a.Y)-(b.Y-a.Y)*(c.X-a.X)) / 2
}

func lengthOf(strokes [][2]Point) (sum float64) {
	for _, s := range strokes {
		sum += math.Hypot(s[1].X-s[0].X, s[1].Y-s[0].Y)
	}
	return sum
}

// Strokes a gap apart have, together, the length of the area by the gap, lie within
// the triangle and belong to one family.
func TestHatchingFillsATriangleEvenly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tri, area := anyTriangle(t)
		gap := rapid.Float64Range(.5, 5).Draw(t, "gap")
		strokes := Hatch([][3]Point{tri}, gap)
		round := math.Hypot(tri[1].X-tri[0].X, tri[1].Y-tri[0].Y) + math.Hypot(tri[2].X-tri[1].X, tri[2].Y-tri[1].Y) + math.Hypot(tri[0].X-tri[2].X, tri[0].Y-tri[2].Y)
		if got := lengthOf(strokes); math.Abs(got-area/gap) > round {
			t.Errorf("%.1f of strokes in an area of %.1f, %v apart", got, area, gap)
		}
		for _, s := range strokes {
			k := (s[0].X + s[0].Y) / (gap * math.Sqrt2)
			if math.Abs(k-math.Round(k)) > 1e-6 || math.Abs(s[0].X+s[0].Y-s[1].X-s[1].Y) > 1e-6 {
				t.Errorf("a stroke from %v to %v is not of the family", s[0], s[1])
			}
			if middle := (Point{(s[0].X + s[1].X) / 2, (s[0].Y + s[1].Y) / 2}); distance(tri[:], middle) > 1e-6 {
				t.Errorf("a stroke's middle %v lies outside of %v", middle, tri)
			}
		}
	})
}

// longer leaves away the strokes that are no more than points.
func longer(strokes [][2]Point) [][2]Point {
	return slices.DeleteFunc(strokes, func(s [2]Point) bool { return math.Hypot(s[1].X-s[0].X, s[1].Y-s[0].Y) < 1e-3 })
}

// However an area is cut into triangles, its hatching is the same.
func TestHatchingJoinsUpFromTriangleToTriangle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tri, _ := anyTriangle(t)
		gap := rapid.Float64Range(1, 5).Draw(t, "gap")
		u, v := rapid.Float64Range(.1, .8).Draw(t, "u"), rapid.Float64Range(.05, .15).Draw(t, "v")
		in := Point{
			tri[0].X + u*(tri[1].X-tri[0].X) + v*(tri[2].X-tri[0].X),
			tri[0].Y + u*(tri[1].Y-tri[0].Y) + v*(tri[2].Y-tri[0].Y),
		}
		whole := longer(Hatch([][3]Point{tri}, gap))
		cut := longer(Hatch([][3]Point{{tri[0], tri[1], in}, {tri[1], tri[2], in}, {tri[2], tri[0], in}}, gap))
		if len(whole) != len(cut) {
			t.Fatalf("%d strokes, %d of the pieces", len(whole), len(cut))
		}
		for i, s := range whole {
			for k := range s {
				if math.Hypot(s[k].X-cut[i][k].X, s[k].Y-cut[i][k].Y) > 1e-6 {
					t.Errorf("stroke %d runs from %v to %v, in pieces from %v to %v", i, s[0], s[1], cut[i][0], cut[i][1])
				}
			}
		}
	})
}

func TestNothingIsHatchedWithoutAGap(t *testing.T) {
	tri := [][3]Point{{{0, 0}, {10, 0}, {0, 10}}}
	for _, gap := range []float64{0, -1, math.NaN()} {
		if got := Hatch(tri, gap); len(got) > 0 {
			t.Errorf("with a gap of %v there are %d strokes", gap, len(got))
		}
	}
	if got := Hatch(nil, 2); len(got) > 0 {
		t.Errorf("nothing has %d strokes", len(got))
	}
}
