package atlas_test

import (
	"testing"

	"ashi/bodymap/atlas"
)

func BenchmarkWhere(b *testing.B) {
	for _, f := range []atlas.Figure{atlas.Male, atlas.Female} {
		b.Run(string(f), func(b *testing.B) {
			body := atlas.Get().Body(f)
			named := body.Named()
			body.Where(named[0].Place)
			for i := 0; b.Loop(); i++ {
				body.Where(named[i%len(named)].Place)
			}
		})
	}
}

func BenchmarkRegionOf(b *testing.B) {
	body := atlas.Get().Body(atlas.Male)
	named := body.Named()
	body.RegionOf(named[0].Place)
	for i := 0; b.Loop(); i++ {
		body.RegionOf(named[i%len(named)].Place)
	}
}

func BenchmarkRegionView(b *testing.B) {
	body := atlas.Get().Body(atlas.Female)
	body.RegionView("269", atlas.Left)
	for b.Loop() {
		body.RegionView("269", atlas.Left)
	}
}
