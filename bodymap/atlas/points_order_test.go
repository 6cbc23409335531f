package atlas_test

import (
	"math"
	"strconv"
	"testing"

	"ashi/bodymap/atlas"
)

func TestEveryPlacedPointOfTheCatalogueHasAPlaceOnBothFigures(t *testing.T) {
	a := atlas.Get()
	for _, figure := range []atlas.Figure{atlas.Male, atlas.Female} {
		b := a.Body(figure)
		named := map[atlas.Code]int{}
		for _, n := range b.Named() {
			named[n.Code]++
			if p, ok := b.PlaceOf(n.Code, n.Side); !ok || p != n.Place {
				t.Errorf("%s %s %s: PlaceOf says otherwise", figure, n.Code, n.Side)
			}
		}
		for _, p := range a.Points() {
			want := 0
			if p.Placed {
				want = 1
				if p.Bilateral {
					want = 2
				}
			}
			if named[p.Code] != want {
				t.Errorf("%s %s has %d places, want %d", figure, p.Code, named[p.Code], want)
			}
			delete(named, p.Code)
		}
		for c := range named {
			t.Errorf("%s %s is not in the catalogue", figure, c)
		}
	}
}

func TestPointsAreMirrorImagesAndTheMidlineIsTheMidline(t *testing.T) {
	a := atlas.Get()
	for _, figure := range []atlas.Figure{atlas.Male, atlas.Female} {
		b := a.Body(figure)
		for _, n := range b.Named() {
			if err := a.Valid(n.Place); err != nil {
				t.Errorf("%s %s: %v", figure, n.Code, err)
			}
			for _, pose := range []atlas.Pose{atlas.Anatomical, atlas.ArmsForward} {
				checkSide(t, a, b, n, pose)
			}
		}
	}
}

func checkSide(t *testing.T, a *atlas.Atlas, b *atlas.Body, n atlas.Named, pose atlas.Pose) {
	t.Helper()
	at := b.At(n.Place, pose)
	switch n.Side {
	case atlas.Midline:
		if math.Abs(at[0]) > 1e-6 {
			t.Errorf("%s %s lies %g cm off the midline", b.Figure(), n.Code, at[0])
		}
	case atlas.Left:
		right, ok := b.PlaceOf(n.Code, atlas.Right)
		if !ok || right != a.Mirror(n.Place) {
			t.Errorf("%s %s: right is not the mirror image of left", b.Figure(), n.Code)
		}
		if mirrored := b.At(right, pose); at[0] <= 0 || mirrored.Sub(atlas.Vec{-at[0], at[1], at[2]}).Len() > 1e-4 {
			t.Errorf("%s %s: left %v, right %v", b.Figure(), n.Code, at, mirrored)
		}
	}
}

// runs are stretches of the channels that go steadily down or up, ends included.
var runs = []struct {
	channel  string
	from, to int
	sign     float64 // 1 up, -1 down
}{
	{"LU", 1, 2, 1},
	{"LU", 3, 11, -1},
	{"LI", 1, 15, 1},
	{"ST", 1, 4, -1},
	{"ST", 9, 11, -1},
	{"ST", 12, 18, -1},
	{"ST", 19, 30, -1},
	{"ST", 31, 39, -1},
	{"ST", 40, 44, -1},
	{"SP", 5, 11, 1},
	{"SP", 12, 16, 1},
	{"SP", 17, 20, 1},
	{"HT", 1, 9, -1},
	{"SI", 1, 8, 1},
	{"SI", 9, 10, 1},
	{"SI", 14, 15, 1},
	{"BL", 1, 2, 1},
	{"BL", 9, 30, -1},
	{"BL", 31, 39, -1},
	{"BL", 41, 54, -1},
	{"BL", 55, 61, -1},
	{"KI", 3, 5, -1},
	{"KI", 8, 27, 1},
	{"PC", 2, 9, -1},
	{"TE", 1, 6, 1},
	{"TE", 8, 14, 1},
	{"TE", 17, 20, 1},
	{"GB", 4, 7, -1},
	{"GB", 10, 12, -1},
	{"GB", 24, 34, -1},
	{"GB", 36, 44, -1},
	{"LR", 1, 14, 1},
	{"CV", 1, 24, 1},
	{"GV", 1, 20, 1},
	{"GV", 20, 28, -1},
}

func TestPointsOfAChannelRunInOrder(t *testing.T) {
	for _, figure := range []atlas.Figure{atlas.Male, atlas.Female} {
		b := atlas.Get().Body(figure)
		for _, r := range runs {
			for n := r.from; n < r.to; n++ {
				code, next := r.channel+strconv.Itoa(n), r.channel+strconv.Itoa(n+1)
				p, _ := place(b, code)
				q, _ := place(b, next)
				if (q[1]-p[1])*r.sign <= 0 {
					t.Errorf("%s: %s %.1f does not follow %s %.1f", figure, next, q[1], code, p[1])
				}
			}
		}
	}
}
