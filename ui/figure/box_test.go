package figure_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"ashi/bodymap/atlas"
	"ashi/ui/figure"
	"ashi/ui/internal/onethread"
)

// A box that is asked for before the first frame, or before the window changes
// its size, is what is shown then.
func TestABoxStaysFittedUntilSomebodyMovesTheBody(t *testing.T) {
	onethread.App(t)
	b := atlas.Get().Body(atlas.Female)
	m := figure.New(b)
	place, _ := b.PlaceOf("BL23", atlas.Left)
	at := b.At(place, atlas.Anatomical)
	view, _ := atlas.ViewNamed("back")
	span := atlas.Vec{6, 6, 6}
	m.ShowBox(view, at.Sub(span), at.Add(span))
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	for _, size := range []fyne.Size{fyne.NewSize(500, 400), fyne.NewSize(300, 700)} {
		w.Resize(size)
		w.Canvas().Capture()
		p, ok := m.PositionOf(place)
		if !ok || p.X < size.Width/2-2 || p.X > size.Width/2+2 || p.Y < size.Height/2-2 || p.Y > size.Height/2+2 {
			t.Errorf("in %v the middle of the box lies at %v (%v)", size, p, ok)
		}
	}
	m.Home()
	w.Resize(fyne.NewSize(600, 600))
	w.Canvas().Capture()
	if p, _ := m.PositionOf(place); p.Y > 290 || p.Y < 100 {
		t.Errorf("after Home the place lies at %v", p)
	}
}
