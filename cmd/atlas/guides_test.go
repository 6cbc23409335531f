package main

import (
	"math"
	"testing"

	"ashi/bodymap/atlas"
)

func TestTracingAnOpenCurve(t *testing.T) {
	knots := []atlas.Vec{{0, 0, 0}, {4, 0, 0}, {8, 0, 0}}
	got := trace(knots)
	if got[0] != knots[0] || got[len(got)-1] != knots[2] {
		t.Errorf("from %v to %v", got[0], got[len(got)-1])
	}
	for i := 1; i < len(got); i++ {
		if d := got[i].Sub(got[i-1]).Len(); d < guideStep/2 || d > 2*guideStep {
			t.Errorf("a step of %.2f cm", d)
		}
	}
}

func TestTracingAClosedCurve(t *testing.T) {
	var knots []atlas.Vec
	for i := range 9 {
		s, c := math.Sincos(float64(i%8) * math.Pi / 4)
		knots = append(knots, atlas.Vec{5 * c, 5 * s, 0})
	}
	got := trace(knots)
	if got[0] != got[len(got)-1] {
		t.Errorf("from %v to %v", got[0], got[len(got)-1])
	}
	for _, p := range got { // round everywhere, also where it closes
		if r := p.Len(); r < 4.9 || r > 5.1 {
			t.Errorf("%.2f cm from the middle at %v", r, p)
		}
	}
}
