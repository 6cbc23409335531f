package atlas

import (
	"math"
	"testing"
)

// blob is a round outline about a place, drawn by walking from it.
func blob(b *Body, middle Place, corners int, cm func(turn float64) float64) []Place {
	n := b.Normal(middle, Anatomical)
	x := n.Cross(leastAxis(n)).Unit()
	y := n.Cross(x)
	var out []Place
	for i := range corners {
		turn := 2 * math.Pi * float64(i) / float64(corners)
		out = append(out, b.Walk(middle, x.Mul(math.Cos(turn)).Add(y.Mul(math.Sin(turn))), cm(turn)))
	}
	return out
}

func disc(cm float64) func(float64) float64 { return func(float64) float64 { return cm } }

// BenchmarkFill is to take no more than 50 ms with the patch: 300 cm2 at 5 mm.
func BenchmarkFill(b *testing.B) {
	body := Get().Body(Male)
	middle, _ := body.OnBack(14, 3)
	outline := blob(body, middle, 60, disc(9.77))
	for _, staggered := range []bool{false, true} {
		name := "grid"
		if staggered {
			name = "staggered"
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p, err := body.Patch(outline)
				if err != nil {
					b.Fatal(err)
				}
				spots, err := p.Fill(Fill{SpacingMM: 5, MarginMM: 2, Staggered: staggered}, 2000)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(p.AreaCM2(), "cm2")
				b.ReportMetric(float64(len(spots)), "punctures")
			}
		})
	}
}

func BenchmarkPatch(b *testing.B) {
	body := Get().Body(Male)
	middle, _ := body.OnBack(14, 0)
	outline := blob(body, middle, 60, disc(9.77))
	for b.Loop() {
		if _, err := body.Patch(outline); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWalkable(b *testing.B) {
	body := Get().Body(Male)
	body.Mesh(Anatomical)
	for b.Loop() {
		body.ground, body.topo.joins = ground{}, joins{}
		body.walkable()
	}
}
