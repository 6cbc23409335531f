package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

// visited has a first session with sites at the back and the leg, and a second, empty one.
func visited(t *testing.T) *window {
	t.Helper()
	w := seenFrom(t, "back", bodymap.Presets()[1])
	for _, code := range []atlas.Code{"BL23", "BL25"} {
		w.tapPoint(t, code, atlas.Left)
		w.tapPoint(t, code, atlas.Right)
	}
	w.tapPoint(t, "BL57", atlas.Left)
	test.Tap(w.banner.record)
	w.desk.selectSite(w.desk.chart.Sites()[4].ID)
	test.Tap(w.session.site.state[bodymap.SiteSkipped])
	test.Tap(w.timeline.fresh)
	w.paint()
	return w
}

func (w *window) pale() (n int) {
	for _, m := range marksOf(w.desk, false) {
		if m.Look.Ghost {
			n++
		}
	}
	return n
}

func TestTheLastSessionIsCopiedByOneTap(t *testing.T) {
	w := visited(t)
	p := w.session.repeat
	if !strings.HasPrefix(p.copy.Text, "Copy 4 sites") || w.pale() != 4 || w.marked() != "" {
		t.Errorf("an empty plan offers %q, shows %d pale marks and holds %q", p.copy.Text, w.pale(), w.marked())
	}
	test.Tap(p.copy)
	w.paint()
	expect(t, "copied", w.marked(), "BL23 left planned, BL23 right planned, BL25 left planned, BL25 right planned")
	if w.session.offers.Visible() || w.pale() != 0 {
		t.Error("a plan with sites still offers to be copied into")
	}
	w.desk.undo()
	w.paint()
	expect(t, "undone", w.marked(), "")
	if !w.session.offers.Visible() {
		t.Error("the plan is empty again, and offers nothing")
	}
}

func TestRegionsAreCopiedOneByOne(t *testing.T) {
	w := visited(t)
	p := w.session.repeat
	for _, o := range p.regions.Objects {
		if c := o.(*widget.Check); strings.Contains(c.Text, "right") {
			c.SetChecked(false)
		}
	}
	w.paint()
	if len(p.regions.Objects) < 2 || !strings.HasPrefix(p.copy.Text, "Copy 2 sites") || w.pale() != 2 {
		t.Fatalf("with the right side off it offers %q and shows %d pale marks", p.copy.Text, w.pale())
	}
	test.Tap(p.copy)
	expect(t, "copied", w.marked(), "BL23 left planned, BL25 left planned")
	w.timeline.again.button.OnTapped()
	w.paint()
	if !w.session.offers.Visible() || !strings.HasPrefix(p.copy.Text, "Copy 2 sites") {
		t.Errorf("asked again later it offers %q", p.copy.Text)
	}
}

func TestCopiedSitesKeepAway(t *testing.T) {
	w := visited(t)
	typeOver(w, w.session.repeat.away, "15")
	test.Tap(w.session.repeat.copy)
	if sites := w.desk.chart.Sites(); len(sites) != 4 || sites[0].Code != "" {
		t.Fatalf("shifted away there are %+v", sites)
	}
	if got := w.taste.store.Float(keyAway); got != 15 {
		t.Errorf("the distance is remembered as %v", got)
	}
	w.desk.undo()
	typeOver(w, w.session.repeat.away, "near")
	if w.session.syringe.wrong.Hidden {
		t.Error("nothing is said of a distance that is no number")
	}
}

func TestRestedSitesAreOfferedAfterTheTypedDays(t *testing.T) {
	w := visited(t)
	p := w.session.repeat
	if p.rest.Text != "" || !p.rested.Disabled() {
		t.Errorf("nobody typed a rest, and it says %q", p.rest.Text)
	}
	typeOver(w, p.rest, "1")
	if !p.rested.Disabled() {
		t.Errorf("on the same day it offers %q", p.rested.Text)
	}
	before := w.desk.chart.Session().At
	w.desk.setHeader(func(s *bodymap.Session) { s.At = before.AddDate(0, 0, 7) })
	w.paint()
	if p.rested.Disabled() || !strings.Contains(p.rested.Text, "4") || w.pale() != 4 {
		t.Errorf("a week later it offers %q and shows %d pale marks", p.rested.Text, w.pale())
	}
	test.Tap(p.rested)
	w.desk.undo()
	expect(t, "after one undo", w.marked(), "")
}

func TestAnAshiSiteIsMovedByItsReading(t *testing.T) {
	w := withAnna(t)
	body := w.figure.body.Body()
	r, err := body.Read("L4 2 left", atlas.Midline)
	if err != nil {
		t.Fatal(err)
	}
	w.desk.mark(bodymap.Target{Place: r.Place, Side: r.Side})
	w.desk.selectSite(w.desk.chart.Sites()[0].ID)
	w.paint()
	f := w.session.syringe.reading
	if !f.Visible() || !strings.Contains(f.Text, "L4") {
		t.Fatalf("the reading says %q", f.Text)
	}
	say := func(text string) {
		w.win.Canvas().Focus(f)
		f.SetText(text)
		w.win.Canvas().Unfocus()
		w.paint()
	}
	say("3 cun lateral to the midline at L2, left")
	if where := body.Where(w.desk.chart.Sites()[0].Place).Text("en"); !strings.Contains(where, "L2") || !strings.Contains(f.Text, "L2") {
		t.Errorf("the site lies %s, the field says %s", where, f.Text)
	}
	say("somewhere nice")
	if w.session.syringe.wrong.Hidden || f.Text != "somewhere nice" {
		t.Errorf("what cannot be read: %q, field %q", w.session.syringe.wrong.Text, f.Text)
	}
	w.desk.undo()
	w.desk.selectSite("")
	w.searchFor("st36")
	w.desk.selectSite(w.desk.chart.Sites()[1].ID)
	w.paint()
	if f.Visible() {
		t.Error("a named point has a reading to be typed")
	}
}
