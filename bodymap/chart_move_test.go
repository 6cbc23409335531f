package bodymap_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"ashi/bodymap"
	"ashi/bodymap/atlas"
)

func TestAnAreaMovesAsAWhole(t *testing.T) {
	c, p, d := newChart(t)
	plan := bodymap.AreaPlan{SpacingMM: 8, MarginMM: 2, Pattern: bodymap.Grid}
	for name, way := range map[string][2]bodymap.Target{
		"down the back":       {named(body(), "BL20", atlas.Left), named(body(), "BL25", atlas.Left)},
		"round the waist":     {named(body(), "BL23", atlas.Left), named(body(), "GB25", atlas.Left)},
		"along the thigh":     {named(body(), "ST32", atlas.Right), named(body(), "ST34", atlas.Right)},
		"a hand's breadth":    {named(body(), "LI10", atlas.Left), named(body(), "LI8", atlas.Left)},
		"over the midline":    {named(body(), "BL23", atlas.Left), named(body(), "BL23", atlas.Right)},
		"across the shoulder": {named(body(), "GB21", atlas.Left), named(body(), "SI11", atlas.Left)},
	} {
		old := must(c.MarkArea(ring(body(), way[0].Place, 2, 10), plan))(t)
		check(t, c.LeaveOut(old.ID, 0, true))
		check(t, c.Move(old.ID, bodymap.Target{Place: way[1].Place, Code: "ST36"}))
		now, _ := c.Site(old.ID)
		was, is := bodymap.AreaCM2(body(), old.Spread), bodymap.AreaCM2(body(), now.Spread)
		if gap := apart(now.Place, way[1].Place) - apart(old.Place, way[0].Place); gap > 1.2 || math.Abs(is-was) > .25*was {
			t.Errorf("%s: it lies %.1f cm from the target and has %.1f of %.1f cm2", name, gap, is, was)
		}
		if s := now.Spread; s.SpacingMM != 8 || s.MarginMM != 2 || s.Pattern != bodymap.Grid || s.LeftOut != nil || now.Code != "" {
			t.Errorf("%s: laid as %+v", name, s)
		}
		if verb := must(p.Undo())(t); verb != bodymap.MoveSite {
			t.Errorf("%q was undone", verb)
		}
	}
	site := c.Sites()[0]
	unchanged(t, c, d, "to no place", bodymap.Invalid, func() error { return c.Move(site.ID, bodymap.Target{}) })
	check(t, c.Move(site.ID, bodymap.Target{Place: site.Place}))
	if now, _ := c.Site(site.ID); !now.Equal(site) {
		t.Error("moved to where it is, it changes")
	}
	sole := named(body(), "KI1", atlas.Right).Place
	unchanged(t, c, d, "from the back to the sole", bodymap.Invalid, func() error { return c.Move(site.ID, bodymap.Target{Place: sole}) })
}

func TestAMovedLineKeepsItsCount(t *testing.T) {
	c, _, _ := newChart(t)
	site := must(c.MarkLine(pathAlong(body(), atlas.Left, "BL13", "BL17", "BL23"), 7))(t)
	check(t, c.Shift(2, atlas.Vec{1, 0, 0}, site.ID))
	now, _ := c.Site(site.ID)
	if now.Punctures != 7 || math.Abs(now.Spread.SpacingMM-site.Spread.SpacingMM) > .1*site.Spread.SpacingMM {
		t.Errorf("%d punctures at %.1f mm, before at %.1f", now.Punctures, now.Spread.SpacingMM, site.Spread.SpacingMM)
	}
	for i, p := range now.Spread.Spots {
		if d := apart(p, site.Spread.Spots[i]); d < 1.6 || d > 2.2 {
			t.Errorf("puncture %d went %.2f cm", i, d)
		}
	}
}

// Single sites go exactly as far over the skin as asked and become Ashi; one undo brings all back.
func TestShiftGoesTheDistance(t *testing.T) {
	c, p, _ := newChart(t)
	rapid.Check(t, func(r *rapid.T) {
		side := rapid.SampledFrom([]atlas.Side{atlas.Left, atlas.Right}).Draw(r, "side")
		targets := []bodymap.Target{named(body(), "BL23", side), named(body(), "ST36", side)}
		sites, err := c.MarkMany(targets)
		if err != nil {
			r.Fatal(err)
		}
		cm := rapid.Float64Range(-3, 3).Draw(r, "cm")
		if err := c.Shift(cm, atlas.Vec{.3, 1, 0}, ids(sites)...); err != nil {
			r.Fatal(err)
		}
		for i, s := range c.Sites() {
			gone, ok := body().Distance(targets[i].Place, s.Place, 5)
			if !ok || math.Abs(gone-math.Abs(cm)) > .01+.01*math.Abs(cm) || math.Abs(cm) > .1 && (s.Code != "" || s.Side != side) {
				r.Errorf("%s went %.3f cm, %.3f were asked: %+v", targets[i].Code, gone, cm, s)
			}
			if up := body().At(s.Place, atlas.Anatomical)[1] - body().At(targets[i].Place, atlas.Anatomical)[1]; math.Abs(cm) > .1 && up*cm < 0 {
				r.Errorf("%s went %.2f cm up for %.2f", targets[i].Code, up, cm)
			}
		}
		for len(c.Sites()) > 0 {
			if _, err := p.Undo(); err != nil {
				r.Fatal(err)
			}
		}
	})
}

func TestShiftThatCannotBeDone(t *testing.T) {
	c, _, d := newChart(t)
	site := must(c.Mark(named(body(), "BL23", atlas.Left).Place, "BL23", atlas.Left))(t)
	into := body().Normal(site.Place, atlas.Anatomical)
	unchanged(t, c, d, "off the skin", bodymap.Invalid, func() error { return c.Shift(2, into, site.ID) })
	unchanged(t, c, d, "what is not there", bodymap.NotFound, func() error { return c.Shift(2, atlas.Vec{0, 1, 0}, "x") })
	check(t, c.Shift(0, atlas.Vec{0, 1, 0}, site.ID), c.Shift(2, atlas.Vec{0, 1, 0}))
	if now := c.Sites()[0]; !now.Equal(site) {
		t.Error("a shift by nothing changes a site")
	}
}
