package bodymap_test

import (
	"testing"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestARegionThatIsNamedIsAPain(t *testing.T) {
	c, _, d := newChart(t)
	place, _ := body().RegionMiddle("269", atlas.Left)
	p := must(c.PutPain(bodymap.Pain{Place: place, Before: bodymap.NotAsked, After: bodymap.NotAsked}))(t)
	p.Before = 6
	must(c.PutPain(p))(t)
	got := must(d.Pains(c.Session().ID))(t)
	if len(got) != 1 || got[0].Before != 6 || len(got[0].Outline) != 0 {
		t.Fatalf("on disk: %+v", got)
	}
	if r, side := body().RegionOf(got[0].Place); r.ID != "269" || side != atlas.Left {
		t.Errorf("it lies in %s %s", r.Everyday.EN, side)
	}
	drawn := got[0]
	drawn.Outline = back(4)
	if now := must(c.PutPain(drawn))(t); now.Place == place {
		t.Error("an outline that is drawn later does not move the pain")
	}
	unchanged(t, c, d, "off the body", bodymap.Invalid, func() error {
		_, err := c.PutPain(bodymap.Pain{Place: atlas.Place{V: [3]uint16{1, 2, 9999}, W: [3]float64{1, 0, 0}}})
		return err
	})
}

func TestPainsOfAnEarlierSessionAreTakenOver(t *testing.T) {
	c, practice, d := newChart(t)
	must(c.PutPain(pain(back(4))))(t)
	place, _ := body().RegionMiddle("243", atlas.Midline)
	must(c.PutPain(bodymap.Pain{Place: place, Before: 3, After: 1}))(t)
	from := c.Session().ID
	again := must(practice.NewSession(c.Patient().ID))(t)
	copied := must(again.CopyPains(from))(t)
	if len(copied) != 2 || len(again.Pains()) != 2 {
		t.Fatalf("%d came over", len(copied))
	}
	for i, p := range again.Pains() {
		old := must(d.Pains(from))(t)[i]
		if p.Place != old.Place || len(p.Outline) != len(old.Outline) || len(p.Qualities) != len(old.Qualities) {
			t.Errorf("%+v came over as %+v", old, p)
		}
		if p.Before != bodymap.NotAsked || p.After != bodymap.NotAsked || p.Note != "" || p.ID == old.ID {
			t.Errorf("scores, note or identity came along: %+v", p)
		}
	}
	unchanged(t, again, d, "a second time", bodymap.Invalid, func() error { _, err := again.CopyPains(from); return err })
	must(practice.Undo())(t)
	if len(again.Pains()) != 0 {
		t.Error("one undo does not take all away")
	}
	other := must(practice.NewSession(must(practice.SavePatient(anna()))(t).ID))(t)
	unchanged(t, other, d, "of another patient", bodymap.Invalid, func() error { _, err := other.CopyPains(from); return err })
	unchanged(t, other, d, "of a session that is not there", bodymap.NotFound, func() error { _, err := other.CopyPains("x"); return err })
}
