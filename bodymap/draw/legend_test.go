package draw

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

func TestSidesAreLetteredFromThePatient(t *testing.T) {
	b := figures()[0]
	for name, want := range map[string]string{
		"front": "RL", "back": "LR", "left": "L", "right": "R", "head-front": "RL", "head-back": "LR",
		"head-left": "L", "head-top": "LR", "hand-palmar-left": "L", "hand-dorsal-right": "R",
		"foot-plantar-left": "L", "leg-medial-right": "R", "leg-lateral-left": "L", "arm-back-right": "R",
	} {
		c := view(b, name, 500)
		got, last := "", math.Inf(-1)
		for _, l := range SideLabels(b, c) {
			if l.X <= last || l.X < 0 || l.X > 500 || l.Y < 0 || l.Y > 60 {
				t.Errorf("%s: %q stands at %.0f, %.0f", name, l.Text, l.X, l.Y)
			}
			got, last = got+l.Text, l.X
		}
		if got != want {
			t.Errorf("%s is lettered %q, want %q", name, got, want)
		}
	}
}

func TestAZoomToOneSideIsLetteredForThatSide(t *testing.T) {
	b := figures()[1]
	c := view(b, "front", 500)
	// The patient's right knee is on the picture's left.
	knee := c.Zoom(9, 190, 380)
	if l := SideLabels(b, knee); len(l) != 1 || l[0].Text != "R" {
		t.Errorf("the right knee is lettered %v", l)
	}
}

func TestScaleBarsAreRoundAndFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := atlas.Camera{PxPerCM: math.Exp(rapid.Float64Range(-3, 7).Draw(t, "scale")), W: rapid.IntRange(10, 4000).Draw(t, "width")}
		cm, px := ScaleBar(c)
		if math.Abs(px-cm*c.PxPerCM) > 1e-6*px || px > float64(c.W)/5+1e-6 || px < float64(c.W)/12.6 {
			t.Fatalf("%v cm is %v px of %d at %v", cm, px, c.W, c.PxPerCM)
		}
		digit := cm / math.Pow(10, math.Floor(math.Log10(cm)+1e-9))
		if r := math.Round(digit); math.Abs(digit-r) > 1e-6 || r != 1 && r != 2 && r != 5 {
			t.Fatalf("%v cm is not round", cm)
		}
	})
}

func TestOutlinesAreClosedAroundTheOriginAndLookAlikeInSize(t *testing.T) {
	for s := range numShapes {
		for _, poly := range Outline(s) {
			if d := distance(poly, Point{}); d >= -.4 {
				t.Errorf("shape %d: the origin is %.2f from its inside", s, d)
			}
			area := 0.
			for i, p := range poly {
				q := poly[(i+1)%len(poly)]
				area += (p.X*q.Y - q.X*p.Y) / 2
			}
			if s != Dot && (area < .8*math.Pi || area > 1.1*math.Pi) {
				t.Errorf("shape %d covers %.2f, a circle %.2f", s, area, math.Pi)
			}
		}
	}
}
