package atlas_test

import (
	"math"
	"testing"

	"ashi/bodymap/atlas"

	"pgregory.net/rapid"
)

var bothFigures = []atlas.Figure{atlas.Male, atlas.Female}

// near fails the test when a measure does not give back what was placed.
func near(t *rapid.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance {
		t.Fatalf("%s: got %.4f, want %.4f", what, got, want)
	}
}

func drawBody(t *rapid.T) *atlas.Body {
	return atlas.Get().Body(rapid.SampledFrom(bothFigures).Draw(t, "figure"))
}

func TestLimbMeasuresUndoPlacing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		s := rapid.SampledFrom([]atlas.Segment{atlas.UpperArm, atlas.Forearm, atlas.ThighFront, atlas.LegOuter, atlas.LegInner}).Draw(t, "segment")
		cun := rapid.Float64Range(.45, .95).Draw(t, "share") * atlas.LimbCun(s)
		azimuth := rapid.Float64Range(1, 359).Draw(t, "azimuth")
		p, ok := b.OnLimb(s, cun, azimuth)
		if !ok {
			t.Fatal("no skin there")
		}
		at := b.At(p, atlas.Anatomical)
		got := b.Limb(s, at)
		near(t, "cun", got.Cun, cun, 1e-3)
		near(t, "azimuth", got.Azimuth, azimuth, .05)
		near(t, "the right side", b.Limb(s, atlas.Vec{-at[0], at[1], at[2]}).Cun, cun, 1e-3)
	})
}

func TestTrunkMeasuresUndoPlacing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		lateral := rapid.Float64Range(0, 3).Draw(t, "lateral")
		cun := rapid.Float64Range(1, 20).Draw(t, "cun")
		p, ok := b.OnFront(cun, lateral)
		if !ok {
			t.Fatal("no skin in front")
		}
		c, l := b.Front(b.At(p, atlas.Anatomical))
		near(t, "front cun", c, cun, 1e-3)
		near(t, "front lateral", l, lateral, 1e-3)
		level := rapid.Float64Range(0, 21).Draw(t, "level")
		if p, ok = b.OnBack(level, lateral); !ok {
			t.Fatal("no skin behind")
		}
		c, l = b.Back(b.At(p, atlas.Anatomical))
		near(t, "back level", c, level, 1e-3)
		near(t, "back lateral", l, lateral, 1e-3)
		rib := rapid.Float64Range(1, 7).Draw(t, "rib")
		near(t, "rib space", b.RibSpace(b.RibSpaceHeight(rib)), rib, 1e-9)
	})
}

func TestScalpMeasuresUndoPlacing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBody(t)
		cun := rapid.Float64Range(3.5, 14).Draw(t, "cun")
		lateral := rapid.Float64Range(0, 3).Draw(t, "lateral")
		p, ok := b.OnScalp(cun, lateral)
		if !ok {
			t.Fatal("no skin there")
		}
		c, l := b.Scalp(b.At(p, atlas.Anatomical))
		near(t, "cun", c, cun, .02)
		near(t, "lateral", l, lateral, .02)
	})
}

// Landmarks of different constructions must agree where anatomy says they do.
func TestIndependentLandmarksAgree(t *testing.T) {
	for _, figure := range bothFigures {
		b := atlas.Get().Body(figure)
		y := func(name string) float64 { p, _ := place(b, name); return p[1] }
		for _, c := range []struct {
			why, one, other string
			cm              float64
		}{
			{"T3 lies between the scapular spines", "T3_sp", "scapular_spine_medial_end", 1},
			{"T7 lies between the lower scapular angles", "T7_sp", "scapula_inf_angle", 1},
			{"L4 lies between the iliac crests", "L4_sp", "iliac_crest_top", 1},
			{"S2 lies between the posterior superior iliac spines", "S2_sp", "PSIS", 1},
			{"the fourth rib space lies at the nipples", "ICS4", "nipple", 1},
			{"the crease of the knee lies at the apex of the patella", "popliteal_crease", "patella_apex", 1},
		} {
			if d := y(c.one) - y(c.other); math.Abs(d) > c.cm {
				t.Errorf("%s: %s but %.1f cm apart", figure, c.why, d)
			}
		}
		half := (y("scapula_inf_angle") + y("iliac_crest_top")) / 2
		if d := y("T12_sp") - half; math.Abs(d) > 1.5 {
			t.Errorf("%s: T12 is %.1f cm from half way between scapula and iliac crest", figure, d)
		}
	}
}

func TestVertebraNames(t *testing.T) {
	for n, want := range map[int]string{-5: "C2", 0: "C7", 1: "T1", 12: "T12", 13: "L1", 17: "L5", 18: "S1", 25: "S5"} {
		if got := atlas.VertebraName(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

func TestEveryStretchHasACunOfSensibleLength(t *testing.T) {
	stretches := []atlas.Stretch{atlas.BackAcross, atlas.FrontAcross, atlas.Chest, atlas.UpperAbdomen, atlas.LowerAbdomen, atlas.HeadAlong, atlas.HeadAcross, atlas.Finger}
	for _, s := range atlas.Segments() {
		stretches = append(stretches, atlas.Stretch(s))
	}
	for _, figure := range bothFigures {
		for _, s := range stretches {
			if cm := atlas.Get().Body(figure).CunCM(s); cm < 1.3 || cm > 3.3 {
				t.Errorf("%s %s: a cun of %.2f cm", figure, s, cm)
			}
		}
	}
}
