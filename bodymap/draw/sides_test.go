package draw

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// sidesSeen tells where on the last frame the patient's left and right are seen:
// the mean x and how many spots there are of each.
func sidesSeen(r *Renderer, b *atlas.Body, c atlas.Camera) (x [2]float64, n [2]int) {
	const step = 7
	for py := 3.; py < float64(c.H); py += step {
		for px := 3.; px < float64(c.W); px += step {
			p, ok := r.Pick(px, py)
			if !ok {
				continue
			}
			side := 0
			if at := b.At(p, c.Pose)[0]; math.Abs(at) < .5 {
				continue
			} else if at < 0 {
				side = 1
			}
			x[side], n[side] = x[side]+px, n[side]+1
		}
	}
	for i := range x {
		x[i] /= max(1, float64(n[i]))
	}
	return x, n
}

// checkLetters compares the letters with the skin that is seen.
func checkLetters(t interface{ Errorf(string, ...any) }, name string, labels []SideLabel, x [2]float64, n [2]int) {
	side := map[string]int{"L": 0, "R": 1}
	if len(labels) == 1 {
		if only := side[labels[0].Text]; n[only] < n[1-only] {
			t.Errorf("%s: lettered %s, but %d spots are of that side and %d of the other", name, labels[0].Text, n[only], n[1-only])
		}
		return
	}
	if len(labels) != 2 || labels[0].X >= labels[1].X || labels[0].Text == labels[1].Text {
		t.Errorf("%s: lettered %v", name, labels)
		return
	}
	if left, right := side[labels[0].Text], side[labels[1].Text]; n[0] > 5 && n[1] > 5 && x[left] >= x[right] {
		t.Errorf("%s: %s stands left, but that side is seen at %.0f, the other at %.0f", name, labels[0].Text, x[left], x[right])
	}
}

func TestLettersStandWhereThePatientsSidesAre(t *testing.T) {
	r := NewRenderer()
	for _, b := range figures() {
		for _, v := range atlas.Views() {
			c := b.Camera(v, 240, 280)
			r.Plain(b, c, Paper)
			x, n := sidesSeen(r, b, c)
			if n[0]+n[1] < 20 {
				t.Errorf("%s %s shows only %v spots", b.Figure(), v.Name, n)
			}
			checkLetters(t, string(b.Figure())+" "+v.Name, SideLabels(b, c), x, n)
		}
	}
}

func TestLettersAreRightHoweverNearOneLooks(t *testing.T) {
	r := NewRenderer()
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		name := rapid.SampledFrom([]string{"front", "back", "head-front", "head-back", "head-top"}).Draw(t, "view")
		c := view(b, name, 200)
		c = c.Zoom(rapid.Float64Range(1, 8).Draw(t, "zoom"), rapid.Float64Range(40, 160).Draw(t, "x"), rapid.Float64Range(20, 180).Draw(t, "y"))
		r.Plain(b, c, Paper)
		x, n := sidesSeen(r, b, c)
		checkLetters(t, name, SideLabels(b, c), x, n)
	})
}

func TestAScaleBarIsAsLongAsItSaysOnTheBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyView(t, figures()[rapid.IntRange(0, 1).Draw(t, "figure")])
		cm, px := ScaleBar(c)
		x0, y0, _ := c.Project(c.Centre)
		for _, along := range []atlas.Vec{c.Right, c.Up} {
			x1, y1, _ := c.Project(c.Centre.Add(along.Mul(cm)))
			if d := math.Hypot(x1-x0, y1-y0); math.Abs(d-px) > 1 {
				t.Fatalf("%v cm are %.2f px on the body, %.2f px on the bar", cm, d, px)
			}
		}
	})
}

func TestNoPictureHasNoScaleBar(t *testing.T) {
	for _, c := range []atlas.Camera{{}, {W: 100}, {PxPerCM: 5}, {W: -4, PxPerCM: 5}, {W: 100, PxPerCM: -1}} {
		if cm, px := ScaleBar(c); cm != 0 || px != 0 {
			t.Errorf("%+v has a bar of %v cm in %v px", c, cm, px)
		}
	}
}

// What has faded more than by half is neither picked nor visible, what has not
// is picked, wherever one looks.
func TestWhereTheBodyHasFadedNothingIsPicked(t *testing.T) {
	r := NewRenderer()
	var cut []atlas.View
	for _, v := range atlas.Views() {
		if figures()[0].Camera(v, 10, 10).Fade != (atlas.Fade{}) {
			cut = append(cut, v)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		c := b.Camera(rapid.SampledFrom(cut).Draw(t, "view"), 160, 160)
		c = c.Zoom(rapid.Float64Range(.3, 3).Draw(t, "zoom"), 80, 80)
		r.Plain(b, c, Paper)
		for range 60 {
			x, y := rapid.Float64Range(0, 160).Draw(t, "x"), rapid.Float64Range(0, 160).Draw(t, "y")
			p, ok := r.Pick(x, y)
			if !ok {
				continue
			}
			px, py, _ := c.Project(b.At(p, c.Pose))
			if c.Opacity(px, py) < leastShown-.001 {
				t.Fatalf("picked at %.1f, %.1f where the opacity is %.2f", px, py, c.Opacity(px, py))
			}
		}
		for range 60 {
			p := anyPlace(t, b.Mesh(c.Pose))
			if x, y, ok := r.Visible(p); ok && c.Opacity(x, y) < leastShown-.001 {
				t.Fatalf("visible at %.1f, %.1f where the opacity is %.2f", x, y, c.Opacity(x, y))
			}
		}
	})
}

// The cut belongs to the body: turned, it ends at the same place of the skin.
func TestATurnedBodyEndsWhereItDid(t *testing.T) {
	r := NewRenderer()
	rapid.Check(t, func(t *rapid.T) {
		b := figures()[rapid.IntRange(0, 1).Draw(t, "figure")]
		c := view(b, rapid.SampledFrom([]string{"head-front", "hand-palmar-left", "foot-medial-right", "leg-medial-left"}).Draw(t, "view"), 160)
		c = c.Turn(rapid.Float64Range(-3, 3).Draw(t, "yaw"), rapid.Float64Range(-1, 1).Draw(t, "tilt"), c.Centre)
		r.Plain(b, c, Paper)
		opacity := func(p atlas.Place) float64 {
			return (c.Fade.Gone - b.At(p, c.Pose).Dot(c.Fade.Dir)) / (c.Fade.Gone - c.Fade.Full)
		}
		picked := 0
		for y := 2.5; y < 160; y += 5 {
			for x := 2.5; x < 160; x += 5 {
				p, ok := r.Pick(x, y)
				if !ok {
					continue
				}
				picked++
				if a := opacity(p); a < leastShown-.03 {
					t.Fatalf("picked at %v, %v where the opacity is %.2f", x, y, a)
				}
				if px, py, seen := r.Visible(p); opacity(p) > leastShown+.1 && !seen && math.Hypot(px-x, py-y) < .1 &&
					b.Normal(p, c.Pose).Dot(c.Toward) > .3 {
					t.Fatalf("what is picked at %v, %v is not visible", x, y)
				}
			}
		}
		if picked < 10 {
			t.Fatalf("only %d spots are picked", picked)
		}
		for range 60 {
			p := anyPlace(t, b.Mesh(c.Pose))
			if _, _, ok := r.Visible(p); ok && opacity(p) < leastShown-.001 {
				t.Fatalf("a place of opacity %.2f is visible", opacity(p))
			}
		}
	})
}
