package figure

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// What a tap costs: the picture of the body stands, the marks are stamped anew.
func BenchmarkMark(b *testing.B) {
	m := busy(b)
	marks := m.marks
	for i, n := range m.Body().Named()[:60] {
		marks = append(marks, Mark{ID: bodymap.SiteID(n.Code) + bodymap.SiteID(n.Side), Place: n.Place, Look: draw.Mark{Number: i + 1}})
	}
	for b.Loop() {
		m.SetMarks(marks, "")
		m.generate(m.cam.W, m.cam.H)
	}
}

// What a step of the hand costs, with 400 named points shown and 5,000 punctures
// on the skin: a plain frame with all that lies on it.
func BenchmarkPan(b *testing.B) {
	for name, zoom := range zooms {
		b.Run(name, func(b *testing.B) {
			m := busy(b)
			m.zoomAt(zoom, 470, 300)
			for i := 0; b.Loop(); i++ {
				m.panBy(float64(i%2*8-4), 0)
				m.generate(m.cam.W, m.cam.H)
			}
		})
	}
}

func BenchmarkSpin(b *testing.B) {
	for name, zoom := range zooms {
		b.Run(name, func(b *testing.B) {
			m := busy(b)
			m.zoomAt(zoom, 470, 300)
			pivot := m.pivot()
			for b.Loop() {
				m.turnBy(math.Pi/90, 0, pivot)
				m.generate(m.cam.W, m.cam.H)
			}
		})
	}
}

func BenchmarkZoom(b *testing.B) {
	m := busy(b)
	for i := 0; b.Loop(); i++ {
		step := zoomStep
		if i%16 >= 8 {
			step = 1 / zoomStep
		}
		m.zoomAt(step, 470, 300)
		m.generate(m.cam.W, m.cam.H)
	}
}

var zooms = map[string]float64{"whole": 1, "near": 3}

// busy is a map as full as a window of 1280x800 shows it, with the patients folded away.
func busy(b *testing.B) *Map {
	b.Helper()
	test.NewTempApp(b)
	m := New(atlas.Get().Body(atlas.Female))
	m.Resize(fyne.NewSize(940, 690))
	m.generate(940, 690)
	m.SetMarks(areas(b, m.body, 5000), "")
	m.generate(940, 690)
	return m
}

// areas covers the back and the belly with punctures.
func areas(b *testing.B, body *atlas.Body, punctures int) []Mark {
	b.Helper()
	var marks []Mark
	for _, f := range []func(h, w float64) (atlas.Place, bool){
		func(h, w float64) (atlas.Place, bool) { return body.OnFront(2+h, w) },
		func(h, w float64) (atlas.Place, bool) { return body.OnBack(12+h, w) },
	} {
		var outline []atlas.Place
		for _, c := range [][2]float64{{0, -3}, {0, 3}, {6, 3}, {6, -3}} {
			p, ok := f(c[0], c[1])
			if !ok {
				b.Fatal("no place on the trunk")
			}
			outline = append(outline, p)
		}
		patch, err := body.Patch(outline)
		if err != nil {
			b.Fatal(err)
		}
		mm := 10 * math.Sqrt(patch.AreaCM2()/float64(punctures/2))
		spots, err := patch.Fill(atlas.Fill{SpacingMM: mm}, punctures)
		if err != nil {
			b.Fatal(err)
		}
		marks = append(marks, Mark{
			ID: bodymap.SiteID(rune('a' + len(marks))), Place: patch.Middle(),
			Look:   draw.Mark{Shape: draw.Triangle, Number: len(marks) + 1, Color: blue},
			Spread: &bodymap.Spread{Extent: bodymap.Area, Outline: outline, SpacingMM: mm, Spots: spots},
		})
	}
	return marks
}
