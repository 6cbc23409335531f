package draw

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap"
)

func TestStrongerPainsAreHatchedNearerAndStainedMore(t *testing.T) {
	for s := bodymap.PainScore(0); s < 10; s++ {
		if a, b := PainGap(s, 11), PainGap(s+1, 11); b >= a || b < 4 {
			t.Errorf("a pain of %d has strokes %.1f apart, one of %d %.1f", s, a, s+1, b)
		}
		if a, b := PainTint(s, vermilion), PainTint(s+1, vermilion); b.A <= a.A || a.R != vermilion.R {
			t.Errorf("a pain of %d is stained %v, one of %d %v", s, a, s+1, b)
		}
	}
	asked, not := PainGap(5, 11), PainGap(bodymap.NotAsked, 11)
	if asked != not || PainTint(bodymap.NotAsked, vermilion) != PainTint(5, vermilion) {
		t.Errorf("a pain that was not asked for has strokes %.1f apart", not)
	}
}

func TestOnlyAreasHaveDashedBorders(t *testing.T) {
	area, line := SpreadStroke(bodymap.Area, 11, blue), SpreadStroke(bodymap.Line, 11, blue)
	if len(area.Dash) != 2 || len(line.Dash) != 0 || len(PainStroke(11, blue).Dash) != 0 {
		t.Errorf("an area is dashed %v, a line %v", area.Dash, line.Dash)
	}
	if large := SpreadStroke(bodymap.Area, 22, blue); math.Abs(large.Width-2*area.Width) > 1e-9 {
		t.Errorf("beside marks twice as large the border is %v wide, not twice %v", large.Width, area.Width)
	}
}

// Punctures never run together while there is room for dots, and grow no larger than a mark.
func TestPuncturesKeepApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit, apart := rapid.Float64Range(1, 40).Draw(t, "unit"), rapid.Float64Range(.1, 300).Draw(t, "apart")
		for _, e := range []bodymap.Extent{bodymap.Area, bodymap.Line} {
			r := SpotRadius(e, apart, unit)
			if r <= 0 || r > unit/2 {
				t.Errorf("%s: a puncture's radius is %v beside marks of %v", e, r, unit)
			}
			if apart > unit/2 && 2*r > .9*apart {
				t.Errorf("%s: punctures %v apart have a radius of %v", e, apart, r)
			}
		}
	})
}
