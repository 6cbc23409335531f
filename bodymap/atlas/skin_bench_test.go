package atlas_test

import (
	"testing"

	"ashi/bodymap/atlas"
)

// back is an outline of 300 cm2 on the back.
func back(b *testing.B, body *atlas.Body) []atlas.Place {
	return blob(body, named(b, body, "GV4"), 60, disc(9.75))
}

// BenchmarkFill is to take no more than 50 ms with the patch: 300 cm2 at 5 mm.
func BenchmarkFill(b *testing.B) {
	body := atlas.Get().Body(atlas.Male)
	outline := back(b, body)
	for _, c := range []struct {
		name string
		fill atlas.Fill
	}{
		{"grid", atlas.Fill{SpacingMM: 5}},
		{"staggered", atlas.Fill{SpacingMM: 5, Staggered: true}},
		{"margin", atlas.Fill{SpacingMM: 5, MarginMM: 5, Staggered: true}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p, err := body.Patch(outline)
				if err != nil {
					b.Fatal(err)
				}
				list, err := p.Fill(c.fill, 2000)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(p.AreaCM2(), "cm2")
				b.ReportMetric(float64(len(list)), "punctures")
			}
		})
	}
}

func BenchmarkPatch(b *testing.B) {
	body := atlas.Get().Body(atlas.Male)
	outline := back(b, body)
	for b.Loop() {
		if _, err := body.Patch(outline); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWalk walks 10 cm.
func BenchmarkWalk(b *testing.B) {
	body := atlas.Get().Body(atlas.Male)
	p := named(b, body, "GV4")
	for b.Loop() {
		body.Walk(p, atlas.Vec{1, .3, 0}, 10)
	}
}

// BenchmarkDistance measures from 1 cm, and from 10.
func BenchmarkDistance(b *testing.B) {
	body := atlas.Get().Body(atlas.Male)
	p := named(b, body, "GV4")
	for name, cm := range map[string]float64{"1cm": 1, "10cm": 10} {
		q := body.Walk(p, atlas.Vec{1, .3, 0}, cm)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				body.Distance(p, q, 20)
			}
		})
	}
}

// BenchmarkRun lays 20 papules along 40 cm.
func BenchmarkRun(b *testing.B) {
	body := atlas.Get().Body(atlas.Male)
	path := []atlas.Place{named(b, body, "BL11"), named(b, body, "BL28")}
	for b.Loop() {
		r, err := body.Run(path)
		if err != nil {
			b.Fatal(err)
		}
		r.Split(20)
	}
}

func BenchmarkSimplify(b *testing.B) {
	body := atlas.Get().Body(atlas.Male)
	p, err := body.Patch(back(b, body))
	if err != nil {
		b.Fatal(err)
	}
	drawn := p.Border()
	for b.Loop() {
		atlas.Simplify(body, drawn, .5)
	}
}
