package atlas_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap/atlas"
)

// onSkinPlace is a random place around one of the spots.
func onSkinPlace(t *rapid.T, b *atlas.Body) atlas.Place {
	at := rapid.SampledFrom(spots).Draw(t, "where")
	for _, n := range b.Named() {
		if n.Code == at.code && n.Side != atlas.Right {
			return b.Walk(n.Place, anyDirection(t), rapid.Float64Range(0, at.most).Draw(t, "away"))
		}
	}
	panic(at.code)
}

func TestAWalkIsAsLongAsAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		p := onSkinPlace(t, b)
		cm := rapid.Float64Range(.01, 1).Draw(t, "cm")
		q := b.Walk(p, anyDirection(t), cm)
		if q == p {
			return // straight into the skin
		}
		// A straight way may be no shortest one, but hardly on a centimetre.
		if d := exactCM(b, p, q, cm+.01); d > cm+1e-4 || d < .97*cm-1e-4 && b.Part(p) != atlas.PartHead {
			t.Errorf("%s: walked %v cm, and is %v away", b.Figure(), cm, d)
		}
	})
}

func TestAWalkGoesWhereItIsSent(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		p := named(t, b, "GV4")
		at := b.At(p, atlas.Anatomical)
		for _, d := range []atlas.Vec{{0, 1, 0}, {0, -1, 0}, {1, 0, 0}, {-1, 0, 0}, {1, 1, 0}} {
			q := b.At(b.Walk(p, d, 3), atlas.Anatomical).Sub(at)
			if q.Unit().Dot(d.Unit()) < .95 {
				t.Errorf("%s: sent along %v, went along %v", f, d, q)
			}
			back := b.At(b.Walk(p, d.Mul(-1), -3), atlas.Anatomical).Sub(at)
			if back.Sub(q).Len() > 1e-6 {
				t.Errorf("%s: backward against %v is not forward along it", f, d)
			}
		}
		// Up the spine it stays on the spine; round the thigh it comes to the back.
		if x := b.At(b.Walk(p, atlas.Vec{0, 1, 0}, 10), atlas.Anatomical)[0]; math.Abs(x) > .2 {
			t.Errorf("%s: up the midline it strayed by %v cm", f, x)
		}
		thigh := named(t, b, "ST32")
		if n := b.Normal(b.Walk(thigh, atlas.Vec{1, 0, 0}, 26), atlas.Anatomical); n[2] > -.5 {
			t.Errorf("%s: halfway round the thigh the skin faces %v", f, n)
		}
	}
}

func TestWalksThatLeadNowhere(t *testing.T) {
	b := atlas.Get().Body(atlas.Male)
	p := named(t, b, "GV4")
	nan := math.NaN()
	nowhere := atlas.Place{V: [3]uint16{1, 1, 1}, W: [3]float64{1, 0, 0}}
	for name, q := range map[string]atlas.Place{
		"no direction":     b.Walk(p, atlas.Vec{}, 3),
		"broken direction": b.Walk(p, atlas.Vec{nan, 1, 0}, 3),
		"endless":          b.Walk(p, atlas.Vec{math.Inf(1), 0, 0}, 3),
		"no length":        b.Walk(p, atlas.Vec{0, 1, 0}, 0),
		"broken length":    b.Walk(p, atlas.Vec{0, 1, 0}, nan),
	} {
		if q != p {
			t.Errorf("%s: %v", name, b.At(q, atlas.Anatomical))
		}
	}
	if q := b.Walk(nowhere, atlas.Vec{0, 1, 0}, 3); q != nowhere {
		t.Errorf("from nowhere to %v", q)
	}
	far := b.Walk(p, atlas.Vec{0, 1, 0}, math.Inf(1))
	if err := atlas.Get().Valid(far); err != nil {
		t.Error(err)
	}
}

func TestWalksEndAtTheLipsAndLids(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		for code, up := range map[atlas.Code]float64{"CV24": 1, "GV26": -1, "ST1": 1} {
			p := named(t, b, code)
			q := b.Walk(p, atlas.Vec{.02, up, 0}, 6)
			at, from := b.At(q, atlas.Anatomical), b.At(p, atlas.Anatomical)
			if at.Sub(from).Len() > 3.5 || math.Abs(at[2]-from[2]) > 2 || b.Part(q) == atlas.PartEye {
				t.Errorf("%s: from %s into the head, by %v", f, code, at.Sub(from))
			}
		}
	}
}

func TestMirroredWalks(t *testing.T) {
	a := atlas.Get()
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		p, d := onSkinPlace(t, b), anyDirection(t)
		cm := rapid.Float64Range(-30, 30).Draw(t, "cm")
		sameList(t, "Walk", []atlas.Place{b.Walk(a.Mirror(p), atlas.Vec{-d[0], d[1], d[2]}, cm)}, []atlas.Place{a.Mirror(b.Walk(p, d, cm))})
	})
}

func TestDistanceIsTheShortestWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		p := onSkinPlace(t, b)
		q := b.Walk(p, anyDirection(t), rapid.Float64Range(0, 2).Draw(t, "cm"))
		want := exactCM(b, p, q, 2.1)
		got, ok := b.Distance(p, q, 2.1)
		slack := 1e-4 + 1e-3*want
		if b.Part(p) == atlas.PartHead { // in an ear, ways bend again and again
			slack = .05 * want
		}
		if !ok || got < want-1e-4 || got > want+slack {
			t.Errorf("%s: %v cm (%v), exactly %v", b.Figure(), got, ok, want)
		}
		if again, _ := b.Distance(q, p, 2.1); math.Abs(again-got) > slack {
			t.Errorf("%s: %v cm there, %v back", b.Figure(), got, again)
		}
		if _, ok := b.Distance(p, q, .9*want-1e-4); ok {
			t.Error("a distance is more than the most")
		}
	})
}

func TestDistanceGoesOverTheSkin(t *testing.T) {
	for _, f := range figures {
		b := atlas.Get().Body(f)
		chord := func(p, q atlas.Place) float64 { return b.At(p, atlas.Anatomical).Sub(b.At(q, atlas.Anatomical)).Len() }
		arm, trunk := named(t, b, "HT3"), named(t, b, "LR13")
		if cm, ok := b.Distance(arm, trunk, 500); !ok || cm < 2*chord(arm, trunk) || cm > 120 {
			t.Errorf("%s: from the elbow over the shoulder to the flank it is %v cm (%v)", f, cm, ok)
		}
		if cm, ok := b.Distance(arm, trunk, 1.2*chord(arm, trunk)); ok {
			t.Errorf("%s: over the gap between arm and trunk it is %v cm", f, cm)
		}
		front, back := named(t, b, "CV8"), named(t, b, "GV4")
		if cm, ok := b.Distance(front, back, 100); !ok || cm < 1.3*chord(front, back) || cm > 2.3*chord(front, back) {
			t.Errorf("%s: half round the waist it is %v cm (%v), straight through %v", f, cm, ok, chord(front, back))
		}
		broken := front
		broken.W[1] = math.NaN()
		for _, bad := range []atlas.Place{{}, broken} {
			if _, ok := b.Distance(bad, back, 100); ok {
				t.Errorf("%s: %v is somewhere", f, bad)
			}
		}
		if _, ok := b.Distance(front, back, math.NaN()); ok {
			t.Error("a distance is no more than no number")
		}
		if cm, ok := b.Distance(front, front, 0); !ok || cm != 0 {
			t.Errorf("a place is %v cm (%v) from itself", cm, ok)
		}
	}
}
