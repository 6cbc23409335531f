package bodymap

import (
	"errors"
	"math"

	"ashi/bodymap/atlas"
)

// LayArea lays punctures over the area inside an outline, and changes nothing. It returns the area with its punctures in
// the order of a hand that goes row by row, the place inside it that its number and words belong to, and its size on the
// skin. Problems tell what is refused: an outline that crosses itself or leaves the body, an area too small for a
// puncture or for more than MaxPunctures of them, a plan beyond its limits.
func LayArea(b *atlas.Body, outline []atlas.Place, p AreaPlan) (s Spread, middle atlas.Place, cm2 float64, err error) {
	if err := p.Validate(); err != nil {
		return s, middle, 0, err
	}
	if outline, err = corners(b, outline); err != nil {
		return s, middle, 0, err
	}
	patch, err := b.Patch(outline)
	if err != nil {
		return s, middle, 0, outlineProblem(err)
	}
	spots, err := patch.Fill(atlas.Fill{SpacingMM: p.SpacingMM, MarginMM: p.MarginMM, Staggered: p.Pattern == Staggered}, MaxPunctures)
	if err != nil {
		return s, middle, 0, fillProblem(err, p, patch.AreaCM2())
	}
	s = Spread{
		Extent: Area, Outline: outline, SpacingMM: p.SpacingMM, Pattern: p.Pattern, MarginMM: p.MarginMM, Spots: spots,
	}
	return s, patch.Middle(), patch.AreaCM2(), nil
}

// LayLine lays n punctures at equal distance along a path, on both of its ends and between; a single one in its middle.
// It changes nothing, and returns the line, its middle and its length on the skin.
func LayLine(b *atlas.Body, path []atlas.Place, n int) (s Spread, middle atlas.Place, lengthCM float64, err error) {
	if n < 1 || n > MaxPunctures {
		return s, middle, 0, Problems{{Kind: Invalid, Field: "Punctures", Text: "A line takes 1 to %d punctures.", Args: []any{MaxPunctures}}}
	}
	if path, err = corners(b, path); err != nil {
		return s, middle, 0, err
	}
	run, err := b.Run(path)
	if err != nil {
		return s, middle, 0, lineProblem(err)
	}
	lengthCM = run.LengthCM()
	s = Spread{Extent: Line, Outline: path, Spots: run.Split(n)}
	if n > 1 {
		s.SpacingMM = 10 * lengthCM / float64(n-1)
		if s.SpacingMM < MinSpacingMM {
			return Spread{}, middle, 0, Problems{{
				Kind: Invalid, Field: "Punctures", Args: []any{n, MinSpacingMM},
				Text: "On this line %d punctures would lie less than %d mm apart. Nothing was changed. Choose fewer or draw a longer line.",
			}}
		}
	}
	return s, run.At(.5), lengthCM, nil
}

// AreaCM2 is the size of an area on the skin of a body; 0 for a line. It takes a while: keep it.
func AreaCM2(b *atlas.Body, s *Spread) float64 {
	if s == nil || s.Extent != Area {
		return 0
	}
	patch, err := b.Patch(s.Outline)
	if err != nil {
		return 0
	}
	return patch.AreaCM2()
}

// corners brings an outline or a path into the form that is kept: on the body, without repeats, and with fewer corners
// when it was drawn with more than MaxCorners.
func corners(b *atlas.Body, drawn []atlas.Place) ([]atlas.Place, error) {
	out := make([]atlas.Place, 0, len(drawn))
	for _, p := range drawn {
		p, err := kept(p)
		if err != nil {
			return nil, err
		}
		if len(out) == 0 || p != out[len(out)-1] {
			out = append(out, p)
		}
	}
	for mm := .5; len(out) > MaxCorners; mm *= 2 {
		out = atlas.Simplify(b, out, mm)
	}
	return out, nil
}

// outlineProblem puts into words what is wrong with the outline of an area.
func outlineProblem(err error) error {
	return problemOf(err, "Outline", map[atlas.OutlineProblem]string{
		atlas.Crosses:  "The outline crosses itself. Nothing was changed. Draw it again without a loop.",
		atlas.Leaves:   "The outline leaves the body. Nothing was changed. Draw it again on the skin.",
		atlas.TooFew:   "An outline needs three corners or more. Nothing was changed. Draw around the area.",
		atlas.TooSmall: "The area is too small. Nothing was changed. Draw a larger one.",
	})
}

// fillProblem puts into words why an area cannot be filled by a plan.
func fillProblem(err error, p AreaPlan, cm2 float64) error {
	cell := p.SpacingMM * p.SpacingMM / 100 // cm2 of a puncture
	if p.Pattern == Staggered {
		cell *= math.Sqrt(3) / 2
	}
	about := max(int(cm2/cell), MaxPunctures+1)
	var o *atlas.OutlineError
	if errors.As(err, &o) && o.Problem == atlas.TooMany {
		return Problems{{
			Kind: Invalid, Field: "SpacingMM", Args: []any{about, MaxPunctures}, Err: err,
			Text: "This area would take about %d punctures; at most %d are laid. Nothing was changed. Choose a wider spacing or draw a smaller area.",
		}}
	}
	if p.MarginMM > 0 {
		return problemOf(err, "MarginMM", map[atlas.OutlineProblem]string{
			atlas.TooSmall: "The margin leaves no room for a puncture. Nothing was changed. Choose a smaller margin or draw a larger area.",
		})
	}
	return outlineProblem(err)
}

// lineProblem puts into words what is wrong with a path.
func lineProblem(err error) error {
	return problemOf(err, "Outline", map[atlas.OutlineProblem]string{
		atlas.Leaves: "The line leaves the body. Nothing was changed. Draw it again on the skin.",
		atlas.TooFew: "A line needs a beginning and an end. Nothing was changed. Draw it along the skin.",
	})
}

func problemOf(err error, field string, texts map[atlas.OutlineProblem]string) error {
	var o *atlas.OutlineError
	if !errors.As(err, &o) {
		return err
	}
	return Problems{{Kind: Invalid, Field: field, Text: texts[o.Problem], Err: err}}
}
