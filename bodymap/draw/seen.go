package draw

import "ashi/bodymap/atlas"

// Seen is where the last frame shows a place, in pixels, and whether it does.
type Seen struct {
	X, Y float64
	OK   bool
}

// VisibleAll tells of many places at once where the last frame shows them: what
// Visible says of each. It fills out's own memory where that suffices.
func (r *Renderer) VisibleAll(places []atlas.Place, out []Seen) []Seen {
	out = grow(out, len(places))
	for i := range places {
		s := &out[i]
		s.X, s.Y, s.OK = r.Visible(places[i])
	}
	return out
}
