package draw

import (
	"testing"

	"ashi/bodymap/atlas"
)

type benchCamera struct {
	name   string
	camera atlas.Camera
}

// benchCameras look at a figure from afar and near, at 900 x 900 pixels.
func benchCameras(b *atlas.Body) []benchCamera {
	front, back, head := view(b, "front", 900), view(b, "back", 900), view(b, "head-front", 900)
	return []benchCamera{
		{"front", front},
		{"left", view(b, "left", 900)},
		{"head-front", head},
		{"low-back", back.Zoom(3, 450, 400)},
		{"face", head.Zoom(4, 450, 450)},
	}
}

func benchmarkFrames(b *testing.B, frame func(*Renderer, *atlas.Body, atlas.Camera)) {
	for _, body := range figures() {
		for _, c := range benchCameras(body) {
			b.Run(string(body.Figure())+"/"+c.name, func(b *testing.B) {
				r := NewRenderer()
				frame(r, body, c.camera)
				b.ReportAllocs()
				for b.Loop() {
					frame(r, body, c.camera)
				}
			})
		}
	}
}

// BenchmarkPlain is to take no more than 12 ms.
func BenchmarkPlain(b *testing.B) {
	benchmarkFrames(b, func(r *Renderer, body *atlas.Body, c atlas.Camera) { r.Plain(body, c, Paper) })
}

// BenchmarkPainted is BenchmarkPlain with all of the skin stained.
func BenchmarkPainted(b *testing.B) {
	benchmarkFrames(b, func(r *Renderer, body *atlas.Body, c atlas.Camera) {
		if r.paint == nil {
			r.SetPaint(evenly(body.Mesh(c.Pose), vermilion))
		}
		r.Plain(body, c, Paper)
	})
}

// BenchmarkResting is to take no more than 60 ms.
func BenchmarkResting(b *testing.B) {
	benchmarkFrames(b, func(r *Renderer, body *atlas.Body, c atlas.Camera) { r.Resting(body, c, Paper) })
}

// BenchmarkPick is to take no more than 0.1 ms; it picks over the whole picture.
func BenchmarkPick(b *testing.B) {
	for _, body := range figures() {
		r := NewRenderer()
		r.Plain(body, view(body, "front", 900), Paper)
		for name, at := range map[string][2]float64{"face": {450, 85}, "thigh": {410, 560}, "beside": {100, 100}} {
			b.Run(string(body.Figure())+"/"+name, func(b *testing.B) {
				for b.Loop() {
					r.Pick(at[0], at[1])
				}
			})
		}
	}
}

// BenchmarkVisible asks for all named points of a figure.
func BenchmarkVisible(b *testing.B) {
	for _, body := range figures() {
		r := NewRenderer()
		r.Plain(body, view(body, "front", 900), Paper)
		points := body.Named()
		b.Run(string(body.Figure()), func(b *testing.B) {
			for b.Loop() {
				for _, p := range points {
					r.Visible(p.Place)
				}
			}
		})
	}
}

// BenchmarkForm is what the first frame of a mesh costs more than the others.
func BenchmarkForm(b *testing.B) {
	m := figures()[0].Mesh(atlas.Anatomical)
	for b.Loop() {
		sidesOf(m)
		eyesOf(m)
	}
}

// BenchmarkStamp draws 300 numbered marks whose pictures are known.
func BenchmarkStamp(b *testing.B) {
	r := NewRenderer()
	img := r.Plain(figures()[0], view(figures()[0], "front", 900), Paper)
	for b.Loop() {
		for i := range 300 {
			Stamp(img, Mark{X: float64(i%20) * 45, Y: float64(i/20) * 60, Shape: Shape(i % 5), Number: i, Color: blue}, 26)
		}
	}
}
