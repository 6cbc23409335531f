package atlas

import "testing"

func BenchmarkDecode(b *testing.B) {
	data := bodyBin(b)
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

func BenchmarkCamera(b *testing.B) {
	body := Get().Body(Male)
	v, _ := ViewNamed("hand-palmar-left")
	for b.Loop() {
		body.Camera(v, 640, 800)
	}
}

func BenchmarkLocate(b *testing.B) {
	body := Get().Body(Male)
	p := body.Mesh(Anatomical).Place(54321, .3, .3)
	for b.Loop() {
		body.At(p, Anatomical)
	}
}
