package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap/atlas"
)

// BenchmarkTap is a tap on the skin in a session of 40 sites, from the button
// to the window that is ready to be painted: record, disk and all panels.
func BenchmarkTap(b *testing.B) {
	w := withAnna(b)
	body := w.figure.body.Body()
	for i, n := range body.Named() {
		if i%10 == 0 && len(w.desk.chart.Sites()) < 40 {
			if _, err := w.desk.chart.Mark(n.Place, n.Code, n.Side); err != nil {
				b.Fatal(err)
			}
		}
	}
	w.refresh()
	w.paint()
	place, _ := body.PlaceOf("ST36", atlas.Left)
	at, seen := w.figure.body.PositionOf(place)
	if !seen {
		b.Fatal("the point is not in sight")
	}
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
	for b.Loop() {
		w.figure.body.MouseDown(e)
		w.figure.body.MouseUp(e)
		b.StopTimer()
		w.desk.undo()
		w.paint()
		b.StartTimer()
	}
}
