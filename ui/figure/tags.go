package figure

import (
	"image/color"

	"ashi/bodymap/atlas"
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
	room := &f.room
	room.clear(m.cam.W, m.cam.H, f.scale)
	for _, d := range f.seen {
		room.take(d.x, d.y, dotReach, taken)
	}
	for _, t := range m.sight.punctures {
		room.takeAll(m.sight.of(t), 2, taken)
	}
	room.takeAll(m.sight.of(m.sight.spots), overlayReach, taken)
	room.takeAll(m.sight.of(m.sight.marks), m.markSize()/2/f.scale+2, taken|marked)
	room.takeAll(m.sight.of(m.sight.scores), scorePx, taken|marked)
	if mid, radius, ok := m.ringAt(); ok {
		x, y := m.pixel(mid)
		room.take(x, y, float64(radius), taken)
	}
	for i, s := range m.sight.of(m.sight.spots) {
		o := &m.overlay.Spots[i]
		if !s.OK || o.Text == "" {
			continue
		}
		if t, ok := room.place(o.Text, s.X, s.Y, overlayReach); ok {
			t.color = o.Color
			f.words = append(f.words, t)
		}
	}
	if !near {
		return
	}
	for _, d := range f.seen {
		if t, ok := room.place(string(d.named.Code), d.x, d.y, dotReach); ok {
			f.tags = append(f.tags, t)
		}
	}
}

// How far dots and the spots of the overlay keep words away, in units.
const (
	dotReach     = dotPx + 2
	overlayReach = 6.5
)
