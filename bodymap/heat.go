package bodymap

import (
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
	injected(b, h, func(at time.Time, p atlas.Place) {
		if at.Before(from) || at.After(to) {
			return
		}
		grid.each(p, func(vertex int32, d2 float32) { out[vertex] += (1 - d2) * 2 / math.Pi })
	})
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
	injected(b, h, func(at time.Time, p atlas.Place) {
		if at.After(now) {
			return
		}
		days := float32(now.Sub(at).Hours() / 24)
		grid.each(p, func(vertex int32, _ float32) { out[vertex] = min(out[vertex], days) })
	})
	return out
}

// injected visits every puncture that was made, except those on other versions of the body.
func injected(b *atlas.Body, h []Treatment, visit func(at time.Time, p atlas.Place)) {
	for _, t := range h {
		for _, s := range t.Sites {
			if !s.Injected() || s.AtlasVersion != atlas.Version {
				continue
			}
			for _, p := range s.named(b).punctured() {
				visit(t.Session.At, p)
			}
		}
	}
}
