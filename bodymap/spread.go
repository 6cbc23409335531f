package bodymap

import (
	"slices"

	"ashi/bodymap/atlas"
)

// Extent tells how a site reaches over the skin.
type Extent string

// The extents of a Spread. A site without one is a single spot.
const (
	Line Extent = "line" // papules at equal distance along a path
	Area Extent = "area" // nappage inside an outline
)

// Pattern is how punctures are laid over an area.
type Pattern string

// The patterns.
const (
	Grid      Pattern = "grid"      // four neighbours, square
	Staggered Pattern = "staggered" // six neighbours
)

// The limits of a spread; limits of the app, not advice.
const (
	MinSpacingMM = 1   // mm on the skin
	MaxSpacingMM = 50  // mm on the skin
	MaxMarginMM  = 50  // mm on the skin
	MaxCorners   = 400 // of an outline or path
)

// Spread is a site that is more than one spot: a line or an area. It is never
// changed once it is part of a site; a change makes a new one.
type Spread struct {
	Extent    Extent
	Outline   []atlas.Place // an area's corners, in order; it closes by itself. A line's path
	SpacingMM float64       // asked distance of neighbours, in mm on the skin; of a line, what its number came to
	Pattern   Pattern       `json:",omitempty"` // of an area
	MarginMM  float64       `json:",omitempty"` // of an area: mm on the skin kept free inside the outline
	Spots     []atlas.Place // all punctures as they were laid, those that are left out among them
	LeftOut   []int         `json:",omitempty"` // indices of Spots, rising
}

// Punctures counts the spots that are not left out.
func (s *Spread) Punctures() int { return len(s.Spots) - len(s.LeftOut) }

// Has tells whether a spot is to be punctured.
func (s *Spread) Has(spot int) bool {
	_, out := slices.BinarySearch(s.LeftOut, spot)
	return !out
}

// CrossesMidline tells whether a line or an area has corners on either side of a body, by more than a hair's breadth: then
// it has no mirror image of its own.
func (s *Spread) CrossesMidline(b *atlas.Body) bool {
	const hair = .1 // cm
	left, right := false, false
	for _, p := range s.Outline {
		x := b.At(p, atlas.Anatomical)[0]
		left, right = left || x > hair, right || x < -hair
	}
	return left && right
}

// check collects what is wrong with a spread in itself.
func (s *Spread) check(bad *problems) {
	corners, area := 2, s.Extent == Area
	if area {
		corners = 3
	}
	whole := (area || s.Extent == Line) && len(s.Outline) >= corners && len(s.Outline) <= MaxCorners && s.orderly()
	for _, p := range append(slices.Clone(s.Outline), s.Spots...) {
		whole = whole && shares(p)
	}
	bad.when(!whole, "Spread", "This area or line is not whole. Draw it again.")
	bad.when(len(s.Spots) > MaxPunctures, "Spread", "This would make %d punctures; a site takes at most %d. Choose a wider spacing.", len(s.Spots), MaxPunctures)
	if area {
		AreaPlan{s.SpacingMM, s.MarginMM, s.Pattern}.check(bad)
	} else {
		bad.when(s.Pattern != "" || s.MarginMM != 0 || !(s.SpacingMM >= 0), "Spread", "This area or line is not whole. Draw it again.")
	}
}

// orderly tells whether the spots left out are some of the spots, in order, and not all of them.
func (s *Spread) orderly() bool {
	for i, spot := range s.LeftOut {
		if spot < 0 || spot >= len(s.Spots) || i > 0 && spot <= s.LeftOut[i-1] {
			return false
		}
	}
	return len(s.LeftOut) < len(s.Spots)
}
