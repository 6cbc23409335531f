package figure

import (
	"image/color"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// PainMark is a pain as it is drawn.
type PainMark struct {
	ID       bodymap.PainID
	Place    atlas.Place   // where its text is written
	Outline  []atlas.Place // corners, in order; it closes by itself
	Text     string        // short: its score
	Selected bool
}

// Overlay is what else is shown on the skin.
type Overlay struct {
	Lines  []OverlayLine
	Spots  []OverlaySpot
	Paint  *draw.Paint
	Points map[atlas.Code]bool // named points that show and take taps; nil: all
}

// OverlayLine is a line over the skin, dense enough to be drawn as straight strokes.
// Many dashed ones show only while the body rests, as its bony guides do. Lines that
// look alike are drawn faster when they follow each other.
type OverlayLine struct {
	Path   []atlas.Place
	Color  color.NRGBA
	Width  float32 // units of the window
	Dashed bool
}

// SpotShape is what an OverlaySpot looks like.
type SpotShape uint8

// The shapes.
const (
	RingSpot SpotShape = iota
	TriangleSpot
)

// OverlaySpot is a spot on the skin that is no site.
type OverlaySpot struct {
	Place atlas.Place
	Text  string // written beside it, where there is room
	Shape SpotShape
	Color color.NRGBA
}

// SetPains shows these pains below everything else.
func (m *Map) SetPains(pains []PainMark) {
	m.pains = pains
	m.changed()
}

// SetOverlay shows this and nothing else beside marks and pains. Its slices,
// map and paint are not changed afterwards.
func (m *Map) SetOverlay(o Overlay) {
	m.overlay = o
	m.changed()
}
