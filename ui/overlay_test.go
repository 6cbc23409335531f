package ui

import (
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// What is shown is made once, and again only for what it depends on.
func TestOverlaysAreMadeWhenTheyChangeOnly(t *testing.T) {
	w := withPast(t, 10)
	o := w.figure.overlays
	fresh := func(what string, want bool) {
		t.Helper()
		if _, got := o.overlay(); got != want {
			t.Errorf("%s: made anew %v, want %v", what, got, want)
		}
	}
	see := func(change func(*sight)) { change(&w.desk.see) } // the window is not told: it would make it
	see(func(s *sight) { s.past = heatPast })
	fresh("the heat map is asked for", true)
	fresh("nothing changed", false)
	see(func(s *sight) { s.restDays = 7 })
	fresh("a rest interval does not concern the heat map", false)
	w.desk.mark(bodymap.Target{Place: mustPlace(t, w, "CV12"), Code: "CV12"})
	fresh("a planned mark", false)
	paint := o.stains.value.paint
	see(func(s *sight) { s.cautions = true })
	fresh("cautions", true)
	if o.stains.value.paint != paint {
		t.Error("cautions make the heat map anew")
	}
	w.desk.changed = func() {} // nobody looks meanwhile
	if err := w.desk.chart.Record(); err != nil {
		t.Fatal(err)
	}
	fresh("what was planned is done", true)
	site := w.desk.chart.Sites()[0]
	if err := w.desk.chart.Move(site.ID, bodymap.Target{Place: mustPlace(t, w, "CV6"), Code: "CV6"}); err != nil {
		t.Fatal(err)
	}
	fresh("it was moved", true)
	see(func(s *sight) { s.past = noPast })
	fresh("nothing of the past", true)
	if err := w.desk.chart.Remove(site.ID); err != nil {
		t.Fatal(err)
	}
	fresh("a change that does not show", false)
}

// The past of one patient is never shown on another.
func TestStainsFollowThePatient(t *testing.T) {
	w := withPast(t, 10)
	anna := w.desk.patient.ID
	w.desk.lookAt(func(s *sight) { s.past = heatPast })
	w.newPatient(map[string]string{"Surname": "Second", "FirstName": "One", "Born": "1980-01-02"})
	if w.figure.overlays.stains.paint() != nil {
		t.Error("the stains stay")
	}
	w.desk.openPatient(anna)
	if w.figure.overlays.stains.paint() == nil {
		t.Error("the stains do not come back")
	}
}

// The figure changes, and what lies on it with it.
func TestOverlaysFollowTheFigure(t *testing.T) {
	w := withAnna(t)
	finish := w.heldBack()
	w.desk.lookAt(func(s *sight) { s.dermatomes = true })
	finish()
	before, _ := w.figure.overlays.overlay()
	w.figure.swap()
	finish()
	after, _ := w.figure.overlays.overlay()
	if len(before.Spots) != 56 || len(after.Spots) != 56 || before.Spots[0].Place == after.Spots[0].Place && before.Spots[20].Place == after.Spots[20].Place {
		t.Errorf("%d and %d spots at the same places", len(before.Spots), len(after.Spots))
	}
}

func TestStainsGrowWithWhatTheyStandFor(t *testing.T) {
	last := uint8(0)
	for _, share := range []float32{.01, .1, .4, 1} {
		if a := heat(share).A; a <= last {
			t.Errorf("at %v the heat is %v, before %v", share, a, last)
		} else {
			last = a
		}
	}
	if heat(0).A != 0 {
		t.Error("skin that was not punctured is stained")
	}
	s := stained{low: 2, high: 40}
	if age(2, 0, s) != alpha(hotTint, even) || age(40, 0, s) != alpha(restedTint, even) || age(13.6, 14, s) != alpha(restedTint, even) || age(13.4, 14, s) != alpha(hotTint, even) {
		t.Error("days and colours do not go together")
	}
	if age(5, 0, stained{low: 5, high: 5}).A == 0 {
		t.Error("skin of a single session is not stained")
	}
}

func TestHistoryIsOfTheOtherSessions(t *testing.T) {
	w := withPast(t, 20, 10)
	if n := len(w.desk.history()); n != 2 {
		t.Fatalf("%d other sessions, want 2", n)
	}
	if n := len(w.desk.treatments()); n != 3 {
		t.Errorf("%d sessions in all, want 3", n)
	}
	place, _ := w.figure.body.Body().PlaceOf("ST36", atlas.Left)
	use := func() int {
		return len(w.desk.pastUse(bodymap.Target{Place: place, Code: "ST36", Side: atlas.Left}))
	}
	if use() != 1 {
		t.Errorf("%d uses of ST36, want 1", use())
	}
	w.desk.openSession(w.desk.sessions[2].ID) // the one in which ST36 was injected
	if use() != 0 {
		t.Error("the open session counts as its own past")
	}
	if err := w.desk.chart.SetState(bodymap.SiteSkipped, w.desk.chart.Sites()[0].ID); err != nil {
		t.Fatal(err)
	}
	w.desk.openSession(w.desk.sessions[0].ID)
	if use() != 0 {
		t.Error("what was skipped since is still said to have been injected")
	}
}
