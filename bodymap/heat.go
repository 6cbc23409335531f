package bodymap

import (
	"iter"
	"math"
	"time"

	"ashi/bodymap/atlas"
)

// HeatMap tells how densely the skin was punctured from a moment to another, both included: per vertex of the mesh, in
// punctures per cm2. Each puncture is spread over a disc of 1 cm about it, thinning out to its rim by 1-(d/1 cm)^2, so
// that a wide even nappage shows its true density and a lone puncture 2/pi = 0.64 at its place.
func HeatMap(b *atlas.Body, h []Treatment, from, to time.Time) []float32 {
	grid := gridOf(b)
	out := make([]float32, len(grid.mesh.Pos))
	var hits []hit
	for _, t := range h {
		if t.Session.At.Before(from) || t.Session.At.After(to) {
			continue
		}
		for p := range t.injected(b) {
			hits = grid.near(p, hits)
			for _, n := range hits {
				out[n.vertex] += (1 - n.d2) * (2 / math.Pi)
			}
		}
	}
	return out
}

// AgeMap tells how long the skin has rested: per vertex of the mesh, the days from the last puncture within 1 cm until
// now; +Inf where there is none. What lies after now does not count.
func AgeMap(b *atlas.Body, h []Treatment, now time.Time) []float32 {
	grid := gridOf(b)
	out := make([]float32, len(grid.mesh.Pos))
	for i := range out {
		out[i] = float32(math.Inf(1))
	}
	var hits []hit
	for _, t := range h {
		if t.Session.At.After(now) {
			continue
		}
		days := float32(now.Sub(t.Session.At).Hours() / 24)
		for p := range t.injected(b) {
			hits = grid.near(p, hits)
			for _, n := range hits {
				out[n.vertex] = min(out[n.vertex], days)
			}
		}
	}
	return out
}

// injected are the places of all punctures that were made, on a body, except those on other versions of it.
func (t Treatment) injected(b *atlas.Body) iter.Seq[atlas.Place] {
	return func(yield func(atlas.Place) bool) {
		for _, s := range t.Sites {
			if !s.Injected() || s.AtlasVersion != atlas.Version {
				continue
			}
			for _, p := range s.named(b).punctured() {
				if !yield(p) {
					return
				}
			}
		}
	}
}
