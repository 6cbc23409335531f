package figure

import (
	"image/color"

	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// dot is a named point in sight.
type dot struct {
	named *atlas.Named
	x, y  float64
}

// tag is the code of a named point, where there is room for it.
type tag struct {
	text  string
	x, y  float64     // left end of the base line
	color color.NRGBA // of the overlay's words
}

type box struct{ x0, y0, x1, y1 float64 }

func (a box) meets(b box) bool { return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1 }

// Codes are written once a cm is this many units long: further out they would
// hide the body.
const tagsFrom = 6.

// retag writes the words of the overlay and the codes anew, clear of the marks.
func (m *Map) retag() {
	f := &m.frame
	f.tags, f.words = f.tags[:0], f.words[:0]
	near := m.cam.PxPerCM >= tagsFrom*f.scale
	if !near && len(m.overlay.Spots) == 0 {
		return
	}
	taken := newShelf(m.cam, f.scale)
	for i, d := range f.seen {
		taken.putAround(d.x, d.y, (dotPx+2)*f.scale, i)
	}
	for _, s := range m.sight.of(m.sight.marks) {
		if s.OK {
			taken.putAround(s.X, s.Y, m.markSize()/2+2*f.scale, aMark)
		}
	}
	m.tagOverlay(taken)
	if !near {
		return
	}
	for i, d := range f.seen {
		if t, ok := taken.place(string(d.named.Code), d.x, d.y, dotPx+2, i); ok {
			f.tags = append(f.tags, t)
		}
	}
}

func (m *Map) tagOverlay(taken *shelf) {
	spots := m.sight.of(m.sight.spots)
	for i, s := range spots {
		if s.OK {
			taken.putAround(s.X, s.Y, overlayReach*m.frame.scale, aSpot-i)
		}
	}
	for i, s := range spots {
		o := &m.overlay.Spots[i]
		if !s.OK || o.Text == "" {
			continue
		}
		if t, ok := taken.place(o.Text, s.X, s.Y, overlayReach, aSpot-i); ok {
			t.color = o.Color
			m.frame.words = append(m.frame.words, t)
		}
	}
}

// overlayReach is how far a spot of the overlay reaches, in units.
const overlayReach = 6.5

// Owners of boxes that are no dot's.
const (
	aMark = -1
	aTag  = -2
	aSpot = -3 // and below: of the overlay
)

// shelf keeps boxes by the cells of a grid that they touch.
type shelf struct {
	cells   [][]int32 // indices of boxes
	columns int
	boxes   []box
	owners  []int
	scale   float64
	right   float64 // end of the picture
}

const cellPx = 64

func newShelf(c atlas.Camera, scale float64) *shelf {
	columns := c.W/cellPx + 1
	return &shelf{cells: make([][]int32, columns*(c.H/cellPx+1)), columns: columns, scale: scale, right: float64(c.W)}
}

// place gives a word to a dot where there is room for it: to the right, else to
// the left, covering neither dots, marks nor other words.
func (s *shelf) place(text string, x, y, reach float64, owner int) (tag, bool) {
	gap := (reach + tagGap - dotPx - 2) * s.scale
	own := box{x - reach*s.scale, y - reach*s.scale, x + reach*s.scale, y + reach*s.scale}
	if s.meets(own, func(o int) bool { return o == aMark }) {
		gap = (markPx/2 + tagGap) * s.scale
	}
	w, h := draw.LabelSize(text, tagPx*s.scale)
	for _, left := range []float64{x + gap, x - gap - w} {
		b := box{left - 2, y - h/2 - 4, left + w + 2, y + h/2 + 4}
		if b.x0 < 0 || b.x1 > s.right || s.meets(b, func(o int) bool { return o != owner }) {
			continue
		}
		s.put(b, aTag)
		return tag{text: text, x: left, y: y + h/2}, true
	}
	return tag{}, false
}

func (s *shelf) putAround(x, y, r float64, owner int) { s.put(box{x - r, y - r, x + r, y + r}, owner) }

func (s *shelf) put(b box, owner int) {
	i := int32(len(s.boxes))
	s.boxes, s.owners = append(s.boxes, b), append(s.owners, owner)
	s.each(b, func(cell int) bool {
		s.cells[cell] = append(s.cells[cell], i)
		return false
	})
}

// meets tells whether a box covers one whose owner counts.
func (s *shelf) meets(b box, counts func(owner int) bool) bool {
	return s.each(b, func(cell int) bool {
		for _, i := range s.cells[cell] {
			if counts(s.owners[i]) && b.meets(s.boxes[i]) {
				return true
			}
		}
		return false
	})
}

// each visits the cells that a box touches until one of them stops it.
func (s *shelf) each(b box, do func(cell int) (stop bool)) bool {
	rows := len(s.cells) / s.columns
	clamp := func(v float64, n int) int { return min(n-1, max(0, int(v)/cellPx)) }
	for y := clamp(b.y0, rows); y <= clamp(b.y1, rows); y++ {
		for x := clamp(b.x0, s.columns); x <= clamp(b.x1, s.columns); x++ {
			if do(y*s.columns + x) {
				return true
			}
		}
	}
	return false
}
