package bodymap_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestMirrorIsExact(t *testing.T) {
	c, p, _ := newChart(t)
	a := atlas.Get()
	rapid.Check(t, func(r *rapid.T) {
		before := len(c.Sites())
		side := rapid.SampledFrom([]atlas.Side{atlas.Left, atlas.Right}).Draw(r, "side")
		other := map[atlas.Side]atlas.Side{atlas.Left: atlas.Right, atlas.Right: atlas.Left}[side]
		point := named(body(), rapid.SampledFrom([]atlas.Code{"BL23", "ST36", "LI10", "GB34"}).Draw(r, "code"), side)
		ashi := body().Walk(point.Place, atlas.Vec{.2, 1, .3}, 2)
		marks, err := c.MarkMany([]bodymap.Target{point, {Place: ashi, Side: side}})
		if err != nil {
			r.Fatal(err)
		}
		area, err := c.MarkArea(ring(body(), point.Place, rapid.Float64Range(1, 2).Draw(r, "cm"), 7), bodymap.AreaPlan{SpacingMM: 6, Pattern: bodymap.Staggered})
		if err == nil {
			err = c.LeaveOut(area.ID, 1, true)
		}
		if err != nil {
			r.Fatal(err)
		}
		all := append(ids(marks), area.ID)
		out, err := c.Mirror(all...)
		if err != nil || len(out) != 3 || len(c.Sites()) != before+6 {
			r.Fatalf("%d sites came of three; %v", len(out), err)
		}
		there, _ := body().PlaceOf(point.Code, other)
		if out[0].Code != point.Code || out[0].Side != other || apart(out[0].Place, there) > 1e-4 || out[1].Place != a.Mirror(ashi) || out[1].Side != other {
			r.Errorf("mirrored to %+v and %+v", out[0], out[1])
		}
		area, _ = c.Site(area.ID)
		m := out[2]
		if !slices.Equal(m.Spread.Outline, a.MirrorAll(area.Spread.Outline)) || !slices.Equal(m.Spread.Spots, a.MirrorAll(area.Spread.Spots)) ||
			!slices.Equal(m.Spread.LeftOut, []int{1}) || m.Punctures != area.Punctures || m.Place != a.Mirror(area.Place) || m.Side != other {
			r.Errorf("the area was mirrored to %+v", m)
		}
		if _, err := c.Mirror(append(all, ids(out)...)...); bodymap.KindOf(err) != bodymap.Invalid || err == nil {
			r.Errorf("mirrored once more: %v", err)
		}
		for len(c.Sites()) > before {
			if _, err := p.Undo(); err != nil {
				r.Fatal(err)
			}
		}
	})
}

func TestMirrorLeavesAloneWhatIsThere(t *testing.T) {
	c, _, d := newChart(t)
	left, right, middle := named(body(), "BL23", atlas.Left), named(body(), "BL23", atlas.Right), named(body(), "GV4", atlas.Midline)
	sites := must(c.MarkMany([]bodymap.Target{left, right, middle}))(t)
	check(t, c.Change(ids(sites[:1]), func(s *bodymap.Site) { s.Numbing, s.Note, s.Reaction = true, "sore", "red" }, bodymap.EditSite))
	unchanged(t, c, d, "the midline", bodymap.Invalid, func() error { _, err := c.Mirror(sites[2].ID); return err })
	unchanged(t, c, d, "both sides", bodymap.Invalid, func() error { _, err := c.Mirror(ids(sites)...); return err })
	unchanged(t, c, d, "nobody", bodymap.NotFound, func() error { _, err := c.Mirror("x"); return err })
	check(t, c.Remove(sites[1].ID))
	out := must(c.Mirror(ids(c.Sites())...))(t)
	if len(out) != 1 || out[0].Code != "BL23" || out[0].Side != atlas.Right || !out[0].Numbing || out[0].Note != "" || out[0].Reaction != "" || out[0].State != bodymap.SitePlanned {
		t.Errorf("mirrored to %+v", out)
	}
	check(t, c.Record())
	ashi := must(c.Mark(spot(7), "", atlas.Left))(t)
	if out := must(c.Mirror(ashi.ID))(t); out[0].State != bodymap.SiteAdded {
		t.Errorf("in a record it is %s", out[0].State)
	}
	if none, err := c.Mirror(); none != nil || err != nil {
		t.Errorf("nothing mirrored gives %v, %v", none, err)
	}
}

func TestFigureChangeLaysPlannedAreasAnew(t *testing.T) {
	c, p, _ := newChart(t)
	male := atlas.Get().Body(atlas.Male)
	plan := bodymap.AreaPlan{SpacingMM: 8, Pattern: bodymap.Grid}
	area := must(c.MarkArea(back(4), plan))(t)
	line := must(c.MarkLine(pathAlong(body(), atlas.Left, "BL13", "BL23"), 5))(t)
	done := must(c.MarkArea(ring(body(), named(body(), "ST36", atlas.Left).Place, 2, 8), plan))(t)
	check(t, c.LeaveOut(area.ID, 0, true), c.SetState(bodymap.SiteDone, done.ID))
	before := c.Sites()
	check(t, c.SetFigure(atlas.Male))
	now := c.Sites()
	want, middle, cm2, err := bodymap.LayArea(male, area.Spread.Outline, plan)
	if err != nil || !slices.Equal(now[0].Spread.Spots, want.Spots) || now[0].Place != middle || now[0].Spread.LeftOut != nil || now[0].Punctures != len(want.Spots) {
		t.Errorf("on the other body the area is %+v of %.1f cm2; %v", now[0], cm2, err)
	}
	if got := now[1].Spread; now[1].Punctures != 5 || got.SpacingMM == line.Spread.SpacingMM || !slices.Equal(got.Outline, line.Spread.Outline) {
		t.Errorf("on the other body the line is %+v", got)
	}
	if !slices.Equal(now[2].Spread.Spots, done.Spread.Spots) || now[2].Punctures != done.Punctures {
		t.Error("what was done has moved")
	}
	must(p.Undo())(t)
	if !slices.EqualFunc(c.Sites(), before, bodymap.Site.Equal) {
		t.Error("one undo does not bring the first body's punctures back")
	}
	check(t, c.Record(), c.SetFigure(atlas.Male))
	for i, s := range c.Sites() {
		if !slices.Equal(s.Spread.Spots, before[i].Spread.Spots) {
			t.Errorf("the punctures of the recorded site %d have moved", i+1)
		}
	}
}
