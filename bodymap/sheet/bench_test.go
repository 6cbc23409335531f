package sheet

import (
	"io"
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// BenchmarkPDF is the everyday page: 40 sites that take 3 figures.
func BenchmarkPDF(b *testing.B) {
	d := everyday()
	for b.Loop() {
		if err := PDF(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayout(b *testing.B) {
	d := everyday()
	for b.Loop() {
		lay(d)
	}
}

func everyday() Doc {
	return sample(40, 5, bodymap.Planned, func(v atlas.Vec) bool { return v[1] > 40 && v[1] < 130 && v[0] > -20 })
}
