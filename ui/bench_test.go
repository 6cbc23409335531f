package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// BenchmarkWindow is the building of all panels, as after the password.
func BenchmarkWindow(b *testing.B) {
	w := withAnna(b)
	for b.Loop() {
		w.build()
		w.settle()
	}
}

// BenchmarkSession is turning to another session of a patient who has had many.
func BenchmarkSession(b *testing.B) {
	w := withAnna(b)
	for range 12 {
		w.desk.newSession()
	}
	others := w.desk.sessions
	w.each(b, func(i int) { w.desk.openSession(others[i%2].ID) })
}

// BenchmarkPatient is turning to another patient.
func BenchmarkPatient(b *testing.B) {
	w := withAnna(b)
	who := []bodymap.PatientID{w.desk.patient.ID}
	w.newPatient(map[string]string{"Surname": "Sample", "FirstName": "Ben", "Born": "2.5.1961"})
	who = append(who, w.desk.patient.ID)
	w.each(b, func(i int) { w.desk.openPatient(who[i%2]) })
}

// BenchmarkPages is turning to a page of the practice or of the patient's file.
func BenchmarkPages(b *testing.B) {
	w := withAnna(b)
	for _, f := range []*pagesFront{w.practice, w.file} {
		w.desk.toggle(f.front)
		b.Run(f.pages[0].title+" and others", func(b *testing.B) {
			w.each(b, func(i int) { f.turnTo(i % len(f.pages)) })
		})
	}
}

// each does something again and again, up to a window that is ready to be painted.
func (w *window) each(b *testing.B, do func(i int)) {
	for i := 0; b.Loop(); i++ {
		do(i)
		w.settle()
		b.StopTimer()
		w.paint()
		b.StartTimer()
	}
}

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
