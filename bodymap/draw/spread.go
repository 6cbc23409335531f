package draw

import (
	"image/color"
	"math"

	"ashi/bodymap"
)

// How lines, areas and pains look, on screen as on paper. Lengths are in units: the
// unit is half of the size of a mark beside them, in pixels or mm. None of them is told apart by
// its colour alone: an area's border is dashed, a line's and a pain's is whole, and a
// pain is hatched.

// SpreadStroke draws the path of a line or the border of an area.
func SpreadStroke(e bodymap.Extent, unit float64, c color.NRGBA) Stroke {
	s := Stroke{Width: .15 * unit, Color: c}
	if e == bodymap.Area {
		s.Dash = []float64{.45 * unit, .36 * unit}
	}
	return s
}

// SpotRadius is the radius of a puncture whose neighbours are drawn so far apart.
// The papules of a line stand alone; those of an area grow as one comes nearer.
func SpotRadius(e bodymap.Extent, apart, unit float64) float64 {
	least := .08 * unit
	if e == bodymap.Line {
		least = .2 * unit
	}
	return math.Min(.33*unit, math.Max(least, .16*apart))
}

// PainStroke draws the border of a pain.
func PainStroke(unit float64, c color.NRGBA) Stroke { return Stroke{Width: .18 * unit, Color: c} }

// PainGap is how far apart the strokes of a pain's hatching are: the stronger it is, the
// nearer. One that was not asked for is hatched as a middling one.
func PainGap(score bodymap.PainScore, unit float64) float64 {
	return (1.25 - .075*strength(score)) * unit
}

// PainTint is a colour that stains the skin as strongly as a pain is.
func PainTint(score bodymap.PainScore, c color.NRGBA) color.NRGBA {
	c.A = uint8(50 + 9*strength(score))
	return c
}

func strength(s bodymap.PainScore) float64 {
	if s == bodymap.NotAsked {
		return 5
	}
	return math.Min(10, math.Max(0, float64(s)))
}
