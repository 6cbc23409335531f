package figure

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
	"ashi/bodymap/draw"
)

// What a tap costs: the picture of the body stands, the marks are stamped anew.
func BenchmarkMark(b *testing.B) {
	m := benched(b)
	var marks []Mark
	for i, n := range m.Body().Named()[:60] {
		marks = append(marks, Mark{ID: bodymap.SiteID(n.Code) + bodymap.SiteID(n.Side), Place: n.Place, Look: draw.Mark{Number: i + 1}})
	}
	for b.Loop() {
		m.SetMarks(marks, "")
		m.generate(m.cam.W, m.cam.H)
	}
}

// What a step of the hand costs: a plain frame with its points and codes.
func BenchmarkPan(b *testing.B) {
	m := benched(b)
	m.zoomAt(3, 300, 300)
	for i := 0; b.Loop(); i++ {
		m.panBy(float64(i%2*8-4), 0)
		m.generate(m.cam.W, m.cam.H)
	}
}

func benched(b *testing.B) *Map {
	b.Helper()
	test.NewTempApp(b)
	m := New(atlas.Get().Body(atlas.Female))
	m.Resize(fyne.NewSize(680, 690))
	m.generate(680, 690)
	return m
}
