package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestX(t *testing.T) {
	w := desked(t, 1280, 800)
	if err := w.desk.savePatient(bodymap.Patient{Surname: "Sample", FirstName: "Anna", Born: "1974-03-14", Sex: bodymap.Female, Allergies: "procaine, latex", FileNumber: "1043", Flags: []bodymap.Flag{bodymap.Anticoagulant, bodymap.KnowsAcupuncture}}); err != nil {
		t.Fatal(err)
	}
	mark := func(code string, s atlas.Side) {
		p, ok := atlas.Get().Body(w.desk.figure()).PlaceOf(atlas.Code(code), s)
		if !ok {
			t.Error(code)
		}
		w.desk.mark(bodymap.Target{Place: p, Code: atlas.Code(code), Side: s})
	}
	for _, c := range []string{"BL23", "BL24", "BL25", "GB30"} {
		mark(c, atlas.Left)
		mark(c, atlas.Right)
	}
	mark("GV4", "")
	v, _ := atlas.ViewNamed("back")
	w.figure.body.SetView(v)
	shot(w, "/tmp/u3.png")
	w.figure.body.ZoomBy(2.6)
	w.desk.recordAll()
	w.desk.selectSite(w.desk.chart.Sites()[2].ID)
	shot(w, "/tmp/u4.png")
	w.win.Resize(fyne.NewSize(800, 1280))
	shot(w, "/tmp/u5.png")
	w.taste.store.SetBool(keyDark, true)
	w.win.Resize(fyne.NewSize(1280, 800))
	w.build()
	v, _ = atlas.ViewNamed("hand-dorsal-left")
	w.figure.body.SetView(v)
	shot(w, "/tmp/u6.png")
}
