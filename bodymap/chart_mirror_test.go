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
	rapid.Check(t, func(r *rapid.T) {
		sites := someOfOneSide(r, c)
		seen, err := c.MirrorTrial(ids(sites)...)
		if err != nil || len(seen) != 3 || len(c.Sites()) != 3 {
			r.Fatalf("a trial of three gives %d and leaves %d; %v", len(seen), len(c.Sites()), err)
		}
		out, err := c.Mirror(ids(sites)...)
		if err != nil || len(out) != 3 || len(c.Sites()) != 6 {
			r.Fatalf("%d sites came of three; %v", len(out), err)
		}
		for i := range out {
			checkMirror(r, sites[i], out[i])
			if seen[i].Place != out[i].Place {
				r.Error("the trial showed another place")
			}
		}
		if _, err := c.Mirror(append(ids(sites), ids(out)...)...); bodymap.KindOf(err) != bodymap.Invalid || err == nil {
			r.Errorf("mirrored once more: %v", err)
		}
		for len(c.Sites()) > 0 {
			if _, err := p.Undo(); err != nil {
				r.Fatal(err)
			}
		}
	})
}

// someOfOneSide marks a named point, an Ashi site and an area with a puncture left out.
func someOfOneSide(r *rapid.T, c *bodymap.Chart) []bodymap.Site {
	side := rapid.SampledFrom([]atlas.Side{atlas.Left, atlas.Right}).Draw(r, "side")
	point := named(body(), rapid.SampledFrom([]atlas.Code{"BL23", "ST36", "LI10", "GB34"}).Draw(r, "code"), side)
	ashi := body().Walk(point.Place, atlas.Vec{.2, 1, .3}, 2)
	_, err := c.MarkMany([]bodymap.Target{point, {Place: ashi, Side: side}})
	if err != nil {
		r.Fatal(err)
	}
	outline := ring(body(), point.Place, rapid.Float64Range(1, 2).Draw(r, "cm"), 7)
	area, err := c.MarkArea(outline, bodymap.AreaPlan{SpacingMM: 6, Pattern: bodymap.Staggered}, false)
	if err == nil {
		err = c.LeaveOut(area[0].ID, 1, true)
	}
	if err != nil {
		r.Fatal(err)
	}
	return c.Sites()
}

// checkMirror holds a site against its mirror image.
func checkMirror(r *rapid.T, s, m bodymap.Site) {
	a := atlas.Get()
	other := map[atlas.Side]atlas.Side{atlas.Left: atlas.Right, atlas.Right: atlas.Left}[s.Side]
	if m.Code != s.Code || m.Side != other || m.Syringe != s.Syringe || m.Punctures != s.Punctures {
		r.Errorf("%+v was mirrored to %+v", s, m)
	}
	if there, ok := body().PlaceOf(s.Code, other); ok && apart(m.Place, there) > 1e-4 || !ok && m.Place != a.Mirror(s.Place) {
		r.Errorf("%v was mirrored to %v", s.Place, m.Place)
	}
	if s.Spread == nil {
		return
	}
	if !slices.Equal(m.Spread.Outline, a.MirrorAll(s.Spread.Outline)) || !slices.Equal(m.Spread.Spots, a.MirrorAll(s.Spread.Spots)) ||
		!slices.Equal(m.Spread.LeftOut, s.Spread.LeftOut) {
		r.Errorf("the area was mirrored to %+v", m.Spread)
	}
}

// Both sides at once are one step, exact mirror images; what lies across the midline is one.
func TestAreasAndLinesOfBothSides(t *testing.T) {
	c, p, _ := newChart(t)
	plan := bodymap.AreaPlan{SpacingMM: 8, Pattern: bodymap.Grid}
	a := atlas.Get()
	area := must(c.MarkArea(back(2), plan, true))(t)
	line := must(c.MarkLine(pathAlong(body(), atlas.Right, "BL13", "BL23"), 5, true))(t)
	for _, pair := range [][]bodymap.Site{area, line} {
		if len(pair) != 2 || pair[0].Side == pair[1].Side || !slices.Equal(pair[1].Spread.Spots, a.MirrorAll(pair[0].Spread.Spots)) {
			t.Fatalf("marked are %+v", pair)
		}
	}
	must(p.Undo())(t)
	if verb := must(p.Undo())(t); verb != bodymap.MarkArea || len(c.Sites()) != 0 {
		t.Errorf("undo of %q leaves %d sites", verb, len(c.Sites()))
	}
	spine := named(body(), "GV4", atlas.Midline).Place
	for name, middle := range map[string]atlas.Place{"on the midline": spine, "across it": body().Walk(spine, atlas.Vec{1, 0, 0}, 1.5)} {
		if got := must(c.MarkArea(ring(body(), middle, 2, 10), plan, true))(t); len(got) != 1 {
			t.Errorf("%s: %d areas", name, len(got))
		} else if twice, err := c.Mirror(got[0].ID); err == nil {
			t.Errorf("%s: mirrored over itself with %d punctures", name, len(twice[0].Spread.Spots))
		}
	}
	left := must(c.MarkArea(back(2), plan, true))(t)
	check(t, c.Remove(left[0].ID))
	if got := must(c.MarkArea(back(2), plan, true))(t); len(got) != 1 || got[0].Side != left[0].Side {
		t.Errorf("beside its mirror image that is there %d areas come", len(got))
	}
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
	area := markArea(t, c, back(4), plan)
	line := markLine(t, c, pathAlong(body(), atlas.Left, "BL13", "BL23"), 5)
	done := markArea(t, c, ring(body(), named(body(), "ST36", atlas.Left).Place, 2, 8), plan)
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
