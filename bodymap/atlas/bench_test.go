package atlas

import (
	"testing"

	"ashi/assets"
)

func BenchmarkDecode(b *testing.B) {
	data, err := assets.Atlas.ReadFile("atlas/body.bin")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSubdivide(b *testing.B) {
	body := Get().Body(Male)
	for b.Loop() {
		body.topo.mesh(body.poses[Anatomical].shape)
	}
}
